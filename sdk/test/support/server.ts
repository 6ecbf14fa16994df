import type { ClientFrame, Hello, ParticipantInfo } from '../../src/protocol.js';

type Frame = ClientFrame & { data: never };
type Answer = { type: string; data: unknown } | undefined;

/** Stands where the WebSocket and the server behind it would be. */
export class FakeServer {
  readonly sockets: FakeSocket[] = [];
  readonly received: { type: string; data: Record<string, unknown> }[] = [];
  readonly participants: ParticipantInfo[] = [];
  /** Answers that differ from the usual ones, by the request's type. */
  readonly answers = new Map<string, (data: Record<string, unknown>) => Answer>();
  hello: Partial<Hello> = {};
  /** Whether a resume is granted. */
  resumes = true;
  isReachable = true;
  heartbeatMs = 15_000;
  #seq = 0;
  #sessions = 0;
  #tracks = 0;

  readonly WebSocket = ((server: FakeServer) =>
    class extends FakeSocket {
      constructor(url: string, protocol: string) {
        super(url, protocol, server);
      }
    })(this) as unknown as typeof WebSocket;

  get socket(): FakeSocket {
    return this.sockets[this.sockets.length - 1]!;
  }

  requests(type: string): Record<string, unknown>[] {
    return this.received.filter((frame) => frame.type === type).map((frame) => frame.data);
  }

  /** Tells the client something. */
  tell(type: string, data: unknown): void {
    this.socket.deliver({ type, seq: ++this.#seq, data });
  }

  handle(socket: FakeSocket, frame: Frame): void {
    this.received.push({ type: frame.type, data: frame.data });
    const special = this.answers.get(frame.type);
    const answer = special ? special(frame.data) : this.#answer(frame);
    if (answer) socket.deliver({ re: frame.id, ...answer });
  }

  #answer(frame: Frame): Answer {
    const data = frame.data as Record<string, unknown>;
    switch (frame.type) {
      case 'authenticate':
        return { type: 'hello', data: this.#hello(data.resume !== undefined && this.resumes) };
      case 'join':
        return { type: 'joined', data: { answer: 'answer', participants: this.participants } };
      case 'getIceServers':
        return { type: 'iceServers', data: { iceServers: this.hello.iceServers ?? [] } };
      case 'negotiate':
        return { type: 'answer', data: { answer: 'answer' } };
      case 'publish': {
        const source = data.source as 'microphone' | 'camera' | 'screen';
        const mid = { microphone: '0', camera: '1', screen: '2' }[source];
        const kind = source === 'microphone' ? 'audio' : 'video';
        const track = { id: `t_${++this.#tracks}`, source, kind, muted: data.muted };
        return { type: 'published', data: { mid, track } };
      }
      default:
        return { type: 'ok', data: {} };
    }
  }

  #hello(resumed: boolean): Hello {
    if (!resumed) {
      this.#sessions++;
      this.#seq = 0;
    }
    return {
      sessionId: `s_${this.#sessions}`,
      resumeToken: `r_${this.received.length}`,
      resumed,
      participantId: `p_me${this.#sessions}`,
      identity: 'customer-17',
      name: 'Customer',
      role: 'customer',
      room: 'demo',
      grants: { publish: ['microphone', 'camera', 'screen'], subscribe: true, videoDirection: 'sendrecv' },
      iceServers: [],
      heartbeatMs: this.heartbeatMs,
      resumeWindowMs: 30_000,
      serverVersion: '0.1.0',
      ...this.hello,
    };
  }
}

export class FakeSocket {
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  readonly url: string;
  readonly protocol: string;
  closedWith: number | undefined;
  readonly #server: FakeServer;

  constructor(url: string, protocol: string, server: FakeServer) {
    this.url = url;
    this.protocol = protocol;
    this.#server = server;
    server.sockets.push(this);
    queueMicrotask(() => (server.isReachable ? this.onopen?.() : this.drop(1006)));
  }

  send(text: string): void {
    if (this.closedWith === undefined) this.#server.handle(this, JSON.parse(text));
  }

  close(code = 1005): void {
    this.closedWith ??= code;
  }

  deliver(frame: unknown): void {
    // A real message is a task of its own.
    setImmediate(() => this.closedWith === undefined && this.onmessage?.({ data: JSON.stringify(frame) }));
  }

  /** The connection breaks. */
  drop(code: number): void {
    if (this.closedWith !== undefined) return;
    this.closedWith = code;
    this.onclose?.({ code, reason: '' });
  }
}

/** A person who is in the room. */
export function person(id: string, tracks: ParticipantInfo['tracks'] = []): ParticipantInfo {
  return { id, identity: id, name: id.toUpperCase(), role: 'agent', state: 'connected', tracks };
}

/** An unsigned token with the claims that the SDK reads. */
export function fakeToken(call: object = { room: 'demo' }): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'HS256' })}.${part({ sub: 'customer-17', call })}.c2ln`;
}

export class FakeStorage {
  readonly items = new Map<string, string>();
  getItem(key: string): string | null {
    return this.items.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.items.set(key, value);
  }
  removeItem(key: string): void {
    this.items.delete(key);
  }
}

/** Lets every task that is ready run. */
export async function settle(rounds = 12): Promise<void> {
  for (let round = 0; round < rounds; round++) await new Promise((resolve) => setImmediate(resolve));
}
