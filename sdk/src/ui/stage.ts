import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { RemoteParticipant, RemoteTrack } from '../index.js';
import { attach } from './attach.js';
import { icon } from './icons.js';
import type { CallModel } from './model.js';
import { qualityMark } from './quality.js';
import type { CornerDrag } from './self-view.js';
import { clock, initials } from './strings.js';

const HUES = 5;
/** More would leave no room for a face. */
const MAX_COLUMNS = 5;

export type Layout = 'empty' | 'single' | 'grid' | 'stage';

export function layoutOf(model: CallModel): Layout {
  if (model.others.length === 0) return 'empty';
  if (model.large) return 'stage';
  return model.others.length === 1 ? 'single' : 'grid';
}

/** Everybody else: one alone, several in a grid, or one picture large with the faces beside it. */
export function stage(model: CallModel): TemplateResult {
  const layout = layoutOf(model);
  if (layout === 'empty') return waiting(model);
  const { large } = model;
  const faces = repeat(
    model.others.filter((participant) => large?.screen !== undefined || participant !== large?.participant),
    (participant) => participant.id,
    (participant) => face(model, participant),
  );
  const columns = Math.min(MAX_COLUMNS, Math.ceil(Math.sqrt(model.others.length)));
  return html`
    <div class="stage" part="stage" data-layout=${layout} data-columns=${columns}>
      ${large ? html`${large.screen ? screen(model, large.participant, large.screen) : face(model, large.participant)}<div class="strip" part="strip">${faces}</div>` : faces}
    </div>
  `;
}

/** The sound of everybody; it is there whatever is shown. */
export function sounds(model: CallModel): TemplateResult {
  const tracks = model.others.flatMap((participant) =>
    [...participant.tracks.values()].filter((track) => track.kind === 'audio'),
  );
  return html`${repeat(
    tracks,
    (track) => track.id,
    (track) => html`<audio ${attach(track)}></audio>`,
  )}`;
}

export function selfView(model: CallModel, drag: CornerDrag): TemplateResult {
  const { strings } = model;
  const local = model.room?.localParticipant;
  const camera = local?.isCameraEnabled ? local.track('camera') : undefined;
  return html`
    <div
      class="self"
      part="self-view"
      role="group"
      tabindex="0"
      aria-label=${strings.selfView}
      data-corner=${drag.corner}
      data-camera=${camera ? 'on' : 'off'}
      @pointerdown=${drag.down}
      @pointermove=${drag.move}
      @pointerup=${drag.up}
      @pointercancel=${drag.up}
      @keydown=${drag.key}
    >
      ${camera ? html`<video part="self-video" ${attach(camera)}></video>` : html`<span>${strings.you}</span>`}
      ${local?.isMicrophoneEnabled ? nothing : html`<span class="mark">${icon('micOff')}</span>`}
      ${qualityMark(strings, model.room?.quality, { onlyWeak: true, words: false })}
    </div>
  `;
}

function face(model: CallModel, participant: RemoteParticipant): TemplateResult {
  const camera = participant.track('camera');
  const shown = camera?.isSubscribed && !camera.muted ? camera : undefined;
  const isMuted = participant.track('microphone')?.muted ?? true;
  const isAway = participant.state === 'reconnecting';
  const isPaused = shown?.isSuspended ?? false;
  const loudest = isLoudest(model, participant);
  return html`
    <div
      class="tile"
      part="tile"
      data-participant=${participant.identity}
      data-source="camera"
      data-video=${shown ? 'on' : 'off'}
      data-microphone=${isMuted ? 'off' : 'on'}
      ?data-speaking=${model.speaking.has(participant.id)}
      ?data-loudest=${loudest}
      ?data-paused=${isPaused}
      ?data-away=${isAway}
    >
      ${
        shown
          ? html`<video part="video" ${attach(shown)}></video>
              ${isAway ? html`<p class="away">${model.strings.othersReconnecting(participant.name)}</p>` : paused(model, isPaused)}`
          : person(model, participant, isMuted)
      }
      ${label(model, participant, isMuted, loudest)}
    </div>
  `;
}

function screen(model: CallModel, participant: RemoteParticipant, track: RemoteTrack): TemplateResult {
  return html`
    <div class="tile" part="tile screen" data-participant=${participant.identity} data-source="screen" ?data-paused=${track.isSuspended}>
      <video part="video" ${attach(track)}></video>
      ${paused(model, track.isSuspended)}
      <div class="label"><span>${model.strings.screenOf(participant.name)}</span></div>
    </div>
  `;
}

/** Without a picture: who it is, and how long the call lasts. */
function person(model: CallModel, participant: RemoteParticipant, isMuted: boolean): TemplateResult {
  const hue = [...participant.identity].reduce((sum, char) => sum + char.charCodeAt(0), 0) % HUES;
  return html`
    <div class="person" part="person">
      <div class="avatar" data-hue=${hue} aria-hidden="true">${initials(participant.name)}</div>
      <p class="name">
        ${isMuted ? icon('micOff') : nothing}${participant.name}
        ${isLoudest(model, participant) && !isMuted ? html`<span class="spoken">${model.strings.speaks(participant.name)}</span>` : nothing}
      </p>
      ${qualityMark(model.strings, participant.quality, { onlyWeak: model.showsWeakOnly })}
      <p class="note">
        ${participant.state === 'reconnecting' ? model.strings.othersReconnecting(participant.name) : clock(model.seconds)}
      </p>
    </div>
  `;
}

/** Whether the server hears this one above all others. */
function isLoudest(model: CallModel, participant: RemoteParticipant): boolean {
  return model.loudest === participant;
}

/** Why a picture stands still that this client's path does not carry. */
function paused(model: CallModel, isPaused: boolean): TemplateResult | typeof nothing {
  if (!isPaused) return nothing;
  return html`<p class="away" part="paused" role="status">${model.strings.pausedForYou}</p>`;
}

function label(
  model: CallModel,
  { name, quality }: RemoteParticipant,
  isMuted: boolean,
  loudest: boolean,
): TemplateResult {
  return html`
    <div class="label" part="name">
      ${isMuted ? icon('micOff') : loudest ? html`<i class="voice">${icon('volume')}</i>` : nothing}
      <span>${name}</span>
      ${isMuted ? html`<span class="spoken">${model.strings.microphoneOff(name)}</span>` : nothing}
      ${loudest && !isMuted ? html`<span class="spoken">${model.strings.speaks(name)}</span>` : nothing}
      ${qualityMark(model.strings, quality, { onlyWeak: model.showsWeakOnly })}
    </div>
  `;
}

function waiting(model: CallModel): TemplateResult {
  const { strings, leftName } = model;
  const role = model.room?.localParticipant.role ?? 'customer';
  return html`
    <div class="waiting" part="waiting">
      <div class="card">
        <div class="pulse">${icon(leftName ? 'phoneOff' : 'video')}</div>
        <h1>${leftName ? strings.leftWaiting(leftName) : strings.waitingFor(role)}</h1>
        <p>${leftName ? strings.leftHint : strings.waitingHint}</p>
      </div>
    </div>
  `;
}
