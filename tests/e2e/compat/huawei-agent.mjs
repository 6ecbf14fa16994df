import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { waitFor } from '../support/wait.mjs';

const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8' };
const PASSWORD = 'a long password';

/** The integrator's own site, with the desktop on it; `close` ends it. */
export async function openSite() {
  const site = createServer(({ url }, response) => {
    const [name] = /^\/(huawei\.(?:html|js))$/.exec(url)?.slice(1) ?? [];
    if (!name) return response.writeHead(404).end();
    response.setHeader('content-type', TYPES[name.slice(name.lastIndexOf('.'))]);
    response.end(readFileSync(new URL(`./${name}`, import.meta.url)));
  });
  site.listen(0, '127.0.0.1');
  await once(site, 'listening');
  return { origin: `http://127.0.0.1:${site.address().port}`, close: () => site.close() };
}

/** An agent at the integrator's desktop. */
export class HuaweiAgent {
  static async open(stage, site, id) {
    const user = { login: id, name: `Agent ${id}`, role: 'agent', skills: ['7'], password: PASSWORD };
    await stage.server.api('/api/v1/users', { method: 'POST', body: JSON.stringify(user) });
    const person = await stage.person(`agent ${id}`);
    await person.goto(`${site.origin}/huawei.html#gateway=${stage.server.info.http}`);
    const agent = new HuaweiAgent(person);
    for (const [name, value] of Object.entries({ agentid: id, password: PASSWORD, phonenum: '70092' })) {
      await person.page.locator(`#${name}`).fill(value);
    }
    await waitFor('the softphone is loaded', () => person.page.evaluate(() => typeof VisavisPhone === 'function'));
    await person.page.locator('#sign-in button').click();
    await agent.state('ready');
    await waitFor('the phone is registered', () => agent.log('phone registered'));
    return agent;
  }

  constructor(person) {
    this.person = person;
    this.page = person.page;
    this.heard = 0;
  }

  press(name) {
    return this.page.locator(`#${name}`).click();
  }

  state(state) {
    return waitFor(`${this.person.name} is ${state}`, async () => (await this.text('state')) === state);
  }

  text(name) {
    return this.page.locator(`#${name}`).innerText();
  }

  async log(words) {
    return (await this.page.locator('#log li').allInnerTexts()).some((line) => line.includes(words));
  }

  /** The next event of a kind that was not looked at yet; those before it are passed over. */
  async event(kind) {
    return waitFor(`${this.person.name} hears ${kind}`, async () => {
      const events = await this.page.evaluate(() => events);
      const index = events.findIndex(({ eventType }, at) => at >= this.heard && eventType === kind);
      if (index < 0) return undefined;
      this.heard = index + 1;
      return events[index];
    });
  }

  /** Presses a button and gives what the gateway replied. */
  async asks(name) {
    await this.page.evaluate(() => {
      window.lastReply = undefined;
    });
    await this.press(name);
    return waitFor(`a reply to ${name}`, () => this.page.evaluate(() => window.lastReply));
  }

  async switches(direction) {
    await this.page.locator('#direction').selectOption(direction);
    return this.asks('to-video');
  }
}
