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
/** The candidate pair that a browser has chosen. */
export interface Choice {
    path: MediaPath;
    /** Its priority among the pairs (RFC 8445 §6.1.2.3). */
    priority: number;
    /** Changes with every ICE restart. */
    generation: string;
}
/** Reads from a peer connection's statistics which way it has chosen; `undefined` while it has none. */
export declare function choiceOf(report: ReadonlyMap<string, unknown>): Choice | undefined;
/**
 * Whether the browser had to go to a worse way, because the better one is closed now. A server with
 * ICE-lite does not notice: it goes by priority among the pairs that were nominated.
 */
export declare function isDowngrade(before: Choice | undefined, after: Choice): boolean;
/** Whether two paths go the same way, however long that takes. */
export declare function isSamePath(one: MediaPath | undefined, other: MediaPath | undefined): boolean;
/** A path in a word or two for programs and tests, such as `udp` or `relay tls`. */
export declare function pathName(path: MediaPath | undefined): string;
