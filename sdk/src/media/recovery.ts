import { MediaError, VisavisError } from '../errors.js';
import { Emitter } from '../events.js';
import type { MediaState } from '../protocol.js';
import type { ReconnectPolicy } from '../signal/policy.js';
import type { PathKind } from './ice-servers.js';

/** A peer connection often finds back by itself within this time. */
const DISCONNECTED_GRACE_MS = 1500;
/** An ICE restart that works is done sooner. */
const RESTART_TIMEOUT_MS = 7000;
/** A new peer connection that has not connected by then will not. */
const CONNECT_TIMEOUT_MS = 15_000;
/** Ways that take turns in failing shall not make a call that only restarts. */
const DOWNGRADE_PAUSE_MS = 60_000;

/** What the recovery may do; the first two are answered by the server. */
export interface RecoveryActions {
  restartIce(): Promise<void>;
  rejoin(): Promise<void>;
  /** The ways that the browser was given to try. */
  tried(): readonly PathKind[];
}

interface RecoveryEvents {
  started: [];
  finished: [];
  failed: [error: VisavisError];
}

type Stage = 'well' | 'restarting' | 'rejoining';

/** Decides what broken media needs: patience, an ICE restart, or joining again. */
export class MediaRecovery extends Emitter<RecoveryEvents> {
  readonly #actions: RecoveryActions;
  readonly #policy: ReconnectPolicy;
  #stage: Stage = 'well';
  #attempt = 0;
  #wasWell = false;
  #since = 0;
  #peerState: RTCPeerConnectionState = 'new';
  #serverIsWell = true;
  #signalIsUp = true;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;
  #downgradedAt = Number.NEGATIVE_INFINITY;

  constructor(actions: RecoveryActions, policy: ReconnectPolicy) {
    super();
    this.#actions = actions;
    this.#policy = policy;
  }

  /** The first peer connection is on its way. */
  start(): void {
    this.#arm(CONNECT_TIMEOUT_MS, () => this.#rejoin());
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  handlePeerState(state: RTCPeerConnectionState): void {
    this.#peerState = state;
    if (state === 'connected') this.#checkWell();
    else if (state === 'failed') this.#restart();
    else if (state === 'disconnected' && this.#stage === 'well') {
      this.#arm(DISCONNECTED_GRACE_MS, () => this.#restart());
    }
  }

  handleServerState(state: MediaState): void {
    this.#serverIsWell = state === 'connected';
    if (state === 'connected') this.#checkWell();
    else if (state === 'disconnected') this.#restart();
    else this.#rejoin();
  }

  /** The browser took a worse way because a better one is closed: a restart makes the server follow. */
  handleDowngrade(): void {
    if (Date.now() - this.#downgradedAt < DOWNGRADE_PAUSE_MS) return;
    this.#downgradedAt = Date.now();
    this.#restart();
  }

  /** The WebSocket broke: nothing can be negotiated until it is back. */
  handleSignalLost(): void {
    this.#signalIsUp = false;
  }

  handleSignalResumed(): void {
    this.#signalIsUp = true;
    if (this.#stage === 'rejoining') this.#rejoin(true);
    else if (this.#stage === 'restarting' || !this.#isWell()) this.#restart(true);
  }

  /** The server has forgotten the session. */
  handleSessionRestarted(): void {
    this.#signalIsUp = true;
    this.#rejoin(true);
  }

  #isWell(): boolean {
    return this.#serverIsWell && !['failed', 'disconnected'].includes(this.#peerState);
  }

  #checkWell(): void {
    if (this.#peerState !== 'connected' || !this.#serverIsWell || this.#stopped) return;
    clearTimeout(this.#timer);
    this.#attempt = 0;
    this.#wasWell = true;
    if (this.#stage === 'well') return;
    this.#stage = 'well';
    this.emit('finished');
  }

  #enter(stage: Stage): void {
    const wasWell = this.#stage === 'well';
    this.#stage = stage;
    if (!wasWell) return;
    this.#since = Date.now();
    this.emit('started');
  }

  async #restart(again = false): Promise<void> {
    if (this.#stopped || (this.#stage !== 'well' && !again)) return;
    this.#enter('restarting');
    clearTimeout(this.#timer);
    if (!this.#signalIsUp) return;
    this.#arm(RESTART_TIMEOUT_MS, () => this.#rejoin());
    try {
      await this.#actions.restartIce();
      this.#checkWell();
    } catch {
      // A lost WebSocket is tried again once it is back; everything else needs a new peer connection.
      if (this.#signalIsUp && this.#stage === 'restarting') this.#rejoin();
    }
  }

  async #rejoin(again = false): Promise<void> {
    if (this.#stopped || (this.#stage === 'rejoining' && !again)) return;
    this.#enter('rejoining');
    clearTimeout(this.#timer);
    if (!this.#signalIsUp) return;
    const delayMs = this.#policy.nextDelayMs({
      attempt: this.#attempt++,
      elapsedMs: Date.now() - this.#since,
    });
    if (delayMs === null) return this.#fail(this.#mediaError());
    this.#arm(delayMs, () => this.#rejoinNow());
  }

  async #rejoinNow(): Promise<void> {
    if (!this.#signalIsUp) return;
    this.#peerState = 'new';
    this.#serverIsWell = true;
    this.#arm(CONNECT_TIMEOUT_MS, () => {
      // Where media has never got through it is blocked rather than broken, and the customer waits for a word.
      if (this.#wasWell) this.#rejoin(true);
      else this.#fail(this.#mediaError());
    });
    try {
      await this.#actions.rejoin();
      this.#checkWell();
    } catch (error) {
      if (this.#stopped || !this.#signalIsUp) return;
      if (error instanceof VisavisError && !error.retryable && error.code !== 'media_gone')
        return this.#fail(error);
      this.#rejoin(true);
    }
  }

  #mediaError(): MediaError {
    return new MediaError(this.#actions.tried());
  }

  #fail(error: VisavisError): void {
    this.stop();
    this.emit('failed', error);
  }

  #arm(ms: number, then: () => void): void {
    clearTimeout(this.#timer);
    if (this.#stopped) return;
    this.#timer = setTimeout(then, ms);
  }
}
