import { Emitter } from '../events.js';
import type { Playback } from '../media/playback.js';
import type {
  LeaveReason,
  ParticipantInfo,
  QualityInfo,
  SpeakersChanged,
  TrackInfo,
  UnpublishReason,
} from '../protocol.js';
import type { ServerEvent } from '../signal/wire.js';
import { RemoteParticipant } from './participant.js';
import { RemoteTrack } from './track.js';

export interface RosterEvents {
  participantConnected: [participant: RemoteParticipant];
  participantDisconnected: [participant: RemoteParticipant, reason: LeaveReason];
  participantReconnecting: [participant: RemoteParticipant];
  participantReconnected: [participant: RemoteParticipant];
  trackPublished: [track: RemoteTrack, participant: RemoteParticipant];
  trackUnpublished: [track: RemoteTrack, participant: RemoteParticipant, reason: UnpublishReason];
  trackSubscribed: [track: RemoteTrack, participant: RemoteParticipant];
  trackUnsubscribed: [track: RemoteTrack, participant: RemoteParticipant];
  trackMuted: [track: RemoteTrack, participant: RemoteParticipant];
  trackUnmuted: [track: RemoteTrack, participant: RemoteParticipant];
  /** This client's path carries the track's video no longer; the picture stands still. */
  trackSuspended: [track: RemoteTrack, participant: RemoteParticipant];
  /** It does again. */
  trackResumed: [track: RemoteTrack, participant: RemoteParticipant];
  /** How good somebody's connection is has changed; without a participant this client's own. */
  qualityChanged: [quality: QualityInfo, participant: RemoteParticipant | undefined];
  /** Who speaks has changed, or who is there. */
  speakersChanged: [speakers: Speakers];
  /** Somebody wrote something. */
  said: [text: string, participant: RemoteParticipant];
}

/** Every event of a roster. */
export const ROSTER_EVENTS = [
  'participantConnected',
  'participantDisconnected',
  'participantReconnecting',
  'participantReconnected',
  'trackPublished',
  'trackUnpublished',
  'trackSubscribed',
  'trackUnsubscribed',
  'trackMuted',
  'trackUnmuted',
  'trackSuspended',
  'trackResumed',
  'qualityChanged',
  'speakersChanged',
  'said',
] as const satisfies (keyof RosterEvents)[];

/** Who speaks in the room, as the server hears it. */
export interface Speakers {
  /** Counts the room's changes; the same to everybody. */
  number: number;
  /** The others by importance: who spoke last comes first. */
  order: readonly RemoteParticipant[];
  /** The loudest of the others; nobody in a silence. */
  loudest: RemoteParticipant | undefined;
  /** Whether it is this client that speaks now. */
  isLocal: boolean;
  /** Whether nobody has spoken for a while. */
  isSilent: boolean;
}

const NOBODY: Speakers = { number: 0, order: [], loudest: undefined, isLocal: false, isSilent: true };

/** Finds the receiver of an m-line of the current peer connection. */
export type FindReceiver = (mid: string) => RTCRtpReceiver | undefined;

/** The others in the room and their tracks, from the snapshot and the events after it. */
export class Roster extends Emitter<RosterEvents> {
  readonly participants = new Map<string, RemoteParticipant>();
  readonly #playback: Playback;
  readonly #findReceiver: FindReceiver;
  readonly #trackByMid = new Map<string, string>();
  #speakers = NOBODY;
  #quality: QualityInfo | undefined;
  #waiting: ServerEvent[] | undefined;
  #live = false;

  constructor(playback: Playback, findReceiver: FindReceiver) {
    super();
    this.#playback = playback;
    this.#findReceiver = findReceiver;
  }

  /** Who speaks. */
  get speakers(): Speakers {
    return this.#speakers;
  }

  /** How good this client's own connection is; nothing before it was measured. */
  get quality(): QualityInfo | undefined {
    return this.#quality;
  }

  /** A new peer connection is on its way: events wait for the snapshot that comes with it. */
  handleJoinSent(): void {
    this.#trackByMid.clear();
    this.#waiting = [];
  }

  /** Brings the list to what the server says, by differences. */
  handleSnapshot(snapshot: ParticipantInfo[]): void {
    const ids = new Set(snapshot.map((info) => info.id));
    for (const id of [...this.participants.keys()]) {
      if (!ids.has(id)) this.#leave(id, 'left');
    }
    for (const info of snapshot) this.#upsert(info);
    this.#live = true;
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    for (const event of waiting) this.handleEvent(event);
  }

  handleEvent(event: ServerEvent): void {
    if (this.#waiting) {
      this.#waiting.push(event);
      return;
    }
    // What a resumed session replays before it has joined is part of the snapshot to come.
    if (!this.#live) return;
    switch (event.type) {
      case 'participantJoined':
        return this.#upsert(event.data.participant);
      case 'participantLeft':
        return this.#leave(event.data.participantId, event.data.reason);
      case 'participantReconnecting':
        return this.#setState(event.data.participantId, 'reconnecting');
      case 'participantReconnected':
        return this.#setState(event.data.participantId, 'connected');
      case 'trackPublished':
        return this.#withParticipant(event.data.participantId, (participant) =>
          this.#upsertTrack(participant, event.data.track),
        );
      case 'trackUnpublished':
        return this.#withParticipant(event.data.participantId, (participant) =>
          this.#removeTrack(participant, event.data.trackId, event.data.reason),
        );
      case 'trackMuted':
        return this.#withParticipant(event.data.participantId, (participant) =>
          this.#setMuted(participant, event.data.trackId, event.data.muted),
        );
      case 'trackSuspended':
        return this.#setSuspended(event.data.trackId, event.data.suspended);
      case 'slotAssigned':
        return this.#assignSlot(event.data.mid, event.data.trackId);
      case 'qualityChanged':
        return this.#setQuality(event.data.participantId, event.data.quality);
      case 'speakersChanged':
        return this.#setSpeakers(event.data);
      case 'said':
        return this.#withParticipant(event.data.participantId, (participant) =>
          this.emit('said', event.data.text, participant),
        );
      case 'mediaStateChanged':
      case 'roomClosed':
      case 'reconnect':
        return;
    }
  }

  #setSpeakers(told: SpeakersChanged): void {
    const find = (id: string | null) => (id === null ? undefined : this.participants.get(id));
    const { number, order, speaker } = told;
    this.#speakers = {
      number,
      order: order.flatMap((id) => find(id) ?? []),
      loudest: find(told.loudest),
      isLocal: speaker !== null && !this.participants.has(speaker),
      isSilent: speaker === null,
    };
    this.emit('speakersChanged', this.#speakers);
  }

  #setQuality(id: string, quality: QualityInfo): void {
    const participant = this.participants.get(id);
    if (participant) participant.quality = quality;
    else this.#quality = quality;
    this.emit('qualityChanged', quality, participant);
  }

  #withParticipant(id: string, then: (participant: RemoteParticipant) => void): void {
    const participant = this.participants.get(id);
    if (participant) then(participant);
  }

  #upsert(info: ParticipantInfo): void {
    let participant = this.participants.get(info.id);
    if (!participant) {
      participant = new RemoteParticipant(info);
      this.participants.set(info.id, participant);
      this.emit('participantConnected', participant);
    }
    this.#setState(info.id, info.state);
    const trackIds = new Set(info.tracks.map((track) => track.id));
    for (const id of [...participant.tracks.keys()]) {
      if (!trackIds.has(id)) this.#removeTrack(participant, id, 'unpublished');
    }
    for (const track of info.tracks) this.#upsertTrack(participant, track);
  }

  #leave(id: string, reason: LeaveReason): void {
    this.#withParticipant(id, (participant) => {
      for (const trackId of [...participant.tracks.keys()]) {
        this.#removeTrack(participant, trackId, 'unpublished');
      }
      this.participants.delete(id);
      this.emit('participantDisconnected', participant, reason);
    });
  }

  #setState(id: string, state: RemoteParticipant['state']): void {
    this.#withParticipant(id, (participant) => {
      if (participant.state === state) return;
      participant.state = state;
      this.emit(state === 'connected' ? 'participantReconnected' : 'participantReconnecting', participant);
    });
  }

  #upsertTrack(participant: RemoteParticipant, info: TrackInfo): void {
    if (participant.tracks.has(info.id)) return this.#setMuted(participant, info.id, info.muted);
    const track = new RemoteTrack(info, this.#playback);
    participant.tracks.set(info.id, track);
    this.emit('trackPublished', track, participant);
    // The slot may have been announced before the track.
    const mid = [...this.#trackByMid].find(([, trackId]) => trackId === info.id)?.[0];
    if (mid !== undefined) this.#subscribe(participant, track, mid);
  }

  #removeTrack(participant: RemoteParticipant, id: string, reason: UnpublishReason): void {
    const track = participant.tracks.get(id);
    if (!track) return;
    this.#unsubscribe(participant, track);
    participant.tracks.delete(id);
    this.emit('trackUnpublished', track, participant, reason);
  }

  #setMuted(participant: RemoteParticipant, id: string, muted: boolean): void {
    const track = participant.tracks.get(id);
    if (!track || track.muted === muted) return;
    track.muted = muted;
    this.emit(muted ? 'trackMuted' : 'trackUnmuted', track, participant);
  }

  #setSuspended(id: string, suspended: boolean): void {
    for (const participant of this.participants.values()) {
      const track = participant.tracks.get(id);
      if (!track || track.isSuspended === suspended) continue;
      track.isSuspended = suspended;
      this.emit(suspended ? 'trackSuspended' : 'trackResumed', track, participant);
    }
  }

  #assignSlot(mid: string, trackId: string | null): void {
    const before = this.#trackByMid.get(mid);
    if (trackId === null) this.#trackByMid.delete(mid);
    else this.#trackByMid.set(mid, trackId);
    for (const participant of this.participants.values()) {
      const old = before !== undefined && before !== trackId ? participant.tracks.get(before) : undefined;
      if (old?.mid === mid) this.#unsubscribe(participant, old);
      const track = trackId === null ? undefined : participant.tracks.get(trackId);
      if (track) this.#subscribe(participant, track, mid);
    }
  }

  /** A track that only changes its slot or peer connection stays subscribed for whoever listens. */
  #subscribe(participant: RemoteParticipant, track: RemoteTrack, mid: string): void {
    const wasSubscribed = track.isSubscribed;
    track.setSlot(mid, this.#findReceiver(mid));
    if (!wasSubscribed) this.emit('trackSubscribed', track, participant);
  }

  #unsubscribe(participant: RemoteParticipant, track: RemoteTrack): void {
    if (!track.isSubscribed) return;
    track.setSlot(undefined, undefined);
    this.emit('trackUnsubscribed', track, participant);
  }
}
