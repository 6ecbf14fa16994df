//! Sockets: one pinned thread for each media engine with its own UDP port, and one TCP port for all.

mod candidates;
mod engine_thread;
mod outlets;
mod pace;
mod relay;
mod relay_sockets;
mod streams;
mod tcp;
pub mod tls;
mod udp;

pub use candidates::{Candidates, TcpCandidates};
pub use engine_thread::{EngineHandle, EngineSite, EngineThread, NetError};
pub use relay::identity as turn_identity;
pub use tcp::{ByteStream, Deframer, Framing, HttpStream, Patience, Takes, accept};
pub use udp::SOCKET_BUFFER;
