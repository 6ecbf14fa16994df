import type { Room } from '../../index.js';
import type { Speaking } from './speakers.js';

/** Hears from a room who speaks. */
export function followSpeaking(_room: Room, _tell: (speaking: Speaking) => void): void {}
