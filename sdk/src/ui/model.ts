import {
  type Call,
  type CallEndInfo,
  callKey,
  DeviceError,
  type Direction,
  type DisconnectReason,
  isSupported,
  type RemoteParticipant,
  type RemoteTrack,
  Room,
  type Source,
  type SwitchRequestInfo,
  VisavisError,
} from '../index.js';
import { QUIET_EVENTS } from './events.js';
import { CallMemory } from './memory.js';
import { type CallOffer, offerOf, usesOf } from './offer.js';
import { Preview } from './preview.js';
import { isWeak, qualitySentence } from './quality.js';
import { camerasOf, endSentence, english, errorSentence, mirrored, type Strings } from './strings.js';

export type CallState =
  | 'idle'
  | 'prejoin'
  | 'connecting'
  | 'waiting'
  | 'inCall'
  | 'reconnecting'
  | 'ended'
  | 'refused'
  | 'unsupported';

type Phase = 'idle' | 'prejoin' | 'connecting' | 'live' | 'over';

/** What is known about a call that is over. */
export interface CallEnd {
  reason: DisconnectReason;
  sentence: string;
  seconds: number;
  retryable: boolean;
}

export interface ModelConfig {
  server: string;
  token: string;
  audio: boolean;
  video: boolean;
  iceTransportPolicy?: RTCIceTransportPolicy;
}

/** Below this a microphone only hears the room. */
const SPEAKING_LEVEL = 0.02;
const LEVEL_INTERVAL_MS = 150;
const TOAST_MS = 7000;

/** The call as the screen sees it; it tells `changed` when to draw again. */
export class CallModel {
  strings: Strings = english;
  room: Room | undefined;
  preview: Preview | undefined;
  /** A contact's call that waits for the person's word. */
  offer: CallOffer | undefined;
  /** The contact's call, once it is joined or was tried to be. */
  call: Call | undefined;
  /** What an agent asks to unmute. */
  unmuteAsked: { source: Source; by: string } | undefined;
  end: CallEnd | undefined;
  toast = '';
  announcement = '';
  leftName = '';
  /** Whether connections are of no interest while they are good. */
  showsWeakOnly = false;
  /** Ids of those who speak now. */
  speaking = new Set<string>();
  readonly #changed: () => void;
  readonly #tell: (name: string, detail?: unknown) => void;
  readonly #memory = new CallMemory(() => `visavis:call:${callKey(this.#config.token)}`);
  #config: ModelConfig = { server: '', token: '', audio: true, video: true };
  #phase: Phase = 'idle';
  #since = 0;
  #wasWeak = false;
  #heard: Call | undefined;
  #wants = { audio: true, video: true };
  #levels: ReturnType<typeof setInterval> | undefined;
  #toastTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(changed: () => void, tell: (name: string, detail?: unknown) => void) {
    this.#changed = changed;
    this.#tell = tell;
  }

  get state(): CallState {
    if (!isSupported()) return 'unsupported';
    if (this.#phase === 'over') return this.end?.reason === 'refused' ? 'refused' : 'ended';
    if (this.#phase !== 'live') return this.#phase;
    const isBroken = this.room?.state === 'reconnecting' || this.room?.state === 'signalReconnecting';
    if (isBroken) return 'reconnecting';
    return this.others.length > 0 ? 'inCall' : 'waiting';
  }

  get isLive(): boolean {
    return this.#phase === 'live';
  }

  get others(): RemoteParticipant[] {
    return this.room ? [...this.room.participants.values()] : [];
  }

  /** The loudest of the others, as the server hears it. */
  get loudest(): RemoteParticipant | undefined {
    return this.room?.speakers.loudest;
  }

  /** What is seen large, with the faces of the others beside it: a shared screen, or else who is in the spotlight. */
  get large(): { participant: RemoteParticipant; screen?: RemoteTrack } | undefined {
    for (const participant of this.others) {
      const screen = participant.track('screen');
      if (screen?.isSubscribed && !screen.muted) return { participant, screen };
    }
    const spotlit = this.others.find(({ identity }) => identity === this.call?.info.spotlight);
    return spotlit && this.others.length > 1 ? { participant: spotlit } : undefined;
  }

  /** The switch that waits for an answer. */
  get switchRequest(): SwitchRequestInfo | null {
    return this.call?.info.request ?? null;
  }

  /** Whether we are to answer a switch. */
  isForUs({ by, side }: SwitchRequestInfo): boolean {
    const { me, info } = this.call ?? {};
    // Agents among themselves have no customer, so one's own wish is told by who wishes.
    const isInner = info?.members.every(({ person }) => person.role !== 'customer');
    return isInner ? by !== me?.identity : (side === 'agents') === (me?.role === 'customer');
  }

  /** Whether a switch brings our own camera into the call. */
  wouldShowUs({ kind, direction }: SwitchRequestInfo): boolean {
    const role = this.call?.me.role;
    return !this.call?.may('camera') && usesOf({ kind, direction, role }).camera;
  }

  get seconds(): number {
    if (this.call) return this.call.seconds;
    return this.#since ? Math.max(0, (Date.now() - this.#since) / 1000) : 0;
  }

  /** Whether this page was in this call before it was reloaded. */
  get wasInCall(): boolean {
    if (this.call) return this.call.wasJoined;
    return this.#memory.load() !== undefined;
  }

  configure(config: ModelConfig): void {
    this.#config = config;
  }

  /** A contact's call, from its page. */
  setCall(call: Call): void {
    this.call = call;
    this.offer = offerOf(call, call.me.role);
  }

  /** Shows the own picture and asks to join. */
  async prepare(): Promise<void> {
    if (!isSupported()) return;
    this.#setPhase('prejoin');
    this.room = new Room();
    this.preview = new Preview(this.room.devices, this.#changed);
    const uses = this.offer ? usesOf(this.offer) : { microphone: true, camera: true };
    await this.preview.open(this.#config.audio && uses.microphone, this.#config.video && uses.camera);
  }

  /** Joins with what the preview has, or with what the configuration says. */
  async join({ withoutCamera = false } = {}): Promise<void> {
    if (!isSupported()) return;
    if (this.offer) return this.#joinOffer(this.offer, withoutCamera);
    const room = this.#phase === 'prejoin' && this.room ? this.room : new Room();
    const media = this.#startMedia(withoutCamera);
    this.#wants = { audio: Boolean(media.audio), video: Boolean(media.video) };
    this.room = room;
    this.end = undefined;
    this.leftName = '';
    this.#since = this.#memory.load()?.since ?? Date.now();
    this.#listen(room);
    this.#setPhase('connecting');
    try {
      const { server, token, iceTransportPolicy } = this.#config;
      await room.connect(server, token, { ...media, iceTransportPolicy });
    } catch (error) {
      if (room === this.room && this.#phase === 'connecting') {
        this.#finish('connectionLost', error as VisavisError);
      }
      return;
    }
    this.#goLive();
  }

  #goLive(): void {
    this.#setPhase('live');
    this.#store();
    this.#levels = setInterval(() => this.#measure(), LEVEL_INTERVAL_MS);
    this.announce(this.strings.connected);
  }

  async leave(): Promise<void> {
    if (!this.call) return this.room?.leave();
    // The person is out at once, whatever the network says.
    const left = this.call.leave();
    this.#finish('left');
    await left.catch(() => {});
  }

  /** The person does not want the call that is offered. */
  decline(): void {
    this.preview?.close();
    this.preview = undefined;
    this.#setPhase('idle');
    this.offer?.decline?.();
  }

  /** Does something with the call; what fails is said. */
  async attempt(action: () => Promise<unknown>): Promise<void> {
    try {
      await action();
    } catch (error) {
      if (error instanceof DeviceError) this.#handleDeviceError(error);
      else this.showToast(errorSentence(this.strings, (error as VisavisError).code));
    }
  }

  dismissAsk(): void {
    this.unmuteAsked = undefined;
    this.#changed();
  }

  /** The element leaves the page. */
  dispose(): void {
    this.preview?.close();
    const isLive = this.#phase === 'live' || this.#phase === 'connecting';
    // A contact's call goes on without its screen; who shows it next finds it again.
    if (isLive && !this.call) this.leave();
    clearInterval(this.#levels);
  }

  async toggleMicrophone(): Promise<void> {
    if (this.preview) return this.preview.setMicrophone(!this.preview.microphone);
    const on = !this.room?.localParticipant.isMicrophoneEnabled;
    if (this.unmuteAsked?.source === 'microphone') this.unmuteAsked = undefined;
    await this.#try('microphone', () => this.#switches?.setMicrophoneEnabled(on));
    this.#wants.audio = this.room?.localParticipant.isMicrophoneEnabled ?? false;
    this.announce(this.#wants.audio ? this.strings.unmutedNow : this.strings.mutedNow);
    this.#store();
  }

  async toggleCamera(): Promise<void> {
    if (this.preview) return this.preview.setCamera(!this.preview.camera);
    const on = !this.room?.localParticipant.isCameraEnabled;
    if (this.unmuteAsked?.source === 'camera') this.unmuteAsked = undefined;
    await this.#try('camera', () => this.#switches?.setCameraEnabled(on));
    this.#wants.video = this.room?.localParticipant.isCameraEnabled ?? false;
    this.announce(this.#wants.video ? this.strings.cameraOnNow : this.strings.cameraOffNow);
    this.#store();
  }

  async toggleScreen(): Promise<void> {
    const on = !this.room?.localParticipant.isScreenShareEnabled;
    const { call } = this;
    if (call) return this.attempt(() => (on ? call.shareScreen() : call.stopScreen()));
    await this.#try('screen', () => this.room?.localParticipant.setScreenShareEnabled(on));
  }

  async chooseDevice(kind: MediaDeviceKind, deviceId: string): Promise<void> {
    if (this.preview) await this.preview.choose(kind, deviceId);
    else {
      const source = kind === 'videoinput' ? 'camera' : 'microphone';
      await this.#try(source, () => this.room?.switchDevice(kind, deviceId));
    }
    this.#changed();
  }

  /** Says it to those who cannot see it. */
  announce(text: string): void {
    this.announcement = text;
    this.#changed();
  }

  /** Shows a sentence for a while. */
  showToast(text: string): void {
    this.toast = text;
    clearTimeout(this.#toastTimer);
    this.#toastTimer = setTimeout(() => this.hideToast(), TOAST_MS);
    this.#changed();
  }

  hideToast(): void {
    this.toast = '';
    this.#changed();
  }

  /** A contact's call knows better than its room what may be switched. */
  get #switches(): Call | Room['localParticipant'] | undefined {
    return this.call ?? this.room?.localParticipant;
  }

  async #joinOffer(offer: CallOffer, withoutCamera: boolean): Promise<void> {
    const room = this.#phase === 'prejoin' ? this.room : undefined;
    let screen: MediaStreamTrack | undefined;
    try {
      // Browsers ask only right after the click, and who changes their mind has not accepted anything.
      if (offer.kind === 'screen' && !this.call?.wasJoined) screen = await room?.devices.screen();
    } catch (error) {
      if (error instanceof DeviceError) this.#handleDeviceError(error);
      return;
    }
    const isFresh = this.preview !== undefined;
    const media = this.#startMedia(withoutCamera);
    this.end = undefined;
    this.leftName = '';
    this.#setPhase('connecting');
    try {
      const call = await offer.begin();
      this.#listenToCall(call);
      const { iceTransportPolicy } = this.#config;
      const chosen = isFresh ? { microphone: media.audio, camera: media.video, room } : {};
      this.room = await call.join({ ...chosen, screen, iceTransportPolicy });
      this.#listen(this.room);
    } catch (error) {
      screen?.stop();
      for (const track of [media.audio, media.video]) if (typeof track === 'object') track.stop();
      if (this.#phase === 'connecting') this.#finish('connectionLost', error as VisavisError);
      return;
    }
    this.#goLive();
  }

  #listenToCall(call: Call): void {
    if (call === this.#heard) return;
    this.#heard = call;
    this.call = call;
    let { kind, direction, request } = call.info;
    call.on('changed', (info) => {
      const isTurned = info.kind === 'video' && info.direction !== direction;
      if (info.kind !== kind && this.isLive) this.announce(this.strings.switched(info.kind));
      else if (isTurned && this.isLive) this.announce(this.#camerasSeen(info.direction));
      else if (request && !info.request && this.isLive) this.showToast(this.strings.notSwitched);
      ({ kind, direction, request } = info);
      this.#changed();
    });
    call.on('unmuteAsked', (source, by) => {
      this.unmuteAsked = { source, by };
      this.#changed();
    });
    call.on('mediaFailed', ({ code }) => this.showToast(errorSentence(this.strings, code)));
    call.on('mediaLost', (reason, error) => this.#finish(reason, error));
    call.on('ended', (end) => this.#handleCallEnd(end));
  }

  /** Whose cameras are seen, from this side. */
  #camerasSeen(direction: Direction): string {
    const own = this.call?.me.role === 'customer' ? direction : mirrored(direction);
    return this.strings.camerasSeen[camerasOf(own)];
  }

  #handleCallEnd(end: CallEndInfo | null): void {
    if (this.#phase === 'over') return;
    const lost = end?.reason === 'participantLost' && end.by !== this.call?.me.identity;
    const { ends } = this.strings;
    this.#finish('roomClosed', new VisavisError('ended', lost ? ends.participantLost : ends.hungUp));
  }

  /** What the preview opened, or what was on before the reload, or what the page wishes. */
  #startMedia(withoutCamera: boolean) {
    const stored = this.#memory.load();
    const { preview } = this;
    this.preview = undefined;
    if (!preview) {
      return { audio: stored?.audio ?? this.#config.audio, video: stored?.video ?? this.#config.video };
    }
    const { camera, microphone } = preview.take();
    if (withoutCamera) camera?.stop();
    return { audio: microphone ?? false, video: (!withoutCamera && camera) || false };
  }

  #listen(room: Room): void {
    const { strings } = this;
    room.on('connectionStateChanged', () => {
      if (room === this.room) this.#store();
      this.#changed();
    });
    room.on('reconnecting', () => this.announce(strings.reconnecting));
    room.on('signalReconnecting', () => this.announce(strings.signalReconnecting));
    room.on('reconnected', () => this.announce(strings.resumed));
    room.on('participantConnected', ({ name }) => {
      this.leftName = '';
      this.announce(strings.joined(name));
      this.#tell('visavis-participant-joined', { name });
    });
    room.on('participantDisconnected', ({ name }) => {
      this.leftName = name;
      this.announce(strings.left(name));
      this.#tell('visavis-participant-left', { name });
    });
    room.on('trackSubscribed', (track, { name }) => {
      if (track.source === 'screen') this.announce(strings.sharesScreen(name));
      this.#changed();
    });
    room.on('trackUnsubscribed', (track, { name }) => {
      if (track.source === 'screen') this.announce(strings.stoppedSharing(name));
      this.#changed();
    });
    room.on('qualityChanged', (quality, participant) => {
      // One's own is worth a word; those of others can be looked at.
      if (!participant && isWeak(quality) && !this.#wasWeak) {
        this.announce(strings.ownConnection(qualitySentence(strings, quality)));
      }
      if (!participant) this.#wasWeak = isWeak(quality);
      this.#changed();
    });
    for (const event of QUIET_EVENTS) room.on(event, () => this.#changed());
    room.on('mediaDeviceError', (error) => this.#handleDeviceError(error));
    room.on('disconnected', (reason, error) => {
      // A contact's call tells itself how it ended.
      if (room === this.room && !this.call) this.#finish(reason, error);
    });
  }

  #handleDeviceError(error: DeviceError): void {
    if (error.code !== 'share_cancelled')
      this.showToast(errorSentence(this.strings, error.code, error.source));
  }

  async #try(
    source: 'camera' | 'microphone' | 'screen',
    action: () => Promise<void> | undefined,
  ): Promise<void> {
    try {
      await action();
    } catch (error) {
      // Devices speak for themselves through `mediaDeviceError`.
      if (error instanceof DeviceError) return;
      this.showToast(errorSentence(this.strings, (error as VisavisError).code, source));
    }
  }

  #finish(reason: DisconnectReason, error?: VisavisError): void {
    if (this.#phase === 'over') return;
    this.unmuteAsked = undefined;
    const refused = ['unauthorized', 'token_expired', 'forbidden'].includes(error?.code ?? '');
    const why = refused ? 'refused' : reason;
    const { seconds } = this;
    this.end = {
      reason: why,
      sentence: endSentence(this.strings, why, error?.code, error?.message),
      seconds: this.#phase === 'live' ? seconds : 0,
      retryable: !refused && !(this.call?.isOver || (this.call && reason === 'left')),
    };
    clearInterval(this.#levels);
    this.#memory.forget();
    this.speaking.clear();
    this.#setPhase('over');
    this.announce(this.end.sentence);
    this.#tell('visavis-ended', { reason: why, seconds: Math.round(seconds) });
  }

  #measure(): void {
    const speaking = new Set<string>();
    for (const participant of this.others) {
      if ((participant.track('microphone')?.audioLevel ?? 0) > SPEAKING_LEVEL) speaking.add(participant.id);
    }
    const same = speaking.size === this.speaking.size && [...speaking].every((id) => this.speaking.has(id));
    this.speaking = speaking;
    if (!same) this.#changed();
  }

  #setPhase(phase: Phase): void {
    if (phase === this.#phase) return;
    this.#phase = phase;
    if (phase === 'live') this.#tell('visavis-joined');
    this.#changed();
  }

  /** So that a reloaded page comes back as it was. */
  #store(): void {
    if (this.#phase === 'live' && this.room) this.#memory.save({ since: this.#since, ...this.#wants });
  }
}

export type { RemoteParticipant, RemoteTrack };
export { VisavisError };
