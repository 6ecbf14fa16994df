import { VisavisError } from '../errors.js';
import type { MessageId, NewContent } from '../protocol.js';
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
export type SendOne = (clientId: string, content: NewContent) => Promise<{ messageId: MessageId }>;

/** Somebody who waits for what becomes of a message. */
interface Waiter {
  resolve(id: MessageId): void;
  reject(error: VisavisError): void;
}

/** Messages in the order in which they were written, each until the server has it: none twice, none lost. */
export class Outbox {
  readonly #send: SendOne;
  readonly #changed: () => void;
  readonly #waiters = new Map<string, Waiter[]>();
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

  /** The server's name for a message of the row, once it has it; rejects when it is refused or given up. */
  sent(clientId: string): Promise<MessageId> {
    const message = this.#pending.find((one) => one.clientId === clientId);
    if (!message) return Promise.reject(VisavisError.invalidState('There is no such message on its way.'));
    if (message.error) return Promise.reject(message.error);
    return new Promise((resolve, reject) => {
      this.#waiters.set(clientId, [...(this.#waiters.get(clientId) ?? []), { resolve, reject }]);
    });
  }

  /** Tries a message again that was refused. */
  retry(clientId: string): void {
    this.#replace(clientId, { state: 'sending', error: undefined });
    this.flush();
  }

  /** Gives a message up that was refused. */
  discard(clientId: string): void {
    if (this.#remove(clientId)) this.#settle(clientId, ({ reject }) => reject(VisavisError.aborted()));
  }

  /** The server has told of it, by its reply or to everybody. */
  handleConfirmed(clientId: string | null, id: MessageId): void {
    if (clientId !== null && this.#remove(clientId)) this.#settle(clientId, ({ resolve }) => resolve(id));
  }

  /** Sends what waits, one after the other; called again whenever the connection is back. */
  async flush(): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      for (let next = this.#next(); next; next = this.#next()) {
        try {
          const { messageId } = await this.#send(next.clientId, next.content);
          this.handleConfirmed(next.clientId, messageId);
        } catch (error) {
          const failure = error as VisavisError;
          // Whether it arrived is not known. It goes again with the same id when the connection is back.
          if (failure.code === 'connection_lost') return;
          if (failure.code === 'timeout') continue;
          this.#replace(next.clientId, { state: 'failed', error: failure });
          this.#settle(next.clientId, ({ reject }) => reject(failure));
        }
      }
    } finally {
      this.#isBusy = false;
    }
  }

  #remove(clientId: string): boolean {
    const left = this.#pending.filter((message) => message.clientId !== clientId);
    if (left.length === this.#pending.length) return false;
    this.#pending = left;
    this.#changed();
    return true;
  }

  #settle(clientId: string, how: (waiter: Waiter) => void): void {
    const waiters = this.#waiters.get(clientId) ?? [];
    this.#waiters.delete(clientId);
    for (const waiter of waiters) how(waiter);
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
