mod beginning;
mod measuring;
mod room;
mod sharing;
mod slotting;

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};
use std::net::SocketAddr;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Instant;

use rustc_hash::FxHashMap;
use str0m::RtcError;

use crate::media::command::{Command, Event, Terms};
use crate::media::counters::{Counters, DropReason};
use crate::media::demux::{self, Class, Demux};
use crate::media::engine::room::Room;
use crate::media::outbox::{Outbox, Transmit};
use crate::media::peer::joining::{GivenUp, NegotiateError, PeerState, RelayedAddresses};
use crate::media::peer::{Notice, Peer, Sink};
use crate::media::speakers::floor::VOICES;
use crate::media::tracks::down_track::{Flow, Inbound};
use crate::media::tracks::up_track::UpTrack;
use crate::model::{Layer, MediaPath, PeerId, RoomId, Source, TrackId, Transport};

/// The forwarding machine: peers, their tracks, and who gets what. See the [module](super).
#[derive(Debug, Default)]
pub struct Engine {
    pub(super) peers: FxHashMap<PeerId, Box<Peer>>,
    pub(super) rooms: FxHashMap<RoomId, Room>,
    pub(super) tracks: FxHashMap<TrackId, UpTrack>,
    /// Counts published tracks, to rank them by age.
    published: u64,
    pub(super) demux: Demux,
    timers: BinaryHeap<Reverse<(Instant, Whose)>>,
    /// The earliest entry of each in `timers`.
    armed: FxHashMap<Whose, Instant>,
    /// Packets that came since the last flush.
    pub(super) batch: Vec<Inbound>,
    /// How many of them were handed to the subscribers.
    routed: usize,
    /// Peers with something to send at the next flush.
    pub(super) touched: Vec<PeerId>,
    notices: Vec<Notice>,
    outbox: Outbox,
    pub(super) events: VecDeque<Event>,
    counters: Counters,
    /// Whose media comes through the relay.
    relayed: Option<RelayedAddresses>,
    /// How many are heard at once in a large room.
    voices: usize,
}

/// Whose timer it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Whose {
    Peer(PeerId),
    Room(RoomId),
}

impl Engine {
    /// An engine without peers.
    pub fn new() -> Self {
        Engine { voices: VOICES, ..Engine::default() }
    }

    /// Tells it which addresses are those of the relay's clients.
    pub fn with_relayed(self, relayed: Option<RelayedAddresses>) -> Self {
        Engine { relayed, ..self }
    }

    /// How media gets to a peer.
    pub(super) fn path_of(&self, peer: &Peer) -> MediaPath {
        peer.remote.map_or(MediaPath::Udp, |remote| RelayedAddresses::path_of(self.relayed.as_ref(), remote))
    }

    /// What it has done so far.
    pub fn counters(&self) -> Counters {
        Counters { peers: self.peers.len() as u64, ..self.counters }
    }

    /// Whether a peer of this engine has that local ICE user fragment.
    pub fn has_ufrag(&self, ufrag: &str) -> bool {
        self.demux.has_ufrag(ufrag)
    }

    /// Takes one datagram; what follows from it goes out with the next [`Engine::flush`].
    pub fn handle_packet(
        &mut self,
        now: Instant,
        transport: Transport,
        source: SocketAddr,
        destination: SocketAddr,
        data: &[u8],
    ) {
        self.counters.packets_received += 1;
        self.counters.bytes_received += data.len() as u64;
        let class = Class::of(data);
        let peer = match class {
            Class::Stun => self.demux.by_stun((transport, source), data),
            Class::Secured => self.demux.by_address((transport, source)),
            Class::Other => return self.counters.drop_packet(DropReason::Malformed),
        };
        let Some(peer) = peer else {
            return self.counters.drop_packet(DropReason::UnknownAddress);
        };
        let Some(receive) = demux::parse(transport, source, destination, data) else {
            return self.counters.drop_packet(DropReason::Malformed);
        };
        if class == Class::Stun {
            let proof = demux::parse(transport, source, destination, data);
            let known = self.peers.get(&peer);
            if !known.zip(proof).is_some_and(|(p, proof)| p.accepts(now, proof)) {
                return self.counters.drop_packet(DropReason::UnknownAddress);
            }
            self.demux.bind((transport, source), peer);
        }
        self.with_peer(now, peer, |p, sink| p.handle_receive(now, data, receive, sink));
        self.route(now);
    }

    /// Sends what the packets since the last flush lead to: each subscriber in one go.
    pub fn flush(&mut self, now: Instant) {
        while !self.touched.is_empty() {
            let mut batch = std::mem::take(&mut self.batch);
            let mut touched = std::mem::take(&mut self.touched);
            self.routed = 0;
            for peer in touched.drain(..) {
                self.with_peer(now, peer, |p, sink| p.flush(now, &batch, sink));
            }
            if self.batch.is_empty() {
                batch.clear();
                (self.batch, self.touched) = (batch, touched);
            }
            self.route(now);
        }
        self.batch.clear();
        self.routed = 0;
    }

    /// Does what is due.
    pub fn handle_timeout(&mut self, now: Instant) {
        while self.timers.peek().is_some_and(|Reverse((at, _))| *at <= now) {
            let Some(Reverse((at, whose))) = self.timers.pop() else { break };
            if self.armed.get(&whose) != Some(&at) {
                continue;
            }
            self.armed.remove(&whose);
            match whose {
                Whose::Peer(peer) => match self.peers.get(&peer).map(|p| p.poll_timeout()) {
                    Some(due) if due <= now => {
                        self.with_peer(now, peer, |p, sink| p.handle_timeout(now, sink));
                        self.share_if_due(now, peer);
                    }
                    Some(later) => self.arm(Whose::Peer(peer), later),
                    None => {}
                },
                Whose::Room(room) => {
                    self.with_room(&room, |room| room.handle_timeout(now));
                }
            }
        }
        self.route(now);
        self.flush(now);
    }

    /// When [`Engine::handle_timeout`] is wanted.
    pub fn poll_timeout(&self) -> Option<Instant> {
        self.timers.peek().map(|Reverse((at, _))| *at)
    }

    /// The next datagrams to send.
    pub fn poll_transmit(&mut self) -> Option<Transmit<'_>> {
        self.outbox.poll()
    }

    /// The next event.
    pub fn poll_event(&mut self) -> Option<Event> {
        self.events.pop_front()
    }

    /// Does what the switchboard asks.
    pub fn handle_command(&mut self, now: Instant, command: Command) {
        match command {
            Command::AddPeer(peer) => self.add_peer(now, peer),
            Command::RemovePeer(peer) => {
                self.with_peer(now, peer, |p, sink| p.close(now, sink));
                self.remove_peer(now, peer);
            }
            Command::Negotiate { peer, request, offer } => self.negotiate(now, peer, request, &offer),
            Command::Publish { peer, track, source, muted, layers } => {
                self.publish(now, peer, track, source, muted, &layers);
            }
            Command::Unpublish(track) => self.unpublish(now, track),
            Command::SetMuted { track, muted } => self.set_muted(now, track, muted),
            Command::Subscribe { peer, track } => {
                if let Some(p) = self.peers.get_mut(&peer)
                    && !p.subscriptions.contains(&track)
                {
                    p.subscriptions.push(track);
                    self.assign_slots(now, peer);
                }
            }
            Command::Unsubscribe { peer, track } => {
                if let Some(p) = self.peers.get_mut(&peer) {
                    p.subscriptions.retain(|t| *t != track);
                    p.views.remove(&track);
                    self.assign_slots(now, peer);
                }
            }
            Command::SetView { peer, track, size } => self.set_view(now, peer, track, size),
            Command::LimitVoices(voices) => {
                self.voices = voices;
                self.rooms.values_mut().for_each(|room| room.limit_voices(voices));
            }
            Command::SetTerms { peer, terms } => self.set_terms(now, peer, terms),
            Command::Describe { room, request } => {
                let dump = Box::new(self.dump(now, &room));
                self.events.push_back(Event::Described { request, dump });
            }
        }
        self.route(now);
        self.flush(now);
    }

    fn add_peer(&mut self, now: Instant, mut peer: Box<Peer>) {
        let id = peer.id();
        self.demux.set_ufrag(id, peer.ufrag());
        let voices = self.voices;
        self.rooms.entry(peer.room().clone()).or_insert_with(|| Room::new(voices));
        self.with_room(&peer.room().clone(), |room| room.enter(id));
        self.peers.insert(id, peer);
        self.with_peer(now, id, |p, sink| p.handle_timeout(now, sink));
    }

    fn remove_peer(&mut self, now: Instant, id: PeerId) {
        let Some(peer) = self.peers.remove(&id) else { return };
        self.demux.remove(id);
        self.armed.remove(&Whose::Peer(id));
        self.with_room(peer.room(), |room| room.leave(id));
        if self.rooms.get(peer.room()).is_some_and(Room::is_empty) {
            self.rooms.remove(peer.room());
            self.armed.remove(&Whose::Room(peer.room().clone()));
        }
        for track in peer.slots().filter_map(|(_, down)| down.track) {
            if let Some(up) = self.tracks.get_mut(&track) {
                up.unsubscribe(id);
            }
            self.want_layers(now, track);
        }
        for track in peer.published() {
            self.unpublish(now, track);
        }
    }

    fn negotiate(&mut self, now: Instant, peer: PeerId, request: u64, offer: &str) {
        let result = match self.peers.get_mut(&peer) {
            None => Err(NegotiateError::Gone),
            Some(p) => {
                let result = p.negotiate(now, offer).map(|answer| (answer, p.source_lines()));
                p.note_negotiated(now, result.as_ref().err());
                self.demux.set_ufrag(peer, p.ufrag());
                // A slot may be gone, as when the client receives on an m-line no more.
                for (track, up) in &mut self.tracks {
                    let mut carries = |line: &usize| p.slot(*line).is_some_and(|d| d.track == Some(*track));
                    up.subscribers.retain(|(id, line)| *id != peer || carries(line));
                }
                result
            }
        };
        self.events.push_back(Event::Negotiated { peer, request, result });
        self.with_peer(now, peer, |p, sink| p.handle_timeout(now, sink));
        self.assign_slots(now, peer);
    }

    fn publish(&mut self, now: Instant, peer: PeerId, track: TrackId, source: Source, muted: bool, layers: &[Layer]) {
        let Some(p) = self.peers.get_mut(&peer) else { return };
        if !p.publish(source, track, muted) {
            return;
        }
        self.published += 1;
        self.tracks.insert(track, UpTrack::new(peer, source, self.published, layers));
        self.want_layers(now, track);
    }

    fn unpublish(&mut self, now: Instant, track: TrackId) {
        let Some(up) = self.tracks.remove(&track) else { return };
        if let Some(publisher) = self.peers.get_mut(&up.publisher) {
            publisher.unpublish(track);
        }
        let subscribed = self.peers.values().filter(|p| p.subscriptions.contains(&track));
        let peers: Vec<PeerId> = subscribed.map(|p| p.id()).collect();
        for id in peers {
            if let Some(p) = self.peers.get_mut(&id) {
                p.subscriptions.retain(|t| *t != track);
                p.views.remove(&track);
            }
            self.assign_slots(now, id);
        }
    }

    fn set_muted(&mut self, now: Instant, track: TrackId, muted: bool) {
        let Some(up) = self.tracks.get(&track) else { return };
        if let Some(publisher) = self.peers.get_mut(&up.publisher) {
            publisher.set_muted(track, muted);
        }
        if !muted {
            self.restart(now, track);
        }
    }

    fn set_terms(&mut self, now: Instant, peer: PeerId, terms: Terms) {
        let Some(p) = self.peers.get_mut(&peer) else { return };
        p.set_terms(terms);
        let published = p.published();
        self.assign_slots(now, peer);
        for track in published {
            self.restart(now, track);
        }
    }

    /// Hands the packets that came in to their subscribers.
    fn route(&mut self, now: Instant) {
        while self.routed < self.batch.len() {
            let index = self.routed;
            self.routed += 1;
            if !self.hear(now, index) {
                self.counters.drop_packet(DropReason::Quiet);
                continue;
            }
            let Some(packet) = self.batch.get(index) else { return };
            let track = packet.track;
            let Some(up) = self.tracks.get_mut(&track) else {
                continue;
            };
            let Some(layer) = up.layers.take(now, packet) else {
                self.counters.drop_packet(DropReason::OtherStream);
                continue;
            };
            for (subscriber, line) in &up.subscribers {
                let Some(peer) = self.peers.get_mut(subscriber) else {
                    continue;
                };
                let Some(down) = peer.slot(*line) else { continue };
                let taken = down.takes(packet, layer);
                if let Some(waited) = down.first_frame(now, taken.is_ok()) {
                    self.counters.first_frames.add(waited);
                }
                match taken {
                    Ok(()) => {}
                    // It is nobody's loss: another layer is sent instead.
                    Err(DropReason::OtherStream) => continue,
                    Err(reason) => {
                        self.counters.drop_packet(reason);
                        if reason == DropReason::AwaitingKeyframe {
                            up.layers.want_beginning(now, down.target);
                        }
                        continue;
                    }
                }
                if peer.enqueue(index, *line) {
                    self.touched.push(*subscriber);
                }
            }
            self.ask_for_keyframe(now, track);
        }
    }

    fn handle_notice(&mut self, now: Instant, id: PeerId, notice: Notice) {
        match notice {
            Notice::State(state) => {
                let gone = state == PeerState::Failed;
                if let Some(peer) = self.peers.get(&id).filter(|_| gone) {
                    if let Some(reason) = peer.given_up() {
                        if let Some(room) = self.rooms.get_mut(peer.room()) {
                            room.gone.note(now, id, reason, peer.last_error.clone());
                        }
                        self.events.push_back(Event::GivenUp { peer: id, reason });
                    }
                } else if let Some(peer) = self.peers.get(&id).filter(|_| state == PeerState::Connected) {
                    self.events.push_back(Event::PathFound { peer: id, path: self.path_of(peer) });
                }
                if !gone || self.peers.contains_key(&id) {
                    self.events.push_back(Event::StateChanged { peer: id, state });
                }
                match state {
                    PeerState::Connected => self.begin(now, id),
                    PeerState::Disconnected => self.lose(id),
                    PeerState::Failed => {}
                }
                if gone {
                    self.remove_peer(now, id);
                }
            }
            Notice::Estimated => self.share(now, id),
            Notice::Overflown { line } => {
                let track = self.peers.get_mut(&id).and_then(|p| p.slot(line)).and_then(|down| down.track);
                if let Some(track) = track {
                    self.restart_for(now, id, line, track);
                }
            }
            Notice::Look => self.look(now, id),
            Notice::KeyframeWanted { line } => {
                let mut slot = self.peers.get_mut(&id).and_then(|p| p.slot(line));
                if let Some(down) = &mut slot {
                    down.asked = true;
                }
                // While it is held back, none would come through; it begins with one afterwards.
                let wanted = slot.and_then(|d| {
                    (d.flow == Flow::Open && d.keyframe_limit.allows(now)).then_some((d.track?, d.layer))
                });
                if let Some((track, layer)) = wanted {
                    self.want_keyframe(now, track, layer);
                }
            }
        }
    }

    pub(super) fn arm(&mut self, whose: Whose, at: Instant) {
        if self.armed.get(&whose).is_some_and(|armed| *armed <= at) {
            return;
        }
        self.armed.insert(whose.clone(), at);
        self.timers.push(Reverse((at, whose)));
    }

    /// Lets a peer do something; an error or a panic in it ends that peer and nobody else.
    fn with_peer(
        &mut self,
        now: Instant,
        id: PeerId,
        action: impl FnOnce(&mut Peer, &mut Sink<'_>) -> Result<(), RtcError>,
    ) {
        let Some(peer) = self.peers.get_mut(&id) else { return };
        let mut sink = Sink {
            outbox: &mut self.outbox,
            batch: &mut self.batch,
            notices: &mut self.notices,
            counters: &mut self.counters,
        };
        match catch_unwind(AssertUnwindSafe(|| action(peer, &mut sink))) {
            Ok(Ok(())) => {
                let at = peer.poll_timeout();
                self.arm(Whose::Peer(id), at);
            }
            Ok(Err(error)) => {
                tracing::debug!(peer = id.0, %error, "peer connection failed");
                peer.last_error = Some(error.to_string());
                peer.give_up(GivenUp::ProtocolError);
                self.notices.push(Notice::State(PeerState::Failed));
            }
            Err(_) => {
                tracing::error!(peer = id.0, "handling a peer connection panicked; it was ended");
                self.counters.peer_panics += 1;
                peer.give_up(GivenUp::Panic);
                self.notices.push(Notice::State(PeerState::Failed));
            }
        }
        if !self.notices.is_empty() {
            for notice in std::mem::take(&mut self.notices) {
                self.handle_notice(now, id, notice);
            }
        }
    }
}
