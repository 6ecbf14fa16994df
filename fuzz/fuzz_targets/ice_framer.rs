//! ICE-TCP that says anything and is cut anywhere, and datagrams that go out and in again.

#![no_main]

use libfuzzer_sys::fuzz_target;
use visavis::net::{Deframer, Framing};
use visavis_fuzz::{frames_do_not_depend_on_cuts, seed};

fuzz_target!(init: seed_corpus(), |data: &[u8]| {
    let Some(([size, a, b, c], stream)) = data.split_first_chunk::<4>() else { return };
    frames_do_not_depend_on_cuts(Framing::Ice, false, &[*a, *b, *c], stream);

    let size = usize::from(*size).max(1);
    let mut deframer = Deframer::new(Framing::Ice, false);
    // A connection begins with a check.
    deframer.extend(&Framing::Ice.write(1, &[0]));
    deframer.extend(&Framing::Ice.write(size, stream));
    assert_eq!(deframer.next_frame(), Ok(Some(&[0][..])));
    for datagram in stream.chunks(size) {
        assert_eq!(deframer.next_frame(), Ok(Some(datagram)));
    }
    assert_eq!(deframer.next_frame(), Ok(None));
});

fn seed_corpus() {
    seed("ice_framer", &[&[20, 1, 2, 3], &[&[20, 1, 7, 30], &Framing::Ice.write(20, &[1; 50])[..]].concat()]);
}
