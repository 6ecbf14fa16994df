import { waitFor } from './wait.mjs';

/** An agent who does what a test says: the SDK's core in a tab of its own. */
export class Desk {
  static async open(stage, { identity = 'agent-3', name = 'Agent', ...request } = {}) {
    const person = await stage.person(name);
    await person.page.goto(`${stage.server.info.http}/docs`);
    const token = await stage.server.token({ identity, name, role: 'agent', room: undefined, ...request });
    await person.page.evaluate(async (token) => {
      const { Contacts } = await import('/sdk/v1/visavis.mjs');
      const contacts = new Contacts();
      window.contacts = contacts;
      contacts.on('contactOffered', ({ contact }) => contacts.answerOffer(contact.contactId, true));
      await contacts.connect(location.origin, token);
    }, token);
    return new Desk(person);
  }

  constructor(person) {
    this.person = person;
  }

  /** Runs a function in the agent's tab, with the contact that they serve. */
  do(run, argument) {
    return this.person.page.evaluate(
      `(${run})(window.contacts.list.findLast(({ isClosed }) => !isClosed) ?? window.contacts.list.at(-1), ${JSON.stringify(argument)})`,
    );
  }

  /** Waits until the function gives something true. */
  until(what, run, argument) {
    return waitFor(`the agent: ${what}`, () => this.do(run, argument));
  }
}
