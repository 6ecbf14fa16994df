//! The threads that carry the media of all clients: many clients in few threads, each with a socket of its own.
//!
//! A thread looks after its clients every millisecond at the latest and at once when a packet is due.
//! Packets that come wait in their sockets meanwhile; when they came is told by the kernel, so what is measured
//! is the server and not how busy this program is.

use std::collections::BTreeMap;
use std::io::{self, IoSliceMut};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use mio::net::UdpSocket;
use mio::{Events, Interest, Poll, Token, Waker};
use nix::sys::socket::{setsockopt, sockopt};
use quinn_udp::{BATCH_SIZE, RecvMeta, UdpSocketState};
use socket2::{Domain, Protocol, Socket, Type};
use tokio::sync::oneshot;

use crate::client::{Delays, Figures, Moment, Peer, Stage};
use crate::model::MediaKind;

/// How often a thread looks after its clients.
const TICK: Duration = Duration::from_millis(1);

/// Commands that wait for a thread; who has more waits.
const COMMANDS: usize = 256;

/// More than any datagram of a server.
const MAX_DATAGRAM: usize = 2048;

/// What the kernel holds of what comes for one client: much more than a millisecond of it.
const SOCKET_BUFFER: usize = 1024 * 1024;

const WAKER: Token = Token(usize::MAX);

/// The threads.
pub struct Drive {
    threads: Vec<Thread>,
    next: AtomicUsize,
}

struct Thread {
    commands: SyncSender<Command>,
    waker: Arc<Waker>,
    /// Taken when it is dropped.
    handle: Option<JoinHandle<()>>,
}

/// One peer connection that a thread carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    thread: usize,
    client: usize,
}

/// A peer connection that is coming about.
#[derive(Debug)]
pub struct Connecting(oneshot::Receiver<Stage>);

/// A socket for one peer connection.
#[derive(Debug)]
pub struct MediaSocket {
    socket: UdpSocket,
    state: UdpSocketState,
    local: SocketAddr,
}

/// What one participant has sent and received.
#[derive(Debug, Clone, Default)]
pub(super) struct Seen {
    /// Packets that were sent.
    pub sent: u64,
    /// What was received.
    pub received: Figures,
}

/// What a thread has seen.
#[derive(Debug, Clone, Default)]
pub(super) struct Reading {
    /// By participant.
    pub(super) parts: BTreeMap<u32, Seen>,
    /// How late was sent what was due.
    pub(super) late: Delays,
    /// Peer connections that failed after they had come about.
    pub(super) failed: u64,
}

enum Command {
    Add(Box<Client>),
    With(usize, Task),
    Remove(usize),
    Restart,
    Read(oneshot::Sender<Reading>),
}

/// What is done with a peer connection.
type Task = Box<dyn FnOnce(&mut Peer) + Send>;

struct Client {
    key: usize,
    part: u32,
    peer: Peer,
    socket: MediaSocket,
    /// Who waits for the connection.
    connected: Option<oneshot::Sender<Stage>>,
    has_failed: bool,
}

/// The threads are gone, or the peer connection does not come about.
#[derive(Debug, thiserror::Error)]
pub enum DriveError {
    /// A thread has ended.
    #[error("a thread of the load has ended")]
    Over,
    /// ICE or DTLS does not come about.
    #[error("media does not connect: {0:?}")]
    NoMedia(Stage),
}

impl MediaSocket {
    /// A socket that reaches `remote`.
    ///
    /// # Errors
    ///
    /// When the system gives none.
    pub fn reaching(remote: SocketAddr) -> io::Result<MediaSocket> {
        let any: IpAddr = if remote.is_ipv4() { Ipv4Addr::UNSPECIFIED.into() } else { Ipv6Addr::UNSPECIFIED.into() };
        // A connected socket tells from which of our addresses packets will go; nothing is sent.
        let probe = std::net::UdpSocket::bind((any, 0))?;
        probe.connect(remote)?;
        MediaSocket::bind(probe.local_addr()?.ip())
    }

    /// A socket at one of this machine's addresses.
    ///
    /// # Errors
    ///
    /// When the system gives none.
    pub fn bind(ip: IpAddr) -> io::Result<MediaSocket> {
        let address = SocketAddr::new(ip, 0);
        let socket = Socket::new(Domain::for_address(address), Type::DGRAM, Some(Protocol::UDP))?;
        // A smaller buffer shows as loss at worst.
        let _ = socket.set_recv_buffer_size(SOCKET_BUFFER);
        socket.set_nonblocking(true)?;
        socket.bind(&address.into())?;
        let state = UdpSocketState::new((&socket).into())?;
        // Browsers take datagrams one by one. If runs of them were taken whole here (GRO), a server on the same
        // machine would never pay for dividing what it sends as one (GSO).
        setsockopt(&socket, sockopt::UdpGroSegment, &false)?;
        let socket = UdpSocket::from_std(socket.into());
        let local = socket.local_addr()?;
        Ok(MediaSocket { socket, state, local })
    }

    /// Its address.
    pub fn local(&self) -> SocketAddr {
        self.local
    }
}

impl Drive {
    /// Starts so many threads.
    ///
    /// # Errors
    ///
    /// When the system refuses a thread.
    pub fn start(threads: usize) -> io::Result<Drive> {
        let threads = (0..threads.max(1)).map(Thread::start).collect::<io::Result<_>>()?;
        Ok(Drive { threads, next: AtomicUsize::new(0) })
    }

    /// Carries a peer connection that has offer and answer, and waits until it has come about.
    ///
    /// # Errors
    ///
    /// When it does not within `patience`.
    pub async fn connect(
        &self,
        part: u32,
        peer: Peer,
        socket: MediaSocket,
        patience: Duration,
    ) -> Result<Key, DriveError> {
        let (key, connecting) = self.add(part, peer, socket).await?;
        self.connected(key, connecting, patience).await?;
        Ok(key)
    }

    /// Carries a peer connection, for a participant.
    ///
    /// # Errors
    ///
    /// When the thread has ended.
    pub async fn add(&self, part: u32, peer: Peer, socket: MediaSocket) -> Result<(Key, Connecting), DriveError> {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let key = Key { thread: number % self.threads.len(), client: number };
        let (connected, outcome) = oneshot::channel();
        let client = Client { key: number, part, peer, socket, connected: Some(connected), has_failed: false };
        self.command(key.thread, Command::Add(Box::new(client))).await?;
        Ok((key, Connecting(outcome)))
    }

    /// Waits until a peer connection has come about; one that does not is given up.
    ///
    /// # Errors
    ///
    /// When it does not within `patience`.
    pub async fn connected(&self, key: Key, connecting: Connecting, patience: Duration) -> Result<(), DriveError> {
        match tokio::time::timeout(patience, connecting.0).await {
            Ok(Ok(Stage::Connected)) => Ok(()),
            Ok(Ok(stage)) => self.give_up(key, stage).await,
            Ok(Err(_)) => Err(DriveError::Over),
            Err(_) => self.give_up(key, Stage::Checking).await,
        }
    }

    /// Has a peer connection send on one of its m-lines.
    ///
    /// # Errors
    ///
    /// When the thread has ended.
    pub async fn publish(&self, key: Key, line: usize) -> Result<(), DriveError> {
        self.with(key, move |peer| peer.publish(Instant::now(), line)).await
    }

    /// Does something with a peer connection that is carried, such as negotiating again.
    ///
    /// # Errors
    ///
    /// When the thread has ended.
    pub async fn with(&self, key: Key, task: impl FnOnce(&mut Peer) + Send + 'static) -> Result<(), DriveError> {
        self.command(key.thread, Command::With(key.client, Box::new(task))).await
    }

    /// Carries a peer connection no longer.
    ///
    /// # Errors
    ///
    /// When the thread has ended.
    pub async fn remove(&self, key: Key) -> Result<(), DriveError> {
        self.command(key.thread, Command::Remove(key.client)).await
    }

    /// Has everybody count anew.
    pub(super) async fn restart(&self) -> Result<(), DriveError> {
        for thread in 0..self.threads.len() {
            self.command(thread, Command::Restart).await?;
        }
        Ok(())
    }

    /// What everybody has counted.
    pub(super) async fn read(&self) -> Result<Reading, DriveError> {
        let mut all = Reading::default();
        for thread in 0..self.threads.len() {
            let (reply, reading) = oneshot::channel();
            self.command(thread, Command::Read(reply)).await?;
            let reading = reading.await.map_err(|_| DriveError::Over)?;
            all.late.merge(&reading.late);
            all.failed += reading.failed;
            for (part, seen) in reading.parts {
                let sum = all.parts.entry(part).or_default();
                sum.sent += seen.sent;
                sum.received.merge(&seen.received);
            }
        }
        Ok(all)
    }

    async fn give_up(&self, key: Key, stage: Stage) -> Result<(), DriveError> {
        self.remove(key).await?;
        Err(DriveError::NoMedia(stage))
    }

    async fn command(&self, thread: usize, mut command: Command) -> Result<(), DriveError> {
        let thread = &self.threads[thread];
        loop {
            match thread.commands.try_send(command) {
                Ok(()) => {
                    // A thread that cannot be woken looks by itself.
                    let _ = thread.waker.wake();
                    return Ok(());
                }
                Err(TrySendError::Full(back)) => command = back,
                Err(TrySendError::Disconnected(_)) => return Err(DriveError::Over),
            }
            tokio::time::sleep(TICK).await;
        }
    }
}

impl Thread {
    fn start(index: usize) -> io::Result<Thread> {
        let poll = Poll::new()?;
        let waker = Arc::new(Waker::new(poll.registry(), WAKER)?);
        let (commands, inbox) = sync_channel(COMMANDS);
        let worker = Worker { poll, inbox, clients: BTreeMap::new(), buffers: vec![0; BATCH_SIZE * MAX_DATAGRAM] };
        let handle = std::thread::Builder::new().name(format!("load-{index}")).spawn(move || worker.run())?;
        Ok(Thread { commands, waker, handle: Some(handle) })
    }
}

impl Drop for Thread {
    fn drop(&mut self) {
        // The thread ends when nobody can command it.
        self.commands = sync_channel(1).0;
        let _ = self.waker.wake();
        if let Some(handle) = self.handle.take() {
            let _ = handle.join();
        }
    }
}

/// The thread's side.
struct Worker {
    poll: Poll,
    inbox: Receiver<Command>,
    clients: BTreeMap<usize, Client>,
    buffers: Vec<u8>,
}

impl Worker {
    fn run(mut self) {
        let mut ready = Events::with_capacity(1024);
        loop {
            let wait = if self.clients.is_empty() { None } else { Some(Duration::ZERO) };
            match self.poll.poll(&mut ready, wait) {
                Err(error) if error.kind() != io::ErrorKind::Interrupted => {
                    tracing::error!(%error, "waiting for packets failed; the load stops");
                    return;
                }
                _ => {}
            }
            if !self.take_commands() {
                return;
            }
            for event in &ready {
                if let Some(client) = self.clients.get_mut(&event.token().0) {
                    client.receive(&mut self.buffers);
                }
            }
            let mut next = Instant::now() + TICK;
            for client in self.clients.values_mut() {
                next = next.min(client.work());
            }
            if !self.clients.is_empty() {
                std::thread::sleep(next.saturating_duration_since(Instant::now()));
            }
        }
    }

    /// False when nobody can command the thread any more.
    fn take_commands(&mut self) -> bool {
        loop {
            match self.inbox.try_recv() {
                Ok(command) => self.handle(command),
                Err(std::sync::mpsc::TryRecvError::Empty) => return true,
                Err(std::sync::mpsc::TryRecvError::Disconnected) => return false,
            }
        }
    }

    fn handle(&mut self, command: Command) {
        match command {
            Command::Add(mut client) => {
                let token = Token(client.key);
                match self.poll.registry().register(&mut client.socket.socket, token, Interest::READABLE) {
                    Ok(()) => drop(self.clients.insert(client.key, *client)),
                    Err(error) => tracing::error!(%error, "a socket cannot be watched"),
                }
            }
            Command::With(client, task) => {
                if let Some(client) = self.clients.get_mut(&client) {
                    task(&mut client.peer);
                }
            }
            Command::Remove(client) => drop(self.clients.remove(&client)),
            Command::Restart => self.clients.values_mut().for_each(|client| client.peer.restart()),
            Command::Read(reply) => {
                // Who asked may have gone away.
                let _ = reply.send(self.reading());
            }
        }
    }

    fn reading(&self) -> Reading {
        let mut reading = Reading::default();
        for client in self.clients.values() {
            let seen = reading.parts.entry(client.part).or_default();
            for kind in [MediaKind::Audio, MediaKind::Video] {
                seen.sent += client.peer.sent(kind);
                seen.received.merge(&client.peer.figures(kind));
            }
            reading.late.merge(client.peer.late());
            reading.failed += u64::from(client.has_failed);
        }
        reading
    }
}

impl Client {
    /// Takes what has come.
    fn receive(&mut self, buffers: &mut [u8]) {
        loop {
            let mut metas = [RecvMeta::default(); BATCH_SIZE];
            let mut slices = buffers.chunks_exact_mut(MAX_DATAGRAM).map(IoSliceMut::new);
            let mut slices: [IoSliceMut<'_>; BATCH_SIZE] =
                std::array::from_fn(|_| slices.next().unwrap_or(IoSliceMut::new(&mut [])));
            // An error is a message about an earlier datagram, or says that there is nothing.
            let Ok(count) = self.socket.state.recv((&self.socket.socket).into(), &mut slices, &mut metas) else {
                return;
            };
            let read = Moment::now();
            for (meta, buffer) in metas.iter().zip(buffers.chunks_exact(MAX_DATAGRAM)).take(count) {
                let unix = meta.timestamp.map_or(read.unix, |at| u64::try_from(at.as_nanos()).unwrap_or(read.unix));
                self.peer.handle_packet(Moment { unix, ..read }, meta.addr, self.socket.local, &buffer[..meta.len]);
            }
            self.flush();
            if count < BATCH_SIZE {
                return;
            }
        }
    }

    /// Does what is due, and says when more will be.
    fn work(&mut self) -> Instant {
        let now = Instant::now();
        if self.peer.poll_timeout() <= now {
            self.peer.handle_timeout(Moment::now());
            self.flush();
        }
        match self.peer.stage() {
            Stage::Checking | Stage::IceConnected => {}
            stage @ (Stage::Connected | Stage::Failed) => {
                self.has_failed |= stage == Stage::Failed && self.connected.is_none();
                if let Some(connected) = self.connected.take() {
                    // Who asked may have given up.
                    let _ = connected.send(stage);
                }
            }
        }
        // Nothing is due of one that has failed.
        if self.peer.stage() == Stage::Failed { now + TICK } else { self.peer.poll_timeout() }
    }

    fn flush(&mut self) {
        while let Some(datagram) = self.peer.poll_transmit() {
            // What is not sent is lost, and shows as such.
            let _ = self.socket.socket.send_to(&datagram.contents, datagram.destination);
        }
    }
}
