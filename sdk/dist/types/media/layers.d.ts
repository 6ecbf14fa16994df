import type { Layer } from '../protocol.js';
/** What browsers know and TypeScript does not (W3C webrtc-svc). */
export interface Encoding extends RTCRtpEncodingParameters {
    scalabilityMode?: string;
}
/** The encodings of a screen's sender. Text stays sharp: frames are left out, and nothing else. */
export declare function screenEncodings(): Encoding[];
/** The encodings of the camera's sender. */
export declare function cameraEncodings(): Encoding[];
/** What the server is told of the layers of a camera's picture; nothing when its size is unknown. */
export declare function layersOf(media: MediaStreamTrack | null): Layer[];
/** Sends these layers and no others. */
export declare function sendLayers(sender: RTCRtpSender, rids: readonly string[]): Promise<void>;
