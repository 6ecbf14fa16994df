//! The wire: what JSON looks like, and nothing of what it means.
//!
//! `docs/protocol.md` says the same in prose; a test parses each of its examples through these
//! types and fails when a message is missing from it.

pub mod chatvisor;
mod client;
mod error;
pub mod live;
pub mod rest;
mod server;
pub mod webhook;

pub use client::{Authenticate, ClientFrame, ClientMessage, Join, Negotiate, Publish, Resume, Say, SetMuted, TrackRef};
pub use error::{CloseCode, ContactCode, ErrorBody, ErrorCode};
pub use rest::{CreateToken, Problem, RoomInfo, RoomList, TokenCreated};
pub use server::{
    Answer, GrantsInfo, Hello, IceServer, IceServers, Joined, LeaveReason, MediaState, MediaStateChanged,
    ParticipantGone, ParticipantInfo, ParticipantJoined, ParticipantLeft, ParticipantState, Published, QualityChanged,
    QualityInfo, Reconnect, RoomClosed, Said, ServerFrame, ServerMessage, SlotAssigned, SpeakersChanged, TrackInfo,
    TrackMuted, TrackPublished, TrackSuspended, TrackUnpublished, UnpublishReason,
};

/// The WebSocket subprotocol that this version speaks.
pub const SUBPROTOCOL: &str = "visavis.v1";

/// The largest message that a client may send, in bytes.
pub const MAX_CLIENT_MESSAGE: usize = 64 * 1024;

#[cfg(test)]
mod tests;
