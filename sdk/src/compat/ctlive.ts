// CTLive's SDK under its own names: `LIVECHATSDK.LIVECHAT` for agents, `LIVECHAT` for customers.
import { Livechat, tellPage } from './ctlive/livechat.js';
import { shareChats } from './page/chats.js';
import { Script } from './page/script.js';
import { SITE_KEY, type TokenSource } from './page/sign-in.js';

/** What a page may set before the script comes: `window.CTLIVE = { token }`. */
interface PageSettings {
  server?: string;
  token?: TokenSource;
  key?: string;
}

const script = Script.current();
const page = window as unknown as { CTLIVE?: PageSettings } & Record<string, unknown>;
const {
  server = script.server,
  token = script.option('token'),
  key = script.option('key'),
} = page.CTLIVE ?? {};
const tenant = script.after('livechat');
const siteKey = key ?? (tenant?.startsWith(SITE_KEY) ? tenant : undefined);

const livechat = new Livechat({ server, token, siteKey });
shareChats(livechat);
page.LIVECHAT = livechat;
page.LIVECHATSDK = { LIVECHAT: livechat };
/** Where it is loaded as the vendor has it (`async`), the page's own scripts may come later: it hears of nothing before. */
function begin(): void {
  tellPage('Loaded', { elementID: '', widgetID: tenant ?? '', userID: '' });
  // Somebody with a token is there for chats from the start; customers of a site only when they open one.
  if (token) livechat.connect().catch((error) => console.error(`LIVECHAT: ${error.message}`));
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin, { once: true });
else begin();
