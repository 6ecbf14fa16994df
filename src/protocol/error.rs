use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::domain::contact::ContactRefusal;

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
    /// Something of that name is there already.
    Exists,
    /// There are as many of these as there may be.
    TooMany,
    /// The login or the password is wrong, or the user may not sign in.
    InvalidCredentials,
    /// A request with the same `Idempotency-Key` is still being done.
    IdempotencyUnderway,
    /// The `Idempotency-Key` was used for another request.
    IdempotencyMismatch,
    /// A file's name is too long or unprintable.
    FileNameInvalid,
    /// Files of this kind are not taken.
    FileKindNotAllowed,
    /// The file is not what its name says, or it is damaged.
    FileContentMismatch,
    /// The file is too large.
    FileTooLarge,
    /// The file is empty.
    FileEmpty,
    /// The file did not arrive completely.
    FileIncomplete,
    /// Nothing fits on the disk of the server any more.
    StoreFull,
    /// More waits to be stored than may.
    StoreBusy,
    /// The disk or the database of the server does not do what it should.
    StoreFailed,
    /// The server is about to stop and begins nothing new.
    ServerDraining,
    /// The server is stopping.
    ShuttingDown,
    /// The server failed; trying again may help.
    Internal,
    /// The rules of the contact plane forbid it.
    #[serde(untagged)]
    Contact(ContactCode),
}

impl utoipa::PartialSchema for ErrorCode {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        let words = ErrorCode::all().map(ErrorCode::as_str);
        let text = "Why something was refused. A code never changes its meaning; more of them may come.";
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::String)
            .description(Some(text))
            .enum_values(Some(words))
            .into()
    }
}

impl utoipa::ToSchema for ErrorCode {
    fn name() -> std::borrow::Cow<'static, str> {
        "ErrorCode".into()
    }
}

/// A refusal of the contact plane; `docs/contact-plane.md` lists them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(test, derive(ts_rs::TS), ts(type = "string"))]
pub struct ContactCode(&'static str);

impl From<ContactRefusal> for ContactCode {
    fn from(refusal: ContactRefusal) -> Self {
        ContactCode(refusal.code())
    }
}

impl Serialize for ContactCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0)
    }
}

impl<'de> Deserialize<'de> for ContactCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let known = ContactRefusal::ALL.into_iter().map(ContactRefusal::code).find(|code| *code == text);
        known.map(ContactCode).ok_or_else(|| D::Error::custom("a documented error code is expected"))
    }
}

impl ContactCode {
    /// The HTTP status (RFC 9110 §15) of a REST refusal.
    fn status(self) -> u16 {
        match self.0 {
            "not_allowed" | "listening_only" => 403,
            "invalid_field" | "empty_message" | "invalid_link" | "invalid_file" | "direction_needs_video" => 422,
            "message_too_long" => 413,
            "full" => 503,
            code if code.ends_with("_not_found") || code == "no_such_message" => 404,
            _ => 409,
        }
    }
}

impl ErrorCode {
    /// Every code, without those of the contact plane.
    pub const OWN: [ErrorCode; 39] = [
        ErrorCode::InvalidMessage,
        ErrorCode::UnexpectedMessage,
        ErrorCode::Unauthorized,
        ErrorCode::TokenExpired,
        ErrorCode::Forbidden,
        ErrorCode::NotJoined,
        ErrorCode::InvalidSdp,
        ErrorCode::NoMediaLine,
        ErrorCode::AlreadyPublished,
        ErrorCode::TrackNotFound,
        ErrorCode::RoomNotFound,
        ErrorCode::RoomFull,
        ErrorCode::ServerFull,
        ErrorCode::MediaGone,
        ErrorCode::RateLimited,
        ErrorCode::NotFound,
        ErrorCode::MethodNotAllowed,
        ErrorCode::InvalidRequest,
        ErrorCode::PayloadTooLarge,
        ErrorCode::UnsupportedMediaType,
        ErrorCode::PreconditionFailed,
        ErrorCode::PreconditionRequired,
        ErrorCode::Exists,
        ErrorCode::TooMany,
        ErrorCode::InvalidCredentials,
        ErrorCode::IdempotencyUnderway,
        ErrorCode::IdempotencyMismatch,
        ErrorCode::FileNameInvalid,
        ErrorCode::FileKindNotAllowed,
        ErrorCode::FileContentMismatch,
        ErrorCode::FileTooLarge,
        ErrorCode::FileEmpty,
        ErrorCode::FileIncomplete,
        ErrorCode::StoreFull,
        ErrorCode::StoreBusy,
        ErrorCode::StoreFailed,
        ErrorCode::ServerDraining,
        ErrorCode::ShuttingDown,
        ErrorCode::Internal,
    ];

    /// Every code that a problem of REST may bear.
    pub fn all() -> impl Iterator<Item = ErrorCode> {
        let contact = ContactRefusal::ALL.into_iter().map(|refusal| ErrorCode::Contact(refusal.into()));
        Self::OWN.into_iter().chain(contact)
    }

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
            ErrorCode::Exists => "exists",
            ErrorCode::TooMany => "too_many",
            ErrorCode::InvalidCredentials => "invalid_credentials",
            ErrorCode::IdempotencyUnderway => "idempotency_underway",
            ErrorCode::IdempotencyMismatch => "idempotency_mismatch",
            ErrorCode::FileNameInvalid => "file_name_invalid",
            ErrorCode::FileKindNotAllowed => "file_kind_not_allowed",
            ErrorCode::FileContentMismatch => "file_content_mismatch",
            ErrorCode::FileTooLarge => "file_too_large",
            ErrorCode::FileEmpty => "file_empty",
            ErrorCode::FileIncomplete => "file_incomplete",
            ErrorCode::StoreFull => "store_full",
            ErrorCode::StoreBusy => "store_busy",
            ErrorCode::StoreFailed => "store_failed",
            ErrorCode::ServerDraining => "server_draining",
            ErrorCode::ShuttingDown => "shutting_down",
            ErrorCode::Internal => "internal",
            ErrorCode::Contact(code) => code.0,
        }
    }

    /// Whether the same request may succeed later without a change.
    pub fn is_retryable(self) -> bool {
        matches!(
            self,
            ErrorCode::RoomFull
                | ErrorCode::ServerFull
                | ErrorCode::RateLimited
                | ErrorCode::IdempotencyUnderway
                | ErrorCode::FileIncomplete
                | ErrorCode::StoreFull
                | ErrorCode::StoreBusy
                | ErrorCode::StoreFailed
                | ErrorCode::ServerDraining
                | ErrorCode::ShuttingDown
                | ErrorCode::Internal
        ) || self == ErrorCode::Contact(ContactRefusal::Full.into())
    }

    /// The HTTP status (RFC 9110 §15) of a REST refusal.
    pub fn status(self) -> u16 {
        match self {
            ErrorCode::InvalidMessage
            | ErrorCode::UnexpectedMessage
            | ErrorCode::InvalidSdp
            | ErrorCode::NoMediaLine
            | ErrorCode::FileIncomplete
            | ErrorCode::InvalidRequest => 400,
            ErrorCode::Unauthorized | ErrorCode::TokenExpired | ErrorCode::InvalidCredentials => 401,
            ErrorCode::Forbidden => 403,
            ErrorCode::TrackNotFound | ErrorCode::RoomNotFound | ErrorCode::NotFound => 404,
            ErrorCode::MethodNotAllowed => 405,
            ErrorCode::NotJoined
            | ErrorCode::AlreadyPublished
            | ErrorCode::MediaGone
            | ErrorCode::Exists
            | ErrorCode::TooMany
            | ErrorCode::IdempotencyUnderway => 409,
            ErrorCode::PreconditionFailed => 412,
            ErrorCode::PayloadTooLarge | ErrorCode::FileTooLarge => 413,
            ErrorCode::UnsupportedMediaType | ErrorCode::FileKindNotAllowed => 415,
            ErrorCode::IdempotencyMismatch
            | ErrorCode::FileNameInvalid
            | ErrorCode::FileContentMismatch
            | ErrorCode::FileEmpty => 422,
            ErrorCode::PreconditionRequired => 428,
            ErrorCode::RateLimited => 429,
            ErrorCode::Internal => 500,
            ErrorCode::Contact(code) => code.status(),
            ErrorCode::RoomFull
            | ErrorCode::ServerFull
            | ErrorCode::StoreBusy
            | ErrorCode::StoreFailed
            | ErrorCode::ServerDraining
            | ErrorCode::ShuttingDown => 503,
            ErrorCode::StoreFull => 507,
        }
    }
}

/// Data of `error`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
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
