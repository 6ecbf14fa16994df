import { Emitter } from '../events.js';
import type { Playback } from '../media/playback.js';
import type { LeaveReason, ParticipantInfo, QualityInfo, UnpublishReason } from '../protocol.js';
import type { ServerEvent } from '../signal/wire.js';
import { RemoteParticipant } from './participant.js';
import { RemoteTrack } from './track.js';
import type { ViewSize } from './view.js';
export interface RosterEvents {
    participantConnected: [participant: RemoteParticipant];
    participantDisconnected: [participant: RemoteParticipant, reason: LeaveReason];
    /** The server begins no new calls and stops then at the latest; this call goes on. Nothing: it goes on after all. */
    serverDraining: [deadline: Date | undefined];
    participantReconnecting: [participant: RemoteParticipant];
    participantReconnected: [participant: RemoteParticipant];
    trackPublished: [track: RemoteTrack, participant: RemoteParticipant];
    trackUnpublished: [track: RemoteTrack, participant: RemoteParticipant, reason: UnpublishReason];
    trackSubscribed: [track: RemoteTrack, participant: RemoteParticipant];
    trackUnsubscribed: [track: RemoteTrack, participant: RemoteParticipant];
    trackMuted: [track: RemoteTrack, participant: RemoteParticipant];
    trackUnmuted: [track: RemoteTrack, participant: RemoteParticipant];
    /** This client's path carries the track's video no longer; the picture stands still. */
    trackSuspended: [track: RemoteTrack, participant: RemoteParticipant];
    /** It does again. */
    trackResumed: [track: RemoteTrack, participant: RemoteParticipant];
    /** How good somebody's connection is has changed; without a participant this client's own. */
    qualityChanged: [quality: QualityInfo, participant: RemoteParticipant | undefined];
    /** Who speaks has changed, or who is there. */
    speakersChanged: [speakers: Speakers];
    /** A track is shown larger or smaller than before, or not at all. */
    viewChanged: [track: RemoteTrack, size: ViewSize];
    /** Somebody wrote something. */
    said: [text: string, participant: RemoteParticipant];
}
/** Every event of a roster. */
export declare const ROSTER_EVENTS: ["participantConnected", "participantDisconnected", "participantReconnecting", "participantReconnected", "trackPublished", "trackUnpublished", "trackSubscribed", "trackUnsubscribed", "trackMuted", "trackUnmuted", "trackSuspended", "trackResumed", "qualityChanged", "speakersChanged", "said", "serverDraining"];
/** Who speaks in the room, as the server hears it. */
export interface Speakers {
    /** Counts the room's changes; the same to everybody. */
    number: number;
    /** The others by importance: who spoke last comes first. */
    order: readonly RemoteParticipant[];
    /** The loudest of the others; nobody in a silence. */
    loudest: RemoteParticipant | undefined;
    /** Whether it is this client that speaks now. */
    isLocal: boolean;
    /** Whether nobody has spoken for a while. */
    isSilent: boolean;
}
/** Finds the receiver of an m-line of the current peer connection. */
export type FindReceiver = (mid: string) => RTCRtpReceiver | undefined;
/** The others in the room and their tracks, from the snapshot and the events after it. */
export declare class Roster extends Emitter<RosterEvents> {
    #private;
    readonly participants: Map<string, RemoteParticipant>;
    constructor(playback: Playback, findReceiver: FindReceiver);
    /** Who speaks. */
    get speakers(): Speakers;
    /** How good this client's own connection is; nothing before it was measured. */
    get quality(): QualityInfo | undefined;
    /** A new peer connection is on its way: events wait for the snapshot that comes with it. */
    handleJoinSent(): void;
    /** Brings the list to what the server says, by differences. */
    handleSnapshot(snapshot: ParticipantInfo[]): void;
    handleEvent(event: ServerEvent): void;
}
