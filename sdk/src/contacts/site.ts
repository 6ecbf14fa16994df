import { VisavisError } from '../errors.js';
import { apiUrl } from '../signal/signal.js';
import { refusal } from './files.js';

export interface SiteSignIn {
  /** The server's address. */
  server: string;
  /** Which of the brand's sites this is; the server checks that the page is one of them. */
  siteKey: string;
  /** What others see; the server finds a word when it is left out. */
  name?: string;
  /** The token of before, also an expired one: the same person goes on. */
  token?: string;
}

/** A customer's token, without a word of the brand's server. */
export interface SiteSession {
  token: string;
  /** Until when it is good: Unix time in seconds. */
  expiresAt: number;
  /** Who the customer is to the server. */
  identity: string;
  /** What agents see of the customer. */
  name: string;
}

/** Lets a visitor of a brand's page be a customer who has no account there. */
export async function signInAtSite({ server, ...data }: SiteSignIn): Promise<SiteSession> {
  const response = await fetch(apiUrl(server, 'api/v1/site-sessions'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(data),
  }).catch(() => {
    throw VisavisError.unreachable();
  });
  if (!response.ok) throw refusal(await response.text());
  return response.json();
}
