//! A source on its way: up from its sender, down to each receiver, and in which slot.

pub(super) mod choosing;
pub(super) mod down_track;
pub(super) mod keyframes;
pub(super) mod layers;
pub mod selector;
pub(super) mod slots;
pub(super) mod up_track;
