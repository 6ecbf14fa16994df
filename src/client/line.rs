//! What a peer connection is made with: its m-lines, what it sends, and the time.

use std::time::{Instant, SystemTime, UNIX_EPOCH};

use str0m::media::Direction;

use crate::client::media::Video;
use crate::model::{MediaKind, Source};

/// The time, on the clock that only goes on and on the one that packets are stamped with.
#[derive(Debug, Clone, Copy)]
pub struct Moment {
    /// For everything that is due.
    pub now: Instant,
    /// Nanoseconds since 1970.
    pub unix: u64,
}

impl Moment {
    /// Looks at the clocks.
    pub fn now() -> Moment {
        let unix = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos());
        Moment { now: Instant::now(), unix: u64::try_from(unix).unwrap_or(u64::MAX) }
    }
}

/// What a peer connection sends.
#[derive(Debug, Clone, Copy, Default)]
pub struct PeerSettings {
    /// Who it is in the packets that it sends.
    pub id: u32,
    /// What its cameras send.
    pub video: Video,
    /// How many qualities of a camera's video are offered (simulcast); 0 and 1 mean one.
    pub layers: usize,
}

/// An m-line of an offer.
#[derive(Debug, Clone, Copy)]
pub struct Line {
    /// What it carries.
    pub kind: MediaKind,
    /// Whether this client sends on it.
    pub sends: bool,
    /// Whether this client receives on it.
    pub receives: bool,
}

impl Line {
    /// One that sends and receives.
    pub fn both_ways(kind: MediaKind) -> Line {
        Line { kind, sends: true, receives: true }
    }

    /// One that only receives: a slot.
    pub fn receiving(kind: MediaKind) -> Line {
        Line { kind, sends: false, receives: true }
    }

    /// One that only sends.
    pub fn sending(kind: MediaKind) -> Line {
        Line { kind, sends: true, receives: false }
    }

    /// The three m-lines of `docs/protocol.md`, and so many slots for audio and video.
    pub fn of_call(slots: (usize, usize)) -> Vec<Line> {
        let mut lines = Source::ALL.map(|source| Line::both_ways(source.kind())).to_vec();
        lines.extend(std::iter::repeat_n(Line::receiving(MediaKind::Audio), slots.0));
        lines.extend(std::iter::repeat_n(Line::receiving(MediaKind::Video), slots.1));
        lines
    }

    /// Which of them carries a source.
    pub fn of_source(source: Source) -> usize {
        Source::ALL.iter().position(|s| *s == source).unwrap_or_default()
    }

    pub(super) fn direction(self) -> Direction {
        match (self.sends, self.receives) {
            (true, true) => Direction::SendRecv,
            (true, false) => Direction::SendOnly,
            (false, true) => Direction::RecvOnly,
            (false, false) => Direction::Inactive,
        }
    }
}
