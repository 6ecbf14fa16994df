//! What the log says of calls: one line when a call begins and one when it ends or fails, with its id.
//!
//! A call of a contact is told of by the contact plane, and any other room by itself. Names stay out of both.

use std::collections::BTreeMap;
use std::time::Instant;

use tracing::Span;

use crate::domain::LeaveReason;
use crate::model::{CallId, RoomId};
use crate::protocol::webhook::WebhookData;

/// The calls of which the beginning was told; each is a span, from its beginning to its end.
#[derive(Debug, Default)]
pub(super) struct CallLog(BTreeMap<RoomId, Span>);

impl CallLog {
    pub(super) fn began(&mut self, room: &RoomId) {
        let span = tracing::info_span!("call", %room);
        if CallId::of_room(room).is_none() {
            tracing::info!(parent: &span, call = %room, "call started");
        }
        self.0.insert(room.clone(), span);
    }

    pub(super) fn over(&mut self, room: &RoomId, since: Instant, participants: usize, reason: LeaveReason) {
        let Some(span) = self.0.remove(room) else { return };
        if CallId::of_room(room).is_some() {
            return;
        }
        let seconds = since.elapsed().as_secs();
        let (message, reason) = match reason {
            LeaveReason::Left => ("call ended", "left"),
            LeaveReason::Removed => ("call ended", "removed"),
            LeaveReason::RoomClosed => ("call ended", "room_closed"),
            LeaveReason::ConnectionLost => ("call failed", "connection_lost"),
            LeaveReason::MediaFailed => ("call failed", "media_failed"),
        };
        tracing::info!(parent: &span, call = %room, reason, seconds, participants, "{message}");
    }
}

/// Tells of a contact's call, if that is what happened.
pub(super) fn tell(data: &WebhookData) {
    match data {
        WebhookData::CallStarted(call) => {
            let participants = call.members.len();
            tracing::info!(call = %call.call_id, contact = %call.contact_id, kind = ?call.kind, participants, "call started");
        }
        WebhookData::CallEnded(ended) => {
            let call = &ended.call;
            let reason = call.end.as_ref().and_then(|end| serde_json::to_value(end.reason).ok());
            let reason = reason.as_ref().and_then(|reason| reason.as_str()).unwrap_or_default();
            let message = if reason == "failed" { "call failed" } else { "call ended" };
            let (seconds, participants) = (ended.seconds, call.members.len());
            tracing::info!(
                call = %call.call_id, contact = %call.contact_id, reason, seconds, participants, "{message}"
            );
        }
        _ => {}
    }
}
