import type { Layer } from '../protocol.js';
/** The encodings of the camera's sender. */
export declare function cameraEncodings(): RTCRtpEncodingParameters[];
/** What the server is told of the layers of a camera's picture; nothing when its size is unknown. */
export declare function layersOf(media: MediaStreamTrack | null): Layer[];
/** Sends these layers and no others. */
export declare function sendLayers(sender: RTCRtpSender, rids: readonly string[]): Promise<void>;
