//! TURN over a stream that says anything and is cut anywhere.

#![no_main]

use libfuzzer_sys::fuzz_target;
use visavis::net::Framing;
use visavis_fuzz::{ALLOCATE, Lab, OVER_UDP, channel_data, frames_do_not_depend_on_cuts, seed};

fuzz_target!(init: seed_corpus(), |data: &[u8]| {
    let Some(([flags, a, b, c], stream)) = data.split_first_chunk::<4>() else { return };
    frames_do_not_depend_on_cuts(Framing::Turn, flags & 1 == 1, &[*a, *b, *c], stream);
});

fn seed_corpus() {
    let request = Lab::new().requester.request(ALLOCATE, &[OVER_UDP], None);
    seed("turn_framer", &[&[0, 1, 2, 3], &[&[1, 1, 7, 30], &request[..], &channel_data(40), &request].concat()]);
}
