const KEY = 'visavis:sound';
/** Two notes that rise, in hertz. */
const NOTES = [660, 880];
const NOTE_SECONDS = 0.14;
const LOUDNESS = 0.12;

/** Tells an agent who looks elsewhere: a sound, and a number in the title. */
export class Alerts {
  readonly #title = document.title;
  #audio: AudioContext | undefined;

  /** Whether there is a sound; this browser remembers it. */
  get hasSound(): boolean {
    try {
      return localStorage.getItem(KEY) !== 'off';
    } catch {
      return true;
    }
  }

  set hasSound(on: boolean) {
    try {
      localStorage.setItem(KEY, on ? 'on' : 'off');
    } catch {
      // Then it is on again after a reload.
    }
  }

  /** Browsers let a page sound only after a click or a key. */
  readonly unlock = (): void => {
    this.#audio ??= new AudioContext();
    if (this.#audio.state === 'suspended') this.#audio.resume().catch(() => {});
  };

  play(): void {
    const audio = this.#audio;
    if (!this.hasSound || audio?.state !== 'running') return;
    NOTES.forEach((frequency, index) => {
      const from = audio.currentTime + index * NOTE_SECONDS;
      const gain = new GainNode(audio, { gain: 0 });
      gain.gain.setValueAtTime(0, from);
      gain.gain.linearRampToValueAtTime(LOUDNESS, from + 0.02);
      gain.gain.exponentialRampToValueAtTime(0.001, from + NOTE_SECONDS * 2);
      const tone = new OscillatorNode(audio, { frequency });
      tone.connect(gain).connect(audio.destination);
      tone.start(from);
      tone.stop(from + NOTE_SECONDS * 2);
    });
  }

  /** How much waits for the agent. */
  count(number: number): void {
    const title = number > 0 ? `(${number}) ${this.#title}` : this.#title;
    if (document.title !== title) document.title = title;
  }

  close(): void {
    document.title = this.#title;
    this.#audio?.close().catch(() => {});
    this.#audio = undefined;
  }
}
