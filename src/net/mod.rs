//! Sockets for the media plane: one pinned thread for each engine, with its own UDP port.

mod candidates;
mod engine_thread;
mod relay;
mod udp;

pub use candidates::Candidates;
pub use engine_thread::{EngineHandle, EngineThread, NetError};
pub use udp::SOCKET_BUFFER;
