use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use crate::domain::contact::{EscalationEnd, EscalationRecord, InvitationClose, InvitationRecord, InvitationState};
use crate::model::ContactId;
use crate::store::columns::{optional_text, person, text, unreadable, upsert};

const PUT_ESCALATION: &str = upsert!(
    "escalations",
    ["id"],
    "contact",
    "subject",
    "name",
    "role",
    "kind",
    "direction",
    "asked_at",
    "expires",
    "ended_at",
    "ended_by",
    "outcome",
    "call",
);

const PUT_INVITATION: &str = upsert!(
    "invitations",
    ["id"],
    "contact",
    "kind",
    "direction",
    "made_by",
    "made_at",
    "expires",
    "state",
    "accepted_at",
    "closed_at",
    "closed_by",
    "reason",
    "call",
);

pub(super) async fn put_escalation(db: &mut SqliteConnection, escalation: &EscalationRecord) -> sqlx::Result<()> {
    let end = escalation.end.as_ref();
    sqlx::query(PUT_ESCALATION)
        .bind(escalation.id)
        .bind(escalation.contact)
        .bind(&*escalation.by.subject)
        .bind(&*escalation.by.name)
        .bind(escalation.by.role)
        .bind(escalation.kind)
        .bind(escalation.direction)
        .bind(escalation.asked_at)
        .bind(escalation.expires)
        .bind(end.map(|end| end.at))
        .bind(end.and_then(|end| end.by.as_deref()))
        .bind(end.map(|end| end.outcome))
        .bind(end.and_then(|end| end.call))
        .execute(&mut *db)
        .await?;
    Ok(())
}

pub(super) async fn escalations(db: &mut SqliteConnection, contact: ContactId) -> sqlx::Result<Vec<EscalationRecord>> {
    let query = sqlx::query("SELECT * FROM escalations WHERE contact = ? ORDER BY asked_at, id");
    query.bind(contact).fetch_all(&mut *db).await?.iter().map(escalation).collect()
}

fn escalation(row: &SqliteRow) -> sqlx::Result<EscalationRecord> {
    let end = match row.try_get("ended_at")? {
        None => None,
        Some(at) => Some(EscalationEnd {
            at,
            by: optional_text(row, "ended_by")?,
            outcome: row.try_get("outcome")?,
            call: row.try_get("call")?,
        }),
    };
    Ok(EscalationRecord {
        id: row.try_get("id")?,
        contact: row.try_get("contact")?,
        by: person(row, ["subject", "name", "role"])?,
        kind: row.try_get("kind")?,
        direction: row.try_get("direction")?,
        asked_at: row.try_get("asked_at")?,
        expires: row.try_get("expires")?,
        end,
    })
}

pub(super) async fn put_invitation(db: &mut SqliteConnection, invitation: &InvitationRecord) -> sqlx::Result<()> {
    let (state, accepted_at, close) = match &invitation.state {
        InvitationState::Invited => ("invited", None, None),
        InvitationState::Accepted { at } => ("accepted", Some(*at), None),
        InvitationState::Closed(close) => ("closed", None, Some(close)),
    };
    sqlx::query(PUT_INVITATION)
        .bind(invitation.id)
        .bind(invitation.contact)
        .bind(invitation.kind)
        .bind(invitation.direction)
        .bind(&*invitation.by)
        .bind(invitation.made_at)
        .bind(invitation.expires)
        .bind(state)
        .bind(accepted_at)
        .bind(close.map(|close| close.at))
        .bind(close.and_then(|close| close.by.as_deref()))
        .bind(close.map(|close| close.reason))
        .bind(invitation.call)
        .execute(&mut *db)
        .await?;
    Ok(())
}

pub(super) async fn invitations(db: &mut SqliteConnection, contact: ContactId) -> sqlx::Result<Vec<InvitationRecord>> {
    let query = sqlx::query("SELECT * FROM invitations WHERE contact = ? ORDER BY made_at, id");
    query.bind(contact).fetch_all(&mut *db).await?.iter().map(invitation).collect()
}

fn invitation(row: &SqliteRow) -> sqlx::Result<InvitationRecord> {
    let state = match row.try_get("state")? {
        "invited" => InvitationState::Invited,
        "accepted" => InvitationState::Accepted { at: row.try_get("accepted_at")? },
        "closed" => InvitationState::Closed(InvitationClose {
            at: row.try_get("closed_at")?,
            by: optional_text(row, "closed_by")?,
            reason: row.try_get("reason")?,
        }),
        other => return Err(unreadable("state", format!("{other:?} is no state of an invitation"))),
    };
    Ok(InvitationRecord {
        id: row.try_get("id")?,
        contact: row.try_get("contact")?,
        kind: row.try_get("kind")?,
        direction: row.try_get("direction")?,
        by: text(row, "made_by")?,
        made_at: row.try_get("made_at")?,
        expires: row.try_get("expires")?,
        state,
        call: row.try_get("call")?,
    })
}
