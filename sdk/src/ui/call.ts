import { html, LitElement, nothing, type PropertyValues } from 'lit';
import type { Call } from '../index.js';
import { languageOf, loadWords } from '../words/index.js';
import { asks } from './asks.js';
import { bar, may, settingsPanel, toast, top } from './bar.js';
import { barStyles } from './bar-styles.js';
import { DeviceList } from './device-list.js';
import { IdleWatch } from './idle.js';
import { CallModel } from './model.js';
import type { CallOffer } from './offer.js';
import { connecting, ended, noToken, prejoin, unsupported } from './screens.js';
import { CornerDrag } from './self-view.js';
import { layoutOf, selfView, sounds, stage } from './stage.js';
import { stageStyles } from './stage-styles.js';
import { english, type Strings } from './strings.js';
import { baseStyles, screenStyles } from './styles.js';

/** The call screen: from the first look at the own camera to the end of the call. */
export class VisavisCall extends LitElement {
  static override styles = [baseStyles, screenStyles, stageStyles, barStyles];
  static override properties = {
    server: {},
    token: {},
    autojoin: { type: Boolean },
    audio: {},
    video: {},
    shortcuts: {},
    quality: {},
    locale: {},
    iceTransportPolicy: { attribute: 'ice-transport-policy' },
  };

  declare server: string;
  declare token: string;
  declare autojoin: boolean;
  declare audio: string;
  declare video: string;
  declare shortcuts: string;
  /** Connections are shown `always`, or while they are `weak`. */
  declare quality: string;
  declare locale: string;
  declare iceTransportPolicy: RTCIceTransportPolicy;

  readonly #model = new CallModel(
    () => this.#handleChange(),
    (name, detail) => this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true })),
  );
  readonly #devices = new DeviceList(this.#model, () => this.requestUpdate());
  readonly #drag = new CornerDrag(() => this.requestUpdate());
  readonly #idle = new IdleWatch(() => this.requestUpdate());
  #showsSettings = false;
  #startedWith = '';
  #clock: ReturnType<typeof setInterval> | undefined;
  #frame = 0;
  #language = 'en';
  #ownWords: Partial<Strings> = {};

  constructor() {
    super();
    this.server = location.origin;
    this.token = '';
    this.autojoin = false;
    this.audio = 'on';
    this.video = 'on';
    this.shortcuts = 'on';
    this.quality = 'always';
    this.locale = '';
    this.iceTransportPolicy = 'all';
  }

  /** Words of another language: an object of the shape of the English ones, or a part of it. */
  set strings(strings: Partial<Strings>) {
    this.#ownWords = strings;
    this.#model.strings = { ...this.#model.strings, ...strings };
    this.requestUpdate();
  }

  /** A contact's call: it is joined, after a look at the own picture unless `autojoin` is set. */
  set call(call: Call | undefined) {
    if (!call || call === this.#model.call) return;
    this.#model.setCall(call);
    this.#begin();
  }

  get call(): Call | undefined {
    return this.#model.call;
  }

  /** A call that may begin: the person is told what it uses, and agrees or does not. */
  set offer(offer: CallOffer | undefined) {
    if (!offer || offer === this.#model.offer) return;
    this.#model.offer = offer;
    this.#begin();
  }

  get offer(): CallOffer | undefined {
    return this.#model.offer;
  }

  /** The room of the call, for whoever wants more than the screen shows. */
  get room() {
    return this.#model.room;
  }

  /** Joins without a further question. */
  join(): Promise<void> {
    this.#configure();
    return this.#model.join();
  }

  leave(): Promise<void> {
    return this.#model.leave();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.#handleKey);
    document.addEventListener('fullscreenchange', this.#handleFullscreen);
    this.addEventListener('pointermove', this.#idle.pointer);
    this.addEventListener('pointerdown', this.#idle.pointer);
    this.#clock = setInterval(() => this.#model.isLive && this.requestUpdate(), 1000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#handleKey);
    document.removeEventListener('fullscreenchange', this.#handleFullscreen);
    clearInterval(this.#clock);
    cancelAnimationFrame(this.#frame);
    this.#idle.stop();
    // An element that is only moved is back before this runs.
    queueMicrotask(() => {
      if (!this.isConnected) this.#model.dispose();
    });
  }

  protected override willUpdate(): void {
    if (this.token && this.token !== this.#startedWith) this.#start();
    const language = languageOf(this.locale);
    if (language !== this.#language) this.#speak(language);
    this.dataset.state = this.#model.state;
    this.dataset.layout = layoutOf(this.#model);
  }

  protected override updated(_changed: PropertyValues): void {
    if (this.#model.state === 'prejoin') this.#runMeter();
  }

  protected override render() {
    const model = this.#model;
    const idle = this.#idle.isIdle && model.state === 'inCall' && !this.#showsSettings && !this.#usesFocus();
    return html`
      <div
        class="surface"
        part="surface"
        role="region"
        tabindex="-1"
        aria-label=${model.strings.region}
        data-state=${model.state}
        ?data-idle=${idle}
      >
        ${this.#screen()}
        ${model.isLive ? nothing : toast(model)}
        <div class="spoken" role="status" aria-live="polite">${model.announcement}</div>
      </div>
    `;
  }

  #screen() {
    const model = this.#model;
    switch (model.state) {
      case 'unsupported':
        return unsupported(model);
      case 'idle':
        return this.token || model.offer ? nothing : noToken(model);
      case 'prejoin':
        return prejoin(model, this.#devices);
      case 'connecting':
        return connecting(model);
      case 'ended':
      case 'refused':
        return ended(model, () => this.#again());
      case 'waiting':
      case 'inCall':
      case 'reconnecting':
        return this.#live();
    }
  }

  #live() {
    const model = this.#model;
    const actions = {
      toggleSettings: () => this.#toggleSettings(),
      toggleFullscreen: () => this.#toggleFullscreen(),
    };
    const shown = { settings: this.#showsSettings, fullscreen: document.fullscreenElement === this };
    return html`
      ${stage(model)} ${sounds(model)} ${top(model)} ${selfView(model, this.#drag)}
      ${this.#showsSettings ? settingsPanel(model, this.#devices, () => this.#closeSettings()) : nothing}
      ${asks(model)} ${toast(model)} ${bar(model, actions, shown)}
    `;
  }

  async #speak(language: string): Promise<void> {
    this.#language = language;
    const words = await loadWords(language);
    if (language !== this.#language) return;
    this.#model.strings = { ...(words?.call ?? english), ...this.#ownWords };
    this.requestUpdate();
  }

  #start(): void {
    this.#startedWith = this.token;
    this.#begin();
  }

  #begin(): void {
    this.#configure();
    if (this.autojoin || this.#model.wasInCall) this.#model.join();
    else this.#model.prepare().then(() => this.#devices.refresh());
  }

  #configure(): void {
    this.#model.showsWeakOnly = this.quality === 'weak';
    this.#model.configure({
      server: this.server,
      token: this.token,
      audio: isOn(this.audio),
      video: isOn(this.video),
      iceTransportPolicy: this.iceTransportPolicy,
    });
  }

  #again(): void {
    this.#model.prepare().then(() => this.#devices.refresh());
  }

  #handleChange(): void {
    if (this.dataset.state !== 'inCall' && this.#model.state === 'inCall') this.#idle.pointer();
    this.requestUpdate();
  }

  readonly #handleFullscreen = (): void => this.requestUpdate();

  readonly #handleKey = (event: KeyboardEvent): void => {
    this.#idle.keyboard();
    if (event.key === 'Escape' && this.#showsSettings) return this.#closeSettings();
    if (!this.#model.isLive || this.shortcuts === 'off') return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isEditable(event)) return;
    const model = this.#model;
    const action = {
      m: () => may(model, 'microphone') && model.toggleMicrophone(),
      v: () => may(model, 'camera') && model.toggleCamera(),
      s: () => may(model, 'screen') && model.toggleScreen(),
    }[event.key.toLowerCase()];
    if (!action) return;
    event.preventDefault();
    action();
  };

  async #toggleSettings(): Promise<void> {
    if (this.#showsSettings) return this.#closeSettings();
    this.#showsSettings = true;
    this.requestUpdate();
    await this.#devices.refresh();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.panel select')?.focus();
  }

  #closeSettings(): void {
    this.#showsSettings = false;
    this.requestUpdate();
    this.renderRoot.querySelector<HTMLElement>('[part="settings"]')?.focus();
  }

  #toggleFullscreen(): void {
    const toggled = document.fullscreenElement ? document.exitFullscreen() : this.requestFullscreen();
    toggled.catch(() => {});
  }

  /** Controls that hold the keyboard's focus do not hide. */
  #usesFocus(): boolean {
    return this.renderRoot.querySelector('.bar :focus-visible') !== null;
  }

  #runMeter(): void {
    cancelAnimationFrame(this.#frame);
    const step = () => {
      const bar = this.renderRoot.querySelector<HTMLElement>('.meter i');
      if (!bar || this.#model.state !== 'prejoin') return;
      bar.style.setProperty('--level', (this.#model.preview?.level ?? 0).toFixed(2));
      this.#frame = requestAnimationFrame(step);
    };
    this.#frame = requestAnimationFrame(step);
  }
}

function isOn(attribute: string): boolean {
  return !['off', 'false', '0'].includes(attribute);
}

/** Letters that are typed into a field are no shortcuts. */
function isEditable(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}
