// Plays from a WHEP endpoint and publishes what comes at a WHIP one, with libdatachannel (the stack in OBS Studio).
import { createRequire } from 'node:module';

const require = createRequire(new URL('../../../sdk/package.json', import.meta.url));
const { Audio, PeerConnection, RtcpReceivingSession, Video, cleanup } = require('node-datachannel');
const [from, fromToken, to, toToken] = process.argv.slice(2);
const SOURCES = { audio: { payloadType: 111, ssrc: 1111 }, video: { payloadType: 96, ssrc: 9696 } };

function tell(seen) {
  process.stdout.write(`${JSON.stringify(seen)}\n`);
}

function addTrack(peer, kind, direction) {
  const { payloadType, ssrc } = SOURCES[kind];
  const media = kind === 'audio' ? new Audio(kind, direction) : new Video(kind, direction);
  if (kind === 'audio') media.addOpusCodec(payloadType);
  else media.addVP8Codec(payloadType);
  if (direction === 'SendOnly') media.addSSRC(ssrc, 'relay', 'relay', kind);
  return peer.addTrack(media);
}

async function call(endpoint, token, direction) {
  const peer = new PeerConnection(direction, { iceServers: [] });
  const gathered = new Promise((resolve) => peer.onGatheringStateChange((state) => state === 'complete' && resolve()));
  const connected = new Promise((resolve) => peer.onStateChange((state) => state === 'connected' && resolve()));
  const tracks = Object.keys(SOURCES).map((kind) => addTrack(peer, kind, direction));
  peer.setLocalDescription();
  await gathered;
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/sdp' },
    body: peer.localDescription().sdp,
  });
  if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`);
  peer.setRemoteDescription(await response.text(), 'answer');
  await connected;
  return { peer, tracks, resource: new URL(response.headers.get('location'), endpoint) };
}

const player = await call(from, fromToken, 'RecvOnly');
const publisher = await call(to, toToken, 'SendOnly');
for (const [index, kind] of Object.keys(SOURCES).entries()) {
  const [source, sink] = [player.tracks[index], publisher.tracks[index]];
  let packets = 0;
  source.setMediaHandler(new RtcpReceivingSession());
  source.onMessage((packet) => {
    packet.writeUInt32BE(SOURCES[kind].ssrc, 8);
    if (sink.isOpen()) sink.sendMessageBinary(packet);
    packets += 1;
    if (packets % 50 === 0) tell({ [kind]: packets });
  });
  // RFC 4585 §6.3.1: a picture loss indication is payload-specific feedback (206) of format 1.
  sink.onMessage((rtcp) => {
    if (rtcp[1] === 206 && (rtcp[0] & 0x1f) === 1) source.requestKeyframe();
  });
}
process.stdin.resume();
process.stdin.on('end', async () => {
  for (const { peer, resource } of [player, publisher]) {
    const { status } = await fetch(resource, { method: 'DELETE' });
    if (status !== 200) process.exitCode = 1;
    peer.close();
  }
  cleanup();
});
