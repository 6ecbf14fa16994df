//! Asks a STUN server how this machine looks from outside (RFC 8489 §12).

use std::io;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, ToSocketAddrs, UdpSocket};
use std::time::Duration;

use turn_client_proto::stun::types::attribute::XorMappedAddress;
use turn_client_proto::stun::types::message::{BINDING, Message, MessageWriteVec};
use turn_client_proto::stun::types::prelude::MessageWrite;

/// How long an answer may take; a request that gets none is sent again.
const PATIENCE: Duration = Duration::from_millis(700);

/// How often it is sent.
const TRIES: usize = 3;

/// The address that `host` saw a request of ours come from.
pub(super) fn mapped_address(host: &str, port: u16) -> io::Result<SocketAddr> {
    let server = (host, port).to_socket_addrs()?.min_by_key(SocketAddr::is_ipv6).ok_or(io::ErrorKind::NotFound)?;
    let socket = match server {
        SocketAddr::V4(_) => UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)),
        SocketAddr::V6(_) => UdpSocket::bind((Ipv6Addr::UNSPECIFIED, 0)),
    }?;
    socket.connect(server)?;
    socket.set_read_timeout(Some(PATIENCE))?;
    let mut failed = io::Error::from(io::ErrorKind::TimedOut);
    for _ in 0..TRIES {
        let request = Message::builder_request(BINDING, MessageWriteVec::new()).finish();
        socket.send(&request)?;
        match receive(&socket, &request) {
            Ok(mapped) => return Ok(mapped),
            Err(error) => failed = error,
        }
    }
    Err(failed)
}

fn receive(socket: &UdpSocket, request: &[u8]) -> io::Result<SocketAddr> {
    let mut buffer = [0; 1500];
    let len = socket.recv(&mut buffer)?;
    let unusable = || io::Error::new(io::ErrorKind::InvalidData, "the answer is not one of STUN");
    let (request, answer) = (Message::from_bytes(request), Message::from_bytes(&buffer[..len]));
    let (Ok(request), Ok(answer)) = (request, answer) else { return Err(unusable()) };
    let mapped = answer.attribute::<XorMappedAddress>().map_err(|_| unusable())?;
    let is_ours = answer.transaction_id() == request.transaction_id();
    is_ours.then(|| mapped.addr(answer.transaction_id())).ok_or_else(unusable)
}
