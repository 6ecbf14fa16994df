//! Says what may be wrong with a machine and its configuration, and what to change.
//!
//! `machine` measures, and [`judge`] judges without I/O. The walk to a server and back is the command line's.

pub(crate) mod judge;
mod machine;
pub(crate) mod ports;
pub(crate) mod reach;
mod stun;

pub use machine::{Running, checks, start_checks, wrong_config};
