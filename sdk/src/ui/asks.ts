import { html, nothing, type TemplateResult } from 'lit';
import { icon } from './icons.js';
import type { CallModel } from './model.js';
import { nameIn } from './offer.js';

/** What the other side of a contact's call wants of the person, and what the person has asked of them. */
export function asks(model: CallModel): TemplateResult | typeof nothing {
  const { call, strings } = model;
  if (!call) return nothing;
  const { request } = call.info;
  if (request && model.isForUs(request)) return wish(model, request);
  if (request && request.by === call.me.identity) {
    return card(strings.waitingForConsent, [
      { label: strings.takeBack, run: () => model.attempt(() => call.cancelSwitch()) },
    ]);
  }
  if (model.unmuteAsked) {
    const { source, by } = model.unmuteAsked;
    const unmute = () => (source === 'camera' ? model.toggleCamera() : model.toggleMicrophone());
    return card(strings.wantsToHearYou(nameIn(call, by)), [
      { label: strings.unmute, primary: true, run: unmute },
      { label: strings.notNow, run: () => model.dismissAsk() },
    ]);
  }
  return nothing;
}

function wish(model: CallModel, request: NonNullable<CallModel['switchRequest']>): TemplateResult {
  const { strings } = model;
  const call = model.call!;
  const name = nameIn(call, request.by);
  const isNewVideo = request.kind === 'video' && call.info.kind !== 'video';
  const showsUs = model.wouldShowUs(request);
  const words = isNewVideo
    ? strings.wantsVideo(name)
    : showsUs
      ? strings.wantsToSeeYou(name)
      : strings.wantsChange(name);
  const answer = (accept: boolean, camera = true) =>
    model.attempt(() => call.answerSwitch(accept, { camera }));
  return card(words, [
    { label: strings.agree, primary: true, run: () => answer(true) },
    ...(showsUs ? [{ label: strings.agreeWithoutCamera, run: () => answer(true, false) }] : []),
    { label: strings.decline, run: () => answer(false) },
  ]);
}

interface Action {
  label: string;
  primary?: boolean;
  run(): void;
}

function card(words: string, actions: Action[]): TemplateResult {
  return html`
    <div class="ask" part="ask" role="alertdialog" aria-label=${words}>
      <p>${icon('video')}<span>${words}</span></p>
      <div class="actions">
        ${actions.map(
          ({ label, primary, run }) =>
            html`<button class=${primary ? 'primary' : 'plain'} @click=${run}>${label}</button>`,
        )}
      </div>
    </div>
  `;
}
