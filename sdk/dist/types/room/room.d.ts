import { VisavisError } from '../errors.js';
import { Emitter } from '../events.js';
import { type CaptureRequest, Devices } from '../media/devices.js';
import type { MediaPath } from '../media/path.js';
import type { CallId, QualityInfo } from '../protocol.js';
import { type ReconnectPolicy } from '../signal/policy.js';
import { type SessionStorageLike } from '../signal/storage.js';
import { type LocalEvents, LocalParticipant } from './local.js';
import type { RemoteParticipant } from './participant.js';
import { type RosterEvents, type Speakers } from './roster.js';
export type ConnectionState = 'disconnected' | 'connecting' | 'connected' | 'signalReconnecting' | 'reconnecting';
/** Why a call is over. */
export type DisconnectReason = 'left' | 'roomClosed' | 'removed' | 'replaced' | 'refused' | 'connectionLost' | 'mediaFailed';
export interface ConnectOptions {
    /** The call of a contact whose media this is; the token is then the contact's, without a room in it. */
    callId?: CallId;
    /** Gets another token when the server takes the present one no longer. */
    renewToken?: () => Promise<string>;
    /** Microphone at the start: on, off, constraints, or a track that is open already. */
    audio?: CaptureRequest;
    /** Camera at the start. */
    video?: CaptureRequest;
    /** Whether every track of the room is delivered without asking. Default: true. */
    autoSubscribe?: boolean;
    /** `relay`: only through a TURN server, so that the media's peers never see this browser's address. */
    iceTransportPolicy?: RTCIceTransportPolicy;
    /** Cancels connecting. */
    signal?: AbortSignal;
}
export interface RoomOptions {
    reconnectPolicy?: ReconnectPolicy;
    /** Where the resume token outlives a reload; `null` for nowhere. Default: sessionStorage. */
    storage?: SessionStorageLike;
}
export interface RoomEvents extends RosterEvents, Omit<LocalEvents, 'outOfStep'> {
    connected: [];
    signalReconnecting: [];
    reconnecting: [];
    reconnected: [];
    disconnected: [reason: DisconnectReason, error?: VisavisError];
    connectionStateChanged: [state: ConnectionState];
    /** Media takes another way to the server than before, or its first. */
    pathChanged: [path: MediaPath];
    mediaDevicesChanged: [];
    audioPlaybackChanged: [canPlay: boolean];
}
/** A listener in the shape that Vidyo's SDK has. */
export interface ParticipantListener {
    onJoined?(participant: RemoteParticipant): void;
    onLeft?(participant: RemoteParticipant): void;
    /** The order of the others has changed: who spoke last comes first. */
    onDynamicChanged?(participants: readonly RemoteParticipant[]): void;
    /** Another one of the others is the loudest; `audioOnly` when nothing is seen of them. */
    onLoudestChanged?(participant: RemoteParticipant, audioOnly: boolean): void;
}
/** One call: it wires signalling, media and people together and holds no rules of its own. */
export declare class Room extends Emitter<RoomEvents> {
    #private;
    readonly localParticipant: LocalParticipant;
    readonly devices: Devices;
    constructor(options?: RoomOptions);
    get state(): ConnectionState;
    /** The others in the room, by their id. */
    get participants(): ReadonlyMap<string, RemoteParticipant>;
    /** How good this client's own connection is; nothing before it was measured. */
    get quality(): QualityInfo | undefined;
    /** Who speaks, as the server hears it. */
    get speakers(): Speakers;
    /** The room's name. */
    get name(): string;
    /** The session's id, for support. */
    get sessionId(): string;
    /** The way that media takes to the server; `null` until there is one. */
    get path(): MediaPath | null;
    /** Whether the browser lets remote sound be heard; if not, `startAudio` from a click helps. */
    get canPlaybackAudio(): boolean;
    /** Enters the room of the token. */
    connect(url: string, token: string, options?: ConnectOptions): Promise<void>;
    /** Leaves for good. */
    leave(): Promise<void>;
    /** Uses another camera, microphone or speaker from now on. */
    switchDevice(kind: MediaDeviceKind, deviceId: string): Promise<void>;
    /** Lets remote sound be heard; call it from a click. */
    startAudio(): Promise<void>;
    /** Asks for a track to be delivered (with `autoSubscribe: false`). */
    subscribe(trackId: string): Promise<void>;
    /** Asks for a track not to be delivered any more. */
    unsubscribe(trackId: string): Promise<void>;
    /** Writes to everybody in the room; nothing of it is kept. In a call the contact is for that. */
    say(text: string): Promise<void>;
    /** Hears of everybody, also of those who are in the room already; the returned function ends it. */
    onParticipant(listener: ParticipantListener): () => void;
    /** The browser's statistics of the media connection. */
    getStats(): Promise<RTCStatsReport | undefined>;
}
/** Whether this browser can make calls here (an insecure page has no cameras). */
export declare function isSupported(): boolean;
