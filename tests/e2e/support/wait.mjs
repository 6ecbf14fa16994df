const POLL_MS = 50;
/** A machine may be busy: how fast something is, is measured elsewhere. */
const WITHIN_MS = 30_000;

/** The most that a whole story may take. */
export const STORY_MS = 180_000;

/** Asks `probe` until it gives something true; the last answer or error is told when the time is over. */
export async function waitFor(what, probe, { timeoutMs = WITHIN_MS, pollMs = POLL_MS } = {}) {
  const end = Date.now() + timeoutMs;
  let last;
  for (;;) {
    try {
      last = await probe();
      if (last) return last;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) {
      const told = last instanceof Error ? last.message : JSON.stringify(last);
      throw new Error(`${what}: not within ${timeoutMs} ms (last: ${told})`);
    }
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}
