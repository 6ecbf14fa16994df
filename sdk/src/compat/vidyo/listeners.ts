/** A page's object with callbacks; which ones depends on what it listens to. */
export type Listener = Record<string, unknown>;

/** What a page can listen to, by the middle of `Register…EventListener`. */
export type ListenerName =
  | 'LocalCamera'
  | 'LocalMicrophone'
  | 'LocalSpeaker'
  | 'LocalWindowShare'
  | 'LocalMonitor'
  | 'RemoteCamera'
  | 'RemoteMicrophone'
  | 'RemoteWindowShare'
  | 'Participant'
  | 'Message'
  | 'ResourceManager'
  | 'ModerationCommand'
  | 'RecorderInCall';

/** Who listens to what: one listener for each, as Vidyo has it; a later one takes the place of the one before. */
export class Listeners {
  readonly #all = new Map<ListenerName, Listener>();

  set(name: ListenerName, listener: Listener): void {
    this.#all.set(name, listener);
  }

  delete(name: ListenerName): boolean {
    return this.#all.delete(name);
  }

  has(name: ListenerName): boolean {
    return this.#all.has(name);
  }

  /** Calls back, if there is somebody; what a page's callback throws is the page's. */
  tell(name: ListenerName, callback: string, ...args: unknown[]): void {
    const listener = this.#all.get(name);
    if (listener) call(listener[callback], listener, ...args);
  }

  clear(): void {
    this.#all.clear();
  }
}

/** Calls what a page has given, if it is a function. */
export function call(callback: unknown, self: unknown, ...args: unknown[]): void {
  if (typeof callback !== 'function') return;
  try {
    callback.apply(self, args);
  } catch (error) {
    reportError(error);
  }
}
