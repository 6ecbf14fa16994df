// The website of a brand that was written against CTLive and Vidyo.
import { Site } from './site.mjs';
import { vidyoToken } from './vidyo-token.mjs';
import { waitFor } from './wait.mjs';

const APP_ID = 'brand.vidyo.io';
const KEY = 'a developer key of the brand';
const SHOTS = process.env.SHOTS;

/** The site, what the server has to know of it, and what fills its pages in. */
export async function openBrand() {
  const site = await Site.start(new URL('../compat/', import.meta.url), {
    '/vidyo-token': (words) => vidyoToken({ user: words.get('user'), appId: APP_ID, key: KEY, ttl: Number(words.get('ttl') ?? 300) }),
  });
  const env = {
    VISAVIS_HTTP__ALLOWED_ORIGINS: site.origin,
    VISAVIS_VIDYO__APP_ID: APP_ID,
    VISAVIS_VIDYO__DEVELOPER_KEY: KEY,
  };
  return { site, env, prepare: (stage) => prepare(stage, site) };
}

/** A page of the brand's site, and what it was told. */
export class BrandPage {
  /** `last` is a script, and with it the page's own ones below it, that comes when CTLive's has run. */
  static async open(stage, site, name, path, { last } = {}) {
    const person = await stage.person(name);
    const hasRun = () => person.page.evaluate(() => window.LIVECHAT !== undefined);
    const hold = async (route) => {
      await waitFor("CTLive's script has run", hasRun);
      await route.continue();
    };
    if (last) await person.page.route(last, hold);
    await person.goto(`${site.origin}/${path}`);
    const page = new BrandPage(person);
    await waitFor(`${name}'s script is there`, () => page.run(() => (window.LIVECHATSDK ?? window.VC) !== undefined));
    return page;
  }

  constructor(person) {
    this.person = person;
    this.name = person.name;
  }

  run(script, argument) {
    return this.person.page.evaluate(script, argument);
  }

  /** What the page was told by one name. */
  async told(name) {
    const told = await this.run(() => window.told);
    return told.filter(([one]) => one === name).map(([, ...rest]) => rest);
  }

  /** The latest of what the page was told by that name, once there are so many. */
  until(name, count = 1) {
    return waitFor(`${this.name} is told ${name}`, async () => {
      const all = await this.told(name);
      return all.length >= count && all[count - 1];
    });
  }

  pageEvent(type) {
    return waitFor(`${this.name}'s page hears ${type}`, async () => {
      const events = await this.run(() => window.pageEvents);
      return events.find((event) => event.type === type);
    });
  }

  async shot(name) {
    if (SHOTS) await this.person.page.screenshot({ path: `${SHOTS}/${name}.png` });
  }
}

/** Fills the server's address and a site key into the brand's pages, and gives an agent's token. */
async function prepare({ server }, site) {
  const key = { kind: 'site', name: 'web', origins: [site.origin] };
  const { secret } = await server.api('/api/v1/keys', { method: 'POST', body: JSON.stringify(key) });
  site.words = { server: server.info.http, tenant: secret };
  return server.token({ identity: 'agent-3', name: 'Agent', role: 'agent', room: undefined });
}
