use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, TrySendError, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use mio::{Events, Interest, Poll, Token, Waker};
use tokio::sync::mpsc;

use crate::media::{self, Engine, Event, MediaSetup, Timings};
use crate::model::{ParticipantId, Transport};
use crate::net::candidates::Candidates;
use crate::net::outlets::Outlets;
use crate::net::pace::Pace;
use crate::net::relay::{self, Moment, Relay};
use crate::net::streams::{INPUTS, Input, Streams};
use crate::net::tcp::Framing;
use crate::net::udp::{Buffers, UdpPort};
use crate::turn::{self, Client};

const SOCKET: Token = Token(0);
const WAKER: Token = Token(1);

/// Commands that wait for the engine. It takes them in microseconds, so a full queue means that it
/// is stuck, and the one who asks is told so.
const COMMANDS: usize = 4096;

/// Sockets that are reported at once.
const READY: usize = 256;

/// Batches taken from the socket before timers and commands have their turn.
const BATCHES_PER_TURN: usize = 16;

/// How soon events are offered again to a switchboard that could not take them.
const EVENT_RETRY: Duration = Duration::from_millis(5);

/// How often the time of a batch is measured.
const SAMPLE_INTERVAL: Duration = Duration::from_millis(100);

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

/// Where an engine is, and what its peers are built from.
#[derive(Debug, Clone)]
pub struct EngineSite {
    /// Its number, from 0.
    pub index: usize,
    /// Where its socket is bound.
    pub address: SocketAddr,
    /// Under which addresses clients reach it.
    pub candidates: Candidates,
    setup: MediaSetup,
}

impl EngineSite {
    /// What a peer is built from whose client has this address, as far as that is known.
    pub fn setup_for(&self, client: Option<IpAddr>) -> MediaSetup {
        self.setup.with_candidates(self.candidates.udp_for(client), self.candidates.ice_tcp_for(client))
    }
}

/// What an engine's thread is told.
#[derive(Debug)]
enum Command {
    Media(media::Command),
    RemoveIdentity(String),
}

/// What an engine has done.
#[derive(Debug, Clone, Copy, Default)]
struct Counters {
    media: media::Counters,
    turn: turn::Counters,
}

/// A running engine, as the rest of the process sees it.
#[derive(Debug, Clone)]
pub struct EngineHandle {
    /// Where it is.
    pub site: Arc<EngineSite>,
    commands: SyncSender<Command>,
    inputs: mpsc::Sender<Input>,
    waker: Arc<Waker>,
    counters: Arc<Mutex<Counters>>,
}

impl EngineHandle {
    /// Hands a command over. False when the engine is stuck or gone.
    pub fn command(&self, command: media::Command) -> bool {
        self.send(Command::Media(command))
    }

    /// Ends what a participant who is gone has allocated of the TURN server. False as above.
    pub fn remove_allocations(&self, participant: ParticipantId) -> bool {
        self.send(Command::RemoveIdentity(relay::identity(self.site.index, participant)))
    }

    fn send(&self, command: Command) -> bool {
        match self.commands.try_send(command) {
            Ok(()) => self.waker.wake().is_ok(),
            Err(TrySendError::Full(_) | TrySendError::Disconnected(_)) => false,
        }
    }

    /// Hands over what a stream connection has, waiting while the engine is behind. False when it is gone.
    pub(super) async fn stream(&self, input: Input) -> bool {
        self.inputs.send(input).await.is_ok() && self.waker.wake().is_ok()
    }

    /// What its media has done up to its latest turn.
    pub fn counters(&self) -> media::Counters {
        self.counters.lock().map(|c| c.media).unwrap_or_default()
    }

    /// What its TURN server has done up to its latest turn.
    pub fn turn_counters(&self) -> turn::Counters {
        self.counters.lock().map(|c| c.turn).unwrap_or_default()
    }
}

/// The thread that an engine runs on; it ends when every handle is gone.
pub struct EngineThread {
    index: usize,
    engine: Engine,
    /// Set unless TURN is switched off.
    relay: Option<Relay>,
    outlets: Outlets,
    buffers: Buffers,
    poll: Poll,
    commands: Receiver<Command>,
    inputs: mpsc::Receiver<Input>,
    events: mpsc::Sender<(usize, Event)>,
    /// An event that the switchboard had no room for; the next ones wait inside the engine.
    unsent: Option<Event>,
    counters: Arc<Mutex<Counters>>,
    watch: Watch,
}

/// What is measured of the thread itself.
#[derive(Debug, Default)]
struct Watch {
    busy: Duration,
    forwarding: Timings,
    sampled: Option<Instant>,
}

impl Watch {
    /// Looks how long the batch took that was read at `read`, if it is time for a sample: a clock that is asked for
    /// each batch would cost more than what is learned.
    fn sample(&mut self, read: Instant, has_packets: bool) {
        if has_packets && self.sampled.is_none_or(|last| read >= last + SAMPLE_INTERVAL) {
            self.sampled = Some(read);
            self.forwarding.add(read.elapsed());
        }
    }
}

impl EngineThread {
    /// Binds an engine's port and starts its thread, pinned to a core of its own if there is one.
    ///
    /// `candidates` makes its candidates from where it is bound, and `relay` the settings of the TURN
    /// server at the same port from them.
    ///
    /// # Errors
    ///
    /// When the port is taken or the system refuses a thread.
    pub fn start(
        index: usize,
        bind: SocketAddr,
        setup: &MediaSetup,
        candidates: impl FnOnce(SocketAddr) -> Candidates,
        relay: impl FnOnce(&Candidates) -> Option<turn::Settings>,
        events: mpsc::Sender<(usize, Event)>,
    ) -> Result<(EngineHandle, JoinHandle<()>), NetError> {
        let mut port = UdpPort::bind(bind).map_err(|error| NetError::Bind { address: bind, error })?;
        let address = port.socket.local_addr()?;
        let candidates = candidates(address);
        let poll = Poll::new()?;
        let waker = Arc::new(Waker::new(poll.registry(), WAKER)?);
        poll.registry().register(&mut port.socket, SOCKET, Interest::READABLE)?;
        let (sender, commands) = sync_channel(COMMANDS);
        let (frames, inputs) = mpsc::channel(INPUTS);
        let counters = Arc::new(Mutex::new(Counters::default()));
        let handle = EngineHandle {
            site: Arc::new(EngineSite { index, address, candidates: candidates.clone(), setup: setup.clone() }),
            commands: sender,
            inputs: frames,
            waker,
            counters: counters.clone(),
        };
        let relay = relay(&candidates);
        let thread = EngineThread {
            index,
            engine: Engine::new().with_relayed(relay.as_ref().map(relay::addresses)),
            relay: relay.map(|settings| Relay::new(settings, address)),
            outlets: Outlets { port, candidates, streams: Streams::default(), lost: 0 },
            buffers: Buffers::new(),
            poll,
            commands,
            inputs,
            events,
            unsent: None,
            counters,
            watch: Watch::default(),
        };
        let joined = std::thread::Builder::new().name(format!("media-{index}")).spawn(move || thread.run())?;
        Ok((handle, joined))
    }

    fn run(mut self) {
        pin(self.index);
        let mut ready = Events::with_capacity(READY);
        let mut pace = Pace::new(Instant::now());
        loop {
            if let Err(error) = self.poll.poll(&mut ready, self.wait())
                && error.kind() != io::ErrorKind::Interrupted
            {
                tracing::error!(%error, engine = self.index, "waiting for media failed; the engine stops");
                return;
            }
            let woken = Instant::now();
            // Before the packets: those of a new peer can only follow the command that adds it.
            if !self.take_commands() {
                return;
            }
            self.take_inputs();
            let packets = self.receive(&ready) + self.receive_from_peers(&ready);
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
                let turn = self.relay.as_ref().map(Relay::counters).unwrap_or_default();
                *counters = Counters { media: self.engine.counters(), turn };
                counters.media.packets_lost_locally = self.outlets.lost;
                counters.media.forwarding = self.watch.forwarding;
                counters.media.busy = self.watch.busy;
            }
            let done = Instant::now();
            self.watch.busy += done.saturating_duration_since(woken);
            // The socket keeps what comes meanwhile; a busy one has room for a tenth of a second.
            if let Some(pause) = pace.pause(woken, done, packets) {
                std::thread::sleep(pause);
            }
        }
    }

    /// How long nothing is due.
    fn wait(&self) -> Option<Duration> {
        let due = self.engine.poll_timeout().into_iter().chain(self.relay.as_ref().and_then(Relay::poll_timeout)).min();
        let due = due.map(|at| at.saturating_duration_since(Instant::now()));
        if self.unsent.is_some() { Some(due.unwrap_or(EVENT_RETRY).min(EVENT_RETRY)) } else { due }
    }

    /// Empties the socket if something has come, and says how many packets it was. Every batch is
    /// forwarded at once, nothing waits to fill one.
    fn receive(&mut self, ready: &Events) -> u32 {
        let mut packets = 0;
        if !ready.iter().any(|event| event.token() == SOCKET) {
            return packets;
        }
        for _ in 0..BATCHES_PER_TURN {
            let at = Moment::now();
            let (engine, relay) = (&mut self.engine, &mut self.relay);
            let Outlets { port, candidates, .. } = &self.outlets;
            let more = port.receive(&mut self.buffers, |source, ip, datagram| {
                let local = candidates.of_packet(ip, source);
                match relay {
                    Some(relay) if relay.wants(datagram) => {
                        relay.handle_client(engine, at, Client::new(Transport::Udp, source, local), datagram);
                    }
                    _ => engine.handle_packet(at.now, Transport::Udp, source, local, datagram),
                }
            });
            self.engine.flush(at.now);
            self.send();
            self.watch.sample(at.now, more.as_ref().is_ok_and(|(count, _)| *count > 0));
            match more {
                Ok((count, more)) => {
                    packets += count;
                    if !more {
                        return packets;
                    }
                }
                Err(error) => {
                    tracing::warn!(%error, engine = self.index, "receiving media failed");
                    return packets;
                }
            }
        }
        // More is waiting: come back after the others.
        self.outlets.port.watch_again(self.poll.registry(), SOCKET);
        packets
    }

    /// Takes what the connections over TCP and TLS have brought, at most one queue full.
    fn take_inputs(&mut self) {
        let mut at = None;
        for _ in 0..INPUTS {
            let Ok(input) = self.inputs.try_recv() else { break };
            let at = *at.get_or_insert_with(Moment::now);
            match input {
                Input::Opened(client, stream) => self.outlets.streams.open(client, stream),
                Input::Frame(client, frame) => match (self.outlets.streams.framing(client), &mut self.relay) {
                    (Some(Framing::Turn), Some(relay)) => relay.handle_client(&mut self.engine, at, client, &frame),
                    (Some(Framing::Ice), _) => {
                        self.engine.handle_packet(at.now, Transport::Tcp, client.remote, client.local, &frame);
                    }
                    (Some(Framing::Turn), None) | (None, _) => {}
                },
                Input::Closed(client, id) => {
                    let closed = self.outlets.streams.close(client, id);
                    if let Some(relay) = self.relay.as_mut().filter(|_| closed) {
                        relay.disconnect(client);
                    }
                }
                Input::Claim(ufrag, ours) => {
                    // The command that adds the peer came before its client can know the fragment, but
                    // perhaps after the last look at the commands; a client does not connect again.
                    if !self.engine.has_ufrag(&ufrag) {
                        self.take_commands();
                    }
                    // Whoever asked may have gone away.
                    let _ = ours.send(self.engine.has_ufrag(&ufrag));
                }
            }
        }
        if let Some(at) = at {
            self.engine.flush(at.now);
            self.send();
        }
    }

    /// Takes what came to the sockets of external peers, and says how many packets it was.
    fn receive_from_peers(&mut self, ready: &Events) -> u32 {
        let Some(relay) = &mut self.relay else { return 0 };
        let theirs = ready.iter().map(|event| event.token()).filter(|token| *token != SOCKET && *token != WAKER);
        theirs.map(|token| relay.receive(token, &mut self.outlets, &mut self.buffers, self.poll.registry())).sum()
    }

    /// False when nobody can command the engine any more.
    fn take_commands(&mut self) -> bool {
        loop {
            match self.commands.try_recv() {
                Ok(Command::Media(command)) => self.engine.handle_command(Instant::now(), command),
                Ok(Command::RemoveIdentity(identity)) => {
                    if let Some(relay) = &mut self.relay {
                        relay.remove_identity(&identity);
                    }
                }
                Err(TryRecvError::Empty) => return true,
                Err(TryRecvError::Disconnected) => return false,
            }
        }
    }

    fn send(&mut self) {
        let now = Instant::now();
        if let Some(relay) = &mut self.relay {
            relay.flush(now, &mut self.outlets, self.poll.registry());
        }
        while let Some(transmit) = self.engine.poll_transmit() {
            match &mut self.relay {
                Some(relay) if relay.takes(&transmit) => relay.send(now, &mut self.outlets, &transmit),
                _ => self.outlets.send(&transmit),
            }
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
