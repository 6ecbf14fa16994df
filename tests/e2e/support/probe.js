// Runs in the page before its own scripts: keeps the peer connections, counts offers and layout shifts.
(() => {
  const peers = [];
  const Original = window.RTCPeerConnection;
  window.__probe = { offers: 0, connectMs: 0, usernames: [], shift: 0, shifts: [], devices: [] };

  const sockets = [];
  window.WebSocket = class extends WebSocket {
    constructor(...args) {
      super(...args);
      sockets.push(this);
    }
  };
  window.__probe.breakSockets = () => sockets.splice(0).map((socket) => socket.close());

  window.RTCPeerConnection = class extends Original {
    constructor(...args) {
      super(...args);
      peers.push(this);
      const since = performance.now();
      this.addEventListener('connectionstatechange', () => {
        if (this.connectionState === 'connected') window.__probe.connectMs = performance.now() - since;
      });
    }

    setConfiguration(configuration) {
      window.__probe.usernames.push(configuration.iceServers?.[0]?.username);
      return super.setConfiguration(configuration);
    }

    setLocalDescription(...args) {
      if (args[0]?.type === 'offer') window.__probe.offers++;
      return super.setLocalDescription(...args);
    }
  };

  if (PerformanceObserver.supportedEntryTypes?.includes('layout-shift')) {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        window.__probe.shift += entry.value;
        window.__probe.shifts.push(entry.sources.map(({ node }) => node?.className ?? node?.nodeName));
      }
    }).observe({ type: 'layout-shift', buffered: true });
  }

  // A screen is only shared without a question when it is the own tab.
  const media = navigator.mediaDevices;
  const getDisplayMedia = media?.getDisplayMedia?.bind(media);
  const kept = async (opening) => {
    const stream = await opening;
    window.__probe.devices.push(...stream.getTracks());
    return stream;
  };
  if (getDisplayMedia) {
    media.getDisplayMedia = (options) => kept(getDisplayMedia({ ...options, preferCurrentTab: true }));
  }
  const getUserMedia = media?.getUserMedia?.bind(media);
  if (getUserMedia) media.getUserMedia = (constraints) => kept(getUserMedia(constraints));

  const living = () => [...peers].reverse().find((one) => one.connectionState !== 'closed');

  /** The W3C statistics of the newest living peer connection. */
  window.__probe.report = async () => [...((await living()?.getStats()) ?? new Map()).values()];

  /** What the newest living peer connection receives and how. */
  window.__probe.stats = async () => {
    const peer = living();
    if (!peer) return { peers: peers.length };
    const report = await window.__probe.report();
    const byId = new Map(report.map((entry) => [entry.id, entry]));
    const inbound = report.filter((entry) => entry.type === 'inbound-rtp');
    const outbound = report.filter((entry) => entry.type === 'outbound-rtp');
    const transport = report.find((entry) => entry.type === 'transport');
    const pair = byId.get(transport?.selectedCandidatePairId);
    return {
      peers: peers.length,
      state: peer.connectionState,
      lines: peer.getTransceivers().length,
      cipher: transport?.srtpCipher,
      local: byId.get(pair?.localCandidateId)?.candidateType,
      remote: byId.get(pair?.remoteCandidateId)?.protocol,
      video: inbound
        .filter((entry) => entry.kind === 'video')
        .map(({ mid, framesDecoded = 0, frameWidth = 0, frameHeight = 0, packetsReceived, packetsLost }) => ({
          mid,
          framesDecoded,
          frameWidth,
          frameHeight,
          packetsReceived,
          packetsLost,
        })),
      audio: inbound
        .filter((entry) => entry.kind === 'audio')
        .map(({ mid, totalAudioEnergy = 0, totalSamplesDuration = 0, packetsReceived }) => ({
          mid,
          totalAudioEnergy,
          totalSamplesDuration,
          packetsReceived,
        })),
      sent: outbound.map(({ mid, kind, packetsSent, framesEncoded, frameWidth, frameHeight, targetBitrate, qualityLimitationReason }) => ({
        mid,
        kind,
        packetsSent,
        framesEncoded,
        frameWidth,
        frameHeight,
        targetBitrate,
        qualityLimitationReason,
      })),
      available: pair?.availableOutgoingBitrate,
    };
  };
})();
