import { DeviceError } from '../errors.js';
import { Emitter } from '../events.js';
import type { Devices } from '../media/devices.js';
import type { GrantsInfo, Role, Source } from '../protocol.js';
import type { Reply, RequestData, RequestType, RtcWire } from '../signal/wire.js';
import { LocalTrack } from './track.js';
export interface LocalEvents {
    localTrackPublished: [track: LocalTrack];
    localTrackUnpublished: [track: LocalTrack];
    localTrackMuted: [track: LocalTrack];
    localTrackUnmuted: [track: LocalTrack];
    mediaDeviceError: [error: DeviceError];
}
/** What publishing needs of the connection. */
export interface LocalLink {
    request<T extends RequestType<RtcWire>>(type: T, data: RequestData<RtcWire, T>): Promise<Reply<RtcWire, T>>;
    send(mid: string, media: MediaStreamTrack | null): Promise<void>;
    sendLayers(mid: string, rids: readonly string[]): Promise<void>;
}
/** Ourselves: what we send, and the switches for it. */
export declare class LocalParticipant extends Emitter<LocalEvents> {
    #private;
    id: string;
    identity: string;
    name: string;
    role: Role;
    /** What the token allows; unknown before the first `hello`. */
    grants: GrantsInfo | undefined;
    readonly tracks: Map<Source, LocalTrack>;
    constructor(devices: Devices);
    get isCameraEnabled(): boolean;
    get isMicrophoneEnabled(): boolean;
    get isScreenShareEnabled(): boolean;
    /** Camera on or off; off also switches the device off. */
    setCameraEnabled(enabled: boolean, media?: MediaStreamTrack | MediaTrackConstraints): Promise<void>;
    /** Microphone on or muted; the device stays open, so that it is back at once. */
    setMicrophoneEnabled(enabled: boolean, media?: MediaStreamTrack | MediaTrackConstraints): Promise<void>;
    /** Screen share on or off; on asks the person what to share. */
    setScreenShareEnabled(enabled: boolean, media?: MediaStreamTrack): Promise<void>;
    /** Takes a track back and lets its device go: the camera's light goes off. */
    unpublish(source: Source): Promise<void>;
    track(source: Source): LocalTrack | undefined;
}
