//! Chatvisor's words: visitors as its pages and REST know them, and the bodies of its webhooks.

mod told;
mod user;
mod webhooks;

pub use told::{ConversationBody, MessageBody, Status, Told};
pub use user::{ActiveUser, ReservedName};
pub use webhooks::Chatvisor;
