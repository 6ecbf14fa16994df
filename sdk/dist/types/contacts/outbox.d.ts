import { VisavisError } from '../errors.js';
import type { MessageId, NewContent } from '../protocol.js';
/** A message on its way, or one that did not get through. */
export interface PendingMessage {
    readonly clientId: string;
    readonly content: NewContent;
    /** When it was written, by this machine's clock. */
    readonly at: number;
    readonly state: 'sending' | 'failed';
    readonly error?: VisavisError;
}
/** Sends one message; the same `clientId` twice is the same message to the server. */
export type SendOne = (clientId: string, content: NewContent) => Promise<{
    messageId: MessageId;
}>;
/** Messages in the order in which they were written, each until the server has it: none twice, none lost. */
export declare class Outbox {
    #private;
    constructor(send: SendOne, changed: () => void);
    get pending(): readonly PendingMessage[];
    /** Puts a message into the row; it settles when the server has it or refuses it. */
    add(content: NewContent): string;
    /** The server's name for a message of the row, once it has it; rejects when it is refused or given up. */
    sent(clientId: string): Promise<MessageId>;
    /** Tries a message again that was refused. */
    retry(clientId: string): void;
    /** Gives a message up that was refused. */
    discard(clientId: string): void;
    /** The server has told of it, by its reply or to everybody. */
    handleConfirmed(clientId: string | null, id: MessageId): void;
    /** Sends what waits, one after the other; called again whenever the connection is back. */
    flush(): Promise<void>;
}
