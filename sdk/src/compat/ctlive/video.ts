import type { Call } from '../../index.js';
import { VidyoConnector } from '../vidyo/connector.js';

/** What a page is told of people in the call: an event as of jQuery, its name, and whom it is about. */
export type ParticipantCallback = (event: object, eventName: string, participant: unknown) => void;

const NAMES = ['onJoined', 'onLeft', 'onDynamicChanged', 'onLoudestChanged'] as const;

/** The call of a chat within an element of the page, connected by itself. */
export class ChatVideo {
  readonly #connector: VidyoConnector;
  readonly #gone: () => void;

  constructor(server: string, viewId: string, told: () => ParticipantCallback | undefined, gone: () => void) {
    this.#connector = new VidyoConnector(server, { viewId });
    this.#gone = gone;
    const listener = Object.fromEntries(
      NAMES.map((name) => [
        name,
        (participant: unknown) =>
          told()?.({ type: 'videoParticipantEvent', timeStamp: Date.now() }, name, participant),
      ]),
    );
    this.#connector.register('Participant', listener);
  }

  async enter(call: Call, uses: { camera: boolean; microphone: boolean }): Promise<void> {
    call.on('ended', () => this.end());
    await this.#connector.enterCall(call, uses);
  }

  /** Leaves the call and empties the element. */
  async end(): Promise<void> {
    this.#gone();
    await this.#connector.Disconnect();
    await this.#connector.Destruct();
  }
}
