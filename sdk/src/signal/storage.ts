/** What lets a reloaded page go on with its session. */
export interface StoredSession {
  resumeToken: string;
  lastSeq: number;
}

/** The part of `Storage` that is used; `null` switches storing off. */
export type SessionStorageLike = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null;

/** Keeps the resume token of one person's session in a room, a call or a contact. */
export class SessionStore {
  readonly #storage: SessionStorageLike;
  readonly #key: string;

  constructor(storage: SessionStorageLike, token: string, callId?: string) {
    this.#storage = storage;
    this.#key = `visavis:session:${callKey(token, callId)}`;
  }

  load(): StoredSession | undefined {
    try {
      const stored = JSON.parse(this.#storage?.getItem(this.#key) ?? 'null');
      if (typeof stored?.resumeToken !== 'string' || typeof stored?.lastSeq !== 'number') return undefined;
      return { resumeToken: stored.resumeToken, lastSeq: stored.lastSeq };
    } catch {
      return undefined;
    }
  }

  save(session: StoredSession): void {
    try {
      this.#storage?.setItem(this.#key, JSON.stringify(session));
    } catch {
      // A full or forbidden storage costs only the resume after a reload.
    }
  }

  clear(): void {
    try {
      this.#storage?.removeItem(this.#key);
    } catch {
      // As above.
    }
  }
}

/** Names the room (or the call) and the identity of a token, which is read without being checked. */
export function callKey(token: string, callId?: string): string {
  const claims = tokenClaims(token);
  const call = claims?.call as { room?: unknown } | undefined;
  return `${String(callId ?? call?.room ?? '')}:${String(claims?.sub ?? '')}`;
}

/** The claims of a JWT; `undefined` for anything else. Only the server can say whether they are true. */
export function tokenClaims(token: string): Record<string, unknown> | undefined {
  try {
    const payload = (token.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/');
    const bytes = Uint8Array.from(atob(payload), (char) => char.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

/** The page's sessionStorage, or `null` where there is none. */
export function defaultStorage(): SessionStorageLike {
  try {
    return globalThis.sessionStorage ?? null;
  } catch {
    return null;
  }
}
