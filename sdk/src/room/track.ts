import type { Playback } from '../media/playback.js';
import type { MediaKind, Source, TrackInfo } from '../protocol.js';
import { type ViewSize, ViewWatcher } from './view.js';

/** What local and remote tracks have in common: a source, and elements that show or play it. */
abstract class Track {
  readonly source: Source;
  readonly kind: MediaKind;
  /** Whether the sender has switched it off for the moment. */
  muted: boolean;
  readonly #elements = new Set<HTMLMediaElement>();
  #media: MediaStreamTrack | null = null;
  #stream: MediaStream | undefined;

  constructor(source: Source, muted: boolean) {
    this.source = source;
    this.kind = source === 'microphone' ? 'audio' : 'video';
    this.muted = muted;
  }

  /** The browser's own track; `null` while nothing is captured or delivered. */
  get mediaStreamTrack(): MediaStreamTrack | null {
    return this.#media;
  }

  /** Elements that the track is attached to. */
  get attachedElements(): ReadonlySet<HTMLMediaElement> {
    return this.#elements;
  }

  /** Shows or plays the track in `element` (or in a new one), now and whenever its media changes. */
  attach(element: HTMLMediaElement = document.createElement(this.kind)): HTMLMediaElement {
    if (this.#elements.has(element)) return element;
    this.#elements.add(element);
    element.autoplay = true;
    if (this.kind === 'video') {
      (element as HTMLVideoElement).playsInline = true;
      element.muted = true;
    }
    element.srcObject = this.#ensureStream();
    this.attached(element);
    return element;
  }

  /** Takes the track out of `element`, or out of all. */
  detach(element?: HTMLMediaElement): HTMLMediaElement[] {
    const elements = element ? [element] : [...this.#elements];
    for (const one of elements) {
      if (!this.#elements.delete(one)) continue;
      if (one.srcObject === this.#stream) one.srcObject = null;
      this.detached(one);
    }
    return elements;
  }

  /** @internal The stream stays the same object, so that an element keeps its last picture meanwhile. */
  setMedia(media: MediaStreamTrack | null): void {
    if (media === this.#media) return;
    const before = this.#media;
    this.#media = media;
    if (!this.#stream) return;
    if (media) this.#stream.addTrack(media);
    if (before) this.#stream.removeTrack(before);
    for (const element of this.#elements) this.attached(element);
  }

  protected attached(_element: HTMLMediaElement): void {}

  protected detached(_element: HTMLMediaElement): void {}

  #ensureStream(): MediaStream {
    this.#stream ??= new MediaStream(this.#media ? [this.#media] : []);
    return this.#stream;
  }
}

/** A track of somebody else. */
export class RemoteTrack extends Track {
  readonly id: string;
  readonly #playback: Playback;
  readonly #view: ViewWatcher | undefined;
  #receiver: RTCRtpReceiver | undefined;
  /** @internal The m-line that delivers it. */
  mid: string | undefined;
  /** Whether the path from the server is too narrow for its video at the moment; the picture stands still. */
  isSuspended = false;

  constructor(
    info: TrackInfo,
    playback: Playback,
    showAs: (track: RemoteTrack, size: ViewSize) => void = () => {},
  ) {
    super(info.source, info.muted);
    this.id = info.id;
    this.#playback = playback;
    if (this.kind === 'video') this.#view = new ViewWatcher((size) => showAs(this, size));
  }

  /** How large it is shown by the elements that it is attached to; nothing before that is known. */
  get viewSize(): ViewSize | undefined {
    return this.#view?.size;
  }

  /** Whether the server delivers it to us. */
  get isSubscribed(): boolean {
    return this.mid !== undefined;
  }

  /** Loudness between 0 and 1 as the sender measured it. */
  get audioLevel(): number {
    const level = this.#receiver?.getSynchronizationSources?.()[0]?.audioLevel;
    return this.muted ? 0 : (level ?? 0);
  }

  /** @internal It is no more. */
  end(): void {
    this.#view?.close();
  }

  /** @internal */
  setSlot(mid: string | undefined, receiver: RTCRtpReceiver | undefined): void {
    if (mid !== this.mid) this.isSuspended = false;
    // The server of a new peer connection has not heard of it yet.
    if (receiver !== this.#receiver) this.#view?.reset();
    this.mid = mid;
    this.#receiver = receiver;
    this.setMedia(receiver?.track ?? null);
  }

  protected override attached(element: HTMLMediaElement): void {
    if (this.kind === 'audio') this.#playback.add(element);
    this.#view?.add(element);
  }

  protected override detached(element: HTMLMediaElement): void {
    if (this.kind === 'audio') this.#playback.remove(element);
    this.#view?.remove(element);
  }
}

/** An own track; it outlives its devices and its peer connections. */
export class LocalTrack extends Track {
  /** @internal The server's name for it, once it is published. */
  id: string | undefined;
  /** @internal */
  mid: string | undefined;
  /** @internal What the server was told last. */
  announcedMuted = false;

  constructor(source: Source, media: MediaStreamTrack) {
    super(source, false);
    this.setMedia(media);
  }

  /** Whether the server knows it. */
  get isPublished(): boolean {
    return this.id !== undefined;
  }

  /** @internal Lets the device go: the camera's light goes off. */
  stop(): void {
    const media = this.mediaStreamTrack;
    if (!media) return;
    media.onended = null;
    media.stop();
    this.setMedia(null);
  }
}
