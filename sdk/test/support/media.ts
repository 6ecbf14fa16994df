let nextTrack = 1;

export class FakeTrack {
  readonly id = `m_${nextTrack++}`;
  readonly kind: string;
  enabled = true;
  readyState: 'live' | 'ended' = 'live';
  contentHint = '';
  onended: (() => void) | null = null;

  constructor(kind: string) {
    this.kind = kind;
  }

  stop(): void {
    this.readyState = 'ended';
  }

  getSettings(): object {
    return {};
  }
}

export class FakeStream {
  readonly tracks = new Set<FakeTrack>();
  constructor(tracks: FakeTrack[] = []) {
    for (const track of tracks) this.tracks.add(track);
  }
  addTrack(track: FakeTrack): void {
    this.tracks.add(track);
  }
  removeTrack(track: FakeTrack): void {
    this.tracks.delete(track);
  }
  getTracks(): FakeTrack[] {
    return [...this.tracks];
  }
  getAudioTracks(): FakeTrack[] {
    return this.getTracks().filter((track) => track.kind === 'audio');
  }
  getVideoTracks(): FakeTrack[] {
    return this.getTracks().filter((track) => track.kind === 'video');
  }
}

interface FakeTransceiver {
  mid: string | null;
  kind: string;
  direction: string;
  sender: {
    track: FakeTrack | null;
    replaceTrack(track: FakeTrack | null): Promise<void>;
    getParameters(): { encodings: { active?: boolean }[] };
    setParameters(parameters: { encodings: { active?: boolean }[] }): Promise<void>;
  };
  receiver: { track: FakeTrack };
}

/** A peer connection that keeps to the rules of signalling states and does nothing else. */
export class FakePeerConnection {
  static readonly made: FakePeerConnection[] = [];
  /** TURN addresses that answer; `silent` when gathering finds nothing and does not end. */
  static relays: string[] | 'silent' = 'silent';
  static get last(): FakePeerConnection {
    return FakePeerConnection.made[FakePeerConnection.made.length - 1]!;
  }

  readonly transceivers: FakeTransceiver[] = [];
  readonly log: string[] = [];
  connectionState = 'new';
  signalingState = 'stable';
  configuration: RTCConfiguration;
  onconnectionstatechange: (() => void) | null = null;
  oniceconnectionstatechange: (() => void) | null = null;
  onicecandidate: ((event: { candidate: { candidate: string } | null }) => void) | null = null;
  /** What `getStats` gives. */
  stats = new Map<string, unknown>();

  constructor(configuration: RTCConfiguration = {}) {
    this.configuration = configuration;
    FakePeerConnection.made.push(this);
  }

  addTransceiver(
    kind: string,
    { direction, sendEncodings = [{}] }: { direction: string; sendEncodings?: { active?: boolean }[] },
  ): void {
    let encodings = sendEncodings;
    const sender = {
      track: null as FakeTrack | null,
      async replaceTrack(track: FakeTrack | null) {
        sender.track = track;
      },
      getParameters: () => ({ encodings: encodings.map((encoding) => ({ ...encoding })) }),
      async setParameters(parameters: { encodings: { active?: boolean }[] }) {
        encodings = parameters.encodings;
      },
    };
    this.transceivers.push({ mid: null, kind, direction, sender, receiver: { track: new FakeTrack(kind) } });
  }

  getTransceivers(): FakeTransceiver[] {
    return this.transceivers;
  }

  setConfiguration(configuration: RTCConfiguration): void {
    this.configuration = configuration;
  }

  createDataChannel(): object {
    return {};
  }

  async getStats(): Promise<Map<string, unknown>> {
    return this.stats;
  }

  restartIce(): void {
    this.log.push('restartIce');
  }

  async createOffer(): Promise<object> {
    return { type: 'offer', sdp: `offer ${this.transceivers.length}` };
  }

  async setLocalDescription({ type }: { type: string }): Promise<void> {
    this.log.push(type);
    if (type === 'rollback') this.signalingState = 'stable';
    else {
      if (this.signalingState !== 'stable') throw new Error(`offer in ${this.signalingState}`);
      this.signalingState = 'have-local-offer';
      this.transceivers.forEach((transceiver, index) => {
        transceiver.mid ??= String(index);
      });
      setImmediate(() => this.#gather());
    }
  }

  async setRemoteDescription({ type }: { type: string }): Promise<void> {
    if (this.signalingState !== 'have-local-offer') throw new Error(`answer in ${this.signalingState}`);
    this.log.push(type);
    this.signalingState = 'stable';
  }

  close(): void {
    this.connectionState = 'closed';
  }

  #gather(): void {
    const { relays } = FakePeerConnection;
    if (relays === 'silent') return;
    const urls = (this.configuration.iceServers ?? []).flatMap((server) => server.urls);
    if (urls.some((url) => relays.includes(url)))
      this.onicecandidate?.({ candidate: { candidate: 'candidate:1 1 udp 1 192.0.0.8 1 typ relay' } });
    this.onicecandidate?.({ candidate: null });
  }

  /** The network changes its mind. */
  become(state: string): void {
    this.connectionState = state;
    this.onconnectionstatechange?.();
  }
}

export class FakeMediaDevices {
  /** Names of the errors that the next openings throw, by what is asked for. */
  readonly failures = new Map<string, string>();
  readonly asked: string[] = [];
  readonly opened: FakeTrack[] = [];

  async getUserMedia(constraints: { audio?: unknown; video?: unknown }): Promise<FakeStream> {
    return this.#open(['audio', 'video'].filter((kind) => constraints[kind as 'audio' | 'video']));
  }

  async getDisplayMedia(): Promise<FakeStream> {
    this.asked.push('screen');
    const failure = this.failures.get('screen');
    if (failure) throw named(failure);
    return this.#stream(['video']);
  }

  async enumerateDevices(): Promise<object[]> {
    return [];
  }

  addEventListener(): void {}

  removeEventListener(): void {}

  #open(kinds: string[]): FakeStream {
    const what = kinds.join('+');
    this.asked.push(what);
    for (const failing of [what, ...kinds]) {
      const failure = this.failures.get(failing);
      if (failure) throw named(failure);
    }
    return this.#stream(kinds);
  }

  #stream(kinds: string[]): FakeStream {
    const tracks = kinds.map((kind) => new FakeTrack(kind));
    this.opened.push(...tracks);
    return new FakeStream(tracks);
  }
}

function named(name: string): Error {
  return Object.assign(new Error(name), { name });
}

/** Puts the fakes where a browser has the real ones. */
export function installBrowser(WebSocketClass: typeof WebSocket): FakeMediaDevices {
  const mediaDevices = new FakeMediaDevices();
  FakePeerConnection.made.length = 0;
  const globals = {
    WebSocket: WebSocketClass,
    RTCPeerConnection: FakePeerConnection,
    MediaStream: FakeStream,
    navigator: { mediaDevices },
  };
  for (const [name, value] of Object.entries(globals)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
  return mediaDevices;
}
