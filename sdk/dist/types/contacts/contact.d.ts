import type { CallKind, CobrowseMode, ContactEndInfo, ContactId, ContactStateName, Direction, EscalationId, InvitationId, InvitationName, MessageId, MessageInfo, PartyInfo, PersonInfo, TargetInfo } from '../protocol.js';
import type { Ask, LiveWire } from '../signal/wire.js';
import type { Call } from './call.js';
import type { Progress, UploadedFile } from './files.js';
import { type PendingMessage } from './outbox.js';
import type { ContactState } from './state.js';
/** What a contact needs of the connection that it belongs to. */
export interface ContactLink {
    readonly me: PersonInfo | undefined;
    state(id: ContactId): ContactState | undefined;
    call(id: ContactId): Call | undefined;
    readonly request: Ask<LiveWire>;
    receive(id: ContactId, messages: readonly MessageInfo[]): void;
    upload(id: ContactId, file: File, onProgress?: Progress, signal?: AbortSignal): Promise<UploadedFile>;
    dismiss(id: ContactId): void;
    changed(): void;
}
/** How far a message of one's own has got. */
export type MessageStatus = 'sending' | 'sent' | 'delivered' | 'seen' | 'failed';
/** A customer's conversation with the brand: what was said, who is in it, and what may be done in it. */
export declare class Contact {
    #private;
    readonly id: ContactId;
    /** Everything that is known of it; as it last was when it is known no longer. */
    get info(): ContactState;
    get state(): ContactStateName;
    get isClosed(): boolean;
    get end(): ContactEndInfo | null;
    /** What was said, as far as it is loaded. */
    get messages(): readonly MessageInfo[];
    /** Own messages that the server does not have yet, in the order in which they were written. */
    get pending(): readonly PendingMessage[];
    /** The others in it. */
    get others(): PartyInfo[];
    /** The others who are writing. */
    get writing(): PersonInfo[];
    /** Its live call. */
    get call(): Call | undefined;
    /** Messages of others that we have not seen. */
    get unread(): number;
    /** Whether earlier messages can be loaded. */
    get hasEarlier(): boolean;
    /** Which of the server's or of our own messages is how far: what the other side has of it. */
    status(message: MessageInfo | PendingMessage): MessageStatus;
    /** Says something; it is kept until the server has it, also over a broken connection. */
    sendText(text: string): string;
    /** Shows an `http` or `https` address. */
    sendLink(url: string): string;
    /** Uploads a file and shows it. */
    sendFile(file: File, { caption, onProgress, signal }?: {
        caption?: string;
        onProgress?: Progress;
        signal?: AbortSignal;
    }): Promise<string>;
    /** The server's name for a message that was just said, once the server has it; rejects when it is refused. */
    sent(clientId: string): Promise<MessageId>;
    /** Tries a message again that was refused. */
    retry(clientId: string): void;
    /** Gives a message up that was refused. */
    discard(clientId: string): void;
    /** Everything up to `number` was seen by us; without it, everything. */
    markSeen(number?: number): void;
    /** Tells the others that we are writing; call it at every key. */
    setTyping(typing: boolean): void;
    /** Loads the page of history before what is loaded. */
    loadEarlier(): Promise<void>;
    /** Asks the other side for a call. They may have asked at the same time: then it has begun. */
    requestCall(kind: CallKind, direction?: Direction): Promise<void>;
    /** Answers the other side's request for a call. */
    answerCallRequest(escalationId: EscalationId, accept: boolean): Promise<void>;
    /** Takes the own side's request back. */
    cancelCallRequest(escalationId: EscalationId): Promise<void>;
    /** Invites the customer to a call, to show the screen or to co-browse. */
    invite(kind: InvitationName, options?: {
        direction?: Direction;
        mode?: CobrowseMode;
        timeoutMs?: number;
    }): Promise<InvitationId>;
    /** Answers an agent's invitation. */
    answerInvitation(invitationId: InvitationId, accept: boolean): Promise<void>;
    /** Takes an invitation back. */
    cancelInvitation(invitationId: InvitationId): Promise<void>;
    /** Ends what came of an invitation. */
    endInvitation(invitationId: InvitationId, failed?: boolean): Promise<void>;
    /** Takes a contact that waits. */
    take(): Promise<void>;
    /** Hands the contact over: at once, or with `attended` when it is taken. */
    transfer(target: TargetInfo, options?: {
        attended?: boolean;
        note?: string;
    }): Promise<void>;
    cancelTransfer(): Promise<void>;
    /** Asks another agent to come as well. */
    askAgent(agent: string, note?: string): Promise<void>;
    /** Takes another agent out of it and its call; the others go on. */
    removeAgent(agent: string): Promise<void>;
    /** Leaves it: a customer ends it, the last agent gives it back to the queue. */
    leave(): Promise<void>;
    /** Ends it for all. */
    close(): Promise<void>;
    /** Takes a contact that is over off the list. */
    dismiss(): void;
}
