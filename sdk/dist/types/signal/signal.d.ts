import { Emitter } from '../events.js';
import type { Reply, RequestData, RequestType, Wire } from './wire.js';
export interface RequestOptions {
    signal?: AbortSignal;
    timeoutMs?: number;
}
export interface CloseInfo {
    code: number;
    reason: string;
}
interface SignalEvents<W extends Wire> {
    /** What is about the connection and not the session may come without a number. */
    event: [event: W['event'], seq: number | undefined];
    closed: [info: CloseInfo];
}
/** One WebSocket: requests with their replies, events, heartbeat. It lives until it breaks. */
export declare class Signal<W extends Wire> extends Emitter<SignalEvents<W>> {
    #private;
    constructor(url: string, WebSocketClass: typeof WebSocket);
    get isOpen(): boolean;
    /** Opens the session: the server answers `hello` or refuses. */
    authenticate(data: RequestData<W, 'authenticate'>, signal?: AbortSignal): Promise<W['hello']>;
    /** Sends a request; its reply or its refusal settles the promise. */
    request<T extends RequestType<W>>(type: T, data: RequestData<W, T>, { signal, timeoutMs }?: RequestOptions): Promise<Reply<W, T>>;
    /** Closes the WebSocket; `closed` follows at once, even when the network does not answer. */
    close(code?: number): void;
}
/** `https://host/base` becomes `wss://host/base/api/v1/rtc`. */
export declare function signalUrl(url: string, path?: string): string;
/** `https://host/base` becomes `https://host/base/{path}`. */
export declare function apiUrl(url: string, path: string): string;
export {};
