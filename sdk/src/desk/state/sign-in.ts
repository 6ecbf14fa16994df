import { VisavisError, type VisavisErrorCode } from '../../index.js';

/** Who is signed in on this page, and until when. */
export interface SignedIn {
  token: string;
  /** Unix time in seconds, as the server says it; unknown for a token from a link. */
  expiresAt?: number;
}

const KEY = 'visavis:desk';

/** Gets a token for a login and its password. */
export async function signIn(server: string, login: string, password: string): Promise<SignedIn> {
  const response = await fetch(new URL('api/v1/sign-in', server), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password }),
  }).catch(() => {
    throw VisavisError.unreachable();
  });
  if (!response.ok) throw await refused(response);
  const { token, expiresAt } = (await response.json()) as SignedIn;
  return { token, expiresAt };
}

/** Who has signed in in this tab; a reload is no reason to ask again. */
export function stored(): SignedIn | undefined {
  try {
    const found = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as SignedIn | null;
    if (!found?.token || (found.expiresAt ?? Number.POSITIVE_INFINITY) * 1000 < Date.now()) return undefined;
    return found;
  } catch {
    return undefined;
  }
}

/** Keeps it for this tab, or forgets it. */
export function store(signedIn: SignedIn | undefined): void {
  try {
    if (signedIn) sessionStorage.setItem(KEY, JSON.stringify(signedIn));
    else sessionStorage.removeItem(KEY);
  } catch {
    // Then a reload asks again.
  }
}

/** The refusal in an answer of the REST interface (RFC 9457). */
async function refused(response: Response): Promise<VisavisError> {
  const body = await response.json().catch(() => ({}));
  const { code, detail } = body as { code?: VisavisErrorCode; detail?: string };
  return new VisavisError(code ?? 'internal', detail ?? '');
}
