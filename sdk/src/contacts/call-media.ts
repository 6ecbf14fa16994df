import { DeviceError, type VisavisError } from '../errors.js';
import type { CallInfo, GrantsInfo, Role, Source } from '../protocol.js';
import type { Room } from '../room/room.js';

/** What of one's own shall be on, as far as the call allows it. */
export interface Wishes {
  microphone: boolean;
  camera: boolean;
}

/** The server lets through what a switch brings a moment after it told of it. */
const GRANT_RETRY_MS = 300;

/** What somebody may send in a call: its kind, its direction and whose screen it is decide. */
export function maySend(call: CallInfo, identity: string, role: Role, source: Source): boolean {
  const member = call.members.find(({ person }) => person.identity === identity);
  if (member?.listens) return false;
  switch (source) {
    case 'microphone':
      return call.kind !== 'screen';
    case 'camera':
      return call.kind === 'video' && sendsCamera(call.direction, role);
    case 'screen':
      return call.screen === identity;
  }
}

/** Whether somebody's microphone or camera was muted for them. */
export function isMuted(call: CallInfo, identity: string, source: Source): boolean {
  return call.members.some(({ person, muted }) => person.identity === identity && muted.includes(source));
}

function sendsCamera(direction: CallInfo['direction'], role: Role): boolean {
  if (direction === 'sendrecv') return true;
  return direction === (role === 'customer' ? 'sendonly' : 'recvonly');
}

/** Keeps what a page captures in step with what the call allows; a light that is on has a reason. */
export class CallMedia {
  readonly wishes: Wishes;
  readonly #room: Room;
  readonly #me: { identity: string; role: Role };
  readonly #failed: (error: VisavisError) => void;
  #call: CallInfo;
  #isClosed = false;

  constructor(
    room: Room,
    me: { identity: string; role: Role },
    call: CallInfo,
    wishes: Wishes,
    failed: (error: VisavisError) => void,
  ) {
    this.#room = room;
    this.#me = me;
    this.#call = call;
    this.wishes = wishes;
    this.#failed = failed;
  }

  /** Whether the call allows to send that now. */
  may(source: Source): boolean {
    return maySend(this.#call, this.#me.identity, this.#me.role, source);
  }

  /** The call has changed, or media was joined (again). */
  async handleCall(call: CallInfo): Promise<void> {
    this.#call = call;
    const local = this.#room.localParticipant;
    if (!local.grants) return;
    local.handleGrants(this.#grants());
    await Promise.all([this.#follow('microphone'), this.#follow('camera')]);
  }

  /** Somebody's screen is over; if it is ours, nothing is captured any more. */
  async handleScreenStopped(by: string): Promise<void> {
    if (by === this.#me.identity) await this.#room.localParticipant.unpublish('screen');
  }

  /** A screen that was chosen already, once the server allows it. */
  async publishScreen(screen: MediaStreamTrack): Promise<void> {
    const local = this.#room.localParticipant;
    local.handleGrants({ ...this.#grants(), publish: [...this.#grants().publish, 'screen'] });
    await patiently(() => local.setScreenShareEnabled(true, screen));
  }

  close(): void {
    this.#isClosed = true;
  }

  async #follow(source: 'microphone' | 'camera'): Promise<void> {
    const local = this.#room.localParticipant;
    try {
      if (!this.may(source)) await local.unpublish(source);
      else if (isMuted(this.#call, this.#me.identity, source)) await this.#set(source, false);
      else
        await patiently(
          () => this.#set(source, this.wishes[source]),
          () => this.#isClosed,
        );
    } catch (error) {
      if (this.#isClosed || !this.may(source)) return;
      // The devices of a person without a camera are told of once, not at every change.
      this.wishes[source] = false;
      if (!(error instanceof DeviceError)) this.#failed(error as VisavisError);
    }
  }

  #set(source: 'microphone' | 'camera', on: boolean): Promise<void> {
    const local = this.#room.localParticipant;
    return source === 'camera' ? local.setCameraEnabled(on) : local.setMicrophoneEnabled(on);
  }

  #grants(): GrantsInfo {
    const publish = (['microphone', 'camera', 'screen'] as const).filter((source) => this.may(source));
    const isCustomer = this.#me.role === 'customer';
    return {
      publish,
      subscribe: true,
      videoDirection: isCustomer ? this.#call.direction : 'sendrecv',
    };
  }
}

async function patiently(action: () => Promise<void>, isOver = () => false): Promise<void> {
  try {
    await action();
  } catch (error) {
    if ((error as VisavisError).code !== 'forbidden' || isOver()) throw error;
    await new Promise((resolve) => setTimeout(resolve, GRANT_RETRY_MS));
    if (!isOver()) await action();
  }
}
