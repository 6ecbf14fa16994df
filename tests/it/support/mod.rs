//! What the stories stand on.

pub mod chance;
pub mod client;
pub mod described;
pub mod program;
pub mod raw;
pub mod server;
pub mod sending;
pub mod sim;
pub mod simulcast;
pub mod viewer;
