import { VisavisError } from '../errors.js';
import { Emitter } from '../events.js';
import type { ReconnectPolicy } from './policy.js';
import { type RequestOptions } from './signal.js';
import type { SessionStore } from './storage.js';
import type { Reply, RequestData, RequestType, Wire } from './wire.js';
export interface SessionConfig {
    url: string;
    /** Where on the server. Default: `api/v1/rtc`. */
    path?: string;
    token: string;
    /** Gets a token to go on with when the server takes the present one no longer. */
    renewToken?: () => Promise<string>;
    /** What `authenticate` says besides. */
    extra?: {
        callId?: string;
    };
    /** Whether there is a request that says good-bye. Default: true. */
    canLeave?: boolean;
    store: SessionStore;
    policy: ReconnectPolicy;
    WebSocket: typeof WebSocket;
}
interface SessionEvents<W extends Wire> {
    event: [event: W['event']];
    /** The WebSocket broke; tries to come back are under way. */
    lost: [];
    /** The same session goes on. */
    resumed: [hello: W['hello']];
    /** The server made a new session: the client has to join again. */
    restarted: [hello: W['hello']];
    /** It is over. */
    ended: [error: VisavisError];
}
/** A session of the signalling that outlives its WebSockets. */
export declare class Session<W extends Wire> extends Emitter<SessionEvents<W>> {
    #private;
    constructor(config: SessionConfig);
    /** The token in use. */
    get token(): string;
    get isUp(): boolean;
    /** Connects for the first time; a session that the store remembers is resumed. */
    start(signal?: AbortSignal): Promise<W['hello']>;
    /** Sends a request; while the WebSocket is down it waits for the next one. */
    request<T extends RequestType<W>>(type: T, data: RequestData<W, T>, options?: RequestOptions): Promise<Reply<W, T>>;
    /** Says good-bye and closes. */
    leave(): Promise<void>;
    /** Gets another token, for the next connection too; nothing where there is no way to get one. */
    renew(): Promise<string | undefined>;
}
export {};
