//! One TURN or ICE connection over TCP or TLS: frames to the engine that serves it, and back.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::sync::oneshot;
use tokio::time::{Instant, timeout, timeout_at};

use crate::model::Transport;
use crate::net::engine_thread::EngineHandle;
use crate::net::relay;
use crate::net::streams::{Input, Outgoing, SendQueue, Stream};
use crate::net::tcp::framing::{Deframer, Framing};
use crate::net::tcp::{Patience, Takes};
use crate::turn::{self, Client};

/// Read at once.
const READ: usize = 16 * 1024;

static NEXT_ID: AtomicU64 = AtomicU64::new(1);

/// Why a connection ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum End {
    #[error("the client or the network ended it")]
    Lost,
    #[error("it sent something else than it began with")]
    Malformed,
    #[error("nobody here knows it")]
    Unknown,
    #[error("it was too slow, or of no use")]
    TimedOut,
    #[error("the engine let go of it")]
    Stopped,
}

/// Where a connection stands.
pub(super) struct Connection {
    framing: Framing,
    transport: Transport,
    remote: SocketAddr,
    local: SocketAddr,
    engines: Arc<[EngineHandle]>,
    takes: Takes,
    in_use: Arc<AtomicBool>,
    queue: SendQueue,
    /// The engine that serves it, and how it knows it.
    attached: Option<(usize, Client, u64)>,
}

impl Connection {
    /// Carries a connection until it ends.
    pub(super) async fn run(
        stream: impl AsyncRead + AsyncWrite,
        framing: Framing,
        transport: Transport,
        (remote, local): (SocketAddr, SocketAddr),
        engines: Arc<[EngineHandle]>,
        takes: Takes,
    ) -> End {
        let (queue, outgoing) = SendQueue::new();
        let in_use = Arc::new(AtomicBool::new(false));
        let mut connection =
            Connection { framing, transport, remote, local, engines, takes, in_use, queue, attached: None };
        let (reader, writer) = tokio::io::split(stream);
        let end = tokio::select! {
            end = connection.read(reader) => end,
            end = write(writer, outgoing, takes.patience) => end,
        };
        connection.detach().await;
        end
    }

    async fn read(&mut self, mut reader: impl AsyncRead + Unpin) -> End {
        let mut deframer = Deframer::new(self.framing, self.takes.wide_channels);
        let mut buffer = vec![0; READ];
        // When the next frame has to be whole.
        let mut frame_due = Instant::now() + self.takes.patience.first_frame;
        let mut waits_for_frame = true;
        let mut unused_since = Instant::now();
        loop {
            let unused_due = unused_since + self.takes.patience.unused;
            let due = if waits_for_frame { frame_due.min(unused_due) } else { unused_due };
            let count = match timeout_at(due, reader.read(&mut buffer)).await {
                Ok(Ok(0) | Err(_)) => return End::Lost,
                Ok(Ok(count)) => count,
                Err(_) if waits_for_frame && frame_due <= Instant::now() => return End::TimedOut,
                // An allocation stays for as long as it is refreshed, however silent.
                Err(_) if self.framing == Framing::Turn && self.is_in_use() => {
                    unused_since = Instant::now();
                    continue;
                }
                Err(_) => return End::TimedOut,
            };
            if self.is_in_use() {
                unused_since = Instant::now();
            }
            deframer.extend(&buffer[..count]);
            let mut any = false;
            loop {
                match deframer.next_frame() {
                    Ok(Some(frame)) => {
                        any = true;
                        let frame = frame.to_vec();
                        if let Err(end) = self.hand_over(frame).await {
                            return end;
                        }
                    }
                    Ok(None) => break,
                    Err(_) => return End::Malformed,
                }
            }
            if any || !waits_for_frame {
                waits_for_frame = deframer.is_amid_frame();
                frame_due = Instant::now() + self.takes.patience.frame;
            }
        }
    }

    /// Whether it serves an allocation, or a call since this was last asked: an engine says so of ICE
    /// again with each answer that it gives.
    fn is_in_use(&self) -> bool {
        match self.framing {
            Framing::Turn => self.in_use.load(Ordering::Relaxed),
            Framing::Ice => self.in_use.swap(false, Ordering::Relaxed),
        }
    }

    /// Gives a frame to the engine that it is for.
    async fn hand_over(&mut self, frame: Vec<u8>) -> Result<(), End> {
        let engine = self.engine_of(&frame).await.ok_or(End::Unknown)?;
        let client = self.attach(engine).await?;
        self.give(engine, Input::Frame(client, frame)).await
    }

    /// Which engine serves the client. ICE names its peer and TURN its credential, both in USERNAME;
    /// what TURN asks before it has one needs no state, so any engine may answer.
    async fn engine_of(&self, frame: &[u8]) -> Option<usize> {
        match (self.framing, &self.attached) {
            (Framing::Ice, Some((engine, ..))) => Some(*engine),
            (Framing::Turn, Some((engine, ..))) if self.is_in_use() || self.engines.len() == 1 => Some(*engine),
            (Framing::Turn, attached) => {
                let known = turn::username(frame).and_then(relay::engine_of).filter(|n| *n < self.engines.len());
                Some(known.or(attached.as_ref().map(|(engine, ..)| *engine)).unwrap_or(0))
            }
            (Framing::Ice, None) => {
                let (ufrag, _) = turn::username(frame)?.split_once(':')?;
                for (index, engine) in self.engines.iter().enumerate() {
                    let (ours, answer) = oneshot::channel();
                    if engine.stream(Input::Claim(ufrag.to_owned(), ours)).await && answer.await == Ok(true) {
                        return Some(index);
                    }
                }
                None
            }
        }
    }

    async fn attach(&mut self, engine: usize) -> Result<Client, End> {
        match &self.attached {
            Some((attached, client, _)) if *attached == engine => return Ok(*client),
            _ => self.detach().await,
        }
        let local = self.engines[engine].site.candidates.of_stream(self.local, self.remote);
        let client = Client::new(self.transport, self.remote, local);
        let id = NEXT_ID.fetch_add(1, Ordering::Relaxed);
        let (queue, in_use) = (self.queue.clone(), self.in_use.clone());
        self.attached = Some((engine, client, id));
        self.give(engine, Input::Opened(client, Stream { id, framing: self.framing, queue, in_use })).await?;
        Ok(client)
    }

    async fn detach(&mut self) {
        if let Some((engine, client, id)) = self.attached.take() {
            // An engine that has stopped has forgotten it already.
            let _ = self.give(engine, Input::Closed(client, id)).await;
        }
    }

    async fn give(&self, engine: usize, input: Input) -> Result<(), End> {
        if self.engines[engine].stream(input).await { Ok(()) } else { Err(End::Stopped) }
    }
}

async fn write(mut writer: impl AsyncWrite + Unpin, mut outgoing: Outgoing, patience: Patience) -> End {
    let mut buffer = Vec::new();
    while outgoing.take(&mut buffer).await {
        let written = timeout(patience.write, async {
            writer.write_all(&buffer).await?;
            writer.flush().await
        });
        match written.await {
            Ok(Ok(())) => {}
            Ok(Err(_)) => return End::Lost,
            Err(_) => return End::TimedOut,
        }
        outgoing.written(buffer.len());
        buffer.clear();
    }
    End::Stopped
}
