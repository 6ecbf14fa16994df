import type { Contacts } from '../../index.js';
import type { InvitationInfo, InvitationName } from '../../protocol.js';

/** What happens to a call, in the order in which it does. */
export type CallEventName = 'ringing' | 'accepted' | 'declined' | 'connected' | 'ended';

export interface CallEvent {
  callId: string;
  /** In which contact. */
  conferenceId: string;
  visitorId?: string;
  kind?: 'audio' | 'video' | 'screen';
  /** Why it was declined or is over. */
  reason?: string;
}

type Listener = (event: CallEvent) => void;

const KINDS: Partial<Record<InvitationName, CallEvent['kind']>> = {
  voiceCall: 'audio',
  videoCall: 'video',
  screenShare: 'screen',
};
const REASONS = {
  declined: 'declined',
  cancelled: 'cancelled',
  expired: 'timeout',
  ended: 'ended',
  failed: 'failed',
};

/** The call that comes of an invitation or of a contact: it is named by the same digits. */
export function callIdOf(id: string): string {
  return `k_${id.slice(id.indexOf('_') + 1)}`;
}

/** Tells pages of their calls: `CV.calling.on`. */
export class CallEvents {
  readonly #listeners = new Map<CallEventName, Set<Listener>>();
  readonly #accepted = new Set<string>();

  on(name: CallEventName, listener: Listener): void {
    this.#listeners.set(name, (this.#listeners.get(name) ?? new Set()).add(listener));
  }

  off(name: CallEventName, listener: Listener): void {
    this.#listeners.get(name)?.delete(listener);
  }

  tell(name: CallEventName, event: CallEvent): void {
    for (const listener of this.#listeners.get(name) ?? []) {
      try {
        listener(event);
      } catch (error) {
        reportError(error);
      }
    }
  }

  /** Follows the calls of a person; `visitorOf` knows whose browser a contact is about. */
  follow(contacts: Contacts, visitorOf: (contactId: string) => string | undefined): void {
    contacts.on('invitationMade', ({ invitation }) => {
      if (KINDS[invitation.kind]) this.tell('ringing', this.#ofInvitation(invitation, visitorOf));
    });
    contacts.on('invitationChanged', ({ invitation }) => this.#handleInvitation(invitation, visitorOf));
    contacts.on('callConnected', ({ callId }) => {
      const contact = contacts.list.find(({ info }) => info.call?.callId === callId);
      if (contact)
        this.tell('connected', { callId, conferenceId: contact.id, visitorId: visitorOf(contact.id) });
    });
  }

  /** A call is over; who knows of it says in which contact. */
  tellEnded(callId: string, conferenceId: string, reason: string, visitorId?: string): void {
    this.tell('ended', { callId, conferenceId, visitorId, reason });
  }

  #handleInvitation(invitation: InvitationInfo, visitorOf: (contactId: string) => string | undefined): void {
    if (!KINDS[invitation.kind]) return;
    const { invitationId, state, reason } = invitation;
    const event = this.#ofInvitation(invitation, visitorOf);
    if (state === 'accepted') {
      this.#accepted.add(invitationId);
      this.tell('accepted', event);
    } else if (state === 'closed' && !this.#accepted.delete(invitationId)) {
      this.tell('declined', { ...event, reason: REASONS[reason ?? 'declined'] });
    }
  }

  #ofInvitation(
    { invitationId, contactId, kind }: InvitationInfo,
    visitorOf: (contactId: string) => string | undefined,
  ): CallEvent {
    const [callId, conferenceId] = [callIdOf(invitationId), contactId];
    return { callId, conferenceId, visitorId: visitorOf(contactId), kind: KINDS[kind] };
  }
}
