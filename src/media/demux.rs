use std::net::SocketAddr;

use rustc_hash::FxHashMap;
use str0m::ice::StunMessage;
use str0m::net::{Protocol, Receive};

use crate::model::{PeerId, Transport};

/// Most addresses that are remembered for one peer; a client has a handful of candidates.
const MAX_ADDRESSES: usize = 16;

/// What a datagram is by its first byte (RFC 7983 §7).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Stun,
    /// DTLS, RTP or RTCP: belongs to an address that STUN has proven.
    Secured,
    Other,
}

impl Class {
    pub(super) fn of(data: &[u8]) -> Class {
        match data.first() {
            Some(0..=3) => Class::Stun,
            Some(20..=63 | 128..=191) => Class::Secured,
            _ => Class::Other,
        }
    }
}

/// Whether a STUN message is a connectivity check of ICE (RFC 8445 §7) or an answer to one, and not
/// meant for a STUN or TURN server at the same port: checks carry a user name with two parts.
pub fn is_connectivity_check(data: &[u8]) -> bool {
    const BINDING: u16 = 0x0001;
    const CLASS_BITS: u16 = 0x0110;
    let Some([high, low]) = data.first_chunk::<2>() else { return false };
    let kind = u16::from_be_bytes([*high, *low]);
    if kind & !CLASS_BITS != BINDING {
        return false;
    }
    kind & CLASS_BITS != 0 || StunMessage::parse(data).is_ok_and(|m| m.split_username().is_some())
}

/// Where a datagram comes from; the same port of UDP and TCP may be two hosts behind one NAT.
type Origin = (Transport, SocketAddr);

/// Finds the peer that a datagram belongs to, without asking each.
#[derive(Debug, Default)]
pub(super) struct Demux {
    by_address: FxHashMap<Origin, PeerId>,
    by_ufrag: FxHashMap<String, PeerId>,
    entries: FxHashMap<PeerId, Entry>,
}

/// What must be forgotten with a peer.
#[derive(Debug, Default)]
struct Entry {
    ufrag: String,
    addresses: Vec<Origin>,
}

impl Demux {
    /// Registers a peer's local ICE user fragment, in place of its former one.
    pub(super) fn set_ufrag(&mut self, peer: PeerId, ufrag: String) {
        let entry = self.entries.entry(peer).or_default();
        let former = std::mem::replace(&mut entry.ufrag, ufrag.clone());
        self.by_ufrag.remove(&former);
        self.by_ufrag.insert(ufrag, peer);
    }

    pub(super) fn has_ufrag(&self, ufrag: &str) -> bool {
        self.by_ufrag.contains_key(ufrag)
    }

    /// The peer that a STUN message names. Responses carry no name and go by address.
    pub(super) fn by_stun(&self, source: Origin, data: &[u8]) -> Option<PeerId> {
        let message = StunMessage::parse(data).ok()?;
        if message.is_binding_request() {
            let (local, _) = message.split_username()?;
            self.by_ufrag.get(local).copied()
        } else {
            self.by_address(source)
        }
    }

    pub(super) fn by_address(&self, source: Origin) -> Option<PeerId> {
        self.by_address.get(&source).copied()
    }

    /// Every address that has proven to be `peer`, the latest last.
    pub(super) fn addresses(&self, peer: PeerId) -> &[Origin] {
        self.entries.get(&peer).map_or(&[], |entry| &entry.addresses)
    }

    /// Remembers that `source` has proven to be `peer`.
    pub(super) fn bind(&mut self, source: Origin, peer: PeerId) {
        if self.by_address.insert(source, peer) == Some(peer) {
            return;
        }
        let Some(entry) = self.entries.get_mut(&peer) else {
            return;
        };
        if entry.addresses.len() == MAX_ADDRESSES {
            let oldest = entry.addresses.remove(0);
            if self.by_address.get(&oldest) == Some(&peer) {
                self.by_address.remove(&oldest);
            }
        }
        entry.addresses.push(source);
    }

    pub(super) fn remove(&mut self, peer: PeerId) {
        let Some(entry) = self.entries.remove(&peer) else {
            return;
        };
        self.by_ufrag.remove(&entry.ufrag);
        for address in entry.addresses {
            // The address may have become another peer's since, as after a page reload.
            if self.by_address.get(&address) == Some(&peer) {
                self.by_address.remove(&address);
            }
        }
    }
}

/// Parses a datagram for the peer that it is for.
/// Whether a datagram is SRTCP (RFC 5761 §4).
pub(super) fn is_rtcp(data: &[u8]) -> bool {
    matches!(data, [128..=191, 192..=223, ..])
}

/// Whether a datagram is a connectivity check by which a client chooses the pair of addresses that it is on
/// (USE-CANDIDATE, RFC 8445 §7.1.2).
pub(super) fn is_nominated(data: &[u8]) -> bool {
    const BINDING_REQUEST: [u8; 2] = [0, 1];
    const USE_CANDIDATE: u16 = 0x0025;
    let Some(mut attributes) = data.get(20..).filter(|_| data.starts_with(&BINDING_REQUEST)) else { return false };
    while let Some(([t0, t1, l0, l1], rest)) = attributes.split_first_chunk::<4>() {
        if u16::from_be_bytes([*t0, *t1]) == USE_CANDIDATE {
            return true;
        }
        let len = usize::from(u16::from_be_bytes([*l0, *l1])).next_multiple_of(4);
        attributes = rest.get(len..).unwrap_or_default();
    }
    false
}

pub(super) fn parse(
    transport: Transport,
    source: SocketAddr,
    destination: SocketAddr,
    data: &[u8],
) -> Option<Receive<'_>> {
    let protocol = match transport {
        Transport::Udp => Protocol::Udp,
        Transport::Tcp | Transport::Tls => Protocol::Tcp,
    };
    Receive::new(protocol, source, destination, data).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addr(port: u16) -> Origin {
        (Transport::Udp, ([192, 0, 2, 1], port).into())
    }

    #[test]
    fn an_address_belongs_to_its_latest_peer_and_is_forgotten_with_it() {
        let (old, new) = (PeerId(1), PeerId(2));
        let mut demux = Demux::default();
        demux.set_ufrag(old, "old".into());
        demux.set_ufrag(new, "new".into());
        demux.bind(addr(1), old);
        demux.bind(addr(2), old);
        demux.bind(addr(1), new);
        assert_eq!(demux.by_address((Transport::Tcp, addr(1).1)), None);
        demux.remove(old);
        assert_eq!(demux.by_address(addr(1)), Some(new));
        assert_eq!(demux.by_address(addr(2)), None);
        demux.remove(new);
        assert_eq!(demux.by_address(addr(1)), None);
        assert!(demux.by_address.is_empty() && demux.by_ufrag.is_empty() && demux.entries.is_empty());
    }

    #[test]
    fn a_peer_cannot_fill_the_table() {
        let mut demux = Demux::default();
        demux.set_ufrag(PeerId(1), "u".into());
        for port in 1..1000 {
            demux.bind(addr(port), PeerId(1));
        }
        assert_eq!(demux.by_address.len(), MAX_ADDRESSES);
        assert_eq!(demux.by_address(addr(999)), Some(PeerId(1)));
    }

    #[test]
    fn checks_are_told_from_requests_to_a_server() {
        let message = |kind: u16, attributes: &[u8]| {
            let mut data = kind.to_be_bytes().to_vec();
            data.extend((attributes.len() as u16).to_be_bytes());
            data.extend(0x2112_a442_u32.to_be_bytes());
            data.extend([7; 12]);
            data.extend(attributes);
            data
        };
        assert!(!is_connectivity_check(&message(0x0001, &[])), "a plain Binding request");
        assert!(!is_connectivity_check(&message(0x0003, &[])), "Allocate");
        assert!(!is_connectivity_check(&message(0x0016, &[])), "Send indication");
        assert!(is_connectivity_check(&message(0x0101, &[])), "an answer");
        assert!(!is_connectivity_check(&[0]));
    }

    #[test]
    fn first_bytes_follow_rfc_7983() {
        for (byte, class) in [
            (0, Class::Stun),
            (3, Class::Stun),
            (4, Class::Other),
            (20, Class::Secured),
            (63, Class::Secured),
            (64, Class::Other),
            (79, Class::Other),
            (128, Class::Secured),
            (191, Class::Secured),
            (192, Class::Other),
        ] {
            assert_eq!(Class::of(&[byte]), class, "{byte}");
        }
        assert_eq!(Class::of(&[]), Class::Other);
    }
}
