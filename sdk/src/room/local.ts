import { DeviceError, VisavisError } from '../errors.js';
import { Emitter } from '../events.js';
import type { Devices } from '../media/devices.js';
import { layersOf } from '../media/layers.js';
import { SerialQueue } from '../media/queue.js';
import type { GrantsInfo, Hello, Role, Source } from '../protocol.js';
import type { Reply, RequestData, RequestType, RtcWire } from '../signal/wire.js';
import { LocalTrack } from './track.js';

export interface LocalEvents {
  localTrackPublished: [track: LocalTrack];
  localTrackUnpublished: [track: LocalTrack];
  localTrackMuted: [track: LocalTrack];
  localTrackUnmuted: [track: LocalTrack];
  mediaDeviceError: [error: DeviceError];
  /** @internal The server and we disagree about what is published. */
  outOfStep: [];
}

/** What publishing needs of the connection. */
export interface LocalLink {
  request<T extends RequestType<RtcWire>>(type: T, data: RequestData<RtcWire, T>): Promise<Reply<RtcWire, T>>;
  send(mid: string, media: MediaStreamTrack | null): Promise<void>;
  sendLayers(mid: string, rids: readonly string[]): Promise<void>;
}

/** Ourselves: what we send, and the switches for it. */
export class LocalParticipant extends Emitter<LocalEvents> {
  id = '';
  identity = '';
  name = '';
  role: Role = 'customer';
  /** What the token allows; unknown before the first `hello`. */
  grants: GrantsInfo | undefined;
  readonly tracks = new Map<Source, LocalTrack>();
  readonly #devices: Devices;
  readonly #queues = { microphone: new SerialQueue(), camera: new SerialQueue(), screen: new SerialQueue() };
  #link: LocalLink | undefined;
  #closed = false;

  constructor(devices: Devices) {
    super();
    this.#devices = devices;
  }

  get isCameraEnabled(): boolean {
    return this.#isOn('camera');
  }

  get isMicrophoneEnabled(): boolean {
    return this.#isOn('microphone');
  }

  get isScreenShareEnabled(): boolean {
    return this.#isOn('screen');
  }

  /** Camera on or off; off also switches the device off. */
  setCameraEnabled(enabled: boolean, media?: MediaStreamTrack | MediaTrackConstraints): Promise<void> {
    return this.#set('camera', enabled, media);
  }

  /** Microphone on or muted; the device stays open, so that it is back at once. */
  setMicrophoneEnabled(enabled: boolean, media?: MediaStreamTrack | MediaTrackConstraints): Promise<void> {
    return this.#set('microphone', enabled, media);
  }

  /** Screen share on or off; on asks the person what to share. */
  setScreenShareEnabled(enabled: boolean, media?: MediaStreamTrack): Promise<void> {
    return this.#set('screen', enabled, media);
  }

  /** Takes a track back and lets its device go: the camera's light goes off. */
  unpublish(source: Source): Promise<void> {
    if (this.#closed) return Promise.resolve();
    return this.#queues[source].run(async () => {
      const track = this.tracks.get(source);
      if (track) await this.#remove(track);
    });
  }

  track(source: Source): LocalTrack | undefined {
    return this.tracks.get(source);
  }

  /** @internal */
  handleHello(hello: Hello): void {
    this.id = hello.participantId;
    this.identity = hello.identity;
    this.name = hello.name;
    this.role = hello.role;
    this.grants = hello.grants;
  }

  /** @internal What may be sent has changed within the call. */
  handleGrants(grants: GrantsInfo): void {
    this.grants = grants;
  }

  /** @internal Others get these layers of a track; the rest need not be sent. */
  handleLayersWanted(trackId: string, rids: readonly string[]): void {
    const isMeant = (track: LocalTrack) => track.id === trackId;
    // The event may come before the reply that names the track.
    const sync = this.#queues.camera.run(async () => {
      const track = [...this.tracks.values()].find(isMeant);
      if (track?.mid !== undefined) await this.#link?.sendLayers(track.mid, rids);
    });
    sync.catch(() => {});
  }

  /** @internal A peer connection was joined: everything is published on it. */
  handleJoined(link: LocalLink): void {
    this.#link = link;
    for (const track of this.tracks.values()) {
      track.id = undefined;
      track.mid = undefined;
    }
    this.handleResumed();
  }

  /** @internal No link until the next join. */
  handleLeft(): void {
    this.#link = undefined;
  }

  /** @internal What was switched while the signalling was down is told now. */
  handleResumed(): void {
    for (const source of Object.keys(this.#queues) as Source[]) {
      const sync = this.#queues[source].run(async () => {
        const track = this.tracks.get(source);
        if (track) await this.#sync(track);
      });
      sync.catch(() => {});
    }
  }

  /** @internal Uses another device from now on. */
  switchDevice(source: 'camera' | 'microphone'): Promise<void> {
    return this.#queues[source].run(async () => {
      const track = this.tracks.get(source);
      if (!track || track.muted) return;
      await this.#replace(track, await this.#capture(source));
    });
  }

  /** @internal */
  close(): void {
    this.#closed = true;
    this.#link = undefined;
    for (const track of this.tracks.values()) track.stop();
    this.tracks.clear();
  }

  #isOn(source: Source): boolean {
    const track = this.tracks.get(source);
    return track !== undefined && !track.muted;
  }

  #set(source: Source, enabled: boolean, media?: MediaStreamTrack | MediaTrackConstraints): Promise<void> {
    if (this.#closed) return Promise.reject(VisavisError.invalidState('The room was left.'));
    return this.#queues[source].run(() => (enabled ? this.#enable(source, media) : this.#disable(source)));
  }

  async #enable(source: Source, media?: MediaStreamTrack | MediaTrackConstraints): Promise<void> {
    this.#demandGrant(source);
    const track = this.tracks.get(source);
    if (track && !track.muted) return;
    if (!track) return this.#add(new LocalTrack(source, await this.#capture(source, media)));
    if (track.mediaStreamTrack?.readyState !== 'live') {
      const captured = await this.#capture(source, media);
      track.setMedia(captured);
      this.#watch(track, captured);
    }
    track.mediaStreamTrack!.enabled = true;
    track.muted = false;
    this.emit('localTrackUnmuted', track);
    await this.#sync(track);
  }

  async #disable(source: Source): Promise<void> {
    const track = this.tracks.get(source);
    if (!track) return;
    if (source === 'screen') return this.#remove(track);
    if (track.muted) return;
    track.muted = true;
    // First the device, then the message: muting works at once and without a server.
    if (source === 'camera') track.stop();
    else if (track.mediaStreamTrack) track.mediaStreamTrack.enabled = false;
    this.emit('localTrackMuted', track);
    await this.#sync(track);
  }

  async #add(track: LocalTrack): Promise<void> {
    this.tracks.set(track.source, track);
    this.#watch(track, track.mediaStreamTrack!);
    await this.#sync(track);
  }

  async #remove(track: LocalTrack): Promise<void> {
    const { id, mid } = track;
    this.#forget(track);
    if (id === undefined || !this.#link) return;
    if (mid !== undefined) await this.#link.send(mid, null).catch(() => {});
    try {
      await this.#link.request('unpublish', { trackId: id });
    } catch (error) {
      if ((error as VisavisError).code === 'connection_lost') this.emit('outOfStep');
      else if ((error as VisavisError).code !== 'track_not_found') throw error;
    }
  }

  #forget(track: LocalTrack): void {
    const wasPublished = track.isPublished;
    track.stop();
    track.id = undefined;
    this.tracks.delete(track.source);
    if (wasPublished) this.emit('localTrackUnpublished', track);
  }

  /** Brings the server and the peer connection to what the track is here. */
  async #sync(track: LocalTrack): Promise<void> {
    const link = this.#link;
    if (!link || this.tracks.get(track.source) !== track) return;
    try {
      if (track.id === undefined) await this.#publish(link, track);
      else if (track.announcedMuted !== track.muted) await this.#announceMuted(link, track);
      // Media goes after the announcement, so that its first key frame is not dropped.
      if (track.mid !== undefined) await link.send(track.mid, track.mediaStreamTrack);
    } catch (error) {
      if (link !== this.#link) return;
      this.#handleSyncError(track, error as VisavisError);
    }
  }

  async #publish(link: LocalLink, track: LocalTrack): Promise<void> {
    const muted = track.muted;
    const layers = track.source === 'camera' ? layersOf(track.mediaStreamTrack) : [];
    const data = { source: track.source, muted, ...(layers.length > 0 && { layers }) };
    const { mid, track: info } = await link.request('publish', data);
    if (link !== this.#link) return;
    track.id = info.id;
    track.mid = mid;
    track.announcedMuted = muted;
    this.emit('localTrackPublished', track);
  }

  async #announceMuted(link: LocalLink, track: LocalTrack): Promise<void> {
    const muted = track.muted;
    await link.request('setMuted', { trackId: track.id!, muted });
    track.announcedMuted = muted;
  }

  #handleSyncError(track: LocalTrack, error: VisavisError): void {
    switch (error.code) {
      case 'connection_lost':
        return; // `handleResumed` or `handleJoined` does it again.
      case 'already_published':
      case 'track_not_found':
      case 'media_gone':
      case 'not_joined':
        this.emit('outOfStep');
        return;
      default:
        this.#forget(track);
        throw error;
    }
  }

  async #capture(
    source: Source,
    media?: MediaStreamTrack | MediaTrackConstraints,
  ): Promise<MediaStreamTrack> {
    if (media && 'readyState' in media) return media;
    try {
      const captured = await (source === 'screen' ? this.#devices.screen() : this.#devices[source](media));
      if (!this.#closed) return captured;
      // Nobody is left to switch it off.
      captured.stop();
      throw VisavisError.invalidState('The room was left.');
    } catch (error) {
      if (error instanceof DeviceError) this.emit('mediaDeviceError', error);
      throw error;
    }
  }

  async #replace(track: LocalTrack, media: MediaStreamTrack): Promise<void> {
    track.stop();
    track.setMedia(media);
    this.#watch(track, media);
    if (track.mid !== undefined) await this.#link?.send(track.mid, media);
  }

  /** A track ends by itself when its device is unplugged or the browser's own button stops the sharing. */
  #watch(track: LocalTrack, media: MediaStreamTrack): void {
    media.onended = () => {
      if (track.mediaStreamTrack !== media) return;
      this.#handleEnded(track).catch(() => {});
    };
  }

  async #handleEnded(track: LocalTrack): Promise<void> {
    if (track.source === 'screen') return this.setScreenShareEnabled(false);
    this.emit(
      'mediaDeviceError',
      new DeviceError('device_not_found', 'The device was taken away.', track.source),
    );
    this.#devices.choose(track.source === 'camera' ? 'videoinput' : 'audioinput', '');
    await this.#set(track.source, false);
    // Another microphone is better than silence; a camera is only switched on by its owner.
    if (track.source === 'microphone') await this.#set('microphone', true);
  }

  #demandGrant(source: Source): void {
    if (!this.grants) return;
    const { publish, videoDirection } = this.grants;
    const sends = videoDirection === 'sendrecv' || videoDirection === 'sendonly';
    if (publish.includes(source) && (source !== 'camera' || sends)) return;
    throw new VisavisError('forbidden', `This token does not allow to publish the ${source}.`);
  }
}
