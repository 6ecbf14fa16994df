import type { Call } from '../../index.js';

/** What one script of a page tells the other: the chats that the page is in. */
export interface Chats {
  /** The own token, if the page is in that chat. */
  token(chat: string): string | undefined;
  /** The chat's call, once it has begun. */
  call(chat: string): Call | undefined;
  /** Says something in the chat. */
  say(chat: string, text: string): Promise<string>;
  /** Calls `told` for every text that somebody else says from now on; the returned function ends it. */
  hear(chat: string, told: (heard: { identity: string; text: string; at: number }) => void): () => void;
}

const PLACE = Symbol.for('visavis.chats');

/** Lets other scripts of this page know of its chats. */
export function shareChats(chats: Chats): void {
  (globalThis as Record<symbol, unknown>)[PLACE] = chats;
}

/** The chats of this page, if there is a script that knows some. */
export function chatsOfPage(): Chats | undefined {
  return (globalThis as Record<symbol, unknown>)[PLACE] as Chats | undefined;
}
