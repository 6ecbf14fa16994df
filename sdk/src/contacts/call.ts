import { VisavisError } from '../errors.js';
import { Emitter } from '../events.js';
import type { CallEndInfo, CallId, CallInfo, CallKind, Direction, PersonInfo, Source } from '../protocol.js';
import { type ConnectOptions, type DisconnectReason, Room, type RoomOptions } from '../room/room.js';
import type { SessionStorageLike } from '../signal/storage.js';
import type { Ask, LiveWire } from '../signal/wire.js';
import { CallMedia, isMuted, maySend, type Wishes } from './call-media.js';

/** What a call needs of the connection that it belongs to. */
export interface CallLink {
  readonly url: string;
  readonly storage: SessionStorageLike;
  readonly roomOptions: RoomOptions;
  readonly renewToken?: () => Promise<string>;
  token(): string;
  /** The server's time. */
  now(): number;
  me(): PersonInfo;
  readonly request: Ask<LiveWire>;
}

export interface JoinOptions {
  /** Microphone at the start; a track that is open already is used. Default: on. */
  microphone?: boolean | MediaStreamTrack;
  /** Camera at the start, if the call has video. Default: on. */
  camera?: boolean | MediaStreamTrack;
  /** The own screen, chosen already. */
  screen?: MediaStreamTrack;
  iceTransportPolicy?: RTCIceTransportPolicy;
  signal?: AbortSignal;
  /** A room that was made for the preview. */
  room?: Room;
}

export interface CallEvents {
  /** Kind, direction, hold, spotlight, members, what is asked: something of `info` is different. */
  changed: [info: CallInfo];
  /** Media was joined. */
  joined: [room: Room];
  /** An agent asks us to unmute; only the person's own click does it. */
  unmuteAsked: [source: Source, by: string];
  /** What the call allows could not be switched on. */
  mediaFailed: [error: VisavisError];
  /** Media is gone although the call goes on; `join` may bring it back. */
  mediaLost: [reason: DisconnectReason, error?: VisavisError];
  ended: [end: CallEndInfo | null, seconds: number];
}

/** A contact's call: what it is now, what may be done with it, and its media in a room. */
export class Call extends Emitter<CallEvents> {
  readonly id: CallId;
  readonly #link: CallLink;
  #info: CallInfo;
  #room: Room | undefined;
  #joining: Promise<Room> | undefined;
  #media: CallMedia | undefined;
  #wishes: Wishes = { microphone: true, camera: true };
  #isOver = false;
  #seconds = 0;

  /** @internal `Contact.call` gives it. */
  constructor(info: CallInfo, link: CallLink) {
    super();
    this.id = info.callId;
    this.#info = info;
    this.#link = link;
  }

  /** The call as the server tells of it; as it last was when it is over. */
  get info(): CallInfo {
    return this.#info;
  }

  /** Whose page this is. */
  get me(): PersonInfo {
    return this.#link.me();
  }

  /** How long it lasts, in seconds. */
  get seconds(): number {
    if (this.#isOver) return this.#seconds;
    const { connectedAt, startedAt } = this.#info;
    return Math.max(0, (this.#link.now() - (connectedAt ?? startedAt)) / 1000);
  }

  /** Its media, while joined. */
  get room(): Room | undefined {
    return this.#room;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Whether this page had joined it before it was reloaded. */
  get wasJoined(): boolean {
    return this.#stored() !== undefined;
  }

  /** Whether we only listen. */
  get listens(): boolean {
    return this.#info.members.some(({ person, listens }) => listens && person.identity === this.me.identity);
  }

  /** Whether the call lets us send that now. */
  may(source: Source): boolean {
    const { identity, role } = this.#link.me();
    return maySend(this.#info, identity, role, source);
  }

  /** Whether our microphone or camera was muted for us. */
  isMuted(source: Source): boolean {
    return isMuted(this.#info, this.#link.me().identity, source);
  }

  /** Enters the media; after a reload with what was on before. */
  join(options: JoinOptions = {}): Promise<Room> {
    if (this.#isOver) return Promise.reject(new VisavisError('call_ended', 'The call has ended.'));
    if (this.#room) return Promise.resolve(this.#room);
    this.#joining ??= this.#join(options).finally(() => {
      this.#joining = undefined;
    });
    return this.#joining;
  }

  /** Microphone on or muted; what an agent muted is unmuted by this as well. */
  setMicrophoneEnabled(on: boolean): Promise<void> {
    return this.#setEnabled('microphone', on);
  }

  /** Camera on or off, within what the call allows. */
  setCameraEnabled(on: boolean): Promise<void> {
    return this.#setEnabled('camera', on);
  }

  /** Makes the call another kind, or lets video flow another way; what takes more waits for consent. */
  async switchTo(kind: CallKind, direction?: Direction, { camera = true } = {}): Promise<void> {
    const before = this.#wishes.camera;
    // Whoever asks for video shows themselves, once the other side agrees.
    if (kind === 'video') this.#wishes.camera = camera;
    try {
      await this.#link.request('switchCall', { callId: this.id, kind, direction });
    } catch (error) {
      this.#wishes.camera = before;
      throw error;
    }
  }

  /** Answers the other side's wish for a switch; `camera: false` agrees to look on only. */
  async answerSwitch(accept: boolean, { camera = true } = {}): Promise<void> {
    if (accept && this.#info.request?.kind === 'video') this.#wishes.camera = camera;
    await this.#link.request('answerSwitch', { callId: this.id, accept });
  }

  /** Takes the own side's wish for a switch back. */
  async cancelSwitch(): Promise<void> {
    await this.#link.request('cancelSwitch', { callId: this.id });
  }

  /** Cuts the customer off for a while. */
  async hold(): Promise<void> {
    await this.#link.request('holdCall', { callId: this.id });
  }

  async unhold(): Promise<void> {
    await this.#link.request('unholdCall', { callId: this.id });
  }

  /** Mutes another member, or asks them to unmute. */
  async muteMember(member: string, source: 'microphone' | 'camera', muted: boolean): Promise<void> {
    await this.#link.request('muteMember', { callId: this.id, member, source, muted });
  }

  /** Has everybody in the call see somebody large, or nobody in particular; for agents. */
  async setSpotlight(identity: string | null): Promise<void> {
    await this.#link.request('setSpotlight', { callId: this.id, member: identity ?? undefined });
  }

  /** Shows the own screen: asks what to show first, since browsers demand a click for that. */
  async shareScreen(chosen?: MediaStreamTrack): Promise<void> {
    const room = this.#room;
    if (!room || !this.#media) throw VisavisError.invalidState('The call was not joined.');
    const screen = chosen ?? (await room.devices.screen());
    try {
      // Whoever was invited to it is allowed already.
      if (!this.may('screen')) await this.#link.request('shareScreen', { callId: this.id });
      await this.#media.publishScreen(screen);
    } catch (error) {
      screen.stop();
      throw error;
    }
  }

  /** Stops the shared screen: one's own, or for agents anybody's. */
  async stopScreen(): Promise<void> {
    await this.#room?.localParticipant.unpublish('screen');
    await this.#link
      .request('stopScreen', { callId: this.id })
      .catch(ifNot('not_shared', 'call_ended', 'call_not_found'));
  }

  /** Leaves the call; without the customer or without an agent it is over. */
  async leave(): Promise<void> {
    await this.#leaveRoom();
    await this.#link
      .request('leaveCall', { callId: this.id })
      .catch(ifNot('not_in_call', 'call_ended', 'call_not_found'));
  }

  /** Ends the call for all. */
  async end(): Promise<void> {
    await this.#link.request('endCall', { callId: this.id });
  }

  /** @internal Something of it has changed. */
  handleInfo(info: CallInfo): void {
    if (info === this.#info) return;
    const before = this.#info;
    this.#info = info;
    const endsStretch = before.kind === 'video' && info.kind !== 'video';
    // A customer's word on the camera holds for one stretch of video.
    if (endsStretch && this.#link.me().role === 'customer') this.#wishes.camera = false;
    this.#apply();
    this.emit('changed', info);
  }

  /** @internal */
  handleUnmuteAsked(source: Source, by: string): void {
    this.emit('unmuteAsked', source, by);
  }

  /** @internal */
  handleScreenStopped(by: string): void {
    this.#media?.handleScreenStopped(by).catch(() => {});
  }

  /** @internal It is over, or nobody knows it any more. */
  handleEnded(end: CallEndInfo | null, seconds: number): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#seconds = seconds;
    this.#info = { ...this.#info, end };
    this.#leaveRoom();
    this.emit('ended', end, seconds);
  }

  async #join(options: JoinOptions): Promise<Room> {
    const { url, token, renewToken, me, request } = this.#link;
    const { identity, role } = me();
    const mine = this.#info.members.find(({ person }) => person.identity === identity);
    if (!mine || mine.state === 'gone') await request('joinCall', { callId: this.id });
    const stored = this.#stored();
    const microphone = options.microphone ?? stored?.microphone ?? true;
    const camera = options.camera ?? stored?.camera ?? true;
    this.#wishes = { microphone: Boolean(microphone), camera: Boolean(camera) };
    const room = options.room ?? new Room(this.#link.roomOptions);
    const media = new CallMedia(room, { identity, role }, this.#info, this.#wishes, (error) =>
      this.emit('mediaFailed', error),
    );
    this.#listen(room);
    this.#media = media;
    const connect: ConnectOptions = {
      callId: this.id,
      renewToken,
      audio: media.may('microphone') && !this.isMuted('microphone') && microphone,
      video: media.may('camera') && !this.isMuted('camera') && camera,
      iceTransportPolicy: options.iceTransportPolicy,
      signal: options.signal,
    };
    try {
      await room.connect(url, token(), connect);
    } catch (error) {
      media.close();
      if (this.#media === media) this.#media = undefined;
      throw error;
    }
    if (this.#isOver) {
      await room.leave();
      throw new VisavisError('call_ended', 'The call has ended.');
    }
    this.#room = room;
    this.#store();
    this.#apply();
    if (options.screen) await this.shareScreen(options.screen);
    // A page that was reloaded shows no screen any more, though the others wait for one.
    else if (this.may('screen')) this.stopScreen().catch(() => {});
    this.emit('joined', room);
    return room;
  }

  #listen(room: Room): void {
    room.on('localTrackUnpublished', (track) => {
      // The browser's own button ends it too.
      if (track.source === 'screen' && this.may('screen')) this.stopScreen().catch(() => {});
    });
    room.on('reconnected', () => this.#apply());
    room.on('disconnected', (reason, error) => {
      if (room !== this.#room) return;
      this.#room = undefined;
      this.#media?.close();
      this.#media = undefined;
      if (reason !== 'left' && !this.#isOver) this.emit('mediaLost', reason, error);
    });
  }

  async #setEnabled(source: 'microphone' | 'camera', on: boolean): Promise<void> {
    this.#wishes[source] = on;
    if (this.#room) this.#store();
    const local = this.#room?.localParticipant;
    if (on && this.isMuted(source)) {
      await this.#link.request('muteMember', { callId: this.id, source, muted: false });
    }
    if (on && !this.may(source)) throw new VisavisError('forbidden', `The call has no ${source} of yours.`);
    if (source === 'camera') await local?.setCameraEnabled(on);
    else await local?.setMicrophoneEnabled(on);
  }

  #apply(): void {
    this.#media?.handleCall(this.#info).catch(() => {});
  }

  async #leaveRoom(): Promise<void> {
    const room = this.#room;
    this.#room = undefined;
    this.#media?.close();
    this.#media = undefined;
    this.#forget();
    await room?.leave();
  }

  get #key(): string {
    return `visavis:joined:${this.id}:${this.#link.me().identity}`;
  }

  #stored(): Wishes | undefined {
    try {
      return JSON.parse(this.#link.storage?.getItem(this.#key) ?? 'null') ?? undefined;
    } catch {
      return undefined;
    }
  }

  /** So that a reloaded page comes back as it was. */
  #store(): void {
    try {
      this.#link.storage?.setItem(this.#key, JSON.stringify(this.#wishes));
    } catch {
      // Then a reload asks before it joins again.
    }
  }

  #forget(): void {
    try {
      this.#link.storage?.removeItem(this.#key);
    } catch {
      // As above.
    }
  }
}

/** Swallows refusals that say that it is so already. */
function ifNot(...codes: string[]): (error: VisavisError) => undefined {
  return (error) => {
    if (!codes.includes(error.code)) throw error;
  };
}
