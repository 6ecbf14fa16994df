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
