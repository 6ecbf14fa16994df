//! TURN beside the engine: same port, same thread, and no socket of its own unless there are external peers.

use std::net::{IpAddr, SocketAddr};
use std::ops::RangeInclusive;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use mio::{Registry, Token};

use crate::media::{Engine, RelayedAddresses, RunLength, Transmit, is_connectivity_check};
use crate::model::{ParticipantId, Transport};
use crate::net::outlets::Outlets;
use crate::net::relay_sockets::RelaySockets;
use crate::net::udp::Buffers;
use crate::turn::{Action, Client, Counters, Effect, Server, Settings, ToClient};

/// Whom a credential is made for: the engine that serves the participant's room goes first, so that
/// streams find it before they have sent anything else.
pub fn identity(engine: usize, participant: ParticipantId) -> String {
    format!("{engine}.{participant}")
}

/// The engine that a user name (`expiry:identity`) leads to.
pub(super) fn engine_of(username: &str) -> Option<usize> {
    username.split_once(':')?.1.split_once('.')?.0.parse().ok()
}

/// The addresses that its clients seem to come from.
pub(super) fn addresses(settings: &Settings) -> RelayedAddresses {
    let ips = settings.relay_ipv4.map(IpAddr::V4).into_iter().chain(settings.relay_ipv6.map(IpAddr::V6));
    RelayedAddresses { ips: ips.collect(), ports: settings.relay_ports.clone() }
}

/// One reading of both clocks, good for a batch.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moment {
    pub(super) now: Instant,
    /// Seconds since 1970, by which credentials expire.
    unix: u64,
}

impl Moment {
    pub(super) fn now() -> Self {
        let unix = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
        Moment { now: Instant::now(), unix }
    }
}

/// A TURN server whose peers are the engine on the same thread, and others where that is allowed.
pub(super) struct Relay {
    server: Server,
    /// The engine's own addresses as clients name them.
    media: Vec<SocketAddr>,
    /// The first bytes of ChannelData.
    channels: RangeInclusive<u8>,
    /// Set when there are external peers.
    sockets: Option<RelaySockets>,
    /// What is owed to clients when the batch has been read.
    replies: Vec<(Client, Vec<u8>)>,
    run: Run,
}

impl Relay {
    /// `bind` is where the engine's socket is bound; relay sockets stand beside it.
    pub(super) fn new(settings: Settings, bind: SocketAddr) -> Self {
        let sockets = (!settings.external_peers.is_empty()).then(|| RelaySockets::new(bind.ip()));
        let media = settings.media_addresses.clone();
        let channels = if settings.wide_channels { 64..=127 } else { 64..=79 };
        Relay { server: Server::new(settings), media, channels, sockets, replies: Vec::new(), run: Run::default() }
    }

    /// Whether a datagram is for TURN (RFC 7983 §7), and not for the engine.
    ///
    /// Wide channels take what lies between TURN and RTP, which is nobody else's here: QUIC, which may
    /// begin so (RFC 9443), does not come to this port.
    pub(super) fn wants(&self, datagram: &[u8]) -> bool {
        match datagram.first() {
            Some(first) if self.channels.contains(first) => true,
            Some(0..=3) => !is_connectivity_check(datagram),
            Some(_) | None => false,
        }
    }

    pub(super) fn counters(&self) -> Counters {
        self.server.counters()
    }

    /// Takes a client's datagram; a payload goes to the engine as if it had come from the relayed
    /// address, or waits for [`Relay::flush`].
    pub(super) fn handle_client(&mut self, engine: &mut Engine, at: Moment, client: Client, datagram: &[u8]) {
        match self.server.handle_client(at.now, at.unix, client, datagram) {
            Action::Relay(relay) => {
                let payload = &datagram[relay.payload];
                match &mut self.sockets {
                    Some(sockets) if !self.media.contains(&relay.peer) => {
                        sockets.enqueue(relay.relayed, relay.peer, payload);
                    }
                    _ => engine.handle_packet(at.now, Transport::Udp, relay.relayed, relay.peer, payload),
                }
            }
            Action::Reply(reply) => self.replies.push((client, reply.to_vec())),
            Action::Wait | Action::Drop(_) => {}
        }
    }

    /// Ends the allocation of a connection that is over.
    pub(super) fn disconnect(&mut self, client: Client) {
        self.server.disconnect(client);
    }

    /// Ends what a participant has allocated who is gone.
    pub(super) fn remove_identity(&mut self, identity: &str) {
        self.server.remove_identity(identity);
    }

    /// Whether a run of datagrams goes to a relayed address instead of the network.
    pub(super) fn takes(&self, transmit: &Transmit<'_>) -> bool {
        self.server.relays(transmit.destination)
    }

    /// Sends a run of the engine's datagrams on to the client behind a relayed address.
    pub(super) fn send(&mut self, now: Instant, outlets: &mut Outlets, transmit: &Transmit<'_>) {
        for payload in transmit.datagrams() {
            let to_client = self.server.handle_peer(now, transmit.destination, transmit.source, payload.len());
            if let Some(to_client) = to_client {
                self.run.push(outlets, &to_client, payload);
            }
        }
        self.run.send(outlets);
    }

    /// Takes what external peers have sent to a relay socket, and says how many packets it was.
    pub(super) fn receive(
        &mut self,
        token: Token,
        outlets: &mut Outlets,
        buffers: &mut Buffers,
        registry: &Registry,
    ) -> u32 {
        let Some(sockets) = &self.sockets else { return 0 };
        let (server, run, now) = (&mut self.server, &mut self.run, Instant::now());
        let packets = sockets.receive(token, buffers, registry, |relayed, peer, payload| {
            if let Some(to_client) = server.handle_peer(now, relayed, peer, payload.len()) {
                run.push(outlets, &to_client, payload);
            }
        });
        run.send(outlets);
        packets
    }

    /// Does what follows from a batch: replies, payloads for external peers, sockets that come and go.
    pub(super) fn flush(&mut self, now: Instant, outlets: &mut Outlets, registry: &Registry) {
        if let Some(sockets) = &mut self.sockets {
            outlets.lost += sockets.flush();
        }
        while let Some(effect) = self.server.poll_effect() {
            self.carry_out(now, effect, outlets, registry);
        }
        for (client, reply) in self.replies.drain(..) {
            outlets.send_to(client, reply.len(), &reply);
        }
    }

    pub(super) fn poll_timeout(&self) -> Option<Instant> {
        self.server.poll_timeout()
    }

    pub(super) fn handle_timeout(&mut self, now: Instant) {
        self.server.handle_timeout(now);
    }

    fn carry_out(&mut self, now: Instant, effect: Effect, outlets: &mut Outlets, registry: &Registry) {
        match effect {
            Effect::OpenRelay(relayed) => {
                let opened = match &mut self.sockets {
                    Some(sockets) => sockets.open(relayed, registry),
                    None => Ok(()),
                };
                let reply = match opened {
                    Ok(()) => self.server.relay_opened(now, relayed),
                    Err(error) => {
                        // The client hears of it, and the metrics; clients do not fill the log.
                        tracing::debug!(%error, "a relay socket could not be opened");
                        self.server.relay_failed(relayed)
                    }
                };
                self.replies.extend(reply.map(|(client, reply)| (client, reply.to_vec())));
            }
            Effect::CloseRelay(relayed) => {
                if let Some(sockets) = &mut self.sockets {
                    sockets.close(relayed, registry);
                }
            }
            Effect::AllocationCreated { client, .. } => {
                outlets.streams.set_in_use(client, true);
                tracing::debug!(transport = ?client.transport, "TURN allocation created");
            }
            Effect::AllocationRemoved { client, reason, .. } => {
                outlets.streams.set_in_use(client, false);
                tracing::debug!(transport = ?client.transport, ?reason, "TURN allocation removed");
            }
        }
    }
}

/// Messages for one client that are sent at once: header, payload and padding, one behind the other.
#[derive(Default)]
struct Run {
    buffer: Vec<u8>,
    of: Option<(Client, RunLength)>,
}

impl Run {
    fn push(&mut self, outlets: &mut Outlets, to_client: &ToClient, payload: &[u8]) {
        let header: &[u8] = &to_client.header;
        let len = header.len() + payload.len() + to_client.padding;
        let open = self.of.as_mut().filter(|(client, _)| *client == to_client.client);
        if !open.is_some_and(|(_, length)| length.join(len)) {
            self.send(outlets);
            self.of = Some((to_client.client, RunLength::new(len)));
        }
        self.buffer.extend_from_slice(header);
        self.buffer.extend_from_slice(payload);
        self.buffer.resize(self.buffer.len() + to_client.padding, 0);
    }

    fn send(&mut self, outlets: &mut Outlets) {
        if let Some((client, length)) = self.of.take() {
            outlets.send_to(client, length.segment_size(), &self.buffer);
            self.buffer.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_name_leads_to_its_engine() {
        let identity = identity(3, ParticipantId::from_bits(7));
        assert_eq!(engine_of(&format!("1790000000:{identity}")), Some(3));
        for other in ["1790000000:alice", "alice", "", "1:2", "1790000000:x.p_1"] {
            assert_eq!(engine_of(other), None, "{other}");
        }
    }
}
