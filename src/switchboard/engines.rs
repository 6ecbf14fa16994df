//! The media engines' half of the switchboard: what they report, and what the rules order them.

use crate::domain::{Command, MediaOrder, MediaReport, MediaState};
use crate::media::{self, PeerState};
use crate::model::RoomId;
use crate::switchboard::{Answer, Description, Refused, Switchboard, now};

impl Switchboard {
    pub(super) fn handle_media(&mut self, event: media::Event) {
        match event {
            media::Event::Negotiated { peer, request, result } => {
                let Some(index) = self.negotiations.iter().position(|(r, _, _)| *r == request) else { return };
                let Some((_, connection, re)) = self.negotiations.remove(index) else { return };
                let outcome = result.map(|(sdp, lines)| {
                    self.apply(Command::UpdateLines { peer, lines });
                    Answer::Sdp(sdp)
                });
                self.reply(connection, re, outcome.map_err(Refused::from));
            }
            media::Event::SlotAssigned { peer, mid, track } => {
                self.apply(Command::Report { peer, report: MediaReport::Slot { mid, track } });
            }
            media::Event::TrackSuspended { peer, track, suspended } => {
                self.apply(Command::Report { peer, report: MediaReport::Suspended { track, suspended } });
            }
            media::Event::LayersWanted { peer, track, rids } => {
                self.apply(Command::Report { peer, report: MediaReport::LayersWanted { track, rids } });
            }
            media::Event::Measured { peer, stats } => {
                if let Some((room, participant)) = self.domain.whose(peer) {
                    let losses = self.history.note(now(), &room, participant.id, peer, &stats);
                    self.metrics.count_report(&stats, losses);
                }
                self.apply(Command::Report { peer, report: MediaReport::Measured(stats) });
            }
            media::Event::SpeakersChanged { room, speakers } => {
                self.apply(Command::ReportSpeakers { room, speakers });
            }
            media::Event::Described { request, dump } => {
                let Some(index) = self.descriptions.iter().position(|(r, _, _)| *r == request) else { return };
                let Some((_, people, reply)) = self.descriptions.remove(index) else { return };
                // The asker may have gone away; then nobody misses it.
                let _ = reply.send(Ok(Description { people, dump: *dump }));
            }
            media::Event::PathFound { path, .. } => self.metrics.count_path(path),
            media::Event::GivenUp { reason, .. } => self.metrics.count_given_up(reason),
            media::Event::StateChanged { peer, state } => {
                let state = match state {
                    PeerState::Connected => MediaState::Connected,
                    PeerState::Disconnected => MediaState::Disconnected,
                    PeerState::Failed => MediaState::Failed,
                };
                self.apply(Command::Report { peer, report: MediaReport::State(state) });
            }
        }
    }

    /// Hands an order of the rules to the engine that has the room.
    pub(super) fn order(&mut self, room: &RoomId, order: MediaOrder) {
        let Some(engine) = self.placements.get(room).map(|e| &self.engines[*e]) else { return };
        let command = match order {
            MediaOrder::RemovePeer(peer) => {
                self.peers.remove(&peer);
                media::Command::RemovePeer(peer)
            }
            MediaOrder::RemoveParticipant(participant) => {
                // A stuck engine lets the allocations expire.
                let _ = engine.remove_allocations(participant);
                return;
            }
            MediaOrder::SetTerms { peer, publish, direction, held } => {
                media::Command::SetTerms { peer, terms: media::Terms { publish, direction, held } }
            }
            MediaOrder::Publish { peer, track, source, muted, layers } => {
                media::Command::Publish { peer, track, source, muted, layers }
            }
            MediaOrder::SetView { peer, track, size } => media::Command::SetView { peer, track, size },
            MediaOrder::Unpublish(track) => media::Command::Unpublish(track),
            MediaOrder::SetMuted { track, muted } => media::Command::SetMuted { track, muted },
            MediaOrder::Subscribe { peer, track } => media::Command::Subscribe { peer, track },
            MediaOrder::Unsubscribe { peer, track } => media::Command::Unsubscribe { peer, track },
        };
        if !engine.command(command) {
            tracing::error!(%room, "a media engine does not take commands");
        }
    }
}
