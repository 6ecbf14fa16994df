import type { AgentInfo } from '../protocol.js';
import {
  ask,
  type Call,
  type ContactInfo,
  type DeliveryInfo,
  type DoctorReport,
  type EndpointInfo,
  type History,
  type KeyInfo,
  Refused,
  type RoomDebug,
  type RoomInfo,
  type SettingInfo,
  type UserInfo,
} from './api.js';
import { Past, Watched } from './history.js';
import { words } from './words/index.js';

const REFRESH_MS = 2000;
/** A call's room bears its name. */
const CALL = /^k_[0-9a-f]{32}$/;
const KEY = 'visavis:admin';

export type Tab = 'calls' | 'agents' | 'people' | 'webhooks' | 'config' | 'doctor';
export type Column = 'call' | 'kind' | 'node' | 'path' | 'bitrate' | 'loss' | 'roundTrip' | 'score' | 'lasts';

/** What the page knows, and asks for again while it is open. */
export class AdminModel {
  token: string;
  phase: 'loading' | 'signedOut' | 'ready' = 'loading';
  /** Whether the link itself was no good. */
  isBadLink = false;
  failure = '';
  notice = '';
  reachable = true;
  tab: Tab = 'calls';
  filter = '';
  sort: { by: Column; descending: boolean } = { by: 'lasts', descending: true };
  rooms: RoomInfo[] = [];
  past = new Past();
  /** The room that is looked at, with all that is known of it. */
  open?: string;
  debug?: RoomDebug;
  /** How its streams were since it is looked at. */
  watched = new Watched();
  call?: Call;
  agents: AgentInfo[] = [];
  waiting: ContactInfo[] = [];
  users: UserInfo[] = [];
  keys: KeyInfo[] = [];
  endpoints: EndpointInfo[] = [];
  /** The endpoint that is looked at, with what it was told. */
  endpoint?: string;
  deliveries: DeliveryInfo[] = [];
  settings: SettingInfo[] = [];
  /** What is wrong with the server's machine; absent while it is looked at. */
  report?: DoctorReport;
  #timer?: ReturnType<typeof setTimeout>;

  constructor(
    token: string | null,
    readonly changed: () => void,
  ) {
    this.token = token ?? stored();
    this.isBadLink = token !== null;
    if (this.token) this.refresh();
    else this.phase = 'signedOut';
  }

  async signIn(login: string, password: string): Promise<void> {
    this.failure = '';
    try {
      const { token, user } = await ask<{ token: string; user: UserInfo }>('', 'sign-in', 'POST', {
        login,
        password,
      });
      if (user.role !== 'admin') throw new Refused(403, words.notAdmin);
      this.token = token;
      this.isBadLink = false;
      store(token);
      await this.refresh();
    } catch (error) {
      this.failure = sentence(error);
      this.changed();
    }
  }

  signOut(): void {
    clearTimeout(this.#timer);
    store('');
    this.token = '';
    this.phase = 'signedOut';
    this.isBadLink = false;
    this.changed();
  }

  show(tab: Tab): void {
    this.tab = tab;
    this.notice = '';
    if (tab === 'doctor') this.report = undefined;
    this.changed();
    this.refresh();
  }

  look(room: string | undefined): void {
    this.open = room;
    this.debug = undefined;
    this.watched = new Watched();
    this.call = undefined;
    this.refresh();
  }

  /** Does something, says what came of it, and looks again. */
  async act(path: string, method = 'POST', body?: unknown, done = ''): Promise<void> {
    try {
      await ask(this.token, path, method, body);
      this.notice = done;
    } catch (error) {
      // Somebody else was quicker: the next look shows it.
      this.notice =
        error instanceof Refused && error.status === 404 ? '' : `${words.notDone} ${sentence(error)}`;
    }
    await this.refresh();
  }

  end(room: string): Promise<void> {
    return CALL.test(room)
      ? this.act(`calls/${room}/end`)
      : this.act(`rooms/${encodeURIComponent(room)}`, 'DELETE');
  }

  async test(endpoint: string): Promise<void> {
    try {
      const path = `webhooks/${endpoint}/test`;
      const { delivered, error } = await ask<{ delivered: boolean; error: string | null }>(
        this.token,
        path,
        'POST',
      );
      this.notice = delivered ? words.tested : `${words.notTested} ${error}`;
    } catch (error) {
      this.notice = sentence(error);
    }
    this.changed();
  }

  /** Has the server look at its machine anew. */
  diagnose(): void {
    this.report = undefined;
    this.changed();
    this.refresh();
  }

  /** Asks for all that is shown now. */
  async refresh(): Promise<void> {
    clearTimeout(this.#timer);
    try {
      await Promise.all([this.#refreshCalls(), this.#refreshTab()]);
      this.phase = 'ready';
      this.reachable = true;
    } catch (error) {
      const status = error instanceof Refused ? error.status : 0;
      if (status === 401 || status === 403) {
        store('');
        this.phase = 'signedOut';
        return this.changed();
      }
      this.reachable = false;
    }
    this.changed();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.refresh(), REFRESH_MS);
  }

  async #refreshCalls(): Promise<void> {
    const [{ rooms }, history] = await Promise.all([
      this.#get<{ rooms: RoomInfo[] }>('rooms'),
      this.#get<History>(`history?since=${this.past.latest}`),
    ]);
    this.rooms = rooms;
    this.past.add(history);
    if (!rooms.some(({ id }) => id === this.open)) this.open = undefined;
  }

  async #refreshTab(): Promise<void> {
    switch (this.tab) {
      case 'calls':
        return this.#refreshOpen();
      case 'agents':
        [this.agents, this.waiting] = await Promise.all([
          this.#get<{ agents: AgentInfo[] }>('agents').then(({ agents }) => agents),
          this.#get<{ contacts: ContactInfo[] }>('contacts?state=waiting').then(({ contacts }) => contacts),
        ]);
        return;
      case 'people':
        [this.users, this.keys] = await Promise.all([
          this.#get<{ users: UserInfo[] }>('users').then(({ users }) => users),
          this.#get<{ keys: KeyInfo[] }>('keys').then(({ keys }) => keys),
        ]);
        return;
      case 'webhooks':
        this.endpoints = (await this.#get<{ endpoints: EndpointInfo[] }>('webhooks')).endpoints;
        if (this.endpoint) {
          const path = `webhooks/${this.endpoint}/deliveries?limit=50`;
          this.deliveries = (await this.#get<{ deliveries: DeliveryInfo[] }>(path)).deliveries;
        }
        return;
      case 'config':
        this.settings = (await this.#get<{ settings: SettingInfo[] }>('config')).settings;
        return;
      case 'doctor':
        // It takes a while and changes rarely, so it is asked for once.
        this.report ??= await this.#get<DoctorReport>('doctor');
    }
  }

  async #refreshOpen(): Promise<void> {
    const room = this.open;
    if (!room) return;
    // The call may end at any time; then there is nothing to show.
    const gone = () => undefined;
    const [debug, call] = await Promise.all([
      this.#get<RoomDebug>(`rooms/${encodeURIComponent(room)}/debug`).catch(gone),
      CALL.test(room) ? this.#get<Call>(`calls/${room}`).catch(gone) : undefined,
    ]);
    if (room !== this.open) return;
    this.debug = debug ?? this.debug;
    if (debug) this.watched.add(debug);
    this.call = call;
  }

  #get<T>(path: string): Promise<T> {
    return ask<T>(this.token, path);
  }
}

function sentence(error: unknown): string {
  const { message } = error as Error;
  return message || words.unreachable;
}

function stored(): string {
  try {
    return sessionStorage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
}

function store(token: string): void {
  try {
    if (token) sessionStorage.setItem(KEY, token);
    else sessionStorage.removeItem(KEY);
  } catch {
    // Then a reload asks again.
  }
}
