import assert from 'node:assert/strict';
import { networkInterfaces } from 'node:os';
import { after, before, test } from 'node:test';
import { probeSource } from './support/browser.mjs';
import { puppeteer } from './support/deps.mjs';
import { startServer } from './support/server.mjs';
import { waitFor } from './support/wait.mjs';

const PREFERENCES = {
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
  'media.peerconnection.ice.loopback': true,
  'media.peerconnection.ice.obfuscate_host_addresses': false,
  'media.gmp-manager.updateEnabled': false,
  'media.gmp-provider.enabled': false,
  'media.autoplay.default': 0,
  'app.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
};

/** Firefox pairs loopback addresses only with each other and shows none of its own, so media takes another one. */
function lanAddress() {
  const addresses = Object.values(networkInterfaces()).flat();
  return addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1';
}

let browser;
let server;
const log = [];

before(async () => {
  const driver = await puppeteer();
  [browser, server] = await Promise.all([
    driver.launch({
      browser: 'firefox',
      executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
      headless: true,
      extraPrefsFirefox: PREFERENCES,
    }),
    startServer({ media: `${lanAddress()}:0` }),
  ]);
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

async function open(who) {
  const page = await browser.newPage();
  page.on('console', (message) => log.push(`${who} ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => log.push(`${who} uncaught: ${error.message}`));
  await page.evaluateOnNewDocument(probeSource);
  await page.goto(server.url(who));
  return page;
}

const stats = (page) => page.evaluate(() => window.__probe.stats());

test('a two-way call in Firefox', { timeout: 90_000 }, async () => {
  const pages = [await open('customer'), await open('agent')];
  try {
    for (const page of pages) {
      await waitFor('in the call', () => page.evaluate(() => document.querySelector('visavis-call').dataset.state === 'inCall'), {
        timeoutMs: 20_000,
      });
      const early = await waitFor('the first picture', async () => {
        const received = await stats(page);
        return received.video?.some(({ framesDecoded }) => framesDecoded > 0) && received;
      }, { timeoutMs: 20_000 });
      await waitFor('pictures go on, with sound', async () => {
        const late = await stats(page);
        const frames = (of) => Math.max(...of.video.map(({ framesDecoded }) => framesDecoded));
        return frames(late) > frames(early) + 20 && late.audio.some(({ totalAudioEnergy }) => totalAudioEnergy > 0);
      }, { timeoutMs: 20_000 });
    }
    assert.deepEqual(log.filter((line) => line.includes('uncaught')), []);
  } catch (error) {
    for (const page of pages) console.error(JSON.stringify(await stats(page).catch(String)));
    console.error(log.slice(-40).join('\n'));
    console.error(server.errors.slice(-40).join('\n'));
    throw error;
  }
});
