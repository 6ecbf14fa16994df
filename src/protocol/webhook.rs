//! What webhooks tell: the kinds of events and their bodies, as Standard Webhooks has them
//! (<https://www.standardwebhooks.com>): `{"type", "timestamp", "data"}`.
//!
//! `docs/rest.md` lists the kinds; a test holds the two together.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
use utoipa::openapi::{Ref, RefOr, Schema};

use crate::model::{CallId, CallKind, ContactId, Skill, Timestamp};
use crate::protocol::live::{
    CallInfo, CallRequestInfo, ContactEndInfo, InvitationInfo, LeftReason, MessageInfo, PersonInfo, TargetInfo,
};

/// What an endpoint is sent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct WebhookBody {
    /// When it happened (RFC 3339, UTC).
    pub timestamp: String,
    /// What happened.
    #[serde(flatten)]
    pub data: WebhookData,
}

impl WebhookBody {
    /// Something that happened at a time.
    pub fn new(at: Timestamp, data: WebhookData) -> Self {
        let nanos = i128::from(at.as_millis()) * 1_000_000;
        let at = OffsetDateTime::from_unix_timestamp_nanos(nanos).unwrap_or(OffsetDateTime::UNIX_EPOCH);
        WebhookBody { timestamp: at.format(&Rfc3339).unwrap_or_default(), data }
    }

    /// As it is sent and signed.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("our own bodies are always JSON")
    }
}

/// Makes the enum, and the list of its words.
macro_rules! webhook_data {
    ($($(#[doc = $doc:literal])* $variant:ident($body:ty) = $word:literal,)+) => {
        /// What happened: its kind (`type`) and what there is to know of it (`data`).
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
        #[serde(tag = "type", content = "data")]
        pub enum WebhookData {
            $($(#[doc = $doc])* #[serde(rename = $word)] $variant($body),)+
        }

        impl WebhookData {
            /// Every kind.
            pub const KINDS: &[&str] = &[$($word),+];

            /// What each kind tells, for the description of the interface: kind, meaning, and the schema of its data.
            pub fn described() -> Vec<(&'static str, String, RefOr<Schema>)> {
                vec![$((
                    $word,
                    [$($doc),*].concat().trim().to_owned(),
                    Ref::from_schema_name(<$body as utoipa::ToSchema>::name()).into(),
                )),+]
            }

            /// The schemas of what [`WebhookData::described`] refers to.
            pub fn schemas() -> Vec<(String, RefOr<Schema>)> {
                let mut schemas = Vec::new();
                $(
                    schemas.push((<$body as utoipa::ToSchema>::name().into_owned(), <$body as utoipa::PartialSchema>::schema()));
                    <$body as utoipa::ToSchema>::schemas(&mut schemas);
                )+
                schemas
            }

            /// Its kind, as `call.started`.
            pub fn kind(&self) -> &'static str {
                match self {
                    $(WebhookData::$variant(_) => $word,)+
                }
            }
        }
    };
}

webhook_data! {
    /// A contact began.
    ContactOpened(OpenedBody) = "contact.opened",
    /// An agent came into a contact.
    ContactAssigned(PartyBody) = "contact.assigned",
    /// An agent is no longer in a contact.
    ContactLeft(PartyBody) = "contact.left",
    /// A contact waits for somebody else.
    ContactTransferred(TransferredBody) = "contact.transferred",
    /// A contact is over.
    ContactClosed(ClosedBody) = "contact.closed",
    /// Somebody said something.
    MessageCreated(MessageInfo) = "message.created",
    /// One side asked the other for a call.
    EscalationRequested(CallRequestInfo) = "escalation.requested",
    /// Such a request was answered, or will not be.
    EscalationEnded(CallRequestInfo) = "escalation.ended",
    /// An agent invited the customer.
    InvitationCreated(InvitationInfo) = "invitation.created",
    /// The customer accepted.
    InvitationAccepted(InvitationInfo) = "invitation.accepted",
    /// An invitation is over.
    InvitationClosed(InvitationInfo) = "invitation.closed",
    /// A call began.
    CallStarted(CallInfo) = "call.started",
    /// The customer and an agent have media, for the first time.
    CallConnected(CallInfo) = "call.connected",
    /// Somebody's media came into a call.
    CallJoined(MemberBody) = "call.joined",
    /// Somebody is no longer in a call.
    CallLeft(MemberBody) = "call.left",
    /// A call carries something else, or video flows another way.
    CallSwitched(CallInfo) = "call.switched",
    /// The customer is cut off for a while.
    CallHeld(CallInfo) = "call.held",
    /// The customer is back.
    CallUnheld(CallInfo) = "call.unheld",
    /// Everybody sees somebody else large, or nobody in particular.
    CallSpotlit(CallInfo) = "call.spotlit",
    /// A screen may be shown.
    ScreenStarted(CallInfo) = "screen.started",
    /// It is no longer.
    ScreenStopped(CallInfo) = "screen.stopped",
    /// A call is over.
    CallEnded(CallEndedBody) = "call.ended",
    /// Nothing happened: the brand tries its endpoint.
    Test(TestBody) = "test",
}

/// Data of `contact.opened`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenedBody {
    /// Its id.
    pub contact_id: ContactId,
    /// Who is served.
    pub customer: Option<PersonInfo>,
    /// What it is about; may be empty.
    pub topic: String,
    /// What the brand attached to it.
    pub data: BTreeMap<String, String>,
    /// Which skill serves it.
    pub skill: Option<Skill>,
    /// Which call begins when it is taken.
    pub wants: Option<CallKind>,
    /// When it began.
    pub opened_at: Timestamp,
}

/// Data of `contact.assigned` and `contact.left`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PartyBody {
    /// In which contact.
    pub contact_id: ContactId,
    /// Who.
    pub person: PersonInfo,
    /// Why they went.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<LeftReason>,
}

/// Data of `contact.transferred`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TransferredBody {
    /// Which.
    pub contact_id: ContactId,
    /// For whom it waits.
    pub target: TargetInfo,
}

/// Data of `contact.closed`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ClosedBody {
    /// Which.
    pub contact_id: ContactId,
    /// How it ended.
    pub end: ContactEndInfo,
}

/// Data of `call.joined` and `call.left`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct MemberBody {
    /// In which contact.
    pub contact_id: ContactId,
    /// In which call.
    pub call_id: CallId,
    /// Who.
    pub person: PersonInfo,
    /// Why they went.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<LeftReason>,
}

/// Data of `call.ended`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CallEndedBody {
    /// The call.
    #[serde(flatten)]
    pub call: CallInfo,
    /// How long people could talk, in seconds.
    pub seconds: u64,
}

/// Data of `test`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TestBody {
    /// A sentence for people.
    pub message: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_are_as_the_standard_has_them() {
        let data = WebhookData::ContactTransferred(TransferredBody {
            contact_id: ContactId::from_bits(7),
            target: TargetInfo::Agent { agent: "agent-1".to_owned() },
        });
        let body = WebhookBody::new(Timestamp::from_millis(1_790_000_000_123), data);
        let text = body.to_json();
        let expected = r#"{"timestamp":"2026-09-21T14:13:20.123Z","type":"contact.transferred","data":{"contactId":"c_00000000000000000000000000000007","target":{"kind":"agent","agent":"agent-1"}}}"#;
        assert_eq!(text, expected);
        assert_eq!(serde_json::from_str::<WebhookBody>(&text).unwrap(), body);
    }
}
