//! The vendor's JSON: frames, conversations, messages, ids.

pub(super) mod details;
pub(super) mod frames;
pub(super) mod ids;
pub(super) mod messages;
pub(super) mod rich;
