//! What the switchboard is asked, and what it gives to connections: of rooms, then of contacts.

use std::sync::Arc;
use std::time::Duration;

use crate::domain::contact::{
    AgentView, ContactCommand, ContactEvent, ContactRefusal, ContactReply, ContactSummary, ContactView, OfferView,
    Visitor, VisitorQuery,
};
use crate::domain::{CloseReason, ConnectionId, Event, Opened, Refusal, Reply};
use crate::media::NegotiateError;
use crate::model::{ContactId, SessionId, Timestamp};
use crate::net::EngineSite;
use crate::store::StoreError;

/// What a connection is given to send to its client.
#[derive(Debug)]
pub enum Outgoing {
    /// The answer to one of its requests.
    Reply {
        /// The request's number.
        re: u64,
        /// What came of it.
        outcome: Result<Answer, Refused>,
    },
    /// Something happened.
    Event {
        /// Its number in the session.
        seq: u64,
        /// What.
        event: Event,
    },
    /// The connection shall be closed.
    Close(CloseReason),
}

/// What a request gives back.
#[derive(Debug)]
pub enum Answer {
    /// A session was opened or resumed.
    Opened(OpenedSession),
    /// The rules have answered.
    Reply(Reply),
    /// A peer joined: its SDP answer, and everybody else.
    Joined {
        /// The SDP answer.
        sdp: String,
        /// The domain's reply.
        reply: Reply,
    },
    /// A negotiation's SDP answer.
    Sdp(String),
}

/// Why a request was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The rules forbid it.
    #[error(transparent)]
    Rules(#[from] Refusal),
    /// The offer cannot be used, or its peer connection is gone.
    #[error(transparent)]
    Negotiation(#[from] NegotiateError),
    /// The media engine does not take the request.
    #[error("The media engine is overloaded.")]
    Overloaded,
}

/// What a connection needs to know of its session.
#[derive(Debug)]
pub struct OpenedSession {
    /// Who it is, and whether it goes on from before.
    pub opened: Opened,
    /// The secret that resumes it.
    pub resume_token: String,
    /// Where the room's engine is.
    pub site: Arc<EngineSite>,
}

/// What can be asked beside the opening of a session.
#[derive(Debug)]
pub enum Ask {
    /// To do something.
    Do(ContactCommand),
    /// An open contact.
    Contact(ContactId),
    /// Everything that is open for the asker.
    Overview,
    /// Active visitors.
    Visitors(VisitorQuery),
    /// The agents; and whether this connection hears from now on what changes of them.
    Agents(Option<(ConnectionId, bool)>),
    /// Whether an agent is there who gets new contacts; anybody may know.
    Staffed,
}

/// What a connection of the contact plane is given to send to its client.
#[derive(Debug)]
pub enum LiveOutgoing {
    /// The session is open.
    Opened {
        /// Its id.
        session: SessionId,
        /// The secret that resumes it.
        resume_token: String,
        /// Whether it is an earlier one that goes on.
        resumed: bool,
    },
    /// The session is not open.
    Refused(LiveRefused),
    /// The answer to a request.
    Reply {
        /// The request's number.
        re: u64,
        /// What came of it.
        outcome: Result<LiveAnswer, LiveRefused>,
    },
    /// Something happened.
    Event {
        /// Its number in the session.
        seq: u64,
        /// What.
        event: Arc<ContactEvent>,
    },
    /// The session goes on at another connection.
    Replaced,
    /// The server begins nothing from now on, and stops then at the latest; without a time it goes on after all.
    Draining(Option<Timestamp>),
    /// The client shall come back after this time.
    Reconnect(Duration),
}

/// What a request gives back.
#[derive(Debug)]
pub enum LiveAnswer {
    /// It was done.
    Reply(ContactReply),
    /// To [`Ask::Contact`].
    Contact(Box<ContactView>),
    /// To [`Ask::Overview`].
    Overview(Box<Overview>),
    /// To [`Ask::Visitors`].
    Visitors(Vec<Visitor>),
    /// To [`Ask::Agents`].
    Agents(Vec<AgentView>),
    /// To [`Ask::Staffed`].
    Staffed(bool),
}

/// Everything that is open for somebody.
#[derive(Debug)]
pub struct Overview {
    /// The contacts in which they are.
    pub contacts: Vec<ContactView>,
    /// What waits for them.
    pub waiting: Vec<ContactSummary>,
    /// For those who oversee: all that is open.
    pub all: Vec<ContactSummary>,
    /// What they are asked to take right now.
    pub offers: Vec<OfferView>,
    /// Whether they get new contacts.
    pub available: bool,
}

/// Why a request was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LiveRefused {
    /// The rules forbid it.
    #[error(transparent)]
    Rules(#[from] ContactRefusal),
    /// There is no room for another session.
    #[error(transparent)]
    Session(#[from] Refusal),
    /// It could not be stored, so it has not happened.
    #[error(transparent)]
    Store(#[from] StoreError),
}
