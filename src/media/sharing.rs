//! What a receiver's path carries, divided among what it gets; and what publishers are asked to send.

use std::time::{Duration, Instant};

use crate::media::bandwidth::allocator::{Kbps, Stream, allocate};
use crate::media::bandwidth::{INTERVAL, VOICE};
use crate::media::command::Event;
use crate::media::engine::Engine;
use crate::model::{MediaKind, PeerId, Source, TrackId};

/// A stream that several get follows the weakest of their paths, but not below this; whose path carries less is sent
/// none of it until it does.
const COMMON: Kbps = 300;

/// How long what is suspended stays so: an estimate takes a moment to settle.
const SETTLES: Duration = Duration::from_secs(2);

/// A stream is held back when it is so much faster than its share, in percent, and let through again below the other.
const OVERRUN: Kbps = 140;
const RELEASED: Kbps = 115;

impl Engine {
    /// Divides a peer's path anew if it is time.
    pub(super) fn share_if_due(&mut self, now: Instant, id: PeerId) {
        if self.peers.get(&id).and_then(|p| p.shares_due).is_some_and(|due| due <= now) {
            self.share(now, id);
        }
    }

    /// Divides what a peer's path carries among the video that it gets.
    pub(super) fn share(&mut self, now: Instant, id: PeerId) {
        let Some(peer) = self.peers.get_mut(&id) else { return };
        let carried = |kind| peer.slots().filter(move |(_, d)| d.kind == kind).filter_map(|(l, d)| Some((l, d.track?)));
        let voices = carried(MediaKind::Audio).count();
        let mut slots: Vec<(usize, TrackId)> = carried(MediaKind::Video).collect();
        slots.sort_by_key(|(_, track)| self.tracks.get(track).map(|up| up.rank(*track)));
        peer.shares_due = (!slots.is_empty()).then_some(now + INTERVAL);
        if slots.is_empty() {
            return;
        }
        let suspended = |line: usize| peer.slots().any(|(l, d)| l == line && d.suspended.is_some());
        let is_screen = |track| self.tracks.get(track).is_some_and(|up| up.source == Source::Screen);
        let streams =
            slots.iter().map(|(line, track)| Stream { is_screen: is_screen(track), is_suspended: suspended(*line) });
        let streams: Vec<Stream> = streams.collect();
        let most: Kbps = streams.iter().map(Stream::most).sum();
        peer.wish_for(most + VOICE * voices as Kbps);
        let budget = peer.path.for_video(now, voices);
        let shares = budget.map_or_else(|| streams.iter().map(|s| Some(s.most())).collect(), |b| allocate(b, &streams));
        for ((line, track), share) in slots.iter().zip(shares) {
            self.set_share(now, id, *line, *track, share);
        }
        for (line, track) in slots {
            self.serve_owed(now, id, line, track);
            if let Some(publisher) = self.tracks.get(&track).map(|up| up.publisher) {
                self.ask_publisher(now, publisher);
            }
        }
    }

    /// Gives a stream its share; what does not fit into it is suspended.
    fn set_share(&mut self, now: Instant, id: PeerId, line: usize, track: TrackId, share: Option<Kbps>) {
        let Some(up) = self.tracks.get_mut(&track) else { return };
        let (is_alone, rate, recent) = (up.subscribers.len() <= 1, up.rate.kbps(now), up.rate.recent_kbps(now));
        let Some(down) = self.peers.get_mut(&id).and_then(|p| p.slot(line)) else { return };
        let was_suspended = down.suspended.is_some();
        let least = if was_suspended { rate + rate / 10 } else { rate - rate / 10 };
        let fits = share.is_some_and(|share| is_alone || share >= least);
        down.share = share.unwrap_or_default();
        // What is sent beyond the share would only stand in queues, so it is left out until the publisher comes down;
        // then a keyframe has room.
        let was_overrun = down.is_overrun;
        let bound = if was_overrun { RELEASED } else { OVERRUN };
        down.is_overrun = recent > down.share.saturating_mul(bound) / 100;
        let is_released = was_overrun && !down.is_overrun;
        let settles = down.suspended.is_some_and(|since| now < since + SETTLES);
        if fits != was_suspended || settles {
            if is_released {
                self.restart_for(now, id, line, track);
            }
            return;
        }
        down.suspended = (!fits).then_some(now);
        self.events.push_back(Event::TrackSuspended { peer: id, track, suspended: !fits });
        if fits {
            self.restart_for(now, id, line, track);
        }
    }

    /// Asks for the keyframe that a receiver wanted too soon.
    fn serve_owed(&mut self, now: Instant, id: PeerId, line: usize, track: TrackId) {
        let Some(down) = self.peers.get_mut(&id).and_then(|p| p.slot(line)) else { return };
        if !down.is_held_back() && down.keyframe_limit.serves_owed(now) {
            self.want_keyframe(now, track);
        }
    }

    /// Asks a publisher to send no more than those who get it can take.
    fn ask_publisher(&mut self, now: Instant, id: PeerId) {
        let Some(publisher) = self.peers.get(&id) else { return };
        let mut most = VOICE;
        for track in publisher.published() {
            let Some(up) = self.tracks.get(&track).filter(|up| up.source.kind() == MediaKind::Video) else { continue };
            let shares = up.subscribers.iter().filter_map(|(peer, line)| self.peers.get(peer)?.share_of(*line));
            // What nobody gets is not limited, so that it is there when somebody comes.
            let weakest = shares.min().unwrap_or(Kbps::MAX);
            most = most.saturating_add(if up.subscribers.len() > 1 { weakest.max(COMMON) } else { weakest });
        }
        let Some(publisher) = self.peers.get_mut(&id) else { return };
        if publisher.request_bitrate(now, most) {
            self.touched.push(id);
        }
    }
}
