//! The media plane: who sends which packet to whom.
//!
//! An [`Engine`] holds whole rooms of peers and forwards RTP between them.
//! It has no clock, no socket and no thread: packets, commands and the time come in by `handle_*`,
//! datagrams, events and the next deadline go out by `poll_*`.
//! `net` gives it a UDP socket, tests give it a simulated network.
//!
//! A packet's way: [`Engine::handle_packet`] → [`demux`] → the sender's [`Peer`] (which alone
//! touches str0m) → its [`UpTrack`](tracks::up_track::UpTrack) → one
//! [`DownTrack`](tracks::down_track::DownTrack) for each subscriber → [`Engine::flush`] → [`Transmit`].

mod bandwidth;
mod command;
mod counters;
mod demux;
mod dtls;
mod egress;
mod engine;
mod outbox;
pub mod packet;
mod peer;
mod quality;
pub mod speakers;
pub mod tracks;

pub use command::{Command, Event, Terms};
pub use counters::{Counters, DropReason, Timings};
pub use demux::is_connectivity_check;
pub use dtls::MediaSetup;
pub use engine::Engine;
pub use outbox::{RunLength, Transmit};
pub use peer::Peer;
pub use peer::joining::{Accepted, GivenUp, Lines, NegotiateError, PeerRequest, PeerState, RelayedAddresses};
pub use quality::dump::{
    FlowState, GoneDump, LineDump, Milestone, PeerDump, RoomDump, SlotDump, StreamDump, StreamStats,
};

#[cfg(test)]
mod tests;
