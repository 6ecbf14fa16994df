import { Emitter } from '../../events.js';
import { type RemoteParticipant, type RemoteTrack, Room, type Source } from '../../index.js';
import { type DeviceSort, LocalDevices } from './devices.js';
import { isOn, People } from './people.js';
import type { Place } from './place.js';
import { Ranking } from './speakers.js';
import type { Tile } from './stage.js';
import type { DeviceState, VidyoDevice } from './words.js';

interface ConferenceEvents {
  /** Something that is drawn is another. */
  changed: [];
  remoteAdded: [track: RemoteTrack, participant: RemoteParticipant];
  remoteRemoved: [track: RemoteTrack, participant: RemoteParticipant];
  remoteState: [track: RemoteTrack, participant: RemoteParticipant, state: DeviceState];
  disconnected: Parameters<Place['reasonOf']>;
}

/** The own devices, and the room that they are shown to: before, in and after it. */
export class Conference extends Emitter<ConferenceEvents> {
  readonly devices = new LocalDevices();
  readonly people = new People();
  readonly ranking: Ranking<RemoteParticipant>;
  /** What is switched off by the page's privacy. */
  readonly #isPrivate: Record<'camera' | 'microphone' | 'speaker', boolean> = {
    camera: false,
    microphone: false,
    speaker: false,
  };
  /** What of others is on, as the page was told. */
  readonly #shown = new Map<RemoteTrack, RemoteParticipant>();
  readonly #sounds = new Map<RemoteTrack, HTMLMediaElement>();
  #room: Room;
  #place: Place | undefined;
  #opening: Promise<void> | undefined;
  #isClosed = false;

  constructor(most: number) {
    super();
    this.ranking = new Ranking(most);
    for (const event of ['joined', 'left', 'ranked'] as const)
      this.ranking.on(event, () => this.emit('changed'));
    this.#room = this.#newRoom();
  }

  get room(): Room {
    return this.#room;
  }

  get place(): Place | undefined {
    return this.#place;
  }

  /** Opens camera and microphone, which is when it is known which there are. */
  open(): Promise<void> {
    this.#opening ??= this.#open();
    return this.#opening;
  }

  /** Goes where `enter` leads. */
  async enter(enter: (room: Room) => Promise<Place>): Promise<void> {
    await this.open();
    try {
      this.#place = await enter(this.#room);
    } catch (error) {
      // A room is entered once, whatever came of it.
      this.#renew();
      throw error;
    }
    this.emit('changed');
  }

  /** A track for the start of a call, or nothing if it is off. */
  live(source: 'camera' | 'microphone'): MediaStreamTrack | false {
    const track = this.#room.localParticipant.track(source);
    return (!track?.muted && track?.mediaStreamTrack) || false;
  }

  async setPrivacy(source: 'camera' | 'microphone' | 'speaker', isPrivate: boolean): Promise<void> {
    this.#isPrivate[source] = isPrivate;
    if (source === 'speaker') {
      for (const element of this.#sounds.values()) element.muted = isPrivate;
      return;
    }
    if (!this.#opening) return;
    await this.#apply(source);
    this.#tellState(source);
  }

  async select(sort: 'camera' | 'microphone' | 'speaker', device: VidyoDevice | null): Promise<void> {
    const former = this.devices.chosen(sort);
    this.devices.choose(sort, device);
    if (device) await this.#room.switchDevice(KINDS[sort], device.id);
    if (sort === 'speaker' || !this.#opening) return;
    await this.#apply(sort);
    if (former?.id !== device?.id) this.devices.tellState(sort, 'VIDYO_DEVICESTATE_Stopped', former);
    this.#tellState(sort);
  }

  /** Shares a window or the screen, or nothing any more. */
  async share(sort: 'windowShare' | 'monitor', device: VidyoDevice | null): Promise<void> {
    const local = this.#room.localParticipant;
    if (device) {
      await (this.#place?.shareScreen() ?? local.setScreenShareEnabled(true));
      this.devices.choose(sort, device);
      this.devices.tellState(sort, 'VIDYO_DEVICESTATE_Started');
    } else {
      await (this.#place?.stopScreen() ?? local.setScreenShareEnabled(false));
    }
  }

  /** Goes out of the room; what is left is the own picture. */
  async leave(): Promise<void> {
    await this.#place?.leave();
  }

  /** Lets everything go. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.leave();
    this.#room.localParticipant.close();
  }

  /** What is drawn of the others: the most important ones, and every screen. */
  tiles(): Tile[] {
    const tiles: Tile[] = [];
    for (const participant of this.ranking.all) {
      const screen = isOn(participant, 'screen');
      if (screen) tiles.push({ key: screen.id, label: participant.name, picture: screen, isScreen: true });
    }
    for (const participant of this.ranking.top) {
      const picture = isOn(participant, 'camera');
      const level = () => participant.track('microphone')?.audioLevel ?? 0;
      tiles.push({ key: participant.id, label: participant.name, picture, level });
    }
    return tiles;
  }

  own(): Tile | undefined {
    const camera = this.#room.localParticipant.track('camera');
    if (!camera || camera.muted) return undefined;
    return { key: 'own', label: '', picture: camera };
  }

  async #open(): Promise<void> {
    await Promise.allSettled([this.#apply('camera'), this.#apply('microphone')]);
    // Firefox says which devices there are once somebody looks at the page; a call does not wait for that.
    this.devices.refresh(this.#room.devices).then(() => {
      for (const source of ['camera', 'microphone'] as const) this.#tellState(source);
    });
    this.emit('changed');
  }

  async #apply(source: 'camera' | 'microphone'): Promise<void> {
    const isOn =
      !this.#isPrivate[source] && !(this.devices.list(source).length > 0 && !this.devices.chosen(source));
    const local = this.#room.localParticipant;
    if (source === 'camera') await (this.#place?.setCamera(isOn) ?? local.setCameraEnabled(isOn));
    else await (this.#place?.setMicrophone(isOn) ?? local.setMicrophoneEnabled(isOn));
    this.emit('changed');
  }

  #tellState(source: 'camera' | 'microphone'): void {
    const track = this.#room.localParticipant.track(source);
    const isStarted = track !== undefined && !track.muted;
    this.devices.tellState(source, isStarted ? 'VIDYO_DEVICESTATE_Started' : 'VIDYO_DEVICESTATE_Stopped');
  }

  #newRoom(): Room {
    const room = new Room({ storage: null });
    room.onParticipant({
      onJoined: (participant) => this.ranking.handleJoined(participant),
      onLeft: (participant) => this.ranking.handleLeft(participant),
    });
    const follow = (track: RemoteTrack, participant: RemoteParticipant) => this.#follow(track, participant);
    for (const event of ['trackPublished', 'trackUnpublished', 'trackMuted', 'trackUnmuted'] as const) {
      room.on(event, (...[track, participant]) => follow(track, participant));
    }
    room.on('trackSubscribed', (track) => this.#listen(track));
    room.on('trackUnsubscribed', (track) => this.#silence(track));
    for (const event of ['localTrackMuted', 'localTrackUnmuted', 'localTrackPublished'] as const) {
      room.on(event, () => this.emit('changed'));
    }
    room.on('localTrackUnpublished', ({ source }) => this.#handleLocalGone(source));
    room.on('mediaDevicesChanged', () => this.#opening && this.devices.refresh(room.devices));
    room.on('audioPlaybackChanged', (canPlay) => !canPlay && startAtClick(room));
    room.on('disconnected', (reason) => this.#handleDisconnected(reason));
    return room;
  }

  /** Tells what of somebody else's came or went; a camera that is switched off went. */
  #follow(track: RemoteTrack, participant: RemoteParticipant): void {
    const isThere = participant.tracks.get(track.id) === track;
    const isMicrophone = track.source === 'microphone';
    const isShown = isThere && (isMicrophone || !track.muted);
    if (isShown && !this.#shown.has(track)) {
      this.#shown.set(track, participant);
      this.emit('remoteAdded', track, participant);
    } else if (!isShown && this.#shown.delete(track)) {
      this.emit('remoteRemoved', track, participant);
    } else if (isShown && isMicrophone) {
      const state = track.muted ? 'VIDYO_DEVICESTATE_Paused' : 'VIDYO_DEVICESTATE_Resumed';
      this.emit('remoteState', track, participant, state);
    }
    this.emit('changed');
  }

  #listen(track: RemoteTrack): void {
    if (track.source !== 'microphone') return this.emit('changed');
    const element = track.attach();
    element.muted = this.#isPrivate.speaker;
    this.#sounds.set(track, element);
  }

  #silence(track: RemoteTrack): void {
    track.detach();
    this.#sounds.delete(track);
    this.emit('changed');
  }

  #handleLocalGone(source: Source): void {
    if (source === 'screen') {
      for (const sort of ['windowShare', 'monitor'] as const) {
        if (!this.devices.chosen(sort)) continue;
        this.devices.tellState(sort, 'VIDYO_DEVICESTATE_Stopped');
        this.devices.choose(sort, null);
      }
    }
    this.emit('changed');
  }

  #handleDisconnected(reason: Parameters<Place['reasonOf']>[0]): void {
    for (const participant of [...this.ranking.all]) this.ranking.handleLeft(participant);
    for (const [track, participant] of this.#shown) this.emit('remoteRemoved', track, participant);
    this.#shown.clear();
    for (const track of this.#sounds.keys()) track.detach();
    this.#sounds.clear();
    this.emit('disconnected', reason);
    this.#place = undefined;
    if (!this.#isClosed) this.#renew();
  }

  /** The own picture comes back in a room that was not entered yet, with the devices that were chosen. */
  #renew(): void {
    this.#room = this.#newRoom();
    if (!this.#opening) return;
    this.#opening = undefined;
    for (const sort of ['camera', 'microphone', 'speaker'] as const) {
      const device = this.devices.chosen(sort);
      if (device) this.#room.devices.choose(KINDS[sort], device.id);
    }
    this.open().catch(() => {});
  }
}

export const KINDS = {
  camera: 'videoinput',
  microphone: 'audioinput',
  speaker: 'audiooutput',
} as const satisfies Partial<Record<DeviceSort, MediaDeviceKind>>;

/** Browsers let sound be heard once the person has done something. */
function startAtClick(room: Room): void {
  document.addEventListener('click', () => room.startAudio(), { once: true, capture: true });
}
