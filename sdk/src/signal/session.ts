import { abortable, VisavisError } from '../errors.js';
import { Emitter } from '../events.js';
import type { Hello } from '../protocol.js';
import type { ReconnectPolicy } from './policy.js';
import {
  type CloseInfo,
  type Reply,
  type RequestData,
  type RequestOptions,
  type RequestType,
  type ServerEvent,
  Signal,
  signalUrl,
} from './signal.js';
import type { SessionStore, StoredSession } from './storage.js';

/** After these the server does not want the client back. */
const FINAL_CLOSE_CODES = [1000, 4401, 4409, 4410];
/** A first connection is not worth more patience than a short hiccup. */
const FIRST_ATTEMPTS = 3;
const WAIT_FOR_SIGNAL_MS = 15_000;

export interface SessionConfig {
  url: string;
  token: string;
  store: SessionStore;
  policy: ReconnectPolicy;
  WebSocket: typeof WebSocket;
}

interface SessionEvents {
  event: [event: ServerEvent];
  /** The WebSocket broke; tries to come back are under way. */
  lost: [];
  /** The same session goes on. */
  resumed: [hello: Hello];
  /** The server made a new session: the client has to join again. */
  restarted: [hello: Hello];
  /** It is over. */
  ended: [error: VisavisError];
}

/** A session of the signalling that outlives its WebSockets. */
export class Session extends Emitter<SessionEvents> {
  readonly #config: SessionConfig;
  readonly #stop = new AbortController();
  #signal: Signal | undefined;
  #resume: StoredSession | undefined;
  #retryHintMs = 0;
  #ended = false;

  constructor(config: SessionConfig) {
    super();
    this.#config = config;
  }

  get isUp(): boolean {
    return this.#signal?.isOpen ?? false;
  }

  /** Connects for the first time; a session that the store remembers is resumed. */
  async start(signal?: AbortSignal): Promise<Hello> {
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
  async request<T extends RequestType>(
    type: T,
    data: RequestData<T>,
    options: RequestOptions = {},
  ): Promise<Reply<T>> {
    if (!this.isUp) await abortable(this.#whenUp(), options.signal);
    return this.#signal!.request(type, data, options);
  }

  /** Says good-bye and closes. */
  async leave(): Promise<void> {
    if (this.#ended) return;
    const signal = this.isUp ? this.#signal : undefined;
    this.#end();
    await signal?.request('leave', {}, { timeoutMs: 1000 }).catch(() => {});
    signal?.close();
  }

  #end(): void {
    this.#ended = true;
    this.#config.store.clear();
    this.#stop.abort();
  }

  async #open(signal: AbortSignal): Promise<Hello> {
    const { token, url, WebSocket } = this.#config;
    const socket = new Signal(signalUrl(url), WebSocket);
    socket.on('event', (event, seq) => this.#handleEvent(event, seq));
    const resume = this.#resume;
    const hello = await socket.authenticate(resume ? { token, resume: { ...resume } } : { token }, signal);
    socket.on('closed', (info) => this.#handleClosed(socket, info));
    this.#signal = socket;
    this.#resume = {
      resumeToken: hello.resumeToken,
      lastSeq: hello.resumed ? (this.#resume?.lastSeq ?? 0) : 0,
    };
    this.#config.store.save(this.#resume);
    return hello;
  }

  #handleEvent(event: ServerEvent, seq: number): void {
    if (this.#ended || !this.#resume || seq <= this.#resume.lastSeq) return;
    this.#resume.lastSeq = seq;
    this.#config.store.save(this.#resume);
    if (event.type === 'reconnect') this.#retryHintMs = event.data.retryMs;
    this.emit('event', event);
  }

  async #handleClosed(socket: Signal, info: CloseInfo): Promise<void> {
    if (this.#ended || socket !== this.#signal) return;
    if (FINAL_CLOSE_CODES.includes(info.code)) return this.#finish(VisavisError.fromClose(info.code));
    this.emit('lost');
    try {
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

  async #retry(attempts: number, signal?: AbortSignal): Promise<Hello> {
    const since = Date.now();
    const stop = signal ? anySignal(signal, this.#stop.signal) : this.#stop.signal;
    let failure = VisavisError.connectionLost();
    for (let attempt = 0; attempt < attempts; attempt++) {
      const delayMs = this.#config.policy.nextDelayMs({ attempt, elapsedMs: Date.now() - since });
      if (delayMs === null) break;
      await sleepOrOnline(Math.max(delayMs, this.#takeHint()), stop);
      try {
        return await this.#open(stop);
      } catch (error) {
        failure = error as VisavisError;
        if (!failure.retryable) throw failure;
      }
    }
    throw failure;
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
