import type { RemoteParticipant, RemoteTrack, Source } from '../../index.js';
import { objId, type VidyoDevice, type VidyoParticipant } from './words.js';

const TYPES = {
  camera: 'VidyoRemoteCamera',
  microphone: 'VidyoRemoteMicrophone',
  screen: 'VidyoRemoteWindowShare',
} as const satisfies Record<Source, VidyoDevice['objType']>;
const NAMES: Record<Source, string> = { camera: 'Camera', microphone: 'Microphone', screen: 'Shared screen' };

/** Vidyo's objects for people and their devices: always the same one for the same, as pages compare them. */
export class People {
  readonly #participants = new WeakMap<object, VidyoParticipant>();
  readonly #devices = new WeakMap<RemoteTrack, VidyoDevice>();
  readonly #tracks = new WeakMap<VidyoDevice, RemoteTrack>();

  participant(person: Person, isLocal = false): VidyoParticipant {
    let participant = this.#participants.get(person);
    if (!participant) {
      const { id, name, identity: userId } = person;
      participant = { id, name, userId, isLocal, objId: objId(), objType: 'VidyoParticipant' };
      this.#participants.set(person, participant);
    }
    return participant;
  }

  device(track: RemoteTrack): VidyoDevice {
    let device = this.#devices.get(track);
    if (!device) {
      device = { id: track.id, name: NAMES[track.source], objId: objId(), objType: TYPES[track.source] };
      this.#devices.set(track, device);
      this.#tracks.set(device, track);
    }
    return device;
  }

  /** What a page means by an object that it was given. */
  track(device: VidyoDevice): RemoteTrack | undefined {
    return this.#tracks.get(device);
  }
}

type Person = Pick<RemoteParticipant, 'id' | 'name' | 'identity'>;

/** What of somebody's is seen or heard: a camera that is off is no stream. */
export function isOn(participant: RemoteParticipant, source: Source): RemoteTrack | undefined {
  const track = participant.track(source);
  return track && !track.muted ? track : undefined;
}
