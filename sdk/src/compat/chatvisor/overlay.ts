import type { Call } from '../../index.js';
import type { VisavisCallElement } from '../../ui/index.js';
import type { CallOffer } from '../../ui/offer.js';

const STYLE: Record<string, string> = {
  position: 'fixed',
  right: '16px',
  bottom: '16px',
  width: 'min(760px, calc(100vw - 32px))',
  height: 'min(520px, calc(100vh - 32px))',
  'z-index': '2147483000',
  'border-radius': '12px',
  overflow: 'hidden',
  'box-shadow': '0 12px 48px rgb(0 0 0 / 35%)',
  background: '#16181d',
};

/** Shows an agent the call in a corner of the page; the call screen is loaded when it is needed. */
export class Overlay {
  readonly #server: string;
  #element: VisavisCallElement | undefined;
  #shown = '';

  constructor(server: string) {
    this.#server = server;
  }

  /** Enters a call that the agent has brought about. */
  async show(call: Call): Promise<void> {
    if (this.#shown === call.id) return;
    const element = await this.#make(call.id);
    element.autojoin = true;
    element.call = call;
  }

  /** Asks the agent whether to take a call. */
  async offer(id: string, offer: CallOffer): Promise<void> {
    const element = await this.#make(id);
    element.offer = offer;
  }

  /** Takes away what is shown of that; of anything, without an id. */
  hide(id?: string): void {
    if (id !== undefined && id !== this.#shown) return;
    this.#shown = '';
    this.#element?.remove();
    this.#element = undefined;
  }

  async #make(id: string): Promise<VisavisCallElement> {
    this.hide();
    this.#shown = id;
    await import(new URL('/sdk/v1/visavis-ui.mjs', this.#server).href);
    const element = document.createElement('visavis-call');
    element.server = this.#server;
    for (const [name, value] of Object.entries(STYLE)) element.style.setProperty(name, value);
    // Whatever ended it, the page has its place back a moment later.
    element.addEventListener('visavis-ended', () =>
      setTimeout(() => this.#element === element && this.hide(), 1500),
    );
    this.#element = element;
    document.body.append(element);
    return element;
  }
}
