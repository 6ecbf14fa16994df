use serde::{Deserialize, Serialize};

use crate::model::{CallId, ContactId, EscalationId, InvitationId, MessageId, SessionId, Timestamp};
use crate::protocol::ErrorBody;
use crate::protocol::live::{
    AgentInfo, ContactInfo, ContactSummaryInfo, MessageInfo, OfferInfo, SelfInfo, VisitorInfo,
};

/// What the server answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(tag = "type", content = "data", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum LiveReply {
    /// To `authenticate`.
    Hello(LiveHello),
    /// To `getOverview`.
    Overview {
        /// The open contacts in which the asker is.
        contacts: Vec<ContactInfo>,
        /// What waits for the asker to take it; for supervisors all that waits.
        waiting: Vec<ContactSummaryInfo>,
        /// For supervisors: every open contact.
        all: Vec<ContactSummaryInfo>,
        /// What an agent is asked to take right now.
        offers: Vec<OfferInfo>,
        /// Whether an agent gets new contacts.
        available: bool,
    },
    /// To `getAgents`.
    Agents {
        /// Those who are here or have contacts, by identity.
        agents: Vec<AgentInfo>,
    },
    /// To `getContact`.
    Contact {
        /// It.
        contact: Box<ContactInfo>,
    },
    /// To `getMessages`.
    Messages {
        /// In their order.
        messages: Vec<MessageInfo>,
    },
    /// To a request that has nothing to tell.
    Ok {},
    /// To a request that waits for somebody's answer.
    Pending {},
    /// To a request that was refused; without `re` when the message could not be read.
    Error(ErrorBody),
    /// To `openContact`.
    Opened {
        /// The new contact.
        contact_id: ContactId,
        /// Its place in the queue, from 1; none if it does not wait.
        position: Option<u32>,
    },
    /// To `sendMessage`.
    Sent {
        /// The message.
        message_id: MessageId,
        /// Its number.
        #[cfg_attr(test, ts(type = "number"))]
        number: u64,
        /// Whether it was sent before.
        repeated: bool,
    },
    /// To `requestCall`.
    Asked {
        /// The request; if there is a call, the other side had asked already.
        escalation_id: EscalationId,
        /// The call, if one began.
        call_id: Option<CallId>,
    },
    /// To `invite` and `inviteVisitor`.
    Invited {
        /// In which contact.
        contact_id: ContactId,
        /// The invitation.
        invitation_id: InvitationId,
    },
    /// To what began a call or entered one.
    Call {
        /// Which.
        call_id: CallId,
    },
    /// To `findVisitors`.
    Visitors {
        /// At most 100.
        visitors: Vec<VisitorInfo>,
    },
}

/// Data of `hello`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LiveHello {
    /// The session's id, for support and logs.
    pub session_id: SessionId,
    /// Secret that lets a later connection resume this session.
    pub resume_token: String,
    /// True when an earlier session goes on; missed events follow.
    pub resumed: bool,
    /// Who the client is.
    #[serde(flatten)]
    pub who: SelfInfo,
    /// The largest file that may be sent, in bytes.
    #[cfg_attr(test, ts(type = "number"))]
    pub max_file_size: u64,
    /// The client says something at least this often, in milliseconds.
    pub heartbeat_ms: u32,
    /// How long a broken session is held, in milliseconds.
    pub resume_window_ms: u32,
    /// The server's version.
    pub server_version: String,
    /// The server's clock.
    pub now: Timestamp,
}
