//! Synthetic media, and the counting of what arrives of it.
//!
//! Every packet carries who sent it, its number and the time, so that what is lost and how long it took is
//! known for certain and no matter how the server rewrites headers.

mod camera;
mod delays;
mod payload;
mod receiver;

pub use camera::{Video, VideoCodec};
pub use delays::Delays;
pub use receiver::Figures;

pub(super) use camera::{Camera, Packet};
pub(super) use payload::{Stamp, h264, opus, vp8};
pub(super) use receiver::{Received, Receiver};
