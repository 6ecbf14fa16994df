use std::time::{Duration, Instant};

use str0m::rtp::Ssrc;

use crate::media::bandwidth::rate::Rate;
use crate::media::tracks::keyframes::SourceThrottle;
use crate::model::{PeerId, Source, TrackId};

/// How long the forwarded stream must be silent before another one of the same track takes over.
const STREAM_TIMEOUT: Duration = Duration::from_millis(500);

/// A published track: whose it is and who gets it.
#[derive(Debug)]
pub(in crate::media) struct UpTrack {
    pub(in crate::media) publisher: PeerId,
    pub(in crate::media) source: Source,
    /// Earlier tracks come first when slots are rare.
    pub(in crate::media) order: u64,
    /// The subscribers that have a slot for it, with the index of the m-line.
    pub(in crate::media) subscribers: Vec<(PeerId, usize)>,
    pub(in crate::media) keyframes: SourceThrottle,
    /// How fast the stream that is forwarded is.
    pub(in crate::media) rate: Rate,
    /// The stream that is forwarded, and when it was last heard.
    stream: Option<(Ssrc, Instant)>,
}

impl UpTrack {
    pub(in crate::media) fn new(publisher: PeerId, source: Source, order: u64) -> Self {
        UpTrack {
            publisher,
            source,
            order,
            subscribers: Vec::new(),
            keyframes: SourceThrottle::default(),
            rate: Rate::default(),
            stream: None,
        }
    }

    /// Whether packets of this stream are the ones to forward: one stream at a time.
    pub(in crate::media) fn follows(&mut self, ssrc: Ssrc, now: Instant) -> bool {
        match &mut self.stream {
            Some((current, last)) if *current == ssrc => {
                *last = now;
                true
            }
            Some((_, last)) if now < *last + STREAM_TIMEOUT => false,
            _ => {
                self.stream = Some((ssrc, now));
                true
            }
        }
    }

    /// The stream to ask for a keyframe.
    pub(in crate::media) fn stream(&self) -> Option<Ssrc> {
        self.stream.map(|(ssrc, _)| ssrc)
    }

    /// Whether nothing has come for so long.
    pub(in crate::media) fn is_silent(&self, now: Instant, so_long: Duration) -> bool {
        self.stream.is_some_and(|(_, last)| now >= last + so_long)
    }

    pub(in crate::media) fn unsubscribe(&mut self, peer: PeerId) {
        self.subscribers.retain(|(p, _)| *p != peer);
    }

    /// Screens before the rest, then the earlier before the later.
    pub(in crate::media) fn rank(&self, id: TrackId) -> (bool, u64, TrackId) {
        (self.source != Source::Screen, self.order, id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_stream_is_followed_until_it_falls_silent() {
        let start = Instant::now();
        let at = |ms| start + Duration::from_millis(ms);
        let (a, b) = (Ssrc::from(1), Ssrc::from(2));
        let mut track = UpTrack::new(PeerId(1), Source::Camera, 0);
        assert!(track.follows(a, at(0)));
        assert!(!track.follows(b, at(1)));
        assert!(track.follows(a, at(400)));
        assert!(!track.follows(b, at(899)));
        assert!(track.follows(b, at(900)));
        assert_eq!(track.stream(), Some(b));
    }
}
