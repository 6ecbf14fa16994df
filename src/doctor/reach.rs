//! The addresses of this machine, and from where an address can be reached.

use std::net::IpAddr;

use crate::turn::is_special;

/// The addresses of this machine.
pub(crate) fn own_ips() -> Vec<IpAddr> {
    let interfaces = if_addrs::get_if_addrs().unwrap_or_default();
    interfaces.iter().map(if_addrs::Interface::ip).collect()
}

/// From where an address can be reached, as far as it tells by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// This machine.
    Loopback,
    /// The network that an address of this machine is in.
    Inside,
    /// Nowhere: it is not public, and not one of this machine.
    Nowhere,
    /// Anywhere.
    Public,
    /// Anywhere, through something that leads to this machine.
    Forwarded,
}

impl Reach {
    pub(crate) fn of(ip: IpAddr, own: &[IpAddr]) -> Self {
        match (own.contains(&ip), is_special(ip)) {
            _ if ip.is_loopback() => Reach::Loopback,
            (true, true) => Reach::Inside,
            (false, true) => Reach::Nowhere,
            (true, false) => Reach::Public,
            (false, false) => Reach::Forwarded,
        }
    }
}
