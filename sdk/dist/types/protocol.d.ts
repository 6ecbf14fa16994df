export type RoomId = string;
export type SessionId = string;
export type ParticipantId = string;
export type TrackId = string;
export type ContactId = string;
export type MessageId = string;
export type FileId = string;
export type EscalationId = string;
export type InvitationId = string;
export type CallId = string;
export type VisitorId = string;
export type MediaKind = "audio" | "video";
export type Layer = {
    /**
     * Its name in SDP and on packets (RFC 8851): one to eight letters and digits.
     */
    rid: string;
    /**
     * Pixels across.
     */
    width: number;
    /**
     * Pixels down.
     */
    height: number;
};
export type SetView = {
    /**
     * The track that is meant.
     */
    trackId: TrackId;
    /**
     * Pixels of the screen across.
     */
    width: number;
    /**
     * Pixels of the screen down.
     */
    height: number;
};
export type Source = "microphone" | "camera" | "screen";
export type Direction = "sendrecv" | "sendonly" | "recvonly" | "inactive";
export type Role = "agent" | "customer" | "supervisor";
export type ErrorCode = "invalid_message" | "unexpected_message" | "unauthorized" | "token_expired" | "forbidden" | "not_joined" | "invalid_sdp" | "no_media_line" | "already_published" | "track_not_found" | "room_not_found" | "room_full" | "server_full" | "media_gone" | "rate_limited" | "not_found" | "method_not_allowed" | "invalid_request" | "payload_too_large" | "unsupported_media_type" | "precondition_failed" | "precondition_required" | "exists" | "too_many" | "invalid_credentials" | "idempotency_underway" | "idempotency_mismatch" | "file_name_invalid" | "file_kind_not_allowed" | "file_content_mismatch" | "file_too_large" | "file_empty" | "file_incomplete" | "store_full" | "store_busy" | "store_failed" | "server_draining" | "shutting_down" | "internal" | ContactCode;
export type ClientMessage = {
    "type": "authenticate";
    "data": Authenticate;
} | {
    "type": "join";
    "data": Join;
} | {
    "type": "negotiate";
    "data": Negotiate;
} | {
    "type": "publish";
    "data": Publish;
} | {
    "type": "unpublish";
    "data": TrackRef;
} | {
    "type": "setMuted";
    "data": SetMuted;
} | {
    "type": "subscribe";
    "data": TrackRef;
} | {
    "type": "unsubscribe";
    "data": TrackRef;
} | {
    "type": "setView";
    "data": SetView;
} | {
    "type": "say";
    "data": Say;
} | {
    "type": "getIceServers";
    "data": Record<symbol, never>;
} | {
    "type": "ping";
    "data": Record<symbol, never>;
} | {
    "type": "leave";
    "data": Record<symbol, never>;
};
export type Authenticate = {
    /**
     * The access token (JWT).
     */
    token: string;
    /**
     * At `/api/v1/rtc`, with a token that is not for a room: the call whose media this is about.
     */
    callId?: CallId;
    /**
     * Present when an earlier session shall go on.
     */
    resume?: Resume;
};
export type Resume = {
    /**
     * The `resumeToken` of the session's latest `hello`.
     */
    resumeToken: string;
    /**
     * The `seq` of the last event that was seen; later ones are replayed.
     */
    lastSeq: number;
};
export type Join = {
    /**
     * The SDP offer (RFC 8866) of the client's new peer connection.
     */
    offer: string;
    /**
     * Whether every track of the room is subscribed to without asking. Default: true.
     */
    autoSubscribe?: boolean;
};
export type Negotiate = {
    /**
     * The new SDP offer of the same peer connection.
     */
    offer: string;
};
export type Publish = {
    /**
     * What will be sent; the server answers with the m-line that carries it.
     */
    source: Source;
    /**
     * Whether the track starts muted. Default: false.
     */
    muted?: boolean;
    /**
     * The sizes in which it is sent at once (simulcast), if there are several; at most three.
     */
    layers?: Array<Layer>;
};
export type TrackRef = {
    /**
     * The track that is meant.
     */
    trackId: TrackId;
};
export type SetMuted = {
    /**
     * The own track that is meant.
     */
    trackId: TrackId;
    /**
     * Its new state.
     */
    muted: boolean;
};
export type Say = {
    /**
     * At most 8 KiB, and not blank.
     */
    text: string;
};
export type ServerMessage = {
    "type": "hello";
    "data": Hello;
} | {
    "type": "joined";
    "data": Joined;
} | {
    "type": "answer";
    "data": Answer;
} | {
    "type": "published";
    "data": Published;
} | {
    "type": "iceServers";
    "data": IceServers;
} | {
    "type": "ok";
    "data": Record<symbol, never>;
} | {
    "type": "error";
    "data": ErrorBody;
} | {
    "type": "participantJoined";
    "data": ParticipantJoined;
} | {
    "type": "participantLeft";
    "data": ParticipantLeft;
} | {
    "type": "participantReconnecting";
    "data": ParticipantGone;
} | {
    "type": "participantReconnected";
    "data": ParticipantGone;
} | {
    "type": "trackPublished";
    "data": TrackPublished;
} | {
    "type": "trackUnpublished";
    "data": TrackUnpublished;
} | {
    "type": "trackMuted";
    "data": TrackMuted;
} | {
    "type": "slotAssigned";
    "data": SlotAssigned;
} | {
    "type": "trackSuspended";
    "data": TrackSuspended;
} | {
    "type": "layersWanted";
    "data": LayersWanted;
} | {
    "type": "mediaStateChanged";
    "data": MediaStateChanged;
} | {
    "type": "qualityChanged";
    "data": QualityChanged;
} | {
    "type": "speakersChanged";
    "data": SpeakersChanged;
} | {
    "type": "said";
    "data": Said;
} | {
    "type": "roomClosed";
    "data": RoomClosed;
} | {
    "type": "serverDraining";
    "data": ServerDraining;
} | {
    "type": "reconnect";
    "data": Reconnect;
};
export type ErrorBody = {
    /**
     * For programs.
     */
    code: ErrorCode;
    /**
     * For people.
     */
    message: string;
    /**
     * Whether trying again may help.
     */
    retryable: boolean;
};
export type Hello = {
    /**
     * The session's id, for support and logs.
     */
    sessionId: SessionId;
    /**
     * Secret that lets a later connection resume this session.
     */
    resumeToken: string;
    /**
     * True when an earlier session goes on; missed events follow.
     */
    resumed: boolean;
    /**
     * Who this client is in the room.
     */
    participantId: ParticipantId;
    /**
     * The token's subject.
     */
    identity: string;
    /**
     * The name that others see.
     */
    name: string;
    /**
     * The token's role.
     */
    role: Role;
    /**
     * The room that `join` enters.
     */
    room: RoomId;
    /**
     * What the token allows.
     */
    grants: GrantsInfo;
    /**
     * For the `RTCPeerConnection`'s configuration.
     */
    iceServers: Array<IceServer>;
    /**
     * The client says something at least this often, in milliseconds.
     */
    heartbeatMs: number;
    /**
     * How long a broken session is held, in milliseconds.
     */
    resumeWindowMs: number;
    /**
     * The server's version.
     */
    serverVersion: string;
};
export type GrantsInfo = {
    /**
     * What may be published.
     */
    publish: Array<Source>;
    /**
     * Whether others' tracks may be received.
     */
    subscribe: boolean;
    /**
     * The widest direction of camera video.
     */
    videoDirection: Direction;
};
export type IceServer = {
    /**
     * `stun:`, `turn:` or `turns:` URLs (RFC 7064, RFC 7065).
     */
    urls: Array<string>;
    /**
     * For TURN.
     */
    username?: string;
    /**
     * For TURN.
     */
    credential?: string;
    /**
     * Leave it out unless `iceTransportPolicy` is `relay`: it is at the address of the media itself.
     * Chromium takes nothing but TURN from an address that it knows as a TURN server's (over UDP), so
     * it would relay what could go directly.
     */
    relayOnly?: boolean;
};
export type IceServers = {
    /**
     * As in `hello`, with credentials that are made now.
     */
    iceServers: Array<IceServer>;
};
export type Joined = {
    /**
     * The SDP answer.
     */
    answer: string;
    /**
     * Everybody else in the room.
     */
    participants: Array<ParticipantInfo>;
};
export type Answer = {
    /**
     * The SDP answer.
     */
    answer: string;
};
export type Published = {
    /**
     * The new track.
     */
    track: TrackInfo;
    /**
     * The m-line (SDP `a=mid`) that carries it.
     */
    mid: string;
};
export type ParticipantInfo = {
    /**
     * The participant's id in this room.
     */
    id: ParticipantId;
    /**
     * The brand's own id of the person.
     */
    identity: string;
    /**
     * What to show.
     */
    name: string;
    /**
     * What the person is to the brand.
     */
    role: Role;
    /**
     * Whether the person's signalling is connected.
     */
    state: ParticipantState;
    /**
     * What the person has published.
     */
    tracks: Array<TrackInfo>;
    /**
     * How good the person's connection is; absent before it was measured.
     */
    quality?: QualityInfo;
};
export type ParticipantState = "connected" | "reconnecting";
export type TrackInfo = {
    /**
     * The track's id.
     */
    id: TrackId;
    /**
     * Where its media comes from.
     */
    source: Source;
    /**
     * What it carries.
     */
    kind: MediaKind;
    /**
     * Whether it is muted.
     */
    muted: boolean;
};
export type ParticipantJoined = {
    /**
     * Who entered.
     */
    participant: ParticipantInfo;
};
export type ParticipantLeft = {
    /**
     * Who left.
     */
    participantId: ParticipantId;
    /**
     * Why.
     */
    reason: LeaveReason;
};
export type LeaveReason = "left" | "connectionLost" | "mediaFailed" | "removed" | "roomClosed";
export type ParticipantGone = {
    /**
     * Who is meant.
     */
    participantId: ParticipantId;
};
export type TrackPublished = {
    /**
     * Whose track it is.
     */
    participantId: ParticipantId;
    /**
     * The track.
     */
    track: TrackInfo;
};
export type TrackUnpublished = {
    /**
     * Whose track it was.
     */
    participantId: ParticipantId;
    /**
     * The track.
     */
    trackId: TrackId;
    /**
     * Why it ended.
     */
    reason: UnpublishReason;
};
export type UnpublishReason = "unpublished" | "rejoined";
export type TrackMuted = {
    /**
     * Whose track it is.
     */
    participantId: ParticipantId;
    /**
     * The track.
     */
    trackId: TrackId;
    /**
     * Its new state.
     */
    muted: boolean;
};
export type SlotAssigned = {
    /**
     * The m-line (SDP `a=mid`) of this client's peer connection.
     */
    mid: string;
    /**
     * The track that it carries from now on.
     */
    trackId: TrackId | null;
};
export type LayersWanted = {
    /**
     * The client's own track.
     */
    trackId: TrackId;
    /**
     * The names of the layers that somebody gets, as they were published; none while nobody shows it.
     */
    rids: Array<string>;
};
export type QualityChanged = {
    /**
     * Whose.
     */
    participantId: ParticipantId;
    /**
     * How good it is.
     */
    quality: QualityInfo;
};
export type QualityInfo = {
    /**
     * From 5, as good as it gets, over 3, where people begin to complain, down to 0, nothing comes through.
     */
    score: number;
    /**
     * What makes it less than good.
     */
    reasons: Array<QualityReason>;
};
export type QualityReason = "loss" | "jitter" | "roundTrip" | "freeze" | "suspended";
export type QualitySummaryInfo = {
    /**
     * The mean score, from 5, as good as it gets, down to 0, nothing came through.
     */
    mean: number;
    /**
     * The lowest score.
     */
    worst: number;
    /**
     * Whatever made it less than good.
     */
    reasons: Array<QualityReason>;
};
export type SpeakersChanged = {
    /**
     * Counts the changes of this room.
     */
    number: number;
    /**
     * Everybody in the room by importance, oneself included: who spoke last comes first.
     */
    order: Array<ParticipantId>;
    /**
     * Who speaks, also when it is this client; `null` in a silence.
     */
    speaker: ParticipantId | null;
    /**
     * The loudest of the others: while this client speaks, who spoke before it or does meanwhile; `null` in a silence.
     */
    loudest: ParticipantId | null;
};
export type Said = {
    /**
     * Who.
     */
    participantId: ParticipantId;
    /**
     * What.
     */
    text: string;
};
export type TrackSuspended = {
    /**
     * The track.
     */
    trackId: TrackId;
    /**
     * Whether it is held back, so that its picture stands still.
     */
    suspended: boolean;
};
export type MediaStateChanged = {
    /**
     * The new state.
     */
    state: MediaState;
};
export type MediaState = "connected" | "disconnected" | "failed";
export type RoomClosed = {
    /**
     * Who closed it, as a sentence for people.
     */
    reason: string;
};
export type ServerDraining = {
    /**
     * When the server stops at the latest, in milliseconds since 1970-01-01 UTC; `null` when it goes on after all.
     */
    deadline: Timestamp | null;
};
export type Reconnect = {
    /**
     * Why, as a stable word: `shutdown`.
     */
    reason: string;
    /**
     * How long to wait before the first try, in milliseconds.
     */
    retryMs: number;
};
export type Timestamp = number;
export type Skill = string;
export type CallKind = "screen" | "voice" | "video";
export type CobrowseMode = "shared" | "view" | "follow";
export type FileKind = "image" | "document";
export type LiveRequest = {
    "type": "authenticate";
    "data": Authenticate;
} | {
    "type": "ping";
    "data": Record<symbol, never>;
} | {
    "type": "getOverview";
    "data": Record<symbol, never>;
} | {
    "type": "getContact";
    "data": ContactRef;
} | {
    "type": "getMessages";
    "data": GetMessages;
} | {
    "type": "renewToken";
    "data": RenewToken;
} | {
    "type": "setAvailable";
    "data": SetAvailable;
} | {
    "type": "getAgents";
    "data": GetAgents;
} | {
    "type": "openContact";
    "data": OpenContact;
} | {
    "type": "takeContact";
    "data": ContactRef;
} | {
    "type": "answerOffer";
    "data": AnswerOffer;
} | {
    "type": "transferContact";
    "data": TransferContact;
} | {
    "type": "cancelTransfer";
    "data": ContactRef;
} | {
    "type": "askAgent";
    "data": AskAgent;
} | {
    "type": "removeAgent";
    "data": RemoveAgent;
} | {
    "type": "listenToContact";
    "data": ContactRef;
} | {
    "type": "leaveContact";
    "data": ContactRef;
} | {
    "type": "endContact";
    "data": ContactRef;
} | {
    "type": "sendMessage";
    "data": SendMessage;
} | {
    "type": "markMessages";
    "data": MarkMessages;
} | {
    "type": "setTyping";
    "data": SetTyping;
} | {
    "type": "requestCall";
    "data": RequestCall;
} | {
    "type": "answerCallRequest";
    "data": AnswerCallRequest;
} | {
    "type": "cancelCallRequest";
    "data": EscalationRef;
} | {
    "type": "invite";
    "data": Invite;
} | {
    "type": "answerInvitation";
    "data": AnswerInvitation;
} | {
    "type": "cancelInvitation";
    "data": InvitationRef;
} | {
    "type": "endInvitation";
    "data": EndInvitation;
} | {
    "type": "joinCall";
    "data": CallRef;
} | {
    "type": "switchCall";
    "data": SwitchCall;
} | {
    "type": "answerSwitch";
    "data": AnswerSwitch;
} | {
    "type": "cancelSwitch";
    "data": CallRef;
} | {
    "type": "holdCall";
    "data": CallRef;
} | {
    "type": "unholdCall";
    "data": CallRef;
} | {
    "type": "muteMember";
    "data": MuteMember;
} | {
    "type": "setSpotlight";
    "data": SetSpotlight;
} | {
    "type": "shareScreen";
    "data": CallRef;
} | {
    "type": "stopScreen";
    "data": CallRef;
} | {
    "type": "leaveCall";
    "data": CallRef;
} | {
    "type": "endCall";
    "data": CallRef;
} | {
    "type": "tagVisitor";
    "data": TagVisitor;
} | {
    "type": "resetVisitor";
    "data": VisitorRef;
} | {
    "type": "findVisitors";
    "data": FindVisitors;
} | {
    "type": "inviteVisitor";
    "data": InviteVisitor;
};
export type ContactRef = {
    /**
     * Its id.
     */
    contactId: ContactId;
};
export type EscalationRef = {
    /**
     * Its id.
     */
    escalationId: EscalationId;
};
export type InvitationRef = {
    /**
     * Its id.
     */
    invitationId: InvitationId;
};
export type CallRef = {
    /**
     * Its id.
     */
    callId: CallId;
};
export type VisitorRef = {
    /**
     * Its id, drawn by the page: `v_` and 32 hexadecimal digits.
     */
    visitorId: VisitorId;
};
export type GetMessages = {
    /**
     * Of which contact.
     */
    contactId: ContactId;
    /**
     * Those right before this number.
     */
    before?: number;
    /**
     * Those right after this number.
     */
    after?: number;
    /**
     * At most so many. Default: 50.
     */
    limit?: number;
};
export type SetAvailable = {
    /**
     * Whether new contacts are wanted.
     */
    available: boolean;
};
export type GetAgents = {
    /**
     * Whether `agentChanged` shall be told from now on, until this connection ends or asks without. Default: no.
     */
    watch?: boolean;
};
export type RenewToken = {
    /**
     * The newer one.
     */
    token: string;
};
export type OpenContact = {
    /**
     * What it is about. Default: nothing.
     */
    topic?: string;
    /**
     * What the brand wants to be known.
     */
    data?: {
        [key in string]: string;
    };
    /**
     * Which skill shall serve. Default: every agent may.
     */
    skill?: Skill;
    /**
     * Which agent shall serve, while they are there in time.
     */
    agent?: string;
    /**
     * Which call begins when an agent takes it.
     */
    wants?: CallKind;
};
export type AnswerOffer = {
    /**
     * What was offered.
     */
    contactId: ContactId;
    /**
     * Whether the agent takes it.
     */
    accept: boolean;
};
export type TransferContact = {
    /**
     * Which contact.
     */
    contactId: ContactId;
    /**
     * To whom.
     */
    target: TargetInfo;
    /**
     * Whether the asker stays until it is taken, and keeps it if it is not. Default: no.
     */
    attended?: boolean;
    /**
     * For whoever takes it. Default: nothing.
     */
    note?: string;
};
export type AskAgent = {
    /**
     * To which contact.
     */
    contactId: ContactId;
    /**
     * Whom.
     */
    agent: string;
    /**
     * What they shall know. Default: nothing.
     */
    note?: string;
};
export type RemoveAgent = {
    /**
     * Of which contact.
     */
    contactId: ContactId;
    /**
     * Whom.
     */
    agent: string;
};
export type SendMessage = {
    /**
     * Where.
     */
    contactId: ContactId;
    /**
     * The sender's own id, at most 64 bytes: sent again with the same one, it is the same message.
     */
    clientId?: string;
    /**
     * What.
     */
    content: NewContent;
};
export type NewContent = {
    "type": "text";
    /**
     * Them.
     */
    text: string;
} | {
    "type": "link";
    /**
     * `http` or `https`.
     */
    url: string;
} | {
    "type": "file";
    /**
     * Its id.
     */
    fileId: FileId;
    /**
     * What its sender says of it. Default: nothing.
     */
    caption?: string;
};
export type MarkMessages = {
    /**
     * Where.
     */
    contactId: ContactId;
    /**
     * Everything up to this number has arrived.
     */
    delivered: number;
    /**
     * Everything up to this number was seen.
     */
    seen: number;
};
export type SetTyping = {
    /**
     * Where.
     */
    contactId: ContactId;
    /**
     * Whether.
     */
    typing: boolean;
};
export type RequestCall = {
    /**
     * In which contact.
     */
    contactId: ContactId;
    /**
     * Which kind of call.
     */
    kind: CallKind;
    /**
     * Which way the customer's camera video shall flow, from the customer's view.
     */
    direction?: Direction;
};
export type AnswerCallRequest = {
    /**
     * Which request.
     */
    escalationId: EscalationId;
    /**
     * Whether.
     */
    accept: boolean;
};
export type Invite = {
    /**
     * In which contact.
     */
    contactId: ContactId;
    /**
     * To what.
     */
    kind: InvitationName;
    /**
     * How far an agent may act on a co-browsed page. Default: shared.
     */
    mode?: CobrowseMode;
    /**
     * Which way the customer's camera video shall flow, from the customer's view.
     */
    direction?: Direction;
    /**
     * How long it may be answered, in milliseconds. Default: the server's `contacts.invitation_timeout`.
     */
    timeoutMs?: number;
};
export type AnswerInvitation = {
    /**
     * Which.
     */
    invitationId: InvitationId;
    /**
     * Whether.
     */
    accept: boolean;
};
export type EndInvitation = {
    /**
     * Which.
     */
    invitationId: InvitationId;
    /**
     * Whether it could not come about. Default: no.
     */
    failed?: boolean;
};
export type SwitchCall = {
    /**
     * Which call.
     */
    callId: CallId;
    /**
     * What it shall carry.
     */
    kind: CallKind;
    /**
     * Which way the customer's camera video shall flow, from the customer's view. Default: as it was.
     */
    direction?: Direction;
};
export type AnswerSwitch = {
    /**
     * Of which call.
     */
    callId: CallId;
    /**
     * Whether.
     */
    accept: boolean;
};
export type MuteMember = {
    /**
     * In which call.
     */
    callId: CallId;
    /**
     * Whom; oneself if left out.
     */
    member?: string;
    /**
     * The microphone or the camera.
     */
    source: Source;
    /**
     * Whether.
     */
    muted: boolean;
};
export type SetSpotlight = {
    /**
     * In which call.
     */
    callId: CallId;
    /**
     * Whom everybody shall see large; nobody if left out.
     */
    member?: string;
};
export type TagVisitor = {
    /**
     * The browser's id, drawn by the page: `v_` and 32 hexadecimal digits.
     */
    visitorId: VisitorId;
    /**
     * The brand's own id of the person.
     */
    externalId?: string;
    /**
     * An e-mail address.
     */
    email?: string;
    /**
     * A first name.
     */
    firstName?: string;
    /**
     * A family name.
     */
    lastName?: string;
    /**
     * The agent who shall serve.
     */
    assignedTo?: string;
    /**
     * Labels, all of them.
     */
    labels?: Array<string>;
    /**
     * Further data; `null` deletes what was there.
     */
    data?: {
        [key in string]: string | null;
    };
};
export type FindVisitors = {
    /**
     * Only those who are assigned to the asker. Default: no.
     */
    mine?: boolean;
    /**
     * Only those with a field that is this, or a full name, whatever the case of letters.
     */
    is?: string;
    /**
     * Only those with a field that contains this, whatever the case of letters.
     */
    contains?: string;
};
export type InviteVisitor = {
    /**
     * Whom.
     */
    visitorId: VisitorId;
    /**
     * To what.
     */
    kind: InvitationName;
    /**
     * How far an agent may act on a co-browsed page. Default: shared.
     */
    mode?: CobrowseMode;
    /**
     * Which way the customer's camera video shall flow, from the customer's view.
     */
    direction?: Direction;
    /**
     * How long it may be answered, in milliseconds. Default: the server's `contacts.invitation_timeout`.
     */
    timeoutMs?: number;
};
export type LiveReply = {
    "type": "hello";
    "data": LiveHello;
} | {
    "type": "overview";
    "data": {
        /**
         * The open contacts in which the asker is.
         */
        contacts: Array<ContactInfo>;
        /**
         * What waits for the asker to take it; for supervisors all that waits.
         */
        waiting: Array<ContactSummaryInfo>;
        /**
         * For supervisors: every open contact.
         */
        all: Array<ContactSummaryInfo>;
        /**
         * What an agent is asked to take right now.
         */
        offers: Array<OfferInfo>;
        /**
         * Whether an agent gets new contacts.
         */
        available: boolean;
    };
} | {
    "type": "agents";
    "data": {
        /**
         * Those who are here or have contacts, by identity.
         */
        agents: Array<AgentInfo>;
    };
} | {
    "type": "contact";
    "data": {
        /**
         * It.
         */
        contact: ContactInfo;
    };
} | {
    "type": "messages";
    "data": {
        /**
         * In their order.
         */
        messages: Array<MessageInfo>;
    };
} | {
    "type": "ok";
    "data": Record<symbol, never>;
} | {
    "type": "pending";
    "data": Record<symbol, never>;
} | {
    "type": "error";
    "data": ErrorBody;
} | {
    "type": "opened";
    "data": {
        /**
         * The new contact.
         */
        contactId: ContactId;
        /**
         * Its place in the queue, from 1; none if it does not wait.
         */
        position: number | null;
    };
} | {
    "type": "sent";
    "data": {
        /**
         * The message.
         */
        messageId: MessageId;
        /**
         * Its number.
         */
        number: number;
        /**
         * Whether it was sent before.
         */
        repeated: boolean;
    };
} | {
    "type": "asked";
    "data": {
        /**
         * The request; if there is a call, the other side had asked already.
         */
        escalationId: EscalationId;
        /**
         * The call, if one began.
         */
        callId: CallId | null;
    };
} | {
    "type": "invited";
    "data": {
        /**
         * In which contact.
         */
        contactId: ContactId;
        /**
         * The invitation.
         */
        invitationId: InvitationId;
    };
} | {
    "type": "call";
    "data": {
        /**
         * Which.
         */
        callId: CallId;
    };
} | {
    "type": "visitors";
    "data": {
        /**
         * At most 100.
         */
        visitors: Array<VisitorInfo>;
    };
};
export type LiveHello = {
    /**
     * The session's id, for support and logs.
     */
    sessionId: SessionId;
    /**
     * Secret that lets a later connection resume this session.
     */
    resumeToken: string;
    /**
     * True when an earlier session goes on; missed events follow.
     */
    resumed: boolean;
    /**
     * The largest file that may be sent, in bytes.
     */
    maxFileSize: number;
    /**
     * The client says something at least this often, in milliseconds.
     */
    heartbeatMs: number;
    /**
     * How long a broken session is held, in milliseconds.
     */
    resumeWindowMs: number;
    /**
     * The server's version.
     */
    serverVersion: string;
    /**
     * The server's clock.
     */
    now: Timestamp;
    /**
     * Who.
     */
    person: PersonInfo;
    /**
     * Which queues an agent serves.
     */
    skills: Array<Skill>;
};
export type LiveEvent = {
    "type": "serverDraining";
    "data": ServerDraining;
} | {
    "type": "reconnect";
    "data": Reconnect;
} | {
    "type": "contactOpened";
    "data": {
        /**
         * It.
         */
        contact: ContactSummaryInfo;
    };
} | {
    "type": "contactChanged";
    "data": {
        /**
         * It.
         */
        contact: ContactSummaryInfo;
    };
} | {
    "type": "agentChanged";
    "data": {
        /**
         * Who, and how they are now.
         */
        agent: AgentInfo;
    };
} | {
    "type": "tokenExpiring";
    "data": {
        /**
         * When.
         */
        expires: Timestamp;
    };
} | {
    "type": "contactWaiting";
    "data": {
        /**
         * It.
         */
        contact: ContactSummaryInfo;
    };
} | {
    "type": "contactWaitsNoLonger";
    "data": {
        /**
         * Which.
         */
        contactId: ContactId;
    };
} | {
    "type": "contactOffered";
    "data": OfferInfo;
} | {
    "type": "offerWithdrawn";
    "data": {
        /**
         * What.
         */
        contactId: ContactId;
    };
} | {
    "type": "availabilityChanged";
    "data": {
        /**
         * Whether.
         */
        available: boolean;
    };
} | {
    "type": "positionChanged";
    "data": {
        /**
         * Of which contact.
         */
        contactId: ContactId;
        /**
         * From 1.
         */
        position: number;
    };
} | {
    "type": "partyJoined";
    "data": {
        /**
         * Which.
         */
        contactId: ContactId;
        /**
         * Who.
         */
        person: PersonInfo;
    };
} | {
    "type": "partyLeft";
    "data": {
        /**
         * Which.
         */
        contactId: ContactId;
        /**
         * Who.
         */
        identity: string;
        /**
         * Why.
         */
        reason: LeftReason;
    };
} | {
    "type": "partyAway";
    "data": {
        /**
         * In which contact.
         */
        contactId: ContactId;
        /**
         * Who.
         */
        identity: string;
    };
} | {
    "type": "partyBack";
    "data": {
        /**
         * In which contact.
         */
        contactId: ContactId;
        /**
         * Who.
         */
        identity: string;
    };
} | {
    "type": "transferPending";
    "data": {
        /**
         * Which.
         */
        contactId: ContactId;
        /**
         * Who.
         */
        by: string;
        /**
         * To whom.
         */
        target: TargetInfo;
    };
} | {
    "type": "transferFailed";
    "data": {
        /**
         * Which.
         */
        contactId: ContactId;
        /**
         * Why.
         */
        reason: TransferEnd;
    };
} | {
    "type": "assistEnded";
    "data": {
        /**
         * To which contact.
         */
        contactId: ContactId;
        /**
         * Who.
         */
        agent: string;
        /**
         * What came of it.
         */
        end: AssistEnd;
    };
} | {
    "type": "contactClosed";
    "data": {
        /**
         * Which.
         */
        contactId: ContactId;
        /**
         * How.
         */
        end: ContactEndInfo;
    };
} | {
    "type": "message";
    "data": {
        /**
         * What.
         */
        message: MessageInfo;
    };
} | {
    "type": "marked";
    "data": {
        /**
         * How far.
         */
        mark: MarkInfo;
    };
} | {
    "type": "typing";
    "data": {
        /**
         * In which contact.
         */
        contactId: ContactId;
        /**
         * Who.
         */
        identity: string;
        /**
         * Whether.
         */
        typing: boolean;
    };
} | {
    "type": "callRequested";
    "data": {
        /**
         * The request.
         */
        request: CallRequestInfo;
    };
} | {
    "type": "callRequestEnded";
    "data": {
        /**
         * The request.
         */
        request: CallRequestInfo;
    };
} | {
    "type": "invitationMade";
    "data": {
        /**
         * To what.
         */
        invitation: InvitationInfo;
    };
} | {
    "type": "invitationChanged";
    "data": {
        /**
         * Which.
         */
        invitation: InvitationInfo;
    };
} | {
    "type": "callStarted";
    "data": {
        /**
         * It.
         */
        call: CallInfo;
    };
} | {
    "type": "callConnected";
    "data": {
        /**
         * In which call.
         */
        callId: CallId;
    };
} | {
    "type": "memberJoined";
    "data": {
        /**
         * Which.
         */
        callId: CallId;
        /**
         * Who.
         */
        person: PersonInfo;
    };
} | {
    "type": "memberLost";
    "data": {
        /**
         * In which call.
         */
        callId: CallId;
        /**
         * Whose.
         */
        identity: string;
    };
} | {
    "type": "memberReturned";
    "data": {
        /**
         * In which call.
         */
        callId: CallId;
        /**
         * Whose.
         */
        identity: string;
    };
} | {
    "type": "memberLeft";
    "data": {
        /**
         * Which.
         */
        callId: CallId;
        /**
         * Who.
         */
        identity: string;
        /**
         * Why.
         */
        reason: LeftReason;
    };
} | {
    "type": "switchRequested";
    "data": {
        /**
         * Of which call.
         */
        callId: CallId;
        /**
         * What.
         */
        request: SwitchRequestInfo;
    };
} | {
    "type": "switchEnded";
    "data": {
        /**
         * Of which call.
         */
        callId: CallId;
        /**
         * Who had asked; nobody if it was the brand's server.
         */
        by: string | null;
        /**
         * What came of it.
         */
        outcome: SwitchOutcome;
        /**
         * What the call carries now.
         */
        kind: CallKind;
        /**
         * Which way camera video flows now, from the customer's view.
         */
        direction: Direction;
    };
} | {
    "type": "callHeld";
    "data": {
        /**
         * In which call.
         */
        callId: CallId;
        /**
         * By whom.
         */
        by: string;
    };
} | {
    "type": "callUnheld";
    "data": {
        /**
         * In which call.
         */
        callId: CallId;
    };
} | {
    "type": "memberMuted";
    "data": {
        /**
         * In which call.
         */
        callId: CallId;
        /**
         * Whose.
         */
        identity: string;
        /**
         * Which.
         */
        source: Source;
        /**
         * Whether muted.
         */
        muted: boolean;
        /**
         * By whom.
         */
        by: string;
    };
} | {
    "type": "unmuteAsked";
    "data": {
        /**
         * In which call.
         */
        callId: CallId;
        /**
         * What.
         */
        source: Source;
        /**
         * Who asks.
         */
        by: string;
    };
} | {
    "type": "spotlightChanged";
    "data": {
        /**
         * In which call.
         */
        callId: CallId;
        /**
         * Who.
         */
        identity: string | null;
        /**
         * By whom: an agent, or whoever was seen large and has left.
         */
        by: string;
    };
} | {
    "type": "screenStarted";
    "data": {
        /**
         * In which call.
         */
        callId: CallId;
        /**
         * Whose.
         */
        by: string;
    };
} | {
    "type": "screenStopped";
    "data": {
        /**
         * In which call.
         */
        callId: CallId;
        /**
         * Whose it was.
         */
        by: string;
    };
} | {
    "type": "callEnded";
    "data": {
        /**
         * Which.
         */
        callId: CallId;
        /**
         * How.
         */
        end: CallEndInfo;
        /**
         * How long people could talk, in seconds.
         */
        seconds: number;
    };
};
export type LiveMessage = LiveReply | LiveEvent;
export type ContactStateName = "waiting" | "active" | "closed";
export type StandingName = "customer" | "agent" | "listener";
export type ContactEndReason = "ended" | "customerLeft" | "abandoned" | "idle";
export type LeftReason = "left" | "transferred" | "removed" | "lost";
export type TransferEnd = "declined" | "expired" | "cancelled";
export type AssistEnd = "accepted" | "declined" | "expired";
export type EscalationOutcome = "accepted" | "declined" | "cancelled" | "expired" | "failed";
export type InvitationEndReason = "declined" | "cancelled" | "expired" | "ended" | "failed";
export type CallEndReason = "hungUp" | "participantLost" | "failed" | "contactClosed" | "screenStopped";
export type SwitchOutcome = "done" | "declined" | "cancelled" | "expired";
export type SideName = "customer" | "agents";
export type InvitationName = "voiceCall" | "videoCall" | "screenShare" | "cobrowse";
export type PersonInfo = {
    /**
     * The brand's own opaque id of the person.
     */
    identity: string;
    /**
     * What to show.
     */
    name: string;
    /**
     * What the person is to the brand.
     */
    role: Role;
};
export type TargetInfo = {
    "kind": "anyone";
} | {
    "kind": "skill";
    /**
     * Which.
     */
    skill: Skill;
} | {
    "kind": "agent";
    /**
     * Whose identity.
     */
    agent: string;
};
export type ContactSummaryInfo = {
    /**
     * Its id.
     */
    contactId: ContactId;
    /**
     * Where it stands.
     */
    state: ContactStateName;
    /**
     * What the customer is called.
     */
    customer: string;
    /**
     * What it is about; may be empty.
     */
    topic: string;
    /**
     * Which skill serves it.
     */
    skill: Skill | null;
    /**
     * For whom it waits, if it does.
     */
    target: TargetInfo | null;
    /**
     * Since when it waits, or when it began.
     */
    since: Timestamp;
    /**
     * Which call begins when it is taken.
     */
    wants: CallKind | null;
    /**
     * The identities of the agents who serve it.
     */
    agents: Array<string>;
};
export type OfferInfo = {
    /**
     * What.
     */
    contact: ContactSummaryInfo;
    /**
     * The agent who asks for help or hands over; nobody if it is just the agent's turn.
     */
    from: string | null;
    /**
     * Whether somebody else serves on.
     */
    assist: boolean;
    /**
     * What the agent before said.
     */
    note: string | null;
    /**
     * Until when.
     */
    expires: Timestamp;
};
export type AgentInfo = {
    /**
     * Whose identity.
     */
    identity: string;
    /**
     * What to show.
     */
    name: string;
    /**
     * Which queues they serve.
     */
    skills: Array<Skill>;
    /**
     * Whether they can take something.
     */
    state: AgentStateName;
    /**
     * How many open contacts they are in.
     */
    contacts: number;
    /**
     * In how many they can be at once.
     */
    capacity: number;
};
export type AgentStateName = "available" | "full" | "unavailable" | "away" | "offline";
export type ContactInfo = {
    /**
     * Its id.
     */
    contactId: ContactId;
    /**
     * Where it stands.
     */
    state: ContactStateName;
    /**
     * What it is about; may be empty.
     */
    topic: string;
    /**
     * What the brand attached to it.
     */
    data: {
        [key in string]: string;
    };
    /**
     * Which skill serves it.
     */
    skill: Skill | null;
    /**
     * When it began.
     */
    openedAt: Timestamp;
    /**
     * The number of the latest message.
     */
    lastNumber: number;
    /**
     * The customer's place in the queue, from 1, while it waits.
     */
    position: number | null;
    /**
     * For agents: for whom it waits.
     */
    target: TargetInfo | null;
    /**
     * For agents: whether whoever is in it keeps it until it is taken.
     */
    attended: boolean;
    /**
     * Those in it.
     */
    parties: Array<PartyInfo>;
    /**
     * For agents: what was told to those after.
     */
    notes: Array<NoteInfo>;
    /**
     * A request for a call that waits for an answer.
     */
    callRequest: CallRequestInfo | null;
    /**
     * Invitations that are not over.
     */
    invitations: Array<InvitationInfo>;
    /**
     * The call.
     */
    call: CallInfo | null;
    /**
     * How far everybody has got.
     */
    marks: Array<MarkInfo>;
    /**
     * How it ended.
     */
    end: ContactEndInfo | null;
};
export type ContactEndInfo = {
    /**
     * When.
     */
    at: Timestamp;
    /**
     * Whose deed it was, if it was a person's.
     */
    by: string | null;
    /**
     * Why.
     */
    reason: ContactEndReason;
};
export type PartyInfo = {
    /**
     * Who.
     */
    person: PersonInfo;
    /**
     * As what.
     */
    standing: StandingName;
    /**
     * Since when.
     */
    joinedAt: Timestamp;
    /**
     * Whether a page or app of theirs is connected, or was a moment ago.
     */
    here: boolean;
};
export type NoteInfo = {
    /**
     * When.
     */
    at: Timestamp;
    /**
     * Who; nobody if it was the brand's server.
     */
    by: string | null;
    /**
     * What.
     */
    text: string;
};
export type MarkInfo = {
    /**
     * In which contact.
     */
    contactId: ContactId;
    /**
     * Who.
     */
    identity: string;
    /**
     * Every message up to this number has arrived.
     */
    delivered: number;
    /**
     * Every message up to this number was seen.
     */
    seen: number;
};
export type CallRequestInfo = {
    /**
     * Its id.
     */
    escalationId: EscalationId;
    /**
     * In which contact.
     */
    contactId: ContactId;
    /**
     * Who asked.
     */
    by: PersonInfo;
    /**
     * What for.
     */
    kind: CallKind;
    /**
     * Which way the customer's camera video shall flow, if that was said.
     */
    direction: Direction | null;
    /**
     * When.
     */
    askedAt: Timestamp;
    /**
     * When it is too late to answer.
     */
    expires: Timestamp;
    /**
     * What came of it, once it is settled.
     */
    outcome: EscalationOutcome | null;
    /**
     * The call that came of it.
     */
    callId: CallId | null;
};
export type InvitationStateName = "invited" | "accepted" | "closed";
export type InvitationInfo = {
    /**
     * Its id.
     */
    invitationId: InvitationId;
    /**
     * In which contact.
     */
    contactId: ContactId;
    /**
     * To what.
     */
    kind: InvitationName;
    /**
     * How far an agent may act on a co-browsed page.
     */
    mode: CobrowseMode | null;
    /**
     * Which way the customer's camera video shall flow, if that was said.
     */
    direction: Direction | null;
    /**
     * Who invites.
     */
    by: string;
    /**
     * When.
     */
    madeAt: Timestamp;
    /**
     * When it is too late to answer.
     */
    expires: Timestamp;
    /**
     * Where it stands.
     */
    state: InvitationStateName;
    /**
     * Why it is over.
     */
    reason: InvitationEndReason | null;
    /**
     * The call that came of it or that it is a part of.
     */
    callId: CallId | null;
};
export type CallInfo = {
    /**
     * Its id.
     */
    callId: CallId;
    /**
     * Of which contact.
     */
    contactId: ContactId;
    /**
     * What it carries.
     */
    kind: CallKind;
    /**
     * Which way camera video may flow, from the customer's view.
     */
    direction: Direction;
    /**
     * Whether the customer is cut off for now.
     */
    held: boolean;
    /**
     * Whom everybody sees large, as an agent wishes.
     */
    spotlight: string | null;
    /**
     * Everybody who is or was in it.
     */
    members: Array<MemberInfo>;
    /**
     * A switch that waits for an answer.
     */
    request: SwitchRequestInfo | null;
    /**
     * Whose screen may be shown.
     */
    screen: string | null;
    /**
     * When it began.
     */
    startedAt: Timestamp;
    /**
     * When the customer and an agent first had media.
     */
    connectedAt: Timestamp | null;
    /**
     * How it ended.
     */
    end: CallEndInfo | null;
};
export type CallEndInfo = {
    /**
     * When.
     */
    at: Timestamp;
    /**
     * Whose deed it was, or whose media was lost, if it was a person's.
     */
    by: string | null;
    /**
     * Why.
     */
    reason: CallEndReason;
};
export type MemberStateName = "expected" | "joined" | "lost" | "gone";
export type MemberInfo = {
    /**
     * Who.
     */
    person: PersonInfo;
    /**
     * Whether they only listen.
     */
    listens: boolean;
    /**
     * What they send is not forwarded.
     */
    muted: Array<Source>;
    /**
     * How their media is doing.
     */
    state: MemberStateName;
    /**
     * Why they are gone.
     */
    reason: LeftReason | null;
    /**
     * How good their connection was so far; nothing before it was measured.
     */
    quality: QualitySummaryInfo | null;
};
export type SwitchRequestInfo = {
    /**
     * Who asks.
     */
    by: string;
    /**
     * Whose side they are on; the other one answers.
     */
    side: SideName;
    /**
     * What the call shall carry.
     */
    kind: CallKind;
    /**
     * Which way camera video shall flow, from the customer's view.
     */
    direction: Direction;
    /**
     * When it is too late to answer.
     */
    expires: Timestamp;
};
export type VisitorInfo = {
    /**
     * Its id.
     */
    visitorId: VisitorId;
    /**
     * The customer whose page it is.
     */
    identity: string;
    /**
     * What others see of the customer.
     */
    name: string;
    /**
     * The brand's own id of the person.
     */
    externalId: string | null;
    /**
     * An e-mail address.
     */
    email: string | null;
    /**
     * A first name.
     */
    firstName: string | null;
    /**
     * A family name.
     */
    lastName: string | null;
    /**
     * The agent who shall serve.
     */
    assignedTo: string | null;
    /**
     * Labels.
     */
    labels: Array<string>;
    /**
     * Further data.
     */
    data: {
        [key in string]: string;
    };
    /**
     * Since when it is here.
     */
    since: Timestamp;
};
export type SelfInfo = {
    /**
     * Who.
     */
    person: PersonInfo;
    /**
     * Which queues an agent serves.
     */
    skills: Array<Skill>;
};
export type MessageInfo = {
    /**
     * Its id.
     */
    messageId: MessageId;
    /**
     * Where it was said.
     */
    contactId: ContactId;
    /**
     * Its place in the contact: from 1, without gaps; the order of the history.
     */
    number: number;
    /**
     * When the server took it.
     */
    at: Timestamp;
    /**
     * Who said it; nobody if the server notes what happened.
     */
    author: PersonInfo | null;
    /**
     * The sender's own id of it.
     */
    clientId: string | null;
    /**
     * What was said.
     */
    content: ContentInfo;
};
export type ContentInfo = {
    "type": "text";
    /**
     * Them.
     */
    text: string;
} | {
    "type": "link";
    /**
     * `http` or `https`.
     */
    url: string;
} | {
    "type": "file";
    /**
     * Its id.
     */
    fileId: FileId;
    /**
     * What it is.
     */
    kind: FileKind;
    /**
     * What its sender called it.
     */
    name: string;
    /**
     * What its sender said of it; may be empty.
     */
    caption: string;
    /**
     * Bytes.
     */
    size: number;
} | {
    "type": "note";
    /**
     * What.
     */
    note: SystemNoteInfo;
};
export type SystemNoteInfo = {
    "event": "joined";
    /**
     * Who.
     */
    person: PersonInfo;
} | {
    "event": "left";
    /**
     * Who.
     */
    person: PersonInfo;
    /**
     * Why.
     */
    reason: LeftReason;
} | {
    "event": "transferred";
    /**
     * For whom.
     */
    target: TargetInfo;
} | {
    "event": "callRequested";
    /**
     * By whom.
     */
    by: string;
    /**
     * Which kind.
     */
    kind: CallKind;
} | {
    "event": "callRequestEnded";
    /**
     * How.
     */
    outcome: EscalationOutcome;
} | {
    "event": "callStarted";
    /**
     * Its kind.
     */
    kind: CallKind;
} | {
    "event": "callSwitched";
    /**
     * The kind that is now in force.
     */
    kind: CallKind;
    /**
     * Which way camera video flows now, from the customer's view, if it was about that alone.
     */
    direction: Direction | null;
    /**
     * What came of it.
     */
    outcome: SwitchOutcome;
} | {
    "event": "callEnded";
    /**
     * Why.
     */
    reason: CallEndReason;
    /**
     * How long people could talk, in seconds.
     */
    seconds: number;
} | {
    "event": "closed";
    /**
     * Why.
     */
    reason: ContactEndReason;
};
export type ContactCode = "not_allowed" | "invalid_field" | "full" | "not_connected" | "too_many_connections" | "contact_not_found" | "contact_exists" | "too_many_contacts" | "contact_taken" | "not_offered" | "already_in_contact" | "not_in_contact" | "listening_only" | "contact_full" | "at_capacity" | "agent_not_available" | "transfer_pending" | "no_transfer" | "already_asked" | "empty_message" | "message_too_long" | "invalid_link" | "invalid_file" | "no_such_message" | "no_agent_yet" | "not_yours_to_answer" | "escalation_not_found" | "escalation_exists" | "escalation_pending" | "escalation_accepted" | "escalation_declined" | "escalation_cancelled" | "escalation_expired" | "escalation_failed" | "invitation_not_found" | "invitation_exists" | "invitation_pending" | "invitation_not_accepted" | "invitation_accepted" | "invitation_declined" | "invitation_cancelled" | "invitation_expired" | "invitation_ended" | "invitation_failed" | "too_many_invitations" | "call_not_found" | "call_exists" | "call_ended" | "not_in_call" | "switch_pending" | "no_switch_pending" | "already_so" | "direction_needs_video" | "already_held" | "not_held" | "already_shared" | "not_shared" | "visitor_not_found";
export type ClientFrame = {
    id: number;
} & ClientMessage;
export type ServerFrame = {
    re?: number;
    seq?: number;
} & ServerMessage;
export type LiveClientFrame = {
    id: number;
} & LiveRequest;
export type LiveServerFrame = {
    re?: number;
    seq?: number;
} & LiveMessage;
