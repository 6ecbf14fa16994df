// Made from src/protocol by `UPDATE=1 cargo test the_sdk_has_the_same_types`.

export type RoomId = string;

export type SessionId = string;

export type ParticipantId = string;

export type TrackId = string;

export type MediaKind = "audio" | "video";

export type Source = "microphone" | "camera" | "screen";

export type Direction = "sendrecv" | "sendonly" | "recvonly" | "inactive";

export type Role = "agent" | "customer" | "supervisor";

export type ErrorCode = "invalid_message" | "unexpected_message" | "unauthorized" | "token_expired" | "forbidden" | "not_joined" | "invalid_sdp" | "no_media_line" | "already_published" | "track_not_found" | "room_not_found" | "room_full" | "server_full" | "media_gone" | "rate_limited" | "not_found" | "method_not_allowed" | "invalid_request" | "payload_too_large" | "unsupported_media_type" | "precondition_failed" | "precondition_required" | "exists" | "store_full" | "store_busy" | "store_failed" | "shutting_down" | "internal" | ContactCode;

export type ClientMessage = { "type": "authenticate", "data": Authenticate } | { "type": "join", "data": Join } | { "type": "negotiate", "data": Negotiate } | { "type": "publish", "data": Publish } | { "type": "unpublish", "data": TrackRef } | { "type": "setMuted", "data": SetMuted } | { "type": "subscribe", "data": TrackRef } | { "type": "unsubscribe", "data": TrackRef } | { "type": "getIceServers", "data": Record<symbol, never> } | { "type": "ping", "data": Record<symbol, never> } | { "type": "leave", "data": Record<symbol, never> };

export type Authenticate = { 
/**
 * The access token (JWT).
 */
token: string, 
/**
 * Present when an earlier session shall go on.
 */
resume?: Resume, };

export type Resume = { 
/**
 * The `resumeToken` of the session's latest `hello`.
 */
resumeToken: string, 
/**
 * The `seq` of the last event that was seen; later ones are replayed.
 */
lastSeq: number, };

export type Join = { 
/**
 * The SDP offer (RFC 8866) of the client's new peer connection.
 */
offer: string, 
/**
 * Whether every track of the room is subscribed to without asking. Default: true.
 */
autoSubscribe?: boolean, };

export type Negotiate = { 
/**
 * The new SDP offer of the same peer connection.
 */
offer: string, };

export type Publish = { 
/**
 * What will be sent; the server answers with the m-line that carries it.
 */
source: Source, 
/**
 * Whether the track starts muted. Default: false.
 */
muted?: boolean, };

export type TrackRef = { 
/**
 * The track that is meant.
 */
trackId: TrackId, };

export type SetMuted = { 
/**
 * The own track that is meant.
 */
trackId: TrackId, 
/**
 * Its new state.
 */
muted: boolean, };

export type ServerMessage = { "type": "hello", "data": Hello } | { "type": "joined", "data": Joined } | { "type": "answer", "data": Answer } | { "type": "published", "data": Published } | { "type": "iceServers", "data": IceServers } | { "type": "ok", "data": Record<symbol, never> } | { "type": "error", "data": ErrorBody } | { "type": "participantJoined", "data": ParticipantJoined } | { "type": "participantLeft", "data": ParticipantLeft } | { "type": "participantReconnecting", "data": ParticipantGone } | { "type": "participantReconnected", "data": ParticipantGone } | { "type": "trackPublished", "data": TrackPublished } | { "type": "trackUnpublished", "data": TrackUnpublished } | { "type": "trackMuted", "data": TrackMuted } | { "type": "slotAssigned", "data": SlotAssigned } | { "type": "mediaStateChanged", "data": MediaStateChanged } | { "type": "roomClosed", "data": RoomClosed } | { "type": "reconnect", "data": Reconnect };

export type ErrorBody = { 
/**
 * For programs.
 */
code: ErrorCode, 
/**
 * For people.
 */
message: string, 
/**
 * Whether trying again may help.
 */
retryable: boolean, };

export type Hello = { 
/**
 * The session's id, for support and logs.
 */
sessionId: SessionId, 
/**
 * Secret that lets a later connection resume this session.
 */
resumeToken: string, 
/**
 * True when an earlier session goes on; missed events follow.
 */
resumed: boolean, 
/**
 * Who this client is in the room.
 */
participantId: ParticipantId, 
/**
 * The token's subject.
 */
identity: string, 
/**
 * The name that others see.
 */
name: string, 
/**
 * The token's role.
 */
role: Role, 
/**
 * The room that `join` enters.
 */
room: RoomId, 
/**
 * What the token allows.
 */
grants: GrantsInfo, 
/**
 * For the `RTCPeerConnection`'s configuration.
 */
iceServers: Array<IceServer>, 
/**
 * The client says something at least this often, in milliseconds.
 */
heartbeatMs: number, 
/**
 * How long a broken session is held, in milliseconds.
 */
resumeWindowMs: number, 
/**
 * The server's version.
 */
serverVersion: string, };

export type GrantsInfo = { 
/**
 * What may be published.
 */
publish: Array<Source>, 
/**
 * Whether others' tracks may be received.
 */
subscribe: boolean, 
/**
 * The widest direction of camera video.
 */
videoDirection: Direction, };

export type IceServer = { 
/**
 * `stun:`, `turn:` or `turns:` URLs (RFC 7064, RFC 7065).
 */
urls: Array<string>, 
/**
 * For TURN.
 */
username?: string, 
/**
 * For TURN.
 */
credential?: string, 
/**
 * Leave it out unless `iceTransportPolicy` is `relay`: it is at the address of the media itself.
 * Chromium takes nothing but TURN from an address that it knows as a TURN server's (over UDP), so
 * it would relay what could go directly.
 */
relayOnly?: boolean, };

export type IceServers = { 
/**
 * As in `hello`, with credentials that are made now.
 */
iceServers: Array<IceServer>, };

export type Joined = { 
/**
 * The SDP answer.
 */
answer: string, 
/**
 * Everybody else in the room.
 */
participants: Array<ParticipantInfo>, };

export type Answer = { 
/**
 * The SDP answer.
 */
answer: string, };

export type Published = { 
/**
 * The new track.
 */
track: TrackInfo, 
/**
 * The m-line (SDP `a=mid`) that carries it.
 */
mid: string, };

export type ParticipantInfo = { 
/**
 * The participant's id in this room.
 */
id: ParticipantId, 
/**
 * The brand's own id of the person.
 */
identity: string, 
/**
 * What to show.
 */
name: string, 
/**
 * What the person is to the brand.
 */
role: Role, 
/**
 * Whether the person's signalling is connected.
 */
state: ParticipantState, 
/**
 * What the person has published.
 */
tracks: Array<TrackInfo>, };

export type ParticipantState = "connected" | "reconnecting";

export type TrackInfo = { 
/**
 * The track's id.
 */
id: TrackId, 
/**
 * Where its media comes from.
 */
source: Source, 
/**
 * What it carries.
 */
kind: MediaKind, 
/**
 * Whether it is muted.
 */
muted: boolean, };

export type ParticipantJoined = { 
/**
 * Who entered.
 */
participant: ParticipantInfo, };

export type ParticipantLeft = { 
/**
 * Who left.
 */
participantId: ParticipantId, 
/**
 * Why.
 */
reason: LeaveReason, };

export type LeaveReason = "left" | "connectionLost" | "mediaFailed" | "removed" | "roomClosed";

export type ParticipantGone = { 
/**
 * Who is meant.
 */
participantId: ParticipantId, };

export type TrackPublished = { 
/**
 * Whose track it is.
 */
participantId: ParticipantId, 
/**
 * The track.
 */
track: TrackInfo, };

export type TrackUnpublished = { 
/**
 * Whose track it was.
 */
participantId: ParticipantId, 
/**
 * The track.
 */
trackId: TrackId, 
/**
 * Why it ended.
 */
reason: UnpublishReason, };

export type UnpublishReason = "unpublished" | "rejoined";

export type TrackMuted = { 
/**
 * Whose track it is.
 */
participantId: ParticipantId, 
/**
 * The track.
 */
trackId: TrackId, 
/**
 * Its new state.
 */
muted: boolean, };

export type SlotAssigned = { 
/**
 * The m-line (SDP `a=mid`) of this client's peer connection.
 */
mid: string, 
/**
 * The track that it carries from now on.
 */
trackId: TrackId | null, };

export type MediaStateChanged = { 
/**
 * The new state.
 */
state: MediaState, };

export type MediaState = "connected" | "disconnected" | "failed";

export type RoomClosed = { 
/**
 * Who closed it, as a sentence for people.
 */
reason: string, };

export type Reconnect = { 
/**
 * Why, as a stable word: `shutdown`.
 */
reason: string, 
/**
 * How long to wait before the first try, in milliseconds.
 */
retryMs: number, };

export type ContactCode = "not_allowed" | "invalid_field" | "full" | "not_connected" | "too_many_connections" | "contact_not_found" | "contact_exists" | "too_many_contacts" | "contact_taken" | "not_offered" | "already_in_contact" | "not_in_contact" | "listening_only" | "contact_full" | "at_capacity" | "agent_not_available" | "transfer_pending" | "no_transfer" | "already_asked" | "empty_message" | "message_too_long" | "invalid_link" | "invalid_file" | "no_such_message" | "no_agent_yet" | "not_yours_to_answer" | "escalation_not_found" | "escalation_exists" | "escalation_pending" | "escalation_accepted" | "escalation_declined" | "escalation_cancelled" | "escalation_expired" | "escalation_failed" | "invitation_not_found" | "invitation_exists" | "invitation_pending" | "invitation_not_accepted" | "invitation_accepted" | "invitation_declined" | "invitation_cancelled" | "invitation_expired" | "invitation_ended" | "invitation_failed" | "too_many_invitations" | "call_not_found" | "call_exists" | "call_ended" | "not_in_call" | "switch_pending" | "no_switch_pending" | "already_so" | "direction_needs_video" | "already_held" | "not_held" | "already_shared" | "not_shared" | "visitor_not_found";

export type ClientFrame = { id: number } & ClientMessage;

export type ServerFrame = { re?: number; seq?: number } & ServerMessage;
