import type { Call, CallKind, Direction, Role, Source } from '../index.js';
/** A contact's call that may begin: what it is, and what brings it about once the person agrees. */
export interface CallOffer {
    kind: CallKind;
    /** Which way the customer's camera video shall flow. Default: both ways. */
    direction?: Direction | null;
    /** Whose page it is. Default: the customer's. */
    role?: Role;
    /** Accepts the invitation, for example. It is called when the person has agreed. */
    begin(): Promise<Call>;
    /** The person does not want it; without this there is no button for that. */
    decline?(): void;
}
/** What of a person's a call uses. */
export declare function usesOf({ kind, direction, role, }: Omit<CallOffer, 'begin'>): Record<Source, boolean>;
/** The offer that a call is which has begun already. */
export declare function offerOf(call: Call, role: Role): CallOffer;
/** What somebody in the call is called. */
export declare function nameIn(call: Call, identity: string): string;
