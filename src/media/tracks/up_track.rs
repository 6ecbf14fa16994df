use std::time::{Duration, Instant};

use crate::media::tracks::layers::Layers;
use crate::model::{Layer, PeerId, Source, TrackId};

/// A published track: whose it is and who gets it.
#[derive(Debug)]
pub(in crate::media) struct UpTrack {
    pub(in crate::media) publisher: PeerId,
    pub(in crate::media) source: Source,
    /// Earlier tracks come first when slots are rare.
    pub(in crate::media) order: u64,
    /// The subscribers that have a slot for it, with the index of the m-line.
    pub(in crate::media) subscribers: Vec<(PeerId, usize)>,
    pub(in crate::media) layers: Layers,
}

impl UpTrack {
    pub(in crate::media) fn new(publisher: PeerId, source: Source, order: u64, layers: &[Layer]) -> Self {
        UpTrack { publisher, source, order, subscribers: Vec::new(), layers: Layers::new(layers) }
    }

    /// Whether nothing has come for so long.
    pub(in crate::media) fn is_silent(&self, now: Instant, so_long: Duration) -> bool {
        self.layers.heard().is_some_and(|last| now >= last + so_long)
    }

    pub(in crate::media) fn unsubscribe(&mut self, peer: PeerId) {
        self.subscribers.retain(|(p, _)| *p != peer);
    }

    /// Screens before the rest, then the earlier before the later.
    pub(in crate::media) fn rank(&self, id: TrackId) -> (bool, u64, TrackId) {
        (self.source != Source::Screen, self.order, id)
    }
}
