import { Emitter } from '../events.js';

interface PlaybackEvents {
  changed: [canPlay: boolean];
}

/** Plays remote audio, and knows when the browser wants a click first. */
export class Playback extends Emitter<PlaybackEvents> {
  readonly #elements = new Set<HTMLMediaElement>();
  readonly #blocked = new Set<HTMLMediaElement>();
  #speaker: string | undefined;

  get canPlay(): boolean {
    return this.#blocked.size === 0;
  }

  add(element: HTMLMediaElement): void {
    this.#elements.add(element);
    if (this.#speaker) this.#setSink(element, this.#speaker);
    this.#play(element);
  }

  remove(element: HTMLMediaElement): void {
    this.#elements.delete(element);
    if (this.#blocked.delete(element) && this.canPlay) this.emit('changed', true);
  }

  /** Called from a click, which is what the browser waits for. */
  async start(): Promise<void> {
    await Promise.all([...this.#blocked].map((element) => this.#play(element)));
  }

  async setSpeaker(deviceId: string): Promise<void> {
    this.#speaker = deviceId;
    await Promise.all([...this.#elements].map((element) => this.#setSink(element, deviceId)));
  }

  async #play(element: HTMLMediaElement): Promise<void> {
    const couldPlay = this.canPlay;
    try {
      await element.play?.();
      this.#blocked.delete(element);
    } catch (error) {
      // Anything else (an element that was taken away meanwhile) needs no click.
      if ((error as Error)?.name === 'NotAllowedError' && this.#elements.has(element))
        this.#blocked.add(element);
    }
    if (couldPlay !== this.canPlay) this.emit('changed', this.canPlay);
  }

  async #setSink(element: HTMLMediaElement, deviceId: string): Promise<void> {
    await (element as { setSinkId?: (id: string) => Promise<void> }).setSinkId?.(deviceId).catch(() => {});
  }
}
