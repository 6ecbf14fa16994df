//! Bodies of REST.

mod accounts;
mod contacts;
mod debug;
mod doctor;
mod drain;
mod endpoints;
mod stats;
mod watch;

pub use accounts::{
    AddUser, ChangeUser, CreateKey, KeyCreated, KeyInfo, KeyKindName, KeyList, OpenSiteSession, Password, SetPassword,
    SignIn, SignedIn, SiteSession, UserInfo, UserList, UserRoleName,
};
pub use contacts::{
    Accept, AgentList, AskForCall, BeginCall, BeginContact, CallForHelp, CallPage, ContactPage, CustomerRef, Done,
    EndInvited, FileInfo, HandOver, InviteTo, MessagePage, Mute, Say, Spotlight, SwitchTo, TakeOut, VisitorList,
};
pub use debug::{
    AddressDebug, FlowName, GoneDebug, IceDebug, LineDebug, LineFlow, MilestoneDebug, MilestoneName, PeerDebug,
    PeerOwner, RoomDebug, SlotDebug, StreamDebug,
};
pub use doctor::{DoctorReport, Finding, Verdict};
pub use drain::{DrainInfo, DrainPhase, StartDrain};
pub use endpoints::{
    DeliveryInfo, DeliveryList, DeliveryStateName, EndpointCreated, EndpointInfo, EndpointList, EndpointTested,
    PutEndpoint,
};
pub use stats::{CallStats, FlowInfo, ParticipantStats, TransportName};
pub use watch::{ConnectionSample, History, OverallSample, ParticipantHistory, RoomHistory, SettingInfo, SettingList};

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::model::{Direction, Role, RoomId, Skill, Source};
use crate::protocol::{ErrorCode, ParticipantInfo};

/// Body of `POST /api/v1/tokens`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateToken {
    /// The brand's own opaque id of the person.
    #[schema(examples("customer-17"))]
    pub identity: String,
    /// What others see. Default: the identity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What the person is to the brand.
    pub role: Role,
    /// Which queues an agent serves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub skills: Vec<Skill>,
    /// The room that the token opens. Without one, the token is for contacts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub room: Option<RoomId>,
    /// What may be published. Default: everything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publish: Option<Vec<Source>>,
    /// Whether others' tracks may be received. Default: true.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subscribe: Option<bool>,
    /// The widest direction of camera video. Default: `sendrecv`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub video_direction: Option<Direction>,
    /// How long the token is good for, in seconds. Default: one hour.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ttl_seconds: Option<u64>,
}

impl CreateToken {
    /// A token for contacts, with nothing else said.
    pub fn new(identity: impl Into<String>, role: Role) -> Self {
        CreateToken {
            identity: identity.into(),
            name: None,
            role,
            skills: Vec::new(),
            room: None,
            publish: None,
            subscribe: None,
            video_direction: None,
            ttl_seconds: None,
        }
    }
}

/// Answer to `POST /api/v1/tokens`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TokenCreated {
    /// The signed token.
    pub token: String,
    /// When it stops being good, in seconds since 1970-01-01 UTC.
    pub expires_at: u64,
}

/// Answer to `GET /api/v1/rooms`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RoomList {
    /// Every live room, by id.
    pub rooms: Vec<RoomInfo>,
}

/// A live room.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RoomInfo {
    /// The room's id.
    pub id: RoomId,
    /// The host name of the server that carries its media.
    #[schema(examples("calls-1"))]
    pub node: String,
    /// How long it has been open, in seconds.
    pub age_seconds: u64,
    /// Who is in it.
    #[schema(value_type = Vec<Object>)]
    pub participants: Vec<ParticipantInfo>,
}

/// A refusal (RFC 9457 `application/problem+json`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// `about:blank`: the code says it all.
    #[serde(rename = "type")]
    pub kind: String,
    /// The status in words.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// For people.
    pub detail: String,
    /// For programs.
    pub code: ErrorCode,
    /// The request, as the header `X-Request-Id` names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
}
