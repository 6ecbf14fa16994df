//! Sockets: one pinned thread for each engine with its own UDP port, and TLS of the TCP port.

mod candidates;
mod engine_thread;
mod relay;
pub mod tls;
mod udp;

pub use candidates::Candidates;
pub use engine_thread::{EngineHandle, EngineThread, NetError};
