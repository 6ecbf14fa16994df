import { type SiteSession, signInAtSite, VisavisError } from '../../index.js';

/** A token, or what gives one: at the start and whenever the one before is no longer good. */
export type TokenSource = string | (() => string | Promise<string>);

/** Who a page may come in as: with a token of the brand's server, or as a customer of the site. */
export interface Credentials {
  server: string;
  token?: TokenSource;
  siteKey?: string;
}

/** A site's token is renewed this long before it is over. */
const RENEW_EARLY_MS = 60_000;
/** How a site key begins. */
export const SITE_KEY = 'vvs_';

/** Gives a token each time when one is needed; the one of the page before is used as long as it is good. */
export function tokenProvider({ server, token, siteKey }: Credentials, name?: string): () => Promise<string> {
  let isFirst = true;
  return async () => {
    if (token) return typeof token === 'string' ? token : token();
    if (!siteKey)
      throw new VisavisError('unauthorized', 'The script was given neither a token nor a site key.');
    const stored = read(siteKey);
    const isGood = stored && stored.expiresAt * 1000 > Date.now() + RENEW_EARLY_MS;
    // Whoever asks again was refused with the one that is stored.
    if (isGood && isFirst) {
      isFirst = false;
      return stored.token;
    }
    isFirst = false;
    const signIn = (former?: string) => signInAtSite({ server, siteKey, name, token: former });
    const session = await (stored ? signIn(stored.token).catch(() => signIn()) : signIn());
    write(siteKey, session);
    return session.token;
  };
}

/** Forgets who the customer was: the next one is another. */
export function forgetCustomer(siteKey: string): void {
  write(siteKey, null);
}

/** Where the widget keeps it too, so that a page with both has one customer. */
function key(siteKey: string): string {
  return `visavis:widget:${siteKey}:token`;
}

function read(siteKey: string): SiteSession | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(key(siteKey)) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

function write(siteKey: string, session: SiteSession | null): void {
  try {
    if (session) sessionStorage.setItem(key(siteKey), JSON.stringify(session));
    else sessionStorage.removeItem(key(siteKey));
  } catch {
    // Then the next page is another customer's.
  }
}
