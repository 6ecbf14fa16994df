import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { waitFor } from './wait.mjs';

/** A program that is not ours: it tells in lines of JSON what it has seen so far, until its input ends. */
export class Program {
  #child;
  #exited;

  /** A script beside this file, for the Python that has Debian's packages. */
  static python(script, ...args) {
    return new Program(process.env.PYTHON ?? '/usr/bin/python3', script, args);
  }

  static node(script, ...args) {
    return new Program(process.execPath, script, args);
  }

  constructor(executable, script, args) {
    const path = fileURLToPath(new URL(script, import.meta.url));
    this.name = script;
    this.seen = {};
    this.log = [];
    this.#child = spawn(executable, [path, ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
    createInterface({ input: this.#child.stdout }).on('line', (line) => Object.assign(this.seen, JSON.parse(line)));
    createInterface({ input: this.#child.stderr }).on('line', (line) => this.log.push(line));
    this.#exited = once(this.#child, 'exit');
  }

  /** Waits until it has told that `is` true. */
  tells(what, is) {
    return waitFor(`${this.name}: ${what}`, () => {
      if (this.#child.exitCode) throw new Error(`it ended with ${this.#child.exitCode}\n${this.log.join('\n')}`);
      return is(this.seen);
    }).catch((error) => {
      throw new Error(`${error.message}\n${JSON.stringify(this.seen)}\n${this.log.slice(-30).join('\n')}`);
    });
  }

  /** Lets it hang up and end. */
  async end() {
    this.#child.stdin.end();
    const tooLong = setTimeout(() => this.#child.kill('SIGKILL'), 5_000);
    const [code] = await this.#exited;
    clearTimeout(tooLong);
    return code;
  }
}
