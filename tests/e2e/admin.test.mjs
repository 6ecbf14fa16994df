import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { axeFaults } from './support/axe.mjs';
import { DeskPage, ScriptedCustomer } from './support/desk-page.mjs';
import { stories } from './support/story.mjs';
import { waitFor } from './support/wait.mjs';

const story = stories({ server: { env: { VISAVIS_WEBHOOKS__ALLOW_PRIVATE: 'true' } } });

/** Desk and customer, in a video call. */
async function videoCall({ person, server }) {
  const desk = await DeskPage.open(person, server, { identity: 'agent-1', name: 'Agent', skills: ['loans'] });
  const customer = await ScriptedCustomer.open(person, server);
  await desk.available();
  await customer.opens({ topic: 'A loan', skill: 'loans' });
  await desk.accept();
  await desk.part('invite-videoCall').click();
  await customer.joins();
  await desk.person.pictures();
  return { desk, customer };
}

/** Where somebody stands, with the keyboard alone. */
const focused = (page) =>
  page.evaluate(() => (document.activeElement === document.body ? '' : document.activeElement?.textContent?.trim() ?? ''));

async function tabTo(page, words) {
  for (let presses = 0; presses < 40; presses++) {
    if ((await focused(page)).includes(words)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`no way to ${words} with the keyboard`);
}

story(
  'an admin signs in, looks into a call, mutes somebody and ends it, with the keyboard alone',
  async (stage) => {
    const { person, server } = stage;
    await server.api('/api/v1/users', {
      method: 'POST',
      body: JSON.stringify({ login: 'ada', role: 'admin', password: 'correct horse battery' }),
    });
    await videoCall(stage);
    const admin = await person('admin', { viewport: { width: 1280, height: 900 } });
    const { page } = admin;
    await admin.goto(`${server.info.http}/admin`);
    await page.getByLabel('Login').fill('ada');
    await page.getByLabel('Password').fill('wrong');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    assert.deepEqual(await axeFaults(admin), [], 'sign-in');
    await page.getByLabel('Password').fill('correct horse battery');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Details of k_/ }).waitFor();
    const [{ id: call }] = (await server.api('/api/v1/rooms')).rooms;

    await tabTo(page, call);
    await page.keyboard.press('Enter');
    const card = page.getByRole('region', { name: 'Agent', exact: true });
    await card.getByText('udp').waitFor();
    await card.getByText(/^sends camera VP8/).waitFor();
    await card.getByText(/^gets video: \d/).waitFor();
    await card.getByText(/^connected/).waitFor();
    // Two samples make a line, and there is one each five seconds.
    const line = (name) => card.getByRole('img', { name: new RegExp(`^Agent: ${name}, .*: [^–]`) });
    for (const name of ['Sends', 'Gets', 'Loss', 'Score']) await line(name).waitFor();
    await page.getByRole('img', { name: /^Calls now, .*: 1$/ }).waitFor();
    await page.getByRole('row', { name: new RegExp(`^Details of ${call} video`) }).waitFor();
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      assert.deepEqual(await axeFaults(admin), [], `the call, ${colorScheme}`);
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/admin-call-${colorScheme}.png`, fullPage: true });
    }

    await tabTo(page, 'Mute microphone');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Ask to unmute microphone/ }).first().waitFor();
    const muted = (await server.api(`/api/v1/calls/${call}`)).members.filter((member) => member.muted.includes('microphone'));
    assert.equal(muted.length, 1);

    await page.getByRole('button', { name: `End call ${call}` }).focus();
    await page.keyboard.press('Enter');
    assert.equal(await focused(page), 'Keep it', 'nothing ends by accident');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    assert.equal((await server.api('/api/v1/rooms')).rooms.length, 1);
    await page.keyboard.press('Enter');
    // Who changes their mind in the same moment is asked anew.
    await page.evaluate((name) => {
      document.querySelector('dialog').close('');
      document.querySelector(`[aria-label="${name}"]`).click();
    }, `End call ${call}`);
    await page.getByRole('dialog').getByRole('button', { name: 'End call' }).click();
    await page.getByText('No calls right now').waitFor();
    assert.equal((await server.api(`/api/v1/calls/${call}`)).end.reason, 'hungUp');
    await page.reload();
    await page.getByText('No calls right now').waitFor();
    assert.deepEqual(admin.log.filter((entry) => /Content Security Policy|uncaught/i.test(entry)), []);
  },
);

story('an admin sees agents, customers who wait, users, keys and settings, and sends webhooks again', async (stage) => {
  const { person, server } = stage;
  const told = [];
  let status = 500;
  const endpoint = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      told.push(request.headers['webhook-id']);
      response.writeHead(status).end();
    });
  });
  await new Promise((resolve) => endpoint.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${endpoint.address().port}/hook`;
  const post = (path, body) => server.api(path, { method: 'POST', body: JSON.stringify(body) });
  await post('/api/v1/webhooks', { url, events: ['contact.opened'] });
  await post('/api/v1/keys', { kind: 'site', name: 'Shop', origins: ['https://www.example.com'] });
  await post('/api/v1/users', { login: 'grace', role: 'agent', password: 'correct horse battery' });
  await DeskPage.open(person, server, { identity: 'agent-1', name: 'Agent', skills: ['cards'] });
  const customer = await ScriptedCustomer.open(person, server);
  await customer.run((topic) => void contacts.open({ topic, skill: 'loans' }), 'Mortgage');

  const admin = await person('admin');
  const { page } = admin;
  await admin.goto(server.url('admin', ''));
  const tab = async (name, heading) => {
    await page.getByRole('navigation').getByRole('button', { name }).click();
    await page.getByRole('heading', { name: heading, exact: true }).waitFor();
  };
  const look = async (name) => {
    assert.deepEqual(await axeFaults(admin), [], name);
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/admin-${name}.png`, fullPage: true });
  };
  await tab('Agents and queue', 'Agents at work');
  await page.getByRole('row', { name: /^Agent free 0 \/ 4 cards/ }).waitFor();
  await page.getByRole('row', { name: /^Mortgage loans/ }).waitFor();
  await look('agents');

  await tab('Users and keys', 'Users');
  await page.getByRole('button', { name: 'Disable grace' }).click();
  await page.getByRole('button', { name: 'Enable grace' }).waitFor();
  await look('people');
  await page.getByRole('button', { name: 'Remove Shop' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await page.getByText('There are no keys yet').waitFor();

  await waitFor('the endpoint was told once', () => told.length > 0);
  status = 204;
  await tab('Webhooks', 'Endpoints');
  await page.getByRole('button', { name: url, exact: true }).click();
  await page.getByRole('row', { name: /contact\.opened pending/ }).waitFor();
  await look('webhooks');
  await page.getByRole('button', { name: 'Send again contact.opened' }).click();
  await page.getByRole('row', { name: /contact\.opened delivered/ }).waitFor();
  assert.equal(new Set(told).size, 1, 'it is the same event');
  await page.getByRole('button', { name: `Test ${url}` }).click();
  await page.getByText('The endpoint took a test event.').waitFor();

  await tab('Configuration', 'Configuration');
  await page.getByRole('row', { name: /^auth\.secret "<secret>"/ }).waitFor();
  assert.ok(!(await page.locator('body').innerText()).includes('end-to-end-tests-need-a-secret'));
  await look('config');

  await tab('Doctor', 'Doctor');
  await page.getByRole('row', { name: /^good external-peers TURN relays to this server's media only/ }).waitFor();
  await page.getByRole('row', { name: /^may surprise public-address .*only this machine.*set media\.bind/ }).waitFor();
  // What is seen while it looks is gone within milliseconds.
  const looked = page.waitForResponse((response) => response.url().endsWith('/api/v1/doctor'));
  await page.getByRole('button', { name: 'Check again' }).click();
  await looked;
  await page.getByRole('row', { name: /^good config the configuration is good/ }).waitFor();
  await look('doctor');

  // On a phone everything has its place too: nothing is wider than the screen, and rows that stack stay rows.
  await page.setViewportSize({ width: 390, height: 844 });
  for (const [name, heading] of [
    ['Agents and queue', 'Agents at work'],
    ['Users and keys', 'Users'],
    ['Webhooks', 'Endpoints'],
    ['Configuration', 'Configuration'],
    ['Doctor', 'Doctor'],
  ]) {
    await tab(name, heading);
    await page.getByRole('row').nth(1).waitFor();
    const wide = await page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('.frame')].filter((e) => e.scrollWidth > e.clientWidth + 1).length,
    );
    assert.equal(wide, 0, `${name} fits a phone`);
    await look(`phone-${heading.split(' ')[0].toLowerCase()}`);
  }
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Sign in to watch over your calls' }).waitFor();
  endpoint.close();
});
