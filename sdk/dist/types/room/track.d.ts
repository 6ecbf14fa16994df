import type { Playback } from '../media/playback.js';
import type { MediaKind, Source, TrackInfo } from '../protocol.js';
import { type ViewSize } from './view.js';
/** What local and remote tracks have in common: a source, and elements that show or play it. */
declare abstract class Track {
    #private;
    readonly source: Source;
    readonly kind: MediaKind;
    /** Whether the sender has switched it off for the moment. */
    muted: boolean;
    constructor(source: Source, muted: boolean);
    /** The browser's own track; `null` while nothing is captured or delivered. */
    get mediaStreamTrack(): MediaStreamTrack | null;
    /** Elements that the track is attached to. */
    get attachedElements(): ReadonlySet<HTMLMediaElement>;
    /** Shows or plays the track in `element` (or in a new one), now and whenever its media changes. */
    attach(element?: HTMLMediaElement): HTMLMediaElement;
    /** Takes the track out of `element`, or out of all. */
    detach(element?: HTMLMediaElement): HTMLMediaElement[];
    protected attached(_element: HTMLMediaElement): void;
    protected detached(_element: HTMLMediaElement): void;
}
/** A track of somebody else. */
export declare class RemoteTrack extends Track {
    #private;
    readonly id: string;
    /** Whether the path from the server is too narrow for its video at the moment; the picture stands still. */
    isSuspended: boolean;
    constructor(info: TrackInfo, playback: Playback, showAs?: (track: RemoteTrack, size: ViewSize) => void);
    /** How large it is shown by the elements that it is attached to; nothing before that is known. */
    get viewSize(): ViewSize | undefined;
    /** Whether the server delivers it to us. */
    get isSubscribed(): boolean;
    /** Loudness between 0 and 1 as the sender measured it. */
    get audioLevel(): number;
    protected attached(element: HTMLMediaElement): void;
    protected detached(element: HTMLMediaElement): void;
}
/** An own track; it outlives its devices and its peer connections. */
export declare class LocalTrack extends Track {
    constructor(source: Source, media: MediaStreamTrack);
    /** Whether the server knows it. */
    get isPublished(): boolean;
}
export {};
