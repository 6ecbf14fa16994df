import { html, type TemplateResult } from 'lit';

/** Addresses in a text; what closes a sentence is not part of them. */
const ADDRESS = /https?:\/\/[^\s<>"'`]+[^\s<>"'`.,;:!?)\]}]/gi;

/** A text with its addresses as links. Whatever is in it stays text. */
export function linked(text: string): (string | TemplateResult)[] {
  const parts: (string | TemplateResult)[] = [];
  let from = 0;
  for (const match of text.matchAll(ADDRESS)) {
    parts.push(text.slice(from, match.index), link(match[0]));
    from = match.index + match[0].length;
  }
  parts.push(text.slice(from));
  return parts.filter((part) => part !== '');
}

/** A link if the address is one that may be followed, its text otherwise. */
export function link(address: string): string | TemplateResult {
  const safe = safeAddress(address);
  if (!safe) return address;
  return html`<a href=${safe} target="_blank" rel="noopener noreferrer">${address}</a>`;
}

/** Only the web, never a script. */
export function safeAddress(address: string): string | undefined {
  try {
    const url = new URL(address);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** The day of a time, as people say it. */
export function dayName(
  at: number,
  now: number,
  locale: string,
  words: { today: string; yesterday: string },
) {
  const day = (time: number) => new Date(time).setHours(0, 0, 0, 0);
  if (day(at) === day(now)) return words.today;
  // A day may have 23 or 25 hours.
  if (day(at) === day(day(now) - 12 * 3_600_000)) return words.yesterday;
  return new Date(at).toLocaleDateString(locale, { weekday: 'long', day: 'numeric', month: 'long' });
}

export function clockTime(at: number, locale: string): string {
  return new Date(at).toLocaleTimeString(locale, { hour: 'numeric', minute: '2-digit' });
}

/** 52133 becomes `51 kB`. */
export function fileSize(bytes: number, locale: string): string {
  const isLarge = bytes >= 1024 * 1024;
  const value = bytes / (isLarge ? 1024 * 1024 : 1024);
  const digits = isLarge && value < 10 ? 1 : 0;
  const number = value.toLocaleString(locale, { maximumFractionDigits: digits });
  return `${bytes > 0 && number === '0' ? '1' : number} ${isLarge ? 'MB' : 'kB'}`;
}

export const KINDS_OF_FILES = ['jpg', 'jpeg', 'png', 'pdf', 'doc', 'docx', 'ppt', 'pptx', 'xls', 'xlsx'];

export function mayBeSent(name: string): boolean {
  return KINDS_OF_FILES.includes(name.split('.').pop()?.toLowerCase() ?? '');
}
