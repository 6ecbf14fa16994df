//! Who gets which track in which slot, and in which size.

use std::time::Instant;

use crate::media::command::Event;
use crate::media::engine::Engine;
use crate::media::tracks::slots::plan;
use crate::model::{MediaKind, PeerId, Source, TrackId, ViewSize};

/// Most sizes that are remembered of one receiver, of tracks that it may yet get.
const MAX_VIEWS: usize = 256;

impl Engine {
    /// Gives a peer's slots to the tracks that it shall get: nobody who has one loses it, except a
    /// camera to a screen.
    pub(super) fn assign_slots(&mut self, now: Instant, id: PeerId) {
        let Some(peer) = self.peers.get_mut(&id) else { return };
        let tracks = &self.tracks;
        let mut wanted: Vec<(_, TrackId, Source)> = peer
            .subscriptions
            .iter()
            .filter_map(|t| tracks.get(t).map(|up| (up.rank(*t), *t, up.source)))
            .filter(|(_, _, source)| peer.may_receive(*source))
            .collect();
        wanted.sort_unstable();

        let mut changes: Vec<(usize, Option<TrackId>)> = Vec::new();
        for kind in [MediaKind::Audio, MediaKind::Video] {
            let wanted = wanted.iter().filter(|(_, _, s)| s.kind() == kind);
            let slots = peer.slots().filter(|(_, d)| d.kind == kind);
            changes.extend(plan(slots.map(|(line, d)| (line, d.track)).collect(), wanted.map(|(_, t, s)| (*t, *s))));
        }
        let mut formers = Vec::new();
        for (line, track) in &changes {
            let (line, track) = (*line, *track);
            let Some(down) = peer.slot(line) else { continue };
            let former = down.track;
            down.assign(track);
            formers.extend(former);
            if let Some(up) = former.and_then(|t| self.tracks.get_mut(&t)) {
                up.unsubscribe(id);
            }
            if let Some(up) = track.and_then(|t| self.tracks.get_mut(&t)) {
                up.subscribers.push((id, line));
            }
            self.events.push_back(Event::SlotAssigned { peer: id, mid: peer.mid(line), track });
        }
        self.share(now, id);
        let begun: Vec<(usize, TrackId)> = changes.into_iter().filter_map(|(line, t)| Some((line, t?))).collect();
        for track in formers.into_iter().chain(begun.iter().map(|(_, track)| *track)) {
            self.want_layers(now, track);
        }
        for (line, track) in begun {
            self.restart_for(now, id, line, track);
        }
    }

    /// Sends a track in the size in which it is shown from now on.
    pub(super) fn set_view(&mut self, now: Instant, id: PeerId, track: TrackId, size: ViewSize) {
        let Some(peer) = self.peers.get_mut(&id) else { return };
        if peer.views.len() >= MAX_VIEWS && !peer.views.contains_key(&track) {
            return;
        }
        peer.views.insert(track, size);
        let is_carried = peer.slots().any(|(_, d)| d.track == Some(track));
        if is_carried {
            self.share(now, id);
        }
    }

    /// Tells a publisher which layers of a track somebody gets, if that has changed.
    pub(super) fn want_layers(&mut self, now: Instant, track: TrackId) {
        let Some(up) = self.tracks.get_mut(&track).filter(|up| up.layers.is_declared()) else { return };
        let mut wanted = Vec::new();
        for (id, line) in &up.subscribers {
            let slot = self.peers.get(id).and_then(|p| p.slots().find(|(l, _)| l == line));
            wanted.extend(slot.map(|(_, down)| down.wants()));
        }
        let best = up.layers.best();
        let nobody = up.subscribers.is_empty();
        // While nobody is there it is sent as if somebody were, so that it is there when they come.
        let is_wanted = |index| wanted.iter().flatten().any(|w| *w == Some(index)) || nobody && index == best;
        if let Some(rids) = up.layers.want(now, is_wanted) {
            self.events.push_back(Event::LayersWanted { peer: up.publisher, track, rids });
        }
    }
}
