import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { probeSource } from './support/browser.mjs';
import { lanAddress, launchFirefox } from './support/firefox.mjs';
import { startServer } from './support/server.mjs';
import { STORY_MS, waitFor } from './support/wait.mjs';

let browser;
let server;
const log = [];

before(async () => {
  [browser, server] = await Promise.all([launchFirefox(), startServer({ media: `${lanAddress()}:0` })]);
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

test('a two-way call in Firefox', { timeout: STORY_MS }, async () => {
  const pages = [await open('customer'), await open('agent')];
  try {
    for (const page of pages) {
      await waitFor('in the call', () => page.evaluate(() => document.querySelector('visavis-call').dataset.state === 'inCall'));
      const early = await waitFor('the first picture', async () => {
        const received = await stats(page);
        return received.video?.some(({ framesDecoded }) => framesDecoded > 0) && received;
      });
      await waitFor('pictures go on, with sound', async () => {
        const late = await stats(page);
        const frames = (of) => Math.max(...of.video.map(({ framesDecoded }) => framesDecoded));
        return frames(late) > frames(early) + 20 && late.audio.some(({ totalAudioEnergy }) => totalAudioEnergy > 0);
      });
    }
    assert.deepEqual(log.filter((line) => line.includes('uncaught')), []);
  } catch (error) {
    for (const page of pages) console.error(JSON.stringify(await stats(page).catch(String)));
    console.error(log.slice(-40).join('\n'));
    console.error(server.errors.slice(-40).join('\n'));
    throw error;
  }
});
