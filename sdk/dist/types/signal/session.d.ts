import { VisavisError } from '../errors.js';
import { Emitter } from '../events.js';
import type { Hello } from '../protocol.js';
import type { ReconnectPolicy } from './policy.js';
import { type Reply, type RequestData, type RequestOptions, type RequestType, type ServerEvent } from './signal.js';
import type { SessionStore } from './storage.js';
export interface SessionConfig {
    url: string;
    token: string;
    store: SessionStore;
    policy: ReconnectPolicy;
    WebSocket: typeof WebSocket;
}
interface SessionEvents {
    event: [event: ServerEvent];
    /** The WebSocket broke; tries to come back are under way. */
    lost: [];
    /** The same session goes on. */
    resumed: [hello: Hello];
    /** The server made a new session: the client has to join again. */
    restarted: [hello: Hello];
    /** It is over. */
    ended: [error: VisavisError];
}
/** A session of the signalling that outlives its WebSockets. */
export declare class Session extends Emitter<SessionEvents> {
    #private;
    constructor(config: SessionConfig);
    get isUp(): boolean;
    /** Connects for the first time; a session that the store remembers is resumed. */
    start(signal?: AbortSignal): Promise<Hello>;
    /** Sends a request; while the WebSocket is down it waits for the next one. */
    request<T extends RequestType>(type: T, data: RequestData<T>, options?: RequestOptions): Promise<Reply<T>>;
    /** Says good-bye and closes. */
    leave(): Promise<void>;
}
export {};
