//! What the stories stand on.

pub mod server;
pub mod sim;
pub mod simulcast;
pub mod viewer;
