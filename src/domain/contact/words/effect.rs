use std::collections::BTreeSet;
use std::sync::Arc;

use crate::domain::contact::words::{ContactEvent, Record};
use crate::model::{CallId, Direction, Identity, RoomId, Source, Sources};

/// What must be done because of a command. What is stored stands before what is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ContactEffect {
    /// Make it durable before anything after it is done, and before the asker gets the reply.
    Store(Box<Record>),
    /// Tell somebody something, on all of their connections.
    Tell {
        /// Whom.
        to: Arc<str>,
        /// What.
        event: Box<ContactEvent>,
    },
    /// Have the media plane do something.
    Media(MediaWish),
}

/// What the media plane shall do for a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MediaWish {
    /// Have a room for a call.
    OpenCall {
        /// Which.
        call: CallId,
        /// Where.
        room: RoomId,
        /// Who may enter.
        members: Vec<MediaMember>,
        /// Who is cut off, as after [`MediaWish::Hold`].
        held: Option<Arc<str>>,
    },
    /// Let somebody in, or in again with what holds for them now.
    Admit {
        /// To which call.
        call: CallId,
        /// Whom.
        member: Box<MediaMember>,
    },
    /// Put somebody out.
    Remove {
        /// Of which call.
        call: CallId,
        /// Whom.
        member: Arc<str>,
    },
    /// Forward from now on only these sources of somebody.
    SetSources {
        /// In which call.
        call: CallId,
        /// Of whom.
        member: Arc<str>,
        /// What.
        publish: Sources,
    },
    /// Forward camera video only this way, from the member's own view.
    SetDirection {
        /// In which call.
        call: CallId,
        /// Whose.
        member: Arc<str>,
        /// Which way.
        direction: Direction,
    },
    /// Forward a source of somebody or do not.
    SetMuted {
        /// In which call.
        call: CallId,
        /// Whose.
        member: Arc<str>,
        /// Which.
        source: Source,
        /// Whether not.
        muted: bool,
    },
    /// Forward nothing from or to somebody; the others hear each other.
    Hold {
        /// In which call.
        call: CallId,
        /// Whom.
        member: Arc<str>,
    },
    /// Forward again what is allowed.
    Unhold {
        /// In which call.
        call: CallId,
        /// Whom.
        member: Arc<str>,
    },
    /// Give the room of a call up.
    CloseRoom {
        /// Which call.
        call: CallId,
        /// Where.
        room: RoomId,
    },
}

impl MediaWish {
    /// Which call it is about.
    pub fn call(&self) -> CallId {
        match self {
            MediaWish::OpenCall { call, .. }
            | MediaWish::Admit { call, .. }
            | MediaWish::Remove { call, .. }
            | MediaWish::SetSources { call, .. }
            | MediaWish::SetDirection { call, .. }
            | MediaWish::SetMuted { call, .. }
            | MediaWish::Hold { call, .. }
            | MediaWish::Unhold { call, .. }
            | MediaWish::CloseRoom { call, .. } => *call,
        }
    }
}

/// Somebody in a call, as the media plane knows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MediaMember {
    /// Who, and what may be sent and received.
    pub identity: Identity,
    /// Whether the others do not see them.
    pub is_hidden: bool,
    /// What is not forwarded.
    pub muted: BTreeSet<Source>,
}
