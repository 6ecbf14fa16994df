import type { MediaPath } from '../media/path.js';
import { type PreflightStrings } from './strings.js';
import { type CheckId, type CheckVerdict } from './verdict.js';
export interface PreflightOptions {
    /** The server's address. Default: the page's own. */
    url?: string;
    /** Whether camera and microphone are opened for a moment; the person may be asked. Default: false. */
    devices?: boolean;
    /**
     * Whether each way is tried with a peer connection of its own. Others in the room see somebody
     * come and go, so the token should be for a room that nobody is in. Default: false.
     */
    join?: boolean;
    /** The words of the result. Default: English. */
    strings?: PreflightStrings;
    /** Cancels the check. */
    signal?: AbortSignal;
}
/** What one check brought. */
export interface PreflightCheck {
    id: CheckId;
    verdict: CheckVerdict;
    /** A sentence for people. */
    text: string;
    durationMs: number;
}
export interface PreflightResult {
    /** `limited`: a call works, but not as it should. */
    verdict: 'good' | 'limited' | 'blocked';
    /** The best way that was proven; its round trip is that of the media with `join`, else that of the signalling. */
    path: MediaPath | null;
    checks: PreflightCheck[];
    /** The verdict as a sentence for people. */
    text: string;
}
/** Says before a call whether it will work, and if not, why. A call that is under way is not disturbed. */
export declare function runPreflight(token: string, options?: PreflightOptions): Promise<PreflightResult>;
