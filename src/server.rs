//! Wires everything (a placeholder until the parts are there).

use std::net::SocketAddr;

use crate::config::Config;

/// A running server.
#[derive(Debug)]
pub struct Server {
    addresses: Addresses,
}

/// Where a server can be reached, with the ports that it really got.
#[derive(Debug, Clone)]
pub struct Addresses {
    /// Pages, REST and signalling.
    pub http: SocketAddr,
    /// Prometheus metrics.
    pub metrics: SocketAddr,
    /// Audio and video, one for each engine.
    pub media: Vec<SocketAddr>,
}

/// Why a server could not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {}

impl Server {
    /// Starts everything.
    #[expect(clippy::unused_async, reason = "what it will wait for is not here yet")]
    pub async fn start(config: Config) -> Result<Server, StartError> {
        let media = (0..config.media.engine_count()).map(|index| config.media.bind_of(index)).collect();
        Ok(Server { addresses: Addresses { http: config.http.bind, metrics: config.metrics.bind, media } })
    }

    /// Where it can be reached.
    pub fn addresses(&self) -> &Addresses {
        &self.addresses
    }

    /// Tells everybody to come back later, and stops.
    #[expect(clippy::unused_async, reason = "what it will wait for is not here yet")]
    pub async fn shutdown(self) {}
}
