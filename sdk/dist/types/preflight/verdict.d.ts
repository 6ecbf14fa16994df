import type { PathKind } from '../media/ice-servers.js';
import type { MediaPath } from '../media/path.js';
/** What is looked at; the paths have the names of `PathKind`. */
export type CheckId = 'browser' | 'camera' | 'microphone' | 'signalling' | PathKind;
/** `warn` hurts, but does not prevent a call; `skip` was not tested. */
export type CheckVerdict = 'pass' | 'warn' | 'fail' | 'skip';
/** What a check brought, before there are words for it. */
export interface Finding {
    id: CheckId;
    verdict: CheckVerdict;
    durationMs: number;
    /** The way that worked. */
    path?: MediaPath;
    /** The code of the failure. */
    code?: string;
    roundTripMs?: number;
}
/** Why the overall verdict is what it is. */
export type Reason = 'ready' | 'detour' | 'slow' | 'devices' | 'untested' | 'browser' | 'link' | 'service' | 'media';
export interface Conclusion {
    verdict: 'good' | 'limited' | 'blocked';
    reason: Reason;
    path: MediaPath | null;
    findings: Finding[];
}
/** Best first: without detours over TCP, whose repetitions come too late for speech. */
export declare const PATHS: readonly PathKind[];
/** People feel a longer one when they talk: ITU-T G.114 sets 400 ms one way as the limit, half of it being the network's here. */
export declare const SLOW_ROUND_TRIP_MS = 400;
/** Weighs what was found. */
export declare function conclude(findings: Finding[]): Conclusion;
