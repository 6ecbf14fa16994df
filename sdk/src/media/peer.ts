import { VisavisError } from '../errors.js';
import { Emitter } from '../events.js';
import type { IceServer } from '../protocol.js';
import { configured, type PathKind, triedPaths } from './ice-servers.js';
import { cameraEncodings, screenEncodings, sendLayers } from './layers.js';
import { type Choice, choiceOf, isDowngrade, isSamePath, type MediaPath } from './path.js';
import { SerialQueue } from './queue.js';
import { withStartBitrate } from './start-bitrate.js';

/** What a client that sees more than one other person adds to its three m-lines. */
const EXTRA_AUDIO_SLOTS = 2;
const EXTRA_VIDEO_SLOTS = 3;
/** Chromium gives statistics again that are up to 50 ms old. */
const STATS_AGE_MS = 100;

interface PeerEvents {
  stateChanged: [state: RTCPeerConnectionState];
  /** Media takes another way than before, or the first one. */
  pathChanged: [path: MediaPath];
  /** The browser had to leave a better way, and the server may not know. */
  downgraded: [];
}

/** Sends an offer to the server and brings back the answer. */
export type Exchange = (offer: string) => Promise<string>;

/** The peer connection: three m-lines from the start, which stay for the whole call. */
export class Peer extends Emitter<PeerEvents> {
  readonly #connection: RTCPeerConnection;
  readonly #configuration: RTCConfiguration;
  readonly #negotiations = new SerialQueue();
  readonly #parameters = new SerialQueue();
  #prepared: Promise<RTCSessionDescriptionInit> | undefined;
  #grown = false;
  #choice: Choice | undefined;
  #tried: PathKind[] = [];
  #iceTransport: RTCIceTransport | undefined;
  #look: ReturnType<typeof setTimeout> | undefined;

  constructor(PeerConnection: typeof RTCPeerConnection, iceTransportPolicy: RTCIceTransportPolicy = 'all') {
    super();
    this.#configuration = { bundlePolicy: 'max-bundle', iceTransportPolicy };
    this.#connection = new PeerConnection(this.#configuration);
    this.#connection.onconnectionstatechange = () => this.#handleState();
    // A restart that works shows here, where no transport tells of it.
    this.#connection.oniceconnectionstatechange = () => this.#lookAtPath();
    this.#connection.addTransceiver('audio', { direction: 'sendrecv' });
    this.#connection.addTransceiver('video', {
      direction: 'sendrecv',
      sendEncodings: cameraEncodings(),
    });
    this.#connection.addTransceiver('video', {
      direction: 'sendrecv',
      sendEncodings: screenEncodings(),
    });
  }

  get state(): RTCPeerConnectionState {
    return this.#connection.connectionState;
  }

  /** The way that media took when it was last looked at. */
  get path(): MediaPath | undefined {
    return this.#choice?.path;
  }

  /** The ways that the browser was given to try. */
  get tried(): readonly PathKind[] {
    return this.#tried;
  }

  /** Makes the offer ahead of time, while the signalling is still connecting. */
  prepare(): void {
    this.#prepared = this.#connection.createOffer();
    this.#prepared.catch(() => {});
  }

  /** The first negotiation. */
  connect(iceServers: IceServer[], exchange: Exchange): Promise<void> {
    return this.#negotiations.run(async () => {
      this.#configure(iceServers);
      await this.#negotiate(exchange);
    });
  }

  /** Looks for a new network path; the media lines stay as they are. */
  restartIce(iceServers: IceServer[], exchange: Exchange): Promise<void> {
    return this.#negotiations.run(async () => {
      this.#configure(iceServers);
      this.#connection.restartIce();
      await this.#negotiate(exchange);
    });
  }

  /** Adds receiving m-lines for a call of more than two, once. */
  grow(exchange: Exchange): Promise<void> {
    if (this.#grown) return Promise.resolve();
    this.#grown = true;
    return this.#negotiations.run(async () => {
      const kinds = [...Array(EXTRA_AUDIO_SLOTS).fill('audio'), ...Array(EXTRA_VIDEO_SLOTS).fill('video')];
      for (const kind of kinds) this.#connection.addTransceiver(kind, { direction: 'recvonly' });
      await this.#negotiate(exchange);
    });
  }

  /** What arrives on an m-line. */
  receiver(mid: string): RTCRtpReceiver | undefined {
    return this.#transceiver(mid)?.receiver;
  }

  /** Sends `track` on an m-line, or nothing. */
  async send(mid: string, track: MediaStreamTrack | null): Promise<void> {
    const sender = this.#transceiver(mid)?.sender;
    if (!sender) throw VisavisError.invalidState(`There is no media line "${mid}".`);
    if (track) await this.#parameters.run(() => activate(sender));
    await sender.replaceTrack(track);
  }

  /** Sends these layers of what an m-line carries, and no others. */
  sendLayers(mid: string, rids: readonly string[]): Promise<void> {
    const sender = this.#transceiver(mid)?.sender;
    return sender ? this.#parameters.run(() => sendLayers(sender, rids)) : Promise.resolve();
  }

  getStats(): Promise<RTCStatsReport> {
    return this.#connection.getStats();
  }

  close(): void {
    clearTimeout(this.#look);
    this.#connection.onconnectionstatechange = null;
    this.#connection.oniceconnectionstatechange = null;
    this.#iceTransport?.removeEventListener('selectedcandidatepairchange', this.#lookAtPath);
    this.#connection.close();
  }

  #configure(iceServers: IceServer[]): void {
    const known = configured(iceServers, this.#configuration.iceTransportPolicy ?? 'all');
    if (known.length === 0 && !this.#configuration.iceServers) return;
    this.#configuration.iceServers = known;
    this.#connection.setConfiguration(this.#configuration);
    this.#prepared = undefined;
  }

  #handleState(): void {
    this.emit('stateChanged', this.state);
    if (this.state !== 'connected') return;
    this.#watchTransport();
    this.#lookAtPath();
  }

  /** Browsers that tell of a changed path do so here; all m-lines share one transport. */
  #watchTransport(): void {
    const transport = this.#connection.getTransceivers()[0]?.sender.transport?.iceTransport;
    if (!transport || transport === this.#iceTransport) return;
    this.#iceTransport?.removeEventListener('selectedcandidatepairchange', this.#lookAtPath);
    this.#iceTransport = transport;
    transport.addEventListener('selectedcandidatepairchange', this.#lookAtPath);
  }

  readonly #lookAtPath = (): void => {
    clearTimeout(this.#look);
    this.#look = setTimeout(() => this.#readPath(), STATS_AGE_MS);
  };

  async #readPath(): Promise<void> {
    const choice = await this.#connection.getStats().then(choiceOf, () => undefined);
    if (!choice || this.state === 'closed') return;
    const before = this.#choice;
    this.#choice = choice;
    if (!isSamePath(choice.path, before?.path)) this.emit('pathChanged', choice.path);
    if (isDowngrade(before, choice)) this.emit('downgraded');
  }

  async #negotiate(exchange: Exchange): Promise<void> {
    const prepared = this.#prepared ?? this.#connection.createOffer();
    this.#prepared = undefined;
    const offer = await prepared;
    await this.#connection.setLocalDescription(offer);
    try {
      const answer = await exchange(offer.sdp ?? '');
      const { iceServers = [], iceTransportPolicy = 'all' } = this.#configuration;
      this.#tried = triedPaths(answer, iceServers, iceTransportPolicy);
      await this.#connection.setRemoteDescription({ type: 'answer', sdp: withStartBitrate(answer) });
    } catch (error) {
      await this.#rollback();
      throw error;
    }
  }

  /** Without it the next offer would find the peer connection in the middle of this one. */
  async #rollback(): Promise<void> {
    if (this.#connection.signalingState !== 'have-local-offer') return;
    await this.#connection.setLocalDescription({ type: 'rollback' }).catch(() => {});
  }

  #transceiver(mid: string): RTCRtpTransceiver | undefined {
    return this.#connection.getTransceivers().find((transceiver) => transceiver.mid === mid);
  }
}

async function activate(sender: RTCRtpSender): Promise<void> {
  const parameters = sender.getParameters();
  // Which of several layers are sent is the server's to say.
  const waiting = parameters.encodings.filter(({ active, rid }) => active === false && !rid);
  if (waiting.length === 0) return;
  for (const encoding of waiting) encoding.active = true;
  await sender.setParameters(parameters);
}
