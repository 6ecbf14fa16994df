//! Addresses, networks and ports as people write them.

use std::fmt;
use std::net::IpAddr;
use std::ops::RangeInclusive;
use std::str::FromStr;

use serde::de::{Deserialize, Deserializer, Error};

use crate::turn::Cidr;

/// An address that clients are told to send to: `203.0.113.7` for everybody, or
/// `10.0.0.0/8=10.1.2.3` for clients from one network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Announced {
    /// Whose clients are told it instead of the others; `None` means everybody's.
    pub network: Option<Cidr>,
    /// The address.
    pub ip: IpAddr,
}

impl FromStr for Announced {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (network, ip) = match text.split_once('=') {
            Some((network, ip)) => (Some(network.trim().parse::<Cidr>().map_err(|e| e.to_string())?), ip.trim()),
            None => (None, text.trim()),
        };
        let hint = "an IP address such as 203.0.113.7, or 10.0.0.0/8=10.1.2.3 for clients of a network, is expected";
        Ok(Announced { network, ip: ip.parse().map_err(|_| hint.to_owned())? })
    }
}

impl<'de> Deserialize<'de> for Announced {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

/// The first and the last of some ports, as `49152-65535`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PortRange(pub RangeInclusive<u16>);

impl PortRange {
    /// One of `count` shares of about the same size.
    pub fn share(&self, index: u16, count: u16) -> RangeInclusive<u16> {
        let (start, len) = (u32::from(*self.0.start()), self.0.len() as u32);
        let (index, count) = (u32::from(index), u32::from(count.max(1)));
        let at = |n: u32| (start + len * n / count) as u16;
        at(index)..=(start + len * (index + 1) / count - 1) as u16
    }
}

impl fmt::Display for PortRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.0.start(), self.0.end())
    }
}

impl<'de> Deserialize<'de> for PortRange {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let ends = text.split_once('-').and_then(|(first, last)| Some((first.parse().ok()?, last.parse().ok()?)));
        match ends {
            Some((first, last)) if 0 < first && first <= last => Ok(PortRange(first..=last)),
            _ => Err(D::Error::custom("ports such as \"49152-65535\" are expected")),
        }
    }
}

/// For `#[serde(deserialize_with)]`: networks as `10.0.0.0/8`.
pub(super) fn networks<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Cidr>, D::Error> {
    let texts = Vec::<String>::deserialize(deserializer)?;
    texts.iter().map(|text| text.parse().map_err(D::Error::custom)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn announced_addresses_may_be_for_a_network() {
        let everybody: Announced = "203.0.113.7".parse().unwrap();
        assert_eq!(everybody, Announced { network: None, ip: "203.0.113.7".parse().unwrap() });
        let inside: Announced = "10.0.0.0/8 = 10.1.2.3".parse().unwrap();
        assert!(inside.network.unwrap().contains("10.9.9.9".parse().unwrap()));
        for bad in ["", "relay.example", "10.0.0.0/8", "10.0.0.1/8=10.1.2.3", "10.0.0.0/8=x"] {
            assert!(bad.parse::<Announced>().is_err(), "{bad}");
        }
    }

    #[test]
    fn ports_are_shared_without_gap_or_overlap() {
        let range = PortRange(49_152..=65_535);
        for count in [1, 2, 3, 7] {
            let shares: Vec<u16> = (0..count).flat_map(|index| range.share(index, count)).collect();
            assert!(shares.iter().copied().eq(range.0.clone()), "{count}");
        }
    }
}
