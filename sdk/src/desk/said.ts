import type { CallKind, Contact, MessageInfo, MessageStatus, SystemNoteInfo, TargetInfo } from '../index.js';
import { clock } from '../ui/strings.js';
import type { DeskModel } from './model.js';

/** The last words in a contact, with whose they are. */
export function lastSaid(model: DeskModel, contact: Contact): string {
  const pending = contact.pending.at(-1);
  if (pending?.content.type === 'text') return `${model.strings.you}: ${pending.content.text}`;
  const isWords = (message: MessageInfo) => plain(model, contact, message) !== '';
  const last =
    contact.messages.findLast((message) => message.author && isWords(message)) ??
    contact.messages.findLast(isWords);
  if (!last) return '';
  const words = plain(model, contact, last);
  return last.author?.identity === model.me?.identity ? `${model.strings.you}: ${words}` : words;
}

/** How far the customer has got with a message of ours; colleagues who read along do not count. */
export function statusFor(model: DeskModel, contact: Contact, { number }: MessageInfo): MessageStatus {
  const customer = model.customerOf(contact)?.identity;
  const mark = contact.info.marks.find(({ identity }) => identity === customer);
  if (!mark || mark.delivered < number) return 'sent';
  return mark.seen >= number ? 'seen' : 'delivered';
}

/** Since when the customer waits for an answer; nothing if they had the last answer. */
export function unansweredSince(contact: Contact): number | undefined {
  if (contact.isClosed) return undefined;
  const isCustomers = ({ author }: MessageInfo) => author?.role === 'customer';
  const answered = contact.messages.findLastIndex(
    ({ author }) => author !== null && author.role !== 'customer',
  );
  return contact.messages.slice(answered + 1).find(isCustomers)?.at;
}

function plain(model: DeskModel, contact: Contact, message: MessageInfo): string {
  const { content } = message;
  switch (content.type) {
    case 'text':
      return content.text;
    case 'link':
      return content.url;
    case 'file':
      return content.caption || content.name;
    case 'note':
      return noteWords(model, contact, message, content.note);
  }
}

/** For whom a contact waits. */
export function targetWords({ strings }: DeskModel, target: TargetInfo): string {
  switch (target.kind) {
    case 'anyone':
      return strings.anyone;
    case 'skill':
      return target.skill;
    case 'agent':
      return target.agent;
  }
}

/** What happened, in a few words. */
export function noteWords(
  model: DeskModel,
  contact: Contact,
  { number }: MessageInfo,
  note: SystemNoteInfo,
): string {
  const { strings } = model;
  switch (note.event) {
    case 'joined':
      return note.person.identity === model.me?.identity
        ? strings.youJoined
        : strings.joined(note.person.name);
    case 'left':
      return note.person.identity === model.me?.identity ? '' : strings.left(note.person.name, note.reason);
    case 'transferred':
      return strings.transferred(targetWords(model, note.target));
    case 'callRequested':
      return strings.callRequested(note.kind);
    case 'callRequestEnded':
      return strings.requestEnded[note.outcome];
    case 'callStarted':
      return strings.callStarted(note.kind);
    case 'callSwitched':
      if (note.outcome !== 'done') return strings.notSwitched[note.outcome];
      return kindBefore(contact, number) === note.kind
        ? strings.directionChanged
        : strings.callSwitched(note.kind);
    case 'callEnded':
      return strings.callEnded(note.reason, clock(note.seconds));
    case 'closed':
      return strings.closed[note.reason];
  }
}

/** What a call was before a message: a switch may change its direction only. */
function kindBefore(contact: Contact, number: number): CallKind | undefined {
  for (const message of contact.messages.filter((one) => one.number < number).reverse()) {
    if (message.content.type !== 'note') continue;
    const { note } = message.content;
    const isSwitch = note.event === 'callSwitched' && note.outcome === 'done';
    if (note.event === 'callStarted' || isSwitch) return note.kind;
  }
  return undefined;
}
