//! How clients get in: through the public interface, as everybody's do.

use std::error::Error;
use std::io;
use std::sync::Arc;
use std::time::{Duration, Instant};

use async_trait::async_trait;
use str0m::net::Protocol;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::client::{
    Line, Moment, Peer, PeerError, PeerSettings, ServerUrl, Signal, SignalError, Trust, Video, media_addresses,
};
use crate::load::drive::{Drive, DriveError, Key, MediaSocket};
use crate::load::shape::Part;
use crate::model::Source;
use crate::protocol::{ClientMessage, Join, Publish, ServerMessage};

/// Why somebody did not get in.
pub type DoorError = Box<dyn Error + Send + Sync>;

/// The way into a server.
#[async_trait]
pub trait Door: Send + Sync {
    /// Joins and takes a part: connects media, and publishes if that is in the part.
    ///
    /// # Errors
    ///
    /// Where it stops.
    async fn enter(&self, part: &Part, drive: &Arc<Drive>) -> Result<Box<dyn Stay>, DoorError>;
}

/// Somebody who is in.
#[async_trait]
pub trait Stay: Send {
    /// Leaves, and says goodbye.
    async fn leave(self: Box<Self>, drive: &Drive);
}

/// What a participant sends.
#[derive(Debug, Clone, Copy)]
pub struct Sending {
    /// What the camera sends, if it is on.
    pub video: Option<Video>,
    /// Whether the microphone is on.
    pub audio: bool,
    /// How many qualities of the video are offered.
    pub layers: usize,
}

impl Sending {
    /// What the client of a part is made with.
    pub fn settings(&self, part: &Part) -> PeerSettings {
        PeerSettings { id: part.id, video: self.video.unwrap_or_default(), layers: self.layers }
    }
}

/// The way into a visavis.
pub struct Visavis {
    /// Where it is.
    pub url: ServerUrl,
    /// Whom TLS trusts.
    pub trust: Trust,
    /// One for each part, by its number.
    pub tokens: Vec<String>,
    /// What is sent.
    pub sending: Sending,
    /// How long each step may take.
    pub patience: Duration,
}

/// Why a visavis did not let somebody in.
#[derive(Debug, thiserror::Error)]
enum EnterError {
    #[error(transparent)]
    Signal(#[from] SignalError),
    #[error("the server's answer cannot be used: {0}")]
    Answer(#[from] PeerError),
    #[error("there is no token for participant {0}")]
    NoToken(u32),
    #[error("the server offers no UDP")]
    NoUdp,
    #[error("no socket: {0}")]
    Socket(#[from] io::Error),
    #[error(transparent)]
    Media(#[from] DriveError),
}

#[async_trait]
impl Door for Visavis {
    async fn enter(&self, part: &Part, drive: &Arc<Drive>) -> Result<Box<dyn Stay>, DoorError> {
        Ok(Box::new(self.join(part, drive).await?))
    }
}

impl Visavis {
    async fn join(&self, part: &Part, drive: &Arc<Drive>) -> Result<Inside, EnterError> {
        let token = self.tokens.get(part.id as usize).ok_or(EnterError::NoToken(part.id))?;
        let (mut signal, hello) = Signal::connect(&self.url, token, None, &self.trust, self.patience).await?;
        let mut peer = Peer::new(Instant::now(), self.sending.settings(part));
        let offer = peer.offer(&Line::of_call(part.slots));
        let join = ClientMessage::Join(Join { offer, auto_subscribe: part.subscribes });
        let answer = match self.within(signal.ask(join)).await? {
            ServerMessage::Joined(joined) => joined.answer,
            other => return Err(SignalError::Unknown(format!("{other:?}")).into()),
        };
        peer.handle_answer(&answer)?;
        let remote = *media_addresses(&answer).first().ok_or(EnterError::NoUdp)?;
        let socket = MediaSocket::reaching(remote)?;
        peer.start(Moment::now(), socket.local(), Protocol::Udp)?;
        let key = drive.connect(part.id, peer, socket, self.patience).await?;
        let sources = [(Source::Microphone, self.sending.audio), (Source::Camera, self.sending.video.is_some())];
        for (source, _) in sources.into_iter().filter(|(_, is_on)| part.publishes && *is_on) {
            self.within(signal.ask(ClientMessage::Publish(Publish { source, muted: false, layers: Vec::new() })))
                .await?;
            drive.publish(key, Line::of_source(source)).await?;
        }
        let (leave, left) = oneshot::channel();
        let task = tokio::spawn(stay(signal, Duration::from_millis(hello.heartbeat_ms.max(1).into()), left));
        Ok(Inside { key, leave, task })
    }

    async fn within<T>(&self, asking: impl Future<Output = Result<T, SignalError>>) -> Result<T, SignalError> {
        tokio::time::timeout(self.patience, asking).await.unwrap_or(Err(SignalError::Silent(self.patience)))
    }
}

/// Somebody in a visavis.
struct Inside {
    key: Key,
    leave: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

#[async_trait]
impl Stay for Inside {
    async fn leave(self: Box<Self>, drive: &Drive) {
        // Errors mean that it is over, which is what is wanted.
        let _ = self.leave.send(());
        let _ = self.task.await;
        let _ = drive.remove(self.key).await;
    }
}

/// Shows that the client is alive and lets events go by, until it shall leave.
async fn stay(mut signal: Signal, heartbeat: Duration, mut left: oneshot::Receiver<()>) {
    // Half of what is asked, so that one that is late does no harm.
    let mut beat = tokio::time::interval(heartbeat / 2);
    loop {
        tokio::select! {
            received = signal.receive() => if let Err(error) = received {
                tracing::debug!(%error, "a participant's signalling ended");
                return;
            },
            _ = beat.tick() => if let Err(error) = signal.send(ClientMessage::Ping {}).await {
                tracing::debug!(%error, "a participant's signalling ended");
                return;
            },
            _ = &mut left => break,
        }
    }
    signal.say_goodbye().await;
}
