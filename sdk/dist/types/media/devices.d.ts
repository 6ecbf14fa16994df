import { DeviceError } from '../errors.js';
/** What a microphone or camera is asked for: on or off, or exactly this, or a track that is there already. */
export type CaptureRequest = boolean | MediaTrackConstraints | MediaStreamTrack | undefined;
/** What opening the camera and the microphone together brought. */
export interface OpenedDevices {
    microphone?: MediaStreamTrack;
    camera?: MediaStreamTrack;
    errors: DeviceError[];
}
/** Opens cameras, microphones and screens, and remembers which device was chosen. */
export declare class Devices {
    #private;
    constructor(media: MediaDevices);
    choose(kind: MediaDeviceKind, deviceId: string): void;
    chosen(kind: MediaDeviceKind): string | undefined;
    list(kind?: MediaDeviceKind): Promise<MediaDeviceInfo[]>;
    onChange(listener: () => void): () => void;
    camera(request?: MediaTrackConstraints): Promise<MediaStreamTrack>;
    microphone(request?: MediaTrackConstraints): Promise<MediaStreamTrack>;
    /** Opens both with one question to the person; what cannot be opened is told and does not hinder the other. */
    open(audio?: boolean | MediaTrackConstraints, video?: boolean | MediaTrackConstraints): Promise<OpenedDevices>;
    screen(): Promise<MediaStreamTrack>;
}
