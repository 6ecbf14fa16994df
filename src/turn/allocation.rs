use std::net::{IpAddr, SocketAddr};
use std::time::{Duration, Instant};

use crate::turn::counters::DropReason;
use crate::turn::limits::Bucket;
use crate::turn::requests::Envelope;
use crate::turn::server::Client;
use crate::turn::settings::{Lifetimes, Rates};
use crate::turn::wire::{ErrorCode, TransactionId};

/// Most permissions of an allocation: our media has a handful of addresses.
const MAX_PERMISSIONS: usize = 16;

/// Most channels of an allocation.
const MAX_CHANNELS: usize = 16;

/// How long an allocation may save up what it does not send.
const BURST: Duration = Duration::from_secs(1);

/// A client's relayed address and whom it reaches through it.
#[derive(Debug)]
pub(super) struct Allocation {
    pub(super) client: Client,
    pub(super) relayed: SocketAddr,
    pub(super) username: Box<str>,
    pub(super) identity: Box<str>,
    pub(super) expires: Instant,
    /// The answer that is owed once the relay socket is open.
    pub(super) pending: Option<Box<Envelope>>,
    permissions: Vec<Permission>,
    channels: Vec<Channel>,
    /// The last request that was granted and its answer, for when it comes again.
    last: Option<(TransactionId, u16, Box<[u8]>)>,
    packets: Bucket,
    bytes: Bucket,
}

#[derive(Debug)]
struct Permission {
    peer: IpAddr,
    expires: Instant,
}

#[derive(Debug)]
struct Channel {
    number: u16,
    peer: SocketAddr,
    expires: Instant,
    /// When the permission for its peer ends.
    permitted_until: Instant,
}

impl Channel {
    fn is_open(&self, now: Instant) -> bool {
        now < self.expires && now < self.permitted_until
    }
}

impl Allocation {
    pub(super) fn new(client: Client, relayed: SocketAddr, username: &str, identity: &str, expires: Instant) -> Self {
        Allocation {
            client,
            relayed,
            username: username.into(),
            identity: identity.into(),
            expires,
            pending: None,
            permissions: Vec::new(),
            channels: Vec::new(),
            last: None,
            packets: Bucket::default(),
            bytes: Bucket::default(),
        }
    }

    /// Whether packets flow.
    #[inline]
    pub(super) fn is_live(&self, now: Instant) -> bool {
        now < self.expires && self.pending.is_none()
    }

    /// The peer of a channel through which a client sends.
    #[inline]
    pub(super) fn peer_of(&self, number: u16, now: Instant) -> Result<SocketAddr, DropReason> {
        let channel = self.channels.iter().find(|channel| channel.number == number && now < channel.expires);
        let channel = channel.ok_or(DropReason::NoChannel)?;
        if channel.is_open(now) { Ok(channel.peer) } else { Err(DropReason::NoPermission) }
    }

    /// The channel through which a client gets a peer's packets.
    #[inline]
    pub(super) fn channel_of(&self, peer: SocketAddr, now: Instant) -> Option<u16> {
        self.channels.iter().find(|channel| channel.peer == peer && channel.is_open(now)).map(|channel| channel.number)
    }

    /// Whether a peer may send and be sent to.
    pub(super) fn permits(&self, peer: IpAddr, now: Instant) -> bool {
        self.permissions.iter().any(|permission| permission.peer == peer && now < permission.expires)
    }

    /// Installs or refreshes permissions, all or none.
    pub(super) fn permit(&mut self, peers: &[IpAddr], now: Instant, lifetime: Duration) -> Result<(), ErrorCode> {
        self.permissions.retain(|permission| now < permission.expires);
        let expires = now + lifetime;
        let known = self.permissions.len();
        for peer in peers {
            if self.permissions.iter().any(|permission| permission.peer == *peer) {
                continue;
            }
            if self.permissions.len() == MAX_PERMISSIONS {
                self.permissions.truncate(known);
                return Err(ErrorCode::InsufficientCapacity);
            }
            self.permissions.push(Permission { peer: *peer, expires });
        }
        for permission in self.permissions.iter_mut().filter(|permission| peers.contains(&permission.peer)) {
            permission.expires = expires;
        }
        for channel in self.channels.iter_mut().filter(|channel| peers.contains(&channel.peer.ip())) {
            channel.permitted_until = expires;
        }
        Ok(())
    }

    /// Binds or refreshes a channel, and with it the permission for its peer.
    pub(super) fn bind(
        &mut self,
        number: u16,
        peer: SocketAddr,
        now: Instant,
        lifetimes: &Lifetimes,
    ) -> Result<(), ErrorCode> {
        self.channels.retain(|channel| now < channel.expires);
        let same = self.channels.iter().find(|channel| channel.number == number || channel.peer == peer);
        match same {
            // "The channel number is not currently bound to a different transport address" and the
            // other way round (RFC 8656 §12.2).
            Some(channel) if channel.number != number || channel.peer != peer => return Err(ErrorCode::BadRequest),
            None if self.channels.len() == MAX_CHANNELS => return Err(ErrorCode::InsufficientCapacity),
            Some(_) | None => {}
        }
        let bound = same.is_some();
        self.permit(&[peer.ip()], now, lifetimes.permission)?;
        let expires = now + lifetimes.channel;
        if !bound {
            let permitted_until = now + lifetimes.permission;
            self.channels.push(Channel { number, peer, expires, permitted_until });
        }
        for channel in self.channels.iter_mut().filter(|channel| channel.number == number) {
            channel.expires = expires;
        }
        Ok(())
    }

    /// Whether a payload is within the allocation's rates, which both ways share.
    #[inline]
    pub(super) fn affords(&mut self, now: Instant, bytes: usize, rates: &Rates) -> bool {
        const SECOND: u64 = 1_000_000_000;
        let packet = Duration::from_nanos(SECOND / u64::from(rates.packets.max(1)));
        let cost = Duration::from_nanos(SECOND * bytes as u64 / u64::from(rates.bytes.max(1)));
        self.packets.take(now, packet, BURST) && self.bytes.take(now, cost, BURST)
    }

    /// The answer to a request that comes again.
    pub(super) fn answered(&self, transaction: TransactionId, method: u16) -> Option<&[u8]> {
        let (last, last_method, answer) = self.last.as_ref()?;
        (*last == transaction && *last_method == method).then_some(answer)
    }

    pub(super) fn remember(&mut self, transaction: TransactionId, method: u16, answer: &[u8]) {
        self.last = Some((transaction, method, answer.into()));
    }
}
