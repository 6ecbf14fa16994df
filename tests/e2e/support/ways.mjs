import assert from 'node:assert/strict';
import { waitFor } from './wait.mjs';

/** A way that is open is found within this time. */
const CONNECT_MS = 5000;

/** Runs in the page before its scripts: leaves only some TURN addresses and some of the server's candidates. */
export function restrictWays({ urls = '', candidates = '' }) {
  const Original = window.RTCPeerConnection;
  const isWanted = (url) => new RegExp(urls).test(url);
  window.RTCPeerConnection = class extends Original {
    setConfiguration({ iceServers = [], ...rest }) {
      const wanted = iceServers.map((server) => ({ ...server, urls: [server.urls].flat().filter(isWanted) }));
      super.setConfiguration({ ...rest, iceServers: wanted.filter((server) => server.urls.length > 0) });
    }

    setRemoteDescription({ type, sdp }) {
      const lines = sdp.split('\r\n').filter((line) => {
        const [, protocol] = /^a=candidate:\S+ \d+ (\S+) /.exec(line) ?? [];
        return !protocol || new RegExp(candidates, 'i').test(protocol);
      });
      return super.setRemoteDescription({ type, sdp: lines.join('\r\n') });
    }
  };
}

/** The path that a person's media takes, as the SDK says it: `udp`, `tcp`, `relay udp`, `relay tcp`, `relay tls`. */
export async function pathOf(person) {
  const path = await person.page.evaluate(() => document.querySelector('visavis-call').room?.path);
  return path && (path.relay ? `relay ${path.relay.protocol}` : path.protocol);
}

/** These people see and hear each other over that path, and found it in time. */
export async function callTakes(path, people) {
  for (const person of people) {
    await person.pictures();
    await waitFor(`${person.name} hears something`, async () => {
      const { audio } = await person.stats();
      return audio.some((line) => line.totalAudioEnergy > 0);
    });
    await waitFor(`${person.name} uses ${path}`, async () => (await pathOf(person)) === path);
    const connectMs = await person.page.evaluate(() => window.__probe.connectMs);
    assert.ok(connectMs > 0 && connectMs < CONNECT_MS, `${person.name} was connected after ${connectMs} ms`);
  }
}
