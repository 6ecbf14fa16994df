//! Connections over TCP and TLS as an engine sees them: where frames come from and go to.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use rustc_hash::FxHashMap;
use tokio::sync::{mpsc, oneshot};

use crate::net::tcp::Framing;
use crate::turn::Client;

/// Frames that wait for an engine from all connections together. Above it a connection is not read.
pub(super) const INPUTS: usize = 1024;

/// Bytes that wait for one connection: half a second of a usual call. What comes later is dropped, as
/// a path does that is too narrow.
const PENDING_BYTES: usize = 128 * 1024;

/// Runs of frames that wait for one connection.
const PENDING_RUNS: usize = 512;

/// What a connection has for an engine.
#[derive(Debug)]
pub(super) enum Input {
    /// From now on the engine answers a client through this.
    Opened(Client, Stream),
    /// A datagram that the client sent.
    Frame(Client, Vec<u8>),
    /// The connection of this number is over.
    Closed(Client, u64),
    /// Whether a peer of the engine has this ICE user fragment.
    Claim(String, oneshot::Sender<bool>),
}

/// The engine's end of a connection.
#[derive(Debug)]
pub(super) struct Stream {
    /// Told from another connection that the client makes from the same port.
    pub(super) id: u64,
    pub(super) framing: Framing,
    pub(super) queue: SendQueue,
    /// Whether it serves a call, so that it may stay.
    pub(super) in_use: Arc<AtomicBool>,
}

/// What waits to be written to a connection; bounded, and media that does not fit is dropped.
#[derive(Debug, Clone)]
pub(super) struct SendQueue {
    runs: mpsc::Sender<Vec<u8>>,
    pending: Arc<AtomicUsize>,
}

impl SendQueue {
    pub(super) fn new() -> (SendQueue, Outgoing) {
        let (sender, runs) = mpsc::channel(PENDING_RUNS);
        let pending = Arc::new(AtomicUsize::new(0));
        (SendQueue { runs: sender, pending: pending.clone() }, Outgoing { runs, pending })
    }

    /// False when it was dropped.
    fn push(&self, frames: Vec<u8>) -> bool {
        let len = frames.len();
        if self.pending.fetch_add(len, Ordering::Relaxed) + len <= PENDING_BYTES && self.runs.try_send(frames).is_ok() {
            return true;
        }
        self.pending.fetch_sub(len, Ordering::Relaxed);
        false
    }
}

/// The other end of a [`SendQueue`].
#[derive(Debug)]
pub(super) struct Outgoing {
    runs: mpsc::Receiver<Vec<u8>>,
    pending: Arc<AtomicUsize>,
}

impl Outgoing {
    /// Waits until there is something and adds all of it to `buffer`; false when the engine let go.
    pub(super) async fn take(&mut self, buffer: &mut Vec<u8>) -> bool {
        let Some(frames) = self.runs.recv().await else { return false };
        buffer.extend_from_slice(&frames);
        while let Ok(frames) = self.runs.try_recv() {
            buffer.extend_from_slice(&frames);
        }
        true
    }

    /// Makes room for what was written.
    pub(super) fn written(&self, bytes: usize) {
        self.pending.fetch_sub(bytes, Ordering::Relaxed);
    }
}

/// The connections of an engine.
#[derive(Debug, Default)]
pub(super) struct Streams {
    open: FxHashMap<Client, Stream>,
}

impl Streams {
    pub(super) fn open(&mut self, client: Client, stream: Stream) {
        self.open.insert(client, stream);
    }

    /// Forgets a connection; false when the client has made another one since.
    pub(super) fn close(&mut self, client: Client, id: u64) -> bool {
        let ours = self.open.get(&client).is_some_and(|stream| stream.id == id);
        if ours {
            self.open.remove(&client);
        }
        ours
    }

    pub(super) fn framing(&self, client: Client) -> Option<Framing> {
        self.open.get(&client).map(|stream| stream.framing)
    }

    pub(super) fn set_in_use(&self, client: Client, in_use: bool) {
        if let Some(stream) = self.open.get(&client) {
            stream.in_use.store(in_use, Ordering::Relaxed);
        }
    }

    /// Sends a run of datagrams of `size` bytes each; returns how many were dropped.
    pub(super) fn send(&self, client: Client, size: usize, contents: &[u8]) -> u64 {
        let taken = self.open.get(&client).is_some_and(|stream| {
            if stream.framing == Framing::Ice {
                // Only clients that have proven themselves are sent anything.
                stream.in_use.store(true, Ordering::Relaxed);
            }
            stream.queue.push(stream.framing.write(size, contents))
        });
        if taken { 0 } else { contents.len().div_ceil(size.max(1)) as u64 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Transport;

    #[tokio::test]
    async fn what_waits_is_bounded_and_leaves_in_order() {
        let client = Client::new(Transport::Tcp, ([192, 0, 2, 1], 5).into(), ([192, 0, 2, 9], 443).into());
        let (queue, mut outgoing) = SendQueue::new();
        let mut streams = Streams::default();
        let in_use = Arc::new(AtomicBool::new(false));
        streams.open(client, Stream { id: 1, framing: Framing::Ice, queue, in_use: in_use.clone() });
        let run = [7; 10_000];
        let lost: u64 = (0..20).map(|_| streams.send(client, 1000, &run)).sum();
        // 13 runs with ten lengths each fit into 128 KiB.
        assert_eq!(lost, 7 * 10);
        assert!(in_use.load(Ordering::Relaxed));
        let mut buffer = Vec::new();
        assert!(outgoing.take(&mut buffer).await);
        assert_eq!(buffer.len(), 13 * 10 * 1002);
        assert_eq!(streams.send(client, 1000, &run), 10, "what was taken is not written yet");
        outgoing.written(buffer.len());
        assert_eq!(streams.send(client, 1000, &run), 0);
        assert!(!streams.close(client, 2), "a newer connection stays");
        assert!(streams.close(client, 1));
        assert_eq!(streams.send(client, 1000, &run), 10);
    }
}
