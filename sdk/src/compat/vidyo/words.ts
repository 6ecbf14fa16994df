/** Vidyo's words, as its pages compare them. */
export type FailReason = `VIDYO_CONNECTORFAILREASON_${
  | 'ConnectionFailed'
  | 'ConnectionLost'
  | 'ConnectionTimeout'
  | 'NoResponse'
  | 'Terminated'
  | 'InvalidToken'
  | 'UnableToCreateResource'
  | 'NoResponseFromResource'
  | 'InvalidResourceId'
  | 'ResourceFull'
  | 'NotMember'
  | 'Banned'
  | 'MediaNotEnabled'
  | 'MediaFailed'
  | 'MiscLocalError'
  | 'MiscRemoteError'
  | 'MiscError'}`;

export type DisconnectedReason = `VIDYO_CONNECTORDISCONNECTREASON_${
  | 'Disconnected'
  | 'ConnectionLost'
  | 'ConnectionTimeout'
  | 'NoResponse'
  | 'Terminated'
  | 'MiscLocalError'
  | 'MiscRemoteError'
  | 'MiscError'
  | 'Booted'}`;

export type ConnectorState = `VIDYO_CONNECTORSTATE_${
  | 'Idle'
  | 'Ready'
  | 'EstablishingConnection'
  | 'FindingResource'
  | 'ConnectingToResource'
  | 'EnablingMedia'
  | 'Connected'}`;

export type DeviceState = `VIDYO_DEVICESTATE_${
  | 'Started'
  | 'Stopped'
  | 'Suspended'
  | 'Unsuspended'
  | 'Paused'
  | 'Resumed'
  | 'Controllable'
  | 'DefaultChanged'
  | 'ConfigureError'
  | 'Error'}`;

/** A camera, microphone, speaker, window or screen, here or at somebody else's. */
export interface VidyoDevice {
  id: string;
  name: string;
  objId: string;
  objType: `Vidyo${
    | 'LocalCamera'
    | 'LocalMicrophone'
    | 'LocalSpeaker'
    | 'LocalWindowShare'
    | 'LocalMonitor'
    | 'RemoteCamera'
    | 'RemoteMicrophone'
    | 'RemoteWindowShare'}`;
}

/** Somebody in the conference. */
export interface VidyoParticipant {
  id: string;
  name: string;
  userId: string;
  isLocal: boolean;
  objId: string;
  objType: 'VidyoParticipant';
}

export interface ChatMessage {
  body: string;
  type: 'VIDYO_CHATMESSAGETYPE_Chat' | 'VIDYO_CHATMESSAGETYPE_PrivateChat';
  senderType: 'VIDYO_CHATMESSAGESENDERTYPE_User';
  /** Milliseconds since 1970. */
  timestamp: number;
}

let objects = 0;

/** A name that no other object of this page has. */
export function objId(): string {
  return String(++objects);
}
