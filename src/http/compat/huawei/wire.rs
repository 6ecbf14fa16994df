//! What CC-Gateway says: the envelope, its codes, and the events with their four scales of media.

use std::borrow::Cow;

use axum::Json;
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};

use crate::model::{CallKind, Direction};
use crate::switchboard::{LiveRefused, Stopped};

/// The header in which a sign-in or a poll gives the guid.
pub(super) const SET_GUID: HeaderName = HeaderName::from_static("set-guid");

/// The header in which every other request brings it.
pub(super) const GUID: HeaderName = HeaderName::from_static("guid");

/// How a body is labelled in both directions.
pub(super) const JSON: HeaderValue = HeaderValue::from_static("application/json; charset=UTF-8");

/// The codes of CC-Gateway; their names here say what they mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Retcode {
    WrongWayToEvents,
    BadUrl,
    NoPermission,
    BadMessage,
    Repeated,
    BadSignIn,
    SignedInAlready,
    NoResource,
    WrongPassword,
    NotSignedIn,
    Failed,
    CannotSetState,
    BusyAtSignOut,
    InvalidSignIn,
    WrongAgentType,
    BadPhone,
    BadIp,
    Locked,
    NothingToDrop,
    NothingToSwitch,
    NoVideo,
    SameMedia,
    SwitchFailed,
    NotInLastCall,
}

impl Retcode {
    /// The code on the wire and its usual sentence.
    fn told(self) -> (&'static str, &'static str) {
        match self {
            Retcode::WrongWayToEvents => ("000-001", "wrong way to fetch events"),
            Retcode::BadUrl => ("000-002", "bad URL or parameter"),
            Retcode::NoPermission => ("000-003", "no permission"),
            Retcode::BadMessage => ("000-006", "message parameter error"),
            Retcode::Repeated => ("000-007", "repeated invocation"),
            Retcode::BadSignIn => ("100-001", "sign-in parameter empty or invalid"),
            Retcode::SignedInAlready => ("100-002", "already signed in"),
            Retcode::NoResource => ("100-003", "the agent cannot be signed in now"),
            Retcode::WrongPassword => ("100-004", "wrong user or password"),
            Retcode::NotSignedIn => ("100-006", "agent not login"),
            Retcode::Failed => ("100-007", "the operation failed"),
            Retcode::CannotSetState => ("100-009", "cannot set state"),
            Retcode::BusyAtSignOut => ("100-010", "the agent has a call"),
            Retcode::InvalidSignIn => ("100-011", "invalid sign-in parameter"),
            Retcode::WrongAgentType => ("100-012", "wrong agent type"),
            Retcode::BadPhone => ("100-013", "bad phone"),
            Retcode::BadIp => ("100-016", "bad IP"),
            Retcode::Locked => ("110-016", "too many attempts, account locked for now"),
            Retcode::NothingToDrop => ("200-025", "no call can be droped"),
            Retcode::NothingToSwitch => ("200-027", "no call can be switched"),
            Retcode::NoVideo => ("200-028", "video not supported"),
            Retcode::SameMedia => ("200-029", "media type not changed"),
            Retcode::SwitchFailed => ("200-030", "media switch failed"),
            Retcode::NotInLastCall => ("200-204", "the number is not in the last call"),
        }
    }

    /// The code with a sentence of its own.
    pub(super) fn because(self, why: impl Into<Cow<'static, str>>) -> Refused {
        Refused { code: self.told().0, message: why.into() }
    }
}

/// Why something was not done. The HTTP status is 200 all the same, as integrators' clients read nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refused {
    pub(super) code: &'static str,
    pub(super) message: Cow<'static, str>,
}

impl From<Retcode> for Refused {
    fn from(code: Retcode) -> Self {
        code.because(code.told().1)
    }
}

impl From<LiveRefused> for Refused {
    fn from(refused: LiveRefused) -> Self {
        Retcode::Failed.because(refused.to_string())
    }
}

impl From<Stopped> for Refused {
    fn from(stopped: Stopped) -> Self {
        Retcode::Failed.because(stopped.to_string())
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        labelled(&json!({"message": self.message, "retcode": self.code}))
    }
}

/// What was done.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Done {
    /// With its result: an object, a list or a bare call id.
    Result(Value),
    /// An event, several, or none.
    Event(Value),
}

impl Done {
    /// For what has no result.
    pub(super) fn plain() -> Self {
        Done::Result(json!({}))
    }

    /// For what answers with a bare call id.
    pub(super) fn call(callid: &str) -> Self {
        Done::Result(callid.into())
    }
}

impl IntoResponse for Done {
    fn into_response(self) -> Response {
        let (name, value) = match self {
            Done::Result(result) => ("result", result),
            Done::Event(event) => ("event", event),
        };
        labelled(&json!({"message": "", "retcode": "0", name: value}))
    }
}

fn labelled(body: &Value) -> Response {
    ([(header::CONTENT_TYPE, JSON), (header::CACHE_CONTROL, HeaderValue::from_static("no-store"))], Json(body))
        .into_response()
}

/// `mediaType` of mediaswitch and of AgentEvent_MediaSwith: there is no 2.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MediaType {
    Audio,
    Video,
}

impl MediaType {
    pub(super) fn read(number: i64) -> Option<Self> {
        match number {
            1 => Some(MediaType::Audio),
            3 => Some(MediaType::Video),
            _ => None,
        }
    }

    pub(super) fn number(self) -> u8 {
        match self {
            MediaType::Audio => 1,
            MediaType::Video => 3,
        }
    }

    pub(super) fn kind(self) -> CallKind {
        match self {
            MediaType::Audio => CallKind::Voice,
            MediaType::Video => CallKind::Video,
        }
    }
}

impl From<CallKind> for MediaType {
    fn from(kind: CallKind) -> Self {
        if kind == CallKind::Video { MediaType::Video } else { MediaType::Audio }
    }
}

/// `mediaability` of callout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CalloutMedia {
    Audio,
    Video,
    /// The most that the agent can.
    Max,
}

impl CalloutMedia {
    pub(super) fn read(number: i64) -> Option<Self> {
        match number {
            0 => Some(CalloutMedia::Audio),
            1 => Some(CalloutMedia::Video),
            2 => Some(CalloutMedia::Max),
            _ => None,
        }
    }
}

/// `mode` of `adjustvideomode`: who is the largest in a video call of three.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum VideoMode {
    Equal,
    User,
    Agent,
    Third,
}

impl VideoMode {
    pub(super) fn read(number: i64) -> Option<Self> {
        match number {
            0 => Some(VideoMode::Equal),
            1 => Some(VideoMode::User),
            2 => Some(VideoMode::Agent),
            3 => Some(VideoMode::Third),
            _ => None,
        }
    }
}

/// `mediaAbility` of events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MediaAbility {
    Voice,
    /// While it rings only.
    Video,
    VoiceAndVideo,
    Text,
}

impl MediaAbility {
    pub(super) fn ringing(kind: Option<CallKind>) -> Self {
        match kind {
            None => MediaAbility::Text,
            Some(CallKind::Video) => MediaAbility::Video,
            Some(CallKind::Voice | CallKind::Screen) => MediaAbility::Voice,
        }
    }

    pub(super) fn talking(kind: Option<CallKind>) -> Self {
        match kind {
            None => MediaAbility::Text,
            Some(CallKind::Video) => MediaAbility::VoiceAndVideo,
            Some(CallKind::Voice | CallKind::Screen) => MediaAbility::Voice,
        }
    }

    fn told(self) -> &'static str {
        match self {
            MediaAbility::Voice => "1",
            MediaAbility::Video => "2",
            MediaAbility::VoiceAndVideo => "3",
            MediaAbility::Text => "5",
        }
    }
}

/// `videoDirection`: which way the customer's video flows; nothing for 4, which leaves it as it is.
///
/// # Errors
///
/// For a number that is none of the four.
pub(super) fn direction(number: i64) -> Result<Option<Direction>, Refused> {
    match number {
        1 => Ok(Some(Direction::RecvOnly)),
        2 => Ok(Some(Direction::SendOnly)),
        3 => Ok(Some(Direction::SendRecv)),
        4 => Ok(None),
        _ => Err(Retcode::BadUrl.into()),
    }
}

/// `feature` of events: how a call came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Feature {
    Inbound,
    /// Between agents.
    Inner,
    Outbound,
}

impl Feature {
    fn told(self) -> &'static str {
        match self {
            Feature::Inbound => "0",
            Feature::Inner => "6",
            Feature::Outbound => "7",
        }
    }
}

/// What most events tell of a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CallWords<'a> {
    pub(super) callid: &'a str,
    pub(super) caller: &'a str,
    pub(super) called: &'a str,
    pub(super) feature: Feature,
    /// Whether the agent helps another one.
    pub(super) assists: bool,
    pub(super) media: MediaAbility,
}

impl CallWords<'_> {
    /// `AgentEvent_Talking` and those that tell the same.
    pub(super) fn content(&self) -> Value {
        json!({
            "callid": self.callid,
            "caller": self.caller,
            "called": self.called,
            "feature": self.feature.told(),
            "type": if self.assists { "assistant" } else { "main" },
            "mediaAbility": self.media.told(),
        })
    }

    /// `AgentEvent_Ringing` and `AgentEvent_Auto_Answer`; `from` is the agent who hands the call over.
    pub(super) fn ringing(&self, from: Option<&str>) -> Value {
        let transfer = if from.is_some() { "yes" } else { "no" };
        self.with([("transfer", transfer), ("transfrom", from.unwrap_or_default())])
    }

    /// The same with further words.
    pub(super) fn with<const N: usize>(&self, further: [(&str, &str); N]) -> Value {
        let mut content = self.content();
        if let Some(content) = content.as_object_mut() {
            content.extend(further.map(|(name, value)| (name.to_owned(), value.into())));
        }
        content
    }
}

/// Something that an agent is told.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Event {
    pub(super) kind: &'static str,
    pub(super) content: Value,
}

impl Event {
    /// The event as it stands in `event` of a poll and in `eventList` of a push.
    pub(super) fn told(&self, work_no: &str) -> Value {
        let mut told = Map::new();
        told.insert("eventType".to_owned(), self.kind.into());
        told.insert("workNo".to_owned(), work_no.into());
        told.insert("content".to_owned(), self.content.clone());
        Value::Object(told)
    }
}
