use std::net::{IpAddr, Ipv6Addr};
use std::time::{Duration, Instant};

use aws_lc_rs::hmac;

/// Buckets for sources; a power of two. A source shares its bucket with others rarely, and an
/// attacker cannot choose whose.
const BUCKETS: usize = 4096;

/// How long a source may save up what it does not use.
const BURST: Duration = Duration::from_secs(2);

/// A token bucket in one word: the time until which what was taken is paid off.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Bucket(Option<Instant>);

impl Bucket {
    /// Takes what costs `cost` to refill out of a bucket that refills within `depth`, if it is there.
    #[inline]
    pub(super) fn take(&mut self, now: Instant, cost: Duration, depth: Duration) -> bool {
        let paid = self.0.map_or(now, |at| at.max(now)) + cost;
        if paid > now + depth {
            return false;
        }
        self.0 = Some(paid);
        true
    }
}

/// Limits what goes out to those who have not proven anything, in a table that never grows.
#[derive(Debug)]
pub(super) struct Throttle {
    buckets: Vec<Bucket>,
    key: hmac::Key,
    cost: Duration,
}

impl Throttle {
    pub(super) fn new(key: &[u8; 32], per_second: u32) -> Self {
        Throttle {
            buckets: vec![Bucket::default(); BUCKETS],
            key: hmac::Key::new(hmac::HMAC_SHA256, key),
            cost: Duration::from_secs(1) / per_second.max(1),
        }
    }

    /// Whether this source may have another answer.
    pub(super) fn allows(&mut self, now: Instant, source: IpAddr) -> bool {
        let tag = hmac::sign(&self.key, &network(source, 24).to_be_bytes());
        let index = tag.as_ref().iter().take(4).fold(0, |index, byte| index << 8 | usize::from(*byte)) % BUCKETS;
        self.buckets.get_mut(index).is_some_and(|bucket| bucket.take(now, self.cost, BURST))
    }
}

/// A number for the network of a source: IPv4 by `ipv4_bits`, IPv6 by /64, which one host has whole.
pub(super) fn network(source: IpAddr, ipv4_bits: u32) -> u128 {
    let (bits, ip) = match source {
        IpAddr::V4(ip) => (96 + ipv4_bits, ip.to_ipv6_mapped()),
        IpAddr::V6(ip) => (64, ip),
    };
    let mask = Ipv6Addr::from(u128::MAX.checked_shl(128 - bits).unwrap_or(0));
    u128::from(ip & mask)
}
