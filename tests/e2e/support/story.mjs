import { after, before, test } from 'node:test';
import { launchChromium, Person } from './browser.mjs';
import { startServer } from './server.mjs';

/** One browser for the tests of a file; each test gets a server and people of its own. */
export function stories(options = {}) {
  let browser;
  before(async () => {
    browser = await launchChromium(options);
  });
  after(() => browser?.close());

  return function story(name, run, { timeoutMs = 60_000, ...settings } = {}) {
    test(name, { timeout: timeoutMs }, async (context) => {
      const people = [];
      const stage = {
        server: await startServer(settings),
        async person(who, contextOptions) {
          const person = await Person.open(browser, who, contextOptions);
          people.push(person);
          return person;
        },
        /** Customer and agent, in the call and seeing each other. */
        async pair({ customer = '&autojoin=1', agent = '&autojoin=1' } = {}) {
          const [first, second] = [await stage.person('customer'), await stage.person('agent')];
          await Promise.all([
            first.goto(stage.server.url('customer', customer)),
            second.goto(stage.server.url('agent', agent)),
          ]);
          await Promise.all([first.state('inCall'), second.state('inCall')]);
          return [first, second];
        },
      };
      try {
        await run(stage, context);
      } catch (error) {
        for (const person of people) console.error(await person.diagnose());
        console.error(`--- server\n${stage.server.errors.slice(-40).join('\n')}`);
        throw error;
      } finally {
        await Promise.allSettled(people.map((person) => person.close()));
        await stage.server.stop();
      }
    });
  };
}
