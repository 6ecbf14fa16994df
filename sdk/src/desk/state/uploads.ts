import type { Contact, ContactId } from '../../index.js';

export interface Upload {
  contactId: ContactId;
  name: string;
  /** Between 0 and 1. */
  share: number;
  stop: AbortController;
}

/** Files on their way. */
export class Uploads {
  readonly #changed: () => void;
  #list: readonly Upload[] = [];

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  of(id: ContactId): Upload[] {
    return this.#list.filter(({ contactId }) => contactId === id);
  }

  /** Settles when the server has the file, or rejects. */
  async send(contact: Contact, file: File): Promise<void> {
    const upload: Upload = { contactId: contact.id, name: file.name, share: 0, stop: new AbortController() };
    this.#set([...this.#list, upload]);
    const onProgress = (share: number) => {
      upload.share = share;
      this.#changed();
    };
    try {
      await contact.sendFile(file, { onProgress, signal: upload.stop.signal });
    } finally {
      this.#set(this.#list.filter((one) => one !== upload));
    }
  }

  clear(): void {
    for (const { stop } of this.#list) stop.abort();
  }

  #set(list: readonly Upload[]): void {
    this.#list = list;
    this.#changed();
  }
}
