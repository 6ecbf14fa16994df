import { type ElementPart, noChange } from 'lit';
import { AsyncDirective, directive } from 'lit/async-directive.js';
import type { LocalTrack, RemoteTrack } from '../index.js';

type AnyTrack = LocalTrack | RemoteTrack;

/** Attaches a track to the media element that it stands on, for as long as the element is shown. */
class Attach extends AsyncDirective {
  #element: HTMLMediaElement | undefined;
  #track: AnyTrack | undefined;

  override render(_track: AnyTrack | undefined) {
    return noChange;
  }

  override update(part: ElementPart, [track]: [AnyTrack | undefined]) {
    this.#element = part.element as HTMLMediaElement;
    if (track !== this.#track) {
      // The new one first: the element keeps its last picture until the next arrives.
      const before = this.#track;
      this.#track = track;
      track?.attach(this.#element);
      before?.detach(this.#element);
    }
    return noChange;
  }

  override disconnected(): void {
    if (this.#element) this.#track?.detach(this.#element);
  }

  override reconnected(): void {
    if (this.#element) this.#track?.attach(this.#element);
  }
}

export const attach = directive(Attach);
