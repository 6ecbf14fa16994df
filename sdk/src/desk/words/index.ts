import type { DeskStrings } from '../strings.js';

/** English is part of the bundle; any other is fetched when it is needed. */
const OTHERS: Record<string, () => Promise<{ desk: DeskStrings }>> = {
  de: () => import('./de.js'),
  fr: () => import('./fr.js'),
  es: () => import('./es.js'),
  it: () => import('./it.js'),
};

/** The desk's words in a language; nothing for English, which everybody has. */
export async function loadDeskWords(language: string): Promise<DeskStrings | undefined> {
  return OTHERS[language]?.().then(
    ({ desk }) => desk,
    // Words that do not arrive are no reason not to serve.
    () => undefined,
  );
}
