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
export function usesOf({
  kind,
  direction,
  role = 'customer',
}: Omit<CallOffer, 'begin'>): Record<Source, boolean> {
  const sends =
    (direction ?? 'sendrecv') === 'sendrecv' || direction === (role === 'customer' ? 'sendonly' : 'recvonly');
  return { microphone: kind !== 'screen', camera: kind === 'video' && sends, screen: kind === 'screen' };
}

/** The offer that a call is which has begun already. */
export function offerOf(call: Call, role: Role): CallOffer {
  const { kind, direction } = call.info;
  const shown = kind === 'screen' && !call.may('screen');
  return { kind: shown ? 'voice' : kind, direction, role, begin: async () => call };
}

/** What somebody in the call is called. */
export function nameIn(call: Call, identity: string): string {
  return call.info.members.find(({ person }) => person.identity === identity)?.person.name ?? identity;
}
