/** The tag of a vendor's script in the page: whose server it is, and what its address says. */
export class Script {
  readonly url: URL | undefined;
  readonly #data: DOMStringMap;

  constructor(element: HTMLScriptElement | null, page: string = location.href) {
    this.url = element?.src ? new URL(element.src, page) : undefined;
    this.#data = element?.dataset ?? {};
  }

  /** The script that runs now; to be asked before anything is awaited. */
  static current(): Script {
    return new Script(document.currentScript as HTMLScriptElement | null);
  }

  /** The server that the script comes from. */
  get server(): string {
    return this.#data.server || (this.url?.origin ?? location.origin);
  }

  /** What the tag says: `data-name`, or `?name=` in its address. */
  option(name: string): string | undefined {
    return this.#data[name] || this.url?.searchParams.get(name) || undefined;
  }

  /** The part of the path before which that word stands, as the tenant in `/livechat/<tenant>/lib/`. */
  after(word: string): string | undefined {
    const parts = this.url?.pathname.split('/') ?? [];
    const at = parts.indexOf(word);
    return at < 0 ? undefined : parts[at + 1] && decodeURIComponent(parts[at + 1]!);
  }
}
