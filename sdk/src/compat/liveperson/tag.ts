// `lpTag`: what the page has made of it before this script came stays, and what waited is done.
import { Chronos } from './chronos.js';

type Waiting = () => unknown;

/** The page's tag object: a stub that queues, until this script is there. */
export interface LpTag {
  site?: string;
  events?: unknown;
  taglets?: Record<string, unknown>;
  defer?: (run: Waiting, kind?: number) => void;
  /** What the stub has put off: listeners, events, and the rest. */
  _defB?: Waiting[];
  _defT?: Waiting[];
  _defL?: Waiting[];
  [name: string]: unknown;
}

/** The ids of the visitor and of their visit, as pages ask the monitoring for them. */
export interface Monitoring {
  getSid(): string;
  getVid(): string;
}

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem'>;

/** Takes a page's stub over. What waited runs when `flush` is called: listeners first, then events. */
export function takeOver(
  lpTag: LpTag,
  stores: { visit: Storage | null; visitor: Storage | null },
  log: (message: string, level: string) => void = () => {},
): { events: Chronos; flush(): void } {
  const events = new Chronos({ log });
  const run = (waiting: Waiting) => {
    try {
      waiting.call(lpTag);
    } catch (error) {
      log(`Error executing what was deferred: ${error}`, 'ERROR');
    }
  };
  lpTag.events = events;
  lpTag.taglets = { ...lpTag.taglets, lp_monitoringSDK: monitoring(stores) };
  lpTag.defer = run;
  return {
    events,
    flush() {
      for (const queue of ['_defB', '_defT', '_defL'] as const) {
        const waiting = lpTag[queue] ?? [];
        lpTag[queue] = [];
        for (const one of waiting) run(one);
      }
    },
  };
}

/** Ids of this browser and of this visit, drawn when they are first asked for. */
function monitoring({ visit, visitor }: { visit: Storage | null; visitor: Storage | null }): Monitoring {
  const drawn = new Map<string, string>();
  const id = (store: Storage | null, key: string) => {
    let found = drawn.get(key) ?? read(store, key);
    if (!found) {
      found = random();
      write(store, key, found);
    }
    drawn.set(key, found);
    return found;
  };
  return {
    getSid: () => id(visit, 'visavis:lp:sid'),
    getVid: () => id(visitor, 'visavis:lp:vid'),
  };
}

function random(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}

function read(store: Storage | null, key: string): string | null {
  try {
    return store?.getItem(key) ?? null;
  } catch {
    return null;
  }
}

function write(store: Storage | null, key: string, value: string): void {
  try {
    store?.setItem(key, value);
  } catch {
    // Then the next page is another visit.
  }
}

/** How the vendor's console lines look, which only pages with `lpDebug=2` have. */
export function consoleLog(search: string): (message: string, level: string) => void {
  if (new URLSearchParams(search).get('lpDebug') !== '2') return () => {};
  return (message, level) => {
    const time = new Date().toTimeString().slice(0, 8);
    console.log(`${time} Events : ${message} LEVEL: ${level}`);
  };
}
