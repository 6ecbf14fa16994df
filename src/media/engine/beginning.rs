//! Where a receiver begins, or begins anew: with a keyframe, which is asked for no more often than need be.

use std::time::Instant;

use crate::media::engine::Engine;
use crate::model::{MediaKind, PeerId, TrackId};

impl Engine {
    /// Begins a track anew for everybody who gets it, after its packets were kept back.
    pub(super) fn restart(&mut self, now: Instant, track: TrackId) {
        let Some(up) = self.tracks.get_mut(&track) else { return };
        for (subscriber, line) in &up.subscribers {
            if let Some(down) = self.peers.get_mut(subscriber).and_then(|p| p.slot(*line)) {
                down.restart();
            }
        }
        if up.source.kind() == MediaKind::Video {
            up.layers.want_keyframes();
        }
        self.ask_for_keyframe(now, track);
    }

    /// Begins everything that a peer gets, which nothing could be sent of until now.
    pub(super) fn begin(&mut self, now: Instant, id: PeerId) {
        let Some(peer) = self.peers.get(&id) else { return };
        let carried: Vec<_> = peer.slots().filter_map(|(line, down)| Some((line, down.track?))).collect();
        for (line, track) in carried {
            self.restart_for(now, id, line, track);
        }
    }

    /// Begins a track anew for one of those who get it.
    pub(super) fn restart_for(&mut self, now: Instant, subscriber: PeerId, line: usize, track: TrackId) {
        let Some(down) = self.peers.get_mut(&subscriber).and_then(|p| p.slot(line)) else { return };
        down.restart();
        let layer = down.target;
        self.want_keyframe(now, track, layer);
    }

    /// Sees that the next keyframe of a track's layer comes soon.
    pub(super) fn want_keyframe(&mut self, now: Instant, track: TrackId, layer: usize) {
        if let Some(up) = self.tracks.get_mut(&track) {
            up.layers.want_beginning(now, layer);
        }
        self.ask_for_keyframe(now, track);
    }

    /// Sends the keyframe request that a track's subscribers want, unless one was just sent.
    pub(super) fn ask_for_keyframe(&mut self, now: Instant, track: TrackId) {
        let Some(up) = self.tracks.get_mut(&track) else { return };
        for ssrc in up.layers.keyframes_to_ask(now) {
            if let Some(publisher) = self.peers.get_mut(&up.publisher)
                && publisher.request_keyframe(ssrc)
            {
                self.counters.keyframe_requests_sent += 1;
                self.touched.push(up.publisher);
            }
        }
    }
}
