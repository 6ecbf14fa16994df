//! One binary for all integration tests: a module for each story.

#![allow(clippy::unwrap_used, clippy::unwrap_in_result, unreachable_pub)]

mod client;
mod compat;
mod doctor;
mod live;
mod loadtest;
mod media;
mod operations;
mod rest;
mod signalling;
mod store;
mod support;
mod tcp;
mod tidy;
mod tls;
mod turn;
mod watch;
mod whip;
