import { html, nothing, type TemplateResult } from 'lit';
import { icon } from './icons.js';
import type { CallModel } from './model.js';

const KINDS = ['videoinput', 'audioinput', 'audiooutput'] as const;
type Kind = (typeof KINDS)[number];

/** The devices to choose from, and the fields that show them. */
export class DeviceList {
  readonly #model: CallModel;
  readonly #changed: () => void;
  #devices: MediaDeviceInfo[] = [];

  constructor(model: CallModel, changed: () => void) {
    this.#model = model;
    this.#changed = changed;
  }

  /** Names are only known once a device was allowed, so this is called again then. */
  async refresh(): Promise<void> {
    const devices = await this.#model.room?.devices.list().catch(() => []);
    this.#devices = (devices ?? []).filter((device) => device.deviceId !== '');
    this.#changed();
  }

  /** With a meter under the microphone where the call has not begun yet. */
  render({ meter = false, camera = true } = {}): TemplateResult {
    const fields = KINDS.filter((kind) => camera || kind !== 'videoinput').map((kind) => [
      this.#field(kind),
      meter && kind === 'audioinput' ? this.#meter() : nothing,
    ]);
    return html`<div class="fields" part="devices">${fields}</div>`;
  }

  #field(kind: Kind) {
    const { strings } = this.#model;
    const devices = this.#devices.filter((device) => device.kind === kind);
    // A browser that cannot choose a speaker lists none.
    if (kind === 'audiooutput' && devices.length === 0) return nothing;
    const [name, symbol] = {
      videoinput: [strings.camera, 'video'] as const,
      audioinput: [strings.microphone, 'mic'] as const,
      audiooutput: [strings.speaker, 'volume'] as const,
    }[kind];
    const chosen = this.#chosen(kind);
    return html`
      <label class="field">
        <span>${name}</span>
        <span class="box">
          ${icon(symbol)}
          <select
            part="device-select"
            data-kind=${kind}
            ?disabled=${devices.length === 0}
            @change=${(event: Event) => this.#choose(kind, (event.target as HTMLSelectElement).value)}
          >
            ${devices.length === 0 ? html`<option>${strings.noDevice}</option>` : nothing}
            ${devices.map(
              (device, index) => html`
                <option value=${device.deviceId} ?selected=${device.deviceId === chosen}>
                  ${device.label || strings.unnamedDevice(name, index + 1)}
                </option>
              `,
            )}
          </select>
          ${icon('chevronDown')}
        </span>
      </label>
    `;
  }

  #meter() {
    const { microphoneLevel } = this.#model.strings;
    return html`<span class="meter" part="meter" role="img" aria-label=${microphoneLevel}><i></i></span>`;
  }

  #chosen(kind: Kind): string | undefined {
    const { preview, room } = this.#model;
    const local = room?.localParticipant;
    const camera = preview?.camera ?? local?.track('camera')?.mediaStreamTrack;
    const microphone = preview?.microphone ?? local?.track('microphone')?.mediaStreamTrack;
    const used = { videoinput: camera, audioinput: microphone, audiooutput: undefined }[kind];
    return used?.getSettings().deviceId ?? room?.devices.chosen(kind);
  }

  async #choose(kind: Kind, deviceId: string): Promise<void> {
    await this.#model.chooseDevice(kind, deviceId);
    await this.refresh();
  }
}
