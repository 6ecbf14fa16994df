import { html, nothing, svg, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Call, Contact, Direction, InvitationInfo, InvitationName } from '../../index.js';
import { type IconName, icon } from '../icons.js';
import type { DeskModel } from '../model.js';

const DIRECTIONS: Direction[] = ['sendrecv', 'sendonly', 'recvonly', 'inactive'];

/** What an agent may invite to: its picture and key. */
const INVITATIONS: [InvitationName, IconName, string][] = [
  ['voiceCall', 'phone', 'C'],
  ['videoCall', 'video', 'D'],
  ['screenShare', 'monitor', 'W'],
  ['cobrowse', 'cobrowse', 'B'],
];

/** The call's place. It is as large before the call as in it, so that nothing moves when one begins. */
export function callBox(model: DeskModel, contact: Contact | undefined): TemplateResult {
  const call = contact?.call;
  const isHere = call !== undefined && model.calls.has(call);
  return html`
    <section class="callbox" part="callbox" aria-label=${model.strings.call} data-state=${isHere ? 'call' : 'idle'}>
      <div class="stage" ?hidden=${!isHere}>${screens(model, contact)}</div>
      ${contact ? (isHere ? controls(model, contact, call) : beforeCall(model, contact)) : placed(html`<span class="badge">${icon('user')}</span><p class="soft">${model.strings.nobodySide}</p>`)}
    </section>
  `;
}

/** Each joined call keeps its element, so that it is heard also while another contact is looked at. */
function screens(model: DeskModel, contact: Contact | undefined): TemplateResult {
  return html`${repeat(
    model.calls.list,
    ({ id }) => id,
    (call) => {
      const isSelected = call.info.contactId === contact?.id;
      return html`<visavis-call
        part="call"
        autojoin
        server=${model.server}
        locale=${model.locale}
        shortcuts=${isSelected ? 'on' : 'off'}
        ?hidden=${!isSelected}
        ?data-listens=${call.listens}
        data-kind=${call.info.kind}
        .call=${call}
        @visavis-ended=${({ detail }: CustomEvent<{ reason: string }>) => model.handleCallEnded(call, detail.reason)}
      ></visavis-call>`;
    },
  )}`;
}

function beforeCall(model: DeskModel, contact: Contact): TemplateResult {
  const { strings } = model;
  if (contact.isClosed) return placed(html`<p class="soft">${strings.noCallAnyMore}</p>`);
  const { call } = contact;
  if (call) return aside(model, call);
  const { callRequest } = contact.info;
  if (callRequest) {
    const { escalationId, by, kind, expires } = callRequest;
    const isTheirs = by.role === 'customer';
    const left = strings.secondsLeft(secondsTo(model, expires));
    if (model.listensTo(contact)) return placed(html`<p class="soft">${strings.asksYou(by.name, kind)}</p>`);
    return placed(html`
      <div class="ask" part="call-request" role="alertdialog" aria-label=${strings.asksYou(by.name, kind)}>
        <span class="badge ringing">${icon(kind === 'video' ? 'video' : 'phone')}</span>
        <h3>${isTheirs ? strings.asksYou(by.name, kind) : strings.youAsk(kind)}</h3>
        <p class="soft">${left}</p>
        <div class="pair">
          ${
            isTheirs
              ? html`
                  <button class="primary" part="accept-call" aria-keyshortcuts="Y" @click=${() => model.bringAbout(contact, () => contact.answerCallRequest(escalationId, true))}>
                    ${strings.accept}<kbd>Y</kbd>
                  </button>
                  <button part="decline-call" @click=${() => model.attempt(() => contact.answerCallRequest(escalationId, false))}>
                    ${strings.decline}
                  </button>
                `
              : html`<button part="cancel-call" @click=${() => model.attempt(() => contact.cancelCallRequest(escalationId))}>
                  ${strings.takeBack}
                </button>`
          }
        </div>
      </div>
    `);
  }
  // A page that is looked at together is no reason not to ask for something else.
  const invitation =
    contact.info.invitations.find(({ state }) => state === 'invited') ??
    contact.info.invitations.find(({ kind }) => kind !== 'cobrowse');
  if (invitation) return placed(invited(model, contact, invitation));
  if (model.listensTo(contact)) return placed(html`<p class="soft">${strings.noCall}</p>`);
  return html`
    <div class="start" part="start">
      <h3>${strings.inviteTo}</h3>
      <div class="tiles">
        ${INVITATIONS.map(
          ([kind, symbol, key]) => html`<button
            part="invite-${kind}"
            aria-keyshortcuts=${key}
            title=${`${strings.inviteHints[kind]} (${key})`}
            @click=${() => invite(model, contact, kind)}
          >
            ${icon(symbol)}<span>${strings.invitations[kind]}</span><kbd>${key}</kbd>
          </button>`,
        )}
      </div>
      <p class="soft small">${strings.inviteHint}</p>
      ${strip(model, contact)}
    </div>
  `;
}

export function invite(model: DeskModel, contact: Contact, kind: InvitationName): Promise<void> {
  return model.bringAbout(contact, () =>
    contact.invite(
      kind,
      kind === 'cobrowse' ? { mode: 'view' } : kind === 'videoCall' ? { direction: 'sendrecv' } : {},
    ),
  );
}

/** An invitation that waits, or that was accepted and needs no call. */
function invited(model: DeskModel, contact: Contact, invitation: InvitationInfo): TemplateResult {
  const { strings } = model;
  const { invitationId, kind, state, expires } = invitation;
  const symbol = INVITATIONS.find(([name]) => name === kind)![1];
  const isWaiting = state === 'invited';
  return html`
    <div class="ask" part="invitation" data-state=${state}>
      <span class="badge ${isWaiting ? 'ringing' : ''}">${icon(symbol)}</span>
      <h3>${isWaiting ? strings.invited[kind] : strings.accepted[kind]}</h3>
      ${isWaiting ? html`<p class="soft">${strings.secondsLeft(secondsTo(model, expires))}</p>` : nothing}
      <div class="pair">
        ${
          isWaiting
            ? html`<button part="cancel-invitation" @click=${() => model.attempt(() => contact.cancelInvitation(invitationId))}>${strings.takeBack}</button>`
            : html`<button part="end-invitation" @click=${() => model.attempt(() => contact.endInvitation(invitationId))}>${strings.stop}</button>`
        }
      </div>
    </div>
  `;
}

/** In one line: what was asked for during a call, and a page that is looked at together. */
function strip(model: DeskModel, contact: Contact): TemplateResult | typeof nothing {
  const { strings } = model;
  const found = contact.info.invitations.find(
    ({ state, kind }) => state === 'invited' || kind === 'cobrowse',
  );
  if (!found) return nothing;
  const { invitationId, kind, state, expires } = found;
  const isWaiting = state === 'invited';
  const words = isWaiting
    ? `${strings.invited[kind]} · ${strings.secondsLeft(secondsTo(model, expires))}`
    : strings.accepted[kind];
  const run = () =>
    isWaiting ? contact.cancelInvitation(invitationId) : contact.endInvitation(invitationId);
  return html`<p class="strip" part="invitation" data-state=${state}>
    <span>${words}</span>
    <button class="quiet" part="end-invitation" @click=${() => model.attempt(run)}>${isWaiting ? strings.takeBack : strings.stop}</button>
  </p>`;
}

/** A call that goes on without this page. */
function aside(model: DeskModel, call: Call): TemplateResult {
  const { strings } = model;
  const other = model.otherLiveCall;
  const isLeft = call.info.members.some(
    ({ person, state }) => state === 'gone' && person.identity === model.me?.identity,
  );
  const otherContact = other && model.contacts?.get(other.info.contactId);
  return placed(html`
    <div class="ask" part="call-aside">
      <span class="badge ringing">${icon('phone')}</span>
      <h3>${isLeft ? strings.callWithoutYou : strings.callWaits}</h3>
      ${otherContact ? html`<p class="soft">${strings.holdsOther(model.nameOf(otherContact))}</p>` : nothing}
      <div class="pair">
        <button class="primary" part="join-call" aria-keyshortcuts="Y" @click=${() => model.joinCall(call)}>
          ${otherContact ? strings.holdAndJoin : strings.joinCall}<kbd>Y</kbd>
        </button>
        <button part="end-call" @click=${() => model.attempt(() => call.end())}>${strings.endCall}</button>
      </div>
    </div>
  `);
}

function placed(inner: TemplateResult): TemplateResult {
  return html`<div class="placed">${inner}</div>`;
}

/** What an agent does with a call, beside what the call's own bar has. */
function controls(model: DeskModel, contact: Contact, call: Call): TemplateResult {
  const { strings } = model;
  const { info, listens } = call;
  if (listens) return html`<div class="controls"><p class="soft">${strings.youListen}</p></div>`;
  const isVideo = info.kind === 'video';
  const isMuted = customerIsMuted(call);
  return html`
    <div class="controls" part="controls" role="group" aria-label=${strings.callControls}>
      <div class="directions" role="group" aria-label=${strings.cameras}>
        ${DIRECTIONS.map((direction) => directionButton(model, call, direction))}
      </div>
      <div class="buttons">
        ${button('hold', info.held ? 'play' : 'pause', info.held ? strings.unhold : strings.hold, 'H', info.held, () => toggleHold(model, call))}
        ${button('mute-customer', isMuted ? 'mic' : 'micOff', isMuted ? strings.askToUnmute : strings.muteCustomer, 'X', isMuted, () => toggleMute(model, call))}
        ${button('kind', isVideo ? 'phone' : 'video', isVideo ? strings.toVoice : strings.toVideo, 'N', false, () => toggleKind(model, call))}
        ${screenButton(model, contact, call)}
        ${button('large', model.calls.isLarge ? 'shrink' : 'expand', model.calls.isLarge ? strings.smaller : strings.larger, 'L', model.calls.isLarge, () => model.toggleLarge())}
        ${button('hang-up', 'phoneOff', strings.endCall, 'U', false, () => hangUp(model, call), 'danger')}
      </div>
      ${strip(model, contact)}
    </div>
  `;
}

function button(
  part: string,
  symbol: IconName,
  label: string,
  key: string,
  pressed: boolean,
  run: () => void,
  look = '',
): TemplateResult {
  return html`<button class=${look} part=${part} aria-keyshortcuts=${key} title=${`${label} (${key})`} ?data-on=${pressed} @click=${run}>
    ${icon(symbol)}<span>${label}</span>
  </button>`;
}

function screenButton(model: DeskModel, contact: Contact, call: Call): TemplateResult {
  const { strings } = model;
  if (call.info.screen) {
    return button('stop-screen', 'x', strings.stopScreen, 'W', true, () =>
      model.attempt(() => call.stopScreen()),
    );
  }
  return button('ask-screen', 'monitor', strings.askScreen, 'W', false, () =>
    invite(model, contact, 'screenShare'),
  );
}

/** Cuts the customer off, or brings them back. */
export function toggleHold(model: DeskModel, call: Call): Promise<boolean> {
  return model.attempt(() => (call.info.held ? call.unhold() : call.hold()));
}

/** Leaves the call; the last agent's leaving ends it. */
export function hangUp(model: DeskModel, call: Call): Promise<boolean> {
  return model.attempt(async () => {
    await call.leave();
    model.handleCallEnded(call, 'left');
  });
}

/** Agents mute a customer, but only ask them to unmute. */
export async function toggleMute(model: DeskModel, call: Call): Promise<void> {
  const customer = call.info.members.find(({ person }) => person.role === 'customer');
  if (!customer) return;
  const isMuted = customerIsMuted(call);
  const done = await model.attempt(() => call.muteMember(customer.person.identity, 'microphone', !isMuted));
  if (done && isMuted) model.notify(model.strings.askedToUnmute(customer.person.name));
}

export function toggleKind(model: DeskModel, call: Call): Promise<boolean> {
  return model.attempt(() =>
    call.info.kind === 'video' ? call.switchTo('voice') : call.switchTo('video', 'sendrecv'),
  );
}

function customerIsMuted(call: Call): boolean {
  return call.info.members.some(
    ({ person, muted }) => person.role === 'customer' && muted.includes('microphone'),
  );
}

function directionButton(model: DeskModel, call: Call, direction: Direction): TemplateResult {
  const { strings } = model;
  const { info } = call;
  const isNow = info.kind === 'video' && info.direction === direction;
  const isAsked = info.request?.kind === 'video' && info.request.direction === direction;
  const choose = () => {
    if (!isNow) model.attempt(() => call.switchTo('video', direction));
  };
  return html`<button
    part="direction-${direction}"
    aria-pressed=${isNow}
    aria-busy=${isAsked}
    title=${strings.directionHints[direction]}
    @click=${choose}
  >
    ${picture(direction)}<span>${strings.directions[direction]}</span>
  </button>`;
}

/** Two screens, ours and the customer's: somebody is in those whose camera is seen. */
function picture(direction: Direction): TemplateResult {
  const isOursSeen = direction === 'sendrecv' || direction === 'recvonly';
  const isTheirsSeen = direction === 'sendrecv' || direction === 'sendonly';
  return html`<svg viewBox="0 0 56 28" aria-hidden="true" focusable="false">
    ${screen(1, isOursSeen)}${screen(31, isTheirsSeen)}
  </svg>`;
}

function screen(x: number, isSeen: boolean) {
  return svg`<g class=${isSeen ? 'seen' : 'unseen'} transform="translate(${x} 1)">
    <rect width="24" height="26" rx="4"></rect>
    ${
      isSeen
        ? svg`<circle cx="12" cy="10" r="4.5"></circle><path d="M4.5 23c0-4.7 3.3-7.2 7.5-7.2s7.5 2.5 7.5 7.2z"></path>`
        : svg`<path d="M5 21 19 5"></path>`
    }
  </g>`;
}

function secondsTo(model: DeskModel, expires: number): number {
  return Math.max(0, Math.ceil((expires - model.now) / 1000));
}
