/** How packets get from the browser to the relay. */
export interface RelayPath {
    protocol: 'udp' | 'tcp' | 'tls';
    /** The TURN server's address, where the browser says it. */
    url: string | null;
}
/** The way that media takes between this browser and the server. */
export interface MediaPath {
    /** With a relay: between relay and media, not from the browser. */
    protocol: 'udp' | 'tcp';
    /** `null` when media goes directly. */
    relay: RelayPath | null;
    /** The latest measured round trip; `null` when there was none yet. */
    roundTripMs: number | null;
}
/** Reads from a peer connection's statistics which way it has chosen; `undefined` while it has none. */
export declare function pathOf(report: ReadonlyMap<string, unknown>): MediaPath | undefined;
/** Whether two paths go the same way, however long that takes. */
export declare function isSamePath(one: MediaPath | undefined, other: MediaPath | undefined): boolean;
/** A path in a word or two for programs and tests, such as `udp` or `relay tls`. */
export declare function pathName(path: MediaPath | undefined): string;
