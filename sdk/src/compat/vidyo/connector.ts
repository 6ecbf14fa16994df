import type { Call, Room, VisavisError } from '../../index.js';
import { chatsOfPage } from '../page/chats.js';
import { Conference } from './conference.js';
import type { DeviceSort } from './devices.js';
import { connectSession, SessionFailure, waitForCall } from './exchange.js';
import { call as callBack, type Listener, type ListenerName, Listeners } from './listeners.js';
import { CallPlace, failReason, type Place, RoomPlace } from './place.js';
import { Teller } from './teller.js';
import { Views } from './views.js';
import type { ConnectorState, FailReason, VidyoDevice } from './words.js';

export interface ConnectorOptions {
  viewId?: string | null;
  viewStyle?: string;
  remoteParticipants?: number;
  userData?: unknown;
}

interface ConnectOptions {
  host?: string;
  token?: string;
  displayName?: string;
  resourceId?: string;
  onSuccess?: () => void;
  onFailure?: (reason: FailReason) => void;
  onDisconnected?: (reason: string) => void;
}

/** How many others are drawn when the page does not say. */
const REMOTE_PARTICIPANTS = 8;
/** More are not delivered to a page. */
const MOST = 16;

/** Vidyo's connector: devices, a conference, and views of it. Every method takes one object and gives a promise. */
export class VidyoConnector {
  readonly #server: string;
  readonly #conference: Conference;
  readonly #views: Views;
  readonly #teller: Teller;
  #state: ConnectorState = 'VIDYO_CONNECTORSTATE_Ready';
  #connecting: ConnectOptions | undefined;
  #resourceId = '';
  #displayName = '';
  #offs: (() => void)[] = [];

  /** @internal `VC.CreateVidyoConnector` makes it. */
  constructor(server: string, { viewId, viewStyle, remoteParticipants }: ConnectorOptions) {
    const most = within(remoteParticipants ?? REMOTE_PARTICIPANTS);
    this.#server = server;
    this.#conference = new Conference(most);
    this.#views = new Views(most);
    this.#teller = new Teller(this.#conference, new Listeners());
    this.#wire();
    if (!viewId) return;
    if (!this.#views.compose(viewId, isTiles(viewStyle)))
      throw new TypeError(`There is no element "${viewId}".`);
    this.#conference.open().catch(() => {});
  }

  // ---- In and out

  /** Says whether it begins; what comes of it is told by the callbacks. */
  async Connect(options: ConnectOptions = {}): Promise<boolean> {
    if (!this.#begin(options)) return false;
    const { token, resourceId = '', displayName = '' } = options;
    const chats = chatsOfPage();
    this.#run(async () => {
      if (!token) throw new SessionFailure('VIDYO_CONNECTORFAILREASON_InvalidToken', 'There is no token.');
      if (!resourceId)
        throw new SessionFailure('VIDYO_CONNECTORFAILREASON_InvalidResourceId', 'There is no resource.');
      const bearer = chats?.token(resourceId);
      const session = await connectSession(this.#server, { token, resourceId, displayName }, bearer);
      this.#setState('VIDYO_CONNECTORSTATE_ConnectingToResource');
      const known = bearer && chats ? await waitForCall(() => chats.call(resourceId)) : undefined;
      await this.#conference.enter((room) =>
        known ? this.#enterCall(room, known) : this.#enterRoom(room, session.token),
      );
    });
    return true;
  }

  /** Enters a room with a token of this server's own, which takes the place of Vidyo's portal. */
  async ConnectToRoomAsGuest(
    options: ConnectOptions & { roomKey?: string; roomPin?: string; jwtToken?: string } = {},
  ): Promise<boolean> {
    if (!this.#begin({ ...options, resourceId: options.roomKey })) return false;
    this.#run(async () => {
      const { jwtToken } = options;
      if (!jwtToken)
        throw new SessionFailure('VIDYO_CONNECTORFAILREASON_NotMember', 'A guest needs a jwtToken.');
      await this.#conference.enter((room) => this.#enterRoom(room, jwtToken));
    });
    return true;
  }

  /** Enters a call that the page knows; for what begins by itself. @internal */
  async enterCall(call: Call, uses: { camera: boolean; microphone: boolean }): Promise<void> {
    this.#begin({});
    await this.#conference.setPrivacy('camera', !uses.camera);
    await this.#conference.setPrivacy('microphone', !uses.microphone);
    await new Promise<void>((resolve, reject) => {
      this.#run(() => this.#conference.enter((room) => this.#enterCall(room, call)), resolve, reject);
    });
  }

  async Disconnect(): Promise<boolean> {
    if (!this.#conference.place) return false;
    await this.#conference.leave();
    return true;
  }

  async Destruct(): Promise<boolean> {
    for (const off of this.#offs) off();
    this.#offs = [];
    this.#teller.close();
    this.#views.clear();
    this.#state = 'VIDYO_CONNECTORSTATE_Idle';
    await this.#conference.close();
    return true;
  }

  async GetState(): Promise<ConnectorState> {
    return this.#state;
  }

  async GetVersion(): Promise<string> {
    return 'visavis 0.1';
  }

  async GetConnectionProperties() {
    const { path } = this.#conference.room;
    return {
      roomName: this.#resourceId,
      roomDisplayName: this.#resourceId,
      displayName: this.#displayName,
      hasModeratorPin: false,
      hasRoomPin: false,
      isRoomLocked: false,
      transport: path ? path.protocol : null,
    };
  }

  // ---- Devices

  async SetCameraPrivacy({ privacy }: { privacy: boolean }): Promise<boolean> {
    return this.#do(() => this.#conference.setPrivacy('camera', privacy === true));
  }

  async SetMicrophonePrivacy({ privacy }: { privacy: boolean }): Promise<boolean> {
    return this.#do(() => this.#conference.setPrivacy('microphone', privacy === true));
  }

  async SetSpeakerPrivacy({ privacy }: { privacy: boolean }): Promise<boolean> {
    return this.#do(() => this.#conference.setPrivacy('speaker', privacy === true));
  }

  async SelectLocalCamera({ localCamera }: { localCamera: VidyoDevice | null }): Promise<boolean> {
    return this.#select('camera', localCamera);
  }

  async SelectLocalMicrophone({
    localMicrophone,
  }: {
    localMicrophone: VidyoDevice | null;
  }): Promise<boolean> {
    return this.#select('microphone', localMicrophone);
  }

  async SelectLocalSpeaker({ localSpeaker }: { localSpeaker: VidyoDevice | null }): Promise<boolean> {
    return this.#select('speaker', localSpeaker);
  }

  async SelectLocalWindowShare({
    localWindowShare,
  }: {
    localWindowShare: VidyoDevice | null;
  }): Promise<boolean> {
    return this.#select('windowShare', localWindowShare);
  }

  async SelectLocalMonitor({ localMonitor }: { localMonitor: VidyoDevice | null }): Promise<boolean> {
    return this.#select('monitor', localMonitor);
  }

  async CycleCamera(): Promise<boolean> {
    return this.#select('camera', this.#conference.devices.next('camera'));
  }

  // ---- Views

  async AssignViewToLocalCamera({ viewId, displayCropped = true }: ViewOptions): Promise<boolean> {
    await this.#conference.open();
    const picture = this.#conference.room.localParticipant.track('camera');
    if (!picture) return false;
    return this.#views.assign(viewId, { key: 'own', label: '', picture, cropped: displayCropped });
  }

  async AssignViewToRemoteCamera(options: ViewOptions & { remoteCamera: VidyoDevice }): Promise<boolean> {
    return this.#assign(options, options.remoteCamera, options.displayCropped ?? true);
  }

  async AssignViewToRemoteWindowShare(
    options: ViewOptions & { remoteWindowShare: VidyoDevice },
  ): Promise<boolean> {
    return this.#assign(options, options.remoteWindowShare, options.displayCropped ?? false);
  }

  async AssignViewToCompositeRenderer({
    viewId,
    viewStyle,
    remoteParticipants,
  }: { viewId: string } & ConnectorOptions): Promise<boolean> {
    if (remoteParticipants !== undefined) this.#conference.ranking.setMost(within(remoteParticipants));
    this.#conference.open().catch(() => {});
    return this.#views.compose(viewId, isTiles(viewStyle));
  }

  async HideView({ viewId }: { viewId: string }): Promise<boolean> {
    return this.#views.hide(viewId);
  }

  async ShowViewAt(at: {
    viewId: string;
    x: number;
    y: number;
    width: number;
    height: number;
  }): Promise<boolean> {
    return this.#views.place(at.viewId, at.x, at.y, at.width, at.height);
  }

  async ShowViewLabel({ viewId, showLabel }: { viewId: string; showLabel: boolean }): Promise<boolean> {
    return this.#views.showLabels(viewId, showLabel);
  }

  async ShowAudioMeters({ viewId, showMeters }: { viewId: string; showMeters: boolean }): Promise<boolean> {
    return this.#views.showMeters(viewId, showMeters);
  }

  async ShowPreview({ preview }: { preview: boolean }): Promise<boolean> {
    this.#views.showPreview(preview);
    return true;
  }

  /** The browser shows people what they share, so there is nothing to draw. */
  async ShowWindowSharePreview(_: { preview: boolean }): Promise<boolean> {
    return true;
  }

  // ---- Chat

  /** In the call of a chat that the page is in, the chat takes it. */
  async SendChatMessage({ message }: { message: string }): Promise<boolean> {
    const chats = chatsOfPage();
    if (!this.#conference.place) return false;
    if (chats?.token(this.#resourceId)) return this.#do(() => chats.say(this.#resourceId, message));
    return this.#do(() => this.#conference.room.say(String(message ?? '')));
  }

  // ---- Listeners: `Register…EventListener`, `Unregister…EventListener`

  async ReportLocalParticipantOnJoined({ reportLocalParticipant }: { reportLocalParticipant: boolean }) {
    this.#teller.reportsLocal = reportLocalParticipant === true;
    return true;
  }

  async SetAdvancedConfiguration(_?: unknown): Promise<boolean> {
    return true;
  }

  /** @internal What `Register…EventListener` has in common. */
  async register(name: ListenerName, listener?: Listener): Promise<boolean> {
    await this.#teller.register(name, listener);
    return true;
  }

  /** @internal */
  async unregister(name: ListenerName): Promise<boolean> {
    return this.#teller.unregister(name);
  }

  #wire(): void {
    const conference = this.#conference;
    this.#offs = [
      conference.on('changed', () => this.#views.show(conference.tiles(), conference.own())),
      conference.on('remoteRemoved', (track) => this.#views.withdraw(track.id)),
      conference.on('disconnected', (reason) => {
        const told = conference.place?.reasonOf(reason);
        const { onDisconnected } = this.#connecting ?? {};
        this.#end();
        if (told) callBack(onDisconnected, undefined, told);
      }),
    ];
  }

  #begin(options: ConnectOptions): boolean {
    if (this.#connecting || this.#state !== 'VIDYO_CONNECTORSTATE_Ready') return false;
    this.#connecting = options;
    this.#resourceId = options.resourceId ?? '';
    this.#displayName = options.displayName ?? '';
    this.#setState('VIDYO_CONNECTORSTATE_EstablishingConnection');
    return true;
  }

  #run(enter: () => Promise<void>, done?: () => void, failed?: (error: unknown) => void): void {
    const { onSuccess, onFailure } = this.#connecting!;
    this.#setState('VIDYO_CONNECTORSTATE_FindingResource');
    enter().then(
      () => {
        this.#setState('VIDYO_CONNECTORSTATE_Connected');
        callBack(onSuccess, undefined);
        done?.();
      },
      (error: VisavisError | SessionFailure) => {
        console.warn(`VidyoConnector: ${error.message}`);
        this.#end();
        callBack(onFailure, undefined, error instanceof SessionFailure ? error.reason : failReason(error));
        failed?.(error);
      },
    );
  }

  async #enterRoom(room: Room, token: string): Promise<Place> {
    this.#prepare(room);
    await room.connect(this.#server, token);
    return new RoomPlace(room);
  }

  async #enterCall(room: Room, call: Call): Promise<Place> {
    this.#prepare(room);
    const conference = this.#conference;
    await call.join({ room, microphone: conference.live('microphone'), camera: conference.live('camera') });
    const offs = [
      call.on('unmuteAsked', (source) => source !== 'screen' && this.#teller.tellModeration(source)),
      this.#teller.followChat(this.#resourceId),
    ];
    room.on('disconnected', () => {
      for (const off of offs) off();
    });
    return new CallPlace(call);
  }

  #prepare(room: Room): void {
    this.#setState('VIDYO_CONNECTORSTATE_EnablingMedia');
    room.on('speakersChanged', (speaking) => this.#conference.ranking.handleSpeaking(speaking));
    room.on('said', (text, participant) => this.#teller.tellSaid(participant, text, Date.now()));
    room.on('connected', () => {
      this.#teller.handleConnected();
    });
  }

  #end(): void {
    this.#connecting = undefined;
    this.#teller.handleEnded();
    if (this.#state !== 'VIDYO_CONNECTORSTATE_Idle') this.#setState('VIDYO_CONNECTORSTATE_Ready');
  }

  #setState(state: ConnectorState): void {
    this.#state = state;
  }

  async #select(sort: DeviceSort, device: VidyoDevice | null): Promise<boolean> {
    const conference = this.#conference;
    if (device && !conference.devices.has(sort, device)) return false;
    if (sort === 'windowShare' || sort === 'monitor')
      return this.#do(() => conference.share(sort, device ?? null));
    return this.#do(() => conference.select(sort, device ?? null));
  }

  /** Vidyo's form of a failure at a device or a call is `false`. */
  async #do(action: () => Promise<unknown>): Promise<boolean> {
    try {
      await action();
      return true;
    } catch (error) {
      console.warn(`VidyoConnector: ${(error as Error).message}`);
      return false;
    }
  }

  #assign({ viewId }: ViewOptions, device: VidyoDevice | undefined, cropped: boolean): boolean {
    const track = device && this.#conference.people.track(device);
    if (!track) return false;
    const label = [...this.#conference.ranking.all].find(({ tracks }) => tracks.has(track.id))?.name ?? '';
    return this.#views.assign(viewId, { key: track.id, label, picture: track, cropped });
  }
}

interface ViewOptions {
  viewId: string;
  displayCropped?: boolean;
  allowZoom?: boolean;
}

const LISTENED: ListenerName[] = [
  'LocalCamera',
  'LocalMicrophone',
  'LocalSpeaker',
  'LocalWindowShare',
  'LocalMonitor',
  'RemoteCamera',
  'RemoteMicrophone',
  'RemoteWindowShare',
  'Participant',
  'Message',
  'ResourceManager',
  'ModerationCommand',
  'RecorderInCall',
];
for (const name of LISTENED) {
  const methods: Record<string, unknown> = {
    [`Register${name}EventListener`](this: VidyoConnector, listener: Listener) {
      return this.register(name, listener);
    },
    [`Unregister${name}EventListener`](this: VidyoConnector) {
      return this.unregister(name);
    },
  };
  Object.assign(VidyoConnector.prototype, methods);
}
function isTiles(viewStyle: string | undefined): boolean {
  return viewStyle === 'VIDYO_CONNECTORVIEWSTYLE_Tiles';
}

function within(most: number): number {
  return Math.max(0, Math.min(MOST, Math.trunc(Number(most) || 0)));
}
