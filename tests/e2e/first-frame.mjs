// How long it takes until the other side is seen: `npm run first-frame [-- runs]` in sdk/.
// First from the command that starts the server, in both tabs; the browser runs already, as a developer's does.
// Then from a voice call's switch to video, four times as often.
import { launchChromium, Person } from './support/browser.mjs';
import { startServer } from './support/server.mjs';
import { waitFor } from './support/wait.mjs';

const TARGET_MS = 1000;
const SWITCH_TARGET_MS = 500;
const runs = Number(process.argv[2] ?? 5);

/** Notes when the other side's first picture is shown. */
function watch() {
  const timer = setInterval(() => {
    const video = document.querySelector('visavis-call')?.shadowRoot?.querySelector('video[part~="video"]');
    if (!video) return;
    clearInterval(timer);
    video.requestVideoFrameCallback(() => {
      window.__shownAt = Date.now();
    });
  }, 5);
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

async function measure(browser) {
  const people = [await Person.open(browser, 'customer'), await Person.open(browser, 'agent')];
  await Promise.all(people.map((person) => person.page.addInitScript(watch)));
  const command = Date.now();
  const server = await startServer();
  const ready = Date.now();
  try {
    await Promise.all(people.map((person) => person.goto(server.url(person.name))));
    const shown = await Promise.all(
      people.map((person) => waitFor('the first picture', () => person.page.evaluate(() => window.__shownAt))),
    );
    return { ready: ready - command, shown: Math.max(...shown) - command };
  } catch (error) {
    for (const person of people) console.error(await person.diagnose());
    throw error;
  } finally {
    await Promise.all(people.map((person) => person.close()));
    await server.stop();
  }
}

/** Notes when the next picture of the other side is shown; what is shown already is past. */
function watchNext() {
  window.__shownAt = undefined;
  const look = () => {
    const video = document.querySelector('visavis-call')?.shadowRoot?.querySelector('video[part~="video"]');
    if (!video) return setTimeout(look, 2);
    video.requestVideoFrameCallback(() => {
      window.__shownAt = Date.now();
    });
  };
  look();
}

const setCamera = (on) => document.querySelector('visavis-call').room.localParticipant.setCameraEnabled(on);

/** From a click on the camera to the picture at the other side, again and again. */
async function measureSwitches(browser, count) {
  const server = await startServer();
  const people = [await Person.open(browser, 'customer'), await Person.open(browser, 'agent')];
  try {
    await Promise.all(people.map((person) => person.goto(server.url(person.name))));
    await Promise.all(people.map((person) => person.pictures()));
    const [customer, agent] = people;
    const times = [];
    for (let turn = 0; turn < count; turn++) {
      const [one, other] = turn % 2 === 0 ? [customer, agent] : [agent, customer];
      await one.page.evaluate(setCamera, false);
      await new Promise((resolve) => setTimeout(resolve, 700));
      await other.page.evaluate(watchNext);
      const begun = await one.page.evaluate((on) => {
        const now = Date.now();
        document.querySelector('visavis-call').room.localParticipant.setCameraEnabled(on);
        return now;
      }, true);
      times.push((await waitFor('the picture', () => other.page.evaluate(() => window.__shownAt))) - begun);
    }
    return times.sort((a, b) => a - b);
  } finally {
    await Promise.all(people.map((person) => person.close()));
    await server.stop();
  }
}

const browser = await launchChromium();
try {
  // The browser's first call loads its codecs and is not counted.
  await measure(browser);
  const results = [];
  for (let run = 1; run <= runs; run++) {
    const result = await measure(browser);
    results.push(result);
    console.log(`run ${run}: server ready after ${result.ready} ms, both pictures after ${result.shown} ms`);
  }
  const shown = median(results.map((result) => result.shown));
  console.log(`median of ${runs}: ${shown} ms (target ${TARGET_MS} ms)`);
  const switches = await measureSwitches(browser, 4 * runs);
  const p95 = switches[Math.ceil(switches.length * 0.95) - 1];
  console.log(`voice to video, ${switches.length} times: ${median(switches)} ms in the middle, ${p95} ms at p95 (target ${SWITCH_TARGET_MS} ms)`);
  process.exitCode = shown <= TARGET_MS && p95 <= SWITCH_TARGET_MS ? 0 : 1;
} finally {
  await browser.close();
}
