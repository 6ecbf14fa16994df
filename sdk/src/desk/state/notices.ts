export interface Notice {
  id: number;
  text: string;
}

const SHOWN_MS = 8000;
const MOST = 3;

/** Sentences that are shown for a while. */
export class Notices {
  readonly #changed: () => void;
  #list: readonly Notice[] = [];
  #lastId = 0;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get list(): readonly Notice[] {
    return this.#list;
  }

  add(text: string): void {
    this.#lastId += 1;
    const id = this.#lastId;
    const others = this.#list.filter((notice) => notice.text !== text);
    this.#set([...others, { id, text }].slice(-MOST));
    setTimeout(() => this.hide(id), SHOWN_MS);
  }

  hide(id: number): void {
    this.#set(this.#list.filter((notice) => notice.id !== id));
  }

  #set(list: readonly Notice[]): void {
    this.#list = list;
    this.#changed();
  }
}
