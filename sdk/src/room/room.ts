import { abortable, VisavisError } from '../errors.js';
import { Emitter } from '../events.js';
import { type CaptureRequest, Devices } from '../media/devices.js';
import { IceServers } from '../media/ice-servers.js';
import type { MediaPath } from '../media/path.js';
import { Peer } from '../media/peer.js';
import { Playback } from '../media/playback.js';
import { MediaRecovery } from '../media/recovery.js';
import type { CallId, Hello, QualityInfo } from '../protocol.js';
import { defaultReconnectPolicy, type ReconnectPolicy } from '../signal/policy.js';
import { Session } from '../signal/session.js';
import { defaultStorage, type SessionStorageLike, SessionStore, tokenClaims } from '../signal/storage.js';
import type { RtcWire, ServerEvent } from '../signal/wire.js';
import { type LocalEvents, LocalParticipant } from './local.js';
import type { RemoteParticipant } from './participant.js';
import { ROSTER_EVENTS, Roster, type RosterEvents, type Speakers } from './roster.js';

export type ConnectionState =
  | 'disconnected'
  | 'connecting'
  | 'connected'
  | 'signalReconnecting'
  | 'reconnecting';

/** Why a call is over. */
export type DisconnectReason =
  | 'left'
  | 'roomClosed'
  | 'removed'
  | 'replaced'
  | 'refused'
  | 'connectionLost'
  | 'mediaFailed';

export interface ConnectOptions {
  /** The call of a contact whose media this is; the token is then the contact's, without a room in it. */
  callId?: CallId;
  /** Gets another token when the server takes the present one no longer. */
  renewToken?: () => Promise<string>;
  /** Microphone at the start: on, off, constraints, or a track that is open already. */
  audio?: CaptureRequest;
  /** Camera at the start. */
  video?: CaptureRequest;
  /** Whether every track of the room is delivered without asking. Default: true. */
  autoSubscribe?: boolean;
  /** `relay`: only through a TURN server, so that the media's peers never see this browser's address. */
  iceTransportPolicy?: RTCIceTransportPolicy;
  /** Cancels connecting. */
  signal?: AbortSignal;
}

export interface RoomOptions {
  reconnectPolicy?: ReconnectPolicy;
  /** Where the resume token outlives a reload; `null` for nowhere. Default: sessionStorage. */
  storage?: SessionStorageLike;
}

export interface RoomEvents extends RosterEvents, Omit<LocalEvents, 'outOfStep'> {
  connected: [];
  signalReconnecting: [];
  reconnecting: [];
  reconnected: [];
  disconnected: [reason: DisconnectReason, error?: VisavisError];
  connectionStateChanged: [state: ConnectionState];
  /** Media takes another way to the server than before, or its first. */
  pathChanged: [path: MediaPath];
  mediaDevicesChanged: [];
  audioPlaybackChanged: [canPlay: boolean];
}

/** A listener in the shape that Vidyo's SDK has. */
export interface ParticipantListener {
  onJoined?(participant: RemoteParticipant): void;
  onLeft?(participant: RemoteParticipant): void;
  /** The order of the others has changed: who spoke last comes first. */
  onDynamicChanged?(participants: readonly RemoteParticipant[]): void;
  /** Another one of the others is the loudest; `audioOnly` when nothing is seen of them. */
  onLoudestChanged?(participant: RemoteParticipant, audioOnly: boolean): void;
}

/** One call: it wires signalling, media and people together and holds no rules of its own. */
export class Room extends Emitter<RoomEvents> {
  readonly localParticipant: LocalParticipant;
  readonly devices: Devices;
  readonly #playback = new Playback();
  readonly #roster: Roster;
  readonly #recovery: MediaRecovery;
  readonly #policy: ReconnectPolicy;
  readonly #storage: SessionStorageLike;
  readonly #iceServers = new IceServers(async () => {
    return (await this.#live().request('getIceServers', {})).iceServers;
  });
  readonly #offs: (() => void)[] = [];
  #session: Session<RtcWire> | undefined;
  #hello: Hello | undefined;
  #peer: Peer | undefined;
  #iceTransportPolicy: RTCIceTransportPolicy = 'all';
  /** Kept until the newest one connects: elements still show their last picture. */
  readonly #formerPeers = new Set<Peer>();
  #autoSubscribe = true;
  #state: ConnectionState = 'disconnected';
  #recovering = false;
  #isJoined = false;
  #closedBy: string | undefined;

  constructor(options: RoomOptions = {}) {
    super();
    if (!isSupported()) throw VisavisError.unsupportedBrowser();
    this.#policy = options.reconnectPolicy ?? defaultReconnectPolicy();
    this.#storage = options.storage === undefined ? defaultStorage() : options.storage;
    this.devices = new Devices(navigator.mediaDevices);
    this.localParticipant = new LocalParticipant(this.devices);
    this.#roster = new Roster(this.#playback, (mid) => this.#peer?.receiver(mid));
    this.#recovery = new MediaRecovery(
      {
        restartIce: () => this.#restartIce(),
        rejoin: () => this.#rejoin(),
        tried: () => this.#peer?.tried ?? [],
      },
      this.#policy,
    );
    this.#wire();
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** The others in the room, by their id. */
  get participants(): ReadonlyMap<string, RemoteParticipant> {
    return this.#roster.participants;
  }

  /** How good this client's own connection is; nothing before it was measured. */
  get quality(): QualityInfo | undefined {
    return this.#roster.quality;
  }

  /** Who speaks, as the server hears it. */
  get speakers(): Speakers {
    return this.#roster.speakers;
  }

  /** The room's name. */
  get name(): string {
    return this.#hello?.room ?? '';
  }

  /** The session's id, for support. */
  get sessionId(): string {
    return this.#hello?.sessionId ?? '';
  }

  /** The way that media takes to the server; `null` until there is one. */
  get path(): MediaPath | null {
    return this.#peer?.path ?? null;
  }

  /** Whether the browser lets remote sound be heard; if not, `startAudio` from a click helps. */
  get canPlaybackAudio(): boolean {
    return this.#playback.canPlay;
  }

  /** Enters the room of the token. */
  async connect(url: string, token: string, options: ConnectOptions = {}): Promise<void> {
    if (this.#session) throw VisavisError.invalidState('A room connects once; make a new one.');
    this.#setState('connecting');
    this.#autoSubscribe = options.autoSubscribe ?? true;
    this.#iceTransportPolicy = options.iceTransportPolicy ?? 'all';
    const session = this.#openSession(url, token, options);
    const peer = this.#newPeer();
    peer.prepare();
    const tracks = this.#startDevices(token, options);
    try {
      const hello = await session.start(options.signal);
      this.#handleHello(hello);
      await abortable(this.#join(hello, peer), options.signal);
    } catch (error) {
      peer.close();
      tracks.catch(() => {});
      this.#finish('left', undefined, true);
      throw error;
    }
    this.#recovery.start();
    this.#recovery.handlePeerState(peer.state);
    this.#setState('connected');
    this.emit('connected');
  }

  /** Leaves for good. */
  async leave(): Promise<void> {
    const session = this.#session;
    this.#finish('left');
    await session?.leave();
  }

  /** Uses another camera, microphone or speaker from now on. */
  async switchDevice(kind: MediaDeviceKind, deviceId: string): Promise<void> {
    this.devices.choose(kind, deviceId);
    if (kind === 'audiooutput') await this.#playback.setSpeaker(deviceId);
    else await this.localParticipant.switchDevice(kind === 'videoinput' ? 'camera' : 'microphone');
  }

  /** Lets remote sound be heard; call it from a click. */
  startAudio(): Promise<void> {
    return this.#playback.start();
  }

  /** Asks for a track to be delivered (with `autoSubscribe: false`). */
  async subscribe(trackId: string): Promise<void> {
    await this.#live().request('subscribe', { trackId });
  }

  /** Asks for a track not to be delivered any more. */
  async unsubscribe(trackId: string): Promise<void> {
    await this.#live().request('unsubscribe', { trackId });
  }

  /** Writes to everybody in the room; nothing of it is kept. In a call the contact is for that. */
  async say(text: string): Promise<void> {
    await this.#live().request('say', { text });
  }

  /** Hears of everybody, also of those who are in the room already; the returned function ends it. */
  onParticipant(listener: ParticipantListener): () => void {
    for (const participant of this.participants.values()) listener.onJoined?.(participant);
    let told: Pick<Speakers, 'order' | 'loudest'> = { order: [], loudest: undefined };
    const hear = ({ order, loudest }: Speakers) => {
      const former = told;
      told = { order, loudest: loudest ?? former.loudest };
      if (!isSame(order, former.order)) listener.onDynamicChanged?.(order);
      if (loudest && loudest !== former.loudest) listener.onLoudestChanged?.(loudest, !loudest.hasVideo);
    };
    hear(this.speakers);
    const offs = [
      this.on('speakersChanged', hear),
      this.on('participantConnected', (participant) => listener.onJoined?.(participant)),
      this.on('participantDisconnected', (participant) => listener.onLeft?.(participant)),
    ];
    return () => {
      for (const off of offs) off();
    };
  }

  /** The browser's statistics of the media connection. */
  async getStats(): Promise<RTCStatsReport | undefined> {
    return this.#peer?.getStats();
  }

  #wire(): void {
    const pass = this.emit.bind(this) as (event: keyof RoomEvents, ...args: unknown[]) => void;
    for (const event of ROSTER_EVENTS) this.#roster.on(event, (...args) => pass(event, ...args));
    for (const event of LOCAL_EVENTS) this.localParticipant.on(event, (...args) => pass(event, ...args));
    this.localParticipant.on('outOfStep', () => this.#recovery.handleServerState('failed'));
    this.#roster.on('participantConnected', () => this.#growIfNeeded());
    this.#playback.on('changed', (canPlay) => this.emit('audioPlaybackChanged', canPlay));
    this.#recovery.on('started', () => this.#setRecovering(true));
    this.#recovery.on('finished', () => this.#setRecovering(false));
    this.#recovery.on('failed', (error) => this.#finish(reasonOf(error), error));
    this.#offs.push(this.devices.onChange(() => this.emit('mediaDevicesChanged')));
  }

  #openSession(url: string, token: string, { callId, renewToken }: ConnectOptions): Session<RtcWire> {
    const store = new SessionStore(this.#storage, token, callId);
    const extra = callId === undefined ? undefined : { callId };
    const session = new Session<RtcWire>({
      url,
      token,
      renewToken,
      extra,
      store,
      policy: this.#policy,
      WebSocket,
    });
    this.#session = session;
    session.on('event', (event) => this.#handleEvent(event));
    session.on('lost', () => {
      this.#recovery.handleSignalLost();
      this.#refreshState();
    });
    session.on('resumed', (hello) => {
      this.#handleHello(hello);
      this.#recovery.handleSignalResumed();
      this.localParticipant.handleResumed();
      this.#refreshState();
    });
    session.on('restarted', (hello) => {
      this.#handleHello(hello);
      this.#recovery.handleSessionRestarted();
      this.#refreshState();
    });
    session.on('ended', (error) => this.#finish(this.#closedBy ? 'roomClosed' : reasonOf(error), error));
    return session;
  }

  #handleEvent(event: ServerEvent): void {
    // Until the answer is here it is about a peer connection of the past, such as the one of a reloaded page.
    if (event.type === 'mediaStateChanged' && this.#isJoined)
      this.#recovery.handleServerState(event.data.state);
    if (event.type === 'roomClosed') this.#closedBy = event.data.reason;
    this.#roster.handleEvent(event);
  }

  /** Devices open while the connection is made; a device that fails does not stop the call. */
  async #startDevices(token: string, options: ConnectOptions): Promise<void> {
    const may = grantsOf(token);
    const audio = may('microphone') && options.audio;
    const video = may('camera') && options.video;
    const { localParticipant } = this;
    if (isRequest(audio) && isRequest(video)) {
      const opened = await this.devices.open(audio, video);
      for (const error of opened.errors) this.emit('mediaDeviceError', error);
      await Promise.allSettled([
        opened.microphone && localParticipant.setMicrophoneEnabled(true, opened.microphone),
        opened.camera && localParticipant.setCameraEnabled(true, opened.camera),
      ]);
      return;
    }
    await Promise.allSettled([
      audio && localParticipant.setMicrophoneEnabled(true, audio === true ? undefined : audio),
      video && localParticipant.setCameraEnabled(true, video === true ? undefined : video),
    ]);
  }

  #handleHello(hello: Hello): void {
    this.#hello = hello;
    this.#iceServers.handleGiven(hello.iceServers);
  }

  #newPeer(): Peer {
    return new Peer(RTCPeerConnection, this.#iceTransportPolicy);
  }

  async #join(hello: Hello, peer: Peer): Promise<void> {
    this.localParticipant.handleHello(hello);
    const session = this.#live();
    if (this.#peer) this.#formerPeers.add(this.#peer);
    this.#peer = peer;
    peer.on('stateChanged', (state) => this.#handlePeerState(peer, state));
    peer.on('downgraded', () => peer === this.#peer && this.#recovery.handleDowngrade());
    peer.on('pathChanged', (path) => peer === this.#peer && this.emit('pathChanged', path));
    await peer.connect(await this.#iceServers.fresh(), async (offer) => {
      this.#isJoined = false;
      this.#roster.handleJoinSent();
      const joined = await session.request('join', { offer, autoSubscribe: this.#autoSubscribe });
      this.#isJoined = true;
      this.#roster.handleSnapshot(joined.participants);
      return joined.answer;
    });
    if (this.#session !== session || this.#peer !== peer) throw VisavisError.aborted();
    this.localParticipant.handleJoined({
      request: (type, data) => session.request(type, data),
      send: (mid, media) => peer.send(mid, media),
    });
    this.#growIfNeeded();
  }

  #handlePeerState(peer: Peer, state: RTCPeerConnectionState): void {
    if (peer !== this.#peer) return;
    if (state === 'connected') this.#closeFormerPeers();
    this.#recovery.handlePeerState(state);
  }

  #closeFormerPeers(): void {
    for (const peer of this.#formerPeers) peer.close();
    this.#formerPeers.clear();
  }

  #growIfNeeded(): void {
    const peer = this.#peer;
    if (this.participants.size < 2 || !peer) return;
    peer
      .grow((offer) => this.#exchange(offer))
      .catch(() => {
        if (peer === this.#peer) this.#recovery.handleServerState('failed');
      });
  }

  async #restartIce(): Promise<void> {
    if (!this.#peer) throw VisavisError.invalidState('Nothing was joined yet.');
    const iceServers = await this.#iceServers.fresh();
    await this.#peer.restartIce(iceServers, (offer) => this.#exchange(offer));
  }

  async #exchange(offer: string): Promise<string> {
    return (await this.#live().request('negotiate', { offer })).answer;
  }

  async #rejoin(): Promise<void> {
    this.localParticipant.handleLeft();
    // A failed try stays until the next one is connected, or until the room is left.
    await this.#join(this.#hello!, this.#newPeer());
  }

  #live(): Session<RtcWire> {
    if (!this.#session) throw VisavisError.invalidState('The room is not connected.');
    return this.#session;
  }

  #setRecovering(recovering: boolean): void {
    this.#recovering = recovering;
    this.#refreshState();
  }

  #refreshState(): void {
    if (this.#state === 'disconnected' || this.#state === 'connecting') return;
    if (this.#recovering) this.#setState('reconnecting');
    else this.#setState(this.#session?.isUp ? 'connected' : 'signalReconnecting');
  }

  #setState(state: ConnectionState): void {
    if (state === this.#state) return;
    const wasBroken = this.#state === 'reconnecting' || this.#state === 'signalReconnecting';
    this.#state = state;
    this.emit('connectionStateChanged', state);
    if (state === 'reconnecting' || state === 'signalReconnecting') this.emit(state);
    else if (state === 'connected' && wasBroken) this.emit('reconnected');
  }

  #finish(reason: DisconnectReason, error?: VisavisError, quiet = false): void {
    if (this.#state === 'disconnected') return;
    this.#recovery.stop();
    this.localParticipant.close();
    this.#peer?.close();
    this.#closeFormerPeers();
    for (const off of this.#offs) off();
    if (quiet || error) this.#session?.leave();
    this.#setState('disconnected');
    if (quiet) return;
    const told = this.#closedBy && error ? new VisavisError('ended', this.#closedBy) : error;
    this.emit('disconnected', reason, told);
  }
}

const LOCAL_EVENTS = [
  'localTrackPublished',
  'localTrackUnpublished',
  'localTrackMuted',
  'localTrackUnmuted',
  'mediaDeviceError',
] as const satisfies (keyof LocalEvents)[];

function reasonOf(error: VisavisError): DisconnectReason {
  switch (error.code) {
    case 'unauthorized':
    case 'token_expired':
    case 'forbidden':
      return 'refused';
    case 'replaced':
      return 'replaced';
    case 'ended':
      return 'removed';
    case 'media_failed':
      return 'mediaFailed';
    default:
      return 'connectionLost';
  }
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}

function isRequest(request: CaptureRequest): request is true | MediaTrackConstraints {
  return request === true || (typeof request === 'object' && !('readyState' in request));
}

/** What a token says about publishing; the server has the last word. */
function grantsOf(token: string): (source: string) => boolean {
  const call = tokenClaims(token)?.call as { publish?: string[]; videoDirection?: string } | undefined;
  return (source) => {
    if (call?.publish && !call.publish.includes(source)) return false;
    return source !== 'camera' || !['recvonly', 'inactive'].includes(call?.videoDirection ?? '');
  };
}

/** Whether this browser can make calls here (an insecure page has no cameras). */
export function isSupported(): boolean {
  return (
    typeof RTCPeerConnection === 'function' &&
    typeof WebSocket === 'function' &&
    typeof navigator !== 'undefined' &&
    navigator.mediaDevices?.getUserMedia !== undefined
  );
}
