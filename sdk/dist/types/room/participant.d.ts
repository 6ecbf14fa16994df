import type { ParticipantInfo, ParticipantState, QualityInfo, Role, Source } from '../protocol.js';
import type { RemoteTrack } from './track.js';
/** Somebody else in the room. */
export declare class RemoteParticipant {
    readonly id: string;
    /** The brand's own id of the person. */
    readonly identity: string;
    readonly name: string;
    readonly role: Role;
    state: ParticipantState;
    readonly tracks: Map<string, RemoteTrack>;
    /** How good the person's connection is; nothing before it was measured. */
    quality: QualityInfo | undefined;
    constructor(info: ParticipantInfo);
    /** Whether something can be seen of the person. */
    get hasVideo(): boolean;
    /** The person's track of that source, if there is one. */
    track(source: Source): RemoteTrack | undefined;
}
