use serde::{Deserialize, Serialize};

/// Why something was refused: the same stable words on the WebSocket and in REST problems.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum ErrorCode {
    /// The message is not JSON of the documented form.
    InvalidMessage,
    /// The first message was not `authenticate`, or it came twice.
    UnexpectedMessage,
    /// No usable token.
    Unauthorized,
    /// The token's time is over.
    TokenExpired,
    /// The token does not allow it.
    Forbidden,
    /// The request needs a room to have been joined.
    NotJoined,
    /// The SDP cannot be read or used.
    InvalidSdp,
    /// The peer connection has no m-line for that source.
    NoMediaLine,
    /// That source is published already.
    AlreadyPublished,
    /// No such track in the room.
    TrackNotFound,
    /// No such room.
    RoomNotFound,
    /// The room takes no more participants.
    RoomFull,
    /// The server takes no more sessions.
    ServerFull,
    /// The peer connection is gone; join again.
    MediaGone,
    /// Too many requests.
    RateLimited,
    /// Nothing is served at this address.
    NotFound,
    /// The address does not serve this method.
    MethodNotAllowed,
    /// The request's body or a field of it is not usable.
    InvalidRequest,
    /// The body is too large.
    PayloadTooLarge,
    /// The body is of another type than the documented one.
    UnsupportedMediaType,
    /// `If-Match` names another ICE session than the current one.
    PreconditionFailed,
    /// The request needs `If-Match`.
    PreconditionRequired,
    /// The server is stopping.
    ShuttingDown,
    /// The server failed; trying again may help.
    Internal,
}

impl ErrorCode {
    /// The word on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            ErrorCode::InvalidMessage => "invalid_message",
            ErrorCode::UnexpectedMessage => "unexpected_message",
            ErrorCode::Unauthorized => "unauthorized",
            ErrorCode::TokenExpired => "token_expired",
            ErrorCode::Forbidden => "forbidden",
            ErrorCode::NotJoined => "not_joined",
            ErrorCode::InvalidSdp => "invalid_sdp",
            ErrorCode::NoMediaLine => "no_media_line",
            ErrorCode::AlreadyPublished => "already_published",
            ErrorCode::TrackNotFound => "track_not_found",
            ErrorCode::RoomNotFound => "room_not_found",
            ErrorCode::RoomFull => "room_full",
            ErrorCode::ServerFull => "server_full",
            ErrorCode::MediaGone => "media_gone",
            ErrorCode::RateLimited => "rate_limited",
            ErrorCode::NotFound => "not_found",
            ErrorCode::MethodNotAllowed => "method_not_allowed",
            ErrorCode::InvalidRequest => "invalid_request",
            ErrorCode::PayloadTooLarge => "payload_too_large",
            ErrorCode::UnsupportedMediaType => "unsupported_media_type",
            ErrorCode::PreconditionFailed => "precondition_failed",
            ErrorCode::PreconditionRequired => "precondition_required",
            ErrorCode::ShuttingDown => "shutting_down",
            ErrorCode::Internal => "internal",
        }
    }

    /// Whether the same request may succeed later without a change.
    pub fn is_retryable(self) -> bool {
        matches!(
            self,
            ErrorCode::RoomFull
                | ErrorCode::ServerFull
                | ErrorCode::RateLimited
                | ErrorCode::ShuttingDown
                | ErrorCode::Internal
        )
    }

    /// The HTTP status (RFC 9110 §15) of a REST refusal.
    pub fn status(self) -> u16 {
        match self {
            ErrorCode::InvalidMessage
            | ErrorCode::UnexpectedMessage
            | ErrorCode::InvalidSdp
            | ErrorCode::NoMediaLine
            | ErrorCode::InvalidRequest => 400,
            ErrorCode::Unauthorized | ErrorCode::TokenExpired => 401,
            ErrorCode::Forbidden => 403,
            ErrorCode::TrackNotFound | ErrorCode::RoomNotFound | ErrorCode::NotFound => 404,
            ErrorCode::MethodNotAllowed => 405,
            ErrorCode::NotJoined | ErrorCode::AlreadyPublished | ErrorCode::MediaGone => 409,
            ErrorCode::PreconditionFailed => 412,
            ErrorCode::PayloadTooLarge => 413,
            ErrorCode::UnsupportedMediaType => 415,
            ErrorCode::PreconditionRequired => 428,
            ErrorCode::RateLimited => 429,
            ErrorCode::Internal => 500,
            ErrorCode::RoomFull | ErrorCode::ServerFull | ErrorCode::ShuttingDown => 503,
        }
    }
}

/// Data of `error`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ErrorBody {
    /// For programs.
    pub code: ErrorCode,
    /// For people.
    pub message: String,
    /// Whether trying again may help.
    pub retryable: bool,
}

impl ErrorBody {
    /// An error with a sentence for people.
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        ErrorBody { code, message: message.into(), retryable: code.is_retryable() }
    }
}

/// Why the server closed a WebSocket (RFC 6455 §7.4.2: 4000–4999 are ours).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CloseCode {
    /// The client left, or its room was closed.
    Normal,
    /// The server stops; come back.
    ServiceRestart,
    /// A message above 64 KiB.
    MessageTooBig,
    /// A message that is not documented JSON text.
    InvalidMessage,
    /// The token was refused.
    Unauthorized,
    /// Nothing was heard for too long, or no `authenticate` came.
    Timeout,
    /// The session goes on at another connection.
    Replaced,
    /// The room was closed or the participant removed.
    Ended,
    /// Too many messages.
    RateLimited,
    /// The client reads slower than events come.
    SlowConsumer,
}

impl CloseCode {
    /// The number on the wire.
    pub fn number(self) -> u16 {
        match self {
            CloseCode::Normal => 1000,
            CloseCode::MessageTooBig => 1009,
            CloseCode::ServiceRestart => 1012,
            CloseCode::InvalidMessage => 4400,
            CloseCode::Unauthorized => 4401,
            CloseCode::Timeout => 4408,
            CloseCode::Replaced => 4409,
            CloseCode::Ended => 4410,
            CloseCode::RateLimited => 4429,
            CloseCode::SlowConsumer => 4430,
        }
    }

    /// The stable word that goes with the number.
    pub fn as_str(self) -> &'static str {
        match self {
            CloseCode::Normal => "normal",
            CloseCode::MessageTooBig => "message_too_big",
            CloseCode::ServiceRestart => "service_restart",
            CloseCode::InvalidMessage => "invalid_message",
            CloseCode::Unauthorized => "unauthorized",
            CloseCode::Timeout => "timeout",
            CloseCode::Replaced => "replaced",
            CloseCode::Ended => "ended",
            CloseCode::RateLimited => "rate_limited",
            CloseCode::SlowConsumer => "slow_consumer",
        }
    }
}
