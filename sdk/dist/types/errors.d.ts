import type { PathKind } from './media/ice-servers.js';
import type { ErrorCode, Source } from './protocol.js';
/** Codes of failures that happen in the browser; the server's own codes are `ErrorCode`. */
export type ClientErrorCode = 'aborted' | 'timeout' | 'connection_lost' | 'unreachable' | 'replaced' | 'ended' | 'media_failed' | 'invalid_state' | 'unsupported_browser' | 'permission_denied' | 'device_not_found' | 'device_in_use' | 'device_constraints' | 'device_failed' | 'share_cancelled';
export type VisavisErrorCode = ErrorCode | ClientErrorCode;
/** Every failure of the SDK: `code` is for programs and stays, `message` is a sentence for people. */
export declare class VisavisError extends Error {
    /** Stable word for programs. */
    readonly code: VisavisErrorCode;
    /** Whether trying again may help. */
    readonly retryable: boolean;
    constructor(code: VisavisErrorCode, message: string, retryable?: boolean, cause?: unknown);
    static aborted(): VisavisError;
    static timeout(what: string): VisavisError;
    static connectionLost(): VisavisError;
    static unreachable(): VisavisError;
    static invalidState(what: string): VisavisError;
    static unsupportedBrowser(): VisavisError;
    static fromServer(body: {
        code: ErrorCode;
        message: string;
        retryable: boolean;
    }): VisavisError;
    /** What a WebSocket's close code means; `connection_lost` when it is not final. */
    static fromClose(code: number): VisavisError;
}
/** A camera, microphone or screen that could not be used. */
export declare class DeviceError extends VisavisError {
    /** What was asked for. */
    readonly source: Source;
    constructor(code: ClientErrorCode, message: string, source: Source, cause?: unknown);
    /** Sorts what `getUserMedia` and `getDisplayMedia` throw into four kinds. */
    static from(error: unknown, source: Source): DeviceError;
}
/** No way for sound and picture to the server was found. */
export declare class MediaError extends VisavisError {
    /** The ways that were tried. */
    readonly tried: readonly PathKind[];
    constructor(tried?: readonly PathKind[]);
}
/** Rejects as soon as `signal` aborts; otherwise goes as `promise` goes. */
export declare function abortable<T>(promise: Promise<T>, signal?: AbortSignal): Promise<T>;
