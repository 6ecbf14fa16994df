import type { Call } from '../../index.js';
import type { FailReason } from './words.js';

/** Why nobody comes in, in Vidyo's word. */
export class SessionFailure extends Error {
  constructor(
    readonly reason: FailReason,
    message: string,
    readonly retryable = false,
  ) {
    super(message);
  }
}

/** How long a call may take to begin that a request was accepted for: the page connects at the same moment. */
const CALL_BEGINS_MS = 10_000;
const RETRY_MS = 300;

interface Wanted {
  token: string;
  resourceId: string;
  displayName: string;
}

/** Trades Vidyo's token for one of a room, or of a chat's call. */
export async function connectSession(
  server: string,
  wanted: Wanted,
  bearer?: string,
): Promise<{ token: string; callId: string | null }> {
  const until = Date.now() + CALL_BEGINS_MS;
  for (;;) {
    try {
      return await ask(server, wanted, bearer);
    } catch (error) {
      const again = error instanceof SessionFailure && error.retryable && Date.now() < until;
      if (!again) throw error;
      await pause(RETRY_MS);
    }
  }
}

/** The call of which the server has told already, as soon as the page has heard of it too. */
export async function waitForCall(find: () => Call | undefined): Promise<Call | undefined> {
  const until = Date.now() + CALL_BEGINS_MS;
  while (!find() && Date.now() < until) await pause(RETRY_MS / 10);
  return find();
}

async function ask(server: string, wanted: Wanted, bearer?: string) {
  const response = await fetch(new URL('/compat/vidyo/sessions', server), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(bearer && { authorization: `Bearer ${bearer}` }) },
    body: JSON.stringify(wanted),
  }).catch(() => {
    throw new SessionFailure('VIDYO_CONNECTORFAILREASON_ConnectionFailed', 'The server cannot be reached.');
  });
  const body = await response.json().catch(() => ({}));
  if (response.ok) return body;
  const {
    reason = 'VIDYO_CONNECTORFAILREASON_MiscRemoteError',
    message = `The server answered ${response.status}.`,
  } = body;
  throw new SessionFailure(reason, message, body.retryable === true);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
