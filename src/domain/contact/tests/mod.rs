//! The contact plane, told as stories and then tried at random.

#![allow(clippy::unwrap_in_result)]

mod permissions;
mod races;
mod random;
mod stage;
mod stories;
mod tale;
