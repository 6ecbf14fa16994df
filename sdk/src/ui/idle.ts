const STILL_MS = 3000;

/** Notices when nobody moves the pointer; whoever uses the keyboard is never still. */
export class IdleWatch {
  isIdle = false;
  readonly #changed: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #usesKeyboard = false;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  readonly pointer = (): void => {
    this.#usesKeyboard = false;
    this.#wake();
  };

  readonly keyboard = (): void => {
    this.#usesKeyboard = true;
    this.#wake();
  };

  stop(): void {
    clearTimeout(this.#timer);
  }

  #wake(): void {
    clearTimeout(this.#timer);
    if (!this.#usesKeyboard) this.#timer = setTimeout(() => this.#set(true), STILL_MS);
    this.#set(false);
  }

  #set(isIdle: boolean): void {
    if (isIdle === this.isIdle) return;
    this.isIdle = isIdle;
    this.#changed();
  }
}
