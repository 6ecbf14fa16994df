import { html, nothing, type TemplateResult } from 'lit';
import type { DeviceList } from './device-list.js';
import { type IconName, icon } from './icons.js';
import type { CallModel } from './model.js';
import { usesOf } from './offer.js';
import { clock, errorSentence, type Strings } from './strings.js';

/** Before the call: own picture, devices, and the button. */
export function prejoin(model: CallModel, devices: DeviceList): TemplateResult {
  const { strings, preview } = model;
  const problem = preview?.errors.get('camera') ?? preview?.errors.get('microphone');
  const { offer } = model;
  const uses = offer && usesOf(offer);
  if (uses?.screen) return screenConsent(model);
  const showsCamera = uses?.camera ?? true;
  return html`
    <div class="center">
      <div class="prejoin" part="prejoin">
        ${
          showsCamera
            ? html`<div class="preview" part="preview">
          ${
            preview?.cameraStream
              ? html`<video
                  part="preview-video"
                  aria-label=${strings.preview}
                  autoplay
                  playsinline
                  .muted=${true}
                  .srcObject=${preview.cameraStream}
                ></video>`
              : html`<p>${preview?.isAsking ? strings.previewAsking : strings.previewOff}</p>`
          }
          <div class="switches">
            ${previewSwitch(
              'microphone',
              preview?.microphone !== undefined,
              preview?.microphone ? strings.muteMicrophone : strings.unmuteMicrophone,
              () => model.toggleMicrophone(),
            )}
            ${previewSwitch(
              'camera',
              preview?.camera !== undefined,
              preview?.camera ? strings.stopCamera : strings.startCamera,
              () => model.toggleCamera(),
            )}
          </div>
        </div>`
            : nothing
        }
        <div class="side">
          <h1>${showsCamera ? strings.joinTitle : strings.voiceTitle}</h1>
          <p>${showsCamera ? strings.joinHint : strings.voiceHint}</p>
          ${
            offer
              ? usedList(strings, [
                  ['mic', strings.usesMicrophone],
                  showsCamera ? ['video', strings.usesCamera] : ['videoOff', strings.usesNoCamera],
                ])
              : nothing
          }
          ${problem ? problemNote(errorSentence(strings, problem.code, problem.source)) : nothing}
          ${devices.render({ meter: true, camera: showsCamera })}
          <div class="actions">
            <button class="primary" part="join" ?disabled=${preview?.isAsking} @click=${() => model.join()}>
              ${strings.join}
            </button>
            ${notNow(model)}
            ${
              preview?.camera
                ? html`<button
                    class="plain"
                    part="join-without-camera"
                    @click=${() => model.join({ withoutCamera: true })}
                  >
                    ${strings.joinWithoutCamera}
                  </button>`
                : nothing
            }
          </div>
        </div>
      </div>
    </div>
  `;
}

/** Before a screen is shown: what that means. The browser asks which one. */
function screenConsent(model: CallModel): TemplateResult {
  const { strings } = model;
  return html`
    <div class="center">
      <div class="card" part="prejoin">
        <div class="badge">${icon('monitorUp')}</div>
        <h1>${strings.screenTitle}</h1>
        <p>${strings.screenHint}</p>
        ${usedList(strings, [['monitorUp', strings.usesScreen]])}
        <div class="actions">
          <button class="primary" part="join" @click=${() => model.join()}>${strings.chooseScreen}</button>
          ${notNow(model)}
        </div>
      </div>
    </div>
  `;
}

function usedList(strings: Strings, items: [IconName, string][]): TemplateResult {
  return html`
    <ul class="uses" part="uses" aria-label=${strings.uses}>
      ${items.map(([symbol, words]) => html`<li>${icon(symbol)}<span>${words}</span></li>`)}
    </ul>
  `;
}

function notNow(model: CallModel): TemplateResult | typeof nothing {
  if (!model.offer?.decline) return nothing;
  return html`<button class="plain" part="not-now" @click=${() => model.decline()}>${model.strings.notNow}</button>`;
}

function previewSwitch(what: 'microphone' | 'camera', on: boolean, label: string, toggle: () => void) {
  const symbols: Record<typeof what, [IconName, IconName]> = {
    microphone: ['mic', 'micOff'],
    camera: ['video', 'videoOff'],
  };
  return html`<button
    part="preview-${what}"
    aria-pressed=${on}
    aria-label=${label}
    data-tip=${label}
    @click=${toggle}
  >
    ${icon(symbols[what][on ? 0 : 1])}
  </button>`;
}

function problemNote(sentence: string): TemplateResult {
  return html`<div class="problem" part="problem" role="alert">${icon('triangleAlert')}<span>${sentence}</span></div>`;
}

/** On the way; it shows itself only when the way is long. */
export function connecting(model: CallModel): TemplateResult {
  return html`
    <div class="skeleton" part="skeleton">
      <div class="bone"></div>
      <p>${model.strings.connecting}</p>
    </div>
  `;
}

/** After the call, or instead of it. */
export function ended(model: CallModel, again: () => void): TemplateResult {
  const { strings, end } = model;
  const refused = model.state === 'refused';
  const never = end?.seconds === 0 && end.reason !== 'left';
  const title = refused ? strings.refusedTitle : never ? strings.failedTitle : strings.endedTitle;
  return notice({
    symbol: refused || never ? 'triangleAlert' : 'phoneOff',
    title,
    sentences: [end?.sentence ?? '', end && end.seconds >= 1 ? strings.duration(clock(end.seconds)) : ''],
    action: end?.retryable ? { label: never ? strings.tryAgain : strings.joinAgain, run: again } : undefined,
  });
}

export function unsupported(model: CallModel): TemplateResult {
  const { strings } = model;
  return notice({ symbol: 'videoOff', title: strings.unsupportedTitle, sentences: [strings.unsupported] });
}

export function noToken(model: CallModel): TemplateResult {
  const { strings } = model;
  return notice({ symbol: 'triangleAlert', title: strings.refusedTitle, sentences: [strings.noToken] });
}

interface Notice {
  symbol: IconName;
  title: string;
  sentences: string[];
  action?: { label: string; run(): void };
}

function notice({ symbol, title, sentences, action }: Notice): TemplateResult {
  return html`
    <div class="center">
      <div class="card" part="notice">
        <div class="badge">${icon(symbol)}</div>
        <h1>${title}</h1>
        ${sentences.filter(Boolean).map((sentence) => html`<p>${sentence}</p>`)}
        ${
          action
            ? html`<div class="actions">
                <button class="primary" part="join-again" @click=${action.run}>${action.label}</button>
              </div>`
            : nothing
        }
      </div>
    </div>
  `;
}
