//! Everything that is tested from outside, in one binary because linking is what costs time.
#![allow(clippy::unwrap_used, unreachable_pub)]

mod tidy;
