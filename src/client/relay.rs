//! A TURN allocation of the client: a machine on top of `turn-client-proto`.

use std::net::SocketAddr;
use std::time::Instant;

use turn_client_proto::api::{Transmit, TurnClientApi, TurnConfig, TurnEvent, TurnPollRet, TurnRecvRet};
use turn_client_proto::impl_client;
use turn_client_proto::stun;
use turn_client_proto::tcp::TurnClientTcp;
use turn_client_proto::types::{AddressFamily, TransportType, TurnCredentials};
use turn_client_proto::udp::TurnClientUdp;

impl_client!(pub(super) TurnClient, (Udp, TurnClientUdp), (Tcp, TurnClientTcp));

/// What became of what was asked of the TURN server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RelayEvent {
    /// There is a relayed address.
    Allocated(SocketAddr),
    /// There is none: the server refuses, or does not answer.
    Refused,
    /// Packets may go to a peer.
    Permitted,
    /// Packets may not go to a peer.
    Forbidden,
}

/// Where the TURN server is and how it is asked.
pub(super) struct RelaySettings<'a> {
    /// Whether frames go over TCP or TLS.
    pub(super) is_stream: bool,
    pub(super) local: SocketAddr,
    pub(super) server: SocketAddr,
    /// Whether the relayed address shall be one of IPv6.
    pub(super) is_ipv6: bool,
    pub(super) username: &'a str,
    pub(super) credential: &'a str,
}

/// One allocation.
pub(super) struct Relay {
    turn: TurnClient,
    is_stream: bool,
    /// The zero of the library's clock.
    epoch: Instant,
}

impl Relay {
    /// Asks for a relayed address.
    pub(super) fn allocate(now: Instant, settings: &RelaySettings<'_>) -> Relay {
        let mut config = TurnConfig::new(TurnCredentials::new(settings.username, settings.credential));
        if settings.is_ipv6 {
            config.set_address_family(AddressFamily::IPV6);
        }
        let (local, server) = (settings.local, settings.server);
        let turn = if settings.is_stream {
            TurnClient::Tcp(TurnClientTcp::allocate(local, server, config))
        } else {
            TurnClient::Udp(TurnClientUdp::allocate(local, server, config))
        };
        Relay { turn, is_stream: settings.is_stream, epoch: now }
    }

    /// Asks for a channel to a peer; false when that is not possible.
    pub(super) fn permit(&mut self, now: Instant, peer: SocketAddr) -> bool {
        let now = self.clock(now);
        self.turn.bind_channel(TransportType::Udp, peer, now).is_ok()
    }

    /// Gives the allocation back.
    pub(super) fn delete(&mut self, now: Instant) {
        let now = self.clock(now);
        // An error means that there is none.
        let _ = self.turn.delete(now);
    }

    /// Takes a frame from the server; gives a peer's payload when it carries one.
    pub(super) fn handle_frame(&mut self, now: Instant, frame: &[u8]) -> Option<(SocketAddr, Vec<u8>)> {
        let now = self.clock(now);
        let transmit = Transmit::new(frame, self.turn.transport(), self.turn.remote_addr(), self.turn.local_addr());
        match self.turn.recv(transmit, now) {
            TurnRecvRet::PeerData(data) => Some((data.peer, data.data().to_vec())),
            TurnRecvRet::Handled | TurnRecvRet::Ignored(_) | TurnRecvRet::PeerIcmp { .. } => None,
        }
    }

    /// The frame that carries a payload to a peer.
    pub(super) fn send(&mut self, now: Instant, peer: SocketAddr, payload: Vec<u8>) -> Option<Vec<u8>> {
        let now = self.clock(now);
        let transmit = self.turn.send_to(TransportType::Udp, peer, payload, now).ok()??;
        Some(self.padded(transmit.build().data))
    }

    /// The next frame for the server.
    pub(super) fn poll_transmit(&mut self, now: Instant) -> Option<Vec<u8>> {
        let now = self.clock(now);
        let transmit = self.turn.poll_transmit(now)?;
        Some(transmit.data.to_vec())
    }

    pub(super) fn poll_event(&mut self) -> Option<RelayEvent> {
        loop {
            return Some(match self.turn.poll_event()? {
                TurnEvent::AllocationCreated(_, relayed) => RelayEvent::Allocated(relayed),
                TurnEvent::AllocationCreateFailed(_) => RelayEvent::Refused,
                TurnEvent::ChannelCreated(..) => RelayEvent::Permitted,
                TurnEvent::ChannelCreateFailed(..) => RelayEvent::Forbidden,
                TurnEvent::PermissionCreated(..)
                | TurnEvent::PermissionCreateFailed(..)
                | TurnEvent::TcpConnected(_)
                | TurnEvent::TcpConnectFailed(_) => continue,
            });
        }
    }

    /// Lets time pass; says when to come again, or nothing when the allocation is over.
    pub(super) fn handle_timeout(&mut self, now: Instant) -> Option<Instant> {
        match self.turn.poll(self.clock(now)) {
            TurnPollRet::WaitUntil(at) => {
                let elapsed = std::time::Duration::from_nanos(u64::try_from(at.as_nanos()).unwrap_or_default());
                Some(self.epoch + elapsed)
            }
            TurnPollRet::Closed => None,
            // For allocations of TCP, which nobody asks for.
            TurnPollRet::AllocateTcpSocket { .. } | TurnPollRet::TcpClose { .. } => Some(now),
        }
    }

    /// RFC 8656 §12.5: "Over TCP and TLS-over-TCP, the ChannelData message MUST be padded to a multiple of four
    /// bytes". The library leaves it out.
    fn padded(&self, mut frame: Vec<u8>) -> Vec<u8> {
        if self.is_stream {
            frame.resize(frame.len().next_multiple_of(4), 0);
        }
        frame
    }

    fn clock(&self, now: Instant) -> stun::Instant {
        stun::Instant::ZERO + now.saturating_duration_since(self.epoch)
    }
}
