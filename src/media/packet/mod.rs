//! What is inside a packet, and how it is changed on its way.

pub(super) mod capture;
pub(super) mod codec;
pub(super) mod red;
pub(super) mod rewriter;
