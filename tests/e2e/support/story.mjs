import { after, before, test } from 'node:test';
import { launchChromium, Person } from './browser.mjs';
import { Network } from './network.mjs';
import { startServer } from './server.mjs';
import { STORY_MS } from './wait.mjs';

/**
 * One browser for the tests of a file; each test gets a server and people of its own.
 * With `apart` the browser is in a network of its own, and the tests have its firewall.
 */
export function stories({ apart = false, server = {}, flags = [], ...options } = {}) {
  let browser;
  let network;
  let addresses = {};
  before(async () => {
    if (apart) {
      network = await Network.create();
      addresses = { http: `${network.outside}:8080`, media: `${network.outside}:3478` };
      // There is TLS there, with a certificate that nobody vouches for: without it a page has no camera.
      flags.push('--ignore-certificate-errors');
    }
    browser = await launchChromium({ ...options, network, flags });
  });
  after(async () => {
    await browser?.close();
    network?.remove();
  });

  return function story(name, run, settings = {}) {
    test(name, { timeout: STORY_MS }, async (context) => {
      const people = [];
      network?.drop();
      const stage = {
        network,
        server: await startServer({ ...addresses, ...server, ...settings }),
        async person(who, contextOptions) {
          const person = await Person.open(browser, who, contextOptions);
          people.push(person);
          return person;
        },
        /** Customer and agent, in the call and seeing each other; `restrict` is a script for both with its argument. */
        async pair({ customer = '&autojoin=1', agent = '&autojoin=1', restrict } = {}) {
          const [first, second] = [await stage.person('customer'), await stage.person('agent')];
          if (restrict) for (const { context } of [first, second]) await context.addInitScript(...restrict);
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
