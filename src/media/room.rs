use std::time::Instant;

use crate::media::speakers::Speakers;
use crate::model::{PeerId, SpeakerOrder};

/// The peers that hear each other, and who of them speaks.
#[derive(Debug, Default)]
pub(super) struct Room {
    speakers: Speakers,
    members: usize,
    /// Counts what was told.
    number: u64,
}

impl Room {
    pub(super) fn enter(&mut self, peer: PeerId) {
        self.members += 1;
        self.speakers.add(peer);
    }

    pub(super) fn leave(&mut self, peer: PeerId) {
        self.members = self.members.saturating_sub(1);
        self.speakers.remove(peer);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.members == 0
    }

    /// Takes the level of an audio packet (RFC 6464), in -dBov, and whether its sender says that it is voice.
    pub(super) fn hear(&mut self, now: Instant, peer: PeerId, level: u8, voice: bool) {
        self.speakers.handle_level(now, peer, level, voice);
    }

    pub(super) fn handle_timeout(&mut self, now: Instant) {
        self.speakers.handle_timeout(now);
    }

    pub(super) fn poll_timeout(&self) -> Option<Instant> {
        self.speakers.poll_timeout()
    }

    /// How it is now, if that has changed.
    pub(super) fn poll_change(&mut self) -> Option<SpeakerOrder> {
        self.speakers.poll_event()?;
        while self.speakers.poll_event().is_some() {}
        self.number += 1;
        let loudest = self.speakers.loudest();
        Some(SpeakerOrder {
            number: self.number,
            order: self.speakers.order().to_vec(),
            loudest,
            loudest_to_itself: loudest.and_then(|peer| self.speakers.loudest_for(peer)),
        })
    }
}
