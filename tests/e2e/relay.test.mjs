import assert from 'node:assert/strict';
import { stories } from './support/story.mjs';
import { waitFor } from './support/wait.mjs';

const story = stories();

/** Lets the browser use TURN only, as behind a firewall that lets nothing else through. */
function relayOnly() {
  const Original = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Original {
    constructor(configuration) {
      super({ ...configuration, iceTransportPolicy: 'relay' });
    }

    setConfiguration(configuration) {
      super.setConfiguration({ ...configuration, iceTransportPolicy: 'relay' });
    }
  };
}

story('a call through the built-in TURN server over UDP', async (stage) => {
  const people = [await stage.person('customer'), await stage.person('agent')];
  for (const person of people) {
    await person.context.addInitScript(relayOnly);
    await person.goto(stage.server.url(person.name, '&autojoin=1'));
  }
  await Promise.all(people.map((person) => person.state('inCall')));
  for (const person of people) {
    const stats = await person.pictures();
    assert.equal(stats.local, 'relay', 'the path goes through the relay');
    await waitFor(`${person.name} hears something`, async () => {
      const { audio } = await person.stats();
      return audio.some((line) => line.totalAudioEnergy > 0);
    });
  }
});
