//! The socket that media takes: datagrams, or frames on a stream.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::UdpSocket;

use crate::client::dial::Io;
use crate::turn::Framer;

/// More than any datagram on a usual path.
const MAX_DATAGRAM: usize = 2048;

/// How much of a stream is read at once.
const READ: usize = 16 * 1024;

/// How frames stand on a stream.
enum Framing {
    /// A length of 16 bits before each (RFC 4571 §2), as ICE-TCP has it (RFC 6544 §3).
    Rfc4571(Vec<u8>),
    /// STUN and ChannelData (RFC 8656 §12.5).
    Turn(Framer),
}

impl Framing {
    fn extend(&mut self, bytes: &[u8]) {
        match self {
            Framing::Rfc4571(buffer) => buffer.extend_from_slice(bytes),
            Framing::Turn(framer) => framer.extend(bytes),
        }
    }

    fn next_frame(&mut self) -> io::Result<Option<Vec<u8>>> {
        match self {
            Framing::Rfc4571(buffer) => {
                let Some((len, rest)) = buffer.split_first_chunk::<2>() else { return Ok(None) };
                let len = usize::from(u16::from_be_bytes(*len));
                let Some(frame) = rest.get(..len).map(<[u8]>::to_vec) else { return Ok(None) };
                buffer.drain(..2 + len);
                Ok(Some(frame))
            }
            Framing::Turn(framer) => {
                let frame = framer.next_frame().map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))?;
                Ok(frame.map(<[u8]>::to_vec))
            }
        }
    }
}

enum Socket {
    Udp { socket: UdpSocket, buffer: Vec<u8> },
    Stream { stream: Box<dyn Io>, remote: SocketAddr, framing: Framing },
}

/// One socket, and the address that it has on this machine.
pub(super) struct Link {
    socket: Socket,
    local: SocketAddr,
}

impl Link {
    /// A socket that reaches `remote`, and others of its family.
    pub(super) async fn udp(remote: SocketAddr) -> io::Result<Link> {
        let any: IpAddr = if remote.is_ipv4() { Ipv4Addr::UNSPECIFIED.into() } else { Ipv6Addr::UNSPECIFIED.into() };
        // A connected socket tells from which of our addresses packets will go; nothing is sent.
        let probe = UdpSocket::bind((any, 0)).await?;
        probe.connect(remote).await?;
        let own = probe.local_addr()?.ip();
        let socket = UdpSocket::bind((own, 0)).await?;
        let local = socket.local_addr()?;
        Ok(Link { socket: Socket::Udp { socket, buffer: vec![0; MAX_DATAGRAM] }, local })
    }

    /// A connection that carries ICE, DTLS and SRTP (RFC 6544).
    pub(super) fn ice_tcp(stream: Box<dyn Io>, local: SocketAddr, remote: SocketAddr) -> Link {
        Link { socket: Socket::Stream { stream, remote, framing: Framing::Rfc4571(Vec::new()) }, local }
    }

    /// A connection to a TURN server.
    pub(super) fn turn(stream: Box<dyn Io>, local: SocketAddr, remote: SocketAddr) -> Link {
        Link { socket: Socket::Stream { stream, remote, framing: Framing::Turn(Framer::new(false)) }, local }
    }

    /// The address on this machine.
    pub(super) fn local(&self) -> SocketAddr {
        self.local
    }

    /// Whether frames go over a stream.
    pub(super) fn is_stream(&self) -> bool {
        matches!(self.socket, Socket::Stream { .. })
    }

    /// The next frame and where it came from; nothing is lost when the caller gives up waiting.
    pub(super) async fn receive(&mut self) -> io::Result<(SocketAddr, Vec<u8>)> {
        match &mut self.socket {
            Socket::Udp { socket, buffer } => {
                let (len, source) = socket.recv_from(buffer).await?;
                Ok((source, buffer[..len].to_vec()))
            }
            Socket::Stream { stream, remote, framing } => loop {
                if let Some(frame) = framing.next_frame()? {
                    return Ok((*remote, frame));
                }
                let mut bytes = Vec::with_capacity(READ);
                if stream.read_buf(&mut bytes).await? == 0 {
                    return Err(io::ErrorKind::UnexpectedEof.into());
                }
                framing.extend(&bytes);
            },
        }
    }

    /// Sends a frame; on a stream only to where it leads.
    pub(super) async fn send(&mut self, destination: SocketAddr, frame: &[u8]) -> io::Result<()> {
        match &mut self.socket {
            Socket::Udp { socket, .. } => match socket.send_to(frame, destination).await {
                // One datagram that is not sent is one that is lost, and no reason to end.
                Ok(_) | Err(_) => Ok(()),
            },
            Socket::Stream { remote, .. } if *remote != destination => Ok(()),
            Socket::Stream { stream, framing: Framing::Turn(_), .. } => stream.write_all(frame).await,
            Socket::Stream { stream, framing: Framing::Rfc4571(_), .. } => {
                let Ok(len) = u16::try_from(frame.len()) else { return Ok(()) };
                stream.write_all(&[&len.to_be_bytes(), frame].concat()).await
            }
        }
    }

    /// Hands over what a TLS connection holds back.
    pub(super) async fn flush(&mut self) -> io::Result<()> {
        match &mut self.socket {
            Socket::Udp { .. } => Ok(()),
            Socket::Stream { stream, .. } => stream.flush().await,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn frames_are_kept_apart_however_they_arrive() {
        let (ours, mut theirs) = tokio::io::duplex(64 * 1024);
        let (local, remote) = ("192.0.2.1:1".parse().unwrap(), "192.0.2.2:2".parse().unwrap());
        let mut link = Link::ice_tcp(Box::new(ours), local, remote);
        let frames: Vec<Vec<u8>> = [0, 1, 700, 3].map(|len| vec![len as u8; len]).to_vec();
        let mut bytes = Vec::new();
        for frame in &frames {
            link.send(remote, frame).await.unwrap();
            bytes.extend((frame.len() as u16).to_be_bytes());
            bytes.extend(frame);
        }
        let mut sent = vec![0; bytes.len()];
        theirs.read_exact(&mut sent).await.unwrap();
        assert_eq!(sent, bytes, "RFC 4571");
        for size in [1, 2, 5, bytes.len()] {
            let mut received = Vec::new();
            for part in bytes.chunks(size) {
                theirs.write_all(part).await.unwrap();
            }
            while received.len() < frames.len() {
                let (source, frame) = link.receive().await.unwrap();
                assert_eq!(source, remote);
                received.push(frame);
            }
            assert_eq!(received, frames, "in parts of {size}");
        }
        drop(theirs);
        assert_eq!(link.receive().await.unwrap_err().kind(), io::ErrorKind::UnexpectedEof);
    }
}
