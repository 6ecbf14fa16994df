//! A resource: somebody's session and peer connection, without a WebSocket.
//!
//! Each is a task that lives as long as its peer connection: until the client deletes it, its media
//! fails, its room closes or the server stops. There is no heartbeat and nothing to resume.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};
use tokio::sync::{mpsc, oneshot};

use crate::domain::{ConnectionId, Event, LeaveReason, MediaState, Refusal};
use crate::http::Edge;
use crate::http::auth::{Lapse, Pass};
use crate::http::ice_servers::ice_servers;
use crate::http::problem::Refuse;
use crate::http::socket::{BURST, RATE};
use crate::http::whip::Protocol;
use crate::http::whip::fragment::{self, Fragment};
use crate::http::whip::sdp::{Credentials, Offer};
use crate::media::{Accepted, NegotiateError, Peer, PeerRequest};
use crate::model::{Identity, Source};
use crate::protocol::{ErrorCode, IceServer};
use crate::switchboard::{Act, Answer, Handle, OUTBOX, OpenedSession, Outgoing, Refused, random_bits};

/// Requests that wait for one resource; a client that sends more waits in turn.
const MAILBOX: usize = 8;

/// The number of a session's last request; the others need none, because one is under way at a time.
const LEAVE: u64 = 1;

/// The resources that live: as many as sessions at most, which the rules bound.
#[derive(Debug, Clone, Default)]
pub struct Resources(Arc<Mutex<BTreeMap<Place, mpsc::Sender<Ask>>>>);

/// A resource's path: nobody guesses its id, so whoever knows it may use it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) protocol: Protocol,
    pub(super) room: String,
    pub(super) id: String,
}

/// What a resource is asked.
#[derive(Debug)]
pub(super) enum Ask {
    /// `PATCH`.
    Patch { if_match: Option<String>, fragment: Fragment, reply: oneshot::Sender<Result<Patched, Refuse>> },
    /// `DELETE`.
    End(oneshot::Sender<()>),
}

/// What came of a `PATCH`.
#[derive(Debug)]
pub(super) enum Patched {
    /// Candidates were noted.
    Noted,
    /// ICE was restarted.
    Restarted { etag: String, fragment: String },
}

/// What a client asks for.
#[derive(Debug)]
pub(super) struct Call {
    pub(super) protocol: Protocol,
    pub(super) identity: Identity,
    /// Nobody is cut off because a token expires; users who are disabled are.
    pub(super) pass: Pass,
    pub(super) offer: Offer,
    /// Where the client is.
    pub(super) address: Option<IpAddr>,
}

/// A new resource, for its client.
#[derive(Debug)]
pub(super) struct Created {
    pub(super) place: Place,
    pub(super) answer: String,
    pub(super) etag: String,
    pub(super) ice_servers: Vec<IceServer>,
}

impl Resources {
    /// Asks a resource; `None` when there is none of that path, or no more.
    pub(super) async fn ask<T>(&self, place: &Place, ask: impl FnOnce(oneshot::Sender<T>) -> Ask) -> Option<T> {
        let mailbox = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(place).cloned()?;
        let (reply, answer) = oneshot::channel();
        mailbox.send(ask(reply)).await.ok()?;
        answer.await.ok()
    }

    fn insert(&self, place: Place, mailbox: mpsc::Sender<Ask>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(place, mailbox);
    }

    fn remove(&self, place: &Place) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(place);
    }
}

/// Takes somebody into their room.
///
/// # Errors
///
/// When the rules or the media refuse it, or the server stops.
pub(super) async fn create(edge: Edge, call: Call) -> Result<Created, Refuse> {
    let (done, created) = oneshot::channel();
    // A task of its own ends what it began even when the request is given up half-way.
    tokio::spawn(run(edge, call, done));
    created.await.unwrap_or_else(|_| Err(Refuse::new(ErrorCode::Internal, "The server failed.")))
}

/// The servers that somebody would be told of, without taking them into the room.
///
/// # Errors
///
/// When the server is full or stops.
pub(super) async fn preview_ice_servers(
    edge: &Edge,
    identity: Identity,
    address: Option<IpAddr>,
) -> Result<Vec<IceServer>, Refuse> {
    let (mut session, opened) = Session::open(edge, identity).await?;
    session.leave(LeaveReason::Left).await;
    Ok(ice_servers(edge, &opened.site, opened.opened.participant, address))
}

async fn run(edge: Edge, call: Call, done: oneshot::Sender<Result<Created, Refuse>>) {
    let started = Instant::now();
    let (protocol, address, room) = (call.protocol, call.address, call.identity.grants.room.to_string());
    let joined = join(&edge, call).await;
    let result = joined.as_ref().map(|_| ()).map_err(Refuse::code);
    edge.metrics.count_join(protocol.as_str(), result, started.elapsed());
    if let Err(code) = result {
        tracing::info!(call = room, reason = code.as_str(), "join refused");
    }
    let (mut resource, opened, answer) = match joined {
        Ok(joined) => joined,
        Err(refuse) => {
            // Nobody listens any more: then nobody misses the answer.
            let _ = done.send(Err(refuse));
            return;
        }
    };
    let place = Place { protocol, room, id: format!("{:032x}", random_bits()) };
    let (mailbox, asks) = mpsc::channel(MAILBOX);
    edge.resources.insert(place.clone(), mailbox);
    let ice_servers = ice_servers(&edge, &opened.site, opened.opened.participant, address);
    let created = Created { place: place.clone(), answer, etag: resource.etag.clone(), ice_servers };
    let end = if done.send(Ok(created)).is_ok() { resource.serve(asks).await } else { End::Deleted(None) };
    edge.resources.remove(&place);
    match end {
        End::Deleted(reply) => {
            resource.session.leave(LeaveReason::Left).await;
            if let Some(reply) = reply {
                let _ = reply.send(());
            }
        }
        End::MediaFailed => resource.session.leave(LeaveReason::MediaFailed).await,
        End::Closed => resource.session.close().await,
    }
}

/// Opens a session, answers the offer, joins and publishes; whoever is refused leaves nothing behind.
async fn join(edge: &Edge, call: Call) -> Result<(Resource, OpenedSession, String), Refuse> {
    let (mut session, opened) = Session::open(edge, call.identity.clone()).await?;
    let entered = enter(edge, &mut session, &opened, &call).await.and_then(|answer| {
        let ends = Credentials::of(call.offer.as_str()).zip(Credentials::of(&answer));
        ends.map(|(remote, local)| (remote, local, answer)).ok_or_else(gone)
    });
    match entered {
        Ok((remote, local, answer)) => {
            let limiter = RateLimiter::direct(Quota::per_second(RATE).allow_burst(BURST));
            Ok((
                Resource { session, pass: call.pass, offer: call.offer, remote, etag: etag(&local), limiter },
                opened,
                answer,
            ))
        }
        Err(refuse) => {
            session.leave(LeaveReason::Left).await;
            Err(refuse)
        }
    }
}

async fn enter(edge: &Edge, session: &mut Session, opened: &OpenedSession, call: &Call) -> Result<String, Refuse> {
    let request = PeerRequest {
        id: edge.switchboard.peer(),
        room: call.identity.grants.room.clone(),
        publish: call.identity.grants.publish,
        direction: call.identity.grants.video_direction,
    };
    let setup = opened.site.setup_for(call.address);
    let accepted = Peer::accept(request, call.offer.as_str(), &setup, Instant::now()).map_err(Refused::from)?;
    let sources = flowing(call, &accepted)?;
    let is_player = call.protocol == Protocol::Whep;
    session.switchboard.join(session.connection, 0, accepted, is_player).await?;
    let Answer::Joined { sdp, .. } = session.reply().await? else { return Err(gone()) };
    for source in sources {
        session.act(Act::Publish { source, muted: false, layers: Vec::new() }).await?;
    }
    Ok(sdp)
}

/// What the client will publish. Asked before anybody sees it enter, so that a refusal goes unseen.
fn flowing(call: &Call, accepted: &Accepted) -> Result<Vec<Source>, Refuse> {
    let grants = &call.identity.grants;
    if call.protocol == Protocol::Whep {
        return if grants.subscribe { Ok(Vec::new()) } else { Err(Refusal::MayNotSubscribe.into()) };
    }
    let lines = accepted.lines.iter().filter(|(_, mid)| call.offer.uses(mid));
    let sources: Vec<Source> = lines.map(|(source, _)| *source).collect();
    match sources.iter().find(|source| !grants.publish.contains(**source)) {
        Some(forbidden) => Err(Refusal::MayNotPublish(*forbidden).into()),
        None => Ok(sources),
    }
}

/// RFC 9725 §4.3.1: the entity-tag is that of the ICE session, which our user fragment names.
fn etag(local: &Credentials) -> String {
    format!("\"{}\"", local.ufrag)
}

fn gone() -> Refuse {
    Refused::from(NegotiateError::Gone).into()
}

/// Why a resource is over.
enum End {
    /// The client ended it, and may wait to hear so.
    Deleted(Option<oneshot::Sender<()>>),
    /// Its media failed.
    MediaFailed,
    /// The room or the server closed it.
    Closed,
}

/// The state of a resource's task.
struct Resource {
    session: Session,
    pass: Pass,
    offer: Offer,
    /// The client's ICE credentials.
    remote: Credentials,
    etag: String,
    limiter: DefaultDirectRateLimiter,
}

impl Resource {
    async fn serve(&mut self, mut asks: mpsc::Receiver<Ask>) -> End {
        loop {
            tokio::select! {
                biased;
                heard = self.session.hear() => match heard {
                    Ok(_) => {}
                    Err(end) => return end,
                },
                lapse = self.pass.lapse() => if matches!(lapse, Lapse::Over(_)) {
                    return End::Deleted(None);
                },
                Some(ask) = asks.recv() => match ask {
                    Ask::End(reply) => return End::Deleted(Some(reply)),
                    Ask::Patch { if_match, fragment, reply } => {
                        match self.patch(if_match.as_deref(), fragment).await {
                            Ok(outcome) => {
                                // The client may have gone away meanwhile.
                                let _ = reply.send(outcome);
                            }
                            Err(end) => return end,
                        }
                    }
                },
            }
        }
    }

    async fn patch(&mut self, if_match: Option<&str>, fragment: Fragment) -> Result<Result<Patched, Refuse>, End> {
        if self.limiter.check().is_err() {
            return Ok(Err(Refuse::new(ErrorCode::RateLimited, "Too many requests.")));
        }
        match judge(if_match, &self.etag, &self.remote, fragment) {
            Ok(None) => Ok(Ok(Patched::Noted)),
            Ok(Some(remote)) => self.restart(remote).await,
            Err(refuse) => Ok(Err(refuse)),
        }
    }

    async fn restart(&mut self, remote: Credentials) -> Result<Result<Patched, Refuse>, End> {
        let offer = self.offer.restarted(&remote);
        let sent = self.session.switchboard.negotiate(self.session.connection, 0, offer.as_str().to_owned()).await;
        sent.map_err(|_| End::Closed)?;
        let answer = match self.session.outcome().await? {
            Ok(Answer::Sdp(answer)) => answer,
            Ok(_) => return Err(End::Closed),
            Err(refused) => return Ok(Err(refused.into())),
        };
        let Some(local) = Credentials::of(&answer) else { return Err(End::MediaFailed) };
        (self.offer, self.remote, self.etag) = (offer, remote, etag(&local));
        Ok(Ok(Patched::Restarted { etag: self.etag.clone(), fragment: fragment::of_answer(&answer) }))
    }
}

/// Whether a fragment may be used, and the new credentials if it restarts ICE (RFC 9725 §4.3).
fn judge(
    if_match: Option<&str>,
    etag: &str,
    remote: &Credentials,
    fragment: Fragment,
) -> Result<Option<Credentials>, Refuse> {
    let detail = "`If-Match` is needed: the ETag for candidates, * for an ICE restart.";
    let if_match = if_match.ok_or_else(|| Refuse::new(ErrorCode::PreconditionRequired, detail))?;
    let tags: Vec<&str> = if_match.split(',').map(str::trim).collect();
    // Some clients quote the asterisk.
    let is_any = tags == ["*"] || tags == ["\"*\""];
    if !is_any && !tags.contains(&etag) {
        let detail = "`If-Match` names another ICE session than the current one.";
        return Err(Refuse::new(ErrorCode::PreconditionFailed, detail));
    }
    let restart = fragment.restart(remote)?;
    if restart.is_some() && !is_any {
        let detail = "New ICE credentials need `If-Match: *`.";
        return Err(Refuse::new(ErrorCode::PreconditionFailed, detail));
    }
    Ok(restart)
}

/// A connection to the switchboard of which nobody reads the events.
struct Session {
    switchboard: Handle,
    connection: ConnectionId,
    inbox: mpsc::Receiver<Outgoing>,
}

impl Session {
    async fn open(edge: &Edge, identity: Identity) -> Result<(Session, OpenedSession), Refuse> {
        let (outbox, inbox) = mpsc::channel(OUTBOX);
        let connection = edge.switchboard.connection();
        let mut session = Session { switchboard: edge.switchboard.clone(), connection, inbox };
        edge.switchboard.open(connection, 0, identity, None, outbox).await?;
        match session.reply().await? {
            Answer::Opened(opened) => Ok((session, opened)),
            _ => Err(gone()),
        }
    }

    async fn act(&mut self, act: Act) -> Result<Answer, Refuse> {
        self.switchboard.act(self.connection, 0, act).await?;
        self.reply().await
    }

    /// The answer to the one request that is under way.
    async fn reply(&mut self) -> Result<Answer, Refuse> {
        self.outcome().await.unwrap_or_else(|_| Err(NegotiateError::Gone.into())).map_err(Refuse::from)
    }

    async fn outcome(&mut self) -> Result<Result<Answer, Refused>, End> {
        loop {
            if let Some(outcome) = self.hear().await? {
                return Ok(outcome);
            }
        }
    }

    /// The next message: an answer, or an event that nobody waits for.
    async fn hear(&mut self) -> Result<Option<Result<Answer, Refused>>, End> {
        match self.inbox.recv().await {
            Some(Outgoing::Reply { outcome, .. }) => Ok(Some(outcome)),
            Some(Outgoing::Event { event: Event::MediaStateChanged(MediaState::Failed), .. }) => Err(End::MediaFailed),
            Some(Outgoing::Event { .. }) => Ok(None),
            Some(Outgoing::Close(_)) | None => Err(End::Closed),
        }
    }

    /// Leaves at once: there is no connection that could come back.
    async fn leave(&mut self, reason: LeaveReason) {
        // A switchboard that has stopped has sent everybody away.
        if self.switchboard.act(self.connection, LEAVE, Act::Leave(reason)).await.is_ok() {
            // Whoever stops listening before the answer is taken for one who may come back.
            while let Some(Outgoing::Event { .. } | Outgoing::Reply { re: ..LEAVE, .. }) = self.inbox.recv().await {}
        }
        self.close().await;
    }

    async fn close(&mut self) {
        self.switchboard.disconnect(self.connection).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn preconditions_are_kept() {
        let remote = Credentials { ufrag: "abcd".to_owned(), pwd: "0123456789012345678901".to_owned() };
        let candidate = "a=candidate:1 1 udp 1 192.0.2.1 7000 typ host";
        let new = "a=ice-ufrag:efgh\na=ice-pwd:abcdefghijklmnopqrstuv";
        let half = "a=ice-ufrag:efgh";
        let old = "a=ice-ufrag:abcd\na=ice-pwd:0123456789012345678901";
        let judge = |if_match: Option<&str>, text: &str| {
            judge(if_match, "\"now\"", &remote, Fragment::parse(text).unwrap())
                .map(|restart| restart.map(|r| r.ufrag))
                .map_err(|refuse| refuse.code())
        };
        for (if_match, text, expected) in [
            (None, candidate, Err(ErrorCode::PreconditionRequired)),
            (None, new, Err(ErrorCode::PreconditionRequired)),
            (Some("\"now\""), candidate, Ok(None)),
            (Some("\"now\""), old, Ok(None)),
            (Some("\"then\", \"now\""), candidate, Ok(None)),
            (Some("\"then\""), candidate, Err(ErrorCode::PreconditionFailed)),
            (Some("W/\"now\""), candidate, Err(ErrorCode::PreconditionFailed)),
            (Some("now"), candidate, Err(ErrorCode::PreconditionFailed)),
            (Some(""), candidate, Err(ErrorCode::PreconditionFailed)),
            (Some("\"now\""), new, Err(ErrorCode::PreconditionFailed)),
            (Some("*"), candidate, Ok(None)),
            (Some("*"), new, Ok(Some("efgh".to_owned()))),
            (Some("\"*\""), new, Ok(Some("efgh".to_owned()))),
            (Some("*"), half, Err(ErrorCode::InvalidSdp)),
        ] {
            assert_eq!(judge(if_match, text), expected, "{if_match:?} {text}");
        }
    }
}
