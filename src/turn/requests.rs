//! The requests: rare, signed, answered.

use std::net::{IpAddr, SocketAddr};
use std::time::{Duration, Instant};

use crate::turn::allocation::Allocation;
use crate::turn::auth::{Proven, Refusal};
use crate::turn::counters::DropReason;
use crate::turn::policy::canonical;
use crate::turn::server::{Client, Outcome, RemoveReason, Server};
use crate::turn::wire::{Class, ErrorCode, IntegrityKey, Malformed, Message, TransactionId, Writer, attribute, method};

/// UDP in REQUESTED-TRANSPORT, the only transport that is relayed (no RFC 6062).
const PROTOCOL_UDP: u8 = 17;

/// How long a relay socket may take to open.
const OPEN_TIMEOUT: Duration = Duration::from_secs(5);

/// How many ports are tried; somebody who takes half of them is met by one request in 256.
const OPEN_TRIES: u8 = 8;

/// What is needed to answer a signed request.
#[derive(Debug, Clone)]
pub(super) struct Envelope {
    method: u16,
    transaction: TransactionId,
    fingerprint: bool,
    key: IntegrityKey,
    /// What the allocation lasts once its socket is open.
    lifetime: Duration,
    /// Whether its port has to be even.
    even: bool,
    /// How many ports may be tried still, as others on this machine may have some.
    tries: u8,
}

/// What a request is granted.
#[derive(Debug, Clone, Copy)]
enum Granted {
    Allocation { relayed: SocketAddr, mapped: SocketAddr, lifetime: Duration },
    Lifetime(Duration),
    Nothing,
}

/// One request and who sent it.
struct Asked<'a> {
    now: Instant,
    client: Client,
    message: &'a Message<'a>,
    proven: &'a Proven<'a>,
}

impl From<Malformed> for ErrorCode {
    fn from(_: Malformed) -> Self {
        ErrorCode::BadRequest
    }
}

impl Server {
    /// Tells a client its address (RFC 8489 §2); needs no proof, so it is throttled.
    pub(super) fn handle_binding(&mut self, now: Instant, client: Client, message: &Message<'_>) -> Outcome {
        self.counters.bindings += 1;
        if self.table.of_client(client).is_none() && !self.throttle.allows(now, client.remote.ip()) {
            return Outcome::Drop(DropReason::Throttled);
        }
        let unknown = self.policy.unknown(message);
        let class = if unknown.is_empty() { Class::Success } else { Class::Error };
        let mut writer = Writer::new(&mut self.reply, class, message.method, message.transaction);
        if unknown.is_empty() {
            writer.xor_address(attribute::XOR_MAPPED_ADDRESS, client.remote);
        } else {
            self.counters.count_refusal(ErrorCode::UnknownAttribute);
            write_unknown(&mut writer, &unknown);
        }
        if message.fingerprint {
            writer.fingerprint();
        }
        Outcome::Reply
    }

    /// A TURN request: proof first, then what it asks for.
    pub(super) fn handle_request(
        &mut self,
        now: Instant,
        unix_now: u64,
        client: Client,
        message: &Message<'_>,
    ) -> Outcome {
        self.counters.requests += 1;
        let proven = match self.auth.check(unix_now, client, message) {
            Ok(proven) if message.method == method::ALLOCATE && proven.expiry_unix <= unix_now => {
                // Only here: a call that has begun may last longer than its credential.
                return self.refuse(now, unix_now, client, message, Refusal::Challenge(ErrorCode::Unauthorized));
            }
            Ok(proven) => proven,
            Err(refusal) => return self.refuse(now, unix_now, client, message, refusal),
        };
        if self.table.of_client(client).is_some_and(|allocation| allocation.expires <= now) {
            self.remove(client, RemoveReason::Expired);
        }
        if let Some(allocation) = self.table.of_client(client)
            && *allocation.username == *proven.username
            && let Some(answer) = allocation.answered(message.transaction, message.method)
        {
            self.reply.clear();
            self.reply.extend_from_slice(answer);
            return Outcome::Reply;
        }
        let unknown = self.policy.unknown(message);
        let envelope = Envelope {
            method: message.method,
            transaction: message.transaction,
            fingerprint: message.fingerprint,
            key: proven.key.clone(),
            lifetime: Duration::ZERO,
            even: false,
            tries: OPEN_TRIES,
        };
        if !unknown.is_empty() {
            self.counters.count_refusal(ErrorCode::UnknownAttribute);
            self.write(&envelope, Class::Error, |writer| write_unknown(writer, &unknown));
            return Outcome::Reply;
        }
        let asked = Asked { now, client, message, proven: &proven };
        let result = match message.method {
            method::ALLOCATE => self.allocate(&asked, &envelope),
            method::REFRESH => self.refresh(&asked).map(Some),
            method::CREATE_PERMISSION => self.create_permission(&asked).map(Some),
            method::CHANNEL_BIND => self.bind_channel(&asked).map(Some),
            _ => Err(ErrorCode::BadRequest),
        };
        match result {
            Ok(Some(granted)) => self.grant(client, &envelope, granted),
            Ok(None) => return Outcome::Wait,
            Err(error) => {
                self.counters.count_refusal(error);
                self.write(&envelope, Class::Error, |writer| writer.error(error));
            }
        }
        Outcome::Reply
    }

    /// Answers the Allocate request whose socket is open now.
    pub(super) fn answer_allocated(&mut self, now: Instant, client: Client, envelope: &Envelope) {
        let Some(allocation) = self.table.of_client(client) else { return };
        allocation.expires = now + envelope.lifetime;
        let (relayed, mapped) = (allocation.relayed, client.remote);
        self.announce(client);
        self.grant(client, envelope, Granted::Allocation { relayed, mapped, lifetime: envelope.lifetime });
    }

    /// Another port for an allocation whose own could not be had, if there is one to try.
    pub(super) fn choose_again(&mut self, relayed: SocketAddr, envelope: &mut Envelope) -> Option<SocketAddr> {
        envelope.tries = envelope.tries.checked_sub(1).filter(|left| *left > 0)?;
        self.table.choose(relayed.ip(), envelope.even, &self.media_addresses).ok()
    }

    /// Answers the Allocate request for which there is no socket.
    pub(super) fn refuse_allocation(&mut self, envelope: &Envelope) {
        self.counters.count_refusal(ErrorCode::InsufficientCapacity);
        self.write(envelope, Class::Error, |writer| writer.error(ErrorCode::InsufficientCapacity));
    }

    /// RFC 8656 §7.2. `None` if the answer has to wait for a socket.
    fn allocate(&mut self, asked: &Asked<'_>, envelope: &Envelope) -> Result<Option<Granted>, ErrorCode> {
        let &Asked { now, client, message, proven } = asked;
        if let Some(allocation) = self.table.of_client(client) {
            let again = allocation.pending.as_ref().is_some_and(|p| p.transaction == message.transaction);
            return if again { Ok(None) } else { Err(ErrorCode::AllocationMismatch) };
        }
        let transport = message.fixed::<4>(attribute::REQUESTED_TRANSPORT)?.ok_or(ErrorCode::BadRequest)?;
        if transport[0] != PROTOCOL_UDP {
            return Err(ErrorCode::UnsupportedTransport);
        }
        let even_port = message.fixed::<1>(attribute::EVEN_PORT)?;
        let family = message.fixed::<4>(attribute::REQUESTED_ADDRESS_FAMILY)?;
        if message.fixed::<8>(attribute::RESERVATION_TOKEN)?.is_some() {
            // Nothing is ever reserved, so no token is valid.
            let alone = even_port.is_none() && family.is_none();
            return Err(if alone { ErrorCode::InsufficientCapacity } else { ErrorCode::BadRequest });
        }
        // The next port up would have to be reserved.
        if even_port.is_some_and(|[flags]| flags & 0x80 != 0) {
            return Err(ErrorCode::InsufficientCapacity);
        }
        let ip = self.relay_ip(family).ok_or(ErrorCode::FamilyNotSupported)?;
        let lifetime = self.lifetime(message)?;
        self.table.check_quota(proven.identity, client.remote.ip())?;
        let relayed = self.table.choose(ip, even_port.is_some(), &self.media_addresses)?;
        let external = self.policy.is_external();
        let expires = now + if external { OPEN_TIMEOUT } else { lifetime };
        let mut allocation = Allocation::new(client, relayed, proven.username, proven.identity, expires);
        let even = even_port.is_some();
        allocation.pending = external.then(|| Box::new(Envelope { lifetime, even, ..envelope.clone() }));
        self.insert(now, allocation);
        if external {
            return Ok(None);
        }
        self.announce(client);
        Ok(Some(Granted::Allocation { relayed, mapped: client.remote, lifetime }))
    }

    /// RFC 8656 §7.3.
    fn refresh(&mut self, asked: &Asked<'_>) -> Result<Granted, ErrorCode> {
        let lifetime = match asked.message.fixed::<4>(attribute::LIFETIME)? {
            Some([0, 0, 0, 0]) => Duration::ZERO,
            _ => self.lifetime(asked.message)?,
        };
        let family = asked.message.fixed::<4>(attribute::REQUESTED_ADDRESS_FAMILY)?;
        let allocation = self.own(asked)?;
        if family.is_some_and(|[family, ..]| (family == 1) != allocation.relayed.is_ipv4()) {
            return Err(ErrorCode::PeerFamilyMismatch);
        }
        if lifetime.is_zero() {
            self.remove(asked.client, RemoveReason::Released);
        } else {
            allocation.expires = asked.now + lifetime;
        }
        Ok(Granted::Lifetime(lifetime))
    }

    /// RFC 8656 §10.2.
    fn create_permission(&mut self, asked: &Asked<'_>) -> Result<Granted, ErrorCode> {
        let relayed = self.own(asked)?.relayed;
        let mut peers: Vec<IpAddr> = Vec::new();
        for peer in asked.message.peers() {
            let peer = peer?;
            check_family(relayed, peer.ip())?;
            self.policy.check_ip(peer.ip())?;
            check_family(relayed, peer.ip().to_canonical())?;
            peers.push(peer.ip().to_canonical());
        }
        if peers.is_empty() {
            return Err(ErrorCode::BadRequest);
        }
        let lifetime = self.lifetimes.permission;
        self.own(asked)?.permit(&peers, asked.now, lifetime)?;
        Ok(Granted::Nothing)
    }

    /// RFC 8656 §12.2.
    fn bind_channel(&mut self, asked: &Asked<'_>) -> Result<Granted, ErrorCode> {
        let relayed = self.own(asked)?.relayed;
        let number = asked.message.fixed::<4>(attribute::CHANNEL_NUMBER)?.ok_or(ErrorCode::BadRequest)?;
        let number = u16::from_be_bytes([number[0], number[1]]);
        let peer = asked.message.peers().next().ok_or(ErrorCode::BadRequest)??;
        let last = if self.wide_channels { 0x7FFE } else { 0x4FFF };
        if !(0x4000..=last).contains(&number) {
            return Err(ErrorCode::BadRequest);
        }
        check_family(relayed, peer.ip())?;
        self.policy.check(peer)?;
        check_family(relayed, peer.ip().to_canonical())?;
        let lifetimes = self.lifetimes;
        self.own(asked)?.bind(number, canonical(peer), asked.now, &lifetimes)?;
        Ok(Granted::Nothing)
    }

    /// The asker's own allocation.
    fn own(&mut self, asked: &Asked<'_>) -> Result<&mut Allocation, ErrorCode> {
        let allocation = self.table.of_client(asked.client).filter(|allocation| allocation.is_live(asked.now));
        let allocation = allocation.ok_or(ErrorCode::AllocationMismatch)?;
        if *allocation.username != *asked.proven.username {
            return Err(ErrorCode::WrongCredentials);
        }
        Ok(allocation)
    }

    fn relay_ip(&self, family: Option<[u8; 4]>) -> Option<IpAddr> {
        match family {
            // "If the request does not contain a REQUESTED-ADDRESS-FAMILY attribute, […] IPv4"
            None | Some([1, ..]) => self.relay_ipv4,
            Some([2, ..]) => self.relay_ipv6,
            Some(_) => None,
        }
    }

    fn lifetime(&self, message: &Message<'_>) -> Result<Duration, ErrorCode> {
        let asked = message.fixed::<4>(attribute::LIFETIME)?.map_or(0, u32::from_be_bytes);
        let max = self.lifetimes.max.max(self.lifetimes.default);
        Ok(Duration::from_secs(asked.into()).clamp(self.lifetimes.default, max))
    }

    /// Answers a request that has proven nothing.
    fn refuse(
        &mut self,
        now: Instant,
        unix_now: u64,
        client: Client,
        message: &Message<'_>,
        refusal: Refusal,
    ) -> Outcome {
        if !self.throttle.allows(now, client.remote.ip()) {
            return Outcome::Drop(DropReason::Throttled);
        }
        let mut writer = Writer::new(&mut self.reply, Class::Error, message.method, message.transaction);
        let error = match refusal {
            Refusal::Plain(error) => {
                writer.error(error);
                error
            }
            Refusal::Challenge(error) => {
                writer.error(error);
                writer.attribute(attribute::REALM, self.auth.realm().as_bytes());
                writer.attribute(attribute::NONCE, self.auth.nonce(unix_now, client).as_bytes());
                if let Some(algorithms) = self.auth.password_algorithms(client) {
                    writer.attribute(attribute::PASSWORD_ALGORITHMS, algorithms);
                }
                error
            }
        };
        if message.fingerprint {
            writer.fingerprint();
        }
        self.counters.count_refusal(error);
        Outcome::Reply
    }

    fn grant(&mut self, client: Client, envelope: &Envelope, granted: Granted) {
        self.counters.granted += 1;
        self.write(envelope, Class::Success, |writer| match granted {
            Granted::Allocation { relayed, mapped, lifetime } => {
                writer.xor_address(attribute::XOR_RELAYED_ADDRESS, relayed);
                writer.attribute(attribute::LIFETIME, &seconds(lifetime));
                writer.xor_address(attribute::XOR_MAPPED_ADDRESS, mapped);
            }
            Granted::Lifetime(lifetime) => writer.attribute(attribute::LIFETIME, &seconds(lifetime)),
            Granted::Nothing => {}
        });
        if let Some(allocation) = self.table.of_client(client) {
            allocation.remember(envelope.transaction, envelope.method, &self.reply);
        }
    }

    fn write(&mut self, envelope: &Envelope, class: Class, fill: impl FnOnce(&mut Writer<'_>)) {
        let mut writer = Writer::new(&mut self.reply, class, envelope.method, envelope.transaction);
        fill(&mut writer);
        writer.integrity(&envelope.key);
        if envelope.fingerprint {
            writer.fingerprint();
        }
    }
}

fn write_unknown(writer: &mut Writer<'_>, unknown: &[u16]) {
    writer.error(ErrorCode::UnknownAttribute);
    let list: Vec<u8> = unknown.iter().flat_map(|kind| kind.to_be_bytes()).collect();
    writer.attribute(attribute::UNKNOWN_ATTRIBUTES, &list);
}

fn check_family(relayed: SocketAddr, peer: IpAddr) -> Result<(), ErrorCode> {
    if relayed.is_ipv4() == peer.is_ipv4() { Ok(()) } else { Err(ErrorCode::PeerFamilyMismatch) }
}

fn seconds(lifetime: Duration) -> [u8; 4] {
    u32::try_from(lifetime.as_secs()).unwrap_or(u32::MAX).to_be_bytes()
}
