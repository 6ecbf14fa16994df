import { VisavisError } from '../errors.js';
import { Emitter } from '../events.js';
import type { MediaState } from '../protocol.js';
import type { ReconnectPolicy } from '../signal/policy.js';
import type { PathKind } from './ice-servers.js';
/** What the recovery may do; the first two are answered by the server. */
export interface RecoveryActions {
    restartIce(): Promise<void>;
    rejoin(): Promise<void>;
    /** The ways that the browser was given to try. */
    tried(): readonly PathKind[];
}
interface RecoveryEvents {
    started: [];
    finished: [];
    failed: [error: VisavisError];
}
/** Decides what broken media needs: patience, an ICE restart, or joining again. */
export declare class MediaRecovery extends Emitter<RecoveryEvents> {
    #private;
    constructor(actions: RecoveryActions, policy: ReconnectPolicy);
    /** The first peer connection is on its way. */
    start(): void;
    stop(): void;
    handlePeerState(state: RTCPeerConnectionState): void;
    handleServerState(state: MediaState): void;
    /** The browser took a worse way because a better one is closed: a restart makes the server follow. */
    handleDowngrade(): void;
    /** The WebSocket broke: nothing can be negotiated until it is back. */
    handleSignalLost(): void;
    handleSignalResumed(): void;
    /** The server has forgotten the session. */
    handleSessionRestarted(): void;
}
export {};
