//! The way to the switchboard: what can be asked of it, from any task.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use tokio::sync::{mpsc, oneshot, watch};
use tokio::time::timeout;

use crate::domain::contact::{Asker, ContactSettings};
use crate::domain::{Census, ConnectionId, LeaveReason, Participant, Refusal, Reply, RoomSummary, Settings};
use crate::media;
use crate::model::{Identity, Layer, PeerId, PeerStats, RoomId, Source, Timestamp, TrackId, ViewSize};
use crate::store::Change;
use crate::switchboard::drain::Phase;
use crate::switchboard::plane::{Answering, Keep, PlaneRequest};
use crate::switchboard::words::{Ask, LiveAnswer, LiveOutgoing, LiveRefused};
use crate::switchboard::{Outgoing, Past, Refused};

/// Requests that wait for the switchboard; who finds it full waits in turn, reading no more from its client.
const REQUESTS: usize = 1024;

/// How long an engine may take to describe a room; it answers within one turn of its loop.
const DESCRIBING: Duration = Duration::from_secs(2);

/// What the switchboard is asked.
#[derive(Debug)]
pub(super) enum Request {
    Open {
        connection: ConnectionId,
        re: u64,
        identity: Identity,
        resume: Option<(String, u64)>,
        outbox: mpsc::Sender<Outgoing>,
    },
    Join {
        connection: ConnectionId,
        re: u64,
        accepted: Box<media::Accepted>,
        auto_subscribe: bool,
    },
    Negotiate {
        connection: ConnectionId,
        re: u64,
        offer: String,
    },
    Act {
        connection: ConnectionId,
        re: u64,
        act: Act,
    },
    Disconnect(ConnectionId),
    Rooms(oneshot::Sender<Vec<RoomSummary>>),
    Stats(RoomId, oneshot::Sender<Vec<(Participant, PeerStats)>>),
    Describe(RoomId, oneshot::Sender<Result<Description, Refused>>),
    Past(Timestamp, oneshot::Sender<Past>),
    Census(oneshot::Sender<Census>),
    CloseRoom(RoomId, String, oneshot::Sender<Result<Reply, Refusal>>),
    Drain(Option<Timestamp>, oneshot::Sender<()>),
    Configure(Settings, Box<ContactSettings>, usize),
    Shutdown(oneshot::Sender<()>),
}

/// What a client of an open session can ask for beside its peer connection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// See [`Command::Publish`].
    Publish {
        /// What is shown.
        source: Source,
        /// Whether it starts muted.
        muted: bool,
        /// The sizes in which it is sent at once, if there are several.
        layers: Vec<Layer>,
    },
    /// See [`Command::Unpublish`].
    Unpublish(TrackId),
    /// See [`Command::SetMuted`].
    SetMuted(TrackId, bool),
    /// See [`Command::Subscribe`].
    Subscribe(TrackId),
    /// See [`Command::Unsubscribe`].
    Unsubscribe(TrackId),
    /// See [`Command::SetView`].
    SetView(TrackId, ViewSize),
    /// See [`Command::Say`].
    Say(Arc<str>),
    /// See [`Command::Leave`].
    Leave(LeaveReason),
}

/// All that is known of a room's media at one moment.
#[derive(Debug)]
pub struct Description {
    /// Whose the peers are.
    pub people: Vec<(PeerId, Participant)>,
    /// What their engine knows.
    pub dump: media::RoomDump,
}

/// The switchboard is gone: the server stops.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("The server is stopping.")]
pub struct Stopped;

/// The way to the switchboard.
#[derive(Debug, Clone)]
pub struct Handle {
    requests: mpsc::Sender<Request>,
    plane: mpsc::Sender<PlaneRequest>,
    ids: Arc<AtomicU64>,
    phase: watch::Receiver<Phase>,
}

impl Handle {
    /// A handle, where the task that answers says how far a drain is, and its inboxes.
    pub(super) fn new() -> (Self, watch::Sender<Phase>, mpsc::Receiver<Request>, mpsc::Receiver<PlaneRequest>) {
        let (phase, read) = watch::channel(Phase::Serving);
        let (requests, inbox) = mpsc::channel(REQUESTS);
        let (plane, plane_inbox) = mpsc::channel(REQUESTS);
        (Handle { requests, plane, ids: Arc::new(AtomicU64::new(1)), phase: read }, phase, inbox, plane_inbox)
    }

    /// A number that no other connection or peer of this process has.
    fn number(&self) -> u64 {
        self.ids.fetch_add(1, Ordering::Relaxed)
    }

    /// A name for a new connection.
    pub fn connection(&self) -> ConnectionId {
        ConnectionId(self.number())
    }

    /// A name for a new peer connection.
    pub fn peer(&self) -> PeerId {
        PeerId(self.number())
    }

    /// Opens or resumes a session; the reply comes through `outbox`, like everything after it.
    ///
    /// # Errors
    ///
    /// When the server stops.
    pub async fn open(
        &self,
        connection: ConnectionId,
        re: u64,
        identity: Identity,
        resume: Option<(String, u64)>,
        outbox: mpsc::Sender<Outgoing>,
    ) -> Result<(), Stopped> {
        let request = Request::Open { connection, re, identity, resume, outbox };
        self.send(request).await
    }

    /// Enters the room with an accepted peer.
    ///
    /// # Errors
    ///
    /// When the server stops.
    pub async fn join(
        &self,
        connection: ConnectionId,
        re: u64,
        accepted: media::Accepted,
        auto_subscribe: bool,
    ) -> Result<(), Stopped> {
        let accepted = Box::new(accepted);
        self.send(Request::Join { connection, re, accepted, auto_subscribe }).await
    }

    /// Has the connection's peer answer another offer.
    ///
    /// # Errors
    ///
    /// When the server stops.
    pub async fn negotiate(&self, connection: ConnectionId, re: u64, offer: String) -> Result<(), Stopped> {
        self.send(Request::Negotiate { connection, re, offer }).await
    }

    /// Does what a client asks.
    ///
    /// # Errors
    ///
    /// When the server stops.
    pub async fn act(&self, connection: ConnectionId, re: u64, act: Act) -> Result<(), Stopped> {
        self.send(Request::Act { connection, re, act }).await
    }

    /// Tells that a connection is gone.
    pub async fn disconnect(&self, connection: ConnectionId) {
        // When the switchboard is gone there is nobody left to tell.
        let _ = self.send(Request::Disconnect(connection)).await;
    }

    /// The live rooms.
    ///
    /// # Errors
    ///
    /// When the server stops.
    pub async fn rooms(&self) -> Result<Vec<RoomSummary>, Stopped> {
        let (reply, rooms) = oneshot::channel();
        self.send(Request::Rooms(reply)).await?;
        rooms.await.map_err(|_| Stopped)
    }

    /// What was measured of everybody in a room, lately; of who is new, nothing yet.
    ///
    /// # Errors
    ///
    /// When the server stops.
    pub async fn stats(&self, room: RoomId) -> Result<Vec<(Participant, PeerStats)>, Stopped> {
        let (reply, stats) = oneshot::channel();
        self.send(Request::Stats(room, reply)).await?;
        stats.await.map_err(|_| Stopped)
    }

    /// All that is known of a live room's media, for people who look for a fault.
    ///
    /// # Errors
    ///
    /// When the server stops; inside, when there is no such room, or its engine does not answer.
    pub async fn describe(&self, room: RoomId) -> Result<Result<Description, Refused>, Stopped> {
        let (reply, description) = oneshot::channel();
        self.send(Request::Describe(room, reply)).await?;
        match timeout(DESCRIBING, description).await {
            Ok(description) => description.map_err(|_| Stopped),
            Err(_) => Ok(Err(Refused::Overloaded)),
        }
    }

    /// What was measured of live rooms and of the server after a time, up to 15 minutes ago.
    ///
    /// # Errors
    ///
    /// When the server stops.
    pub async fn past(&self, since: Timestamp) -> Result<Past, Stopped> {
        let (reply, past) = oneshot::channel();
        self.send(Request::Past(since, reply)).await?;
        past.await.map_err(|_| Stopped)
    }

    /// How many of everything there are.
    ///
    /// # Errors
    ///
    /// When the server stops.
    pub async fn census(&self) -> Result<Census, Stopped> {
        let (reply, census) = oneshot::channel();
        self.send(Request::Census(reply)).await?;
        census.await.map_err(|_| Stopped)
    }

    /// Closes a room for everybody.
    ///
    /// # Errors
    ///
    /// When the server stops; inside, when there is no such room.
    pub async fn close_room(&self, room: RoomId, reason: String) -> Result<Result<Reply, Refusal>, Stopped> {
        let (reply, done) = oneshot::channel();
        self.send(Request::CloseRoom(room, reason, reply)).await?;
        done.await.map_err(|_| Stopped)
    }

    /// Begins nothing from now on but lets what is under way go on until `deadline`; nothing takes that back.
    ///
    /// # Errors
    ///
    /// When the server stops.
    pub async fn drain(&self, deadline: Option<Timestamp>) -> Result<(), Stopped> {
        let (reply, done) = oneshot::channel();
        self.send(Request::Drain(deadline, reply)).await?;
        done.await.map_err(|_| Stopped)
    }

    /// Whether calls are begun now.
    pub fn phase(&self) -> Phase {
        *self.phase.borrow()
    }

    /// Waits until a drain is over.
    pub async fn drained(&self) {
        // An error means that the switchboard has ended, and with it every call.
        let _ = self.phase.clone().wait_for(|phase| *phase == Phase::Drained).await;
    }

    /// Goes by other limits from now on; `voices` is how many are heard at once in a large room.
    ///
    /// # Errors
    ///
    /// When the server stops.
    pub async fn configure(&self, rooms: Settings, contacts: ContactSettings, voices: usize) -> Result<(), Stopped> {
        self.send(Request::Configure(rooms, Box::new(contacts), voices)).await
    }

    /// Sends every client away and ends the switchboard.
    pub async fn shutdown(&self) {
        let (done, finished) = oneshot::channel();
        if self.send(Request::Shutdown(done)).await.is_ok() {
            // An error means that it has ended already, which is what is wanted.
            let _ = finished.await;
        }
    }

    /// Opens or resumes a session of the contact plane; what came of it comes through `outbox`, like all after it.
    ///
    /// # Errors
    ///
    /// When the server stops.
    pub async fn open_live(
        &self,
        connection: ConnectionId,
        asker: Asker,
        resume: Option<(String, u64)>,
        outbox: mpsc::Sender<LiveOutgoing>,
    ) -> Result<(), Stopped> {
        self.send_plane(PlaneRequest::Open { connection, asker, resume, outbox }).await
    }

    /// Asks something of the contact plane; the answer comes through the connection's outbox.
    ///
    /// # Errors
    ///
    /// When the server stops.
    pub async fn ask_live(&self, connection: ConnectionId, re: u64, asker: Asker, ask: Ask) -> Result<(), Stopped> {
        let to = Answering::Connection(connection, re);
        self.send_plane(PlaneRequest::Ask { asker, ask, to, keep: None }).await
    }

    /// Tells that a connection of the contact plane is gone.
    pub async fn disconnect_live(&self, connection: ConnectionId) {
        // When the switchboard is gone there is nobody left to tell.
        let _ = self.send_plane(PlaneRequest::Disconnect(connection)).await;
    }

    /// Asks something of the contact plane, and waits until what came of it is durable.
    ///
    /// # Errors
    ///
    /// When the server stops; inside, when it was refused or could not be stored.
    pub async fn ask(&self, asker: Asker, ask: Ask) -> Result<Result<LiveAnswer, LiveRefused>, Stopped> {
        self.ask_for_task(asker, ask, None).await
    }

    /// As [`Handle::ask`]; what `keep` makes of a good answer is stored together with what was asked.
    ///
    /// # Errors
    ///
    /// When the server stops; inside, when it was refused or could not be stored.
    pub async fn ask_and_keep(
        &self,
        asker: Asker,
        ask: Ask,
        keep: impl FnOnce(&LiveAnswer) -> Option<Change> + Send + 'static,
    ) -> Result<Result<LiveAnswer, LiveRefused>, Stopped> {
        self.ask_for_task(asker, ask, Some(Box::new(keep))).await
    }

    async fn ask_for_task(
        &self,
        asker: Asker,
        ask: Ask,
        keep: Option<Box<dyn Keep>>,
    ) -> Result<Result<LiveAnswer, LiveRefused>, Stopped> {
        let (reply, answer) = oneshot::channel();
        self.send_plane(PlaneRequest::Ask { asker, ask, to: Answering::Task(reply), keep }).await?;
        answer.await.map_err(|_| Stopped)
    }

    async fn send_plane(&self, request: PlaneRequest) -> Result<(), Stopped> {
        self.plane.send(request).await.map_err(|_| Stopped)
    }

    async fn send(&self, request: Request) -> Result<(), Stopped> {
        self.requests.send(request).await.map_err(|_| Stopped)
    }
}
