/** A reply that an agent writes often. */
export interface CannedReply {
  /** What is typed behind the `/`. */
  name: string;
  text: string;
}

const MOST = 200;

/** An agent's replies; they stay in this browser. */
export class CannedReplies {
  readonly #key: string;

  constructor(identity: string) {
    this.#key = `visavis:canned:${identity}`;
  }

  get list(): CannedReply[] {
    try {
      const found: unknown = JSON.parse(localStorage.getItem(this.#key) ?? '[]');
      return Array.isArray(found) ? found.filter(isReply) : [];
    } catch {
      return [];
    }
  }

  /** Those whose name begins with what was typed, then those that have it somewhere. */
  find(typed: string): CannedReply[] {
    const wanted = typed.toLowerCase();
    const begins = (reply: CannedReply) => reply.name.toLowerCase().startsWith(wanted);
    const has = ({ name, text }: CannedReply) => `${name} ${text}`.toLowerCase().includes(wanted);
    const { list } = this;
    return [...list.filter(begins), ...list.filter((reply) => !begins(reply) && has(reply))];
  }

  /** Adds one, or replaces the one of that name; false if the browser keeps nothing. */
  add(reply: CannedReply): boolean {
    const others = this.list.filter(({ name }) => name !== reply.name);
    return this.#keep([...others, reply].slice(-MOST));
  }

  remove(name: string): boolean {
    return this.#keep(this.list.filter((reply) => reply.name !== name));
  }

  #keep(list: CannedReply[]): boolean {
    try {
      localStorage.setItem(this.#key, JSON.stringify(list.sort((a, b) => a.name.localeCompare(b.name))));
      return true;
    } catch {
      return false;
    }
  }
}

function isReply(value: unknown): value is CannedReply {
  const { name, text } = (value ?? {}) as Partial<CannedReply>;
  return typeof name === 'string' && typeof text === 'string';
}
