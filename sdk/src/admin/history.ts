import type { ConnectionSample, History, OverallSample, RoomDebug } from './api.js';

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

/** As many looks as fit into a chart: with one each two seconds, the last minutes. */
const KEPT_LOOKS = 150;

/** How the streams of one call were at each look at it. */
export class Watched {
  readonly #series = new Map<string, (number | null)[]>();
  #looks = 0;

  add({ participants }: RoomDebug): void {
    const now = new Map<string, number | null>();
    for (const { id, lines, estimateKbps } of participants) {
      now.set(`${id} estimate`, estimateKbps);
      for (const { mid, streams, down } of lines) {
        for (const { ssrc, kbps, silentMs } of streams)
          now.set(`${id} ssrc ${ssrc}`, silentMs > 2000 ? 0 : kbps);
        if (down) now.set(`${id} mid ${mid}`, down.kbps);
      }
    }
    for (const key of now.keys()) {
      if (!this.#series.has(key)) this.#series.set(key, Array(this.#looks).fill(null));
    }
    for (const [key, values] of this.#series) {
      values.push(now.get(key) ?? null);
      if (values.length > KEPT_LOOKS) values.shift();
    }
    this.#looks = Math.min(this.#looks + 1, KEPT_LOOKS);
  }

  /** What somebody sends as `ssrc …`, what they get on `mid …`, or their `estimate`; in kbit/s. */
  of(participant: string, what: string): (number | null)[] {
    return this.#series.get(`${participant} ${what}`) ?? [];
  }
}
