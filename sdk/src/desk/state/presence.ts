import type { Contacts } from '../../index.js';

/** What an agent says of themselves. Only the first gets new contacts; the others differ for the agent alone. */
export const PRESENCES = ['available', 'busy', 'wrapUp', 'away'] as const;

export type Presence = (typeof PRESENCES)[number];

/**
 * Whether new contacts are wanted, in the words of the desk.
 *
 * The server knows available and not available, and forgets it when nobody of the agent is connected.
 * Busy, wrap-up and away are one and the same to it; this page remembers which it was.
 */
export class PresenceState {
  readonly #contacts: Contacts;
  readonly #key: string;
  readonly #withdrawn: () => void;
  #isTelling = false;
  #value: Presence;

  /** `withdrawn`: the server offers nothing any more, because an offer was not answered. */
  constructor(contacts: Contacts, withdrawn: () => void) {
    this.#contacts = contacts;
    this.#withdrawn = withdrawn;
    this.#key = `visavis:presence:${contacts.me?.identity}`;
    const { available } = contacts.state;
    const stored = this.#stored();
    // Who became unavailable while nobody listened did not answer an offer.
    const isPast = stored === undefined || (stored === 'available' && !available);
    this.#value = isPast ? (available ? 'available' : 'away') : stored;
    contacts.on('availabilityChanged', ({ available }) => this.#handleTold(available));
    contacts.on('changed', () => this.#tellAgain());
  }

  get value(): Presence {
    return this.#value;
  }

  async set(value: Presence): Promise<void> {
    const before = this.#value;
    this.#keep(value);
    try {
      await this.#tell();
    } catch (error) {
      this.#keep(before);
      throw error;
    }
  }

  async #tell(): Promise<void> {
    this.#isTelling = true;
    try {
      await this.#contacts.setAvailable(this.#value === 'available');
    } finally {
      this.#isTelling = false;
    }
  }

  #handleTold(available: boolean): void {
    if (this.#isTelling || available === (this.#value === 'available')) return;
    this.#keep(available ? 'available' : 'away');
    if (!available) this.#withdrawn();
  }

  /** A server that was away has forgotten it. */
  #tellAgain(): void {
    const { connectionState, state } = this.#contacts;
    if (connectionState !== 'connected' || this.#isTelling) return;
    if ((this.#value === 'available') !== state.available) this.#tell().catch(() => {});
  }

  #keep(value: Presence): void {
    this.#value = value;
    try {
      sessionStorage.setItem(this.#key, value);
    } catch {
      // Then a reload shows the agent as away.
    }
  }

  #stored(): Presence | undefined {
    try {
      const value = sessionStorage.getItem(this.#key) as Presence | null;
      return value && PRESENCES.includes(value) ? value : undefined;
    } catch {
      return undefined;
    }
  }
}
