import type { Contacts, VisitorInfo } from '../../index.js';

/** How often the list is asked for while somebody looks at it. */
const POLL_MS = 5000;
/** Typing pauses this long before it is searched for. */
const TYPING_MS = 250;
/** Tags of a customer are asked for again after this. */
const FRESH_MS = 30_000;

/** Whose pages are open now, and what is known of those who are talked to. */
export class Visitors {
  readonly #contacts: Contacts;
  readonly #changed: () => void;
  readonly #tags = new Map<string, { at: number; visitor: VisitorInfo | undefined }>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isOpen = false;
  #asked = 0;
  /** What is searched for. */
  query = '';
  /** Only those who are assigned to us. */
  isMine = false;
  /** Those who were found; nothing before the first answer. */
  found: VisitorInfo[] | undefined;

  constructor(contacts: Contacts, changed: () => void) {
    this.#contacts = contacts;
    this.#changed = changed;
  }

  /** The list is shown: it is kept fresh. */
  open(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    this.#ask();
  }

  close(): void {
    this.#isOpen = false;
    clearTimeout(this.#timer);
  }

  search(query: string): void {
    this.query = query;
    this.#later(TYPING_MS);
    this.#changed();
  }

  showMine(isMine: boolean): void {
    this.isMine = isMine;
    this.#ask();
    this.#changed();
  }

  /** What a customer's page says of them; asked for when somebody looks. */
  of(identity: string): VisitorInfo | undefined {
    const known = this.#tags.get(identity);
    if (!known || Date.now() - known.at > FRESH_MS) {
      this.#tags.set(identity, { at: Date.now(), visitor: known?.visitor });
      this.#askFor(identity);
    }
    return known?.visitor;
  }

  async #askFor(identity: string): Promise<void> {
    const found = await this.#contacts.findVisitors({ is: identity }).catch(() => undefined);
    if (!found) return;
    const visitor = found.find((one) => one.identity === identity);
    this.#tags.set(identity, { at: Date.now(), visitor });
    this.#changed();
  }

  async #ask(): Promise<void> {
    clearTimeout(this.#timer);
    this.#asked += 1;
    const asked = this.#asked;
    const contains = this.query.trim();
    const query = contains ? { contains } : { mine: this.isMine };
    const found = await this.#contacts.findVisitors(query).catch(() => undefined);
    // What was asked for meanwhile is newer.
    if (asked !== this.#asked || !this.#isOpen) return;
    const { me } = this.#contacts;
    if (found) {
      const isWanted = (one: VisitorInfo) => !this.isMine || one.assignedTo === me?.identity;
      this.found = found.filter(isWanted).sort((one, other) => other.since - one.since);
      this.#changed();
    }
    this.#later(POLL_MS);
  }

  #later(ms: number): void {
    clearTimeout(this.#timer);
    if (this.#isOpen) this.#timer = setTimeout(() => this.#ask(), ms);
  }
}
