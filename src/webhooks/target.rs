//! Where a webhook may go: nowhere inside the operator's own network, unless that is allowed (SSRF).

use std::net::{IpAddr, SocketAddr};
use std::time::Instant;

use axum::http::Uri;

use crate::client::{DialError, ServerUrl, resolve, server_of};
use crate::turn::is_special;

/// The longest URL, in bytes.
const MAX_URL: usize = 2048;

/// Why a URL cannot be told anything.
#[derive(Debug, thiserror::Error)]
pub enum InvalidTarget {
    /// It is no URL of a server.
    #[error("an address such as https://www.example.com/hooks is expected")]
    Url,
    /// It is not `https`.
    #[error("an address that begins with https:// is expected")]
    Insecure,
    /// It leads into a network that is not the public internet.
    #[error("{0} leads to no address of the public internet")]
    Private(String),
    /// Its name has no address.
    #[error(transparent)]
    Unknown(#[from] DialError),
}

/// A URL that was read.
#[derive(Debug)]
pub(super) struct Target {
    pub(super) url: Uri,
    server: ServerUrl,
}

impl Target {
    /// Reads a URL, and looks at what can be seen without asking for its addresses.
    ///
    /// # Errors
    ///
    /// When it cannot be told anything.
    pub(super) fn new(url: &str, allow_private: bool) -> Result<Target, InvalidTarget> {
        let parsed: Uri = url.parse().map_err(|_| InvalidTarget::Url)?;
        let server = server_of(&parsed).filter(|_| url.len() <= MAX_URL).ok_or(InvalidTarget::Url)?;
        if !server.is_secure && !allow_private {
            return Err(InvalidTarget::Insecure);
        }
        if let Ok(ip) = server.host.parse::<IpAddr>()
            && !may_go(ip, allow_private)
        {
            return Err(InvalidTarget::Private(server.host));
        }
        Ok(Target { url: parsed, server })
    }

    /// The addresses that may be connected to; they are looked at each time, because a name may change.
    pub(super) async fn addresses(
        &self,
        allow_private: bool,
        deadline: Instant,
    ) -> Result<Vec<SocketAddr>, InvalidTarget> {
        let mut found = resolve(&self.server.host, self.server.port, deadline).await?;
        found.retain(|address| may_go(address.ip(), allow_private));
        if found.is_empty() { Err(InvalidTarget::Private(self.server.host.clone())) } else { Ok(found) }
    }
}

fn may_go(ip: IpAddr, allow_private: bool) -> bool {
    allow_private || !is_special(ip.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_addresses_are_refused_however_they_are_written() {
        for (url, allowed, allowed_privately) in [
            ("https://hooks.example.com/x?y=z", true, true),
            ("https://8.8.8.8/", true, true),
            ("http://hooks.example.com/", false, true),
            ("https://127.0.0.1/", false, true),
            ("https://10.0.0.1:8443/", false, true),
            ("https://169.254.169.254/latest/meta-data", false, true),
            ("https://[::1]/", false, true),
            ("https://[::ffff:127.0.0.1]/", false, true),
            ("https://[fd00::1]/", false, true),
            ("https://[fe80::1]/", false, true),
            ("https://[64:ff9b::7f00:1]/", false, true),
            ("https://224.0.0.1/", false, true),
            ("https://0.0.0.0/", false, true),
            ("https://user:secret@hooks.example.com/", false, false),
            ("ftp://hooks.example.com/", false, false),
            ("/hooks", false, false),
            ("hooks", false, false),
            ("", false, false),
        ] {
            assert_eq!(Target::new(url, false).is_ok(), allowed, "{url}");
            assert_eq!(Target::new(url, true).is_ok(), allowed_privately, "{url}");
        }
    }

    #[tokio::test]
    async fn names_are_judged_by_their_addresses() {
        let deadline = Instant::now() + std::time::Duration::from_secs(5);
        // Also numbers that only a resolver takes for an address.
        for url in ["https://localhost/", "https://2130706433/", "https://127.1/"] {
            let Ok(target) = Target::new(url, false) else { continue };
            assert!(target.addresses(false, deadline).await.is_err(), "{url}");
        }
        let target = Target::new("http://localhost:1/", true).unwrap();
        assert!(target.addresses(true, deadline).await.unwrap().iter().all(|address| address.ip().is_loopback()));
    }
}
