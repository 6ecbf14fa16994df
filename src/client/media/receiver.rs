use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use super::delays::Delays;
use super::payload::Stamp;

/// Most streams that are told apart; what comes from more counts as received and never as lost.
const MAX_STREAMS: usize = 1024;

/// What has arrived at a client.
#[derive(Debug, Clone, Default)]
pub struct Figures {
    /// Packets that were received.
    pub packets: u64,
    /// Their payloads' bytes.
    pub bytes: u64,
    /// Gaps in what the server numbered, that nothing has filled: lost on the way.
    pub lost: u64,
    /// Gaps in what was sent to the server: `lost`, and what was lost on the way to it or left out by it.
    pub missing: u64,
    /// From the sending client to the receiving one.
    pub delays: Delays,
    /// When the very first one came.
    pub first: Option<Instant>,
}

impl Figures {
    /// Adds what has arrived elsewhere at the same client.
    pub fn merge(&mut self, other: &Figures) {
        self.packets += other.packets;
        self.bytes += other.bytes;
        self.lost += other.lost;
        self.missing += other.missing;
        self.delays.merge(&other.delays);
        self.first = [self.first, other.first].into_iter().flatten().min();
    }
}

/// Numbers that came of one row.
#[derive(Debug, Clone, Copy)]
struct Row {
    first: u64,
    last: u64,
    packets: u64,
}

impl Row {
    fn missing(&self) -> u64 {
        (self.last - self.first + 1).saturating_sub(self.packets)
    }
}

/// One packet that came.
pub(in crate::client) struct Received<'a> {
    pub(in crate::client) ssrc: u32,
    /// Without the wrap at 16 bits.
    pub(in crate::client) number: u64,
    pub(in crate::client) payload: &'a [u8],
    /// When, in nanoseconds since 1970.
    pub(in crate::client) arrived: u64,
    pub(in crate::client) now: Instant,
}

/// Counts what arrives of one kind of media.
#[derive(Debug, Default)]
pub(in crate::client) struct Receiver {
    /// By sender and layer, as they number.
    sent: BTreeMap<(u32, u8), Row>,
    /// By SSRC, as the server numbers.
    forwarded: BTreeMap<u32, Row>,
    packets: u64,
    bytes: u64,
    delays: Delays,
    first: Option<Instant>,
}

impl Receiver {
    pub(in crate::client) fn handle_packet(&mut self, packet: &Received<'_>) {
        self.first.get_or_insert(packet.now);
        self.packets += 1;
        self.bytes += packet.payload.len() as u64;
        note(&mut self.forwarded, packet.ssrc, packet.number);
        // Packets of other clients have no stamp.
        if let Some(stamp) = Stamp::read(packet.payload) {
            note(&mut self.sent, (stamp.sender, stamp.layer), stamp.number.into());
            self.delays.record(Duration::from_nanos(packet.arrived.saturating_sub(stamp.sent)));
        }
    }

    /// Forgets what has been counted, but for when the first packet came.
    pub(in crate::client) fn restart(&mut self) {
        *self = Receiver { first: self.first, ..Receiver::default() };
    }

    pub(in crate::client) fn figures(&self) -> Figures {
        Figures {
            packets: self.packets,
            bytes: self.bytes,
            lost: self.forwarded.values().map(Row::missing).sum(),
            missing: self.sent.values().map(Row::missing).sum(),
            delays: self.delays.clone(),
            first: self.first,
        }
    }
}

fn note<K: Ord + Copy>(rows: &mut BTreeMap<K, Row>, key: K, number: u64) {
    if rows.len() >= MAX_STREAMS && !rows.contains_key(&key) {
        return;
    }
    let row = rows.entry(key).or_insert(Row { first: number, last: number, packets: 0 });
    row.first = row.first.min(number);
    row.last = row.last.max(number);
    row.packets += 1;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::media::payload::opus;

    /// Packets of senders with their numbers, as the server numbers them.
    fn received(packets: &[(u32, u32, u64)]) -> Receiver {
        let (mut receiver, now) = (Receiver::default(), Instant::now());
        for (sender, number, forwarded) in packets {
            let payload = opus(Stamp { sender: *sender, layer: 0, number: *number, sent: 1_000_000 });
            let packet = Received { ssrc: 1, number: *forwarded, payload: &payload, arrived: 1_500_000, now };
            receiver.handle_packet(&packet);
        }
        receiver
    }

    #[test]
    fn what_is_missing_between_first_and_last_is_lost_or_left_out() {
        for (packets, count, lost, missing) in [
            (vec![], 0, 0, 0),
            (vec![(1, 5, 65_535)], 1, 0, 0),
            (vec![(1, 5, 65_535), (1, 6, 65_536), (1, 8, 65_538)], 3, 1, 1),
            (vec![(1, 8, 4), (1, 5, 1)], 2, 2, 2),
            (vec![(1, 1, 1), (2, 100, 2), (1, 2, 3), (2, 103, 4)], 4, 0, 2),
        ] {
            let figures = received(&packets).figures();
            assert_eq!((figures.packets, figures.lost, figures.missing), (count, lost, missing), "{packets:?}");
        }
    }

    #[test]
    fn a_window_begins_anew() {
        let mut receiver = received(&[(1, 1, 1), (1, 9, 9)]);
        let before = receiver.figures();
        assert_eq!(before.delays.quantile(0.5), Some(Duration::from_micros(500)));
        receiver.restart();
        let after = receiver.figures();
        assert_eq!((after.packets, after.bytes, after.lost, after.delays.count()), (0, 0, 0, 0));
        assert_eq!(after.first, before.first);
    }
}
