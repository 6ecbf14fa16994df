// Vidyo's pages, written as its own documents write them, on a website of another origin.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { BrandPage, openBrand } from './support/brand.mjs';
import { stories } from './support/story.mjs';
import { voiceFile } from './support/voice.mjs';
import { waitFor } from './support/wait.mjs';

const { site, env, prepare } = await openBrand();
after(() => site.close());
// Cameras to change to; the second of Chromium's shows depth, which is not sent.
const flags = ['--use-fake-device-for-media-stream=device-count=3', `--use-file-for-fake-audio-capture=${voiceFile()}`];
const story = stories({ server: { env }, flags });

story('Vidyo: three in a room, whose order follows who speaks', async (stage) => {
  await prepare(stage);
  const people = [];
  for (const name of ['Ana', 'Ben', 'Cleo']) people.push(await BrandPage.open(stage, site, name, `vidyo.html?title=${name}`));
  const [ana, ben, cleo] = people;
  for (const page of people) {
    assert.deepEqual(await page.until('status'), ['READY']);
    await page.until('LocalMicrophone.onStateUpdated');
    await page.run(() => vidyoConnector.SetMicrophonePrivacy({ privacy: true }));
    assert.equal(await page.run((user) => connect('demoRoom', `user=${user}`), page.name.toLowerCase()), true);
    await page.until('onSuccess');
  }
  for (const name of ['LocalCamera', 'LocalMicrophone', 'LocalWindowShare', 'LocalMonitor']) {
    const [device] = await ana.until(`${name}.onAdded`);
    assert.deepEqual(Object.keys(device), ['id', 'name', 'objId', 'objType']);
    assert.equal(device.objType, `Vidyo${name}`);
  }
  const [selected] = await ana.until('LocalCamera.onSelected');
  assert.deepEqual(await ana.until('LocalCamera.onStateUpdated'), [selected, 'VIDYO_DEVICESTATE_Started']);
  const names = (participants) => participants.map(({ name }) => name);
  await ana.until('onJoined', 2);
  assert.deepEqual((await ana.told('onJoined')).map(([{ name, userId }]) => [name, userId]), [['Ben', 'ben'], ['Cleo', 'cleo']]);
  await ana.person.pictures(2);
  const [camera, owner] = await ana.until('RemoteCamera.onAdded');
  assert.deepEqual([camera.objType, owner.name], ['VidyoRemoteCamera', 'Ben']);
  assert.deepEqual(names((await ana.told('onDynamicChanged')).at(-1)[0]), ['Ben', 'Cleo']);

  // Who speaks comes to the front, for everybody but themselves.
  await cleo.run(() => vidyoConnector.SetCameraPrivacy({ privacy: true }));
  await ana.until('RemoteCamera.onRemoved');
  await cleo.run(() => vidyoConnector.SetMicrophonePrivacy({ privacy: false }));
  const [loudest, isAudioOnly] = await ana.until('onLoudestChanged');
  assert.deepEqual([loudest.name, isAudioOnly], ['Cleo', true]);
  const order = await waitFor('the order has changed', async () => {
    const [participants, cameras] = (await ana.told('onDynamicChanged')).at(-1);
    return participants[0].name === 'Cleo' && [participants, cameras];
  });
  assert.deepEqual([names(order[0]), order[1].map(({ id }) => id)], [['Cleo', 'Ben'], [camera.id]]);
  await ana.shot('vidyo-three');
  await cleo.run(() => vidyoConnector.SetMicrophonePrivacy({ privacy: true }));
  await ben.run(() => vidyoConnector.SetMicrophonePrivacy({ privacy: false }));
  assert.deepEqual((await ana.until('onLoudestChanged', 2)).map((one) => one.name ?? one), ['Ben', false]);
  assert.deepEqual(await cleo.told('onLoudestChanged').then((all) => names(all.map(([one]) => one))), ['Ben'], 'never oneself');

  assert.equal(await ben.run(() => vidyoConnector.SendChatMessage({ message: 'Good morning' })), true);
  const [sender, { timestamp, ...said }] = await ana.until('Message.onChatMessageReceived');
  assert.equal(sender.name, 'Ben');
  const chat = { type: 'VIDYO_CHATMESSAGETYPE_Chat', senderType: 'VIDYO_CHATMESSAGESENDERTYPE_User' };
  assert.deepEqual(said, { body: 'Good morning', ...chat });
  assert.ok(Math.abs(timestamp - Date.now()) < 60_000);

  // Views of the page's own.
  assert.equal(await ana.run(() => vidyoConnector.HideView({ viewId: 'videoPanel' })), true);
  const remote = await ana.run((id) => {
    const [, device] = told.find(([name, one]) => name === 'RemoteCamera.onAdded' && one.id === id);
    return vidyoConnector.AssignViewToRemoteCamera({ viewId: 'one', remoteCamera: device, displayCropped: true, allowZoom: false });
  }, camera.id);
  assert.equal(remote, true);
  assert.equal(await ana.run(() => vidyoConnector.AssignViewToLocalCamera({ viewId: 'two', localCamera: devices.LocalCamera, displayCropped: true, allowZoom: false })), true);
  assert.equal(await ana.run(() => vidyoConnector.ShowViewAt({ viewId: 'one', x: 0, y: 0, width: 320, height: 180 })), true);
  assert.equal(await ana.run(() => vidyoConnector.ShowAudioMeters({ viewId: 'one', showMeters: true })), true);
  assert.equal(await ana.run(() => vidyoConnector.ShowViewLabel({ viewId: 'one', showLabel: true })), true);
  for (const view of ['one', 'two']) {
    await waitFor(`a picture in ${view}`, () =>
      ana.run((id) => [...document.querySelectorAll(`#${id} video`)].some(({ videoWidth, clientWidth }) => videoWidth > 0 && clientWidth > 0), view),
    );
  }
  await ana.shot('vidyo-views');
  const composite = { viewId: 'videoPanel', viewStyle: 'VIDYO_CONNECTORVIEWSTYLE_Tiles', remoteParticipants: 1 };
  assert.equal(await ana.run((options) => vidyoConnector.AssignViewToCompositeRenderer(options), composite), true);
  assert.deepEqual(names((await ana.told('onDynamicChanged')).at(-1)[0]), ['Ben']);

  // A window, and nothing any more.
  assert.equal(await ben.run(() => vidyoConnector.SelectLocalWindowShare({ localWindowShare: devices.LocalWindowShare })), true);
  const [share] = await ana.until('RemoteWindowShare.onAdded');
  await ana.person.pictures(2);
  await ana.shot('vidyo-share');
  assert.equal(await ben.run(() => vidyoConnector.SelectLocalWindowShare({ localWindowShare: null })), true);
  assert.deepEqual((await ana.until('RemoteWindowShare.onRemoved'))[0], share);

  const properties = await ana.run(() => vidyoConnector.GetConnectionProperties());
  assert.deepEqual([properties.roomName, properties.displayName], ['demoRoom', 'Ana']);
  await ben.run(() => vidyoConnector.Disconnect());
  assert.deepEqual(await ben.until('onDisconnected'), ['VIDYO_CONNECTORDISCONNECTREASON_Disconnected']);
  assert.equal((await ana.until('onLeft'))[0].name, 'Ben');
  await waitFor('the order is Cleo alone', async () => names((await ana.told('onDynamicChanged')).at(-1)[0]).join() === 'Cleo');
  // Ben comes back with the same connector.
  await ben.run(() => connect('demoRoom', 'user=ben'));
  await ben.until('onSuccess', 2);
  await ben.person.pictures(1);
  for (const page of people) await page.run(() => vidyoConnector.Destruct());
});

story('Vidyo: what cannot be has its reason', async (stage) => {
  await prepare(stage);
  const page = await BrandPage.open(stage, site, 'Ana', 'vidyo.html?title=Ana');
  await page.until('LocalCamera.onStateUpdated');
  const reasons = [
    ['demoRoom', 'user=ana&ttl=-1', 'InvalidToken'],
    ['a room', 'user=ana', 'InvalidResourceId'],
    ['', 'user=ana', 'InvalidResourceId'],
    ['k_00000000000000000000000000000001', 'user=ana', 'InvalidResourceId'],
    ['CHAT_00000000-0000-0000-0000-000000000001', 'user=ana', 'InvalidResourceId'],
  ];
  for (const [index, [resource, query, reason]] of reasons.entries()) {
    assert.equal(await page.run(([room, words]) => connect(room, words), [resource, query]), true);
    assert.deepEqual(await page.until('onFailure', index + 1), [`VIDYO_CONNECTORFAILREASON_${reason}`], resource);
  }
  assert.equal(await page.run(() => vidyoConnector.GetState()), 'VIDYO_CONNECTORSTATE_Ready');
  assert.equal(await page.run(() => vidyoConnector.Disconnect()), false, 'there is nothing to leave');
  assert.equal(await page.run(() => vidyoConnector.HideView({ viewId: 'nowhere' })), false);
  const rejected = await page.run(() => VC.CreateVidyoConnector({ viewId: 'nowhere' }).catch((error) => error.name));
  assert.equal(rejected, 'TypeError');
});

/** Somebody's page, with its devices open. */
async function withDevices(stage, name) {
  const page = await BrandPage.open(stage, site, name, `vidyo.html?title=${name}`);
  await page.until('LocalCamera.onStateUpdated');
  await page.until('LocalMicrophone.onStateUpdated');
  return page;
}

/** Enters as a guest of the newer platform, whose token is one of this server. */
function enterAsGuest(page, jwtToken) {
  return page.run((token) => {
    const tell = (name) => (...args) => told.push([name, ...args]);
    const [onSuccess, onFailure, onDisconnected] = ['onSuccess', 'onFailure', 'onDisconnected'].map(tell);
    const guest = { host: 'prod.vidyo.io', roomKey: 'demoRoom', displayName: 'Ben', roomPin: '', jwtToken: token };
    return vidyoConnector.ConnectToRoomAsGuest({ ...guest, onSuccess, onFailure, onDisconnected });
  }, jwtToken);
}

story('Vidyo: the devices of a page, a guest, and what else a connector is asked', async (stage) => {
  await prepare(stage);
  const ana = await withDevices(stage, 'Ana');
  const ben = await withDevices(stage, 'Ben');
  // What others say is played by elements that are in no document.
  await ben.run(() => {
    window.__sounds = [];
    const make = document.createElement.bind(document);
    document.createElement = (tag, ...rest) => {
      const element = make(tag, ...rest);
      if (tag === 'audio') window.__sounds.push(element);
      return element;
    };
  });

  // The newer platform's way to a connector.
  const newer = await ana.run(
    () =>
      new Promise((resolve) => {
        const client = new VidyoClientLib.VidyoClient('', async ({ state }) => {
          const connector = await client.CreateVidyoConnector({ viewId: null, remoteParticipants: 1 });
          const answer = [state, await connector.GetState(), await connector.GetVersion()];
          resolve([...answer, await connector.Destruct(), await connector.GetState()]);
        });
      }),
  );
  assert.deepEqual(newer, ['READY', 'VIDYO_CONNECTORSTATE_Ready', newer[2], true, 'VIDYO_CONNECTORSTATE_Idle']);
  assert.match(newer[2], /\d/);

  // Whoever wants to hears of themselves as well.
  await ana.run(() => vidyoConnector.ReportLocalParticipantOnJoined({ reportLocalParticipant: true }));
  await ana.run(() => connect('demoRoom', 'user=ana'));
  const [own] = await ana.until('onJoined');
  assert.deepEqual([own.name, own.isLocal], ['Ana', true]);

  assert.equal(await enterAsGuest(ben, undefined), true);
  assert.deepEqual(await ben.until('onFailure'), ['VIDYO_CONNECTORFAILREASON_NotMember']);
  const token = await stage.server.token({ identity: 'ben', name: 'Ben', room: 'demoRoom' });
  assert.equal(await enterAsGuest(ben, token), true);
  await ben.until('onSuccess');
  const [guest] = await ana.until('onJoined', 2);
  assert.deepEqual([guest.name, guest.isLocal], ['Ben', false]);
  await Promise.all([ana.person.pictures(), ben.person.pictures()]);

  // Another camera, none, and one again.
  const [first] = await ana.until('LocalCamera.onSelected');
  assert.equal(await ana.run(() => vidyoConnector.CycleCamera()), true);
  const [second] = await ana.until('LocalCamera.onSelected', 2);
  assert.equal(await ana.run(() => vidyoConnector.CycleCamera()), true);
  const [third] = await ana.until('LocalCamera.onSelected', 3);
  assert.equal(new Set([first.id, second.id, third.id]).size, 3);
  await ben.person.pictures();
  assert.equal(await ana.run(() => vidyoConnector.SelectLocalCamera({ localCamera: null })), true);
  assert.deepEqual(await ana.until('LocalCamera.onSelected', 4), [null]);
  assert.deepEqual((await ana.told('LocalCamera.onStateUpdated')).at(-1), [third, 'VIDYO_DEVICESTATE_Stopped']);
  await ben.until('RemoteCamera.onRemoved');
  const camera = (id) => vidyoConnector.SelectLocalCamera({ localCamera: told.find(([name, device]) => name === 'LocalCamera.onAdded' && device.id === id)[1] });
  assert.equal(await ana.run(camera, first.id), true);
  assert.equal((await ana.until('LocalCamera.onSelected', 5))[0].id, first.id);
  await ben.until('RemoteCamera.onAdded', 2);
  await ben.person.pictures();
  const unknown = { id: 'x', name: 'x', objId: 'x', objType: 'VidyoLocalCamera' };
  assert.equal(await ana.run((localCamera) => vidyoConnector.SelectLocalCamera({ localCamera }), unknown), false);

  // The microphone is heard of until nobody listens to that any more.
  const [microphone] = await ana.until('LocalMicrophone.onSelected');
  assert.equal(await ana.run(() => vidyoConnector.SelectLocalMicrophone({ localMicrophone: null })), true);
  const paused = await waitFor('the microphone is off', async () =>
    (await ben.told('RemoteMicrophone.onStateUpdated')).find(([, , state]) => state === 'VIDYO_DEVICESTATE_Paused'),
  );
  assert.deepEqual([paused[0].objType, paused[1].name], ['VidyoRemoteMicrophone', 'Ana']);
  assert.equal(await ben.run(() => vidyoConnector.UnregisterRemoteMicrophoneEventListener()), true);
  assert.equal(await ben.run(() => vidyoConnector.UnregisterRemoteMicrophoneEventListener()), false);
  const select = (id) => vidyoConnector.SelectLocalMicrophone({ localMicrophone: told.find(([name, device]) => name === 'LocalMicrophone.onAdded' && device.id === id)[1] });
  assert.equal(await ana.run(select, microphone.id), true);
  const energy = async () => (await ben.person.stats()).audio?.[0]?.totalAudioEnergy;
  const before = await energy();
  await waitFor('Ana is heard again', async () => (await energy()) > before);
  const resumed = (await ben.told('RemoteMicrophone.onStateUpdated')).filter(([, , state]) => state === 'VIDYO_DEVICESTATE_Resumed');
  assert.equal(resumed.length, 0, 'nobody listens any more');

  // The loudspeaker: which one, and silence.
  const speaker = await ben.run(() => devices.LocalSpeaker && vidyoConnector.SelectLocalSpeaker({ localSpeaker: devices.LocalSpeaker }));
  assert.equal(speaker, true);
  for (const privacy of [true, false]) {
    assert.equal(await ben.run((isOff) => vidyoConnector.SetSpeakerPrivacy({ privacy: isOff }), privacy), true);
    await waitFor(`the sound is ${privacy ? 'off' : 'on'}`, () => ben.run((isOff) => window.__sounds.length > 0 && window.__sounds.every(({ muted }) => muted === isOff), privacy));
  }

  // A screen, in a place of its own.
  const sharing = await ana.run(() => vidyoConnector.SelectLocalMonitor({ localMonitor: devices.LocalMonitor }));
  assert.equal(sharing, true);
  assert.deepEqual(await ana.until('LocalMonitor.onStateUpdated'), [(await ana.told('LocalMonitor.onAdded'))[0][0], 'VIDYO_DEVICESTATE_Started']);
  const [screen, owner] = await ben.until('RemoteWindowShare.onAdded');
  assert.equal(owner.name, 'Ana');
  const assigned = await ben.run((id) => {
    const remoteWindowShare = told.find(([name, device]) => name === 'RemoteWindowShare.onAdded' && device.id === id)[1];
    return vidyoConnector.AssignViewToRemoteWindowShare({ viewId: 'one', remoteWindowShare, displayCropped: false, allowZoom: false });
  }, screen.id);
  assert.equal(assigned, true);
  const pictures = (view) => ben.run((id) => [...document.querySelectorAll(`#${id} video`)].filter(({ videoWidth }) => videoWidth > 0).length, view);
  await waitFor('the screen is in its place', async () => (await pictures('one')) === 1);
  assert.equal(await ana.run(() => vidyoConnector.ShowWindowSharePreview({ preview: true })), true);
  assert.equal(await ana.run(() => vidyoConnector.SelectLocalMonitor({ localMonitor: null })), true);
  assert.deepEqual((await ben.until('RemoteWindowShare.onRemoved'))[0], screen);
  await waitFor('its place is empty', async () => (await pictures('one')) === 0);

  // The own picture is in the corner of the others', or is not.
  await waitFor('the own picture is there', async () => (await pictures('videoPanel')) === 2);
  assert.equal(await ben.run(() => vidyoConnector.ShowPreview({ preview: false })), true);
  await waitFor('the own picture is gone', async () => (await pictures('videoPanel')) === 1);
  assert.equal(await ben.run(() => vidyoConnector.ShowPreview({ preview: true })), true);
  await waitFor('the own picture is back', async () => (await pictures('videoPanel')) === 2);

  // What is taken, and each listener can go.
  assert.equal(await ben.run(() => vidyoConnector.SetAdvancedConfiguration({ addLogFileFilter: 'warning' })), true);
  const gone = await ben.run(async () => {
    const answers = [];
    const names = ['LocalCamera', 'LocalMicrophone', 'LocalSpeaker', 'LocalWindowShare', 'LocalMonitor', 'RemoteCamera', 'RemoteWindowShare'];
    for (const name of [...names, 'Participant', 'Message', 'ResourceManager']) answers.push(await vidyoConnector[`Unregister${name}EventListener`]());
    for (const name of ['ModerationCommand', 'RecorderInCall']) {
      answers.push(await vidyoConnector[`Register${name}EventListener`]({}), await vidyoConnector[`Unregister${name}EventListener`]());
    }
    return answers;
  });
  assert.deepEqual(gone, Array(14).fill(true));
  assert.equal(await ana.run(() => vidyoConnector.Disconnect()), true);
  await waitFor('Ben is alone', async () => (await pictures('videoPanel')) === 1);
  assert.deepEqual(await ben.told('onLeft'), [], 'nobody listens any more');
});
