import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { ParticipantInfo } from '../protocol.js';
import type { ConnectionSample, PeerDebug, RoomInfo } from './api.js';
import type { Asks } from './dialogs.js';
import type { AdminModel, Column } from './model.js';
import { bitrate, duration, millis, percent, score, spark } from './parts.js';
import { words } from './words/index.js';

/** What is on: the richest that somebody publishes. */
type Kind = 'voice' | 'video' | 'screen';

/** A room with what its row shows. */
interface Row {
  room: RoomInfo;
  kind: Kind;
  paths: string[];
  sent: number | null;
  loss: number | null;
  roundTrip: number | null;
  score: number | null;
}

export function callsView(model: AdminModel, asks: Asks): TemplateResult {
  const rows = sorted(
    model,
    found(model).map((room) => row(model, room)),
  );
  return html`
    <h1>${words.liveCalls}</h1>
    ${figures(model)}
    ${
      model.rooms.length === 0
        ? html`<div class="empty"><h2>${words.noCalls}</h2><p>${words.noCallsHint}</p></div>`
        : html`<input class="field" type="search" aria-label=${words.filter} placeholder=${words.filter} .value=${model.filter}
              @input=${(event: Event) => {
                model.filter = (event.target as HTMLInputElement).value;
                model.changed();
              }}>
            ${rows.length === 0 ? html`<p class="soft">${words.noneFound}</p>` : calls(model, rows, asks)}`
    }`;
}

function figures({ past: { overall } }: AdminModel): TemplateResult {
  const latest = overall.at(-1);
  const figure = (name: string, text: string, values: (number | null)[], most?: number) =>
    html`<div><dt>${name}</dt><dd>${text}${spark(values, `${name}, ${words.lately}: ${text}`, most)}</dd></div>`;
  const of = <K extends keyof NonNullable<typeof latest>>(key: K) => overall.map((sample) => sample[key]);
  return html`<dl class="figures">
    ${figure(words.callsNow, String(latest?.rooms ?? '–'), of('rooms'))}
    ${figure(words.people, String(latest?.people ?? '–'), of('people'))}
    ${figure(words.egress, bitrate(latest?.sentKbps), of('sentKbps'))}
    ${figure(words.loss95, percent(latest?.loss), of('loss'), 0.1)}
    ${figure(words.roundTrip95, millis(latest?.roundTripMs), of('roundTripMs'))}
    ${figure(words.join95, millis(latest?.joinMs), of('joinMs'))}
  </dl>`;
}

function found({ rooms, filter }: AdminModel): RoomInfo[] {
  const wanted = filter.trim().toLowerCase();
  const texts = ({ id, node, participants }: RoomInfo) => [
    id,
    node,
    ...participants.flatMap((p) => [p.name, p.identity]),
  ];
  return rooms.filter((room) => texts(room).some((text) => text.toLowerCase().includes(wanted)));
}

function kindOf({ participants }: RoomInfo): Kind {
  const sources = new Set(participants.flatMap(({ tracks }) => tracks.map(({ source }) => source)));
  return sources.has('screen') ? 'screen' : sources.has('camera') ? 'video' : 'voice';
}

function row({ past }: AdminModel, room: RoomInfo): Row {
  const latest = room.participants.flatMap(({ id }) => past.of(room.id, id).slice(-1));
  const most = (values: (number | null)[]) => {
    const known = values.filter((value): value is number => value !== null);
    return known.length ? Math.max(...known) : null;
  };
  return {
    room,
    kind: kindOf(room),
    paths: [...new Set(latest.map(({ path }) => path))].sort(),
    sent: latest.length ? latest.reduce((sum, { downKbps }) => sum + downKbps, 0) : null,
    loss: most(latest.map(({ loss }) => loss)),
    roundTrip: most(latest.map(({ roundTripMs }) => roundTripMs)),
    score: latest.length ? Math.min(...latest.map((sample) => sample.score)) : null,
  };
}

function sorted({ sort: { by, descending } }: AdminModel, rows: Row[]): Row[] {
  const key = (row: Row): number | string =>
    ({
      call: row.room.id,
      kind: row.kind,
      node: row.room.node,
      path: row.paths.join(),
      bitrate: row.sent ?? -1,
      loss: row.loss ?? -1,
      roundTrip: row.roundTrip ?? -1,
      score: row.score ?? -1,
      lasts: row.room.ageSeconds,
    })[by];
  const compare = (a: number | string, b: number | string) => (a < b ? -1 : a > b ? 1 : 0);
  return rows.toSorted((a, b) => compare(key(a), key(b)) * (descending ? -1 : 1));
}

function calls(model: AdminModel, rows: Row[], asks: Asks): TemplateResult {
  const isText = (by: Column) => by === 'call' || by === 'kind' || by === 'path' || by === 'node';
  const head = (by: Column) => {
    const { sort } = model;
    const order = sort.by === by ? (sort.descending ? 'descending' : 'ascending') : 'none';
    return html`<th scope="col" class=${isText(by) ? nothing : 'number'} aria-sort=${order}><button class="head-sort" @click=${() => {
      model.sort = { by, descending: sort.by === by ? !sort.descending : true };
      model.changed();
    }}>${words[by]}</button></th>`;
  };
  return html`<div class="frame">
    <table>
      <thead>
        <tr>${head('call')}${head('kind')}<th scope="col">${words.people}</th>${(['path', 'bitrate', 'loss', 'roundTrip', 'score', 'node', 'lasts'] as const).map(head)}
          <th scope="col"><span class="spoken">${words.actions}</span></th></tr>
      </thead>
      <tbody>${repeat(
        rows,
        ({ room }) => room.id,
        (row) => callRow(model, row, asks),
      )}</tbody>
    </table>
  </div>`;
}

function callRow(
  model: AdminModel,
  { room, kind, paths, sent, loss, roundTrip, score: worst }: Row,
  asks: Asks,
): TemplateResult {
  const isOpen = model.open === room.id;
  return html`<tr data-open=${isOpen || nothing}>
      <td class="room"><button class="link" aria-expanded=${isOpen} @click=${() => model.look(isOpen ? undefined : room.id)}>
        <span class="spoken">${words.details} </span>${room.id}</button></td>
      <td>${words.kinds[kind]}</td>
      <td><div class="tags">${room.participants.map(chip)}</div></td>
      <td>${paths.length ? paths.join(', ') : '–'}</td>
      <td class="number">${bitrate(sent)}</td>
      <td class="number">${percent(loss)}</td>
      <td class="number">${millis(roundTrip)}</td>
      <td class="number">${score(worst, words)}</td>
      <td class="node">${room.node}</td>
      <td class="number">${duration(room.ageSeconds, words)}</td>
      <td class="number"><button class="button quiet" aria-label="${words.endCall} ${room.id}" @click=${async () => {
        if (await asks.confirm(words.endTitle, words.endText(room.id), words.endCall))
          await model.end(room.id);
      }}>${words.endCall}</button></td>
    </tr>
    ${isOpen ? html`<tr class="details"><td colspan="11">${details(model, room, asks)}</td></tr>` : nothing}`;
}

function chip({ name, role, state }: ParticipantInfo): TemplateResult {
  const what = [name.toLowerCase() === role ? '' : role, state === 'reconnecting' ? words.reconnecting : ''];
  return html`<span class="chip" data-state=${state}>${name} <small>${what.filter(Boolean).join(', ')}</small></span>`;
}

function details(model: AdminModel, room: RoomInfo, asks: Asks): TemplateResult {
  const { debug, call } = model;
  if (!debug) return html`<p class="soft" role="status">${words.loading}</p>`;
  return html`
    <div class="cards">${room.participants.map((participant) => {
      const peer = debug.participants.find(({ id }) => id === participant.id);
      return card(model, room, participant, peer, debug.loudest === participant.id);
    })}</div>
    ${debug.gone.length ? html`<p class="soft">${words.given}: ${debug.gone.map(({ reason, agoMs }) => `${reason} (${millisAgo(agoMs)})`).join(', ')}</p>` : nothing}
    ${
      call
        ? html`<div class="buttons"><button class="button" @click=${async () => {
            const target = await asks.transfer();
            if (target) await model.act(`contacts/${call.contactId}/transfer`, 'POST', { target });
          }}>${words.transfer}</button></div>`
        : nothing
    }`;
}

function card(
  model: AdminModel,
  room: RoomInfo,
  who: ParticipantInfo,
  peer: PeerDebug | undefined,
  speaks: boolean,
): TemplateResult {
  const samples = model.past.of(room.id, who.id);
  const latest = samples.at(-1);
  const chart = (
    name: string,
    text: string,
    value: (sample: ConnectionSample) => number | null,
    most?: number,
  ) =>
    html`<div><dt>${name}</dt><dd>${text}${spark(samples.map(value), `${who.name}: ${name}, ${words.lately}: ${text}`, most)}</dd></div>`;
  return html`<section class="card" aria-label=${who.name}>
    <h2>${who.name} <small>${who.role}${peer ? html` · <span class="path">${peer.ice.path}</span>` : nothing}${speaks ? html` · <span class="speaks">${words.speaks}</span>` : nothing}</small></h2>
    <dl class="charts">
      ${chart(words.up, bitrate(latest?.upKbps), ({ upKbps }) => upKbps)}
      ${chart(words.down, bitrate(latest?.downKbps), ({ downKbps }) => downKbps)}
      ${chart(words.loss, percent(latest?.loss), ({ loss }) => loss, 0.1)}
      ${chart(words.roundTrip, millis(latest?.roundTripMs), ({ roundTripMs }) => roundTripMs)}
      ${chart(words.score, latest ? String(latest.score) : '–', (sample) => sample.score, 5)}
    </dl>
    ${peer ? streams(model, who, peer) : nothing}
    ${mutes(model, who)}
  </section>`;
}

function streams(
  { watched }: AdminModel,
  who: ParticipantInfo,
  { lines, estimateKbps, milestones, lastError }: PeerDebug,
): TemplateResult {
  const line = (text: string, what: string) =>
    html`<li>${text}${spark(watched.of(who.id, what), `${who.name}: ${text}`)}</li>`;
  const sent = lines.flatMap(({ source, streams, muted }) =>
    streams
      .filter(({ silentMs, packets }) => packets > 0 && silentMs < 60_000)
      .map(({ ssrc, codec, rid, kbps, silentMs }) => {
        const rate = silentMs > 2000 ? words.silent : bitrate(kbps);
        const name = source ? words[source] : '';
        const layer = rid ? ` ${rid}` : '';
        const text = `${words.sends} ${name} ${codec.toUpperCase()}${layer}: ${rate}${muted ? `, ${words.muted}` : ''}`;
        return line(text, `ssrc ${ssrc}`);
      }),
  );
  const got = lines.flatMap(({ mid, kind, slot, down }) => {
    if (!slot?.trackId) return [];
    const state =
      slot.flow !== 'open' ? `, ${words.suspended}` : slot.awaitsKeyframe ? `, ${words.awaitsKeyframe}` : '';
    return [line(`${words.gets} ${words.media[kind]}: ${bitrate(down?.kbps)}${state}`, `mid ${mid}`)];
  });
  return html`<h3>${words.streams}</h3>
    <ul class="plain-list streams">${sent}${got}
      ${estimateKbps === null ? nothing : line(`${words.estimate}: ${bitrate(estimateKbps)}`, 'estimate')}</ul>
    <h3>${words.events}</h3>
    <ul class="plain-list">${milestones.map(({ what, agoMs }) => html`<li>${words.milestones[what] ?? what} ${millisAgo(agoMs)}</li>`)}
      ${lastError ? html`<li data-tone="bad">${words.lastError}: ${lastError}</li>` : nothing}</ul>`;
}

function mutes(model: AdminModel, who: ParticipantInfo): TemplateResult | typeof nothing {
  const { call } = model;
  const member = call?.members.find(({ person }) => person.identity === who.identity);
  if (!call || !member) return nothing;
  return html`<div class="buttons">${(['microphone', 'camera'] as const).map((source) => {
    const muted = member.muted.includes(source);
    const text = `${muted ? words.unmute : words.mute} ${words[source]}`;
    const body = { member: who.identity, source, muted: !muted };
    return html`<button class="button" aria-label="${text}: ${who.name}" @click=${() => model.act(`calls/${call.callId}/mute`, 'POST', body)}>${text}</button>`;
  })}</div>`;
}

function millisAgo(time: number): string {
  return `${duration(time / 1000, words)} ${words.ago}`;
}
