import { type ConnectorOptions, VidyoConnector } from './connector.js';

/** What a page is told of the script, by the function that it names in `?onload=`. */
export interface ClientStatus {
  state: 'READY' | 'RETRYING' | 'FAILED' | 'FAILEDVERSION' | 'NOTAVAILABLE';
  description: string;
}

/** The global `VC`. */
export class VidyoClient {
  readonly #server: string;

  constructor(server: string) {
    this.#server = server;
  }

  async CreateVidyoConnector(options: ConnectorOptions = {}): Promise<VidyoConnector> {
    return new VidyoConnector(this.#server, options ?? {});
  }
}
