import { waitFor } from './wait.mjs';

/** An agent at the page that the server has for them; `open` is a story's `person`, or opens pages as that does. */
export class DeskPage {
  static async open(open, server, { identity, role = 'agent', skills, name = identity }, options) {
    const person = await open(identity, options);
    const token = await server.token({ identity, role, name, skills, room: undefined });
    const desk = new DeskPage(person, identity);
    await person.goto(`${server.info.http}/desk#token=${token}`);
    await waitFor(`${identity}'s desk is ready`, async () => (await desk.state()) === 'ready');
    return desk;
  }

  constructor(person, identity) {
    this.person = person;
    this.identity = identity;
    this.page = person.page;
    this.element = person.page.locator('visavis-desk');
  }

  state() {
    return this.element.getAttribute('data-state', { timeout: 2000 });
  }

  part(name) {
    return this.element.locator(`[part~="${name}"]`);
  }

  async available() {
    await this.part('presence').selectOption('available');
  }

  async accept() {
    await this.part('accept').click();
    await this.part('composer').waitFor();
  }

  async says(text) {
    await this.part('input').fill(text);
    await this.part('input').press('Enter');
  }

  async reads(text) {
    await this.part('messages').getByText(text).first().waitFor();
  }
}

/** A customer who is nothing but the SDK in an empty page. */
export class ScriptedCustomer {
  static async open(open, server, { identity = 'customer-1', name = 'Customer', options } = {}) {
    const person = await open(identity, options);
    const token = await server.token({ identity, name, room: undefined });
    await person.goto(`${server.info.http}/docs`);
    const customer = new ScriptedCustomer(person);
    await customer.run(
      async ({ url, token }) => {
        const sdk = await import('/sdk/v1/visavis.mjs');
        const contacts = new sdk.Contacts();
        Object.assign(window, { sdk, contacts });
        await contacts.connect(url, token);
      },
      { url: server.info.http, token },
    );
    return customer;
  }

  constructor(person) {
    this.person = person;
    this.page = person.page;
  }

  /** Runs in the page, where `contacts` and `sdk` are global, and `contact` once it is open. */
  run(script, argument) {
    return this.page.evaluate(script, argument);
  }

  async opens(options = {}) {
    await this.run(async (wishes) => {
      window.contact = await contacts.open(wishes);
    }, options);
  }

  says(text) {
    return this.run((words) => contact.sendText(words), text);
  }

  /** Agrees to what the desk invites to, and joins; `camera: true` captures it although the call may not want it. */
  async joins({ camera = true } = {}) {
    await waitFor('an invitation', () => this.run(() => contact.info.invitations.length > 0));
    await this.run(
      async (joins) => {
        await contact.answerInvitation(contact.info.invitations[0].invitationId, true);
        for (let tries = 0; !contact.call && tries < 200; tries++) await new Promise((done) => setTimeout(done, 25));
        await contact.call.join(joins);
      },
      { camera },
    );
  }
}

/** One metric of the server with that label, over all engines. */
export async function metric(server, name, label) {
  const text = await (await fetch(server.info.metricsUrl)).text();
  const lines = text.split('\n').filter((line) => line.startsWith(`${name}{`) && line.includes(label));
  return lines.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
}
