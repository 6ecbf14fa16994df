import type { AgentInfo, Contact, Contacts } from '../../index.js';

/** Those who can take something come first. */
const RANKS: AgentInfo['state'][] = ['available', 'full', 'unavailable', 'away'];

/** The colleagues whom a contact can be handed to; they are watched while a dialog asks which. */
export class Colleagues {
  readonly #contacts: () => Contacts | undefined;
  readonly #changed: () => void;
  /** Who was chosen, and what narrows the list. */
  chosen: string | undefined;
  query = '';

  constructor(contacts: () => Contacts | undefined, changed: () => void) {
    this.#contacts = contacts;
    this.#changed = changed;
  }

  /** Those who fit what is searched for and are not in the contact. */
  listFor(contact: Contact | undefined): AgentInfo[] {
    const contacts = this.#contacts();
    const query = this.query.trim().toLowerCase();
    const isIn = (identity: string) =>
      identity === contacts?.me?.identity ||
      contact?.info.parties.some(({ person }) => person.identity === identity);
    const fits = ({ identity, name, skills }: AgentInfo) =>
      [identity, name, ...skills].some((text) => text.toLowerCase().includes(query));
    const rank = ({ state }: AgentInfo) => RANKS.indexOf(state);
    return [...(contacts?.state.agents.values() ?? [])]
      .filter((agent) => !isIn(agent.identity) && fits(agent))
      .sort((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name));
  }

  choose(identity: string): void {
    this.chosen = identity;
    this.#changed();
  }

  search(query: string): void {
    this.query = query;
    this.#changed();
  }

  nameOf(identity: string): string {
    return this.#contacts()?.state.agents.get(identity)?.name ?? identity;
  }

  /** A dialog opens that asks for one, or none does. */
  watch(isWanted: boolean): void {
    this.chosen = undefined;
    this.query = '';
    const contacts = this.#contacts();
    const told = isWanted ? contacts?.watchAgents() : contacts?.unwatchAgents();
    // Then a colleague is named by login.
    told?.catch(() => {});
  }
}
