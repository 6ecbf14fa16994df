//! One binary for all integration tests.

mod media;
mod support;
