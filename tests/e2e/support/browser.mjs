import { readFileSync } from 'node:fs';
import { chromium } from './deps.mjs';
import { waitFor } from './wait.mjs';

const BASIC_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
  '--auto-accept-this-tab-capture',
];
/** Customers do not set these; they make loopback candidates plain. */
const LOOPBACK_FLAGS = ['--allow-loopback-in-peer-connection', '--disable-features=WebRtcHideLocalIpsWithMdns'];

export const probeSource = readFileSync(new URL('./probe.js', import.meta.url), 'utf8');

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** `camera` is a film that plays instead of the browser's green test picture; `network` is where it runs. */
export function launchChromium({ loopback = true, camera, network, flags = [] } = {}) {
  const film = camera ? [`--use-file-for-fake-video-capture=${camera}`] : [];
  return chromium.launch({
    executablePath: network?.wrap(CHROMIUM) ?? CHROMIUM,
    args: [...BASIC_FLAGS, ...(loopback ? LOOPBACK_FLAGS : []), ...film, ...flags],
    // The tests listen to what arrives.
    ignoreDefaultArgs: ['--mute-audio'],
  });
}

/** Whether the browser still gives a camera, in the page. */
function openCamera() {
  const opened = navigator.mediaDevices.getUserMedia({ video: true }).then(
    (stream) => stream.getTracks().map((track) => (track.stop(), track.label)),
    (error) => error.name,
  );
  return Promise.race([opened, new Promise((resolve) => setTimeout(resolve, 5000, 'does not answer'))]);
}

/** Somebody with a browser profile of their own. */
export class Person {
  static async open(browser, name, options = {}) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, ...options });
    await context.addInitScript(probeSource);
    return new Person(name, context, await context.newPage());
  }

  constructor(name, context, page) {
    this.name = name;
    this.context = context;
    this.page = page;
    this.log = [];
    page.on('console', (message) => this.log.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => this.log.push(`uncaught: ${error.stack ?? error.message}`));
    page.on('requestfailed', (request) => this.log.push(`failed: ${request.url()}`));
  }

  get call() {
    return this.page.locator('visavis-call');
  }

  part(name) {
    return this.call.locator(`[part~="${name}"]`);
  }

  /** Clicks a control of the call, which shows itself when the pointer moves. */
  async press(name) {
    await this.page.mouse.move(200, 200);
    await this.page.mouse.move(220, 220);
    await this.part(name).click();
  }

  goto(url) {
    return this.page.goto(url, { waitUntil: 'commit' });
  }

  stats() {
    return this.page.evaluate(() => window.__probe.stats());
  }

  /** Waits until the call screen is in one of the states. */
  state(...states) {
    return waitFor(`${this.name} in state ${states.join(' or ')}`, async () => {
      const state = await this.call.getAttribute('data-state', { timeout: 1000 });
      return states.includes(state) && state;
    });
  }

  /** Waits until that many video m-lines deliver pictures. */
  pictures(count = 1) {
    return waitFor(`${this.name} sees ${count} moving pictures`, async () => {
      const before = await this.stats();
      await new Promise((resolve) => setTimeout(resolve, 250));
      const after = await this.stats();
      const moving = (after.video ?? []).filter(({ mid, framesDecoded }) => {
        const earlier = before.video?.find((entry) => entry.mid === mid)?.framesDecoded ?? 0;
        return framesDecoded > earlier;
      });
      return moving.length >= count && after;
    });
  }

  /** The own id in the room, as the server gave it. */
  participantId() {
    return this.page.evaluate(() => document.querySelector('visavis-call').room.localParticipant.id);
  }

  async diagnose() {
    const state = await this.call.getAttribute('data-state', { timeout: 500 }).catch(() => '?');
    const words = await this.part('notice').innerText({ timeout: 300 }).catch(() => '');
    const stats = await this.stats().catch((error) => error.message);
    const told = await this.page.evaluate(() => window.told).catch(() => undefined);
    if (told) this.log.push(`told: ${JSON.stringify(told)}`);
    if (told) this.log.push(`camera: ${await this.page.evaluate(openCamera).catch((error) => error.message)}`);
    return `--- ${this.name}: ${state} ${words.replace(/\s+/g, ' ')}\n${JSON.stringify(stats)}\n${this.log.slice(-40).join('\n')}`;
  }

  close() {
    return this.context.close();
  }
}
