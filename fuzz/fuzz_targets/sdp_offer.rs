//! Any text as a client's offer.

#![no_main]

use std::sync::OnceLock;
use std::time::Instant;

use libfuzzer_sys::fuzz_target;
use visavis::media::{MediaSetup, Peer, PeerRequest};
use visavis::model::{Direction, PeerId, Source};
use visavis_fuzz::seed;

static SETUP: OnceLock<MediaSetup> = OnceLock::new();

fuzz_target!(init: seed_corpus(), |data: &[u8]| {
    let Ok(offer) = std::str::from_utf8(data) else { return };
    let setup = SETUP.get_or_init(|| {
        MediaSetup::new(vec![([203, 0, 113, 7], 3478).into()]).expect("a certificate can be made")
    });
    let publish = Source::ALL.into_iter().collect();
    let request = PeerRequest { id: PeerId(1), publish, direction: Direction::SendRecv };
    match Peer::accept(request, offer, setup, Instant::now()) {
        Ok(accepted) => assert!(accepted.answer.starts_with("v=0")),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
});

fn seed_corpus() {
    // Panics of the SDP library are caught and become a refusal: only those that get out end the target.
    drop(std::panic::take_hook());
    seed("sdp_offer", &[include_bytes!("../../benches/data/chromium-offer.sdp")]);
}
