//! From the words of the domain to those of the wire.

use crate::domain::{CloseReason, Event, LeaveReason, MediaState, Participant, Refusal, Reply, Track, TrackEnd};
use crate::media::NegotiateError;
use crate::protocol::{
    self, Answer, CloseCode, ErrorBody, ErrorCode, Joined, MediaStateChanged, ParticipantGone, ParticipantInfo,
    ParticipantJoined, ParticipantLeft, ParticipantState, Published, Reconnect, RoomClosed, ServerMessage,
    SlotAssigned, TrackInfo, TrackMuted, TrackPublished, TrackUnpublished, UnpublishReason,
};
use crate::switchboard::{self, Refused};

pub(super) fn participant(participant: Participant) -> ParticipantInfo {
    ParticipantInfo {
        id: participant.id,
        identity: participant.subject.to_string(),
        name: participant.name.to_string(),
        role: participant.role,
        state: if participant.is_connected { ParticipantState::Connected } else { ParticipantState::Reconnecting },
        tracks: participant.tracks.into_iter().map(track).collect(),
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
        Event::RoomClosed { reason } => ServerMessage::RoomClosed(RoomClosed { reason }),
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

/// The stable word for a refusal.
pub(super) fn code(refusal: Refusal) -> ErrorCode {
    match refusal {
        Refusal::NotJoined => ErrorCode::NotJoined,
        Refusal::MayNotPublish(_) | Refusal::MayNotSubscribe => ErrorCode::Forbidden,
        Refusal::NoMediaLine(_) => ErrorCode::NoMediaLine,
        Refusal::AlreadyPublished(_) => ErrorCode::AlreadyPublished,
        Refusal::TrackNotFound => ErrorCode::TrackNotFound,
        Refusal::RoomNotFound => ErrorCode::RoomNotFound,
        Refusal::NotAdmitted => ErrorCode::Forbidden,
        Refusal::RoomFull => ErrorCode::RoomFull,
        Refusal::ServerFull => ErrorCode::ServerFull,
    }
}

pub(super) fn close_code(reason: CloseReason) -> CloseCode {
    match reason {
        CloseReason::Replaced => CloseCode::Replaced,
        CloseReason::Ended => CloseCode::Ended,
        CloseReason::Shutdown => CloseCode::ServiceRestart,
    }
}
