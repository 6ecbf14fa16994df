import { refusal } from '../../contacts/files.js';
import { VisavisError } from '../../index.js';

/** Asks the REST interface; a token is for those who are somebody. */
export async function ask<T>(server: string, path: string, token?: string): Promise<T> {
  const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
  const response = await fetch(new URL(`/rest/v1/${path}`, server), { headers }).catch(() => {
    throw VisavisError.unreachable();
  });
  if (!response.ok) throw refusal(await response.text());
  return response.json();
}
