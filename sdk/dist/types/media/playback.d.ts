import { Emitter } from '../events.js';
interface PlaybackEvents {
    changed: [canPlay: boolean];
}
/** Plays remote audio, and knows when the browser wants a click first. */
export declare class Playback extends Emitter<PlaybackEvents> {
    #private;
    get canPlay(): boolean;
    add(element: HTMLMediaElement): void;
    remove(element: HTMLMediaElement): void;
    /** Called from a click, which is what the browser waits for. */
    start(): Promise<void>;
    setSpeaker(deviceId: string): Promise<void>;
}
export {};
