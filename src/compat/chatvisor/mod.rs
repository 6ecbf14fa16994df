//! Chatvisor's words on the wire.

mod told;
mod user;

pub use told::{ConversationBody, MessageBody, Status, Told};
pub use user::{ActiveUser, ReservedName};
