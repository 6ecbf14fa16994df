import { Emitter } from '../../events.js';
import type { Devices } from '../../media/devices.js';
import { type DeviceState, objId, type VidyoDevice } from './words.js';

/** What Vidyo tells devices of. */
export type DeviceSort = 'camera' | 'microphone' | 'speaker' | 'windowShare' | 'monitor';

const KINDS = { camera: 'videoinput', microphone: 'audioinput', speaker: 'audiooutput' } as const;
const TYPES = {
  camera: 'VidyoLocalCamera',
  microphone: 'VidyoLocalMicrophone',
  speaker: 'VidyoLocalSpeaker',
  windowShare: 'VidyoLocalWindowShare',
  monitor: 'VidyoLocalMonitor',
} as const;

interface DeviceEvents {
  added: [sort: DeviceSort, device: VidyoDevice];
  removed: [sort: DeviceSort, device: VidyoDevice];
  selected: [sort: DeviceSort, device: VidyoDevice | null];
  state: [sort: DeviceSort, device: VidyoDevice, state: DeviceState];
}

/** The devices of this machine as Vidyo's objects, and which of them are chosen. Which window it is, browsers ask. */
export class LocalDevices extends Emitter<DeviceEvents> {
  readonly #known: Record<DeviceSort, Map<string, VidyoDevice>> = {
    camera: new Map(),
    microphone: new Map(),
    speaker: new Map(),
    windowShare: new Map([['window', make('windowShare', 'window', 'Window or tab')]]),
    monitor: new Map([['screen', make('monitor', 'screen', 'Screen')]]),
  };
  readonly #chosen = new Map<DeviceSort, VidyoDevice | null>();

  list(sort: DeviceSort): VidyoDevice[] {
    return [...this.#known[sort].values()];
  }

  chosen(sort: DeviceSort): VidyoDevice | null {
    return this.#chosen.get(sort) ?? null;
  }

  /** Whether a page means a device that there is. */
  has(sort: DeviceSort, device: VidyoDevice): boolean {
    return this.#known[sort].has(device.id);
  }

  choose(sort: DeviceSort, device: VidyoDevice | null): void {
    if (this.#chosen.get(sort) === device) return;
    this.#chosen.set(sort, device);
    this.emit('selected', sort, device);
  }

  /** Tells how the chosen device is doing, or another one. */
  tellState(sort: DeviceSort, state: DeviceState, device = this.chosen(sort)): void {
    if (device) this.emit('state', sort, device, state);
  }

  /** Looks which devices there are, once they may be known; the first of a kind is chosen unless something was. */
  async refresh(devices: Devices): Promise<void> {
    for (const sort of ['camera', 'microphone', 'speaker'] as const) {
      const found = await devices.list(KINDS[sort]).catch(() => []);
      // Before the person has agreed to something, browsers tell that there are some and not which.
      this.#take(
        sort,
        found.filter(({ deviceId }) => deviceId !== ''),
      );
    }
  }

  /** The next one of a kind, in their order. */
  next(sort: DeviceSort): VidyoDevice | null {
    const all = this.list(sort);
    const at = all.indexOf(this.chosen(sort)!);
    return all[(at + 1) % Math.max(1, all.length)] ?? null;
  }

  #take(sort: 'camera' | 'microphone' | 'speaker', found: MediaDeviceInfo[]): void {
    const known = this.#known[sort];
    const ids = new Set(found.map(({ deviceId }) => deviceId));
    for (const [id, device] of known) {
      if (ids.has(id)) continue;
      known.delete(id);
      this.emit('removed', sort, device);
      if (this.chosen(sort) === device) this.choose(sort, this.list(sort)[0] ?? null);
    }
    for (const [index, { deviceId, label }] of found.entries()) {
      const before = known.get(deviceId);
      // Browsers tell names only once the person has agreed to something.
      if (before && label) before.name = label;
      if (before) continue;
      const device = make(sort, deviceId, label || `${sort} ${index + 1}`);
      known.set(deviceId, device);
      this.emit('added', sort, device);
    }
    if (this.#chosen.get(sort) === undefined && known.size > 0) this.choose(sort, this.list(sort)[0]!);
  }
}

function make(sort: DeviceSort, id: string, name: string): VidyoDevice {
  return { id, name, objId: objId(), objType: TYPES[sort] };
}
