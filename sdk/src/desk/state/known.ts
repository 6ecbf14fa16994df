import type { Contact } from '../../index.js';

/** Skills that contacts came with, and our own. */
export function knownSkills(contacts: readonly Contact[], own: readonly string[]): string[] {
  return [...new Set([...own, ...contacts.flatMap(({ info }) => info.skill ?? [])])];
}
