import type { Call, CallId, Contact, ContactId } from '../../index.js';

/** Which calls are heard and seen on this page: those that it brought about, one at a time. */
export class DeskCalls {
  readonly #shown = new Map<CallId, Call>();
  /** Calls that we have left, or that wait until another one is held. */
  readonly #apart = new Set<CallId>();
  /** Contacts for which this page, and not another of ours, did what leads to a call. */
  readonly #expecting = new Set<ContactId>();

  /** Whether the call has the wide column. */
  isLarge = false;
  #screen: string | undefined;

  /** Calls whose sound and picture are here. */
  get list(): Call[] {
    return [...this.#shown.values()];
  }

  has(call: Call): boolean {
    return this.#shown.has(call.id);
  }

  /** A call in which the customer hears us now. */
  get speaking(): Call | undefined {
    return this.list.find((call) => !call.info.held && !call.listens);
  }

  /** This page does what may bring a call about. */
  expect(id: ContactId): void {
    this.#expecting.add(id);
  }

  /** Takes in which calls there are now; gives those that were not known. */
  follow(contacts: readonly Contact[]): Call[] {
    const live = new Map(contacts.flatMap(({ call }) => (call ? [[call.id, call] as const] : [])));
    for (const id of this.#shown.keys()) if (!live.has(id)) this.#shown.delete(id);
    for (const id of this.#apart) if (!live.has(id)) this.#apart.delete(id);
    const fresh = [...live.values()].filter(({ id }) => !this.#shown.has(id) && !this.#apart.has(id));
    for (const call of fresh) {
      // Whoever has the desk open twice joins where they are.
      const isHere = this.#expecting.has(call.info.contactId) || document.visibilityState === 'visible';
      // Nobody is heard by two customers at once.
      if (call.wasJoined || (isHere && !this.speaking)) this.join(call);
      else this.#apart.add(call.id);
    }
    return fresh;
  }

  /** A customer's screen is there to be read: it gets the wide column for as long as it is shown. */
  followScreen(contact: Contact | undefined, customer: string | undefined): void {
    const screen = contact?.call?.info.screen;
    const shown = screen && screen === customer ? screen : undefined;
    if (shown !== this.#screen) this.isLarge = shown !== undefined;
    this.#screen = shown;
    if (this.#shown.size === 0) this.isLarge = false;
  }

  join(call: Call): void {
    this.#apart.delete(call.id);
    this.#shown.set(call.id, call);
  }

  /** We have left it, and it may go on without us. */
  leave(call: Call): void {
    this.#shown.delete(call.id);
    this.#apart.add(call.id);
    if (this.#shown.size === 0) this.isLarge = false;
  }

  clear(): void {
    this.#shown.clear();
    this.#apart.clear();
    this.#expecting.clear();
  }
}
