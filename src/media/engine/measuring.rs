//! How good the connections are, as far as the engine alone can tell: which pictures stand still.

use std::time::{Duration, Instant};

use crate::media::command::Event;
use crate::media::engine::Engine;
use crate::media::tracks::down_track::{DownTrack, Flow};
use crate::media::tracks::up_track::UpTrack;
use crate::model::{MediaKind, PeerId, Source};

/// A camera that says nothing for so long stands still; a screen may.
const STILL: Duration = Duration::from_secs(1);

/// A receiver that asks for keyframes within this time of its first picture has not lost anything yet.
const BEGINS: Duration = Duration::from_secs(2);

impl Engine {
    /// Looks how good a peer's connection is, and tells it if that is due.
    pub(super) fn look(&mut self, now: Instant, id: PeerId) {
        let Some(peer) = self.peers.get(&id) else { return };
        let slots = || peer.slots().filter(|(_, d)| d.kind == MediaKind::Video);
        let carried = slots().filter_map(|(_, d)| Some((d, self.tracks.get(&d.track?)?)));
        let misses = carried.into_iter().any(|(down, up)| stands_still(now, down, up));
        let sends_nothing = peer.published().iter().filter_map(|track| self.tracks.get(track)).any(|up| {
            up.source == Source::Camera
                && peer.sends(up.source)
                && up.subscribers.iter().any(|(id, line)| self.shows(*id, *line))
                && up.is_silent(now, STILL)
        });
        let suspended = slots().any(|(_, d)| matches!(d.flow, Flow::Suspended(_)));
        let Some(peer) = self.peers.get_mut(&id) else { return };
        peer.forget_asking();
        let is_told = peer.monitor.look(now, misses || sends_nothing, suspended);
        let (came, lost) = peer.monitor.came();
        peer.uplink.look(came, lost);
        if is_told {
            self.report(id);
        }
    }

    /// Whether a receiver shows what an m-line carries.
    fn shows(&self, id: PeerId, line: usize) -> bool {
        let slot = self.peers.get(&id).and_then(|p| p.slots().find(|(l, _)| *l == line));
        slot.is_some_and(|(_, down)| down.flow != Flow::Hidden)
    }

    /// Notes that nothing comes from a peer any more.
    pub(super) fn lose(&mut self, id: PeerId) {
        if self.peers.get_mut(&id).is_some_and(|p| p.monitor.lose()) {
            self.report(id);
        }
    }

    fn report(&mut self, id: PeerId) {
        let Some(peer) = self.peers.get(&id) else { return };
        let stats = peer.monitor.stats(peer.egress.path.estimate(), self.path_of(peer));
        self.events.push_back(Event::Measured { peer: id, stats: Box::new(stats) });
    }
}

/// Whether a receiver's picture stands still although its publisher sends.
fn stands_still(now: Instant, down: &DownTrack, up: &UpTrack) -> bool {
    let is_kept_back = matches!(down.flow, Flow::Suspended(_) | Flow::Hidden);
    let is_behind = down.sent.is_some_and(|sent| now >= sent + STILL) && !up.is_silent(now, STILL / 2);
    let asks = down.asked && down.begun.is_some_and(|begun| now >= begun + BEGINS);
    !is_kept_back && (is_behind || asks)
}
