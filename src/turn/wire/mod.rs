//! The bytes of STUN (RFC 8489), TURN (RFC 8656) and TURN over a stream.
//!
//! Everything here looks at bytes from strangers: nothing panics, nothing allocates for them, and nothing is logged.

mod channel_data;
mod framing;
mod message;
mod numbers;
mod writer;

pub use framing::{FrameError, Framer};
pub use message::username;
pub use numbers::ErrorCode;
pub use writer::DataHeader;

pub(super) use channel_data::{ChannelData, is_channel};
pub(super) use message::{Class, IntegrityKey, Malformed, Mechanism, Message, TransactionId};
pub(super) use numbers::{attribute, method};
pub(super) use writer::Writer;
