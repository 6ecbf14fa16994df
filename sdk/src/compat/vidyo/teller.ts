import type { RemoteParticipant, RemoteTrack } from '../../index.js';
import { chatsOfPage } from '../page/chats.js';
import type { Conference } from './conference.js';
import type { DeviceSort } from './devices.js';
import type { Listener, ListenerName, Listeners } from './listeners.js';
import { isOn } from './people.js';
import { Resources } from './resources.js';
import type { ChatMessage } from './words.js';

type LocalName = 'LocalCamera' | 'LocalMicrophone' | 'LocalSpeaker' | 'LocalWindowShare' | 'LocalMonitor';
type RemoteName = 'RemoteCamera' | 'RemoteMicrophone' | 'RemoteWindowShare';

const LOCAL = {
  camera: 'LocalCamera',
  microphone: 'LocalMicrophone',
  speaker: 'LocalSpeaker',
  windowShare: 'LocalWindowShare',
  monitor: 'LocalMonitor',
} as const satisfies Record<DeviceSort, LocalName>;
const SORTS = {
  LocalCamera: 'camera',
  LocalMicrophone: 'microphone',
  LocalSpeaker: 'speaker',
  LocalWindowShare: 'windowShare',
  LocalMonitor: 'monitor',
} as const satisfies Record<LocalName, DeviceSort>;
const REMOTE = {
  camera: 'RemoteCamera',
  microphone: 'RemoteMicrophone',
  screen: 'RemoteWindowShare',
} as const satisfies Record<string, RemoteName>;

/** Tells a page's listeners what happens in a conference, in Vidyo's words and order. */
export class Teller {
  readonly #conference: Conference;
  readonly #listeners: Listeners;
  readonly #resources: Resources;
  readonly #offs: (() => void)[];
  reportsLocal = false;

  constructor(conference: Conference, listeners: Listeners) {
    this.#conference = conference;
    this.#listeners = listeners;
    this.#resources = new Resources(() => conference.room, listeners);
    const { ranking, people, devices } = conference;
    this.#offs = [
      ranking.on('joined', (participant) => this.#tell('onJoined', people.participant(participant))),
      ranking.on('left', (participant) => this.#tell('onLeft', people.participant(participant))),
      ranking.on('ranked', (top) => this.#tellRanked(top)),
      ranking.on('loudest', (participant) => {
        this.#tell('onLoudestChanged', people.participant(participant), !participant.hasVideo);
      }),
      conference.on('remoteAdded', (track, participant) => this.#tellRemote('onAdded', track, participant)),
      conference.on('remoteRemoved', (track, participant) =>
        this.#tellRemote('onRemoved', track, participant),
      ),
      conference.on('remoteState', (track, participant, state) =>
        this.#tellRemote('onStateUpdated', track, participant, state),
      ),
      devices.on('added', (sort, device) => listeners.tell(LOCAL[sort], 'onAdded', device)),
      devices.on('removed', (sort, device) => listeners.tell(LOCAL[sort], 'onRemoved', device)),
      devices.on('selected', (sort, device) => listeners.tell(LOCAL[sort], 'onSelected', device)),
      devices.on('state', (sort, device, state) =>
        listeners.tell(LOCAL[sort], 'onStateUpdated', device, state),
      ),
    ];
  }

  /** Whoever begins to listen hears of what is there; with a local listener, the devices are opened. */
  async register(name: ListenerName, listener: Listener | undefined): Promise<void> {
    this.#listeners.set(name, listener ?? {});
    if (name === 'ResourceManager') this.#resources.start();
    else if (name === 'Participant') this.#tellParticipants();
    else if (name in SORTS) await this.#tellLocalDevices(name as LocalName);
    else if (name.startsWith('Remote')) this.#tellRemoteDevices(name as RemoteName);
  }

  unregister(name: ListenerName): boolean {
    if (name === 'ResourceManager') this.#resources.stop();
    return this.#listeners.delete(name);
  }

  /** The room was entered. */
  handleConnected(): void {
    if (this.reportsLocal) this.#tellLocal();
    this.#resources.start();
  }

  handleEnded(): void {
    this.#resources.stop();
  }

  /** An agent asks for the microphone or the camera. */
  tellModeration(source: 'microphone' | 'camera'): void {
    const device = `VIDYO_DEVICETYPE_${source === 'camera' ? 'LocalCamera' : 'LocalMicrophone'}`;
    const kind = 'VIDYO_ROOMMODERATIONTYPE_SoftMute';
    this.#listeners.tell('ModerationCommand', 'onModerationCommandReceived', device, kind, false);
  }

  /** Somebody wrote something. */
  tellSaid(participant: RemoteParticipant, body: string, timestamp: number): void {
    const type = 'VIDYO_CHATMESSAGETYPE_Chat';
    const senderType = 'VIDYO_CHATMESSAGESENDERTYPE_User';
    const message: ChatMessage = { body, type, senderType, timestamp };
    const { people } = this.#conference;
    this.#listeners.tell('Message', 'onChatMessageReceived', people.participant(participant), message);
  }

  /** What is said in a chat, by those of it who are in the conference; the returned function ends it. */
  followChat(chat: string): () => void {
    const { ranking } = this.#conference;
    const hear = chatsOfPage()?.hear(chat, ({ identity, text, at }) => {
      const participant = ranking.all.find((one) => one.identity === identity);
      if (participant) this.tellSaid(participant, text, at);
    });
    return hear ?? (() => {});
  }

  close(): void {
    for (const off of this.#offs) off();
    this.#resources.stop();
    this.#listeners.clear();
  }

  #tell(callback: string, ...args: unknown[]): void {
    this.#listeners.tell('Participant', callback, ...args);
  }

  #tellParticipants(): void {
    const { room, ranking, people } = this.#conference;
    if (this.reportsLocal && room.localParticipant.id) this.#tellLocal();
    for (const participant of ranking.all) this.#tell('onJoined', people.participant(participant));
    if (ranking.top.length > 0) this.#tellRanked(ranking.top);
  }

  #tellRanked(top: RemoteParticipant[]): void {
    const { people } = this.#conference;
    const cameras = top.flatMap((participant) => isOn(participant, 'camera') ?? []);
    this.#tell(
      'onDynamicChanged',
      top.map((participant) => people.participant(participant)),
      cameras.map((track) => people.device(track)),
    );
  }

  #tellLocal(): void {
    const { people, room } = this.#conference;
    this.#tell('onJoined', people.participant(room.localParticipant, true));
  }

  #tellRemote(
    callback: string,
    track: RemoteTrack,
    participant: RemoteParticipant,
    ...rest: unknown[]
  ): void {
    const { people } = this.#conference;
    const [device, person] = [people.device(track), people.participant(participant)];
    this.#listeners.tell(REMOTE[track.source], callback, device, person, ...rest);
  }

  async #tellLocalDevices(name: LocalName): Promise<void> {
    const { devices } = this.#conference;
    const sort = SORTS[name];
    for (const device of devices.list(sort)) this.#listeners.tell(name, 'onAdded', device);
    const chosen = devices.chosen(sort);
    if (chosen) this.#listeners.tell(name, 'onSelected', chosen);
    if (sort === 'windowShare' || sort === 'monitor') return;
    await this.#conference.open().catch(() => {});
  }

  #tellRemoteDevices(name: RemoteName): void {
    for (const participant of this.#conference.ranking.all) {
      for (const track of participant.tracks.values()) {
        const isThere = track.source === 'microphone' || !track.muted;
        if (isThere && REMOTE[track.source] === name) this.#tellRemote('onAdded', track, participant);
      }
    }
  }
}
