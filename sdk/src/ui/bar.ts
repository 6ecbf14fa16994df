import { html, nothing, type TemplateResult } from 'lit';
import type { Source } from '../index.js';
import type { DeviceList } from './device-list.js';
import { type IconName, icon } from './icons.js';
import type { CallModel } from './model.js';
import { clock } from './strings.js';

export interface BarActions {
  toggleSettings(): void;
  toggleFullscreen(): void;
}

/** The one bar of the call; hanging up is red and apart. */
export function bar(
  model: CallModel,
  actions: BarActions,
  shown: { settings: boolean; fullscreen: boolean },
): TemplateResult {
  const { strings } = model;
  const local = model.room?.localParticipant;
  const microphone = local?.isMicrophoneEnabled ?? false;
  const camera = local?.isCameraEnabled ?? false;
  const screen = local?.isScreenShareEnabled ?? false;
  const canShare = 'getDisplayMedia' in navigator.mediaDevices && may(model, 'screen');
  return html`
    <div class="bar" part="bar" role="group" aria-label=${strings.controls}>
      ${button({
        part: 'microphone',
        symbol: microphone ? 'mic' : 'micOff',
        label: microphone ? strings.muteMicrophone : strings.unmuteMicrophone,
        key: 'M',
        off: !microphone,
        disabled: !may(model, 'microphone'),
        run: () => model.toggleMicrophone(),
      })}
      ${model.call?.info.kind === 'voice' && !model.call.listens ? videoSwitch(model) : nothing}
      ${button({
        part: 'camera',
        extra: model.call && model.call.info.kind !== 'video' ? 'absent' : '',
        symbol: camera ? 'video' : 'videoOff',
        label: camera ? strings.stopCamera : strings.startCamera,
        key: 'V',
        off: !camera,
        disabled: !may(model, 'camera'),
        run: () => model.toggleCamera(),
      })}
      ${
        canShare
          ? button({
              part: 'share',
              symbol: screen ? 'monitorX' : 'monitorUp',
              label: screen ? strings.stopSharing : strings.shareScreen,
              key: 'S',
              on: screen,
              run: () => model.toggleScreen(),
            })
          : nothing
      }
      ${button({
        part: 'settings',
        symbol: 'settings',
        label: strings.settings,
        expanded: shown.settings,
        run: actions.toggleSettings,
      })}
      ${
        document.fullscreenEnabled
          ? button({
              part: 'fullscreen',
              extra: 'optional',
              symbol: shown.fullscreen ? 'minimize' : 'maximize',
              label: shown.fullscreen ? strings.leaveFullscreen : strings.fullscreen,
              run: actions.toggleFullscreen,
            })
          : nothing
      }
      <span class="gap"></span>
      ${button({ part: 'hangup', extra: 'hangup', symbol: 'phone', label: strings.leave, run: () => model.leave() })}
    </div>
  `;
}

/** In a voice call the camera's place is taken by the wish for video. */
function videoSwitch(model: CallModel): TemplateResult {
  return button({
    part: 'switch-video',
    symbol: 'video',
    label: model.strings.switchToVideo,
    disabled: model.switchRequest !== null,
    run: () => model.attempt(() => model.call!.switchTo('video')),
  });
}

interface Button {
  part: string;
  symbol: IconName;
  label: string;
  extra?: string;
  key?: string;
  off?: boolean;
  on?: boolean;
  disabled?: boolean;
  expanded?: boolean;
  run(): void;
}

function button({
  part,
  symbol,
  label,
  extra,
  key,
  off,
  on,
  disabled,
  expanded,
  run,
}: Button): TemplateResult {
  return html`<button
    class=${extra ?? ''}
    part=${part}
    aria-label=${label}
    aria-keyshortcuts=${key ?? nothing}
    aria-expanded=${expanded ?? nothing}
    data-tip=${key ? `${label} (${key})` : label}
    ?data-off=${off}
    ?data-on=${on}
    ?disabled=${disabled}
    @click=${run}
  >
    ${icon(symbol)}
  </button>`;
}

/** Whether the token allows to send that; a camera also needs the direction. */
export function may(model: CallModel, source: Source): boolean {
  // One's own screen needs nobody's consent.
  if (model.call) return source === 'screen' ? !model.call.listens : model.call.may(source);
  const grants = model.room?.localParticipant.grants;
  if (!grants) return true;
  const sends = grants.videoDirection === 'sendrecv' || grants.videoDirection === 'sendonly';
  return grants.publish.includes(source) && (source !== 'camera' || sends);
}

/** State of the connection in words, and what is worth knowing. */
export function top(model: CallModel): TemplateResult {
  const { strings, room } = model;
  const isBroken = model.state === 'reconnecting';
  const words = room?.state === 'reconnecting' ? strings.reconnecting : strings.signalReconnecting;
  const note = directionNote(model);
  return html`
    <div class="top" part="top">
      <span class="pill" part="connection" data-tone=${isBroken ? 'warm' : 'good'}>
        <span class="dot"></span>${isBroken ? words : `${strings.connected} · ${clock(model.seconds)}`}
      </span>
      ${
        note
          ? html`<span class="pill" part="direction" data-tone=${model.call?.info.held ? 'warm' : nothing}>${note}</span>`
          : nothing
      }
      ${
        room?.localParticipant.isScreenShareEnabled
          ? html`<span class="pill" data-tone="share" part="sharing">
              ${strings.sharing}
              <button @click=${() => model.toggleScreen()}>${strings.stopSharing}</button>
            </span>`
          : nothing
      }
      ${
        room && !room.canPlaybackAudio
          ? html`<span class="pill" data-tone="warm" part="sound">
              ${strings.listen}
              <button @click=${() => room.startAudio()}>${strings.listenButton}</button>
            </span>`
          : nothing
      }
    </div>
  `;
}

function directionNote(model: CallModel): string {
  const { call } = model;
  if (call?.info.held) {
    return call.me.role === 'customer' ? model.strings.held : model.strings.heldByUs;
  }
  if (call && call.info.kind !== 'video') return '';
  const direction = model.room?.localParticipant.grants?.videoDirection;
  const other = model.others[0]?.name;
  if (!other) return '';
  if (direction === 'recvonly') return model.strings.cameraOffByRequest(other);
  if (direction === 'sendonly') return model.strings.theyMayNotSend(other);
  return '';
}

/** The device menu. */
export function settingsPanel(model: CallModel, devices: DeviceList, close: () => void): TemplateResult {
  const { strings } = model;
  return html`
    <div class="panel" part="panel" role="dialog" aria-label=${strings.settings}>
      <header>
        <h2>${strings.settings}</h2>
        <button aria-label=${strings.close} @click=${close}>${icon('x')}</button>
      </header>
      ${devices.render()}
      ${
        model.call?.info.kind === 'video' && !model.call.listens
          ? html`<button
              class="plain"
              part="switch-voice"
              @click=${() => model.attempt(() => model.call!.switchTo('voice')).then(close)}
            >
              ${strings.switchToVoice}
            </button>`
          : nothing
      }
      ${model.room?.path ? html`<p part="path">${strings.path(model.room.path)}</p>` : nothing}
    </div>
  `;
}

export function toast(model: CallModel): TemplateResult | typeof nothing {
  if (!model.toast) return nothing;
  return html`
    <div class="toast" part="toast" role="alert">
      ${icon('triangleAlert')}<span>${model.toast}</span>
      <button aria-label=${model.strings.close} @click=${() => model.hideToast()}>${icon('x')}</button>
    </div>
  `;
}
