use std::sync::Arc;

use crate::domain::contact::words::{
    CallEndReason, ContactEndReason, EscalationOutcome, LeftReason, Person, SwitchOutcome, Target,
};
use crate::model::{CallKind, ContactId, Direction, FileId, FileKind, MessageId, Timestamp};

/// One message of a contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageRecord {
    /// Its id.
    pub id: MessageId,
    /// Where it was said.
    pub contact: ContactId,
    /// Its place in the contact: from 1, without gaps; the order of the history.
    pub number: u64,
    /// When the server took it.
    pub at: Timestamp,
    /// Who said it.
    pub author: Author,
    /// The sender's own id of it, by which a repetition is known.
    pub client_id: Option<Arc<str>>,
    /// What was said.
    pub content: Content,
}

/// Who said something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Author {
    /// A person.
    Person(Person),
    /// The server notes what happened.
    System,
}

/// What was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Words.
    Text(Arc<str>),
    /// An address, `http` or `https`.
    Link(Arc<str>),
    /// A file that was handed in before.
    File(SharedFile),
    /// What happened.
    System(SystemNote),
}

/// A file in a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedFile {
    /// Where its content is.
    pub file: FileId,
    /// What it is.
    pub kind: FileKind,
    /// What its sender called it; at most 255 bytes.
    pub name: Arc<str>,
    /// What its sender said of it; may be empty.
    pub caption: Arc<str>,
    /// Bytes.
    pub size: u64,
}

/// Something that happened, as a line in the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SystemNote {
    /// Somebody came.
    Joined(Person),
    /// Somebody went.
    Left {
        /// Who.
        person: Person,
        /// Why.
        reason: LeftReason,
    },
    /// The contact waits for somebody else.
    Transferred {
        /// For whom.
        target: Target,
    },
    /// A call was asked for.
    EscalationRequested {
        /// By whom.
        by: Arc<str>,
        /// Which kind.
        kind: CallKind,
    },
    /// The request was answered, or not.
    EscalationEnded {
        /// How.
        outcome: EscalationOutcome,
    },
    /// A call began.
    CallStarted {
        /// Its kind.
        kind: CallKind,
    },
    /// Somebody asked for another kind of call, and this came of it.
    CallSwitched {
        /// The kind that is now in force.
        kind: CallKind,
        /// Which way camera video flows now, from the customer's view, if it was about that alone.
        direction: Option<Direction>,
        /// What came of it.
        outcome: SwitchOutcome,
    },
    /// A call ended.
    CallEnded {
        /// Why.
        reason: CallEndReason,
        /// How long people could talk, in seconds.
        seconds: u64,
    },
    /// The contact ended.
    Closed {
        /// Why.
        reason: ContactEndReason,
    },
}

/// How far somebody has got in a contact's messages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkRecord {
    /// Where.
    pub contact: ContactId,
    /// Who.
    pub subject: Arc<str>,
    /// Every message up to this number has arrived; never decreases.
    pub delivered: u64,
    /// Every message up to this number was seen; never decreases and never exceeds `delivered`.
    pub seen: u64,
    /// When one of them last moved.
    pub at: Timestamp,
}
