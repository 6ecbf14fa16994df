import { type PathKind } from '../media/ice-servers.js';
import type { MediaPath } from '../media/path.js';
import type { IceServer } from '../protocol.js';
import { Signal } from '../signal/signal.js';
import type { RtcWire } from '../signal/wire.js';
/** Where the server is, and who asks. */
export interface Access {
    url: string;
    token: string;
    signal?: AbortSignal;
}
/** The servers with those of their URLs only that lead over one kind of relay. */
export declare function serversOf(kind: PathKind, servers: IceServer[]): IceServer[];
/** Opens a session of the signalling, which disturbs no call: nothing is joined. */
export declare function withSignal<T>({ url, token, signal }: Access, use: Use<T>): Promise<T>;
type Use<T> = (socket: Signal<RtcWire>, servers: IceServer[]) => Promise<T>;
/** The shortest of some round trips over the signalling. */
export declare function measure(socket: Signal<RtcWire>, times?: number): Promise<number>;
/** Whether one of the servers makes a relayed address for us: the way to it is open, there and back. */
export declare function allocate(servers: RTCIceServer[]): Promise<void>;
/** Enters the room with one way only to take; `undefined` when the server does not offer that way. */
export declare function enter(kind: PathKind, access: Access): Promise<MediaPath | undefined>;
export {};
