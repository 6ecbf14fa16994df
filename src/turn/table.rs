use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::ops::RangeInclusive;
use std::time::Instant;

use aws_lc_rs::hmac;
use rustc_hash::FxHashMap;

use crate::turn::allocation::Allocation;
use crate::turn::limits::network;
use crate::turn::server::Client;
use crate::turn::settings::Quotas;
use crate::turn::wire::ErrorCode;

/// All allocations, found by either end, and how many there are of whom.
#[derive(Debug)]
pub(super) struct Table {
    slots: Vec<Option<Allocation>>,
    free: Vec<u32>,
    by_client: FxHashMap<Client, u32>,
    by_relayed: FxHashMap<SocketAddr, u32>,
    by_identity: BTreeMap<Box<str>, u32>,
    by_source: BTreeMap<u128, u32>,
    quotas: Quotas,
    ports: RangeInclusive<u16>,
    port_key: hmac::Key,
    /// How many ports were chosen.
    chosen: u64,
}

impl Table {
    pub(super) fn new(quotas: Quotas, ports: RangeInclusive<u16>, key: &[u8; 32]) -> Self {
        Table {
            slots: Vec::new(),
            free: Vec::new(),
            by_client: FxHashMap::default(),
            by_relayed: FxHashMap::default(),
            by_identity: BTreeMap::new(),
            by_source: BTreeMap::new(),
            quotas,
            ports,
            port_key: hmac::Key::new(hmac::HMAC_SHA256, key),
            chosen: 0,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.by_client.len()
    }

    #[inline]
    pub(super) fn of_client(&mut self, client: Client) -> Option<&mut Allocation> {
        let slot = *self.by_client.get(&client)?;
        self.slots.get_mut(slot as usize)?.as_mut()
    }

    #[inline]
    pub(super) fn of_relayed(&mut self, relayed: SocketAddr) -> Option<&mut Allocation> {
        let slot = *self.by_relayed.get(&relayed)?;
        self.slots.get_mut(slot as usize)?.as_mut()
    }

    pub(super) fn holds_relayed(&self, address: SocketAddr) -> bool {
        self.by_relayed.contains_key(&address)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Allocation> {
        self.slots.iter().flatten()
    }

    /// Clients whose allocations have ended by now.
    pub(super) fn expired(&self, now: Instant) -> Vec<Client> {
        self.iter().filter(|allocation| allocation.expires <= now).map(|allocation| allocation.client).collect()
    }

    /// Whether there may be another allocation of this identity and source.
    pub(super) fn check_quota(&self, identity: &str, source: IpAddr) -> Result<(), ErrorCode> {
        let of_identity = self.by_identity.get(identity).copied().unwrap_or(0);
        let of_source = self.by_source.get(&network(source, 32)).copied().unwrap_or(0);
        if of_identity >= self.quotas.per_identity || of_source >= self.quotas.per_source {
            return Err(ErrorCode::AllocationQuotaReached);
        }
        if self.len() >= self.quotas.total as usize {
            return Err(ErrorCode::InsufficientCapacity);
        }
        Ok(())
    }

    /// A free relayed address; which one cannot be told in advance.
    pub(super) fn choose(&mut self, ip: IpAddr, even: bool, taken: &[SocketAddr]) -> Result<SocketAddr, ErrorCode> {
        let tag = hmac::sign(&self.port_key, &self.chosen.to_be_bytes());
        self.chosen += 1;
        let draw = tag.as_ref().iter().take(4).fold(0, |draw, byte| draw << 8 | usize::from(*byte));
        let (before, after) = {
            let start = draw % self.ports.len().max(1);
            (self.ports.clone().take(start), self.ports.clone().skip(start))
        };
        let mut addresses = after.chain(before).map(|port| SocketAddr::new(ip, port));
        let suits = |address: &SocketAddr| !even || address.port().is_multiple_of(2);
        let free = |address: &SocketAddr| !self.holds_relayed(*address) && !taken.contains(address);
        addresses.find(|address| suits(address) && free(address)).ok_or(ErrorCode::InsufficientCapacity)
    }

    pub(super) fn insert(&mut self, allocation: Allocation) {
        let slot = self.free.pop().unwrap_or(self.slots.len() as u32);
        self.by_client.insert(allocation.client, slot);
        self.by_relayed.insert(allocation.relayed, slot);
        *self.by_identity.entry(allocation.identity.clone()).or_default() += 1;
        *self.by_source.entry(network(allocation.client.remote.ip(), 32)).or_default() += 1;
        match self.slots.get_mut(slot as usize) {
            Some(place) => *place = Some(allocation),
            None => self.slots.push(Some(allocation)),
        }
    }

    pub(super) fn remove(&mut self, client: Client) -> Option<Allocation> {
        let slot = self.by_client.remove(&client)?;
        let allocation = self.slots.get_mut(slot as usize)?.take()?;
        self.free.push(slot);
        self.by_relayed.remove(&allocation.relayed);
        count_down(&mut self.by_identity, &allocation.identity);
        count_down(&mut self.by_source, &network(client.remote.ip(), 32));
        Some(allocation)
    }
}

/// Counts one less, and forgets who is down to none.
fn count_down<K: Ord + Borrow<Q>, Q: Ord + ?Sized>(counts: &mut BTreeMap<K, u32>, key: &Q) {
    if let Some(count) = counts.get_mut(key) {
        *count -= 1;
        if *count == 0 {
            counts.remove(key);
        }
    }
}
