/** How a call was when its page was reloaded. */
export interface Remembered {
  since: number;
  audio: boolean;
  video: boolean;
}

/** Remembers a call for a page that is reloaded in it; the key names the call. */
export class CallMemory {
  readonly #key: () => string;

  constructor(key: () => string) {
    this.#key = key;
  }

  load(): Remembered | undefined {
    try {
      return JSON.parse(sessionStorage.getItem(this.#key()) ?? 'null') ?? undefined;
    } catch {
      return undefined;
    }
  }

  save(remembered: Remembered): void {
    try {
      sessionStorage.setItem(this.#key(), JSON.stringify(remembered));
    } catch {
      // Then a reload asks before it joins again.
    }
  }

  forget(): void {
    try {
      sessionStorage.removeItem(this.#key());
    } catch {
      // As above.
    }
  }
}
