import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const RATE = 48_000;
const SECONDS = 8;
const SYLLABLE_S = 0.24;

/** A file with somebody who speaks without end, as a microphone: harmonics in syllables. It goes with the process. */
export function voiceFile() {
  const folder = mkdtempSync(join(tmpdir(), 'visavis-voice-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const samples = Buffer.alloc(RATE * SECONDS * 2);
  let phase = 0;
  for (let at = 0; at < RATE * SECONDS; at++) {
    const time = at / RATE;
    phase += (2 * Math.PI * (130 + 25 * Math.sin(time * 3))) / RATE;
    const within = (time % SYLLABLE_S) / SYLLABLE_S;
    const envelope = within < 0.8 ? Math.sin((Math.PI * within) / 0.8) ** 0.5 : 0;
    let sample = 0;
    for (let harmonic = 1; harmonic <= 20; harmonic++) sample += Math.sin(harmonic * phase) / harmonic;
    samples.writeInt16LE(Math.round(sample * envelope * 9000), at * 2);
  }
  const path = join(folder, 'voice.wav');
  writeFileSync(path, Buffer.concat([header(samples.length), samples]));
  return path;
}

/** RIFF/WAVE, PCM, one channel of 16 bits. */
function header(length) {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(RATE, 24);
  head.writeUInt32LE(RATE * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(length, 40);
  return head;
}
