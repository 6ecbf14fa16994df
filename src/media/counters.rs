use std::time::Duration;

/// Why a packet was not forwarded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DropReason {
    /// It came from an address that belongs to no peer.
    UnknownAddress,
    /// It is no STUN, DTLS, RTP or RTCP, or has a transport-wide number that cannot be.
    Malformed,
    /// Its m-line has no purpose, or its source is not granted.
    NotGranted,
    /// Its source was not announced with `publish`.
    NotPublished,
    /// Its track is muted.
    Muted,
    /// The participant's video direction forbids it.
    Direction,
    /// The participant is held.
    Held,
    /// The subscriber cannot decode its codec.
    Codec,
    /// The subscriber waits for a keyframe and this is none.
    AwaitingKeyframe,
    /// It is older than the point from which the subscriber receives the track.
    TooOld,
    /// The path to the subscriber carries no video now.
    Suspended,
    /// The subscriber does not show it.
    Hidden,
    /// Others in a large room are louder.
    Quiet,
    /// Its track sends another stream (a simulcast layer) that is forwarded instead.
    OtherStream,
}

impl DropReason {
    /// Every reason, in the order of its index.
    pub const ALL: [DropReason; 14] = [
        DropReason::UnknownAddress,
        DropReason::Malformed,
        DropReason::NotGranted,
        DropReason::NotPublished,
        DropReason::Muted,
        DropReason::Direction,
        DropReason::Held,
        DropReason::Codec,
        DropReason::AwaitingKeyframe,
        DropReason::TooOld,
        DropReason::Suspended,
        DropReason::Hidden,
        DropReason::Quiet,
        DropReason::OtherStream,
    ];

    /// The word in metrics.
    pub fn as_str(self) -> &'static str {
        match self {
            DropReason::UnknownAddress => "unknown_address",
            DropReason::Malformed => "malformed",
            DropReason::NotGranted => "not_granted",
            DropReason::NotPublished => "not_published",
            DropReason::Muted => "muted",
            DropReason::Direction => "direction",
            DropReason::Held => "held",
            DropReason::Codec => "codec",
            DropReason::AwaitingKeyframe => "awaiting_keyframe",
            DropReason::TooOld => "too_old",
            DropReason::Suspended => "suspended",
            DropReason::Hidden => "hidden",
            DropReason::Quiet => "quiet",
            DropReason::OtherStream => "other_stream",
        }
    }
}

/// The upper ends of the classes of [`Timings`], in microseconds: from what one thread needs to what people wait for.
const CLASSES: [u64; 16] = [
    50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000, 2_000_000,
    5_000_000,
];

/// How long something took, in classes, as a histogram of Prometheus wants it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Timings {
    /// How many were in each class; the last takes what is longer than all.
    counts: [u64; CLASSES.len() + 1],
    sum: Duration,
}

impl Timings {
    /// Takes note of one.
    pub fn add(&mut self, took: Duration) {
        let class = CLASSES.partition_point(|end| Duration::from_micros(*end) < took);
        self.counts[class] += 1;
        self.sum += took;
    }

    /// The upper end of each class but the last, with how many took at most so long.
    pub fn classes(&self) -> impl Iterator<Item = (Duration, u64)> {
        let mut so_far = 0;
        CLASSES.iter().zip(&self.counts).map(move |(end, count)| {
            so_far += count;
            (Duration::from_micros(*end), so_far)
        })
    }

    /// How many there were.
    pub fn count(&self) -> u64 {
        self.counts.iter().sum()
    }

    /// How long all took together.
    pub fn sum(&self) -> Duration {
        self.sum
    }
}

/// What an engine has done since it started; `net` copies it out once per turn of its loop.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counters {
    /// Datagrams that came in.
    pub packets_received: u64,
    /// Their bytes.
    pub bytes_received: u64,
    /// RTP packets handed to subscribers, one for each subscriber.
    pub packets_forwarded: u64,
    /// Datagrams that went out.
    pub packets_sent: u64,
    /// Their bytes.
    pub bytes_sent: u64,
    /// Datagrams among them that the kernel did not take.
    pub packets_lost_locally: u64,
    /// Packets not forwarded, by [`DropReason`].
    pub packets_dropped: [u64; DropReason::ALL.len()],
    /// Keyframe requests that subscribers sent.
    pub keyframe_requests_received: u64,
    /// Keyframe requests sent on to publishers.
    pub keyframe_requests_sent: u64,
    /// Peers that were ended because handling them panicked.
    pub peer_panics: u64,
    /// Peers now.
    pub peers: u64,
    /// From the first packet of a video that a receiver could not be given to the picture with which it began.
    pub first_frames: Timings,
    /// From when a batch was taken from the socket until what follows from it was sent; some batches only.
    pub forwarding: Timings,
    /// How long the thread had something to do.
    pub busy: Duration,
}

impl Counters {
    pub(super) fn drop_packet(&mut self, reason: DropReason) {
        self.packets_dropped[reason as usize] += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn timings_are_cumulative_classes() {
        let mut timings = Timings::default();
        for micros in [10, 50, 51, 900, 5_000_000, 5_000_001] {
            timings.add(Duration::from_micros(micros));
        }
        let classes: Vec<(u64, u64)> = timings.classes().map(|(end, n)| (end.as_micros() as u64, n)).collect();
        assert_eq!(classes[..2], [(50, 2), (100, 3)]);
        assert_eq!(classes[4], (1_000, 4));
        assert_eq!(classes[15], (5_000_000, 5));
        assert_eq!((timings.count(), timings.sum()), (6, Duration::from_micros(10_001_012)));
    }
}
