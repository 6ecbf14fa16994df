//! TURN beside the engine: same port, same thread, no socket of its own.

use std::net::SocketAddr;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use crate::media::{Engine, Transmit, is_connectivity_check};
use crate::net::candidates::Candidates;
use crate::net::udp::UdpPort;
use crate::turn::{Action, Client, Server, Transport};

/// Most bytes of one send: a UDP payload over IPv4.
const MAX_RUN: usize = 65_507;

/// A TURN server whose peers are the engine on the same thread.
pub(super) struct Relay {
    server: Server,
    /// What is owed to clients when the batch has been read.
    replies: Vec<(SocketAddr, SocketAddr, Vec<u8>)>,
    /// Where the headers are put between the payloads of a run.
    buffer: Vec<u8>,
}

impl Relay {
    pub(super) fn new(server: Server) -> Self {
        Relay { server, replies: Vec::new(), buffer: Vec::new() }
    }

    /// Whether a datagram is for TURN (RFC 7983 §7), and not for the engine.
    pub(super) fn wants(datagram: &[u8]) -> bool {
        match datagram.first() {
            Some(64..=79) => true,
            Some(0..=3) => !is_connectivity_check(datagram),
            Some(_) | None => false,
        }
    }

    /// Takes a client's datagram; a payload goes to the engine as if it had come from the relayed address.
    pub(super) fn handle_client(
        &mut self,
        engine: &mut Engine,
        now: Instant,
        remote: SocketAddr,
        local: SocketAddr,
        datagram: &[u8],
    ) {
        let unix_now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
        let client = Client::new(Transport::Udp, remote, local);
        match self.server.handle_client(now, unix_now, client, datagram) {
            Action::Relay(relay) => engine.handle_packet(now, relay.relayed, relay.peer, &datagram[relay.payload]),
            Action::Reply(reply) => self.replies.push((local, remote, reply.to_vec())),
            Action::Wait | Action::Drop(_) => {}
        }
        self.log_effects();
    }

    /// Whether a run of datagrams goes to a relayed address instead of the network.
    pub(super) fn takes(&self, transmit: &Transmit<'_>) -> bool {
        self.server.relays(transmit.destination)
    }

    /// Sends a run of the engine's datagrams on to the client behind a relayed address.
    pub(super) fn send(
        &mut self,
        now: Instant,
        port: &UdpPort,
        candidates: &Candidates,
        transmit: &Transmit<'_>,
    ) -> u64 {
        self.buffer.clear();
        let (source, src_ip) = (transmit.source, candidates.source_ip(transmit.source));
        let mut lost = 0;
        let mut run: Option<(SocketAddr, usize)> = None;
        for payload in transmit.datagrams() {
            let to_client = self.server.handle_peer(now, transmit.destination, transmit.source, payload.len());
            let Some(to_client) = to_client else { continue };
            let header: &[u8] = &to_client.header;
            // The headers make a run longer than the engine made it.
            if let Some((destination, segment_size)) = run
                && self.buffer.len() + segment_size > MAX_RUN
            {
                lost += port.send(&Transmit { source, destination, segment_size, contents: &self.buffer }, src_ip);
                self.buffer.clear();
            }
            run.get_or_insert((to_client.client.remote, header.len() + payload.len() + to_client.padding));
            self.buffer.extend_from_slice(header);
            self.buffer.extend_from_slice(payload);
            self.buffer.resize(self.buffer.len() + to_client.padding, 0);
        }
        let Some((destination, segment_size)) = run else { return lost };
        lost + port.send(&Transmit { source, destination, segment_size, contents: &self.buffer }, src_ip)
    }

    /// Sends what is owed to clients.
    pub(super) fn send_replies(&mut self, port: &UdpPort, candidates: &Candidates) -> u64 {
        let replies = self.replies.drain(..);
        let send = |(source, destination, reply): (SocketAddr, SocketAddr, Vec<u8>)| {
            let reply = Transmit { source, destination, segment_size: reply.len(), contents: &reply };
            port.send(&reply, candidates.source_ip(source))
        };
        replies.map(send).sum()
    }

    pub(super) fn poll_timeout(&self) -> Option<Instant> {
        self.server.poll_timeout()
    }

    pub(super) fn handle_timeout(&mut self, now: Instant) {
        self.server.handle_timeout(now);
        self.log_effects();
    }

    /// In-process peers need no sockets, so an effect is news for nobody but the log.
    fn log_effects(&mut self) {
        while let Some(effect) = self.server.poll_effect() {
            tracing::trace!(?effect, "turn");
        }
    }
}
