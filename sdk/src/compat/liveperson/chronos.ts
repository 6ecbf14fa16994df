// The event bus that LivePerson's pages know as `lpTag.events`, with the semantics of its public library.

/** What a listener is told beside the data. */
export interface EventInfo {
  appName: string | undefined;
  eventName: string;
}

export type EventListener = (data: unknown, info: EventInfo) => void;

/** What `bind` takes as one object. */
export interface Binding {
  appName?: string;
  eventName?: string;
  func?: EventListener | EventListener[];
  context?: unknown;
  aSync?: boolean;
  triggerOnce?: boolean;
}

/** What `trigger` takes as one object. */
export interface Triggering {
  appName?: string;
  eventName?: string;
  data?: unknown;
  passDataByRef?: boolean;
  aSync?: boolean;
}

/** An event of the past. */
export interface Fired {
  appName: string | undefined;
  eventName: string;
  data: unknown;
}

export interface ChronosOptions {
  /** Listeners get a copy of the data, unless an event says otherwise. */
  cloneEventData?: boolean;
  /** How many past events `hasFired` knows; all of them unless it is said. */
  eventBufferLimit?: number;
  log?: (message: string, level: 'ERROR' | 'DEBUG') => void;
}

interface Listener {
  id: string;
  appName: string;
  eventName: string;
  func: EventListener;
  context: unknown;
  aSync: boolean;
  triggerOnce: boolean;
}

const ANY = '*';

export class Chronos {
  readonly #options: ChronosOptions;
  #listeners: Listener[] = [];
  #fired: Fired[] = [];
  #nextId = 0;

  constructor(options: ChronosOptions = {}) {
    this.#options = options;
  }

  /** Calls the listeners of an event; whether there was one, or `null` for an event without a name. */
  readonly trigger = (
    app: string | Triggering,
    eventName?: string,
    data?: unknown,
    aSync?: boolean,
  ): boolean | null => {
    const event = typeof app === 'object' && app ? app : { appName: app, eventName, data, aSync };
    if (!event.eventName) {
      this.#log('An event without a name was triggered', 'ERROR');
      return null;
    }
    const fired: Fired = {
      eventName: event.eventName,
      appName: event.appName || undefined,
      data: event.data,
    };
    this.#remember(fired);
    const listeners = this.#listenersOf(fired);
    for (const listener of listeners) {
      if (listener.triggerOnce) this.#remove((one) => one === listener);
      const given = this.#dataFor(event);
      if (event.aSync || listener.aSync) setTimeout(() => this.#call(listener, fired, given), 0);
      else this.#call(listener, fired, given);
    }
    return listeners.length > 0;
  };

  readonly publish = this.trigger;

  /** Hears of an event from now on; gives the listener's id, or those of a list of functions. */
  readonly bind = (
    app: string | Binding,
    eventName?: string,
    func?: EventListener | EventListener[],
  ): string | string[] | null => {
    const binding: Binding = typeof app === 'object' && app ? app : { appName: app, eventName, func };
    if (Array.isArray(binding.func)) {
      return binding.func.map((one) => this.#add({ ...binding, func: one }) ?? '');
    }
    return this.#add(binding);
  };

  readonly register = this.bind;

  /** As `bind`, for the next event only. */
  readonly once = (
    app: string | Binding,
    eventName?: string,
    func?: EventListener | EventListener[],
  ): string | string[] | null => {
    const binding: Binding = typeof app === 'object' && app ? app : { appName: app, eventName, func };
    return this.bind({ ...binding, triggerOnce: true });
  };

  /** Takes listeners away, by their id or by what they were bound with; whether there was one. */
  readonly unbind = (which: string | string[] | Binding): boolean => {
    if (typeof which === 'string') return this.#remove(({ id }) => id === which);
    if (Array.isArray(which)) return this.#remove(({ id }) => which.includes(id));
    if (!which || (!which.func && !which.context && !which.appName && !which.eventName)) return false;
    const { appName, eventName, func, context } = which;
    const funcs = func === undefined ? undefined : [func].flat();
    return this.#remove(
      (one) =>
        (!appName || one.appName === appName) &&
        (!eventName || one.eventName === eventName) &&
        (!funcs || funcs.includes(one.func)) &&
        (context === undefined || one.context === context),
    );
  };

  readonly unregister = this.unbind;

  /** The past events of that name. */
  readonly hasFired = (
    app: string | { appName?: string; eventName?: string },
    eventName?: string,
  ): Fired[] => {
    const wanted = typeof app === 'object' && app ? app : { appName: app, eventName };
    if (!wanted.eventName) return [];
    return this.#fired
      .filter(
        (one) =>
          (wanted.eventName === ANY || one.eventName === wanted.eventName) &&
          (!wanted.appName || wanted.appName === ANY || one.appName === wanted.appName),
      )
      .map(({ eventName, appName, data }) => ({ eventName, appName, data }));
  };

  #add(binding: Binding): string | null {
    const { appName, eventName, func, context, aSync, triggerOnce } = binding;
    if (!eventName || typeof func !== 'function') {
      this.#log(`A listener has invalid parameters: eventName=${eventName}`, 'ERROR');
      return null;
    }
    const id = `evId_${this.#nextId++}`;
    this.#listeners.push({
      id,
      appName: appName || ANY,
      eventName,
      func,
      context: context ?? null,
      aSync: Boolean(aSync),
      triggerOnce: Boolean(triggerOnce),
    });
    return id;
  }

  /** Those of the event's own name come before those of every name. */
  #listenersOf({ appName, eventName }: Fired): Listener[] {
    const hears = (one: Listener) =>
      !appName || appName === ANY || one.appName === ANY || one.appName === appName;
    const own = this.#listeners.filter((one) => one.eventName === eventName && hears(one));
    if (eventName === ANY) return own;
    return [...own, ...this.#listeners.filter((one) => one.eventName === ANY && hears(one))];
  }

  #call({ id, func, context }: Listener, { appName, eventName }: Fired, data: unknown): void {
    try {
      func.call(context, data, { appName, eventName });
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error);
      this.#log(`Error executing ${eventName} eventId: ${id}=${words}`, 'ERROR');
    }
  }

  #dataFor({ data, passDataByRef }: Triggering): unknown {
    if (passDataByRef || !this.#options.cloneEventData) return data;
    try {
      return structuredClone(data);
    } catch {
      // What cannot be copied, such as a function, is handed on as it is.
      return data;
    }
  }

  #remember(fired: Fired): void {
    this.#fired.push(fired);
    const { eventBufferLimit } = this.#options;
    if (eventBufferLimit !== undefined && this.#fired.length > eventBufferLimit) this.#fired.shift();
  }

  #remove(which: (one: Listener) => boolean): boolean {
    const before = this.#listeners.length;
    this.#listeners = this.#listeners.filter((one) => !which(one));
    return this.#listeners.length < before;
  }

  #log(message: string, level: 'ERROR' | 'DEBUG'): void {
    this.#options.log?.(message, level);
  }
}
