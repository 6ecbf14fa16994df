import { DeviceError, VisavisError } from '../errors.js';
import type { Source } from '../protocol.js';

/** What a microphone or camera is asked for: on or off, or exactly this, or a track that is there already. */
export type CaptureRequest = boolean | MediaTrackConstraints | MediaStreamTrack | undefined;

const CAMERA: MediaTrackConstraints = {
  width: { ideal: 1280 },
  height: { ideal: 720 },
  frameRate: { ideal: 30 },
};
const MICROPHONE: MediaTrackConstraints = {
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
};
const SCREEN: DisplayMediaStreamOptions = {
  video: { frameRate: { ideal: 15 } },
  audio: false,
};

/** What opening the camera and the microphone together brought. */
export interface OpenedDevices {
  microphone?: MediaStreamTrack;
  camera?: MediaStreamTrack;
  errors: DeviceError[];
}

/** Opens cameras, microphones and screens, and remembers which device was chosen. */
export class Devices {
  readonly #media: MediaDevices;
  readonly #chosen = new Map<MediaDeviceKind, string>();

  constructor(media: MediaDevices) {
    this.#media = media;
  }

  choose(kind: MediaDeviceKind, deviceId: string): void {
    this.#chosen.set(kind, deviceId);
  }

  chosen(kind: MediaDeviceKind): string | undefined {
    return this.#chosen.get(kind);
  }

  async list(kind?: MediaDeviceKind): Promise<MediaDeviceInfo[]> {
    const devices = await this.#media.enumerateDevices();
    return kind ? devices.filter((device) => device.kind === kind) : devices;
  }

  onChange(listener: () => void): () => void {
    this.#media.addEventListener?.('devicechange', listener);
    return () => this.#media.removeEventListener?.('devicechange', listener);
  }

  camera(request: MediaTrackConstraints = {}): Promise<MediaStreamTrack> {
    const video = this.#constraints('videoinput', CAMERA, request);
    return this.#capture('camera', () => this.#media.getUserMedia({ video }));
  }

  microphone(request: MediaTrackConstraints = {}): Promise<MediaStreamTrack> {
    const audio = this.#constraints('audioinput', MICROPHONE, request);
    return this.#capture('microphone', () => this.#media.getUserMedia({ audio }));
  }

  /** Opens both with one question to the person; what cannot be opened is told and does not hinder the other. */
  async open(
    audio: boolean | MediaTrackConstraints = true,
    video: boolean | MediaTrackConstraints = true,
  ): Promise<OpenedDevices> {
    if (audio && video) {
      try {
        const stream = await this.#media.getUserMedia({
          audio: this.#constraints('audioinput', MICROPHONE, asConstraints(audio)),
          video: this.#constraints('videoinput', CAMERA, asConstraints(video)),
        });
        return { microphone: stream.getAudioTracks()[0], camera: stream.getVideoTracks()[0], errors: [] };
      } catch (error) {
        if (await this.#isRefusedForBoth(error)) {
          return { errors: [DeviceError.from(error, 'camera'), DeviceError.from(error, 'microphone')] };
        }
      }
    }
    const errors: DeviceError[] = [];
    const note = (error: DeviceError) => {
      errors.push(error);
      return undefined;
    };
    const [microphone, camera] = await Promise.all([
      audio ? this.microphone(asConstraints(audio)).catch(note) : undefined,
      video ? this.camera(asConstraints(video)).catch(note) : undefined,
    ]);
    return { microphone, camera, errors };
  }

  /** A refusal may mean one of the two only; asking a person twice who refused both would be rude. */
  async #isRefusedForBoth(error: unknown): Promise<boolean> {
    if ((error as Error)?.name !== 'NotAllowedError') return false;
    const states = await Promise.all(['camera', 'microphone'].map(permissionState));
    return !states.includes('granted');
  }

  async screen(): Promise<MediaStreamTrack> {
    if (!this.#media.getDisplayMedia) throw VisavisError.unsupportedBrowser();
    const track = await this.#capture('screen', () => this.#media.getDisplayMedia(SCREEN));
    track.contentHint = 'detail';
    return track;
  }

  #constraints(kind: MediaDeviceKind, base: MediaTrackConstraints, request: MediaTrackConstraints) {
    const deviceId = this.#chosen.get(kind);
    return { ...base, ...(deviceId ? { deviceId: { exact: deviceId } } : {}), ...request };
  }

  async #capture(source: Source, open: () => Promise<MediaStream>): Promise<MediaStreamTrack> {
    try {
      const track = (await open()).getTracks()[0];
      if (!track) throw new DeviceError('device_failed', `The ${source} gave no track.`, source);
      return track;
    } catch (error) {
      throw DeviceError.from(error, source);
    }
  }
}

function asConstraints(request: boolean | MediaTrackConstraints): MediaTrackConstraints {
  return typeof request === 'object' ? request : {};
}

async function permissionState(name: string): Promise<PermissionState | undefined> {
  try {
    return (await navigator.permissions.query({ name: name as PermissionName })).state;
  } catch {
    return undefined;
  }
}
