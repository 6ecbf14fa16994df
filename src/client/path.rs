//! Opens the way that media shall take, once the server has answered.

use std::net::SocketAddr;
use std::time::Instant;

use str0m::Candidate;
use str0m::net::Protocol;

use crate::client::dial::{Io, Trust, connect_tcp, connect_tls, resolve};
use crate::client::link::Link;
use crate::client::relay::{Relay, RelayEvent, RelaySettings};
use crate::client::url::{TurnTransport, TurnUrl};
use crate::client::{ClientError, Path};
use crate::protocol::IceServer;

/// Peers that a relayed address may send to; a server has an address or two for each family.
const MAX_PEERS: usize = 4;

/// What the server offers to reach it.
pub(super) struct Offered<'a> {
    /// The SDP answer with its candidates.
    pub(super) answer: &'a str,
    /// The `iceServers` of `hello`.
    pub(super) ice_servers: &'a [IceServer],
}

/// A way that is open.
pub(super) struct Way {
    pub(super) link: Link,
    pub(super) relay: Option<Relay>,
    /// The address that the peer connection has: ours, or the relayed one.
    pub(super) local: SocketAddr,
    pub(super) protocol: Protocol,
    /// Where the link leads.
    pub(super) remote: SocketAddr,
    /// The server's candidates at the end of the way.
    pub(super) media: Vec<SocketAddr>,
}

/// Opens one path, until `deadline`.
pub(super) async fn open(
    path: Path,
    offered: &Offered<'_>,
    trust: &Trust,
    deadline: Instant,
) -> Result<Way, ClientError> {
    match path.turn() {
        Some(transport) => {
            let media = candidates(offered.answer, Protocol::Udp);
            let (url, server) = turn_server(offered.ice_servers, transport).ok_or(ClientError::NotOffered)?;
            open_relay(&url, server, media, trust, deadline).await
        }
        None if path == Path::IceTcp => open_tcp(candidates(offered.answer, Protocol::Tcp), deadline).await,
        None => open_udp(candidates(offered.answer, Protocol::Udp)).await,
    }
}

async fn open_udp(media: Vec<SocketAddr>) -> Result<Way, ClientError> {
    let mut failed = ClientError::NotOffered;
    for remote in &media {
        match Link::udp(*remote).await {
            Ok(link) => {
                let (local, remote) = (link.local(), *remote);
                return Ok(Way { link, relay: None, local, protocol: Protocol::Udp, remote, media });
            }
            // This machine may have no way to IPv6; the next candidate may be one of IPv4.
            Err(error) => failed = ClientError::Socket { to: *remote, error },
        }
    }
    Err(failed)
}

async fn open_tcp(media: Vec<SocketAddr>, deadline: Instant) -> Result<Way, ClientError> {
    if media.is_empty() {
        return Err(ClientError::NotOffered);
    }
    let stream = connect_tcp(&media, deadline).await?;
    let socket = |error| ClientError::Socket { to: media[0], error };
    let (local, remote) = (stream.local_addr().map_err(socket)?, stream.peer_addr().map_err(socket)?);
    let link = Link::ice_tcp(Box::new(stream), local, remote);
    Ok(Way { link, relay: None, local, protocol: Protocol::Tcp, remote, media: vec![remote] })
}

async fn open_relay(
    url: &TurnUrl,
    server: &IceServer,
    media: Vec<SocketAddr>,
    trust: &Trust,
    deadline: Instant,
) -> Result<Way, ClientError> {
    let is_ipv6 = media.first().ok_or(ClientError::NotOffered)?.is_ipv6();
    let media: Vec<SocketAddr> = media.into_iter().filter(|m| m.is_ipv6() == is_ipv6).take(MAX_PEERS).collect();
    let addresses = resolve(&url.host, url.port, deadline).await?;
    let socket = |error| ClientError::Socket { to: addresses[0], error };
    let (mut link, remote) = if url.transport == TurnTransport::Udp {
        (Link::udp(addresses[0]).await.map_err(socket)?, addresses[0])
    } else {
        let stream = connect_tcp(&addresses, deadline).await?;
        let (local, remote) = (stream.local_addr().map_err(socket)?, stream.peer_addr().map_err(socket)?);
        let stream: Box<dyn Io> = match url.transport {
            TurnTransport::Tls => Box::new(connect_tls(stream, &url.host, trust, deadline).await?),
            TurnTransport::Tcp | TurnTransport::Udp => Box::new(stream),
        };
        (Link::turn(stream, local, remote), remote)
    };
    let settings = RelaySettings {
        is_stream: link.is_stream(),
        local: link.local(),
        server: remote,
        is_ipv6,
        username: server.username.as_deref().unwrap_or_default(),
        credential: server.credential.as_deref().unwrap_or_default(),
    };
    let mut relay = Relay::allocate(Instant::now(), &settings);
    let local = match next_event(&mut relay, &mut link, remote, deadline).await? {
        RelayEvent::Allocated(relayed) => relayed,
        _ => return Err(ClientError::RelayRefused(remote)),
    };
    let mut permitted = 0;
    for peer in &media {
        if relay.permit(Instant::now(), *peer)
            && next_event(&mut relay, &mut link, remote, deadline).await? == RelayEvent::Permitted
        {
            permitted += 1;
        }
    }
    if permitted == 0 {
        return Err(ClientError::RelayForbidden { turn: remote, media: media[0] });
    }
    Ok(Way { link, relay: Some(relay), local, protocol: Protocol::Udp, remote, media })
}

/// Carries messages to and fro until the relay has something to tell.
async fn next_event(
    relay: &mut Relay,
    link: &mut Link,
    server: SocketAddr,
    deadline: Instant,
) -> Result<RelayEvent, ClientError> {
    let socket = |error| ClientError::Socket { to: server, error };
    loop {
        let now = Instant::now();
        let due = relay.handle_timeout(now).filter(|_| now < deadline).ok_or(ClientError::RelaySilent(server))?;
        while let Some(frame) = relay.poll_transmit(now) {
            link.send(server, &frame).await.map_err(socket)?;
        }
        link.flush().await.map_err(socket)?;
        if let Some(event) = relay.poll_event() {
            return Ok(event);
        }
        tokio::select! {
            received = link.receive() => {
                let (_, frame) = received.map_err(socket)?;
                relay.handle_frame(Instant::now(), &frame);
            }
            () = tokio::time::sleep_until(due.min(deadline).into()) => {}
        }
    }
}

/// The UDP addresses of an answer's candidates, best first.
pub fn media_addresses(answer: &str) -> Vec<SocketAddr> {
    candidates(answer, Protocol::Udp)
}

/// The addresses of an answer's candidates, best first, without those of TCP that one cannot connect to.
fn candidates(answer: &str, protocol: Protocol) -> Vec<SocketAddr> {
    let lines = answer.lines().filter_map(|line| line.strip_prefix("a=candidate:"));
    let mut found: Vec<Candidate> =
        lines.filter_map(|line| Candidate::from_sdp_string(&format!("candidate:{}", line.trim())).ok()).collect();
    found.retain(|candidate| candidate.proto() == protocol && candidate.addr().port() != DISCARD);
    found.sort_by_key(|candidate| std::cmp::Reverse(candidate.prio()));
    let mut addresses: Vec<SocketAddr> = found.iter().map(Candidate::addr).collect();
    // Every m-line of a bundle may repeat them.
    addresses.dedup();
    addresses
}

/// RFC 6544 §4.5: the port of active candidates, which nobody connects to.
const DISCARD: u16 = 9;

/// The first URL of a transport, and the credential that goes with it.
fn turn_server(servers: &[IceServer], transport: TurnTransport) -> Option<(TurnUrl, &IceServer)> {
    let urls = servers.iter().flat_map(|server| server.urls.iter().map(move |url| (url, server)));
    urls.filter_map(|(url, server)| Some((TurnUrl::parse(url)?, server))).find(|(url, _)| url.transport == transport)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn candidates_are_found_in_an_answer() {
        let answer = "v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\n\
            a=candidate:1 1 udp 2130706175 192.0.2.1 3478 typ host\r\n\
            a=candidate:2 1 udp 2130706431 2001:db8::1 3478 typ host\r\n\
            a=candidate:3 1 tcp 1671430143 192.0.2.1 443 typ host tcptype passive\r\n\
            a=candidate:4 1 tcp 1671430143 192.0.2.2 9 typ host tcptype active\r\n\
            m=video 9 UDP/TLS/RTP/SAVPF 96\r\n\
            a=candidate:nonsense\r\n";
        for (protocol, expected) in [
            (Protocol::Udp, vec!["[2001:db8::1]:3478", "192.0.2.1:3478"]),
            (Protocol::Tcp, vec!["192.0.2.1:443"]),
            (Protocol::Tls, vec![]),
        ] {
            let found: Vec<String> = candidates(answer, protocol).iter().map(ToString::to_string).collect();
            assert_eq!(found, expected);
        }
    }

    #[test]
    fn turn_servers_are_found_by_transport() {
        let server = |urls: &[&str], name: &str| IceServer {
            urls: urls.iter().map(ToString::to_string).collect(),
            username: Some(name.to_owned()),
            credential: None,
            relay_only: false,
        };
        let servers = [
            server(&["stun:192.0.2.1", "turn:192.0.2.1:3478?transport=udp", "turn:192.0.2.1?transport=tcp"], "ours"),
            server(&["turn:192.0.2.9", "turns:relay.example"], "theirs"),
        ];
        for (transport, expected) in [
            (TurnTransport::Udp, Some(("192.0.2.1", "ours"))),
            (TurnTransport::Tcp, Some(("192.0.2.1", "ours"))),
            (TurnTransport::Tls, Some(("relay.example", "theirs"))),
        ] {
            let found = turn_server(&servers, transport);
            let found = found.as_ref().map(|(url, s)| (url.host.as_str(), s.username.as_deref().unwrap()));
            assert_eq!(found, expected);
        }
        assert!(turn_server(&servers[..1], TurnTransport::Tls).is_none());
    }
}
