import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const READY_TIMEOUT_MS = 10_000;
const STOP_TIMEOUT_MS = 5_000;
/** A fixed secret keeps tokens good over a restart of the server. */
const SECRET = 'end-to-end-tests-need-a-secret-of-32-characters';

/** Where servers keep their files, each in a folder of its own; it goes with the process. */
const DATA = mkdtempSync(join(tmpdir(), 'visavis-e2e-'));
process.on('exit', () => rmSync(DATA, { recursive: true, force: true }));

function binary() {
  const root = new URL('../../../', import.meta.url);
  const candidates = [process.env.VISAVIS_BIN, 'target/release/visavis', 'target/debug/visavis']
    .filter(Boolean)
    .map((path) => (path.startsWith('/') ? path : fileURLToPath(new URL(path, root))));
  const found = candidates.find((path) => existsSync(path));
  if (!found) throw new Error(`No server to test: build it with cargo, or set VISAVIS_BIN (tried ${candidates})`);
  return found;
}

/** Starts a server on ports of its own and waits until it is ready for calls. */
export async function startServer({ http = '127.0.0.1:0', media = '127.0.0.1:0', data, env = {} } = {}) {
  const folder = data ?? mkdtempSync(join(DATA, 'server-'));
  const args = ['serve', '--dev', '--json', '--http', http, '--media', media, '--metrics', '127.0.0.1:0', '--data', folder];
  const child = spawn(binary(), args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1', VISAVIS_AUTH__SECRET: SECRET, ...env },
  });
  const errors = [];
  createInterface({ input: child.stderr }).on('line', (line) => {
    errors.push(line);
    if (errors.length > 200) errors.shift();
  });
  const exited = once(child, 'exit');
  const [line] = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    exited.then(([code]) => Promise.reject(new Error(`The server ended with ${code}:\n${errors.join('\n')}`))),
    timeout(READY_TIMEOUT_MS, () => `The server said nothing:\n${errors.join('\n')}`),
  ]);
  return new Server(child, { ...JSON.parse(line), data: folder }, errors, exited);
}

class Server {
  #child;
  #exited;

  constructor(child, info, errors, exited) {
    this.#child = child;
    this.#exited = exited;
    this.info = info;
    this.errors = errors;
  }

  /** The page of a person, which joins without a click. */
  url(who, extra = '&autojoin=1') {
    return `${this.info[`${who}Url`]}${extra}`;
  }

  /** A page for somebody with a token of their own. */
  async pageFor(request, page = 'customer', extra = '&autojoin=1') {
    return `${this.info.http}/${page}#token=${await this.token(request)}${extra}`;
  }

  /** A token for somebody, who may do everything in the room `demo` unless the request says otherwise. */
  async token(request) {
    const body = JSON.stringify({ role: 'customer', room: 'demo', ...request });
    const { token } = await this.api('/api/v1/tokens', { method: 'POST', body });
    return token;
  }

  async api(path, init = {}) {
    const response = await fetch(new URL(path, this.info.http), {
      ...init,
      headers: { authorization: `Bearer ${this.info.adminToken}`, 'content-type': 'application/json' },
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.status === 204 ? undefined : response.json();
  }

  /** Freezes the process as a lost network would, or lets it go on. */
  freeze(frozen) {
    this.#child.kill(frozen ? 'SIGSTOP' : 'SIGCONT');
  }

  /** Ends it without a word, as a crash does. */
  async kill() {
    this.#child.kill('SIGKILL');
    await this.#exited;
  }

  async stop() {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#child.kill('SIGTERM');
    const tooLong = setTimeout(() => this.#child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    await this.#exited;
    clearTimeout(tooLong);
  }
}

function timeout(ms, words) {
  return new Promise((_, reject) => {
    const timer = setTimeout(() => reject(new Error(words())), ms);
    timer.unref();
  });
}
