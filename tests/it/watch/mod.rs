//! The server as an operator watches it.

mod prometheus;
mod rules;
