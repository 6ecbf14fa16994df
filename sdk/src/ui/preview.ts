import type { DeviceError, Devices, Source } from '../index.js';
import { Meter } from './meter.js';

/** The own camera and microphone before the call. */
export class Preview {
  readonly #devices: Devices;
  readonly #changed: () => void;
  readonly errors = new Map<Source, DeviceError>();
  camera: MediaStreamTrack | undefined;
  microphone: MediaStreamTrack | undefined;
  cameraStream: MediaStream | null = null;
  isAsking = false;
  #meter: Meter | undefined;
  #closed = false;

  constructor(devices: Devices, changed: () => void) {
    this.#devices = devices;
    this.#changed = changed;
  }

  get level(): number {
    return this.#meter?.level ?? 0;
  }

  /** Opens what is wanted, with one question to the person. */
  async open(audio: boolean, video: boolean): Promise<void> {
    this.isAsking = true;
    this.#changed();
    const opened = await this.#devices.open(audio, video);
    this.isAsking = false;
    for (const error of opened.errors) this.errors.set(error.source, error);
    this.#setMicrophone(opened.microphone);
    this.#setCamera(opened.camera);
    this.#changed();
  }

  async setCamera(on: boolean): Promise<void> {
    this.#setCamera(on ? await this.#capture('camera') : undefined);
    this.#changed();
  }

  async setMicrophone(on: boolean): Promise<void> {
    this.#setMicrophone(on ? await this.#capture('microphone') : undefined);
    this.#changed();
  }

  async choose(kind: MediaDeviceKind, deviceId: string): Promise<void> {
    this.#devices.choose(kind, deviceId);
    if (kind === 'videoinput' && this.camera) await this.setCamera(true);
    if (kind === 'audioinput' && this.microphone) await this.setMicrophone(true);
  }

  /** Hands the tracks over to the call; the preview does not stop them any more. */
  take(): { camera?: MediaStreamTrack; microphone?: MediaStreamTrack } {
    const { camera, microphone } = this;
    this.camera = undefined;
    this.microphone = undefined;
    this.close();
    return { camera, microphone };
  }

  close(): void {
    this.#closed = true;
    this.#setCamera(undefined);
    this.#setMicrophone(undefined);
  }

  async #capture(source: 'camera' | 'microphone'): Promise<MediaStreamTrack | undefined> {
    this.errors.delete(source);
    try {
      return await this.#devices[source]();
    } catch (error) {
      this.errors.set(source, error as DeviceError);
      return undefined;
    }
  }

  #setCamera(track: MediaStreamTrack | undefined): void {
    if (this.#closed) track?.stop();
    this.camera?.stop();
    this.camera = this.#closed ? undefined : track;
    this.cameraStream = this.camera ? new MediaStream([this.camera]) : null;
  }

  #setMicrophone(track: MediaStreamTrack | undefined): void {
    if (this.#closed) track?.stop();
    this.microphone?.stop();
    this.#meter?.close();
    this.microphone = this.#closed ? undefined : track;
    this.#meter = this.microphone ? new Meter(this.microphone) : undefined;
  }
}
