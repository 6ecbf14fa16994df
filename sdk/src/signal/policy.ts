/** What is known when the next try is planned. */
export interface RetryContext {
  /** 0 for the first try after the loss. */
  attempt: number;
  /** Time since the loss. */
  elapsedMs: number;
}

/** Says how long to wait before a try, or `null` to give up. */
export interface ReconnectPolicy {
  nextDelayMs(context: RetryContext): number | null;
}

const DELAYS_MS = [0, 300, 1200, 2700, 4800, 7000, 7000, 7000, 7000, 7000];

/** Quick tries first, then ever 7 seconds; jitter from the third on keeps clients from returning in step. */
export function defaultReconnectPolicy(random: () => number = Math.random): ReconnectPolicy {
  return {
    nextDelayMs({ attempt }) {
      const delay = DELAYS_MS[attempt];
      if (delay === undefined) return null;
      return attempt < 2 ? delay : delay + random() * 1000;
    },
  };
}
