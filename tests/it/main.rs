//! One binary for all integration tests: a module for each story.

mod media;
mod support;
mod tidy;
