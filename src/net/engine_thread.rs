use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, TrySendError, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use mio::{Events, Interest, Poll, Token, Waker};
use tokio::sync::mpsc;

use crate::media::{Command, Counters, Engine, Event, MediaSetup};
use crate::net::candidates::Candidates;
use crate::net::relay::Relay;
use crate::net::udp::UdpPort;
use crate::turn;

const SOCKET: Token = Token(0);
const WAKER: Token = Token(1);

/// Commands that wait for the engine. It takes them in microseconds, so a full queue means that it
/// is stuck, and the one who asks is told so.
const COMMANDS: usize = 4096;

/// Batches taken from the socket before timers and commands have their turn.
const BATCHES_PER_TURN: usize = 16;

/// How soon events are offered again to a switchboard that could not take them.
const EVENT_RETRY: Duration = Duration::from_millis(5);

/// Why an engine could not be started.
#[derive(Debug, thiserror::Error)]
pub enum NetError {
    /// The media port cannot be had.
    #[error("cannot listen for media on UDP {address}: {error}")]
    Bind {
        /// Where.
        address: SocketAddr,
        /// Why.
        error: io::Error,
    },
    /// The system refused something else.
    #[error("cannot start a media engine: {0}")]
    System(#[from] io::Error),
}

/// A running engine, as the rest of the process sees it.
#[derive(Debug, Clone)]
pub struct EngineHandle {
    /// What peers of this engine are built from, its candidates among it.
    pub setup: Arc<MediaSetup>,
    /// Where its socket is bound.
    pub address: SocketAddr,
    commands: SyncSender<Command>,
    waker: Arc<Waker>,
    counters: Arc<Mutex<Counters>>,
}

impl EngineHandle {
    /// Hands a command over. False when the engine is stuck or gone.
    pub fn command(&self, command: Command) -> bool {
        match self.commands.try_send(command) {
            Ok(()) => self.waker.wake().is_ok(),
            Err(TrySendError::Full(_) | TrySendError::Disconnected(_)) => false,
        }
    }

    /// What it has done up to its latest turn.
    pub fn counters(&self) -> Counters {
        self.counters.lock().map(|c| *c).unwrap_or_default()
    }
}

/// The thread that an engine runs on; it ends when every handle is gone.
pub struct EngineThread {
    index: usize,
    engine: Engine,
    /// Set unless TURN is switched off.
    relay: Option<Relay>,
    port: UdpPort,
    candidates: Candidates,
    poll: Poll,
    commands: Receiver<Command>,
    events: mpsc::Sender<(usize, Event)>,
    /// An event that the switchboard had no room for; the next ones wait inside the engine.
    unsent: Option<Event>,
    counters: Arc<Mutex<Counters>>,
    /// Datagrams that the kernel did not take.
    lost: u64,
}

impl EngineThread {
    /// Binds an engine's port and starts its thread, pinned to a core of its own if there is one.
    ///
    /// `relay` gives the settings of the TURN server at the same port, from the engine's own addresses.
    ///
    /// # Errors
    ///
    /// When the port is taken or the system refuses a thread.
    pub fn start(
        index: usize,
        bind: SocketAddr,
        announced: &[IpAddr],
        setup: &MediaSetup,
        relay: impl FnOnce(Vec<SocketAddr>) -> Option<turn::Settings>,
        events: mpsc::Sender<(usize, Event)>,
    ) -> Result<(EngineHandle, JoinHandle<()>), NetError> {
        let mut port = UdpPort::bind(bind).map_err(|error| NetError::Bind { address: bind, error })?;
        let address = port.socket.local_addr()?;
        let interfaces: Vec<IpAddr> = if_addrs::get_if_addrs()?.iter().map(if_addrs::Interface::ip).collect();
        let candidates = Candidates::new(address, announced, &interfaces);
        let poll = Poll::new()?;
        let waker = Arc::new(Waker::new(poll.registry(), WAKER)?);
        poll.registry().register(&mut port.socket, SOCKET, Interest::READABLE)?;
        let (sender, commands) = sync_channel(COMMANDS);
        let counters = Arc::new(Mutex::new(Counters::default()));
        let handle = EngineHandle {
            setup: Arc::new(setup.with_candidates(candidates.announced().to_vec())),
            address,
            commands: sender,
            waker,
            counters: counters.clone(),
        };
        let thread = EngineThread {
            index,
            engine: Engine::new(),
            relay: relay(candidates.announced().to_vec()).map(|settings| Relay::new(turn::Server::new(settings))),
            port,
            candidates,
            poll,
            commands,
            events,
            unsent: None,
            counters,
            lost: 0,
        };
        let joined = std::thread::Builder::new().name(format!("media-{index}")).spawn(move || thread.run())?;
        Ok((handle, joined))
    }

    fn run(mut self) {
        pin(self.index);
        let mut ready = Events::with_capacity(8);
        loop {
            if let Err(error) = self.poll.poll(&mut ready, self.wait())
                && error.kind() != io::ErrorKind::Interrupted
            {
                tracing::error!(%error, engine = self.index, "waiting for media failed; the engine stops");
                return;
            }
            // Before the packets: those of a new peer can only follow the command that adds it.
            if !self.take_commands() {
                return;
            }
            self.receive();
            let now = Instant::now();
            if self.engine.poll_timeout().is_some_and(|at| at <= now) {
                self.engine.handle_timeout(now);
            }
            if let Some(relay) = self.relay.as_mut().filter(|r| r.poll_timeout().is_some_and(|at| at <= now)) {
                relay.handle_timeout(now);
            }
            self.send();
            self.offer_events();
            // A scrape that reads just now is not waited for; the next turn brings it the figures.
            if let Ok(mut counters) = self.counters.try_lock() {
                *counters = self.engine.counters();
                counters.packets_lost_locally = self.lost;
            }
        }
    }

    /// How long nothing is due.
    fn wait(&self) -> Option<Duration> {
        let due = self.engine.poll_timeout().into_iter().chain(self.relay.as_ref().and_then(Relay::poll_timeout)).min();
        let due = due.map(|at| at.saturating_duration_since(Instant::now()));
        if self.unsent.is_some() { Some(due.unwrap_or(EVENT_RETRY).min(EVENT_RETRY)) } else { due }
    }

    /// Empties the socket; every batch is forwarded at once, nothing waits to fill one.
    fn receive(&mut self) {
        for _ in 0..BATCHES_PER_TURN {
            let now = Instant::now();
            let (engine, candidates, relay) = (&mut self.engine, &self.candidates, &mut self.relay);
            let more = self.port.receive(|source, ip, datagram| {
                let local = candidates.of_packet(ip, source);
                match relay {
                    Some(relay) if Relay::wants(datagram) => relay.handle_client(engine, now, source, local, datagram),
                    _ => engine.handle_packet(now, source, local, datagram),
                }
            });
            self.engine.flush(now);
            self.send();
            match more {
                Ok(true) => {}
                Ok(false) => return,
                Err(error) => {
                    tracing::warn!(%error, engine = self.index, "receiving media failed");
                    return;
                }
            }
        }
        // More is waiting, and the socket only reports what is new: come back after the others.
        if let Err(error) = self.poll.registry().reregister(&mut self.port.socket, SOCKET, Interest::READABLE) {
            tracing::error!(%error, engine = self.index, "the media socket cannot be watched");
        }
    }

    /// False when nobody can command the engine any more.
    fn take_commands(&mut self) -> bool {
        loop {
            match self.commands.try_recv() {
                Ok(command) => self.engine.handle_command(Instant::now(), command),
                Err(TryRecvError::Empty) => return true,
                Err(TryRecvError::Disconnected) => return false,
            }
        }
    }

    fn send(&mut self) {
        if let Some(relay) = &mut self.relay {
            self.lost += relay.send_replies(&self.port, &self.candidates);
        }
        while let Some(transmit) = self.engine.poll_transmit() {
            if let Some(relay) = self.relay.as_mut().filter(|relay| relay.takes(&transmit)) {
                self.lost += relay.send(Instant::now(), &self.port, &self.candidates, &transmit);
                continue;
            }
            let src_ip = self.candidates.source_ip(transmit.source);
            self.lost += self.port.send(&transmit, src_ip);
        }
    }

    fn offer_events(&mut self) {
        while let Some(event) = self.unsent.take().or_else(|| self.engine.poll_event()) {
            match self.events.try_send((self.index, event)) {
                Ok(()) => {}
                Err(mpsc::error::TrySendError::Full((_, event))) => {
                    self.unsent = Some(event);
                    return;
                }
                Err(mpsc::error::TrySendError::Closed(_)) => return,
            }
        }
    }
}

/// Keeps the thread on one core, where its peers' state stays in the cache.
#[cfg(target_os = "linux")]
fn pin(index: usize) {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let mut set = rustix::thread::CpuSet::new();
    set.set(index % cores);
    if let Err(error) = rustix::thread::sched_setaffinity(None, &set) {
        tracing::debug!(%error, "a media engine could not be pinned to a core");
    }
}

#[cfg(not(target_os = "linux"))]
fn pin(_: usize) {}
