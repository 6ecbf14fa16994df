//! Any datagram from a stranger and from a client with an allocation, and any attributes that it signs.

#![no_main]

use std::cell::RefCell;
use std::time::Duration;

use libfuzzer_sys::fuzz_target;
use visavis::turn::{Client, Transport};
use visavis_fuzz::{ALLOCATE, CHANNEL_BIND, CREATE_PERMISSION, Lab, OVER_UDP, seed};

thread_local! {
    static LAB: RefCell<Lab> = RefCell::new(Lab::new());
}

fuzz_target!(init: seed_corpus(), |data: &[u8]| {
    let Some((kind, data)) = data.split_first() else { return };
    LAB.with_borrow_mut(|lab| {
        let known = lab.client;
        let stranger = Client::new(Transport::Tls, ([198, 51, 100, 6], 4000).into(), lab.media);
        match kind % 8 {
            0 => lab.hand_over(stranger, data),
            1 => lab.hand_over(known, data),
            kind => {
                let methods = [ALLOCATE, 4, CREATE_PERMISSION, CHANNEL_BIND, 1, 6];
                let method = methods[usize::from(kind) - 2];
                lab.ask(method, &attributes(data), None);
            }
        }
        assert!(lab.counters().allocations <= 1);
        lab.pass(Duration::from_millis(100));
        lab.prepare();
    });
});

/// Type, length and value, one behind the other, as far as they go.
fn attributes(mut data: &[u8]) -> Vec<(u16, &[u8])> {
    let mut found = Vec::new();
    while let Some(([a, b, len], rest)) = data.split_first_chunk::<3>() {
        let (value, after) = rest.split_at(usize::from(*len).min(rest.len()));
        found.push((u16::from_be_bytes([*a, *b]), value));
        data = after;
    }
    // What signs a message is written by the requester.
    found.retain(|(kind, _)| ![0x0008, 0x001C, 0x8028].contains(kind));
    // More than fits into a packet is no request that a client could send.
    found.truncate(16);
    found
}

fn seed_corpus() {
    let mut lab = Lab::new();
    let request = lab.requester.request(ALLOCATE, &[OVER_UDP], Some(lab.media));
    seed(
        "turn_message",
        &[
            &[&[0], &request[..]].concat(),
            &[&[1], &request[..]].concat(),
            &[2, 0, 0x19, 4, 17, 0, 0, 0],
            &[4, 0, 0x12, 8, 0, 1, 0x2C, 0x84, 0xEA, 0x12, 0xD5, 0x45],
        ],
    );
}
