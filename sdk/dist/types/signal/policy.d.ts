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
/** Quick tries first, then ever 7 seconds; jitter from the third on keeps clients from returning in step. */
export declare function defaultReconnectPolicy(random?: () => number): ReconnectPolicy;
