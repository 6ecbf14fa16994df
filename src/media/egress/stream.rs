use std::time::{Duration, Instant};

use crate::media::egress::packet::{ExtensionIds, Packet};
use crate::media::egress::rtcp::{Reception, SenderReport};
use crate::model::MediaKind;

/// How many packets of a stream, and how old ones, can be sent again: two seconds of a usual picture.
/// A NACK that comes later is of no use, and what is kept costs cache misses on every packet.
const RESENDS: usize = 512;
const RESENT_WITHIN: Duration = Duration::from_secs(2);

/// Most of a stream that resends may take, before a lost path is made worse by them; and how much may be saved up.
const RESEND_SHARE: f64 = 0.15;
const RESENDS_SAVED: f64 = 40_000.0;

/// How often a stream is reported on: often enough that a round trip is known soon.
const REPORTS: [Duration; 2] = [Duration::from_secs(2), Duration::from_secs(1)];

/// The SSRC that is sent on an m-line, and that of its resends (RFC 4588).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::media) struct Ssrcs {
    pub(in crate::media) media: u32,
    pub(in crate::media) resends: Option<u32>,
}

/// One of the streams that a peer is sent.
#[derive(Debug)]
pub(super) struct Stream {
    pub(super) ssrcs: Ssrcs,
    pub(super) kind: MediaKind,
    pub(super) mid: String,
    pub(super) ids: ExtensionIds,
    /// Whether its receiver has reported on it, and so knows to which m-line it belongs.
    pub(super) is_known: bool,
    once: Once,
    cache: Vec<Option<Kept>>,
    /// The number of the packet that was sent last, of all that are kept.
    latest: u64,
    pub(super) resend_seq: u64,
    allowance: f64,
    /// The payload types that were used last: of the stream, and of its resends.
    pub(super) types: Option<(u8, u8)>,
    pub(super) sent: Sent,
    last: Option<(u32, Instant)>,
    last_sent: Option<Instant>,
    report_due: Option<Instant>,
    pub(super) report: Option<Reception>,
    pub(super) missing: u64,
    pub(super) keyframes: u64,
}

/// How much was sent.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sent {
    pub(super) packets: u64,
    /// Of payload, as reports count it;
    pub(super) octets: u64,
    /// and of everything.
    pub(super) bytes: u64,
}

/// A packet that may be asked for again.
#[derive(Debug)]
pub(super) struct Kept {
    pub(super) packet: Packet,
    at: Instant,
    resent: Option<Instant>,
}

impl Stream {
    pub(super) fn new(ssrcs: Ssrcs, kind: MediaKind, mid: String, ids: ExtensionIds) -> Self {
        Stream {
            ssrcs,
            kind,
            mid,
            ids,
            is_known: false,
            once: Once::default(),
            cache: Vec::new(),
            latest: 0,
            // As with the stream itself, the first number leaves room before the first rollover (RFC 3711 §3.3.1).
            resend_seq: u64::from(ssrcs.resends.unwrap_or_default() & 0x7fff),
            allowance: RESENDS_SAVED,
            types: None,
            sent: Sent::default(),
            last: None,
            last_sent: None,
            report_due: None,
            report: None,
            missing: 0,
            keyframes: 0,
        }
    }

    /// Whether a number was never used: under the same key a nonce must not come twice.
    pub(super) fn is_first(&mut self, seq: u64) -> bool {
        self.once.is_first(seq)
    }

    /// Takes note of a packet that was sent, and keeps it if it may be asked for again.
    pub(super) fn note(&mut self, now: Instant, packet: Packet, len: usize) {
        self.sent.packets += 1;
        self.sent.octets += packet.payload.len() as u64;
        self.sent.bytes += len as u64;
        self.last = Some((packet.time, packet.captured));
        self.last_sent = Some(now);
        self.report_due.get_or_insert(now);
        self.allowance = (self.allowance + len as f64 * RESEND_SHARE).min(RESENDS_SAVED);
        let (Some(_), Some(resend_type)) = (self.ssrcs.resends, packet.resend_type) else { return };
        self.types = Some((packet.payload_type, resend_type));
        if self.cache.is_empty() {
            self.cache.resize_with(RESENDS, || None);
        }
        self.latest = self.latest.max(packet.seq);
        let place = packet.seq as usize % RESENDS;
        self.cache[place] = Some(Kept { packet, at: now, resent: None });
    }

    /// Takes a packet out that was asked for, unless it is too old or was sent again a moment ago.
    pub(super) fn take_missing(&mut self, now: Instant, seq: u16, round_trip: Duration) -> Option<Kept> {
        let is_meant = |kept: &mut Kept| {
            kept.packet.seq as u16 == seq
                && now < kept.at + RESENT_WITHIN
                && kept.resent.is_none_or(|at| now >= at + round_trip)
        };
        let kept = self.cache.get_mut(usize::from(seq) % RESENDS)?.take_if(is_meant)?;
        let len = kept.packet.payload.len() as f64;
        if len > self.allowance {
            self.cache[usize::from(seq) % RESENDS] = Some(kept);
            return None;
        }
        self.allowance -= len;
        Some(kept)
    }

    /// Takes one of the latest packets out, to be sent again for the sake of its size.
    pub(super) fn take_padding(&mut self, back: u64) -> Option<Kept> {
        let seq = self.latest.checked_sub(back)?;
        self.cache.get_mut(seq as usize % RESENDS)?.take_if(|kept| kept.packet.seq == seq)
    }

    /// Puts a packet back that was sent again.
    pub(super) fn put_back(&mut self, now: Instant, kept: Kept) {
        let place = kept.packet.seq as usize % RESENDS;
        if let Some(free) = self.cache.get_mut(place).filter(|place| place.is_none()) {
            *free = Some(Kept { resent: Some(now), ..kept });
        }
    }

    pub(super) fn note_resent(&mut self, len: usize) {
        self.resend_seq += 1;
        self.sent.bytes += len as u64;
    }

    /// When it is to be reported on.
    pub(super) fn report_due(&self) -> Option<Instant> {
        self.report_due
    }

    /// The report that is due. What is not sent any more is not reported on, and not kept.
    pub(super) fn take_report(&mut self, now: Instant, ntp: u64) -> Option<SenderReport> {
        self.report_due.filter(|due| *due <= now)?;
        if self.last_sent.is_none_or(|at| now >= at + 2 * RESENT_WITHIN) {
            self.report_due = None;
            self.cache = Vec::new();
            return None;
        }
        let is_video = self.kind == MediaKind::Video;
        self.report_due = Some(now + REPORTS[usize::from(is_video)]);
        let (time, captured) = self.last?;
        let rate = if is_video { 90_000.0 } else { 48_000.0 };
        let ticks = |elapsed: Duration| (elapsed.as_secs_f64() * rate) as u32;
        // A publisher's clock may be ahead.
        let time = match now.checked_duration_since(captured) {
            Some(elapsed) => time.wrapping_add(ticks(elapsed)),
            None => time.wrapping_sub(ticks(captured - now)),
        };
        Some(SenderReport {
            ssrc: self.ssrcs.media,
            ntp,
            time,
            packets: self.sent.packets as u32,
            octets: self.sent.octets as u32,
        })
    }

    pub(super) fn is_sending(&self) -> bool {
        self.report_due.is_some()
    }
}

/// Which of the latest numbers were used.
#[derive(Debug, Default)]
struct Once {
    highest: Option<u64>,
    used: [u64; Once::WORDS as usize],
}

impl Once {
    /// How many words of 64 numbers are remembered: more than a second of a large picture.
    const WORDS: u64 = 32;

    fn is_first(&mut self, seq: u64) -> bool {
        let highest = self.highest.unwrap_or(seq);
        if seq / 64 + Self::WORDS <= highest / 64 {
            return false;
        }
        for word in (highest / 64 + 1..=seq / 64).rev().take(Self::WORDS as usize) {
            self.used[(word % Self::WORDS) as usize] = 0;
        }
        self.highest = Some(highest.max(seq));
        let (word, bit) = (&mut self.used[(seq / 64 % Self::WORDS) as usize], 1 << (seq % 64));
        let is_first = *word & bit == 0;
        *word |= bit;
        is_first
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_number_is_used_twice() {
        let mut once = Once::default();
        let used = |once: &mut Once, numbers: &[u64]| numbers.iter().map(|n| once.is_first(*n)).collect::<Vec<_>>();
        assert_eq!(used(&mut once, &[100, 102, 101, 100, 102, 103]), [true, true, true, false, false, true]);
        assert_eq!(used(&mut once, &[70_000, 69_999, 70_000, 103]), [true, true, false, false]);
        assert_eq!(used(&mut once, &[70_000 - 31 * 64, 70_000 - 33 * 64]), [true, false], "what is too old is refused");
        let mut all = Once::default();
        assert!((0..10_000).all(|n| all.is_first(n)) && (9_000..10_000).all(|n| !all.is_first(n)));
    }
}
