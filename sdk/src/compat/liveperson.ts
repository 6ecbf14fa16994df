// `/compat/liveperson.js`, also `/tag/tag.js`: `lpTag` with its bus, and the call app behind it.
import '../ui/index.js';
import { CoBrowse } from './liveperson/cobrowse.js';
import { consoleLog, type LpTag, takeOver } from './liveperson/tag.js';

declare global {
  interface Window {
    lpTag?: LpTag;
  }
}

const script = document.currentScript as HTMLScriptElement | null;
const server = script?.src
  ? script.src.replace(/\/(compat\/liveperson|tag\/tag)\.js([?#].*)?$/, '')
  : location.origin;

function storage(name: 'localStorage' | 'sessionStorage'): Storage | null {
  try {
    return window[name] ?? null;
  } catch {
    return null;
  }
}

function start(): void {
  window.lpTag ??= {};
  const { lpTag } = window;
  // A page that loads it twice has it once.
  if (lpTag.visavis) return;
  lpTag.visavis = true;
  const visit = storage('sessionStorage');
  const log = consoleLog(location.search);
  const { events, flush } = takeOver(lpTag, { visit, visitor: storage('localStorage') }, log);
  const calls = new CoBrowse(events, server, visit);
  calls.listen();
  flush();
  // Pages bind their listeners while they load.
  if (document.readyState === 'complete') calls.resume();
  else window.addEventListener('load', () => calls.resume(), { once: true });
}

start();
