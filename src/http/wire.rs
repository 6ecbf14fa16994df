//! From the words of the domain to those of the wire.

use crate::domain::contact::ContactReply;
use crate::domain::{
    CloseReason, Event, LeaveReason, MediaState, Participant, Refusal, Reply, Speakers, Track, TrackEnd,
};
use crate::media::NegotiateError;
use crate::protocol::live::{AgentInfo, ContactInfo, ContactSummaryInfo, LiveReply, OfferInfo, VisitorInfo};
use crate::protocol::{
    self, Answer, CloseCode, ErrorBody, ErrorCode, Joined, LayersWanted, MediaStateChanged, ParticipantGone,
    ParticipantInfo, ParticipantJoined, ParticipantLeft, ParticipantState, Published, QualityChanged, QualityInfo,
    Reconnect, RoomClosed, Said, ServerDraining, ServerMessage, SlotAssigned, SpeakersChanged, TrackInfo, TrackMuted,
    TrackPublished, TrackSuspended, TrackUnpublished, UnpublishReason,
};
use crate::store::StoreError;
use crate::switchboard::{self, LiveAnswer, LiveRefused, Refused};

pub(super) fn participant(participant: Participant) -> ParticipantInfo {
    ParticipantInfo {
        id: participant.id,
        identity: participant.subject.to_string(),
        name: participant.name.to_string(),
        role: participant.role,
        state: if participant.is_connected { ParticipantState::Connected } else { ParticipantState::Reconnecting },
        tracks: participant.tracks.into_iter().map(track).collect(),
        quality: participant.quality.map(QualityInfo::from),
    }
}

fn track(track: Track) -> TrackInfo {
    TrackInfo { id: track.id, source: track.source, kind: track.source.kind(), muted: track.muted }
}

pub(super) fn event(event: Event) -> ServerMessage {
    match event {
        Event::ParticipantJoined(who) => {
            ServerMessage::ParticipantJoined(ParticipantJoined { participant: participant(who) })
        }
        Event::ParticipantLeft { participant, reason } => {
            let reason = match reason {
                LeaveReason::Left => protocol::LeaveReason::Left,
                LeaveReason::ConnectionLost => protocol::LeaveReason::ConnectionLost,
                LeaveReason::MediaFailed => protocol::LeaveReason::MediaFailed,
                LeaveReason::Removed => protocol::LeaveReason::Removed,
                LeaveReason::RoomClosed => protocol::LeaveReason::RoomClosed,
            };
            ServerMessage::ParticipantLeft(ParticipantLeft { participant_id: participant, reason })
        }
        Event::ParticipantReconnecting(id) => {
            ServerMessage::ParticipantReconnecting(ParticipantGone { participant_id: id })
        }
        Event::ParticipantReconnected(id) => {
            ServerMessage::ParticipantReconnected(ParticipantGone { participant_id: id })
        }
        Event::TrackPublished { participant, track: published } => {
            ServerMessage::TrackPublished(TrackPublished { participant_id: participant, track: track(published) })
        }
        Event::TrackUnpublished { participant, track, end } => {
            let reason = match end {
                TrackEnd::Unpublished => UnpublishReason::Unpublished,
                TrackEnd::Rejoined => UnpublishReason::Rejoined,
            };
            ServerMessage::TrackUnpublished(TrackUnpublished { participant_id: participant, track_id: track, reason })
        }
        Event::TrackMuted { participant, track, muted } => {
            ServerMessage::TrackMuted(TrackMuted { participant_id: participant, track_id: track, muted })
        }
        Event::SlotAssigned { mid, track } => ServerMessage::SlotAssigned(SlotAssigned { mid, track_id: track }),
        Event::MediaStateChanged(state) => {
            let state = match state {
                MediaState::Connected => protocol::MediaState::Connected,
                MediaState::Disconnected => protocol::MediaState::Disconnected,
                MediaState::Failed => protocol::MediaState::Failed,
            };
            ServerMessage::MediaStateChanged(MediaStateChanged { state })
        }
        Event::LayersWanted { track, rids } => ServerMessage::LayersWanted(LayersWanted { track_id: track, rids }),
        Event::QualityChanged { participant, quality } => {
            ServerMessage::QualityChanged(QualityChanged { participant_id: participant, quality: quality.into() })
        }
        Event::TrackSuspended { track, suspended } => {
            ServerMessage::TrackSuspended(TrackSuspended { track_id: track, suspended })
        }
        Event::SpeakersChanged(Speakers { number, order, speaker, loudest }) => {
            ServerMessage::SpeakersChanged(SpeakersChanged { number, order: order.to_vec(), speaker, loudest })
        }
        Event::Said { participant, text } => {
            ServerMessage::Said(Said { participant_id: participant, text: text.to_string() })
        }
        Event::RoomClosed { reason } => ServerMessage::RoomClosed(RoomClosed { reason }),
        Event::ServerDraining { deadline } => ServerMessage::ServerDraining(ServerDraining { deadline }),
        Event::Reconnect { retry } => {
            let retry_ms = u32::try_from(retry.as_millis()).unwrap_or(u32::MAX);
            ServerMessage::Reconnect(Reconnect { reason: "shutdown".to_owned(), retry_ms })
        }
    }
}

/// An answer on the wire; the opening of a session is told by the socket, which knows more of it.
pub(super) fn answer(answer: switchboard::Answer) -> Option<ServerMessage> {
    Some(match answer {
        switchboard::Answer::Opened(_) => return None,
        switchboard::Answer::Joined { sdp, reply } => {
            let others = match reply {
                Reply::Joined(others) => others,
                Reply::Opened(_) | Reply::Published { .. } | Reply::Done => Vec::new(),
            };
            ServerMessage::Joined(Joined { answer: sdp, participants: others.into_iter().map(participant).collect() })
        }
        switchboard::Answer::Sdp(answer) => ServerMessage::Answer(Answer { answer }),
        switchboard::Answer::Reply(Reply::Published { track: published, mid }) => {
            ServerMessage::Published(Published { track: track(published), mid })
        }
        switchboard::Answer::Reply(Reply::Opened(_) | Reply::Joined(_) | Reply::Done) => ServerMessage::Ok {},
    })
}

pub(super) fn refused(refused: &Refused) -> ErrorBody {
    let code = match refused {
        Refused::Rules(refusal) => code(*refusal),
        Refused::Negotiation(NegotiateError::Invalid(_)) => ErrorCode::InvalidSdp,
        Refused::Negotiation(NegotiateError::Gone) => ErrorCode::MediaGone,
        Refused::Overloaded => ErrorCode::Internal,
    };
    ErrorBody::new(code, refused.to_string())
}

pub(super) fn live_answer(answer: LiveAnswer) -> LiveReply {
    let position = |position: usize| u32::try_from(position).unwrap_or(u32::MAX);
    match answer {
        LiveAnswer::Reply(reply) => match reply {
            ContactReply::Done | ContactReply::Connected { .. } => LiveReply::Ok {},
            ContactReply::Opened { contact, position: place } => {
                LiveReply::Opened { contact_id: contact, position: place.map(position) }
            }
            ContactReply::Sent { message, number, repeated } => {
                LiveReply::Sent { message_id: message, number, repeated }
            }
            ContactReply::Pending => LiveReply::Pending {},
            ContactReply::Asked { escalation, call } => LiveReply::Asked { escalation_id: escalation, call_id: call },
            ContactReply::Call(call) => LiveReply::Call { call_id: call },
            ContactReply::Invited { contact, invitation } => {
                LiveReply::Invited { contact_id: contact, invitation_id: invitation }
            }
        },
        LiveAnswer::Contact(view) => LiveReply::Contact { contact: Box::new(ContactInfo::from(&*view)) },
        LiveAnswer::Overview(overview) => LiveReply::Overview {
            contacts: overview.contacts.iter().map(ContactInfo::from).collect(),
            waiting: overview.waiting.iter().map(ContactSummaryInfo::from).collect(),
            all: overview.all.iter().map(ContactSummaryInfo::from).collect(),
            offers: overview.offers.iter().map(OfferInfo::from).collect(),
            available: overview.available,
        },
        LiveAnswer::Agents(agents) => LiveReply::Agents { agents: agents.iter().map(AgentInfo::from).collect() },
        // Nobody asks that here.
        LiveAnswer::Staffed(_) => LiveReply::Ok {},
        LiveAnswer::Visitors(visitors) => {
            LiveReply::Visitors { visitors: visitors.iter().map(VisitorInfo::from).collect() }
        }
    }
}

pub(super) fn live_refused(refused: &LiveRefused) -> ErrorBody {
    let code = match refused {
        LiveRefused::Rules(refusal) => ErrorCode::Contact((*refusal).into()),
        LiveRefused::Session(refusal) => code(*refusal),
        LiveRefused::Store(error) => store_code(error),
    };
    ErrorBody::new(code, refused.to_string())
}

/// The stable word for what the store does not do.
pub(super) fn store_code(error: &StoreError) -> ErrorCode {
    match error {
        StoreError::Full => ErrorCode::StoreFull,
        StoreError::Busy => ErrorCode::StoreBusy,
        StoreError::Closed => ErrorCode::ShuttingDown,
        StoreError::Exists => ErrorCode::Exists,
        StoreError::NotFound => ErrorCode::NotFound,
        StoreError::Failed(_) => ErrorCode::StoreFailed,
    }
}

/// The stable word for a refusal.
pub(super) fn code(refusal: Refusal) -> ErrorCode {
    match refusal {
        Refusal::NotJoined => ErrorCode::NotJoined,
        Refusal::MayNotPublish(_) | Refusal::MayNotSubscribe => ErrorCode::Forbidden,
        Refusal::NoMediaLine(_) => ErrorCode::NoMediaLine,
        Refusal::AlreadyPublished(_) => ErrorCode::AlreadyPublished,
        Refusal::TrackNotFound => ErrorCode::TrackNotFound,
        Refusal::RoomNotFound => ErrorCode::RoomNotFound,
        Refusal::NotAdmitted | Refusal::SaidInContact => ErrorCode::Forbidden,
        Refusal::InvalidText | Refusal::InvalidLayers => ErrorCode::InvalidRequest,
        Refusal::RoomFull => ErrorCode::RoomFull,
        Refusal::ServerFull => ErrorCode::ServerFull,
        Refusal::Draining => ErrorCode::ServerDraining,
    }
}

pub(super) fn close_code(reason: CloseReason) -> CloseCode {
    match reason {
        CloseReason::Replaced => CloseCode::Replaced,
        CloseReason::Ended => CloseCode::Ended,
        CloseReason::Shutdown => CloseCode::ServiceRestart,
    }
}
