import { Emitter } from '../../events.js';

export interface RankedEvents<P> {
  joined: [participant: P];
  left: [participant: P];
  /** The order, or who is in it, is another. */
  ranked: [participants: P[]];
  /** Another one than before is the loudest. */
  loudest: [participant: P];
}

/** What a room tells of who speaks. */
export interface Speaking<P> {
  /** The others, who spoke last first. */
  readonly order: readonly P[];
  /** The loudest of them; nobody in a silence. */
  readonly loudest: P | undefined;
}

/** Orders the others of a room as Vidyo's listeners are told of them: never oneself, and at most `most`. */
export class Ranking<P extends { readonly id: string }> extends Emitter<RankedEvents<P>> {
  #most: number;
  #people: P[] = [];
  #told: readonly P[] = [];
  #loudest: string | undefined;

  constructor(most: number) {
    super();
    this.#most = most;
  }

  /** The most important ones, in their order. */
  get top(): P[] {
    return this.#people.slice(0, this.#most);
  }

  /** Everybody, in their order. */
  get all(): readonly P[] {
    return this.#people;
  }

  setMost(most: number): void {
    this.#most = most;
    this.#tell();
  }

  handleJoined(person: P): void {
    this.#people.push(person);
    this.emit('joined', person);
    this.#tell();
  }

  handleLeft(person: P): void {
    this.#people = this.#people.filter(({ id }) => id !== person.id);
    if (this.#loudest === person.id) this.#loudest = undefined;
    this.emit('left', person);
    this.#tell();
  }

  handleSpeaking({ order, loudest }: Speaking<P>): void {
    const place = new Map(order.map(({ id }, index) => [id, index]));
    // Who is not in the room's order yet has just come.
    const rank = ({ id }: P) => place.get(id) ?? order.length;
    this.#people = [...this.#people].sort((one, other) => rank(one) - rank(other));
    this.#tell();
    const speaker = this.#people.find((person) => person === loudest);
    if (!speaker || speaker.id === this.#loudest) return;
    this.#loudest = speaker.id;
    this.emit('loudest', speaker);
  }

  /** Nobody is there any more, and nobody is told. */
  clear(): void {
    this.#people = [];
    this.#told = [];
    this.#loudest = undefined;
  }

  #tell(): void {
    const top = this.top;
    const isSame =
      top.length === this.#told.length && top.every((person, index) => person === this.#told[index]);
    if (isSame) return;
    this.#told = top;
    // That the last one is gone was told by `left`.
    if (top.length > 0) this.emit('ranked', top);
  }
}
