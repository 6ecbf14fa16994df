//! What a receiver's path carries, divided among what it gets; and what publishers are asked to send.

use std::cmp::Reverse;
use std::time::{Duration, Instant};

use crate::media::bandwidth::allocator::{Kbps, SCREEN, Stream, allocate};
use crate::media::bandwidth::{INTERVAL, VOICE};
use crate::media::command::Event;
use crate::media::engine::Engine;
use crate::media::tracks::choosing::{Fit, OVERRUN, RELEASED};
use crate::media::tracks::down_track::{DWELLS, DownTrack, Flow};
use crate::model::{MediaKind, PeerId, Source, TrackId, ViewSize};

/// A stream that several get follows the weakest of their paths, but not below this; whose path carries less is sent
/// none of it until it does.
const COMMON: Kbps = 300;

/// How long what is suspended stays so: an estimate takes a moment to settle.
const SETTLES: Duration = Duration::from_secs(2);

/// How much faster than its share a screen may be for a moment.
const OVERSHOOT: Kbps = 500;

/// How long a stream may take to find its rate.
const BEGINS: Duration = Duration::from_millis(700);

/// How often it is looked whether a publisher has come down,
const WATCHES: Duration = Duration::from_millis(40);

/// and how long it may take.
const COMES_DOWN: Duration = Duration::from_millis(1500);

/// What a receiver gets on an m-line.
struct Slot {
    /// The more important comes first: screens, then who spoke last, then what is shown larger, then the earlier.
    rank: (bool, usize, Reverse<Kbps>, (bool, u64, TrackId)),
    line: usize,
    track: TrackId,
    shown: Option<ViewSize>,
    stream: Stream,
    /// How fast its publisher sends it just now.
    rate: Kbps,
}

impl Engine {
    /// Divides a peer's path anew if it is time.
    pub(super) fn share_if_due(&mut self, now: Instant, id: PeerId) {
        if self.peers.get(&id).and_then(|p| p.shares_due).is_some_and(|due| due <= now) {
            self.share(now, id);
        }
    }

    /// Divides what a peer's path carries among the video that it shows.
    pub(super) fn share(&mut self, now: Instant, id: PeerId) {
        let Some(peer) = self.peers.get_mut(&id) else { return };
        peer.settle_views(now);
        let carried =
            |kind| peer.slots().filter(move |(_, d)| d.kind == kind).filter_map(|(l, d)| Some((l, d, d.track?)));
        let voices = carried(MediaKind::Audio).count();
        let mut slots: Vec<Slot> = carried(MediaKind::Video)
            .filter_map(|(line, down, track)| {
                let (up, shown) = (self.tracks.get_mut(&track)?, down.shown);
                let stream = Stream {
                    is_screen: up.source == Source::Screen,
                    is_suspended: matches!(down.flow, Flow::Suspended(_)),
                    most: if up.source == Source::Screen { SCREEN } else { up.layers.most(shown) },
                };
                let speaks = self.rooms.get(peer.room()).map_or(0, |room| room.place(up.publisher));
                let rank = (!stream.is_screen, speaks, Reverse(stream.most), up.rank(track));
                Some(Slot { rank, line, track, shown, stream, rate: up.layers.latest_rate(now, down.choice()) })
            })
            .collect();
        peer.shares_due = (!slots.is_empty()).then_some(now + INTERVAL);
        if slots.is_empty() {
            return;
        }
        let hidden: Vec<Slot> = slots.extract_if(.., |slot| slot.shown.is_some_and(ViewSize::is_hidden)).collect();
        slots.sort_by_key(|slot| slot.rank);
        let streams: Vec<Stream> = slots.iter().map(|slot| slot.stream).collect();
        // Some send more than is of use, whatever they are asked.
        let most: Kbps = slots.iter().map(|slot| slot.stream.most.max(slot.rate)).sum();
        peer.egress.path.wish_for(most + VOICE * voices as Kbps);
        let budget = peer.egress.path.for_video(voices);
        let shares = budget.map_or_else(|| streams.iter().map(|s| Some(s.most)).collect(), |b| allocate(b, &streams));
        let mut spare = budget.map_or(Kbps::MAX, |budget| budget - shares.iter().flatten().sum::<Kbps>());
        for (slot, share) in slots.iter().zip(shares) {
            self.choose_layer(now, id, slot, share);
            self.set_share(now, id, slot, share, &mut spare);
        }
        for slot in &hidden {
            self.hide(id, slot);
        }
        for Slot { line, track, .. } in slots.into_iter().chain(hidden) {
            if self.peers.get_mut(&id).and_then(|p| p.slot(line)).is_some_and(DownTrack::wants_anew) {
                self.want_layers(now, track);
            }
            self.serve_owed(now, id, line, track);
            if let Some(publisher) = self.tracks.get(&track).map(|up| up.publisher) {
                self.ask_publisher(now, publisher);
            }
        }
    }

    /// Chooses the layer that a receiver shall get, and sees that it can begin.
    fn choose_layer(&mut self, now: Instant, id: PeerId, slot: &Slot, share: Option<Kbps>) {
        let Some(up) = self.tracks.get_mut(&slot.track) else { return };
        let is_shown = |(id, line): &(PeerId, usize)| {
            let slot = self.peers.get(id).and_then(|p| p.slots().find(|(l, _)| l == line));
            slot.is_some_and(|(_, down)| down.is_shown())
        };
        let is_alone = up.subscribers.iter().filter(|s| is_shown(s)).take(2).count() < 2;
        let Some(down) = self.peers.get_mut(&id).and_then(|p| p.slot(slot.line)) else { return };
        let fit = Fit { shown: slot.shown, share: share.unwrap_or_default(), is_alone };
        let former = down.choice();
        let chosen = up.layers.choose(now, former, fit);
        // What is too much goes at once, what is better may wait.
        let may_rise = down.chosen.is_none_or(|at| now >= at + DWELLS);
        if chosen < former || chosen > former && may_rise {
            down.choose(now, chosen);
        }
        if down.needs_keyframe() {
            up.layers.want_keyframe(down.target);
            self.ask_for_keyframe(now, slot.track);
        }
    }

    /// Sends nothing of what is not shown; who does not look at it waits for nothing.
    fn hide(&mut self, id: PeerId, slot: &Slot) {
        let Some(down) = self.peers.get_mut(&id).and_then(|p| p.slot(slot.line)) else { return };
        if matches!(down.flow, Flow::Suspended(_)) {
            self.events.push_back(Event::TrackSuspended { peer: id, track: slot.track, suspended: false });
        }
        down.flow = Flow::Hidden;
        down.share = 0;
    }

    /// Gives a stream its share; what fits neither into it nor into what is spare is left out for a moment, then
    /// suspended.
    fn set_share(&mut self, now: Instant, id: PeerId, slot: &Slot, share: Option<Kbps>, spare: &mut Kbps) {
        let Slot { line, track, .. } = *slot;
        let Some(up) = self.tracks.get_mut(&track) else { return };
        let Some(peer) = self.peers.get_mut(&id) else { return };
        let Some(down) = peer.slot(line) else { return };
        // What is left out goes on with the layer that it shall get.
        let rate = match down.flow {
            // A keyframe is no other rate, and what was before it came down is past.
            Flow::Open => up.layers.rate(now, down.carried()).min(up.layers.latest_rate(now, down.carried())),
            // Who waits for the publisher to come down sees it at once.
            Flow::Overrun(_) | Flow::Suspended(_) | Flow::Hidden => up.layers.latest_rate(now, down.choice()),
        };
        down.share = share.unwrap_or_default();
        // A screen may be faster for a moment: a page that is turned is one large picture.
        let overshoot = if up.source == Source::Screen { OVERSHOOT } else { 0 };
        let fits = share.map(|share| share + rate.saturating_sub(share).min(*spare));
        *spare -= fits.unwrap_or_default() - down.share;
        let exceeds = |percent: Kbps| fits.is_none_or(|fits| rate > fits.saturating_mul(percent) / 100 + overshoot);
        // What begins, begins with a burst.
        let begins = down.begun.is_none_or(|begun| now < begun + BEGINS);
        let former = down.flow;
        let switches = down.target < down.layer;
        down.flow = match former {
            Flow::Hidden if share.is_none() => Flow::Suspended(now),
            // A queue that is emptied takes all for a moment.
            Flow::Open if share.is_none() => Flow::Overrun(now),
            Flow::Hidden => Flow::Open,
            // A smaller layer is on its way.
            Flow::Open if switches => Flow::Open,
            Flow::Open if exceeds(OVERRUN) && !begins => Flow::Overrun(now),
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
        let (flow, stream) = (down.flow, down.stream);
        if flow != Flow::Open {
            // What waits would only be late.
            peer.egress.discard(stream);
        }
        if matches!(flow, Flow::Overrun(_)) {
            peer.shares_due = Some(now + WATCHES);
        }
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
        let layer = down.layer;
        if down.flow == Flow::Open && down.keyframe_limit.serves_owed(now) {
            self.want_keyframe(now, track, layer);
        }
    }

    /// Asks a publisher to send no more than those who get it can take.
    fn ask_publisher(&mut self, now: Instant, id: PeerId) {
        let Some(publisher) = self.peers.get_mut(&id).filter(|p| p.asks_due.is_none_or(|due| due <= now)) else {
            return;
        };
        // Each receiver brings this up, and all of them are looked at.
        publisher.asks_due = Some(now + INTERVAL);
        let Some(publisher) = self.peers.get(&id) else { return };
        let mut most = VOICE;
        for track in publisher.published() {
            let Some(up) = self.tracks.get(&track).filter(|up| up.source.kind() == MediaKind::Video) else { continue };
            let shares = up.subscribers.iter().filter_map(|(peer, line)| self.peers.get(peer)?.share_of(*line));
            let shares: Vec<Kbps> = shares.collect();
            most = most.saturating_add(match shares.as_slice() {
                // What nobody gets is not limited, so that it is there when somebody comes.
                [] => Kbps::MAX,
                [share] => *share,
                [..] if up.layers.is_declared() => up.layers.wanted_rate().max(COMMON),
                // Each gets of it what its path carries.
                [..] if up.layers.is_sized() => shares.into_iter().max().unwrap_or_default().max(COMMON),
                [..] => shares.into_iter().min().unwrap_or_default().max(COMMON),
            });
        }
        let Some(publisher) = self.peers.get_mut(&id) else { return };
        let most = publisher.uplink.limit().map_or(most, |limit| most.min(limit));
        if publisher.request_bitrate(now, most) {
            self.touched.push(id);
        }
    }
}
