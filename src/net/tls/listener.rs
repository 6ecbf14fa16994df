//! HTTPS for `axum`: handshakes run beside each other, so that a slow client keeps nobody waiting.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use axum::serve::Listener;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, mpsc};
use tokio::task::JoinSet;
use tokio_rustls::server::TlsStream;

use crate::net::tls::Tls;

/// Handshakes at a time; who comes later waits in the system's queue.
const MAX_HANDSHAKES: usize = 256;

/// Finished connections that wait to be served; when it is full, handshakes keep their place.
const READY: usize = 64;

type Connection = (TlsStream<TcpStream>, SocketAddr);

/// A listener that gives connections whose handshake is done.
#[derive(Debug)]
pub struct TlsListener {
    address: Result<SocketAddr, io::ErrorKind>,
    ready: mpsc::Receiver<Connection>,
    _accepting: JoinSet<()>,
}

impl TlsListener {
    /// Starts accepting; it ends when the listener is dropped.
    pub fn new(listener: TcpListener, tls: Tls) -> Self {
        let address = listener.local_addr().map_err(|error| error.kind());
        let (sender, ready) = mpsc::channel(READY);
        let mut accepting = JoinSet::new();
        accepting.spawn(accept(listener, tls, sender));
        TlsListener { address, ready, _accepting: accepting }
    }
}

impl Listener for TlsListener {
    type Io = TlsStream<TcpStream>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> Connection {
        match self.ready.recv().await {
            Some(connection) => connection,
            // The accepting task only ends with this listener.
            None => std::future::pending().await,
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        Ok(self.address?)
    }
}

async fn accept(mut listener: TcpListener, tls: Tls, ready: mpsc::Sender<Connection>) {
    let places = Arc::new(Semaphore::new(MAX_HANDSHAKES));
    let mut handshakes = JoinSet::new();
    loop {
        // The semaphore is never closed.
        let Ok(place) = places.clone().acquire_owned().await else { return };
        let (stream, address) = Listener::accept(&mut listener).await;
        while handshakes.try_join_next().is_some() {}
        let (tls, ready) = (tls.clone(), ready.clone());
        handshakes.spawn(async move {
            let _place = place;
            // Signalling is small messages: none of them waits for the one before to be acknowledged.
            let _ = stream.set_nodelay(true);
            match tls.accept(stream).await {
                // Nobody receives while the server ends.
                Ok(Some(stream)) => drop(ready.send((stream, address)).await),
                Ok(None) => {}
                Err(error) => tracing::debug!(%error, "a TLS handshake failed"),
            }
        });
    }
}
