import assert from 'node:assert/strict';
import { stories } from './support/story.mjs';
import { waitFor } from './support/wait.mjs';

const story = stories();

/** Offers one video codec alone, as a browser without the others would. */
function onlyOffer(mimeType) {
  const createOffer = RTCPeerConnection.prototype.createOffer;
  RTCPeerConnection.prototype.createOffer = function (...args) {
    const { codecs } = RTCRtpSender.getCapabilities('video');
    const wanted = codecs.filter((codec) => [mimeType, 'video/rtx'].includes(codec.mimeType));
    for (const transceiver of this.getTransceivers()) {
      if (transceiver.receiver.track.kind === 'video') transceiver.setCodecPreferences(wanted);
    }
    return createOffer.apply(this, args);
  };
}

/** The codec of the video that a person receives. */
async function receivedCodec(person) {
  return person.page.evaluate(async () => {
    const report = await window.__probe.report();
    const flows = (entry) => entry.type === 'inbound-rtp' && entry.kind === 'video' && entry.framesDecoded > 5;
    return report.find((entry) => entry.id === report.find(flows)?.codecId)?.mimeType;
  });
}

async function call(stage, mimeType) {
  const people = [await stage.person('customer'), await stage.person('agent')];
  for (const person of people) {
    await person.context.addInitScript(onlyOffer, mimeType);
    await person.goto(stage.server.url(person.name, '&autojoin=1'));
  }
  await Promise.all(people.map((person) => person.state('inCall')));
  return people;
}

for (const mimeType of ['video/VP8', 'video/VP9', 'video/H264', 'video/AV1']) {
  story(`${mimeType} is forwarded`, async (stage) => {
    const people = await call(stage, mimeType);
    for (const person of people) {
      await person.pictures();
      const codec = await waitFor(`${person.name} gets packets`, () => receivedCodec(person));
      assert.equal(codec, mimeType);
    }
  });
}
