//! Other vendors' words that more than the edge needs: what endpoints and pages are told in them.
//!
//! What a vendor's clients ask stands in `src/http/compat`, what its pages call in `sdk/src/compat`; `docs/compat.md` says
//! verb by verb what is kept.

pub mod chatvisor;
