export { connect } from './client.js';
export { Call, type CallEvents, type JoinOptions } from './contacts/call.js';
export { isMuted, maySend } from './contacts/call-media.js';
export { Contact, type MessageStatus } from './contacts/contact.js';
export { Contacts, type ContactsEvents, type TokenProvider } from './contacts/contacts.js';
export type { Progress, UploadedFile } from './contacts/files.js';
export type { PendingMessage } from './contacts/outbox.js';
export { reduce } from './contacts/reduce.js';
export { type SiteSession, type SiteSignIn, signInAtSite } from './contacts/site.js';
export type { ContactState, LiveState } from './contacts/state.js';
export { forgetVisitor, visitorId } from './contacts/visitor.js';
export {
  type ClientErrorCode,
  DeviceError,
  MediaError,
  VisavisError,
  type VisavisErrorCode,
} from './errors.js';
export { type CaptureRequest, Devices, type OpenedDevices } from './media/devices.js';
export type { PathKind } from './media/ice-servers.js';
export type { MediaPath, RelayPath } from './media/path.js';
export {
  type PreflightCheck,
  type PreflightOptions,
  type PreflightResult,
  runPreflight,
} from './preflight/preflight.js';
export { type PreflightStrings, preflightEnglish, preflightGerman } from './preflight/strings.js';
export type * from './protocol.js';
export { LocalParticipant } from './room/local.js';
export { RemoteParticipant } from './room/participant.js';
export {
  type ConnectionState,
  type ConnectOptions,
  type DisconnectReason,
  isSupported,
  type ParticipantListener,
  Room,
  type RoomEvents,
  type RoomOptions,
} from './room/room.js';
export { LocalTrack, RemoteTrack } from './room/track.js';
export { defaultReconnectPolicy, type ReconnectPolicy, type RetryContext } from './signal/policy.js';
export { callKey, tokenClaims } from './signal/storage.js';
