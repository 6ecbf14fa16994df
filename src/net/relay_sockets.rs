//! Real sockets at relayed addresses, for external peers.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use mio::{Interest, Registry, Token};
use rustc_hash::FxHashMap;

use crate::media::{RunLength, Transmit};
use crate::model::Transport;
use crate::net::udp::{Buffers, UdpPort};

/// The first token of a relay socket; those below are the thread's own.
const FIRST_TOKEN: usize = 16;

/// Batches taken from one socket before the others have their turn.
const BATCHES_PER_TURN: usize = 16;

/// Runs that are looked through for one that a payload fits behind.
const OPEN_RUNS: usize = 8;

pub(super) struct RelaySockets {
    /// Where the media socket is bound.
    bind: IpAddr,
    sockets: FxHashMap<SocketAddr, (Token, UdpPort)>,
    by_token: FxHashMap<Token, SocketAddr>,
    next_token: usize,
    runs: Vec<Run>,
    /// How many of `runs` hold something; the others keep their buffers for later.
    filled: usize,
}

/// Payloads of one size on their way from a client to a peer.
struct Run {
    relayed: SocketAddr,
    peer: SocketAddr,
    length: RunLength,
    buffer: Vec<u8>,
}

impl RelaySockets {
    pub(super) fn new(bind: IpAddr) -> Self {
        RelaySockets {
            bind,
            sockets: FxHashMap::default(),
            by_token: FxHashMap::default(),
            next_token: FIRST_TOKEN,
            runs: Vec::new(),
            filled: 0,
        }
    }

    /// Opens a socket for a relayed address. That may be a public address that a NAT translates, so
    /// only its port is bound where the media socket is not bound to one address.
    pub(super) fn open(&mut self, relayed: SocketAddr, registry: &Registry) -> io::Result<()> {
        let ip = match (relayed, self.bind.is_unspecified()) {
            (_, false) => self.bind,
            (SocketAddr::V4(_), true) => Ipv4Addr::UNSPECIFIED.into(),
            (SocketAddr::V6(_), true) => Ipv6Addr::UNSPECIFIED.into(),
        };
        let mut port = UdpPort::bind(SocketAddr::new(ip, relayed.port()))?;
        let token = Token(self.next_token);
        registry.register(&mut port.socket, token, Interest::READABLE)?;
        self.next_token += 1;
        self.by_token.insert(token, relayed);
        self.sockets.insert(relayed, (token, port));
        Ok(())
    }

    pub(super) fn close(&mut self, relayed: SocketAddr, registry: &Registry) {
        let Some((token, mut port)) = self.sockets.remove(&relayed) else { return };
        self.by_token.remove(&token);
        if let Err(error) = registry.deregister(&mut port.socket) {
            tracing::debug!(%error, "a relay socket could not be let go");
        }
    }

    /// Takes what has come to the socket of a token: relayed address, peer, payload. Gives how many
    /// it was.
    pub(super) fn receive(
        &self,
        token: Token,
        buffers: &mut Buffers,
        registry: &Registry,
        mut each: impl FnMut(SocketAddr, SocketAddr, &[u8]),
    ) -> u32 {
        let mut packets = 0;
        let Some(relayed) = self.by_token.get(&token).copied() else { return packets };
        let Some((_, port)) = self.sockets.get(&relayed) else { return packets };
        for _ in 0..BATCHES_PER_TURN {
            match port.receive(buffers, |peer, _, payload| each(relayed, peer, payload)) {
                Ok((count, more)) => {
                    packets += count;
                    if !more {
                        return packets;
                    }
                }
                Err(error) => {
                    tracing::debug!(%error, "receiving from a peer failed");
                    return packets;
                }
            }
        }
        port.watch_again(registry, token);
        packets
    }

    /// Adds a payload to what [`RelaySockets::flush`] sends.
    pub(super) fn enqueue(&mut self, relayed: SocketAddr, peer: SocketAddr, payload: &[u8]) {
        let open = self.filled.saturating_sub(OPEN_RUNS);
        let fitting =
            self.runs[open..self.filled].iter_mut().rev().find(|run| run.peer == peer && run.relayed == relayed);
        if let Some(run) = fitting
            && run.length.join(payload.len())
        {
            return run.buffer.extend_from_slice(payload);
        }
        let length = RunLength::new(payload.len());
        if self.filled == self.runs.len() {
            self.runs.push(Run { relayed, peer, length, buffer: Vec::with_capacity(payload.len()) });
        }
        let run = &mut self.runs[self.filled];
        (run.relayed, run.peer, run.length) = (relayed, peer, length);
        run.buffer.clear();
        run.buffer.extend_from_slice(payload);
        self.filled += 1;
    }

    /// Sends what was enqueued; returns how many datagrams the kernel did not take.
    pub(super) fn flush(&mut self) -> u64 {
        let mut lost = 0;
        for run in &self.runs[..self.filled] {
            let Some((_, port)) = self.sockets.get(&run.relayed) else { continue };
            lost += port.send(
                &Transmit {
                    transport: Transport::Udp,
                    source: run.relayed,
                    destination: run.peer,
                    segment_size: run.length.segment_size(),
                    contents: &run.buffer,
                },
                None,
            );
        }
        self.filled = 0;
        lost
    }
}
