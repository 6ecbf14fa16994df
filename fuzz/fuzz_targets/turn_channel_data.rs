//! Any ChannelData through a bound channel, and any size of packet back.

#![no_main]

use std::cell::RefCell;
use std::time::Duration;

use libfuzzer_sys::fuzz_target;
use visavis_fuzz::{CHANNEL, Lab, channel_data, seed};

thread_local! {
    static LAB: RefCell<Lab> = RefCell::new(Lab::new());
}

fuzz_target!(init: seed_corpus(), |data: &[u8]| {
    LAB.with_borrow_mut(|lab| {
        let relayed = lab.counters().packets_to_peers;
        lab.hand_over(lab.client, data);
        let claimed = data.get(2..4).map(|len| usize::from(u16::from_be_bytes([len[0], len[1]])));
        let whole = claimed.is_some_and(|len| len + 4 <= data.len());
        let ours = data.get(..2) == Some(&CHANNEL.to_be_bytes()) && whole;
        assert_eq!(lab.counters().packets_to_peers - relayed, u64::from(ours));
        lab.pass(Duration::from_micros(1));
        if lab.counters().packets_to_peers % 4096 == 1 {
            lab.prepare();
        }
    });
});

fn seed_corpus() {
    seed("turn_channel_data", &[&channel_data(40), &channel_data(39), &channel_data(41)]);
}
