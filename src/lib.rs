//! visavis: a self-hosted video relay for calls between agents and customers.
//!
//! The modules stand in reading order, and that order is the layering: a module names only those above it.

pub mod model;
pub mod domain;
pub mod media;
pub mod turn;
pub mod protocol;
pub mod client;
pub mod load;
pub mod config;
pub mod metrics;
pub mod store;
pub mod net;
pub mod doctor;
pub mod switchboard;
pub mod compat;
pub mod webhooks;
pub mod http;
pub mod server;
pub mod cli;
