import { defaultStorage, type SessionStorageLike } from '../../signal/storage.js';

/** A part of the page's storage for one script, so that the widget beside it does not take over its session. */
export function storageOf(script: string): SessionStorageLike {
  const storage = defaultStorage();
  if (!storage) return null;
  const own = (key: string) => `${script}:${key}`;
  return {
    getItem: (key) => storage.getItem(own(key)),
    setItem: (key, value) => storage.setItem(own(key), value),
    removeItem: (key) => storage.removeItem(own(key)),
  };
}
