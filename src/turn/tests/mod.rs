//! The relay against the rules that it must keep. Clients are written with an independent codec
//! (`stun-types`, `turn-types`), so that both sides cannot share a mistake.

mod credentials;
mod parsing;
mod peers;
mod state;
mod support;
mod traffic;
