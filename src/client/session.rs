//! One session: joins signalling and peer connection, in a task of its own.

use std::collections::BTreeMap;
use std::io;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;
use tokio::time::timeout_at;

use crate::client::line::{Line, Moment, PeerSettings};
use crate::client::path::{self, Offered, Way};
use crate::client::peer::{Peer, Stage};
use crate::client::signal::{Signal, SignalError};
use crate::client::{ClientError, Event, Report, Settings};
use crate::model::{MediaKind, Source};
use crate::protocol::{ClientMessage, Hello, Join, Publish, ServerFrame, ServerMessage};

/// Events that wait for whoever takes them; what does not fit is dropped, as nobody seems to want it.
const EVENTS: usize = 256;

/// Commands that wait for the session; who asks waits when they are full.
const COMMANDS: usize = 16;

/// A session that is joined and connected.
///
/// Dropping it breaks the connection; [`Client::leave`] says goodbye.
#[derive(Debug)]
pub struct Client {
    hello: Hello,
    commands: mpsc::Sender<Command>,
    events: mpsc::Receiver<Event>,
    task: JoinHandle<()>,
}

#[derive(Debug)]
enum Command {
    Ask(ClientMessage, oneshot::Sender<Result<ServerMessage, SignalError>>),
    Send(Source),
    Silence,
    Report(oneshot::Sender<Report>),
    Leave,
}

impl Client {
    /// Joins the token's room and connects media over the given path.
    ///
    /// # Errors
    ///
    /// Where it stops.
    pub async fn join(settings: Settings) -> Result<Client, ClientError> {
        let started = Instant::now();
        let Settings { url, token, call, trust, patience, .. } = &settings;
        let connecting = Signal::connect(url, token, *call, trust, *patience);
        let (signal, hello) = connecting.await?;
        let session = Session::join(signal, &hello, &settings, started + settings.patience).await?;
        let (commands, inbox) = mpsc::channel(COMMANDS);
        let (outbox, events) = mpsc::channel(EVENTS);
        let heartbeat = Duration::from_millis(hello.heartbeat_ms.max(1).into());
        let task = tokio::spawn(session.run(inbox, outbox, heartbeat));
        Ok(Client { hello, commands, events, task })
    }

    /// Who this client is, and what it may do.
    pub fn hello(&self) -> &Hello {
        &self.hello
    }

    /// Announces a source and sends synthetic media of it: silent sound, or pictures that nobody can decode.
    ///
    /// # Errors
    ///
    /// When the server refuses, or the session is over.
    pub async fn publish(&self, source: Source) -> Result<(), ClientError> {
        self.ask(ClientMessage::Publish(Publish { source, muted: false, layers: Vec::new() })).await?;
        self.command(Command::Send(source)).await
    }

    /// Sends no more media.
    ///
    /// # Errors
    ///
    /// When the session is over.
    pub async fn silence(&self) -> Result<(), ClientError> {
        self.command(Command::Silence).await
    }

    /// Asks the server for anything else.
    ///
    /// # Errors
    ///
    /// When the server refuses, or the session is over.
    pub async fn ask(&self, message: ClientMessage) -> Result<ServerMessage, ClientError> {
        let (reply, answer) = oneshot::channel();
        self.command(Command::Ask(message, reply)).await?;
        Ok(answer.await.map_err(|_| ClientError::Over)??)
    }

    /// The next event; `None` after the session's end was told.
    pub async fn next_event(&mut self) -> Option<Event> {
        self.events.recv().await
    }

    /// How it is doing.
    ///
    /// # Errors
    ///
    /// When the session is over.
    pub async fn report(&self) -> Result<Report, ClientError> {
        let (reply, report) = oneshot::channel();
        self.command(Command::Report(reply)).await?;
        report.await.map_err(|_| ClientError::Over)
    }

    /// Leaves the room and gives a relayed address back.
    pub async fn leave(mut self) {
        // An error means that the session is over, which is what is wanted.
        let _ = self.command(Command::Leave).await;
        let _ = (&mut self.task).await;
    }

    async fn command(&self, command: Command) -> Result<(), ClientError> {
        self.commands.send(command).await.map_err(|_| ClientError::Over)
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// The task's side.
struct Session {
    signal: Signal,
    media: Media,
    connect_time: Duration,
    /// Who waits for the reply to which request.
    asked: BTreeMap<u64, oneshot::Sender<Result<ServerMessage, SignalError>>>,
}

impl Session {
    async fn join(
        mut signal: Signal,
        hello: &Hello,
        settings: &Settings,
        deadline: Instant,
    ) -> Result<Session, ClientError> {
        let started = Instant::now();
        let id = getrandom::u32().expect("the system gives random bytes");
        let mut peer = Peer::new(started, PeerSettings { id, ..PeerSettings::default() });
        let offer = peer.offer(&Line::of_call(settings.slots));
        let join = signal.ask(ClientMessage::Join(Join { offer, auto_subscribe: true }));
        let silent = |_| Err(SignalError::Silent(settings.patience));
        let answer = match timeout_at(deadline.into(), join).await.unwrap_or_else(silent)? {
            ServerMessage::Joined(joined) => joined.answer,
            other => return Err(SignalError::Unknown(format!("{other:?}")).into()),
        };
        peer.handle_answer(&answer)?;
        let offered = Offered { answer: &answer, ice_servers: &hello.ice_servers };
        let way = path::open(settings.path, &offered, &settings.trust, deadline).await?;
        peer.start(Moment::now(), way.local, way.protocol)?;
        let mut media = Media { peer, way };
        while media.peer.stage() < Stage::Connected {
            let due = media.send_due().await;
            if timeout_at(deadline.into(), media.wait(due)).await.is_err() {
                break;
            }
        }
        match media.peer.stage() {
            Stage::Connected => Ok(Session { signal, media, connect_time: started.elapsed(), asked: BTreeMap::new() }),
            stage => Err(ClientError::NoMedia { to: media.way.media, stage }),
        }
    }

    /// Works until there is an end.
    async fn run(mut self, mut inbox: mpsc::Receiver<Command>, outbox: mpsc::Sender<Event>, heartbeat: Duration) {
        // Half of what is asked, so that one that is late does no harm.
        let mut beat = tokio::time::interval(heartbeat / 2);
        let reason = loop {
            let due = self.media.send_due().await;
            if self.media.peer.stage() == Stage::Failed {
                break "media is gone".to_owned();
            }
            tokio::select! {
                () = self.media.wait(due) => {}
                received = self.signal.receive() => match received {
                    Ok(frame) => self.handle_message(frame, &outbox),
                    Err(error) => break error.to_string(),
                },
                _ = beat.tick() => {
                    if let Err(error) = self.signal.send(ClientMessage::Ping {}).await {
                        break error.to_string();
                    }
                }
                command = inbox.recv() => match command {
                    None | Some(Command::Leave) => {
                        self.leave().await;
                        break "left".to_owned();
                    }
                    Some(command) => self.handle_command(command).await,
                },
            }
        };
        // When it does not fit nobody takes events, and the end of the queue tells the same.
        let _ = outbox.try_send(Event::Over(reason));
    }

    fn handle_message(&mut self, frame: ServerFrame, outbox: &mpsc::Sender<Event>) {
        let Some(id) = frame.re else {
            // Full: see `EVENTS`.
            let _ = outbox.try_send(Event::Server(frame.message));
            return;
        };
        if let Some(asker) = self.asked.remove(&id) {
            let reply = match frame.message {
                ServerMessage::Error(error) => Err(SignalError::Refused(error)),
                message => Ok(message),
            };
            // Who asked may have given up.
            let _ = asker.send(reply);
        }
    }

    async fn handle_command(&mut self, command: Command) {
        match command {
            Command::Ask(message, reply) => {
                self.asked.retain(|_, asker| !asker.is_closed());
                match self.signal.send(message).await {
                    Ok(id) => {
                        self.asked.insert(id, reply);
                    }
                    Err(error) => {
                        let _ = reply.send(Err(error));
                    }
                }
            }
            Command::Send(source) => self.media.peer.publish(Instant::now(), Line::of_source(source)),
            Command::Silence => self.media.peer.silence(),
            Command::Report(reply) => {
                let _ = reply.send(Report {
                    connect_time: self.connect_time,
                    remote: self.media.remote(),
                    round_trip: self.media.peer.round_trip(),
                    audio: self.media.peer.flow(MediaKind::Audio),
                    video: self.media.peer.flow(MediaKind::Video),
                });
            }
            Command::Leave => {}
        }
    }

    async fn leave(&mut self) {
        if let Some(relay) = &mut self.media.way.relay {
            relay.delete(Instant::now());
        }
        self.media.send_due().await;
        self.signal.say_goodbye().await;
    }
}

/// The peer connection and the way that it takes.
struct Media {
    peer: Peer,
    way: Way,
}

impl Media {
    /// Sends what is due, and says when more will be. It must not be given up half-way.
    async fn send_due(&mut self) -> Instant {
        let at = Moment::now();
        let now = at.now;
        if self.peer.poll_timeout() <= now {
            self.peer.handle_timeout(at);
        }
        let relay_due = self.way.relay.as_mut().and_then(|relay| {
            // Renewed permissions and channels; those that fail show as silence.
            while relay.poll_event().is_some() {}
            relay.handle_timeout(now)
        });
        if let Err(error) = self.flush(now).await {
            tracing::debug!(%error, "the path broke");
            self.peer.fail();
        }
        relay_due.map_or(self.peer.poll_timeout(), |due| due.min(self.peer.poll_timeout()))
    }

    /// Waits for a packet, until `due`. Nothing is lost when it is given up.
    async fn wait(&mut self, due: Instant) {
        let Ok(received) = timeout_at(due.into(), self.way.link.receive()).await else { return };
        let at = Moment::now();
        match (received, &mut self.way.relay) {
            (Ok((source, frame)), None) => self.peer.handle_packet(at, source, self.way.local, &frame),
            (Ok((_, frame)), Some(relay)) => {
                if let Some((peer, payload)) = relay.handle_frame(at.now, &frame) {
                    self.peer.handle_packet(at, peer, self.way.local, &payload);
                }
            }
            (Err(error), _) => {
                tracing::debug!(%error, "the path broke");
                self.peer.fail();
            }
        }
    }

    /// Sends what waits to be sent.
    async fn flush(&mut self, now: Instant) -> io::Result<()> {
        let Way { link, relay, remote, .. } = &mut self.way;
        while let Some(datagram) = self.peer.poll_transmit() {
            match relay {
                Some(relay) => {
                    if let Some(frame) = relay.send(now, datagram.destination, datagram.contents) {
                        link.send(*remote, &frame).await?;
                    }
                }
                None => link.send(datagram.destination, &datagram.contents).await?,
            }
        }
        if let Some(relay) = relay {
            while let Some(frame) = relay.poll_transmit(now) {
                link.send(*remote, &frame).await?;
            }
        }
        link.flush().await
    }

    /// Where the way leads at first: to the TURN server, if there is one.
    fn remote(&self) -> SocketAddr {
        match self.way.relay {
            Some(_) => self.way.remote,
            None => self.peer.remote().unwrap_or(self.way.remote),
        }
    }
}
