import type { Contacts, FileId } from '../index.js';

/** Pictures as object URLs, each fetched once and let go with the panel. */
export class FileCache {
  readonly #contacts: Contacts;
  readonly #changed: () => void;
  readonly #urls = new Map<FileId, string | null | undefined>();

  constructor(contacts: Contacts, changed: () => void) {
    this.#contacts = contacts;
    this.#changed = changed;
  }

  /** The picture's URL; `undefined` while it is fetched, `null` if that failed. */
  picture(id: FileId): string | null | undefined {
    if (!this.#urls.has(id)) {
      this.#urls.set(id, undefined);
      this.#fetch(id);
    }
    return this.#urls.get(id);
  }

  /** Saves a file under its name. */
  async save(id: FileId, name: string): Promise<void> {
    const url = this.#urls.get(id) ?? (await this.#contacts.fileUrl(id));
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
    if (!this.#urls.get(id)) setTimeout(() => URL.revokeObjectURL(url), 60_000);
  }

  close(): void {
    for (const url of this.#urls.values()) if (url) URL.revokeObjectURL(url);
    this.#urls.clear();
  }

  async #fetch(id: FileId): Promise<void> {
    const url = await this.#contacts.fileUrl(id).catch(() => null);
    this.#urls.set(id, url);
    this.#changed();
  }
}
