import { Emitter } from '../events.js';
import type { IceServer } from '../protocol.js';
import { type PathKind } from './ice-servers.js';
import { type MediaPath } from './path.js';
interface PeerEvents {
    stateChanged: [state: RTCPeerConnectionState];
    /** Media takes another way than before, or the first one. */
    pathChanged: [path: MediaPath];
    /** The browser had to leave a better way, and the server may not know. */
    downgraded: [];
}
/** Sends an offer to the server and brings back the answer. */
export type Exchange = (offer: string) => Promise<string>;
/** The peer connection: three m-lines from the start, which stay for the whole call. */
export declare class Peer extends Emitter<PeerEvents> {
    #private;
    constructor(PeerConnection: typeof RTCPeerConnection, iceTransportPolicy?: RTCIceTransportPolicy);
    get state(): RTCPeerConnectionState;
    /** The way that media took when it was last looked at. */
    get path(): MediaPath | undefined;
    /** The ways that the browser was given to try. */
    get tried(): readonly PathKind[];
    /** Makes the offer ahead of time, while the signalling is still connecting. */
    prepare(): void;
    /** The first negotiation. */
    connect(iceServers: IceServer[], exchange: Exchange): Promise<void>;
    /** Looks for a new network path; the media lines stay as they are. */
    restartIce(iceServers: IceServer[], exchange: Exchange): Promise<void>;
    /** Adds receiving m-lines for a call of more than two, once. */
    grow(exchange: Exchange): Promise<void>;
    /** What arrives on an m-line. */
    receiver(mid: string): RTCRtpReceiver | undefined;
    /** Sends `track` on an m-line, or nothing. */
    send(mid: string, track: MediaStreamTrack | null): Promise<void>;
    /** Sends these layers of what an m-line carries, and no others. */
    sendLayers(mid: string, rids: readonly string[]): Promise<void>;
    getStats(): Promise<RTCStatsReport>;
    close(): void;
}
export {};
