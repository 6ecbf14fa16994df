//! What is inside a packet, and how it is changed on its way.

pub(super) mod capture;
pub(super) mod codec;
pub mod dependency;
pub mod layering;
pub(super) mod red;
pub mod rewriter;
pub(super) mod transport_numbers;
pub mod vp8;
pub mod vp9;
