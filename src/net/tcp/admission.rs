use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

/// Connections from one IPv4 address or IPv6 /64 that are no HTTP, or have not said what they are: a
/// whole office may stand behind it.
const PER_SOURCE: u32 = 256;

/// Connections of that kind in all.
const TOTAL: u32 = 20_000;

/// Limits the connections that are not of a known browser.
#[derive(Debug, Clone, Default)]
pub(super) struct Admission(Arc<Mutex<Counts>>);

#[derive(Debug, Default)]
struct Counts {
    total: u32,
    by_source: HashMap<u128, u32>,
}

/// A place among the connections; dropping it frees it.
#[derive(Debug)]
pub(super) struct Admitted {
    admission: Admission,
    source: u128,
}

impl Admission {
    /// A place for a connection from `source`, if there is one.
    pub(super) fn admit(&self, source: IpAddr) -> Option<Admitted> {
        let source = network(source);
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if counts.total >= TOTAL {
            return None;
        }
        let of_source = counts.by_source.entry(source).or_default();
        if *of_source >= PER_SOURCE {
            return None;
        }
        *of_source += 1;
        counts.total += 1;
        Some(Admitted { admission: self.clone(), source })
    }
}

impl Drop for Admitted {
    fn drop(&mut self) {
        let mut counts = self.admission.0.lock().unwrap_or_else(PoisonError::into_inner);
        counts.total -= 1;
        if let Some(of_source) = counts.by_source.get_mut(&self.source) {
            *of_source -= 1;
            if *of_source == 0 {
                counts.by_source.remove(&self.source);
            }
        }
    }
}

fn network(source: IpAddr) -> u128 {
    match source.to_canonical() {
        IpAddr::V4(ip) => ip.to_ipv6_mapped().into(),
        IpAddr::V6(ip) => u128::from(ip) & !u128::from(u64::MAX),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_has_so_many_places_and_gets_them_back() {
        let admission = Admission::default();
        let ip = |text: &str| text.parse::<IpAddr>().unwrap();
        let mut held: Vec<Admitted> = (0..PER_SOURCE).map(|_| admission.admit(ip("2001:db8::1")).unwrap()).collect();
        assert!(admission.admit(ip("2001:db8::2")).is_none(), "the same network");
        assert!(admission.admit(ip("2001:db8:0:1::1")).is_some(), "another one");
        held.pop();
        held.push(admission.admit(ip("2001:db8::2")).unwrap());
        drop(held);
        let counts = admission.0.lock().unwrap();
        assert!(counts.total == 0 && counts.by_source.is_empty());
    }
}
