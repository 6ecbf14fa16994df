// Chatvisor's global `CV`, on the pages of visitors and of agents.
import { AgentSide } from './chatvisor/agent.js';
import { CallEvents } from './chatvisor/calls.js';
import { ask } from './chatvisor/rest.js';
import { type ActiveUser, invalid } from './chatvisor/users.js';
import { VisitorSide } from './chatvisor/visitor.js';
import { Script } from './page/script.js';
import { SITE_KEY } from './page/sign-in.js';

type Callback<T> = ((result: T) => void) | undefined;

/** How often it is looked whether the web chat should be shown. */
const LOOK_MS = 15_000;

const script = Script.current();
const { server } = script;
const site = script.after('js')?.replace(/\.js$/, '');
const siteKey = script.option('key') ?? (site?.startsWith(SITE_KEY) ? site : undefined);
const events = new CallEvents();
const agent = new AgentSide(server, events);
const hasWebchat = script.option('webchat') === 'on';
const visitor = new VisitorSide({ server, siteKey, token: script.option('token') }, events, hasWebchat);

/** Gives a result to a page's function, and in a promise as well. */
async function give<T>(result: Promise<T>, callback: Callback<T>): Promise<T> {
  const value = await result;
  callback?.(value);
  return value;
}

function isAgentOnline(callback?: Callback<boolean>): Promise<boolean> {
  const asked = ask<{ online: boolean }>(server, 'agents/online');
  return give(
    asked.then(({ online }) => online),
    callback,
  );
}

const CV = {
  user: {
    tag: (user: ActiveUser) => visitor.tag(user),
    async reset() {
      await Promise.all([visitor.reset(), agent.signOut()]);
    },
    list: (callback?: Callback<ActiveUser[]>) => give(agent.list(), callback),
    status: (query: string, callback?: Callback<ActiveUser>) => give(agent.status(query), callback),
  },
  rest: {
    /** `(token, persist)`, or `(email, token)`: what the second one is tells. */
    async auth(first: string, second?: string | boolean) {
      const [token, persist] = typeof second === 'string' ? [second, false] : [first, second === true];
      if (typeof token !== 'string' || token === '') throw invalid('CV.rest.auth takes a user token.');
      await agent.auth(token, persist);
    },
  },
  calling: {
    startAudio: (visitorId: string) => agent.start(visitorId, 'voiceCall'),
    startVideo: (visitorId: string) => agent.start(visitorId, 'videoCall'),
    startScreen: (visitorId: string) => agent.start(visitorId, 'screenShare'),
    on: events.on.bind(events),
    off: events.off.bind(events),
  },
  conference: {
    start: (id?: string) => (agent.isSignedIn ? agent.startConference(id) : visitor.startConference()),
  },
  team: {
    list: (callback?: Callback<unknown[]>) => give(agent.team(), callback),
  },
  api: {
    isAgentOnline,
    /** There are no such rules here, so none has matched. */
    hasActionRuleMatched: (callback?: Callback<unknown[]>) =>
      give(Promise.resolve([] as unknown[]), callback),
    async shouldShowWebchat(yes?: () => void, no?: () => void) {
      const isOnline = await isAgentOnline().catch(() => false);
      (isOnline ? yes : no)?.();
    },
    /** Looks until the answer is yes. */
    shouldShowWebchatInterval(yes?: () => void, no?: () => void) {
      let timer: ReturnType<typeof setInterval> | undefined;
      const look = async () => {
        const isOnline = await isAgentOnline().catch(() => false);
        if (isOnline) clearInterval(timer);
        (isOnline ? yes : no)?.();
      };
      timer = setInterval(look, LOOK_MS);
      look();
    },
  },
};

const page = window as unknown as Record<string, unknown>;
const waiting = [page.CVLoaded, page.CVLOADED];
Object.assign(page, { CV, CVLoaded: true, CVLOADED: true });
for (const loaded of new Set(waiting)) if (typeof loaded === 'function') loaded();
// Somebody who has signed in before is reached from the start.
if (agent.isSignedIn) agent.connect().catch((error) => console.error(`CV: ${error.message}`));
