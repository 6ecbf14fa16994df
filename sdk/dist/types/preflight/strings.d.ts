import type { CheckId, Finding, Reason } from './verdict.js';
/** Every word of the check before a call; another language is another object of this shape. */
export interface PreflightStrings {
    /** The verdict, as one sentence or two. */
    reasons: Record<Reason, string>;
    /** What is looked at. */
    names: Record<CheckId, string>;
    /** What was found. */
    found(finding: Finding, name: string): string;
}
export declare const preflightEnglish: PreflightStrings;
export declare const preflightGerman: PreflightStrings;
