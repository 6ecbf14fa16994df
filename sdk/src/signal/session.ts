import { abortable, VisavisError } from '../errors.js';
import { Emitter } from '../events.js';
import type { Reconnect } from '../protocol.js';
import type { ReconnectPolicy } from './policy.js';
import { type CloseInfo, type RequestOptions, Signal, signalUrl } from './signal.js';
import type { SessionStore, StoredSession } from './storage.js';
import type { Reply, RequestData, RequestType, Wire } from './wire.js';

/** After these the server does not want the client back. */
const FINAL_CLOSE_CODES = [1000, 4401, 4409, 4410];
/** A first connection is not worth more patience than a short hiccup. */
const FIRST_ATTEMPTS = 3;
const WAIT_FOR_SIGNAL_MS = 15_000;

/** Codes that another token may help against. */
const TOKEN_CODES = ['unauthorized', 'token_expired'];

export interface SessionConfig {
  url: string;
  /** Where on the server. Default: `api/v1/rtc`. */
  path?: string;
  token: string;
  /** Gets a token to go on with when the server takes the present one no longer. */
  renewToken?: () => Promise<string>;
  /** What `authenticate` says besides. */
  extra?: { callId?: string };
  /** Whether there is a request that says good-bye. Default: true. */
  canLeave?: boolean;
  store: SessionStore;
  policy: ReconnectPolicy;
  WebSocket: typeof WebSocket;
}

interface SessionEvents<W extends Wire> {
  event: [event: W['event']];
  /** The WebSocket broke; tries to come back are under way. */
  lost: [];
  /** The same session goes on. */
  resumed: [hello: W['hello']];
  /** The server made a new session: the client has to join again. */
  restarted: [hello: W['hello']];
  /** It is over. */
  ended: [error: VisavisError];
}

/** A session of the signalling that outlives its WebSockets. */
export class Session<W extends Wire> extends Emitter<SessionEvents<W>> {
  readonly #config: SessionConfig;
  readonly #stop = new AbortController();
  #signal: Signal<W> | undefined;
  #token: string;
  #resume: StoredSession | undefined;
  #retryHintMs = 0;
  #ended = false;

  constructor(config: SessionConfig) {
    super();
    this.#config = config;
    this.#token = config.token;
  }

  /** The token in use. */
  get token(): string {
    return this.#token;
  }

  get isUp(): boolean {
    return this.#signal?.isOpen ?? false;
  }

  /** Connects for the first time; a session that the store remembers is resumed. */
  async start(signal?: AbortSignal): Promise<W['hello']> {
    this.#resume = this.#config.store.load();
    const attempts = this.#resume ? Number.POSITIVE_INFINITY : FIRST_ATTEMPTS;
    try {
      return await this.#retry(attempts, signal);
    } catch (error) {
      this.#ended = true;
      throw error;
    }
  }

  /** Sends a request; while the WebSocket is down it waits for the next one. */
  async request<T extends RequestType<W>>(
    type: T,
    data: RequestData<W, T>,
    options: RequestOptions = {},
  ): Promise<Reply<W, T>> {
    if (!this.isUp) await abortable(this.#whenUp(), options.signal);
    return this.#signal!.request(type, data, options);
  }

  /** Says good-bye and closes. */
  async leave(): Promise<void> {
    if (this.#ended) return;
    const signal = this.isUp ? this.#signal : undefined;
    this.#end();
    if (this.#config.canLeave ?? true) {
      await signal?.request('leave', {} as RequestData<W, 'leave'>, { timeoutMs: 1000 }).catch(() => {});
    }
    signal?.close();
  }

  /** Gets another token, for the next connection too; nothing where there is no way to get one. */
  async renew(): Promise<string | undefined> {
    if (!this.#config.renewToken) return undefined;
    await this.#renewToken();
    return this.#token;
  }

  #end(): void {
    this.#ended = true;
    this.#config.store.clear();
    this.#stop.abort();
  }

  async #open(signal: AbortSignal): Promise<W['hello']> {
    const { url, path, extra, WebSocket } = this.#config;
    const socket = new Signal<W>(signalUrl(url, path), WebSocket);
    socket.on('event', (event, seq) => this.#handleEvent(event, seq));
    const resume = this.#resume;
    const hello = await socket.authenticate(
      { token: this.#token, ...extra, ...(resume && { resume: { ...resume } }) } as RequestData<
        W,
        'authenticate'
      >,
      signal,
    );
    socket.on('closed', (info) => this.#handleClosed(socket, info));
    this.#signal = socket;
    this.#resume = {
      resumeToken: hello.resumeToken,
      lastSeq: hello.resumed ? (this.#resume?.lastSeq ?? 0) : 0,
    };
    this.#config.store.save(this.#resume);
    return hello;
  }

  #handleEvent(event: W['event'], seq: number | undefined): void {
    if (this.#ended || !this.#resume) return;
    if (seq !== undefined) {
      if (seq <= this.#resume.lastSeq) return;
      this.#resume.lastSeq = seq;
      this.#config.store.save(this.#resume);
    }
    if (event.type === 'reconnect') this.#retryHintMs = (event.data as Reconnect).retryMs;
    this.emit('event', event);
  }

  async #handleClosed(socket: Signal<W>, info: CloseInfo): Promise<void> {
    if (this.#ended || socket !== this.#signal) return;
    const error = VisavisError.fromClose(info.code);
    const needsToken = TOKEN_CODES.includes(error.code) && this.#config.renewToken !== undefined;
    if (FINAL_CLOSE_CODES.includes(info.code) && !needsToken) return this.#finish(error);
    this.emit('lost');
    try {
      if (needsToken) await this.#renewToken();
      const hello = await this.#retry(Number.POSITIVE_INFINITY);
      this.emit(hello.resumed ? 'resumed' : 'restarted', hello);
    } catch (error) {
      this.#finish(error as VisavisError);
    }
  }

  #finish(error: VisavisError): void {
    if (this.#ended) return;
    this.#end();
    this.emit('ended', error);
  }

  async #retry(attempts: number, signal?: AbortSignal): Promise<W['hello']> {
    const since = Date.now();
    const stop = signal ? anySignal(signal, this.#stop.signal) : this.#stop.signal;
    let failure = VisavisError.connectionLost();
    let mayRenew = this.#config.renewToken !== undefined;
    for (let attempt = 0; attempt < attempts; attempt++) {
      const delayMs = this.#config.policy.nextDelayMs({ attempt, elapsedMs: Date.now() - since });
      if (delayMs === null) break;
      await sleepOrOnline(Math.max(delayMs, this.#takeHint()), stop);
      try {
        return await this.#open(stop);
      } catch (error) {
        failure = error as VisavisError;
        if (mayRenew && TOKEN_CODES.includes(failure.code)) {
          mayRenew = false;
          attempt = -1;
          await this.#renewToken();
        } else if (!failure.retryable) throw failure;
      }
    }
    throw failure;
  }

  async #renewToken(): Promise<void> {
    this.#token = await this.#config.renewToken!();
  }

  #takeHint(): number {
    const hint = this.#retryHintMs;
    this.#retryHintMs = 0;
    return hint;
  }

  #whenUp(): Promise<void> {
    if (this.#ended) return Promise.reject(VisavisError.connectionLost());
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => settle(VisavisError.connectionLost()), WAIT_FOR_SIGNAL_MS);
      const offs = [
        this.on('resumed', () => settle()),
        this.on('restarted', () => settle()),
        this.on('ended', (error) => settle(error)),
      ];
      const settle = (error?: VisavisError) => {
        clearTimeout(timer);
        for (const off of offs) off();
        if (error) reject(error);
        else resolve();
      };
    });
  }
}

/** Sleeps, but not longer than until the browser is online again. */
function sleepOrOnline(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.reject(VisavisError.aborted());
  if (ms === 0) return Promise.resolve();
  const target = globalThis.window;
  return new Promise((resolve, reject) => {
    const done = () => {
      clearTimeout(timer);
      target?.removeEventListener('online', done);
      signal.removeEventListener('abort', done);
      if (signal.aborted) reject(VisavisError.aborted());
      else resolve();
    };
    const timer = setTimeout(done, ms);
    target?.addEventListener('online', done);
    signal.addEventListener('abort', done);
  });
}

function anySignal(...signals: AbortSignal[]): AbortSignal {
  const controller = new AbortController();
  for (const signal of signals) {
    if (signal.aborted) controller.abort();
    signal.addEventListener('abort', () => controller.abort(), { once: true });
  }
  return controller.signal;
}
