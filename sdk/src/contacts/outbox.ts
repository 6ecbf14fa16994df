import type { VisavisError } from '../errors.js';
import type { NewContent } from '../protocol.js';
import { randomHex } from './visitor.js';

/** A message on its way, or one that did not get through. */
export interface PendingMessage {
  readonly clientId: string;
  readonly content: NewContent;
  /** When it was written, by this machine's clock. */
  readonly at: number;
  readonly state: 'sending' | 'failed';
  readonly error?: VisavisError;
}

/** Sends one message; the same `clientId` twice is the same message to the server. */
export type SendOne = (clientId: string, content: NewContent) => Promise<unknown>;

/** Messages in the order in which they were written, each until the server has it: none twice, none lost. */
export class Outbox {
  readonly #send: SendOne;
  readonly #changed: () => void;
  #pending: PendingMessage[] = [];
  #isBusy = false;

  constructor(send: SendOne, changed: () => void) {
    this.#send = send;
    this.#changed = changed;
  }

  get pending(): readonly PendingMessage[] {
    return this.#pending;
  }

  /** Puts a message into the row; it settles when the server has it or refuses it. */
  add(content: NewContent): string {
    const clientId = randomHex();
    this.#pending = [...this.#pending, { clientId, content, at: Date.now(), state: 'sending' }];
    this.#changed();
    this.flush();
    return clientId;
  }

  /** Tries a message again that was refused. */
  retry(clientId: string): void {
    this.#replace(clientId, { state: 'sending', error: undefined });
    this.flush();
  }

  /** Gives a message up that was refused. */
  discard(clientId: string): void {
    this.handleConfirmed(clientId);
  }

  /** The server has told of it, by its reply or to everybody. */
  handleConfirmed(clientId: string | null): void {
    const left = this.#pending.filter((message) => message.clientId !== clientId);
    if (left.length === this.#pending.length) return;
    this.#pending = left;
    this.#changed();
  }

  /** Sends what waits, one after the other; called again whenever the connection is back. */
  async flush(): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      for (let next = this.#next(); next; next = this.#next()) {
        try {
          await this.#send(next.clientId, next.content);
          this.handleConfirmed(next.clientId);
        } catch (error) {
          const failure = error as VisavisError;
          // Whether it arrived is not known. It goes again with the same id when the connection is back.
          if (failure.code === 'connection_lost') return;
          if (failure.code === 'timeout') continue;
          this.#replace(next.clientId, { state: 'failed', error: failure });
        }
      }
    } finally {
      this.#isBusy = false;
    }
  }

  #next(): PendingMessage | undefined {
    return this.#pending.find(({ state }) => state === 'sending');
  }

  #replace(clientId: string, change: Partial<PendingMessage>): void {
    this.#pending = this.#pending.map((message) =>
      message.clientId === clientId ? { ...message, ...change } : message,
    );
    this.#changed();
  }
}
