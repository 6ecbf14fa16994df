import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A network of its own behind one cable, for browsers that a firewall keeps from things.
 * It lasts as long as the process that holds it, and that process ends with its standard input:
 * whatever becomes of the tests, the kernel takes network and cable away.
 */
export class Network {
  static async create() {
    if (process.getuid() !== 0) {
      throw new Error('These tests make a network, which only root may do: run `sudo npm run e2e` in sdk.');
    }
    const holder = spawn('unshare', ['--net', 'cat'], { stdio: ['pipe', 'pipe', 'inherit'] });
    // What it echoes shows that it has its network.
    holder.stdin.write('.');
    const refused = once(holder, 'exit').then(([code]) => Promise.reject(new Error(`unshare ended with ${code}.`)));
    await Promise.race([once(holder.stdout, 'data'), refused]);
    refused.catch(() => {});
    const network = new Network(holder);
    try {
      network.#plug();
    } catch (error) {
      network.remove();
      throw error;
    }
    return network;
  }

  #holder;
  #folder = mkdtempSync(join(tmpdir(), 'visavis-network-'));
  #prefix;

  constructor(holder) {
    this.#holder = holder;
    // The range for tests of networks (RFC 2544), four addresses for each.
    const place = holder.pid % 16_384;
    this.#prefix = `198.18.${place >> 6}.${(place & 63) * 4}`;
  }

  /** Where the other end of the cable is, on this machine. */
  get outside() {
    return this.#address(1);
  }

  #address(offset) {
    const parts = this.#prefix.split('.');
    return [...parts.slice(0, 3), Number(parts[3]) + offset].join('.');
  }

  #plug() {
    const [near, far] = [`vv${this.#holder.pid}a`, `vv${this.#holder.pid}b`];
    run('ip', ['link', 'add', near, 'type', 'veth', 'peer', 'name', far, 'netns', String(this.#holder.pid)]);
    run('ip', ['address', 'add', `${this.#address(1)}/30`, 'dev', near]);
    run('ip', ['link', 'set', near, 'up']);
    this.#inside('ip', ['link', 'set', 'lo', 'up']);
    this.#inside('ip', ['address', 'add', `${this.#address(2)}/30`, 'dev', far]);
    // An IPv6 address would come into force a second later, and a browser gives up its requests when addresses change.
    this.#inside('ip', ['link', 'set', far, 'addrgenmode', 'none']);
    this.#inside('ip', ['link', 'set', far, 'up']);
    this.#inside('ip', ['route', 'add', 'default', 'via', this.#address(1)]);
  }

  /** Sets the firewall anew: packets that match one of the nftables expressions are lost, both ways. */
  drop(...expressions) {
    const rules = expressions.map((expression) => `${expression} drop`).join('\n');
    const chain = (name) => `chain ${name} { type filter hook ${name} priority 0; oifname "lo" accept; iifname "lo" accept; ${rules}\n}`;
    this.#inside('nft', ['-f', '-'], `flush ruleset\ntable inet firewall {\n${chain('input')}\n${chain('output')}\n}\n`);
  }

  /** A program that starts another one inside. */
  wrap(program) {
    const path = join(this.#folder, 'inside');
    const enter = this.#enter().join(' ');
    writeFileSync(path, `#!/bin/sh\nexec ${enter} ${program} "$@"\n`, { mode: 0o755 });
    return path;
  }

  #enter() {
    return ['nsenter', `--net=/proc/${this.#holder.pid}/ns/net`];
  }

  #inside(program, args, input) {
    const [nsenter, ...where] = this.#enter();
    return run(nsenter, [...where, program, ...args], input);
  }

  remove() {
    this.#holder.stdin.end();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function run(program, args, input) {
  return execFileSync(program, args, { input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'inherit'] });
}
