// Runs in a page without our SDK: WHIP and WHEP with RTCPeerConnection and fetch, nothing else.
(() => {
  let peer;
  let resource;
  let etag;
  let token;

  const authorization = () => ({ authorization: `Bearer ${token}` });

  /** RFC 9725 §4.6: `<turn:…>; rel="ice-server"; username="…"; credential="…"`. */
  function iceServers(link) {
    return [...(link ?? '').matchAll(/<([^>]+)>; rel="ice-server"([^<]*)/g)].map(([, urls, rest]) => ({
      urls,
      username: /username="([^"]*)"/.exec(rest)?.[1],
      credential: /credential="([^"]*)"/.exec(rest)?.[1],
    }));
  }

  async function patch(condition, fragment) {
    const response = await fetch(resource, {
      method: 'PATCH',
      headers: { ...authorization(), 'if-match': condition, 'content-type': 'application/trickle-ice-sdpfrag' },
      body: fragment,
    });
    if (!response.ok) throw new Error(`PATCH: ${response.status} ${await response.text()}`);
    return response;
  }

  async function call(endpoint, bearer, prepare) {
    token = bearer;
    peer = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
    await prepare();
    const early = [];
    peer.onicecandidate = ({ candidate }) => early.push(candidate);
    await peer.setLocalDescription(await peer.createOffer());
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { ...authorization(), 'content-type': 'application/sdp' },
      body: peer.localDescription.sdp,
    });
    if (response.status !== 201) throw new Error(`POST: ${response.status} ${await response.text()}`);
    resource = new URL(response.headers.get('location'), response.url);
    etag = response.headers.get('etag');
    const servers = iceServers(response.headers.get('link'));
    peer.setConfiguration({ ...peer.getConfiguration(), iceServers: servers });
    const trickle = async (candidate) => {
      if (candidate === undefined) return;
      const line = candidate?.candidate ? `a=${candidate.candidate}` : 'a=end-of-candidates';
      await patch(etag, `m=audio 9 UDP/TLS/RTP/SAVPF 0\r\na=mid:${peer.getTransceivers()[0].mid}\r\n${line}\r\n`);
    };
    peer.onicecandidate = ({ candidate }) => trickle(candidate).catch((error) => console.error(error.message));
    await Promise.all(early.map(trickle));
    await peer.setRemoteDescription({ type: 'answer', sdp: await response.text() });
    return { location: resource.href, servers };
  }

  window.__whip = {
    publish: (endpoint, bearer) =>
      call(endpoint, bearer, async () => {
        const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
        for (const track of stream.getTracks()) peer.addTransceiver(track, { direction: 'sendonly', streams: [stream] });
      }),

    play: (endpoint, bearer, codec) =>
      call(endpoint, bearer, () => {
        peer.addTransceiver('audio', { direction: 'recvonly' });
        const video = peer.addTransceiver('video', { direction: 'recvonly' });
        if (codec) {
          const { codecs } = RTCRtpReceiver.getCapabilities('video');
          video.setCodecPreferences(codecs.filter(({ mimeType }) => mimeType === codec));
        }
        const stream = new MediaStream();
        const element = document.createElement('video');
        Object.assign(element, { autoplay: true, srcObject: stream });
        document.body.append(element);
        peer.ontrack = ({ track }) => stream.addTrack(track);
      }),

    /** RFC 9725 §4.3.3: only ICE is negotiated anew. Gives the user fragments of both sides. */
    async restart() {
      peer.restartIce();
      await peer.setLocalDescription(await peer.createOffer());
      const lines = peer.localDescription.sdp.split('\r\n').filter((line) => /^a=ice-(ufrag|pwd):/.test(line));
      const response = await patch('*', `${[...new Set(lines)].join('\r\n')}\r\n`);
      etag = response.headers.get('etag');
      const fragment = await response.text();
      const value = (name) => new RegExp(`a=${name}:(.*)\r\n`).exec(fragment)[1];
      const ours = `a=ice-ufrag:${value('ice-ufrag')}\r\na=ice-pwd:${value('ice-pwd')}\r\n`;
      const candidates = fragment.match(/a=candidate:.*\r\n/g).join('');
      const sdp = peer.remoteDescription.sdp
        .replace(/a=(ice-ufrag|ice-pwd|candidate):.*\r\n|a=end-of-candidates\r\n/g, '')
        .replace(/a=mid:.*\r\n/g, `$&${ours}`)
        .replace(ours, `${ours}${candidates}`);
      await peer.setRemoteDescription({ type: 'answer', sdp });
      return { local: lines[0].slice('a=ice-ufrag:'.length), remote: value('ice-ufrag'), etag };
    },

    async hangUp() {
      const response = await fetch(resource, { method: 'DELETE', headers: authorization() });
      peer.close();
      return response.status;
    },

    state: () => peer.connectionState,
  };
})();
