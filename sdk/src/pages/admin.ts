import mic from 'lucide-static/icons/mic.svg';
import monitor from 'lucide-static/icons/monitor.svg';
import video from 'lucide-static/icons/video.svg';
import type { ParticipantInfo, Source } from '../protocol.js';
import { fragment } from './fragment.js';

const REFRESH_MS = 2000;
const ICONS: Record<Source, string> = { microphone: mic, camera: video, screen: monitor };

interface RoomInfo {
  id: string;
  ageSeconds: number;
  participants: ParticipantInfo[];
}

const token = fragment().get('token') ?? '';
const state = byId('state');
const dialog = byId('confirm') as HTMLDialogElement;
const rows = new Map<string, HTMLTableRowElement>();

refresh();
addEventListener('hashchange', () => location.reload());

async function refresh(): Promise<void> {
  try {
    const { rooms } = await api<{ rooms: RoomInfo[] }>('/api/v1/rooms');
    show(rooms);
    say('good', 'Live');
  } catch (error) {
    const status = (error as { status?: number }).status;
    if (status === 401 || status === 403) return refuse();
    say('bad', 'The server does not answer. Trying again…');
  }
  setTimeout(refresh, REFRESH_MS);
}

async function api<T>(path: string, method = 'GET'): Promise<T> {
  const response = await fetch(path, { method, headers: { authorization: `Bearer ${token}` } });
  if (!response.ok) throw Object.assign(new Error(response.statusText), { status: response.status });
  return response.status === 204 ? (undefined as T) : response.json();
}

function show(rooms: RoomInfo[]): void {
  const people = rooms.flatMap((room) => room.participants);
  const count = (source: Source) =>
    people.filter(({ tracks }) => tracks.some((track) => track.source === source && !track.muted)).length;
  byId('calls').textContent = String(rooms.length);
  byId('people').textContent = String(people.length);
  byId('cameras').textContent = String(count('camera'));
  byId('screens').textContent = String(count('screen'));
  byId('frame').hidden = rooms.length === 0;
  byId('empty').hidden = rooms.length > 0;
  for (const [id, row] of rows) {
    if (rooms.some((room) => room.id === id)) continue;
    row.remove();
    rows.delete(id);
  }
  // A row stays the same element, so that the button in it keeps the focus.
  for (const room of rooms) fill(rows.get(room.id) ?? addRow(room.id), room);
}

function addRow(id: string): HTMLTableRowElement {
  const row = document.createElement('tr');
  row.append(cell('room', id), cell('members'), cell('number'), cell('number'));
  const button = document.createElement('button');
  button.className = 'button quiet';
  button.textContent = 'End call';
  button.setAttribute('aria-label', `End call ${id}`);
  button.addEventListener('click', () => endCall(id));
  row.lastElementChild!.append(button);
  byId('rooms').append(row);
  rows.set(id, row);
  return row;
}

function cell(className: string, text = ''): HTMLTableCellElement {
  const made = document.createElement('td');
  made.className = className;
  made.textContent = text;
  return made;
}

function fill(row: HTMLTableRowElement, room: RoomInfo): void {
  const tags = document.createElement('div');
  tags.className = 'tags';
  tags.append(...room.participants.map(person));
  row.children[1]!.replaceChildren(tags);
  row.children[2]!.textContent = duration(room.ageSeconds);
}

function person({ name, role, state, tracks }: ParticipantInfo): HTMLElement {
  const chip = document.createElement('span');
  chip.className = 'chip';
  chip.dataset.state = state;
  const what = document.createElement('small');
  const words = [name.toLowerCase() === role ? '' : role, state === 'reconnecting' ? 'reconnecting' : ''];
  what.textContent = words.filter(Boolean).join(', ');
  const list = document.createElement('span');
  list.className = 'tracks';
  for (const { source, muted } of tracks) {
    const symbol = document.createElement('span');
    symbol.innerHTML = ICONS[source];
    symbol.title = muted ? `${source} (off)` : source;
    symbol.setAttribute('role', 'img');
    symbol.setAttribute('aria-label', symbol.title);
    symbol.toggleAttribute('data-muted', muted);
    list.append(symbol);
  }
  chip.append(name, what, list);
  return chip;
}

async function endCall(id: string): Promise<void> {
  byId('confirm-text').textContent = `The call in “${id}” ends for everybody in it.`;
  dialog.returnValue = '';
  dialog.showModal();
  await new Promise((resolve) => dialog.addEventListener('close', resolve, { once: true }));
  if (dialog.returnValue !== 'end') return;
  try {
    await api(`/api/v1/rooms/${encodeURIComponent(id)}`, 'DELETE');
    rows.get(id)?.remove();
    rows.delete(id);
  } catch (error) {
    // Somebody else was quicker: the next refresh shows it.
    if ((error as { status?: number }).status !== 404) say('bad', 'The call could not be ended. Try again.');
  }
}

function refuse(): void {
  say('bad', 'Not signed in');
  byId('frame').hidden = true;
  byId('empty').hidden = false;
  byId('empty-title').textContent = 'This link does not open the admin page';
  byId('empty-text').textContent = 'It is not complete or has expired. Ask your operator for a new one.';
}

function say(tone: 'good' | 'bad', text: string): void {
  state.dataset.tone = tone;
  if (state.textContent !== text) state.textContent = text;
}

function duration(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  if (minutes < 1) return `${Math.floor(seconds)} s`;
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

function byId(id: string): HTMLElement {
  return document.getElementById(id)!;
}
