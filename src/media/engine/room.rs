use std::time::Instant;

use crate::media::command::Event;
use crate::media::engine::{Engine, Whose};
use crate::media::quality::dump::Gone;
use crate::media::speakers::Speakers;
use crate::media::speakers::floor::{Floor, Hearing};
use crate::model::{PeerId, RoomId, Source, SpeakerOrder};

/// The peers that hear each other, and who of them speaks.
#[derive(Debug, Default)]
pub(in crate::media) struct Room {
    speakers: Speakers,
    /// Who is heard when they are too many.
    floor: Floor,
    members: usize,
    /// Who was given up.
    pub(in crate::media) gone: Gone,
    /// Counts what was told.
    number: u64,
}

impl Room {
    /// A room in which so many are heard at once when they are many.
    pub(super) fn new(voices: usize) -> Self {
        let mut room = Room::default();
        room.limit_voices(voices);
        room
    }

    pub(super) fn limit_voices(&mut self, voices: usize) {
        self.floor.limit(voices);
    }

    pub(super) fn enter(&mut self, peer: PeerId) {
        self.members += 1;
        self.speakers.add(peer);
    }

    pub(super) fn leave(&mut self, peer: PeerId) {
        self.members = self.members.saturating_sub(1);
        self.speakers.remove(peer);
        self.floor.leave(peer);
    }

    /// The place of a peer in the order of speakers, from 0; the lower the more important.
    pub(super) fn place(&self, peer: PeerId) -> usize {
        self.speakers.order().iter().position(|p| *p == peer).unwrap_or(usize::MAX)
    }

    /// Who speaks.
    pub(in crate::media) fn loudest(&self) -> Option<PeerId> {
        self.speakers.loudest()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.members == 0
    }

    /// Takes the level of an audio packet (RFC 6464), in -dBov, and whether its sender says that it is voice.
    /// Says whether the packet is heard.
    pub(super) fn hear(&mut self, now: Instant, peer: PeerId, level: u8, voice: bool) -> Hearing {
        self.speakers.handle_level(now, peer, level, voice);
        self.floor.handle(now, peer, level, self.members, self.speakers.loudest())
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
    pub(super) fn with_room<T>(&mut self, id: &RoomId, action: impl FnOnce(&mut Room) -> T) -> Option<T> {
        let room = self.rooms.get_mut(id)?;
        let result = action(room);
        if let Some(speakers) = room.poll_change().filter(|_| !room.is_empty()) {
            self.events.push_back(Event::SpeakersChanged { room: id.clone(), speakers });
        }
        if let Some(at) = room.poll_timeout() {
            self.arm(Whose::Room(id.clone()), at);
        }
        Some(result)
    }

    /// Tells a room how loud a packet of its publisher is. False if it is not heard among louder ones.
    pub(super) fn hear(&mut self, now: Instant, index: usize) -> bool {
        let Some((packet, up)) = self.batch.get(index).and_then(|p| Some((p, self.tracks.get(&p.track)?))) else {
            return true;
        };
        if !up.layers.has_stream(packet.rtp.header.ssrc) {
            return true;
        }
        let (track, publisher, extensions) = (packet.track, up.publisher, &packet.rtp.header.ext_vals);
        let Some(level) = extensions.audio_level.filter(|_| up.source == Source::Microphone) else {
            return true;
        };
        let voice = extensions.voice_activity.unwrap_or_default();
        let Some(room) = self.peers.get(&publisher).map(|p| p.room().clone()) else { return true };
        let hearing = self.with_room(&room, |room| room.hear(now, publisher, level.unsigned_abs().min(127), voice));
        if hearing == Some(Hearing::Begins) {
            self.restart(now, track);
        }
        hearing != Some(Hearing::Unheard)
    }
}
