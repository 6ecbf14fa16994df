import assert from 'node:assert/strict';
import { axeFaults } from './support/axe.mjs';
import { DeskPage, metric, ScriptedCustomer } from './support/desk-page.mjs';
import { stories } from './support/story.mjs';
import { waitFor } from './support/wait.mjs';

const story = stories();

const PICTURE =
  'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNk+M9Qz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC';

/** Packets that the direction of a call has stopped at the server. */
const directionDrops = (server) => metric(server, 'visavis_media_packets_dropped_total', 'reason="direction"');

/** How many pictures of others a page has decoded. */
async function pictures({ person }) {
  const { video = [] } = await person.stats();
  return video.reduce((sum, { framesDecoded }) => sum + framesDecoded, 0);
}

/** Desk and customer, in a conversation. */
async function served({ person, server }) {
  const desk = await DeskPage.open(person, server, { identity: 'agent-1', name: 'Agent', skills: ['loans'] });
  const customer = await ScriptedCustomer.open(person, server);
  await desk.available();
  await customer.opens({ topic: 'A loan', data: { page: '/loans' }, skill: 'loans' });
  await desk.accept();
  return { desk, customer };
}

story('an agent chats, sees only what the direction lets through, holds, hands over; the next one ends it', async (stage) => {
  const { person, server } = stage;
  const { desk, customer } = await served(stage);
  await customer.says('Good morning. <b>Bold</b> javascript:alert(1) https://example.com/a');
  await desk.reads('<b>Bold</b> javascript:alert(1)');
  const links = await desk.part('messages').locator('a').evaluateAll((all) => all.map(({ href }) => href));
  assert.deepEqual(links, ['https://example.com/a']);
  await desk.says('Good morning');
  await waitFor('the customer reads it', () =>
    customer.run(() => contact.messages.some(({ content }) => content.text === 'Good morning')),
  );
  await customer.run(() => contact.markSeen());
  await desk.part('status').filter({ hasText: 'Seen' }).waitFor();

  await desk.part('input').press('Escape');
  await desk.page.keyboard.press('d');
  await customer.joins();
  await desk.person.pictures();
  const { shift, shifts } = await desk.page.evaluate(() => window.__probe);
  assert.ok(shift < 0.05, `${shift} ${JSON.stringify(shifts)}`);

  // The customer's page sends its camera whatever the call says: the SDK's own obedience is switched off.
  await customer.run(() => {
    const { localParticipant } = contact.call.room;
    localParticipant.unpublish = async () => {};
    localParticipant.setCameraEnabled = async () => {};
  });
  await desk.part('direction-recvonly').click();
  await desk.element.locator('[part~="direction-recvonly"][aria-pressed="true"]').waitFor();
  const dropped = await directionDrops(server);
  const sent = async () => {
    const { sent: lines } = await customer.person.stats();
    return lines.filter(({ kind }) => kind === 'video').reduce((sum, { packetsSent }) => sum + packetsSent, 0);
  };
  await waitFor('what is sent stops at the server', async () => (await directionDrops(server)) > dropped);
  const before = { seen: await pictures(desk), sent: await sent(), dropped: await directionDrops(server) };
  await waitFor('the customer sends on', async () => (await sent()) > before.sent + 50);
  assert.equal(await pictures(desk), before.seen, 'the desk sees a picture of the customer');
  await waitFor('all of it is dropped', async () => (await directionDrops(server)) > before.dropped + 40);
  await customer.person.pictures();

  await desk.part('hold').click();
  await waitFor('the customer is held', () => customer.run(() => contact.call.info.held));
  await desk.part('hold').click();
  await waitFor('the customer is back', () => customer.run(() => !contact.call.info.held));

  const second = await DeskPage.open(person, server, { identity: 'agent-2', name: 'Colleague' });
  await desk.page.keyboard.press('t');
  // The list of colleagues is as they are now.
  const colleague = (state) => desk.element.locator(`[data-agent="agent-2"][data-state="${state}"]`);
  await colleague('available').waitFor();
  await second.part('presence').selectOption('busy');
  await colleague('unavailable').waitFor();
  await second.available();
  await colleague('available').click();
  await desk.element.locator('textarea[name="note"]').fill('Wants a second quote.');
  await desk.part('confirm').click();
  await second.accept();
  await second.part('agent-note').getByText('Wants a second quote.').waitFor();
  await desk.part('empty-chat').waitFor();
  await second.person.state('inCall');
  await second.part('end').click();
  await second.part('confirm-end').click();
  await second.part('dismiss').waitFor();
  await waitFor('the customer is told', () => customer.run(() => contact.isClosed));
  await second.part('dismiss').click();
  await second.part('empty-chat').waitFor();
});

story('a request for a call, canned replies, and a contact that somebody else takes', async (stage) => {
  const { person, server } = stage;
  const { desk, customer } = await served(stage);
  await customer.run(() => contact.requestCall('voice'));
  await desk.part('accept-call').click();
  await waitFor('the call begins', () => customer.run(() => contact.call !== undefined));
  await customer.run(() => contact.call.join());
  await desk.person.state('inCall');
  await desk.part('mute-customer').click();
  await waitFor('the customer is muted', () => customer.run(() => contact.call.isMuted('microphone')));
  await customer.run(() => {
    contact.call.on('unmuteAsked', () => {
      window.asked = true;
    });
  });
  await desk.part('mute-customer').getByText('Ask to unmute').waitFor();
  await desk.part('mute-customer').click();
  await waitFor('the customer is asked', () => customer.run(() => window.asked === true));
  await desk.part('hang-up').click();
  await waitFor('the call is over', () => customer.run(() => contact.call === undefined));

  await desk.part('canned').click();
  await desk.element.locator('dialog input[name="name"]').fill('bye');
  await desk.element.locator('dialog textarea[name="text"]').fill('Thank you, and goodbye.');
  await desk.part('add-reply').click();
  await desk.page.keyboard.press('Escape');
  await desk.part('input').pressSequentially('/by');
  await desk.part('suggested').waitFor();
  await desk.part('input').press('Enter');
  await desk.part('input').press('Enter');
  await desk.reads('Thank you, and goodbye.');

  const passed = await ScriptedCustomer.open(person, server, { identity: 'customer-3', name: 'Passed customer' });
  await passed.opens({ skill: 'loans' });
  await desk.part('offer').waitFor();
  await desk.page.reload();
  await desk.part('offer').getByText('Passed customer').waitFor();
  await desk.part('pass').click();
  await desk.part('offer').waitFor({ state: 'detached' });
  await passed.run(() => contact.leave());

  const second = await DeskPage.open(person, server, { identity: 'agent-2', name: 'Colleague', skills: ['loans'] });
  for (const one of [desk, second]) await one.part('presence').selectOption('busy');
  const other = await ScriptedCustomer.open(person, server, { identity: 'customer-2', name: 'Other customer' });
  await other.opens({ skill: 'loans' });
  await Promise.all([desk.part('take').waitFor(), second.part('take').waitFor()]);
  await Promise.all([desk.part('take').click(), second.part('take').click({ timeout: 2000 }).catch(() => {})]);
  await waitFor('one of the two has it', async () => {
    const counts = [await desk.part('contact').count(), await second.part('contact').count()];
    return counts[0] + counts[1] === 2;
  });
  await waitFor('nobody waits', async () => (await desk.part('take').count()) + (await second.part('take').count()) === 0);
});

story('files go both ways: chosen, dropped, and shown', async (stage) => {
  const { desk, customer } = await served(stage);
  const bill = { name: 'bill.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%%EOF\n') };
  await desk.part('attach').locator('input').setInputFiles([bill]);
  await desk.part('file').getByText('bill.pdf').waitFor();
  await desk.part('composer').evaluate((composer, base64) => {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([bytes], 'kitchen.png', { type: 'image/png' }));
    for (const type of ['dragover', 'drop']) composer.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
  }, PICTURE);
  await customer.run(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    await contact.sendFile(new File([bytes], 'mine.png', { type: 'image/png' }), { caption: 'My kitchen' });
  }, PICTURE);
  await waitFor('both pictures are shown', async () => {
    const widths = await desk.part('picture').evaluateAll((all) => all.map(({ naturalWidth }) => naturalWidth));
    return widths.length === 2 && widths.every((width) => width === 10);
  });
  await desk.reads('My kitchen');
  await waitFor('the customer has both', () =>
    customer.run(() => contact.messages.filter(({ content }) => content.type === 'file').length === 3),
  );
  const wrong = { name: 'run.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') };
  await desk.part('attach').locator('input').setInputFiles([wrong]);
  await desk.part('notice').getByText('run.exe can’t be sent').waitFor();
});

story('a supervisor listens unseen; a visitor is invited; earlier messages come by themselves', async (stage) => {
  const { person, server } = stage;
  const { desk, customer } = await served(stage);
  await customer.run(async () => {
    await contacts.tagVisitor({ visitorId: sdk.visitorId(sessionStorage), email: 'customer@example.com', labels: ['gold'] });
    for (let number = 1; number <= 70; number++) contact.sendText(`Line ${number}`);
  });
  await desk.reads('Line 70');
  await desk.page.reload();
  await desk.reads('Line 70');
  assert.equal(await desk.part('messages').getByText('Line 2', { exact: true }).count(), 0);
  await desk.part('messages').evaluate((box) => {
    box.scrollTop = -box.scrollHeight;
  });
  await desk.reads('Line 2');

  const supervisor = await DeskPage.open(person, server, { identity: 'supervisor-1', role: 'supervisor' });
  await supervisor.part('listen').click();
  await supervisor.part('listening').waitFor();
  await supervisor.reads('Line 70');
  assert.equal(await customer.run(() => contact.info.parties.length), 2);
  const other = await ScriptedCustomer.open(person, server, { identity: 'customer-2', name: 'Other customer' });
  await other.opens({ skill: 'loans' });
  await desk.part('accept').click();
  await supervisor.part('waiting').getByText('Other customer').waitFor();
  await supervisor.part('oversee-end').click();
  await supervisor.part('confirm-end').click();
  await waitFor('the supervisor ends it', () => other.run(() => contact.isClosed));
  await supervisor.part('waiting').waitFor({ state: 'detached' });
  await desk.part('contact').first().click();

  await desk.part('tab-visitors').click();
  await desk.part('visitor-search').fill('customer@');
  await desk.part('visitor').getByText('customer@example.com').waitFor();
  await desk.part('visitor-screen').click();
  await waitFor('the invitation is there', () =>
    customer.run(() => contact.info.invitations[0]?.kind === 'screenShare'),
  );
  await desk.part('cancel-invitation').click();
  await waitFor('it is taken back', () => customer.run(() => contact.info.invitations.length === 0));

  await customer.run(() => contact.leave());
  await desk.part('dismiss').waitFor();
});

story('who is refused, expired or cut off reads a sentence and goes on', async ({ person, server }) => {
  const refused = await person('refused');
  await refused.goto(`${server.info.http}/desk#token=nonsense`);
  await refused.page.getByText('This link is not valid').waitFor();
  const signIn = await person('nobody');
  await signIn.goto(`${server.info.http}/desk`);
  const desk = signIn.page.locator('visavis-desk');
  await desk.locator('[part="login"]').fill('nobody');
  await desk.locator('[part="password"]').fill('wrong password');
  await desk.locator('[part="submit"]').click();
  await desk.locator('[part="problem"]').getByText('The login or the password is wrong').waitFor();
  const user = { login: 'ada', name: 'Ada', role: 'agent', password: 'a long enough password' };
  await server.api('/api/v1/users', { method: 'POST', body: JSON.stringify(user) });
  await desk.locator('[part="login"]').fill('ada');
  await desk.locator('[part="password"]').fill(user.password);
  await desk.locator('[part="submit"]').click();
  await waitFor('the desk is ready', async () => (await desk.getAttribute('data-state')) === 'ready');
  await signIn.page.reload();
  await waitFor('a reload does not ask again', async () => (await desk.getAttribute('data-state')) === 'ready');
  await desk.locator('[part="sign-out"]').click();
  await desk.locator('[part="login"]').waitFor();
  const cut = await DeskPage.open(person, server, { identity: 'agent-1' });
  await cut.person.context.setOffline(true);
  await cut.page.evaluate(() => window.__probe.breakSockets());
  await cut.part('reconnecting').waitFor();
  await cut.person.context.setOffline(false);
  await cut.part('reconnecting').waitFor({ state: 'detached' });
});

story('axe finds nothing serious on the desk', async (stage) => {
  const { desk, customer } = await served(stage);
  await customer.says('A question');
  await desk.reads('A question');
  const sizes = [
    { width: 1440, height: 860 },
    { width: 390, height: 844 },
  ];
  const looks = async (what) => {
    for (const colorScheme of ['light', 'dark']) {
      await desk.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      assert.deepEqual(await axeFaults(desk.person), [], `${what}, ${colorScheme}`);
    }
  };
  for (const size of sizes) {
    await desk.page.setViewportSize(size);
    await looks(`a conversation, ${size.width} wide`);
  }
  await desk.part('to-side').click();
  await looks('before a call, on a phone');
  await desk.part('invite-voiceCall').click();
  await customer.joins();
  await desk.person.state('inCall');
  await looks('a call, on a phone');
  await desk.page.setViewportSize(sizes[0]);
  await looks('a call');
  for (const key of ['?', 't', 'e']) {
    await desk.part('messages').focus();
    await desk.page.keyboard.press(key);
    await desk.part('dialog').waitFor();
    await looks(`the dialog behind ${key}`);
    await desk.page.keyboard.press('Escape');
    await desk.part('dialog').waitFor({ state: 'detached' });
  }
  const log = desk.person.log.filter((line) => /Content Security Policy|uncaught|error:/i.test(line));
  assert.deepEqual(log, []);
});
