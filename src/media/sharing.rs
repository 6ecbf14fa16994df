//! What a receiver's path carries, divided among what it gets; and what publishers are asked to send.

use std::time::{Duration, Instant};

use crate::media::bandwidth::allocator::{Kbps, Stream, allocate};
use crate::media::bandwidth::{INTERVAL, VOICE};
use crate::media::command::Event;
use crate::media::engine::Engine;
use crate::media::tracks::down_track::Flow;
use crate::model::{MediaKind, PeerId, Source, TrackId};

/// A stream that several get follows the weakest of their paths, but not below this; whose path carries less is sent
/// none of it until it does.
const COMMON: Kbps = 300;

/// How long what is suspended stays so: an estimate takes a moment to settle.
const SETTLES: Duration = Duration::from_secs(2);

/// A stream is left out when it is so much faster than its share, in percent: encoders overshoot, and a keyframe is
/// large;
const OVERRUN: Kbps = 150;

/// and let through again below this.
const RELEASED: Kbps = 125;

/// How long a publisher may take to come down.
const COMES_DOWN: Duration = Duration::from_millis(1500);

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
        let suspended = |line: usize| peer.slots().any(|(l, d)| l == line && matches!(d.flow, Flow::Suspended(_)));
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

    /// Gives a stream its share; what does not fit into it is left out for a moment, then suspended.
    fn set_share(&mut self, now: Instant, id: PeerId, line: usize, track: TrackId, share: Option<Kbps>) {
        let Some(up) = self.tracks.get_mut(&track) else { return };
        let rate = up.rate.kbps(now);
        let Some(down) = self.peers.get_mut(&id).and_then(|p| p.slot(line)) else { return };
        down.share = share.unwrap_or_default();
        let exceeds = |percent: Kbps| share.is_none_or(|share| rate > share.saturating_mul(percent) / 100);
        let former = down.flow;
        down.flow = match former {
            Flow::Open if share.is_none() => Flow::Suspended(now),
            Flow::Open if exceeds(OVERRUN) => Flow::Overrun(now),
            Flow::Overrun(since) if exceeds(RELEASED) && (share.is_none() || now >= since + COMES_DOWN) => {
                Flow::Suspended(now)
            }
            Flow::Suspended(since) if !exceeds(RELEASED) && now >= since + SETTLES => Flow::Open,
            Flow::Overrun(_) if !exceeds(RELEASED) => Flow::Open,
            unchanged => unchanged,
        };
        let is_suspended = |flow| matches!(flow, Flow::Suspended(_));
        let (before, suspended) = (is_suspended(former), is_suspended(down.flow));
        let is_released = former != Flow::Open && down.flow == Flow::Open;
        if before != suspended {
            self.events.push_back(Event::TrackSuspended { peer: id, track, suspended });
        }
        if is_released {
            self.restart_for(now, id, line, track);
        }
    }

    /// Asks for the keyframe that a receiver wanted too soon.
    fn serve_owed(&mut self, now: Instant, id: PeerId, line: usize, track: TrackId) {
        let Some(down) = self.peers.get_mut(&id).and_then(|p| p.slot(line)) else { return };
        if down.flow == Flow::Open && down.keyframe_limit.serves_owed(now) {
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
