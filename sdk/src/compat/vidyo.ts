// Vidyo's client under its own names: `VC`, `VidyoClientLib`, and the page's function in `?onload=`.
import { isSupported } from '../index.js';
import { Script } from './page/script.js';
import { type ClientStatus, VidyoClient } from './vidyo/client.js';
import { call } from './vidyo/listeners.js';

/** How long the page may take to define the function that it named. */
const ONLOAD_MS = 10_000;
const LOOK_MS = 50;

const script = Script.current();
const page = window as unknown as Record<string, unknown>;
const status: ClientStatus = isSupported()
  ? { state: 'READY', description: 'The client is ready.' }
  : { state: 'NOTAVAILABLE', description: 'This browser or this insecure page has no cameras and calls.' };

page.VidyoClientLib = {
  VidyoClient: class extends VidyoClient {
    constructor(_: string, ready?: (status: ClientStatus) => void) {
      super(script.server);
      setTimeout(() => call(ready, undefined, status));
    }
  },
};
if (status.state === 'READY') page.VC = new VidyoClient(script.server);

const onload = script.option('onload');
const since = Date.now();
/** The page may define its function after this script. */
function tell(): void {
  if (!onload) return;
  if (typeof page[onload] === 'function') call(page[onload], undefined, status);
  else if (Date.now() - since < ONLOAD_MS) setTimeout(tell, LOOK_MS);
}
setTimeout(tell);
