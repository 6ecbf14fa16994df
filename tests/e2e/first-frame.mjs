// From the command that starts the server to the first picture of the other side in both tabs:
// `npm run first-frame [-- runs]` in sdk/. The browser runs already, as a developer's does.
import { launchChromium, Person } from './support/browser.mjs';
import { startServer } from './support/server.mjs';
import { waitFor } from './support/wait.mjs';

const TARGET_MS = 1000;
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
  process.exitCode = shown <= TARGET_MS ? 0 : 1;
} finally {
  await browser.close();
}
