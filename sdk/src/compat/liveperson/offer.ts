// What the page says of an invitation, and what the server trades for it.
import { type ContactId, VisavisError } from '../../index.js';

/** The data of `cobrowseOffered`, `cobrowseAccepted` and `cobrowseDeclined`; clients leave out the rest. */
export interface Invitation {
  serviceId: string;
  ssid: string;
  svid: string;
}

/** An invitation that is not over, and a token of its consumer. */
export interface OpenedSession {
  token: string;
  contactId: ContactId;
  /** Nothing if an agent asked for a call without an invitation. */
  invitationId: string | null;
  callId: string | null;
  mode: string;
  sessionState: 'INVITED' | 'ACCEPTED';
}

/** Reads what a page publishes; the bus logs what is missing. */
export function readInvitation(data: unknown): Invitation {
  const given = (data ?? {}) as Record<string, unknown>;
  const [serviceId, ssid, svid] = ['serviceId', 'ssid', 'svid'].map((name) => {
    const value = given[name];
    if (typeof value !== 'string' || value === '') throw new Error(`${name} is missing`);
    return value;
  });
  return { serviceId: serviceId!, ssid: ssid!, svid: svid! };
}

/**
 * Trades the `serviceId`, which only the consumer's own messaging client was told, for a way in, and answers the
 * invitation on the way. Nothing comes back for one that was declined.
 */
export async function openSession(
  server: string,
  invitation: Invitation,
  answer?: 'accept' | 'decline',
): Promise<OpenedSession> {
  const response = await fetch(`${server.replace(/\/$/, '')}/api/v1/cobrowse-sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...invitation, answer }),
  }).catch(() => {
    throw VisavisError.unreachable();
  });
  const body = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new VisavisError(body.code ?? 'internal', body.detail ?? 'The server refuses.');
  }
  return body;
}
