import assert from 'node:assert/strict';
import { axeFaults } from './support/axe.mjs';
import { stories } from './support/story.mjs';
import { waitFor } from './support/wait.mjs';

const story = stories();

story('before and in the call axe finds nothing serious', async ({ pair, person, server }) => {
  for (const colorScheme of ['light', 'dark']) {
    for (const who of ['customer', 'agent']) {
      const visitor = await person(`${who} before`, { colorScheme });
      await visitor.goto(server.url(who, ''));
      await visitor.state('prejoin');
      await visitor.part('preview-video').waitFor();
      assert.deepEqual(await axeFaults(visitor), [], `${who} before, ${colorScheme}`);
      await visitor.close();
    }
  }
  const [customer, agent] = await pair();
  await agent.press('settings');
  for (const one of [customer, agent]) assert.deepEqual(await axeFaults(one), [], `${one.name} in the call`);
  const admin = await person('admin');
  await admin.goto(server.url('admin', ''));
  await admin.page.getByRole('button', { name: 'End call demo' }).waitFor();
  assert.deepEqual(await axeFaults(admin), [], 'admin');
  // The bar may have hidden meanwhile.
  await customer.page.mouse.move(100, 100);
  await customer.press('hangup');
  await customer.state('ended');
  assert.deepEqual(await axeFaults(customer), [], 'after the call');
});

story('nothing jumps when a call starts', async ({ pair }) => {
  const people = await pair();
  await Promise.all(people.map((person) => person.pictures()));
  for (const person of people) {
    const { shift, shifts } = await person.page.evaluate(() => window.__probe);
    assert.ok(shift < 0.05, `${person.name}: ${shift} ${JSON.stringify(shifts)}`);
  }
});

story('the call is made from the pre-join screen, with the keyboard alone', async ({ person, server }) => {
  const customer = await person('customer');
  const agent = await person('agent');
  await Promise.all([customer.goto(server.url('customer', '')), agent.goto(server.url('agent'))]);
  await customer.state('prejoin');
  await customer.part('preview-video').waitFor();
  await waitFor('the microphone moves the meter', () =>
    customer.part('meter').locator('i').evaluate((bar) => Number(bar.style.getPropertyValue('--level')) > 0.1),
  );
  const focused = () =>
    customer.page.evaluate(() => document.querySelector('visavis-call').shadowRoot.activeElement?.getAttribute('part'));
  for (let presses = 0; (await focused()) !== 'join' && presses < 20; presses++) await customer.page.keyboard.press('Tab');
  await customer.page.keyboard.press('Enter');
  await Promise.all([customer.state('inCall'), agent.state('inCall')]);
  const seen = new Set();
  for (let presses = 0; presses < 12; presses++) {
    await customer.page.keyboard.press('Tab');
    seen.add(await focused());
  }
  for (const part of ['self-view', 'microphone', 'camera', 'share', 'settings', 'hangup']) assert.ok(seen.has(part), part);
  await customer.part('settings').focus();
  await customer.page.keyboard.press('Enter');
  await customer.part('panel').waitFor();
  await customer.page.keyboard.press('Escape');
  await customer.part('panel').waitFor({ state: 'detached' });
  assert.equal(await focused(), 'settings');
  await customer.part('self-view').focus();
  await customer.page.keyboard.press('ArrowUp');
  assert.equal(await customer.part('self-view').getAttribute('data-corner'), 'top-right');
});

story('the bar hides for those who only look', async ({ pair }) => {
  const [customer] = await pair();
  await customer.page.mouse.move(400, 300);
  await waitFor('the bar hides', async () => (await customer.part('surface').getAttribute('data-idle')) !== null);
  await customer.page.mouse.move(420, 320);
  await waitFor('the bar is back', async () => (await customer.part('surface').getAttribute('data-idle')) === null);
});

story('every refusal is a sentence', async ({ person, server }) => {
  const cases = [
    ['customer', `${server.info.http}/customer#token=nonsense&autojoin=1`, 'refused', /not valid/],
    ['customer', `${server.info.http}/customer`, 'idle', /not complete/],
    ['admin', `${server.info.http}/admin#token=nonsense`, undefined, /does not open the admin page/],
  ];
  for (const [name, url, state, words] of cases) {
    const visitor = await person(name);
    await visitor.goto(url);
    if (state) await visitor.state(state);
    await visitor.page.getByText(words).first().waitFor();
    await visitor.close();
  }
});

story('the pages work under their strict content policy', async ({ pair, person, server }) => {
  const [customer, agent] = await pair();
  await customer.press('settings');
  const admin = await person('admin');
  await admin.goto(server.url('admin', ''));
  await admin.page.getByRole('button', { name: 'End call demo' }).waitFor();
  const response = await fetch(`${server.info.http}/customer`);
  assert.match(response.headers.get('content-security-policy') ?? '', /default-src 'none'/);
  for (const one of [customer, agent, admin]) {
    assert.deepEqual(one.log.filter((line) => /Content Security Policy|uncaught|error:/i.test(line)), [], one.name);
  }
});
