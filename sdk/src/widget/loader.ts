// The first script of a page: it shows the button, takes the page's calls, and loads nothing else by itself.
import { type StartContact, VisavisWidget, type VisitorTags } from './widget.js';

type Arguments = [command: string, ...rest: unknown[]];
type Queue = ((...args: Arguments) => unknown) & { q?: ArrayLike<unknown>[] };

declare global {
  interface Window {
    visavisWidget?: Queue;
  }
}

const script = document.currentScript as HTMLScriptElement | null;
if (script?.src) {
  VisavisWidget.origin = new URL(script.src).href.replace(/\/(widget\/v1|sdk\/v1\/widget)\.js.*$/, '');
}
if (!customElements.get('visavis-widget')) customElements.define('visavis-widget', VisavisWidget);

/** The widget that the page has, or the one that its snippet asks for. */
function widget(): VisavisWidget {
  let element = document.querySelector<VisavisWidget>('visavis-widget');
  if (!element) {
    element = document.createElement('visavis-widget') as VisavisWidget;
    for (const name of ['server', 'site-key', 'token', 'locale', 'theme', 'topic', 'skill']) {
      const value = script?.getAttribute(`data-${name}`);
      if (value) element.setAttribute(name, value);
    }
    document.body.append(element);
  }
  return element;
}

/** What pages say, before and after this script has come: `visavisWidget('open')`. */
const COMMANDS: Record<string, (...args: never[]) => unknown> = {
  open: () => widget().open(),
  close: () => widget().close(),
  startContact: (start: StartContact) => widget().startContact(start),
  setToken: (token: string) => widget().setToken(token),
  tagVisitor: (tags: VisitorTags) => widget().tagVisitor(tags),
  on: (event: string, listener: EventListener) => widget().addEventListener(`visavis-${event}`, listener),
};

function run([command, ...rest]: Arguments): unknown {
  const known = COMMANDS[command];
  if (!known) throw new TypeError(`visavisWidget knows no "${command}".`);
  return known(...(rest as never[]));
}

function start(): void {
  const waiting = window.visavisWidget?.q ?? [];
  window.visavisWidget = (...args) => run(args);
  if (script?.dataset.siteKey || script?.dataset.token) widget();
  for (const args of waiting) run([...Array.from(args)] as Arguments);
}

if (document.body) start();
else document.addEventListener('DOMContentLoaded', start);
