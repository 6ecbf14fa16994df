//! The one TCP port: HTTP, TLS, TURN and ICE-TCP, told apart by what a connection says first.

mod admission;
mod connection;
mod first_bytes;
mod framing;
mod prefixed;

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{mpsc, watch};
use tokio::time::timeout;

use crate::model::Transport;
use crate::net::engine_thread::EngineHandle;
use crate::net::tcp::admission::{Admission, Admitted};
use crate::net::tcp::connection::Connection;
use crate::net::tcp::first_bytes::{ENOUGH, Speech};
pub use crate::net::tcp::framing::{Deframer, Framing};
use crate::net::tcp::prefixed::Prefixed;
use crate::net::tls::Tls;

/// HTTP connections that wait for the server to take them.
const HTTP_QUEUE: usize = 256;

/// What the kernel may hold back unsent, so that what is too much for a path waits where it can be
/// dropped.
const UNSENT: u32 = 32 * 1024;

/// Waited after an error such as too many open files, which passes.
const ACCEPT_RETRY: Duration = Duration::from_millis(100);

/// Bytes both ways.
pub trait ByteStream: AsyncRead + AsyncWrite + Send + Unpin {}

impl<S: AsyncRead + AsyncWrite + Send + Unpin> ByteStream for S {}

/// A connection on which a client speaks HTTP.
pub struct HttpStream {
    /// The connection, decrypted if it is TLS.
    pub stream: Box<dyn ByteStream>,
    /// The other end.
    pub remote: SocketAddr,
    /// Whether it is TLS.
    pub secure: bool,
}

/// What the port takes beside HTTP; the rest is closed at once.
#[derive(Debug, Clone, Copy)]
pub struct Takes {
    /// TURN clients.
    pub turn: bool,
    /// And their channel numbers above 0x4FFF, as the TURN server does.
    pub wide_channels: bool,
    /// ICE-TCP.
    pub ice: bool,
    /// How patient it is.
    pub patience: Patience,
}

/// How long clients may take. A connection that costs them nothing must not cost us much.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// For the first bytes, and again for those within TLS.
    pub first_bytes: Duration,
    /// For the first whole frame of TURN or ICE.
    pub first_frame: Duration,
    /// For a frame that has begun.
    pub frame: Duration,
    /// Without an allocation or a call; ICE checks consent more often (RFC 7675 §5.1).
    pub unused: Duration,
    /// Without taking anything of what is written.
    pub write: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        let seconds = Duration::from_secs;
        Patience {
            first_bytes: seconds(10),
            first_frame: seconds(10),
            frame: seconds(10),
            unused: seconds(30),
            write: seconds(10),
        }
    }
}

/// What each connection of the port needs.
#[derive(Clone)]
struct Port {
    tls: Option<Tls>,
    engines: Arc<[EngineHandle]>,
    takes: Takes,
    admission: Admission,
    http: mpsc::Sender<HttpStream>,
}

/// Accepts until the server stops; connections that speak HTTP come out of the receiver.
pub fn accept(
    listener: TcpListener,
    tls: Option<Tls>,
    engines: Vec<EngineHandle>,
    takes: Takes,
    stopped: watch::Receiver<bool>,
) -> mpsc::Receiver<HttpStream> {
    let (http, streams) = mpsc::channel(HTTP_QUEUE);
    let port = Port { tls, engines: engines.into(), takes, admission: Admission::default(), http };
    tokio::spawn(async move {
        let accepting = async {
            loop {
                match listener.accept().await {
                    Ok((stream, remote)) => port.take(stream, remote, stopped.clone()),
                    Err(error) if is_of_the_connection(&error) => {}
                    Err(error) => {
                        tracing::warn!(%error, "a connection could not be accepted");
                        tokio::time::sleep(ACCEPT_RETRY).await;
                    }
                }
            }
        };
        let mut stop = stopped.clone();
        tokio::select! {
            () = accepting => {}
            // An error means that the server is gone, which is a reason to stop as well.
            _ = stop.wait_for(|stopped| *stopped) => {}
        }
    });
    streams
}

impl Port {
    fn take(&self, stream: TcpStream, remote: SocketAddr, mut stopped: watch::Receiver<bool>) {
        let Some(admitted) = self.admission.admit(remote.ip()) else {
            tracing::debug!("a connection was refused: its source has too many");
            return;
        };
        let port = self.clone();
        tokio::spawn(async move {
            tokio::select! {
                () = port.serve(stream, remote, admitted) => {}
                _ = stopped.wait_for(|stopped| *stopped) => {}
            }
        });
    }

    async fn serve(self, stream: TcpStream, remote: SocketAddr, admitted: Admitted) {
        let Ok(local) = stream.local_addr() else { return };
        if let Err(error) = prepare(&stream) {
            tracing::debug!(%error, "a connection could not be set up");
        }
        let Some((speech, stream)) = self.listen(stream).await else { return };
        match (speech, &self.tls) {
            (Speech::Tls, Some(tls)) => match tls.accept(stream).await {
                Ok(Some(stream)) => {
                    let Some((speech, stream)) = self.listen(stream).await else { return };
                    self.speak(speech, stream, Transport::Tls, (remote, local), admitted).await;
                }
                Ok(None) => {}
                Err(error) => tracing::debug!(%error, "a TLS handshake failed"),
            },
            _ => self.speak(speech, stream, Transport::Tcp, (remote, local), admitted).await,
        }
    }

    async fn speak(
        &self,
        speech: Speech,
        stream: impl ByteStream + 'static,
        transport: Transport,
        ends: (SocketAddr, SocketAddr),
        admitted: Admitted,
    ) {
        match speech {
            Speech::Http => {
                // From here on HTTP's own limits hold.
                drop(admitted);
                let stream =
                    HttpStream { stream: Box::new(stream), remote: ends.0, secure: transport == Transport::Tls };
                // Nobody takes it when the server stops.
                let _ = self.http.send(stream).await;
            }
            Speech::Datagrams(framing) if self.takes(framing, transport) => {
                let end = Connection::run(stream, framing, transport, ends, self.engines.clone(), self.takes).await;
                tracing::debug!(?framing, ?transport, reason = %end, "a media connection ended");
            }
            Speech::Datagrams(_) | Speech::Tls => tracing::debug!(?speech, "a connection was closed: not configured"),
        }
    }

    /// Reads what tells the kinds of connections apart.
    async fn listen<S: ByteStream>(&self, mut stream: S) -> Option<(Speech, Prefixed<S>)> {
        let mut first = [0; ENOUGH];
        timeout(self.takes.patience.first_bytes, stream.read_exact(&mut first)).await.ok()?.ok()?;
        Some((Speech::of(first)?, Prefixed::new(first, stream)))
    }

    fn takes(&self, framing: Framing, transport: Transport) -> bool {
        match framing {
            Framing::Turn => self.takes.turn,
            // RFC 6544 knows no TLS.
            Framing::Ice => self.takes.ice && transport == Transport::Tcp,
        }
    }
}

/// Nothing waits for the acknowledgement of something before, and little waits in the kernel.
fn prepare(stream: &TcpStream) -> io::Result<()> {
    stream.set_nodelay(true)?;
    #[cfg(target_os = "linux")]
    socket2::SockRef::from(stream).set_tcp_notsent_lowat(UNSENT)?;
    Ok(())
}

/// Whether only the connection failed that was to be accepted.
fn is_of_the_connection(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}
