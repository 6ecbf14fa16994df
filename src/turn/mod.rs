//! The STUN and TURN server (RFC 8489, RFC 8656): how clients behind strict firewalls reach us.
//!
//! A [`Server`] has no clock, no socket and no randomness: datagrams, frames and the time come in by
//! `handle_*`, what follows from a packet is the return value, and rare things are queued
//! [`Effect`]s.
//!
//! Relayed addresses are *virtual*: nothing listens on them.
//! A client may reach our own media addresses and nothing else, so its payload goes straight to
//! `media` as if it had come from the relayed address, and what `media` sends to that address comes
//! straight back ([`Server::handle_peer`]).
//! No port is opened and no way leads into the network that the server stands in.
//! Only [`Settings::external_peers`] makes the server ask for real sockets ([`Effect::OpenRelay`]).
//!
//! A packet's way: [`Server::handle_client`] looks at the first byte; ChannelData takes two look-ups
//! and leaves as [`Action::Relay`] with the payload's place in the given buffer; STUN goes through
//! [`auth`] and `requests` and is answered from a buffer that is used again.

mod allocation;
mod auth;
mod counters;
mod credentials;
mod limits;
mod policy;
mod requests;
mod server;
mod settings;
mod table;
mod wire;

pub use crate::model::Transport;
pub use counters::{Counters, DropReason};
pub use credentials::{Credential, Secrets, mint};
pub use policy::{Cidr, InvalidCidr, is_special};
pub use server::{Action, Client, Effect, Relay, RemoveReason, Server, ToClient};
pub use settings::{Lifetimes, NonceKey, Quotas, Rates, Settings};
pub use wire::{DataHeader, ErrorCode, FrameError, Framer, username};

#[cfg(test)]
mod tests;
