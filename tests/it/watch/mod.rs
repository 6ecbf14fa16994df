//! The server as an operator watches it.

mod calls;
mod prometheus;
mod rules;
