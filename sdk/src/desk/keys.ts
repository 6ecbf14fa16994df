import type { DeskModel } from './model.js';
import type { DeskStrings } from './strings.js';
import { hangUp, invite, toggleHold, toggleKind, toggleMute } from './views/call.js';

const STORED = 'visavis:keys';

interface KeyBinding {
  /** As it is printed on the key. */
  key: string;
  name: keyof DeskStrings['keys'];
  /** Does it, if there is something to do it with. */
  run(model: DeskModel, reply: () => void): unknown;
}

/** What an agent does ten times an hour. The call's own M, V and S stay free. */
export const KEYS: readonly KeyBinding[] = [
  { key: 'A', name: 'accept', run: (model) => onOffer(model, true) },
  { key: 'P', name: 'pass', run: (model) => onOffer(model, false) },
  { key: 'K', name: 'next', run: (model) => model.step(1) },
  { key: 'J', name: 'before', run: (model) => model.step(-1) },
  { key: 'R', name: 'reply', run: (model, reply) => isServed(model) && reply() },
  { key: 'Y', name: 'answerCall', run: answerCall },
  {
    key: 'C',
    name: 'voice',
    run: (model) => mayInvite(model) && invite(model, model.selected!, 'voiceCall'),
  },
  {
    key: 'D',
    name: 'video',
    run: (model) => mayInvite(model) && invite(model, model.selected!, 'videoCall'),
  },
  { key: 'W', name: 'screen', run: screen },
  {
    key: 'B',
    name: 'cobrowse',
    run: (model) => isServed(model) && invite(model, model.selected!, 'cobrowse'),
  },
  { key: 'H', name: 'hold', run: (model) => inCall(model) && toggleHold(model, inCall(model)!) },
  { key: 'X', name: 'mute', run: (model) => inCall(model) && toggleMute(model, inCall(model)!) },
  { key: 'N', name: 'kind', run: (model) => inCall(model) && toggleKind(model, inCall(model)!) },
  { key: 'L', name: 'large', run: (model) => inCall(model) && model.toggleLarge() },
  { key: 'U', name: 'hangUp', run: (model) => inCall(model) && hangUp(model, inCall(model)!) },
  { key: 'T', name: 'transfer', run: (model) => isOpen(model) && model.openDialog('transfer') },
  { key: 'Q', name: 'ask', run: (model) => isServed(model) && model.openDialog('ask') },
  { key: 'E', name: 'end', run: endOrDismiss },
  { key: 'G', name: 'available', run: available },
  { key: '?', name: 'help', run: (model) => model.openDialog('help') },
];

/** The desk's keys; whoever needs single letters for something else switches them off. */
export class Keys {
  readonly #model: DeskModel;
  readonly #reply: () => void;

  constructor(model: DeskModel, reply: () => void) {
    this.#model = model;
    this.#reply = reply;
  }

  get areOn(): boolean {
    try {
      return localStorage.getItem(STORED) !== 'off';
    } catch {
      return true;
    }
  }

  set areOn(on: boolean) {
    try {
      localStorage.setItem(STORED, on ? 'on' : 'off');
    } catch {
      // Then they are on again after a reload.
    }
  }

  readonly handle = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented) return;
    const model = this.#model;
    if (model.phase !== 'ready' || model.dialog || !this.areOn) return;
    const target = event.composedPath()[0];
    // From the message field to the keys.
    if (event.key === 'Escape' && target instanceof HTMLElement) return target.blur();
    if (isEditable(target)) return;
    const binding = KEYS.find(({ key }) => key.toLowerCase() === event.key.toLowerCase());
    if (!binding) return;
    // The letter must not land in the field that the key leads to.
    event.preventDefault();
    binding.run(model, this.#reply);
  };
}

/** Letters that are typed into a field are no keys of ours. */
function isEditable(target: EventTarget | undefined): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}

function isOpen({ selected }: DeskModel): boolean {
  return selected !== undefined && !selected.isClosed;
}

function isServed(model: DeskModel): boolean {
  return isOpen(model) && !model.listensTo(model.selected!);
}

function mayInvite(model: DeskModel): boolean {
  return isServed(model) && model.selected!.call === undefined;
}

function inCall(model: DeskModel) {
  const call = model.selected?.call;
  return call && model.calls.has(call) && !call.listens ? call : undefined;
}

function onOffer(model: DeskModel, accept: boolean) {
  const offer = model.offers[0];
  return offer ? model.answerOffer(offer.contact.contactId, accept) : false;
}

function answerCall(model: DeskModel) {
  const contact = model.selected;
  const request = contact?.info.callRequest;
  if (contact && request?.by.role === 'customer') {
    return model.bringAbout(contact, () => contact.answerCallRequest(request.escalationId, true));
  }
  return contact?.call && !model.calls.has(contact.call) ? model.joinCall(contact.call) : false;
}

function screen(model: DeskModel) {
  const call = inCall(model);
  if (call?.info.screen) return model.attempt(() => call.stopScreen());
  return isServed(model) && invite(model, model.selected!, 'screenShare');
}

function endOrDismiss(model: DeskModel) {
  const { selected } = model;
  if (!selected) return false;
  return selected.isClosed ? model.dismiss(selected) : model.openDialog('end');
}

function available(model: DeskModel) {
  const { presence } = model;
  return presence
    ? model.attempt(() => presence.set(presence.value === 'available' ? 'away' : 'available'))
    : false;
}
