type AnyListener = (...args: unknown[]) => void;

/** A typed event emitter: the map says which arguments an event's listeners get. */
export class Emitter<Events extends { [K in keyof Events]: unknown[] }> {
  readonly #listeners = new Map<keyof Events, Set<AnyListener>>();

  /** Calls `listener` at every `event`; the returned function takes it away again. */
  on<K extends keyof Events>(event: K, listener: (...args: Events[K]) => void): () => void {
    const listeners = this.#listeners.get(event) ?? new Set();
    listeners.add(listener as AnyListener);
    this.#listeners.set(event, listeners);
    return () => this.off(event, listener);
  }

  /** Calls `listener` at the next `event` only. */
  once<K extends keyof Events>(event: K, listener: (...args: Events[K]) => void): () => void {
    const off = this.on(event, (...args) => {
      off();
      listener(...args);
    });
    return off;
  }

  /** Takes a listener away. */
  off<K extends keyof Events>(event: K, listener: (...args: Events[K]) => void): void {
    this.#listeners.get(event)?.delete(listener as AnyListener);
  }

  /** @internal */
  emit<K extends keyof Events>(event: K, ...args: Events[K]): void {
    for (const listener of [...(this.#listeners.get(event) ?? [])]) {
      try {
        listener(...args);
      } catch (error) {
        // A listener that throws must neither silence the others nor break the call.
        report(error);
      }
    }
  }
}

function report(error: unknown): void {
  if (typeof globalThis.reportError === 'function') globalThis.reportError(error);
  else console.error(error);
}
