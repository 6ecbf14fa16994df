import type { Room } from '../../index.js';
import type { Listeners } from './listeners.js';

const LOOK_MS = 5000;
/** More pictures than these are not delivered. */
const MAX_SOURCES = 5;
const ENOUGH = 100;
const SCARCE = 50;

/** Tells a page what the browser says of its limits: 100 % while nothing is short, 50 % while something is. */
export class Resources {
  readonly #room: () => Room;
  readonly #listeners: Listeners;
  #timer: ReturnType<typeof setInterval> | undefined;
  #told = '';

  constructor(room: () => Room, listeners: Listeners) {
    this.#room = room;
    this.#listeners = listeners;
  }

  /** Looks as long as somebody is in a room and the page listens. */
  start(): void {
    if (this.#timer !== undefined || !this.#listeners.has('ResourceManager')) return;
    if (this.#room().state !== 'connected') return;
    this.#listeners.tell('ResourceManager', 'onMaxRemoteSourcesChanged', MAX_SOURCES);
    this.#timer = setInterval(() => this.#look(), LOOK_MS);
    this.#look();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#told = '';
  }

  async #look(): Promise<void> {
    const stats = await this.#room()
      .getStats()
      .catch(() => undefined);
    const limits = new Set<string>();
    stats?.forEach((entry: { type: string; qualityLimitationReason?: string }) => {
      if (entry.type === 'outbound-rtp' && entry.qualityLimitationReason)
        limits.add(entry.qualityLimitationReason);
    });
    const share = (reason: string) => (limits.has(reason) ? SCARCE : ENOUGH);
    const values = [share('cpu'), ENOUGH, share('bandwidth'), ENOUGH];
    if (values.join() === this.#told || this.#timer === undefined) return;
    this.#told = values.join();
    this.#listeners.tell('ResourceManager', 'onAvailableResourcesChanged', ...values);
  }
}
