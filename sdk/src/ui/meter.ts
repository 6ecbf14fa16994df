/** Measures the loudness of an own microphone, between 0 and 1. */
export class Meter {
  #context: AudioContext | undefined;
  #analyser: AnalyserNode | undefined;
  #samples = new Float32Array(512);

  constructor(track: MediaStreamTrack) {
    try {
      this.#context = new AudioContext();
      this.#analyser = this.#context.createAnalyser();
      this.#analyser.fftSize = this.#samples.length;
      this.#context.createMediaStreamSource(new MediaStream([track])).connect(this.#analyser);
    } catch {
      // Without Web Audio the meter stays at rest.
    }
  }

  get level(): number {
    if (!this.#analyser) return 0;
    this.#analyser.getFloatTimeDomainData(this.#samples);
    let sum = 0;
    for (const sample of this.#samples) sum += sample * sample;
    // Speech has an effective value around 0.1; the root makes soft voices visible.
    return Math.min(1, Math.sqrt(Math.sqrt(sum / this.#samples.length) * 3));
  }

  close(): void {
    this.#context?.close().catch(() => {});
    this.#context = undefined;
    this.#analyser = undefined;
  }
}
