import type { ConnectionSample, History, OverallSample } from './api.js';

/** How far back the page looks: as far as the server does. */
const KEPT_MS = 15 * 60 * 1000;

/** What was measured lately, put together from answers that each have only what is new. */
export class Past {
  overall: OverallSample[] = [];
  readonly #rooms = new Map<string, Map<string, ConnectionSample[]>>();
  /** When the latest sample was taken. */
  latest = 0;

  add(news: History): void {
    this.overall = [...this.overall, ...news.overall];
    const live = new Set(news.rooms.map(({ id }) => id));
    for (const id of this.#rooms.keys()) if (!live.has(id)) this.#rooms.delete(id);
    for (const { id, participants } of news.rooms) {
      const room = this.#rooms.get(id) ?? new Map<string, ConnectionSample[]>();
      this.#rooms.set(id, room);
      for (const { id: participant, samples } of participants) {
        // A sample that was taken twice, because the score changed, takes the place of the former.
        const known = (room.get(participant) ?? []).filter(
          ({ at }) => !samples.some((sample) => sample.at === at),
        );
        room.set(participant, [...known, ...samples]);
      }
    }
    this.latest = Math.max(this.latest, ...news.overall.map(({ at }) => at));
    const oldest = this.latest - KEPT_MS;
    this.overall = this.overall.filter(({ at }) => at >= oldest);
  }

  of(room: string, participant: string): ConnectionSample[] {
    return this.#rooms.get(room)?.get(participant) ?? [];
  }
}
