import type { LiveEvent } from '../protocol.js';
type TypingEvent = Extract<LiveEvent, {
    type: 'typing';
}>;
/** Who is writing, until they say otherwise or say nothing more. */
export declare class Typing {
    #private;
    /** `over` is told what the server would tell of somebody who has stopped. */
    constructor(over: (event: TypingEvent) => void);
    handle({ data: { contactId, identity, typing } }: TypingEvent): void;
    close(): void;
}
export {};
