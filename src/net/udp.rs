use std::io::{self, IoSliceMut};
use std::net::{IpAddr, SocketAddr};
use std::os::fd::AsRawFd;

use mio::net::UdpSocket;
use mio::unix::SourceFd;
use mio::{Interest, Registry, Token};
use quinn_udp::{RecvMeta, UdpSocketState};
use socket2::{Domain, Protocol, Socket, Type};

use crate::media::Transmit;

/// How many receive buffers one call fills: what gathers while a thread is busy is then sent at once.
const BATCH: usize = 16;

/// Room for the largest run of datagrams that the kernel joins (GRO).
const BUFFER: usize = 64 * 1024;

/// What the kernel may hold for us in each direction, in bytes: 100 ms at 300 Mbit/s.
pub const SOCKET_BUFFER: usize = 4 * 1024 * 1024;

/// Where a batch is received; one for all sockets of a thread.
pub(super) struct Buffers(Vec<u8>);

impl Buffers {
    pub(super) fn new() -> Self {
        Buffers(vec![0; BATCH * BUFFER])
    }
}

/// A UDP socket that receives and sends runs of datagrams (GRO and GSO) where the kernel can.
pub(super) struct UdpPort {
    pub(super) socket: UdpSocket,
    state: UdpSocketState,
    is_ipv6: bool,
}

impl UdpPort {
    pub(super) fn bind(address: SocketAddr) -> io::Result<Self> {
        let socket = Socket::new(Domain::for_address(address), Type::DGRAM, Some(Protocol::UDP))?;
        if address.is_ipv6() {
            socket.set_only_v6(false)?;
        }
        // A smaller buffer than asked for is no reason not to start; `doctor` names the limit.
        let _ = socket.set_recv_buffer_size(SOCKET_BUFFER);
        let _ = socket.set_send_buffer_size(SOCKET_BUFFER);
        socket.set_nonblocking(true)?;
        socket.bind(&address.into())?;
        let state = UdpSocketState::new((&socket).into())?;
        Ok(UdpPort { socket: UdpSocket::from_std(socket.into()), state, is_ipv6: address.is_ipv6() })
    }

    /// Has the socket reported once more although nothing new may have come: it only reports what is
    /// new, and there was more than one turn takes.
    pub(super) fn watch_again(&self, registry: &Registry, token: Token) {
        let mut source = SourceFd(&self.socket.as_raw_fd());
        if let Err(error) = registry.reregister(&mut source, token, Interest::READABLE) {
            tracing::error!(%error, "a media socket cannot be watched");
        }
    }

    /// Takes what has come, at most one batch: how many datagrams it was, and whether there may be more.
    pub(super) fn receive(
        &self,
        buffers: &mut Buffers,
        mut each: impl FnMut(SocketAddr, Option<IpAddr>, &[u8]),
    ) -> io::Result<(u32, bool)> {
        let mut metas = [RecvMeta::default(); BATCH];
        let mut slices = buffers.0.chunks_exact_mut(BUFFER).map(IoSliceMut::new);
        let mut slices: [IoSliceMut<'_>; BATCH] =
            std::array::from_fn(|_| slices.next().unwrap_or(IoSliceMut::new(&mut [])));
        let count = match self.state.recv((&self.socket).into(), &mut slices, &mut metas) {
            Ok(count) => count,
            Err(e) if e.kind() == io::ErrorKind::WouldBlock => return Ok((0, false)),
            // An ICMP error of an earlier send is not about what we receive.
            Err(e) if e.kind() == io::ErrorKind::ConnectionRefused => return Ok((0, true)),
            Err(e) => return Err(e),
        };
        let mut datagrams = 0;
        for (meta, buffer) in metas.iter().zip(buffers.0.chunks_exact(BUFFER)).take(count) {
            let source = SocketAddr::new(meta.addr.ip().to_canonical(), meta.addr.port());
            if meta.len == 0 {
                datagrams += 1;
                each(source, meta.dst_ip, &[]);
            }
            for datagram in buffer[..meta.len].chunks(meta.stride.max(1)) {
                datagrams += 1;
                each(source, meta.dst_ip, datagram);
            }
        }
        // The kernel gives fewer than it could only when it has no more, and says so when more come.
        Ok((datagrams, count == BATCH))
    }

    /// Sends a run of datagrams, at once if the path can; returns how many were lost here.
    pub(super) fn send(&self, transmit: &Transmit<'_>, src_ip: Option<IpAddr>) -> u64 {
        // An empty datagram is one too: peers of TURN may send any.
        let count = transmit.contents.len().div_ceil(transmit.segment_size.max(1)).max(1) as u64;
        let at_once = self.state.max_gso_segments();
        if count == 1 {
            return self.send_run(transmit, transmit.contents, src_ip).is_err().into();
        }
        if count as usize <= at_once && self.send_run(transmit, transmit.contents, src_ip).is_ok() {
            return 0;
        }
        // A path without segmentation offload.
        let results = transmit.datagrams().map(|datagram| self.send_run(transmit, datagram, src_ip));
        results.filter(|r| r.is_err()).count() as u64
    }

    fn send_run(&self, transmit: &Transmit<'_>, contents: &[u8], src_ip: Option<IpAddr>) -> io::Result<()> {
        let destination = match transmit.destination {
            SocketAddr::V4(v4) if self.is_ipv6 => SocketAddr::new(v4.ip().to_ipv6_mapped().into(), v4.port()),
            other => other,
        };
        let segmented = contents.len() > transmit.segment_size;
        self.state.try_send(
            (&self.socket).into(),
            &quinn_udp::Transmit {
                destination,
                ecn: None,
                contents,
                segment_size: segmented.then_some(transmit.segment_size),
                src_ip: src_ip.filter(|ip| ip.is_ipv4() == transmit.destination.is_ipv4()),
            },
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Transport;

    /// Sends a run of datagrams of these sizes from one port to another and returns what arrives.
    fn exchange(bind: &str, to: &str, segment_size: usize, contents: &[u8]) -> Vec<Vec<u8>> {
        let sender = UdpPort::bind(bind.parse().unwrap()).unwrap();
        let receiver = UdpPort::bind(to.parse().unwrap()).unwrap();
        let mut buffers = Buffers::new();
        let transmit = Transmit {
            transport: Transport::Udp,
            source: sender.socket.local_addr().unwrap(),
            destination: receiver.socket.local_addr().unwrap(),
            segment_size,
            contents,
        };
        assert_eq!(sender.send(&transmit, None), 0);
        let mut received = Vec::new();
        let mut turns = 0;
        while received.iter().map(Vec::len).sum::<usize>() < contents.len() && turns < 2000 {
            turns += 1;
            let (count, _) = receiver.receive(&mut buffers, |_, _, datagram| received.push(datagram.to_vec())).unwrap();
            if count == 0 {
                std::thread::sleep(std::time::Duration::from_millis(1));
            }
        }
        received
    }

    #[test]
    fn an_empty_datagram_is_one_too() {
        let receiver = UdpPort::bind("127.0.0.1:0".parse().unwrap()).unwrap();
        let sender = std::net::UdpSocket::bind("127.0.0.1:0").unwrap();
        assert_eq!(sender.send_to(&[], receiver.socket.local_addr().unwrap()).unwrap(), 0);
        let mut received = Vec::new();
        receiver.receive(&mut Buffers::new(), |_, _, datagram| received.push(datagram.len())).unwrap();
        assert_eq!(received, [0]);
    }

    #[test]
    fn runs_arrive_as_the_datagrams_that_they_are() {
        let contents: Vec<u8> = (0..12_500).map(|i| (i / 1200) as u8).collect();
        let expected: Vec<Vec<u8>> = contents.chunks(1200).map(<[u8]>::to_vec).collect();
        assert_eq!(exchange("127.0.0.1:0", "127.0.0.1:0", 1200, &contents), expected);
        assert_eq!(exchange("[::]:0", "127.0.0.1:0", 1200, &contents), expected, "to IPv4 from a dual-stack socket");
        assert_eq!(exchange("127.0.0.1:0", "127.0.0.1:0", 1200, &contents[..80]), vec![contents[..80].to_vec()]);
        let many: Vec<Vec<u8>> = contents.chunks(50).map(<[u8]>::to_vec).collect();
        assert_eq!(
            exchange("127.0.0.1:0", "127.0.0.1:0", 50, &contents),
            many,
            "singly, as the kernel takes no run of 250"
        );
    }
}
