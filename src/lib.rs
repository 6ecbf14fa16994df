//! visavis: a self-hosted video relay for calls between agents and customers.
//!
//! The modules stand in reading order, and that order is the layering: a module names only those above it.

pub mod model; // shared words
pub mod domain; // pure: the rules of rooms
pub mod media; // pure: the SFU
pub mod protocol; // JSON
pub mod config;
pub mod metrics;
pub mod net; // sockets → media
pub mod switchboard; // owns domain; joins it to media and sessions
pub mod http; // edge → switchboard
pub mod server; // wires everything
pub mod cli;
