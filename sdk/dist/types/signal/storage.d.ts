/** What lets a reloaded page go on with its session. */
export interface StoredSession {
    resumeToken: string;
    lastSeq: number;
}
/** The part of `Storage` that is used; `null` switches storing off. */
export type SessionStorageLike = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null;
/** Keeps the resume token of one person's session in a room, a call or a contact. */
export declare class SessionStore {
    #private;
    constructor(storage: SessionStorageLike, token: string, callId?: string);
    load(): StoredSession | undefined;
    save(session: StoredSession): void;
    clear(): void;
}
/** Names the room (or the call) and the identity of a token, which is read without being checked. */
export declare function callKey(token: string, callId?: string): string;
/** The claims of a JWT; `undefined` for anything else. Only the server can say whether they are true. */
export declare function tokenClaims(token: string): Record<string, unknown> | undefined;
/** The page's sessionStorage, or `null` where there is none. */
export declare function defaultStorage(): SessionStorageLike;
