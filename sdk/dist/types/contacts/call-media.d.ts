import { type VisavisError } from '../errors.js';
import type { CallInfo, Role, Source } from '../protocol.js';
import type { Room } from '../room/room.js';
/** What of one's own shall be on, as far as the call allows it. */
export interface Wishes {
    microphone: boolean;
    camera: boolean;
}
/** What somebody may send in a call: its kind, its direction and whose screen it is decide. */
export declare function maySend(call: CallInfo, identity: string, role: Role, source: Source): boolean;
/** Whether somebody's microphone or camera was muted for them. */
export declare function isMuted(call: CallInfo, identity: string, source: Source): boolean;
/** Keeps what a page captures in step with what the call allows; a light that is on has a reason. */
export declare class CallMedia {
    #private;
    readonly wishes: Wishes;
    constructor(room: Room, me: {
        identity: string;
        role: Role;
    }, call: CallInfo, wishes: Wishes, failed: (error: VisavisError) => void);
    /** Whether the call allows to send that now. */
    may(source: Source): boolean;
    /** The call has changed, or media was joined (again). */
    handleCall(call: CallInfo): Promise<void>;
    /** Somebody's screen is over; if it is ours, nothing is captured any more. */
    handleScreenStopped(by: string): Promise<void>;
    /** A screen that was chosen already, once the server allows it. */
    publishScreen(screen: MediaStreamTrack): Promise<void>;
    close(): void;
}
