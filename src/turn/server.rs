use std::collections::VecDeque;
use std::net::{IpAddr, SocketAddr};
use std::ops::{Range, RangeInclusive};
use std::time::{Duration, Instant};

use aws_lc_rs::hmac;

use crate::model::Transport;
use crate::turn::allocation::Allocation;
use crate::turn::auth::Auth;
use crate::turn::counters::{Counters, DropReason};
use crate::turn::limits::Throttle;
use crate::turn::policy::{Policy, canonical};
use crate::turn::settings::{Lifetimes, Rates, Settings};
use crate::turn::table::Table;
use crate::turn::wire::{ChannelData, Class, DataHeader, Message, TransactionId, attribute, is_channel, method};

/// How often what has expired is swept out. Nothing is relayed past its time in between.
const SWEEP_INTERVAL: Duration = Duration::from_secs(1);

/// A client by its 5-tuple (RFC 8656 §2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Client {
    /// How it reaches us.
    pub transport: Transport,
    /// Its address, as we see it.
    pub remote: SocketAddr,
    /// Our address that it sends to.
    pub local: SocketAddr,
}

impl Client {
    /// A client with its addresses in canonical form (never IPv4-mapped).
    pub fn new(transport: Transport, remote: SocketAddr, local: SocketAddr) -> Self {
        Client { transport, remote: canonical(remote), local: canonical(local) }
    }
}

/// A payload on its way from a client to a peer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relay {
    /// The address that the peer sees.
    pub relayed: SocketAddr,
    /// Who gets it: one of our media addresses unless there are external peers.
    pub peer: SocketAddr,
    /// Where it stands in what was given to [`Server::handle_client`].
    pub payload: Range<usize>,
}

/// What follows from what a client sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action<'a> {
    /// Its payload goes to a peer.
    Relay(Relay),
    /// It is answered.
    Reply(&'a [u8]),
    /// It is answered by [`Server::relay_opened`] or [`Server::relay_failed`].
    Wait,
    /// Nothing follows.
    Drop(DropReason),
}

/// A payload on its way from a peer to a client: `header`, the payload, then `padding` zeros.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ToClient {
    /// Who gets it.
    pub client: Client,
    /// What stands before the payload.
    pub header: DataHeader,
    /// How many zeros stand behind it.
    pub padding: usize,
}

/// Something rare that follows from what was handled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// A UDP socket is wanted at this address; only with external peers.
    OpenRelay(SocketAddr),
    /// That socket is not needed any more.
    CloseRelay(SocketAddr),
    /// A client has a relayed address now.
    AllocationCreated {
        /// Whose it is.
        client: Client,
        /// Its relayed address.
        relayed: SocketAddr,
        /// Who its credential was made for.
        identity: Box<str>,
    },
    /// And now it has not any more.
    AllocationRemoved {
        /// Whose it was.
        client: Client,
        /// What it was.
        relayed: SocketAddr,
        /// Why it ended.
        reason: RemoveReason,
    },
}

/// Why an allocation ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RemoveReason {
    /// It was not refreshed.
    Expired,
    /// The client gave it up.
    Released,
    /// The client's connection ended.
    Disconnected,
    /// Its identity's session ended.
    IdentityRemoved,
    /// There is no socket for it.
    RelayFailed,
}

/// What a handler decided; [`Action`] without the borrow.
#[derive(Debug)]
pub(super) enum Outcome {
    Relay(Relay),
    Reply,
    Wait,
    Drop(DropReason),
}

/// The STUN and TURN machine. See the [module](super).
#[derive(Debug)]
pub struct Server {
    pub(super) auth: Auth,
    pub(super) policy: Policy,
    pub(super) throttle: Throttle,
    pub(super) table: Table,
    pub(super) relay_ipv4: Option<IpAddr>,
    pub(super) relay_ipv6: Option<IpAddr>,
    relay_ports: RangeInclusive<u16>,
    pub(super) media_addresses: Vec<SocketAddr>,
    pub(super) lifetimes: Lifetimes,
    rates: Rates,
    pub(super) wide_channels: bool,
    /// What is answered is written here.
    pub(super) reply: Vec<u8>,
    /// Bounded by the allocations: each call adds at most two for each that it makes or ends.
    effects: VecDeque<Effect>,
    next_sweep: Option<Instant>,
    indications: u64,
    indication_key: hmac::Key,
    pub(super) counters: Counters,
}

impl Server {
    /// A server without allocations.
    pub fn new(settings: Settings) -> Self {
        let key = hmac::Key::new(hmac::HMAC_SHA256, &settings.nonce_key.0);
        let derived = |purpose: &[u8]| {
            let mut derived = [0; 32];
            derived.iter_mut().zip(hmac::sign(&key, purpose).as_ref()).for_each(|(to, from)| *to = *from);
            derived
        };
        let lifetimes = settings.lifetimes;
        Server {
            auth: Auth::new(settings.realm, settings.secrets, &derived(b"nonce"), lifetimes.nonce),
            policy: Policy::new(&settings.media_addresses, &settings.external_peers, &settings.own_addresses),
            throttle: Throttle::new(&derived(b"throttle"), settings.rates.unauthenticated),
            table: Table::new(settings.quotas, settings.relay_ports.clone(), &derived(b"ports")),
            relay_ipv4: settings.relay_ipv4.map(IpAddr::V4),
            relay_ipv6: settings.relay_ipv6.map(IpAddr::V6),
            relay_ports: settings.relay_ports,
            media_addresses: settings.media_addresses,
            lifetimes,
            rates: settings.rates,
            wide_channels: settings.wide_channels,
            reply: Vec::new(),
            effects: VecDeque::new(),
            next_sweep: None,
            indications: 0,
            indication_key: hmac::Key::new(hmac::HMAC_SHA256, &derived(b"indications")),
            counters: Counters::default(),
        }
    }

    /// What it has done so far.
    pub fn counters(&self) -> Counters {
        Counters { allocations: self.table.len() as u64, ..self.counters }
    }

    /// Whether an address is one that this server gives out, so that what is sent to it goes to
    /// [`Server::handle_peer`] and nowhere else.
    pub fn relays(&self, address: SocketAddr) -> bool {
        let ours = Some(address.ip());
        (ours == self.relay_ipv4 || ours == self.relay_ipv6) && self.relay_ports.contains(&address.port())
    }

    /// Takes one datagram, or one frame of a stream.
    #[inline]
    pub fn handle_client(&mut self, now: Instant, unix_now: u64, client: Client, data: &[u8]) -> Action<'_> {
        let outcome = match data.first() {
            Some(first) if is_channel(*first, self.wide_channels) => self.handle_channel_data(now, client, data),
            Some(0..=3) => self.handle_stun(now, unix_now, client, data),
            Some(_) | None => Outcome::Drop(DropReason::Malformed),
        };
        match outcome {
            Outcome::Relay(relay) => Action::Relay(relay),
            Outcome::Reply => Action::Reply(&self.reply),
            Outcome::Wait => Action::Wait,
            Outcome::Drop(reason) => {
                self.counters.count_drop(reason);
                Action::Drop(reason)
            }
        }
    }

    /// Takes a packet that `peer` sent to a relayed address: what the client gets of it, if anything.
    #[inline]
    pub fn handle_peer(
        &mut self,
        now: Instant,
        relayed: SocketAddr,
        peer: SocketAddr,
        payload_len: usize,
    ) -> Option<ToClient> {
        match self.try_handle_peer(now, canonical(relayed), canonical(peer), payload_len) {
            Ok(to_client) => {
                self.counters.packets_to_clients += 1;
                self.counters.bytes_to_clients += payload_len as u64;
                Some(to_client)
            }
            Err(reason) => {
                self.counters.count_drop(reason);
                None
            }
        }
    }

    /// The socket for [`Effect::OpenRelay`] is open: whom to answer, and what.
    pub fn relay_opened(&mut self, now: Instant, relayed: SocketAddr) -> Option<(Client, &[u8])> {
        let allocation = self.table.of_relayed(relayed).filter(|allocation| now < allocation.expires)?;
        let client = allocation.client;
        let envelope = allocation.pending.take()?;
        self.answer_allocated(now, client, &envelope);
        Some((client, &self.reply))
    }

    /// There can be no socket for [`Effect::OpenRelay`]: another one is asked for, or whom to answer,
    /// and what.
    pub fn relay_failed(&mut self, relayed: SocketAddr) -> Option<(Client, &[u8])> {
        let allocation = self.table.of_relayed(relayed)?;
        let client = allocation.client;
        let mut envelope = allocation.pending.take()?;
        let other = self.choose_again(relayed, &mut envelope);
        let mut allocation = self.table.remove(client)?;
        if let Some(relayed) = other {
            (allocation.relayed, allocation.pending) = (relayed, Some(envelope));
            self.effects.push_back(Effect::OpenRelay(relayed));
            self.table.insert(allocation);
            return None;
        }
        self.refuse_allocation(&envelope);
        Some((client, &self.reply))
    }

    /// Ends the allocation of a client whose connection has ended.
    pub fn disconnect(&mut self, client: Client) {
        self.remove(client, RemoveReason::Disconnected);
    }

    /// Ends all allocations of an identity, whose session has ended.
    pub fn remove_identity(&mut self, identity: &str) {
        let theirs = self.table.iter().filter(|allocation| *allocation.identity == *identity);
        let clients: Vec<Client> = theirs.map(|allocation| allocation.client).collect();
        for client in clients {
            self.remove(client, RemoveReason::IdentityRemoved);
        }
    }

    /// The next effect.
    pub fn poll_effect(&mut self) -> Option<Effect> {
        self.effects.pop_front()
    }

    /// When [`Server::handle_timeout`] is wanted.
    pub fn poll_timeout(&self) -> Option<Instant> {
        self.next_sweep
    }

    /// Ends what has expired.
    pub fn handle_timeout(&mut self, now: Instant) {
        if self.next_sweep.is_none_or(|at| now < at) {
            return;
        }
        for client in self.table.expired(now) {
            self.remove(client, RemoveReason::Expired);
        }
        self.next_sweep = (self.table.len() > 0).then(|| now + SWEEP_INTERVAL);
    }

    pub(super) fn insert(&mut self, now: Instant, allocation: Allocation) {
        if allocation.pending.is_some() {
            self.effects.push_back(Effect::OpenRelay(allocation.relayed));
        }
        self.table.insert(allocation);
        self.next_sweep.get_or_insert(now + SWEEP_INTERVAL);
    }

    pub(super) fn announce(&mut self, client: Client) {
        let Some(allocation) = self.table.of_client(client) else { return };
        let (relayed, identity) = (allocation.relayed, allocation.identity.clone());
        self.counters.allocations_created += 1;
        self.effects.push_back(Effect::AllocationCreated { client, relayed, identity });
    }

    pub(super) fn remove(&mut self, client: Client, reason: RemoveReason) {
        let Some(allocation) = self.table.remove(client) else { return };
        let relayed = allocation.relayed;
        if self.policy.is_external() {
            self.effects.push_back(Effect::CloseRelay(relayed));
        }
        if allocation.pending.is_none() {
            self.effects.push_back(Effect::AllocationRemoved { client, relayed, reason });
        }
    }

    #[inline]
    fn handle_channel_data(&mut self, now: Instant, client: Client, data: &[u8]) -> Outcome {
        let Some(message) = ChannelData::parse(data) else { return Outcome::Drop(DropReason::Malformed) };
        let allocation = self.table.of_client(client).filter(|allocation| allocation.is_live(now));
        let Some(allocation) = allocation else { return Outcome::Drop(DropReason::NoAllocation) };
        let peer = match allocation.peer_of(message.channel, now) {
            Ok(peer) => peer,
            Err(reason) => return Outcome::Drop(reason),
        };
        relay(now, allocation, peer, message.payload, &self.rates, &mut self.counters)
    }

    fn handle_stun(&mut self, now: Instant, unix_now: u64, client: Client, data: &[u8]) -> Outcome {
        let Ok(message) = Message::parse(data) else { return Outcome::Drop(DropReason::Malformed) };
        match (message.class, message.method) {
            (Class::Request, _) if self.would_loop(client) => Outcome::Drop(DropReason::Loop),
            (Class::Request, method::BINDING) => self.handle_binding(now, client, &message),
            (Class::Request, _) => self.handle_request(now, unix_now, client, &message),
            (Class::Indication, method::SEND) => self.handle_send(now, client, &message).unwrap_or_else(Outcome::Drop),
            (Class::Indication | Class::Success | Class::Error, _) => Outcome::Drop(DropReason::NotForUs),
        }
    }

    /// A Send indication (RFC 8656 §11.4), which is never answered.
    fn handle_send(&mut self, now: Instant, client: Client, message: &Message<'_>) -> Result<Outcome, DropReason> {
        let allocation = self.table.of_client(client).filter(|allocation| allocation.is_live(now));
        let allocation = allocation.ok_or(DropReason::NoAllocation)?;
        let Some(Ok(peer)) = message.peers().next() else { return Err(DropReason::Malformed) };
        let payload = message.attribute_range(attribute::DATA).ok_or(DropReason::Malformed)?;
        if !self.policy.unknown(message).is_empty() {
            return Err(DropReason::Malformed);
        }
        let family = peer.is_ipv4() == allocation.relayed.is_ipv4();
        if !family || self.policy.check(peer).is_err() {
            return Err(DropReason::Forbidden);
        }
        let peer = canonical(peer);
        if !allocation.permits(peer.ip(), now) {
            return Err(DropReason::NoPermission);
        }
        Ok(relay(now, allocation, peer, payload, &self.rates, &mut self.counters))
    }

    #[inline]
    fn try_handle_peer(
        &mut self,
        now: Instant,
        relayed: SocketAddr,
        peer: SocketAddr,
        payload_len: usize,
    ) -> Result<ToClient, DropReason> {
        let len = u16::try_from(payload_len).map_err(|_| DropReason::Malformed)?;
        let allocation = self.table.of_relayed(relayed).filter(|allocation| allocation.is_live(now));
        let allocation = allocation.ok_or(DropReason::NoAllocation)?;
        let channel = allocation.channel_of(peer, now);
        if channel.is_none() && !allocation.permits(peer.ip(), now) {
            return Err(DropReason::NoPermission);
        }
        if !allocation.affords(now, payload_len, &self.rates) {
            return Err(DropReason::Bandwidth);
        }
        let client = allocation.client;
        let header = match channel {
            Some(number) => DataHeader::channel(ChannelData::header(number, len)),
            None => DataHeader::indication(self.indication_id(), peer, len),
        };
        // ChannelData is padded on streams only, an attribute always.
        let padded = channel.is_none() || client.transport != Transport::Udp;
        let padding = if padded { payload_len.next_multiple_of(4) - payload_len } else { 0 };
        Ok(ToClient { client, header, padding })
    }

    /// Whether an answer would come back to us or can go nowhere.
    fn would_loop(&self, client: Client) -> bool {
        let remote = client.remote;
        let nowhere = match remote.ip() {
            IpAddr::V4(ip) => ip.is_broadcast() || ip.is_multicast() || ip.is_unspecified(),
            IpAddr::V6(ip) => ip.is_multicast() || ip.is_unspecified(),
        };
        nowhere
            || remote.port() == 0
            || remote == client.local
            || self.policy.is_ours(remote)
            || self.table.holds_relayed(remote)
    }

    /// "The transaction ID […] MUST be uniformly and randomly chosen" (RFC 8489 §5).
    fn indication_id(&mut self) -> TransactionId {
        self.indications += 1;
        let tag = hmac::sign(&self.indication_key, &self.indications.to_be_bytes());
        let mut id = [0; 12];
        id.iter_mut().zip(tag.as_ref()).for_each(|(to, from)| *to = *from);
        TransactionId(id)
    }
}

#[inline]
fn relay(
    now: Instant,
    allocation: &mut Allocation,
    peer: SocketAddr,
    payload: Range<usize>,
    rates: &Rates,
    counters: &mut Counters,
) -> Outcome {
    if !allocation.affords(now, payload.len(), rates) {
        return Outcome::Drop(DropReason::Bandwidth);
    }
    counters.packets_to_peers += 1;
    counters.bytes_to_peers += payload.len() as u64;
    Outcome::Relay(Relay { relayed: allocation.relayed, peer, payload })
}
