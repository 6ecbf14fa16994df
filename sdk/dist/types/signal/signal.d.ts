import { Emitter } from '../events.js';
import type { Answer, Authenticate, ClientMessage, Hello, IceServers, Joined, Published, ServerMessage } from '../protocol.js';
export type RequestType = ClientMessage['type'];
export type RequestData<T extends RequestType> = Extract<ClientMessage, {
    type: T;
}>['data'];
/** What a request is answered with. */
export type Reply<T extends RequestType> = T extends 'authenticate' ? Hello : T extends 'join' ? Joined : T extends 'negotiate' ? Answer : T extends 'publish' ? Published : T extends 'getIceServers' ? IceServers : Record<string, never>;
type ReplyType = 'hello' | 'joined' | 'answer' | 'published' | 'iceServers' | 'ok' | 'error';
type EventType = Exclude<ServerMessage['type'], ReplyType>;
/** A message that the server sends unasked. */
export type ServerEvent = Extract<ServerMessage, {
    type: EventType;
}>;
export interface RequestOptions {
    signal?: AbortSignal;
    timeoutMs?: number;
}
export interface CloseInfo {
    code: number;
    reason: string;
}
interface SignalEvents {
    event: [event: ServerEvent, seq: number];
    closed: [info: CloseInfo];
}
/** One WebSocket: requests with their replies, events, heartbeat. It lives until it breaks. */
export declare class Signal extends Emitter<SignalEvents> {
    #private;
    constructor(url: string, WebSocketClass: typeof WebSocket);
    get isOpen(): boolean;
    /** Opens the session: the server answers `hello` or refuses. */
    authenticate(data: Authenticate, signal?: AbortSignal): Promise<Hello>;
    /** Sends a request; its reply or its refusal settles the promise. */
    request<T extends RequestType>(type: T, data: RequestData<T>, { signal, timeoutMs }?: RequestOptions): Promise<Reply<T>>;
    /** Closes the WebSocket; `closed` follows at once, even when the network does not answer. */
    close(code?: number): void;
}
/** `https://host/base` becomes `wss://host/base/api/v1/rtc`. */
export declare function signalUrl(url: string): string;
export {};
