import type { Strings } from '../ui/strings.js';
import type { WidgetStrings } from '../widget/strings.js';

/** The words of one language, for the call screen and for the widget. */
export interface Words {
  call: Strings;
  widget: WidgetStrings;
}

/** English is part of the bundles; any other is fetched when it is needed. */
const OTHERS: Record<string, () => Promise<Words>> = {
  de: () => import('./de.js'),
  fr: () => import('./fr.js'),
  es: () => import('./es.js'),
  it: () => import('./it.js'),
};

/** The language to use: what is wished, else the page's, else the browser's; English where none is known. */
export function languageOf(wished: string | null | undefined): string {
  const candidates = [wished, document.documentElement.lang, ...(navigator.languages ?? [])];
  const first = candidates.find((candidate) => candidate);
  const language = (first ?? 'en').slice(0, 2).toLowerCase();
  return language in OTHERS ? language : 'en';
}

/** The words of a language; nothing for English, which everybody has. */
export async function loadWords(language: string): Promise<Words | undefined> {
  // Words that do not arrive are no reason not to talk.
  return OTHERS[language]?.().catch(() => undefined);
}
