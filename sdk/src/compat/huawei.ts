// The softphone beside an agent's desktop that speaks CC-Gateway's interface: it joins the calls that the gateway rings for.
import { type CallId, Contacts } from '../index.js';
import '../ui/index.js';
import type { VisavisCallElement } from '../ui/index.js';

export interface PhoneOptions {
  /** The agent who is signed in at the gateway. */
  agentid: string | number;
  /** The guid of the sign-in; a function where each poll gives a new one. */
  guid: string | (() => string);
  /** Where calls are shown. Default: the end of the page. */
  view?: HTMLElement;
  /** The gateway's address, when the desktop reaches it elsewhere than where this script is from. */
  server?: string;
  /** `en`, `de`, `fr`, `es` or `it`; the page's own language by default. */
  locale?: string;
}

/** What CC-Gateway answers, as far as it matters here. */
interface Answer {
  retcode: string;
  message: string;
  result?: { token: string };
}

const HERE = new URL((document.currentScript as HTMLScriptElement | null)?.src ?? location.href).origin;

/** An agent's phone: each call that the agent is in has a call screen, for as long as it lasts. */
export class VisavisPhone {
  readonly #contacts = new Contacts();
  readonly #screens = new Map<CallId, VisavisCallElement>();
  readonly #options: PhoneOptions;

  /** Registers the phone of an agent who has signed in. */
  static async register(options: PhoneOptions): Promise<VisavisPhone> {
    const phone = new VisavisPhone(options);
    await phone.#connect();
    return phone;
  }

  private constructor(options: PhoneOptions) {
    this.#options = options;
    this.#contacts.on('changed', () => this.#show());
  }

  /** Leaves every call and connects no more. */
  async unregister(): Promise<void> {
    await this.#contacts.disconnect();
    for (const screen of this.#screens.values()) screen.remove();
    this.#screens.clear();
  }

  async #connect(): Promise<void> {
    await this.#contacts.connect(this.#server, () => this.#token());
    this.#show();
  }

  get #server(): string {
    return this.#options.server ?? HERE;
  }

  async #token(): Promise<string> {
    const { agentid, guid } = this.#options;
    const url = `${this.#server}/agentgateway/resource/onlineagent/${agentid}/phone`;
    const response = await fetch(url, { headers: { Guid: typeof guid === 'string' ? guid : guid() } });
    const { retcode, message, result }: Answer = await response.json();
    if (retcode !== '0' || !result) throw new Error(`${retcode}: ${message}`);
    return result.token;
  }

  #show(): void {
    const calls = new Map(
      this.#contacts.list.flatMap(({ call }) => (call ? [[call.id, call] as const] : [])),
    );
    for (const [id, screen] of this.#screens) {
      if (calls.has(id)) continue;
      screen.remove();
      this.#screens.delete(id);
    }
    for (const [id, call] of calls) {
      const screen = this.#screens.get(id) ?? this.#screenOf(id);
      if (screen.call !== call) screen.call = call;
      // Who waits on hold is neither seen nor heard; the one who speaks is.
      screen.hidden = call.info.held && calls.size > 1;
    }
  }

  #screenOf(id: CallId): VisavisCallElement {
    const screen = document.createElement('visavis-call');
    screen.server = this.#server;
    screen.autojoin = true;
    if (this.#options.locale) screen.locale = this.#options.locale;
    this.#screens.set(id, screen);
    (this.#options.view ?? document.body).append(screen);
    return screen;
  }
}

Object.assign(window, { VisavisPhone });
