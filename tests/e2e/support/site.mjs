import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { extname } from 'node:path';

const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css' };

/** A brand's website: pages of another origin than the server's, in which `{{word}}` is filled in. */
export class Site {
  /** `answers` are the brand's own services, by their path; they are given the request's parameters. */
  static async start(folder, answers = {}) {
    const site = new Site(folder, answers);
    site.#server.listen(0, '127.0.0.1');
    await once(site.#server, 'listening');
    site.#server.unref();
    // Another name is another site to the browser, as the brand's is.
    site.origin = `http://localhost:${site.#server.address().port}`;
    return site;
  }

  #folder;
  #answers;
  #server = createServer((request, response) => this.#handle(request, response));
  /** What stands for `{{word}}` in pages. */
  words = {};

  constructor(folder, answers) {
    this.#folder = folder;
    this.#answers = answers;
  }

  close() {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #handle(request, response) {
    const url = new URL(request.url, this.origin);
    const answer = this.#answers[url.pathname];
    if (answer) return response.end(String(answer(url.searchParams)));
    const words = { ...this.words, ...Object.fromEntries(url.searchParams) };
    try {
      const text = readFileSync(new URL(`.${url.pathname}`, this.#folder), 'utf8');
      response.setHeader('content-type', TYPES[extname(url.pathname)] ?? 'application/octet-stream');
      response.end(text.replace(/\{\{(\w+)\}\}/g, (_, word) => words[word] ?? ''));
    } catch {
      response.statusCode = 404;
      response.end();
    }
  }
}
