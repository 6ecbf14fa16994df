import type { ParticipantInfo, ParticipantState, QualityInfo, Role, Source } from '../protocol.js';
import type { RemoteTrack } from './track.js';

/** Somebody else in the room. */
export class RemoteParticipant {
  readonly id: string;
  /** The brand's own id of the person. */
  readonly identity: string;
  readonly name: string;
  readonly role: Role;
  state: ParticipantState;
  readonly tracks = new Map<string, RemoteTrack>();
  /** How good the person's connection is; nothing before it was measured. */
  quality: QualityInfo | undefined;

  constructor(info: ParticipantInfo) {
    this.id = info.id;
    this.identity = info.identity;
    this.name = info.name;
    this.role = info.role;
    this.state = info.state;
    this.quality = info.quality;
  }

  /** Whether something can be seen of the person. */
  get hasVideo(): boolean {
    return [...this.tracks.values()].some((track) => track.kind === 'video' && !track.muted);
  }

  /** The person's track of that source, if there is one. */
  track(source: Source): RemoteTrack | undefined {
    return [...this.tracks.values()].find((track) => track.source === source);
  }
}
