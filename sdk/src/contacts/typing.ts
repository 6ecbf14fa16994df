import type { LiveEvent } from '../protocol.js';

/** "Is writing" that is not repeated is over after this (the server's rule). */
const TYPING_MS = 5000;

type TypingEvent = Extract<LiveEvent, { type: 'typing' }>;

/** Who is writing, until they say otherwise or say nothing more. */
export class Typing {
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #over: (event: TypingEvent) => void;

  /** `over` is told what the server would tell of somebody who has stopped. */
  constructor(over: (event: TypingEvent) => void) {
    this.#over = over;
  }

  handle({ data: { contactId, identity, typing } }: TypingEvent): void {
    const key = `${contactId}:${identity}`;
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    if (!typing) return;
    const over: TypingEvent = { type: 'typing', data: { contactId, identity, typing: false } };
    this.#timers.set(
      key,
      setTimeout(() => this.#over(over), TYPING_MS),
    );
  }

  close(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }
}
