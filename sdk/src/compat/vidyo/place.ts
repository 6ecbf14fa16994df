import type { Call, DisconnectReason, Room, VisavisError } from '../../index.js';
import type { DisconnectedReason, FailReason } from './words.js';

/** Where a connector is: in a room, or in the call of a contact, which has rules of its own. */
export interface Place {
  setCamera(on: boolean): Promise<void>;
  setMicrophone(on: boolean): Promise<void>;
  shareScreen(): Promise<void>;
  stopScreen(): Promise<void>;
  leave(): Promise<void>;
  /** What Vidyo calls the end of it. */
  reasonOf(reason: DisconnectReason): DisconnectedReason;
}

/** A room that is entered with a token of its own. */
export class RoomPlace implements Place {
  readonly #room: Room;

  constructor(room: Room) {
    this.#room = room;
  }

  setCamera(on: boolean): Promise<void> {
    return this.#room.localParticipant.setCameraEnabled(on);
  }

  setMicrophone(on: boolean): Promise<void> {
    return this.#room.localParticipant.setMicrophoneEnabled(on);
  }

  shareScreen(): Promise<void> {
    return this.#room.localParticipant.setScreenShareEnabled(true);
  }

  stopScreen(): Promise<void> {
    return this.#room.localParticipant.setScreenShareEnabled(false);
  }

  leave(): Promise<void> {
    return this.#room.leave();
  }

  reasonOf(reason: DisconnectReason): DisconnectedReason {
    return disconnectedReason(reason);
  }
}

/** The call of a contact that this page is in. */
export class CallPlace implements Place {
  readonly call: Call;
  #isLeaving = false;

  constructor(call: Call) {
    this.call = call;
  }

  async setCamera(on: boolean): Promise<void> {
    // What the call does not carry is switched on when it does.
    await this.call.setCameraEnabled(on).catch(ifForbidden);
  }

  async setMicrophone(on: boolean): Promise<void> {
    await this.call.setMicrophoneEnabled(on).catch(ifForbidden);
  }

  shareScreen(): Promise<void> {
    return this.call.shareScreen();
  }

  stopScreen(): Promise<void> {
    return this.call.stopScreen();
  }

  leave(): Promise<void> {
    this.#isLeaving = true;
    return this.call.leave();
  }

  reasonOf(reason: DisconnectReason): DisconnectedReason {
    const isEnded = this.call.isOver && !this.#isLeaving;
    return isEnded ? 'VIDYO_CONNECTORDISCONNECTREASON_Terminated' : disconnectedReason(reason);
  }
}

function ifForbidden(error: VisavisError): void {
  if (error.code !== 'forbidden') throw error;
}

export function disconnectedReason(reason: DisconnectReason): DisconnectedReason {
  switch (reason) {
    case 'left':
      return 'VIDYO_CONNECTORDISCONNECTREASON_Disconnected';
    case 'roomClosed':
    case 'replaced':
      return 'VIDYO_CONNECTORDISCONNECTREASON_Terminated';
    case 'removed':
      return 'VIDYO_CONNECTORDISCONNECTREASON_Booted';
    case 'connectionLost':
      return 'VIDYO_CONNECTORDISCONNECTREASON_ConnectionLost';
    case 'mediaFailed':
      return 'VIDYO_CONNECTORDISCONNECTREASON_MiscLocalError';
    case 'refused':
      return 'VIDYO_CONNECTORDISCONNECTREASON_MiscRemoteError';
  }
}

/** What Vidyo calls a failure to come in. */
export function failReason({ code }: Pick<VisavisError, 'code'>): FailReason {
  return `VIDYO_CONNECTORFAILREASON_${FAILURES[code] ?? 'MiscError'}`;
}

type FailWord = FailReason extends `VIDYO_CONNECTORFAILREASON_${infer Word}` ? Word : never;

const FAILURES: Partial<Record<VisavisError['code'], FailWord>> = {
  unauthorized: 'InvalidToken',
  token_expired: 'InvalidToken',
  forbidden: 'NotMember',
  call_not_found: 'NotMember',
  not_in_contact: 'NotMember',
  call_ended: 'Terminated',
  ended: 'Terminated',
  replaced: 'Terminated',
  room_full: 'ResourceFull',
  server_full: 'ResourceFull',
  unreachable: 'ConnectionFailed',
  connection_lost: 'ConnectionLost',
  timeout: 'ConnectionTimeout',
  media_failed: 'MediaFailed',
  unsupported_browser: 'MediaNotEnabled',
  shutting_down: 'MiscRemoteError',
  internal: 'MiscRemoteError',
};
