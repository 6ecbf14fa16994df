//! The edge: what browsers and a brand's servers talk to.

pub mod auth;
