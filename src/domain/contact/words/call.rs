use std::collections::BTreeSet;
use std::sync::Arc;

use crate::domain::contact::words::{Asker, CallEndReason, LeftReason, Person, SwitchOutcome};
use crate::model::{
    CallId, CallKind, ContactId, Direction, EscalationId, InvitationId, Quality, QualitySummary, Role, RoomId, Source,
    Timestamp,
};

/// A call of a contact, with what happened in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallRecord {
    /// Its id.
    pub id: CallId,
    /// Of which contact.
    pub contact: ContactId,
    /// How it came about.
    pub origin: CallOrigin,
    /// What it carries.
    pub kind: CallKind,
    /// Which way camera video may flow, from the view of the customer's side; remembered through voice and reconnections.
    pub direction: Direction,
    /// Whether the customer has agreed, in this stretch of video, that their camera is seen.
    pub camera_agreed: bool,
    /// Whose hold cuts the customer off, or among colleagues themselves, for now. Empty if it is the brand's.
    pub held_by: Option<Arc<str>>,
    /// Whom everybody in it sees large, as an agent wishes.
    pub spotlight: Option<Arc<str>>,
    /// Everybody who is or was in it.
    pub members: Vec<CallMember>,
    /// A switch that waits for an answer.
    pub request: Option<SwitchRequest>,
    /// Whose screen is shown.
    pub share: Option<Share>,
    /// What was switched and what was refused, the latest last.
    pub switches: Vec<SwitchEntry>,
    /// When it began.
    pub started_at: Timestamp,
    /// When both sides first had media.
    pub connected_at: Option<Timestamp>,
    /// How it ended.
    pub end: Option<CallEnd>,
}

impl CallRecord {
    /// Where its media meets.
    pub fn room(&self) -> RoomId {
        self.id.room()
    }

    /// How long people could talk, in seconds, until `now` or its end.
    pub fn seconds(&self, now: Timestamp) -> u64 {
        let until = self.end.as_ref().map_or(now, |end| end.at);
        self.connected_at.map_or(0, |since| until.since(since).as_secs())
    }
}

/// How a call came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CallOrigin {
    /// Somebody asked for it in the chat.
    Escalation(EscalationId),
    /// An agent invited to it.
    Invitation(InvitationId),
    /// The customer wanted it when the contact began.
    Wanted,
    /// The brand's server began it.
    Direct,
}

/// One of the two sides of a call. Among colleagues the one who was called stands where a customer does: the direction
/// of video is theirs, and what one side wants, the other agrees to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// The one who is served, or was called by a colleague.
    Customer,
    /// Those who serve, and whoever called a colleague.
    Agents,
}

impl Side {
    pub(in crate::domain::contact) fn of_asker(by: &Asker) -> Option<Side> {
        by.person().map(|p| Side::of(p.role))
    }

    pub(in crate::domain::contact) fn of(role: Role) -> Side {
        if role == Role::Customer { Side::Customer } else { Side::Agents }
    }
}

/// Somebody in a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallMember {
    /// Who.
    pub person: Person,
    /// Whose side they are on.
    pub side: Side,
    /// Whether they only listen, and nobody knows.
    pub listens: bool,
    /// What they send is not forwarded.
    pub muted: BTreeSet<Source>,
    /// How their media is doing.
    pub state: MemberState,
    /// How good their connection was so far.
    pub quality: QualitySummary,
}

/// How a member's media is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MemberState {
    /// It is awaited.
    Expected {
        /// Since when.
        since: Timestamp,
    },
    /// It flows.
    Joined,
    /// It broke and may come back.
    Lost {
        /// When.
        since: Timestamp,
    },
    /// They are gone.
    Gone {
        /// When.
        at: Timestamp,
        /// Why.
        reason: LeftReason,
    },
}

/// What the media plane has seen of a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MemberReport {
    /// Media flows, for the first time or again.
    Joined,
    /// Media broke.
    Lost,
    /// Media cannot be had.
    Failed,
    /// How good their connection is, now and then.
    Measured(Quality),
}

/// A switch that waits for the other side's answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SwitchRequest {
    /// Who asks.
    pub by: Arc<str>,
    /// Whose side they are on.
    pub side: Side,
    /// What the call shall carry.
    pub kind: CallKind,
    /// Which way camera video shall flow, from the customer's view.
    pub direction: Direction,
    /// When it is too late to answer.
    pub expires: Timestamp,
}

/// Something that was switched, or was not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SwitchEntry {
    /// When it was settled.
    pub at: Timestamp,
    /// Who asked; nobody if it was the brand's server.
    pub by: Option<Arc<str>>,
    /// What was asked for.
    pub kind: CallKind,
    /// What was asked for.
    pub direction: Direction,
    /// What came of it.
    pub outcome: SwitchOutcome,
}

/// A shared screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// Whose.
    pub by: Arc<str>,
    /// The invitation that it answers.
    pub invitation: Option<InvitationId>,
    /// Since when it is allowed.
    pub since: Timestamp,
}

/// How a call ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallEnd {
    /// When.
    pub at: Timestamp,
    /// By whom, or whose media was lost, if it was a person.
    pub by: Option<Arc<str>>,
    /// Why.
    pub reason: CallEndReason,
}
