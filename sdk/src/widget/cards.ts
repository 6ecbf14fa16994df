import { html, nothing, type TemplateResult } from 'lit';
import { icon } from './icons.js';
import type { WidgetModel } from './model.js';

/** What waits for the person's answer, over the place where they write. */
export function cards(model: WidgetModel): TemplateResult {
  const { contact, strings, invitation, callRequest } = model;
  const call = contact?.call;
  const isShown = model.stage !== undefined;
  return html`
    ${invitation && !isShown ? invitationCard(model) : nothing}
    ${callRequest && !isShown ? requestCard(model) : nothing}
    ${
      call && !isShown
        ? card(
            'phone',
            strings.callRuns,
            '',
            html`<button class="primary" part="join" @click=${() => model.showCall()}>${strings.join}</button>`,
          )
        : nothing
    }
    ${
      model.asksEnd
        ? card(
            'logOut',
            strings.endSure,
            '',
            html`<button class="danger" part="end-yes" @click=${() => model.end()}>${strings.endYes}</button>
              <button @click=${() => model.askEnd(false)}>${strings.endNo}</button>`,
          )
        : nothing
    }
  `;
}

function invitationCard(model: WidgetModel): TemplateResult {
  const { strings } = model;
  const invitation = model.invitation!;
  const { kind, direction } = invitation;
  const looksOn = kind === 'videoCall' && (direction === 'recvonly' || direction === 'inactive');
  const symbol = {
    voiceCall: 'phone',
    videoCall: 'video',
    screenShare: 'monitorUp',
    cobrowse: 'monitorUp',
  } as const;
  return card(
    symbol[kind],
    strings.invites(model.nameOf(invitation.by), kind),
    looksOn ? strings.watchOnly : strings.inviteHint(kind),
    html`
      ${
        kind === 'cobrowse'
          ? nothing
          : html`<button class="primary" part="accept" @click=${() => model.considerInvitation(invitation)}>
              ${strings.accept}
            </button>`
      }
      <button part="decline" @click=${() => model.declineInvitation(invitation)}>${strings.decline}</button>
    `,
    secondsLeft(model, invitation.expires),
  );
}

function requestCard(model: WidgetModel): TemplateResult {
  const { strings } = model;
  const request = model.callRequest!;
  const isOwn = request.by.identity === model.contacts?.me?.identity;
  const symbol = request.kind === 'video' ? 'video' : 'phone';
  if (isOwn) {
    return card(
      symbol,
      strings.asking(request.kind),
      '',
      html`<button part="take-back" @click=${() => model.takeRequestBack()}>${strings.takeBack}</button>`,
      secondsLeft(model, request.expires),
    );
  }
  const looksOn = request.direction === 'recvonly' || request.direction === 'inactive';
  const hint =
    request.kind === 'video' && looksOn
      ? strings.watchOnly
      : strings.inviteHint(request.kind === 'video' ? 'videoCall' : 'voiceCall');
  return card(
    symbol,
    strings.asksYou(request.by.name, request.kind),
    hint,
    html`
      <button class="primary" part="accept" @click=${() => model.considerRequest(request)}>${strings.accept}</button>
      <button part="decline" @click=${() => model.declineRequest(request)}>${strings.decline}</button>
    `,
    secondsLeft(model, request.expires),
  );
}

function secondsLeft(model: WidgetModel, expires: number): string {
  const seconds = Math.max(0, Math.ceil((expires - (model.contacts?.now ?? 0)) / 1000));
  return model.strings.secondsLeft(seconds);
}

function card(
  symbol: Parameters<typeof icon>[0],
  title: string,
  hint: string,
  actions: TemplateResult,
  left = '',
): TemplateResult {
  return html`
    <section class="card" part="card" aria-label=${title}>
      <span class="symbol">${icon(symbol)}</span>
      <div>
        <h2>${title}</h2>
        ${hint ? html`<p>${hint}</p>` : nothing}
        <div class="actions">${actions}</div>
        ${left ? html`<p class="left" part="seconds-left" role="timer">${left}</p>` : nothing}
      </div>
    </section>
  `;
}
