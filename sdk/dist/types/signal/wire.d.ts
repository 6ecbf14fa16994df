import type { Answer, ClientMessage, Hello, IceServers, Joined, LiveEvent, LiveHello, LiveReply, LiveRequest, Published, ServerMessage } from '../protocol.js';
/** What every `hello` says, whatever the WebSocket is for. */
export interface BasicHello {
    resumeToken: string;
    resumed: boolean;
    heartbeatMs: number;
}
/** The words of one kind of WebSocket: what is asked, how it is answered, and what is told unasked. */
export interface Wire {
    request: {
        type: string;
        data: unknown;
    };
    /** The data of replies by the request's type; other requests are answered with nothing in it. */
    replies: object;
    event: {
        type: string;
        data: unknown;
    };
    hello: BasicHello;
}
export type RequestType<W extends Wire> = W['request']['type'];
export type RequestData<W extends Wire, T extends RequestType<W>> = {
    [R in W['request'] as R['type']]: R['data'];
}[T];
/** What a request is answered with. */
export type Reply<W extends Wire, T extends RequestType<W>> = T extends keyof W['replies'] ? W['replies'][T] : Record<string, never>;
/** Sends a request and waits for its answer. */
export type Ask<W extends Wire> = <T extends RequestType<W>>(type: T, data: RequestData<W, T>) => Promise<Reply<W, T>>;
/** A message as it comes. */
export type Frame = {
    re?: number;
    seq?: number;
    type: string;
    data: unknown;
};
type RtcReply = 'hello' | 'joined' | 'answer' | 'published' | 'iceServers' | 'ok' | 'error';
/** What the server tells unasked of a room. */
export type ServerEvent = Exclude<ServerMessage, {
    type: RtcReply;
}>;
/** `/api/v1/rtc`: the media of a room. */
export interface RtcWire {
    request: ClientMessage;
    replies: {
        authenticate: Hello;
        join: Joined;
        negotiate: Answer;
        publish: Published;
        getIceServers: IceServers;
    };
    event: ServerEvent;
    hello: Hello;
}
type LiveReplyData<T extends LiveReply['type']> = Extract<LiveReply, {
    type: T;
}>['data'];
/** `/api/v1/live`: contacts and what people do in them. */
export interface LiveWire {
    request: LiveRequest;
    replies: {
        authenticate: LiveHello;
        getOverview: LiveReplyData<'overview'>;
        getContact: LiveReplyData<'contact'>;
        getMessages: LiveReplyData<'messages'>;
        openContact: LiveReplyData<'opened'>;
        sendMessage: LiveReplyData<'sent'>;
        requestCall: LiveReplyData<'asked'>;
        answerCallRequest: Partial<LiveReplyData<'call'>>;
        invite: LiveReplyData<'invited'>;
        inviteVisitor: LiveReplyData<'invited'>;
        answerInvitation: Partial<LiveReplyData<'call'>>;
        findVisitors: LiveReplyData<'visitors'>;
        getAgents: LiveReplyData<'agents'>;
    };
    event: LiveEvent;
    hello: LiveHello;
}
export {};
