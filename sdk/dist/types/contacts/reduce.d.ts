import type { ContactId, LiveEvent, PersonInfo, Timestamp } from '../protocol.js';
import { type LiveState } from './state.js';
/** What is so after an event; `now` is the server's time. Events that change nothing give the same state. */
export declare function reduce(state: LiveState, event: LiveEvent, now: Timestamp): LiveState;
/** The contact that an event is about, as far as the state knows it. */
export declare function contactOf(state: LiveState, event: LiveEvent): ContactId | undefined;
/** Whether an event tells that somebody is in its contact, so that they have to know all of it. */
export declare function bringsIn(event: LiveEvent, me: PersonInfo | undefined): boolean;
