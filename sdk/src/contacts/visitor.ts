import type { SessionStorageLike } from '../signal/storage.js';

const KEY = 'visavis:visitor';

/** The id of this browser, drawn once: `v_` and 32 hexadecimal digits. Only for visitors who are tagged. */
export function visitorId(storage: SessionStorageLike = lasting()): string {
  const stored = read(storage);
  if (stored) return stored;
  const id = `v_${randomHex()}`;
  try {
    storage?.setItem(KEY, id);
  } catch {
    // Then the next page is another visitor.
  }
  return id;
}

/** Forgets who this browser is. */
export function forgetVisitor(storage: SessionStorageLike = lasting()): void {
  try {
    storage?.removeItem(KEY);
  } catch {
    // As above.
  }
}

/** The page's localStorage, or `null` where there is none. */
function lasting(): SessionStorageLike {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}

function read(storage: SessionStorageLike): string | undefined {
  try {
    const stored = storage?.getItem(KEY);
    return stored && /^v_[0-9a-f]{32}$/.test(stored) ? stored : undefined;
  } catch {
    return undefined;
  }
}

/** 128 random bits; `crypto.randomUUID` is missing where a page has no TLS. */
export function randomHex(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
