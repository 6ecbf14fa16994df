//! The words of rooms: what can be asked, what follows, what is told.

mod command;
mod effect;
mod event;

pub use command::{Command, ConnectionId, FreshSession, Opened, Refusal, Reply};
pub use effect::{Effect, MediaOrder, MediaReport, MediaState, Sight};
pub use event::{Census, CloseReason, Event, LeaveReason, Participant, RoomSummary, Track, TrackEnd};
