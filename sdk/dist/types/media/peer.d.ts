import { Emitter } from '../events.js';
import type { IceServer } from '../protocol.js';
interface PeerEvents {
    stateChanged: [state: RTCPeerConnectionState];
}
/** Sends an offer to the server and brings back the answer. */
export type Exchange = (offer: string) => Promise<string>;
/** The peer connection: three m-lines from the start, which stay for the whole call. */
export declare class Peer extends Emitter<PeerEvents> {
    #private;
    constructor(PeerConnection: typeof RTCPeerConnection);
    get state(): RTCPeerConnectionState;
    /** Makes the offer ahead of time, while the signalling is still connecting. */
    prepare(): void;
    /** The first negotiation. */
    connect(iceServers: IceServer[], exchange: Exchange): Promise<void>;
    /** Looks for a new network path; the media lines stay as they are. */
    restartIce(exchange: Exchange): Promise<void>;
    /** Adds receiving m-lines for a call of more than two, once. */
    grow(exchange: Exchange): Promise<void>;
    /** What arrives on an m-line. */
    receiver(mid: string): RTCRtpReceiver | undefined;
    /** Sends `track` on an m-line, or nothing. */
    send(mid: string, track: MediaStreamTrack | null): Promise<void>;
    getStats(): Promise<RTCStatsReport>;
    close(): void;
}
export {};
