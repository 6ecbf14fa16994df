import { abortable, VisavisError } from '../errors.js';
import { Emitter } from '../events.js';
import type { ErrorBody } from '../protocol.js';
import type { BasicHello, Frame, Reply, RequestData, RequestType, Wire } from './wire.js';

const SUBPROTOCOL = 'visavis.v1';
const CONNECT_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 10_000;
/** Something is sent a little earlier than the server demands. */
const HEARTBEAT_SHARE = 0.8;

export interface RequestOptions {
  signal?: AbortSignal;
  timeoutMs?: number;
}

export interface CloseInfo {
  code: number;
  reason: string;
}

interface SignalEvents<W extends Wire> {
  /** What is about the connection and not the session may come without a number. */
  event: [event: W['event'], seq: number | undefined];
  closed: [info: CloseInfo];
}

/** What the server says of itself. */
const WITHOUT_NUMBER = ['reconnect', 'serverDraining'];

interface Pending {
  resolve(data: never): void;
  reject(error: VisavisError): void;
}

/** One WebSocket: requests with their replies, events, heartbeat. It lives until it breaks. */
export class Signal<W extends Wire> extends Emitter<SignalEvents<W>> {
  readonly #socket: WebSocket;
  readonly #pending = new Map<number, Pending>();
  readonly #opened: Promise<void>;
  #nextId = 1;
  #heartbeatMs = 0;
  #heartbeat: ReturnType<typeof setTimeout> | undefined;
  #lastError: VisavisError | undefined;
  #closed = false;

  constructor(url: string, WebSocketClass: typeof WebSocket) {
    super();
    this.#socket = new WebSocketClass(url, SUBPROTOCOL);
    this.#opened = new Promise((resolve, reject) => {
      this.#socket.onopen = () => resolve();
      this.on('closed', () => reject(VisavisError.unreachable()));
    });
    this.#opened.catch(() => {});
    this.#socket.onmessage = (message) => this.#handleMessage(message.data);
    this.#socket.onclose = (close) => this.#handleClose({ code: close.code, reason: close.reason });
  }

  get isOpen(): boolean {
    return !this.#closed && this.#heartbeatMs > 0;
  }

  /** Opens the session: the server answers `hello` or refuses. */
  async authenticate(data: RequestData<W, 'authenticate'>, signal?: AbortSignal): Promise<W['hello']> {
    const timer = setTimeout(() => this.close(4000), CONNECT_TIMEOUT_MS);
    try {
      await abortable(this.#opened, signal);
      const hello = (await this.request('authenticate', data, { signal })) as BasicHello;
      this.#heartbeatMs = hello.heartbeatMs;
      this.#armHeartbeat();
      return hello;
    } catch (error) {
      this.close();
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Sends a request; its reply or its refusal settles the promise. */
  request<T extends RequestType<W>>(
    type: T,
    data: RequestData<W, T>,
    { signal, timeoutMs = REQUEST_TIMEOUT_MS }: RequestOptions = {},
  ): Promise<Reply<W, T>> {
    if (this.#closed) return Promise.reject(VisavisError.connectionLost());
    const id = this.#nextId++;
    const reply = new Promise<Reply<W, T>>((resolve, reject) => {
      const timer = setTimeout(() => this.#settle(id)?.reject(VisavisError.timeout(`"${type}"`)), timeoutMs);
      this.#pending.set(id, {
        resolve: (data) => {
          clearTimeout(timer);
          resolve(data);
        },
        reject: (error) => {
          clearTimeout(timer);
          reject(error);
        },
      });
    });
    this.#socket.send(JSON.stringify({ type, id, data }));
    this.#armHeartbeat();
    return abortable(reply, signal);
  }

  /** Closes the WebSocket; `closed` follows at once, even when the network does not answer. */
  close(code = 1000): void {
    if (this.#closed) return;
    this.#socket.close(code);
    this.#handleClose({ code, reason: '' });
  }

  #handleMessage(text: unknown): void {
    if (this.#closed) return;
    const frame = parse(text);
    if (!frame) return;
    if (frame.re !== undefined) {
      const pending = this.#settle(frame.re);
      if (frame.type === 'error') pending?.reject(VisavisError.fromServer(frame.data as ErrorBody));
      else pending?.resolve(frame.data as never);
    } else if (frame.type === 'error') {
      this.#lastError = VisavisError.fromServer(frame.data as ErrorBody);
    } else if (frame.seq !== undefined || WITHOUT_NUMBER.includes(frame.type)) {
      this.emit('event', frame as W['event'], frame.seq);
    }
  }

  #settle(id: number): Pending | undefined {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    return pending;
  }

  #handleClose(info: CloseInfo): void {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#heartbeat);
    const error = this.#lastError ?? VisavisError.fromClose(info.code);
    for (const id of [...this.#pending.keys()]) this.#settle(id)?.reject(error);
    this.emit('closed', info);
  }

  #armHeartbeat(): void {
    if (this.#heartbeatMs === 0 || this.#closed) return;
    clearTimeout(this.#heartbeat);
    this.#heartbeat = setTimeout(() => this.#beat(), this.#heartbeatMs * HEARTBEAT_SHARE);
  }

  /** A server that does not answer a heartbeat is as good as gone. */
  #beat(): void {
    this.request('ping', {} as RequestData<W, 'ping'>, { timeoutMs: this.#heartbeatMs }).catch(
      (error: VisavisError) => {
        if (error.code === 'timeout') this.close(4000);
      },
    );
  }
}

function parse(text: unknown): Frame | undefined {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}

/** `https://host/base` becomes `wss://host/base/api/v1/rtc`. */
export function signalUrl(url: string, path = 'api/v1/rtc'): string {
  const address = new URL(apiUrl(url, path));
  address.protocol = address.protocol.replace(/^http/, 'ws');
  return address.href;
}

/** `https://host/base` becomes `https://host/base/{path}`. */
export function apiUrl(url: string, path: string): string {
  const base = new URL(url.endsWith('/') ? url : `${url}/`);
  base.hash = '';
  base.search = '';
  return new URL(path, base).href;
}
