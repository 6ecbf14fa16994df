use std::time::Instant;

use crate::media::command::Event;
use crate::media::engine::{Engine, Whose};
use crate::media::quality::dump::Gone;
use crate::media::speakers::Speakers;
use crate::model::{PeerId, RoomId, Source, SpeakerOrder};

/// The peers that hear each other, and who of them speaks.
#[derive(Debug, Default)]
pub(super) struct Room {
    speakers: Speakers,
    members: usize,
    /// Who was given up.
    pub(super) gone: Gone,
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

    /// Who speaks.
    pub(super) fn loudest(&self) -> Option<PeerId> {
        self.speakers.loudest()
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

impl Engine {
    /// Lets something happen in a room, and tells who speaks if that has changed.
    pub(super) fn with_room(&mut self, id: &RoomId, action: impl FnOnce(&mut Room)) {
        let Some(room) = self.rooms.get_mut(id) else { return };
        action(room);
        if let Some(speakers) = room.poll_change().filter(|_| !room.is_empty()) {
            self.events.push_back(Event::SpeakersChanged { room: id.clone(), speakers });
        }
        if let Some(at) = room.poll_timeout() {
            self.arm(Whose::Room(id.clone()), at);
        }
    }

    /// Tells a room how loud a packet of its publisher is.
    pub(super) fn hear(&mut self, now: Instant, index: usize) {
        let Some((packet, up)) = self.batch.get(index).and_then(|p| Some((p, self.tracks.get(&p.track)?))) else {
            return;
        };
        if up.stream().is_some_and(|followed| followed != packet.rtp.header.ssrc) {
            return;
        }
        let (publisher, extensions) = (up.publisher, &packet.rtp.header.ext_vals);
        let Some(level) = extensions.audio_level.filter(|_| up.source == Source::Microphone) else { return };
        let voice = extensions.voice_activity.unwrap_or_default();
        let Some(room) = self.peers.get(&publisher).map(|p| p.room().clone()) else { return };
        self.with_room(&room, |room| room.hear(now, publisher, level.unsigned_abs().min(127), voice));
    }
}
