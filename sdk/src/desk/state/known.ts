import type { Contact, TargetInfo } from '../../index.js';

const KEY = 'visavis:colleagues';
const MOST = 50;

/** Agents whom this browser has seen, so that their names need not be typed again. */
export function knownAgents(contacts: readonly Contact[], me: string | undefined): string[] {
  const here = contacts.flatMap(({ info, messages }) => [
    ...info.parties.flatMap(({ person, standing }) => (standing === 'agent' ? [person.identity] : [])),
    ...messages.flatMap(({ author }) => (author && author.role !== 'customer' ? [author.identity] : [])),
  ]);
  return [...new Set([...here, ...remembered()])].filter((identity) => identity !== me);
}

/** Skills that contacts came with, and our own. */
export function knownSkills(contacts: readonly Contact[], own: readonly string[]): string[] {
  return [...new Set([...own, ...contacts.flatMap(({ info }) => info.skill ?? [])])];
}

/** Somebody was handed a contact, or asked. */
export function remember(target: TargetInfo): void {
  if (target.kind !== 'agent') return;
  const list = [target.agent, ...remembered().filter((one) => one !== target.agent)].slice(0, MOST);
  try {
    localStorage.setItem(KEY, JSON.stringify(list));
  } catch {
    // Then it is typed again.
  }
}

function remembered(): string[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(found) ? found.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}
