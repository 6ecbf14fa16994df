use serde::{Deserialize, Serialize};

use crate::domain::contact::{Author, Content, MessageRecord, SystemNote};
use crate::model::{CallKind, ContactId, Direction, FileId, FileKind, MessageId, Timestamp};
use crate::protocol::live::{
    CallEndReason, ContactEndReason, EscalationOutcome, LeftReason, PersonInfo, SwitchOutcome, TargetInfo,
};

/// One message of a contact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct MessageInfo {
    /// Its id.
    pub message_id: MessageId,
    /// Where it was said.
    pub contact_id: ContactId,
    /// Its place in the contact: from 1, without gaps; the order of the history.
    #[cfg_attr(test, ts(type = "number"))]
    pub number: u64,
    /// When the server took it.
    pub at: Timestamp,
    /// Who said it; nobody if the server notes what happened.
    pub author: Option<PersonInfo>,
    /// The sender's own id of it.
    pub client_id: Option<String>,
    /// What was said.
    pub content: ContentInfo,
}

impl From<&MessageRecord> for MessageInfo {
    fn from(record: &MessageRecord) -> Self {
        MessageInfo {
            message_id: record.id,
            contact_id: record.contact,
            number: record.number,
            at: record.at,
            author: match &record.author {
                Author::Person(person) => Some(PersonInfo::from(person)),
                Author::System => None,
            },
            client_id: record.client_id.as_ref().map(|id| id.to_string()),
            content: ContentInfo::from(&record.content),
        }
    }
}

/// What was said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum ContentInfo {
    /// Words.
    Text {
        /// Them.
        text: String,
    },
    /// An address.
    Link {
        /// `http` or `https`.
        url: String,
    },
    /// A file, to be had at `/api/v1/files/{fileId}`.
    File {
        /// Its id.
        file_id: FileId,
        /// What it is.
        kind: FileKind,
        /// What its sender called it.
        name: String,
        /// What its sender said of it; may be empty.
        caption: String,
        /// Bytes.
        #[cfg_attr(test, ts(type = "number"))]
        size: u64,
    },
    /// What happened.
    Note {
        /// What.
        note: SystemNoteInfo,
    },
}

impl From<&Content> for ContentInfo {
    fn from(content: &Content) -> Self {
        match content {
            Content::Text(text) => ContentInfo::Text { text: text.to_string() },
            Content::Link(url) => ContentInfo::Link { url: url.to_string() },
            Content::File(file) => ContentInfo::File {
                file_id: file.file,
                kind: file.kind,
                name: file.name.to_string(),
                caption: file.caption.to_string(),
                size: file.size,
            },
            Content::System(note) => ContentInfo::Note { note: SystemNoteInfo::from(note) },
        }
    }
}

/// Something that happened, as a line in the history.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(tag = "event", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum SystemNoteInfo {
    /// Somebody came.
    Joined {
        /// Who.
        person: PersonInfo,
    },
    /// Somebody went.
    Left {
        /// Who.
        person: PersonInfo,
        /// Why.
        reason: LeftReason,
    },
    /// The contact waits for somebody else.
    Transferred {
        /// For whom.
        target: TargetInfo,
    },
    /// A call was asked for.
    CallRequested {
        /// By whom.
        by: String,
        /// Which kind.
        kind: CallKind,
    },
    /// The request was answered, or not.
    CallRequestEnded {
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
        #[cfg_attr(test, ts(type = "number"))]
        seconds: u64,
    },
    /// The contact ended.
    Closed {
        /// Why.
        reason: ContactEndReason,
    },
}

impl From<&SystemNote> for SystemNoteInfo {
    fn from(note: &SystemNote) -> Self {
        match note {
            SystemNote::Joined(person) => SystemNoteInfo::Joined { person: PersonInfo::from(person) },
            SystemNote::Left { person, reason } => {
                SystemNoteInfo::Left { person: PersonInfo::from(person), reason: (*reason).into() }
            }
            SystemNote::Transferred { target } => SystemNoteInfo::Transferred { target: TargetInfo::from(target) },
            SystemNote::EscalationRequested { by, kind } => {
                SystemNoteInfo::CallRequested { by: by.to_string(), kind: *kind }
            }
            SystemNote::EscalationEnded { outcome } => SystemNoteInfo::CallRequestEnded { outcome: (*outcome).into() },
            SystemNote::CallStarted { kind } => SystemNoteInfo::CallStarted { kind: *kind },
            SystemNote::CallSwitched { kind, direction, outcome } => {
                SystemNoteInfo::CallSwitched { kind: *kind, direction: *direction, outcome: (*outcome).into() }
            }
            SystemNote::CallEnded { reason, seconds } => {
                SystemNoteInfo::CallEnded { reason: (*reason).into(), seconds: *seconds }
            }
            SystemNote::Closed { reason } => SystemNoteInfo::Closed { reason: (*reason).into() },
        }
    }
}
