//! Conversations and their dialogs in the vendor's form.

use serde_json::{Value, json};

use crate::domain::contact::{ContactEnd, ContactEndReason, InvitationEndReason, InvitationState, Party, Standing};
use crate::http::compat::liveperson::known::{Invited, Known, News};
use crate::http::compat::liveperson::wire::ids::{Reader, ServiceIds, Uuid};
use crate::model::{CobrowseMode, InvitationKind, Timestamp};

/// The time within which an answer is promised, in seconds; nothing is promised here, and clients show it.
const TTR: u32 = 3600;

/// For whom conversations are written down.
pub(in crate::http::compat::liveperson) struct Writer<'a> {
    pub(in crate::http::compat::liveperson) account: &'a str,
    pub(in crate::http::compat::liveperson) services: &'a ServiceIds,
    pub(in crate::http::compat::liveperson) reader: Reader,
    /// Whether the client can be invited; otherwise it hears of no COBROWSE dialog.
    pub(in crate::http::compat::liveperson) co_browse: bool,
}

impl Writer<'_> {
    /// A notification's change; `closed` is the invitation whose end it tells.
    pub(in crate::http::compat::liveperson) fn change(
        &self,
        news: News,
        known: &Known,
        closed: Option<&Invited>,
    ) -> Value {
        let kind = match news {
            News::Upsert => "UPSERT",
            News::Delete => "DELETE",
        };
        let result = json!({
            "convId": Uuid::from(known.record.id).to_string(),
            "effectiveTTR": -1,
            "lastUpdateTime": known.changed_at(),
            "conversationDetails": self.details(known, closed),
        });
        json!({ "type": kind, "result": result })
    }

    fn details(&self, known: &Known, closed: Option<&Invited>) -> Value {
        let record = &known.record;
        let state = state(known);
        let mut details = json!({
            "skillId": record.skill.as_ref().map_or("-1", |skill| skill.as_str()),
            "brandId": self.account,
            "state": state,
            "stage": state,
            "startTs": record.opened_at,
            "metaDataLastUpdateTs": known.changed_at(),
            "firstConversation": false,
            "ttr": { "ttrType": "NORMAL", "value": TTR },
            "participants": participants(known, |id, role| json!({ "id": id, "role": role })),
            "dialogs": self.dialogs(known, closed),
        });
        if let Some(end) = &record.end {
            details["endTs"] = json!(end.at);
            details["closeReason"] = json!(closed_by(known, end));
        }
        details
    }

    fn dialogs(&self, known: &Known, closed: Option<&Invited>) -> Vec<Value> {
        let mut dialogs = vec![main_dialog(known)];
        if self.co_browse {
            dialogs.extend(known.invitations.values().map(|invited| self.call_dialog(known.consumer(), invited)));
            dialogs.extend(closed.map(closed_dialog));
        }
        dialogs
    }

    /// The COBROWSE dialog of an invitation that is not over.
    pub(in crate::http::compat::liveperson) fn call_dialog(&self, consumer: &str, invited: &Invited) -> Value {
        let record = &invited.record;
        let id = Uuid::from(record.id).to_string();
        let mut metadata = json!({
            "serviceId": self.services.name(consumer, record.id, self.reader),
            "mode": mode(record.kind),
            "expires": epoch_seconds(record.expires),
            "sessionState": "INVITED",
            "dialogId": id,
        });
        let mut changed_at = record.made_at;
        if let InvitationState::Accepted { at } = record.state {
            metadata["sessionState"] = json!("ACCEPTED");
            metadata["notificationKey"] = json!(if invited.joined { "JOINED" } else { "ACCEPTED" });
            changed_at = at;
        }
        json!({
            "dialogId": id,
            "participants": [consumer, &*record.by],
            "dialogType": "OTHER",
            "channelType": "COBROWSE",
            "metaData": metadata,
            "state": "OPEN",
            "creationTs": record.made_at,
            "metaDataLastUpdateTs": changed_at,
        })
    }
}

/// All that is said of a call's dialog when it is over.
fn closed_dialog(invited: &Invited) -> Value {
    let key = match &invited.record.state {
        InvitationState::Closed(close) => match close.reason {
            InvitationEndReason::Declined => "DECLINED",
            InvitationEndReason::Cancelled => "CANCELLED",
            InvitationEndReason::Expired => "EXPIRED",
            InvitationEndReason::Ended => "ENDED",
            InvitationEndReason::Failed => "FAILED",
        },
        InvitationState::Invited | InvitationState::Accepted { .. } => "ENDED",
    };
    json!({
        "dialogId": Uuid::from(invited.record.id).to_string(),
        "dialogType": "OTHER",
        "channelType": "COBROWSE",
        "metaData": { "sessionState": "CLOSED", "notificationKey": key },
        "state": "CLOSE",
    })
}

/// The dialog in which people write; it bears the conversation's own id.
fn main_dialog(known: &Known) -> Value {
    let record = &known.record;
    let mut dialog = json!({
        "dialogId": Uuid::from(record.id).to_string(),
        "participantsDetails":
            participants(known, |id, role| json!({ "id": id, "role": role, "state": "ACTIVE" })),
        "dialogType": "MAIN",
        "channelType": "MESSAGING",
        "state": state(known),
        "creationTs": record.opened_at,
        "metaDataLastUpdateTs": known.changed_at(),
    });
    if let Some(end) = &record.end {
        dialog["endTs"] = json!(end.at);
        dialog["closedBy"] = json!(closed_by(known, end));
        dialog["closedCause"] = json!(match end.reason {
            ContactEndReason::Ended => "ENDED",
            ContactEndReason::CustomerLeft => "CONSUMER_LEFT",
            ContactEndReason::Abandoned => "ABANDONED",
            ContactEndReason::Idle => "IDLE",
        });
    }
    dialog
}

fn state(known: &Known) -> &'static str {
    if known.is_open() { "OPEN" } else { "CLOSE" }
}

fn closed_by(known: &Known, end: &ContactEnd) -> &'static str {
    match &end.by {
        Some(by) if **by == *known.consumer() => "CONSUMER",
        Some(_) => "AGENT",
        None => "SYSTEM",
    }
}

/// Those who are in it: the first agent is the one that the conversation is assigned to.
fn participants(known: &Known, write: impl Fn(&str, &str) -> Value) -> Vec<Value> {
    let present = known.record.parties.iter().filter(|party| party.left.is_none());
    let mut is_assigned = false;
    let mut role = |party: &Party| match party.standing {
        Standing::Customer => "CONSUMER",
        Standing::Agent if !std::mem::replace(&mut is_assigned, true) => "ASSIGNED_AGENT",
        Standing::Agent => "AGENT",
        Standing::Listener => "READER",
    };
    present.map(|party| write(&party.person.subject, role(party))).collect()
}

/// What the vendor calls what people are invited to; it has no word for showing one's screen.
pub(in crate::http::compat::liveperson) fn mode(kind: InvitationKind) -> &'static str {
    match kind {
        InvitationKind::VoiceCall => "VOICE_CALL",
        InvitationKind::VideoCall => "VIDEO_CALL",
        InvitationKind::ScreenShare => "SCREEN_SHARE",
        InvitationKind::Cobrowse(CobrowseMode::Shared) => "shared",
        InvitationKind::Cobrowse(CobrowseMode::View) => "view",
        InvitationKind::Cobrowse(CobrowseMode::Follow) => "follow",
    }
}

/// The other way round.
pub(in crate::http::compat::liveperson) fn kind_of(mode: &str) -> Option<InvitationKind> {
    Some(match mode {
        "VOICE_CALL" => InvitationKind::VoiceCall,
        "VIDEO_CALL" => InvitationKind::VideoCall,
        "SCREEN_SHARE" => InvitationKind::ScreenShare,
        "shared" => InvitationKind::Cobrowse(CobrowseMode::Shared),
        "view" => InvitationKind::Cobrowse(CobrowseMode::View),
        "follow" => InvitationKind::Cobrowse(CobrowseMode::Follow),
        _ => return None,
    })
}

/// Seconds since 1970 with a fraction, of which clients make milliseconds.
fn epoch_seconds(at: Timestamp) -> f64 {
    at.as_millis() as f64 / 1000.0
}
