import type { SessionStorageLike } from '../signal/storage.js';
/** The id of this browser, drawn once: `v_` and 32 hexadecimal digits. Only for visitors who are tagged. */
export declare function visitorId(storage?: SessionStorageLike): string;
/** Forgets who this browser is. */
export declare function forgetVisitor(storage?: SessionStorageLike): void;
/** 128 random bits; `crypto.randomUUID` is missing where a page has no TLS. */
export declare function randomHex(): string;
