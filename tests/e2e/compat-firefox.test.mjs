// CTLive's pages in Firefox, where the agent's is in the background: nobody looks at it while the call begins.
import { after, before, test } from 'node:test';
import { probeSource } from './support/browser.mjs';
import { lanAddress, launchFirefox } from './support/firefox.mjs';
import { startServer } from './support/server.mjs';
import { Site } from './support/site.mjs';
import { STORY_MS, waitFor } from './support/wait.mjs';

const log = [];
let site;
let browser;
let server;

before(async () => {
  site = await Site.start(new URL('./compat/', import.meta.url));
  const env = { VISAVIS_HTTP__ALLOWED_ORIGINS: site.origin };
  [browser, server] = await Promise.all([launchFirefox(), startServer({ media: `${lanAddress()}:0`, env })]);
});

after(async () => {
  await browser?.close();
  await server?.stop();
  site?.close();
});

async function open(who, path) {
  const page = await browser.newPage();
  page.on('console', (message) => log.push(`${who} ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => log.push(`${who} uncaught: ${error.message}`));
  await page.evaluateOnNewDocument(probeSource);
  await page.goto(`${site.origin}/${path}`);
  await waitFor(`${who}'s script is there`, () => page.evaluate(() => window.LIVECHATSDK !== undefined));
  return page;
}

test('an escalation in Firefox, also with a page that nobody looks at', { timeout: STORY_MS }, async () => {
  const key = { kind: 'site', name: 'web', origins: [site.origin] };
  const { secret } = await server.api('/api/v1/keys', { method: 'POST', body: JSON.stringify(key) });
  site.words = { server: server.info.http, tenant: secret };
  const token = await server.token({ identity: 'agent-3', name: 'Agent', role: 'agent', room: undefined });
  const query = encodeURIComponent(`?token=${token}`);
  const agent = await open('agent', `ctlive-v2.html?title=Agent&token=${token}&query=${query}`);
  const customer = await open('customer', 'ctlive-v2.html?title=Kim');
  try {
    await customer.evaluate(() => join(''));
    for (const page of [customer, agent]) {
      await waitFor('both are in the chat', () => page.evaluate(() => window.contact?.contact.id));
    }
    await customer.evaluate(() => contact.requestVideoUpgrade('videoPanel', true, true));
    for (const page of [customer, agent]) {
      await waitFor('pictures', async () => {
        const { video = [] } = await page.evaluate(() => window.__probe.stats());
        return video.some(({ framesDecoded }) => framesDecoded > 10);
      });
    }
    await customer.evaluate(() => contact.videoDisconnecAndDestruct());
    await waitFor('the element is empty', () => agent.evaluate(() => videoPanel.childElementCount === 0));
  } catch (error) {
    console.error(log.slice(-40).join('\n'), server.errors.slice(-40).join('\n'));
    throw error;
  }
});
