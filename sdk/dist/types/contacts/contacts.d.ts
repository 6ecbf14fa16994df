import { VisavisError } from '../errors.js';
import { Emitter } from '../events.js';
import type { ContactId, FileId, FindVisitors, InviteVisitor, LiveEvent, OpenContact, PersonInfo, Skill, TagVisitor, TargetInfo, VisitorId, VisitorInfo } from '../protocol.js';
import type { ConnectionState, RoomOptions } from '../room/room.js';
import { Contact } from './contact.js';
import { type Progress, type UploadedFile } from './files.js';
import { type LiveState } from './state.js';
/** Gives the token: at the start, and again when the server takes the one before no longer. */
export type TokenProvider = () => string | Promise<string>;
/** One event for each that the server tells, with its data. */
type ToldEvents = {
    [E in LiveEvent as E['type']]: [data: E['data']];
};
export interface ContactsEvents extends ToldEvents {
    /** Something of `state`, of a contact or of its messages is different. */
    changed: [state: LiveState];
    connectionStateChanged: [state: ConnectionState];
    /** It is over: refused, replaced by another window, or lost for too long. */
    disconnected: [error: VisavisError];
}
/** The contact plane: contacts with their messages and calls, queues, offers, visitors. */
export declare class Contacts extends Emitter<ContactsEvents> {
    #private;
    constructor(options?: RoomOptions);
    /** All that is known, as plain data. */
    get state(): LiveState;
    get connectionState(): ConnectionState;
    /** Who we are. */
    get me(): PersonInfo | undefined;
    /** Which queues we serve, as an agent. */
    get skills(): readonly Skill[];
    /** The largest file that may be sent, in bytes. */
    get maxFileSize(): number;
    /** The server's time, as well as we know it: what expires does so by this clock. */
    get now(): number;
    /** The contacts in which we are, in the order of their beginning. */
    get list(): Contact[];
    /** The contact with that id, if we are in it. */
    get(id: ContactId): Contact | undefined;
    /** Connects; a provider is asked again when a token runs out. A reloaded page goes on where it was. */
    connect(url: string, token: string | TokenProvider, signal?: AbortSignal): Promise<void>;
    /** Closes the connection. Contacts and calls stay; others see us go when nobody of us is left. */
    disconnect(): Promise<void>;
    /** Begins a contact as a customer. */
    open(options?: OpenContact): Promise<Contact>;
    /** Takes a contact that waits, as an agent. */
    take(contactId: ContactId): Promise<Contact>;
    /** Answers an offer: the contact if it was accepted. */
    answerOffer(contactId: ContactId, accept: boolean): Promise<Contact | undefined>;
    /** Hears a contact without being seen, as a supervisor. */
    listen(contactId: ContactId): Promise<Contact>;
    /** Hands a contact over; a supervisor need not be in it. */
    transfer(contactId: ContactId, target: TargetInfo, options?: {
        attended?: boolean;
        note?: string;
    }): Promise<void>;
    /** Ends a contact for all; a supervisor need not be in it. */
    end(contactId: ContactId): Promise<void>;
    /** Whether new contacts are wanted, as an agent. */
    setAvailable(available: boolean): Promise<void>;
    /** Keeps `state.agents` up to date from now on, as an agent or supervisor: whom a contact can be handed to. */
    watchAgents(): Promise<void>;
    /** Nobody looks at the agents any more. */
    unwatchAgents(): Promise<void>;
    /** Says who the visitor of this page is; a server that forgot it is told again. */
    tagVisitor(tags: TagVisitor): Promise<void>;
    /** Forgets all that was said of a visitor. */
    resetVisitor(visitorId: VisitorId): Promise<void>;
    /** Whose pages are open now, as an agent. */
    findVisitors(query?: FindVisitors): Promise<VisitorInfo[]>;
    /** Invites a visitor, as an agent: in the contact that there is, or in a new one. */
    inviteVisitor(invitation: InviteVisitor): Promise<Contact>;
    /** Uploads a file that a message of the contact may then show; `Contact.sendFile` does both. */
    uploadFile(contactId: ContactId, file: File, onProgress?: Progress, signal?: AbortSignal): Promise<UploadedFile>;
    /** Reads a file. */
    downloadFile(fileId: FileId): Promise<Blob>;
    /** Reads a file into an object URL; whoever shows it revokes it (`URL.revokeObjectURL`). */
    fileUrl(fileId: FileId): Promise<string>;
}
export {};
