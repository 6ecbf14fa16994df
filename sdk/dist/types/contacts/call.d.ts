import { VisavisError } from '../errors.js';
import { Emitter } from '../events.js';
import type { CallEndInfo, CallId, CallInfo, CallKind, Direction, PersonInfo, Source } from '../protocol.js';
import { type DisconnectReason, Room, type RoomOptions } from '../room/room.js';
import type { SessionStorageLike } from '../signal/storage.js';
import type { Ask, LiveWire } from '../signal/wire.js';
/** What a call needs of the connection that it belongs to. */
export interface CallLink {
    readonly url: string;
    readonly storage: SessionStorageLike;
    readonly roomOptions: RoomOptions;
    readonly renewToken?: () => Promise<string>;
    token(): string;
    /** The server's time. */
    now(): number;
    me(): PersonInfo;
    readonly request: Ask<LiveWire>;
}
export interface JoinOptions {
    /** Microphone at the start; a track that is open already is used. Default: on. */
    microphone?: boolean | MediaStreamTrack;
    /** Camera at the start, if the call has video. Default: on. */
    camera?: boolean | MediaStreamTrack;
    /** The own screen, chosen already. */
    screen?: MediaStreamTrack;
    iceTransportPolicy?: RTCIceTransportPolicy;
    signal?: AbortSignal;
    /** A room that was made for the preview. */
    room?: Room;
}
export interface CallEvents {
    /** Kind, direction, hold, spotlight, members, what is asked: something of `info` is different. */
    changed: [info: CallInfo];
    /** Media was joined. */
    joined: [room: Room];
    /** An agent asks us to unmute; only the person's own click does it. */
    unmuteAsked: [source: Source, by: string];
    /** What the call allows could not be switched on. */
    mediaFailed: [error: VisavisError];
    /** Media is gone although the call goes on; `join` may bring it back. */
    mediaLost: [reason: DisconnectReason, error?: VisavisError];
    ended: [end: CallEndInfo | null, seconds: number];
}
/** A contact's call: what it is now, what may be done with it, and its media in a room. */
export declare class Call extends Emitter<CallEvents> {
    #private;
    readonly id: CallId;
    /** The call as the server tells of it; as it last was when it is over. */
    get info(): CallInfo;
    /** Whose page this is. */
    get me(): PersonInfo;
    /** How long it lasts, in seconds. */
    get seconds(): number;
    /** Its media, while joined. */
    get room(): Room | undefined;
    get isOver(): boolean;
    /** Whether this page had joined it before it was reloaded. */
    get wasJoined(): boolean;
    /** Whether we only listen. */
    get listens(): boolean;
    /** Whether the call lets us send that now. */
    may(source: Source): boolean;
    /** Whether our microphone or camera was muted for us. */
    isMuted(source: Source): boolean;
    /** Enters the media; after a reload with what was on before. */
    join(options?: JoinOptions): Promise<Room>;
    /** Microphone on or muted; what an agent muted is unmuted by this as well. */
    setMicrophoneEnabled(on: boolean): Promise<void>;
    /** Camera on or off, within what the call allows. */
    setCameraEnabled(on: boolean): Promise<void>;
    /** Makes the call another kind, or lets video flow another way; what takes more waits for consent. */
    switchTo(kind: CallKind, direction?: Direction, { camera }?: {
        camera?: boolean | undefined;
    }): Promise<void>;
    /** Answers the other side's wish for a switch; `camera: false` agrees to look on only. */
    answerSwitch(accept: boolean, { camera }?: {
        camera?: boolean | undefined;
    }): Promise<void>;
    /** Takes the own side's wish for a switch back. */
    cancelSwitch(): Promise<void>;
    /** Cuts the customer off for a while. */
    hold(): Promise<void>;
    unhold(): Promise<void>;
    /** Mutes another member, or asks them to unmute. */
    muteMember(member: string, source: 'microphone' | 'camera', muted: boolean): Promise<void>;
    /** Has everybody in the call see somebody large, or nobody in particular; for agents. */
    setSpotlight(identity: string | null): Promise<void>;
    /** Shows the own screen: asks what to show first, since browsers demand a click for that. */
    shareScreen(chosen?: MediaStreamTrack): Promise<void>;
    /** Stops the shared screen: one's own, or for agents anybody's. */
    stopScreen(): Promise<void>;
    /** Leaves the call; without the customer or without an agent it is over. */
    leave(): Promise<void>;
    /** Ends the call for all. */
    end(): Promise<void>;
}
