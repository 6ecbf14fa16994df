import type { AgentInfo, ContactId, ContactInfo, ContactSummaryInfo, LiveReply, MarkInfo, MessageInfo, OfferInfo } from '../protocol.js';
/** A contact as the server tells of it, with what was said in it as far as it is loaded. */
export interface ContactState extends ContactInfo {
    /** In their order, without gaps; earlier ones may not be loaded yet. */
    readonly messages: readonly MessageInfo[];
    /** Identities of those who are writing. */
    readonly typing: readonly string[];
}
/** All that is known of the contact plane. It is never changed, only replaced, so that parts can be compared. */
export interface LiveState {
    /** Whose view it is. */
    readonly me: string;
    /** The contacts in which we are, and closed ones until they are dismissed. */
    readonly contacts: ReadonlyMap<ContactId, ContactState>;
    /** What waits for us to take it. */
    readonly waiting: ReadonlyMap<ContactId, ContactSummaryInfo>;
    /** For supervisors: every open contact. */
    readonly all: ReadonlyMap<ContactId, ContactSummaryInfo>;
    /** The agents who are here, by identity, while somebody watches them (`Contacts.watchAgents`). */
    readonly agents: ReadonlyMap<string, AgentInfo>;
    /** What we are asked to take right now. */
    readonly offers: ReadonlyMap<ContactId, OfferInfo>;
    /** Whether an agent gets new contacts. */
    readonly available: boolean;
}
type Overview = Extract<LiveReply, {
    type: 'overview';
}>['data'];
export declare function emptyState(me: string): LiveState;
/** Brings everything to what the server says, and keeps what was said and is loaded. */
export declare function withOverview(state: LiveState, overview: Overview): LiveState;
/** Takes in a contact as the server tells of it. */
export declare function withContact(state: LiveState, info: ContactInfo): LiveState;
/** Takes in messages of a contact: a page of its history, or what was missed. */
export declare function withMessages(state: LiveState, id: ContactId, messages: readonly MessageInfo[]): LiveState;
/** Forgets an offer that was answered, or that is over. */
export declare function withoutOffer(state: LiveState, id: ContactId): LiveState;
/** Forgets a contact that is over, or that we have left. */
export declare function withoutContact(state: LiveState, id: ContactId): LiveState;
/** How far somebody has got; marks only move forward. */
export declare function withMark(marks: readonly MarkInfo[], mark: MarkInfo): MarkInfo[];
/** The number after which messages are missing, if there are some. */
export declare function missingAfter(contact: ContactState): number | undefined;
export {};
