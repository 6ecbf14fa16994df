use std::collections::BTreeSet;

use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use crate::domain::contact::{
    CallEnd, CallMember, CallOrigin, CallRecord, MemberState, Share, SwitchEntry, SwitchRequest,
};
use crate::model::{CallId, ContactId, EscalationId, InvitationId, QualityReasons, QualitySummary, Source};
use crate::store::columns::{optional_text, person, unreadable, upsert};

const PUT: &str = upsert!(
    "calls",
    ["id"],
    "contact",
    "origin",
    "origin_id",
    "kind",
    "direction",
    "camera_agreed",
    "held_by",
    "spotlight",
    "request_by",
    "request_side",
    "request_kind",
    "request_direction",
    "request_expires",
    "share_by",
    "share_invitation",
    "share_since",
    "started_at",
    "connected_at",
    "ended_at",
    "ended_by",
    "end_reason",
);

const PUT_MEMBER: &str =
    "INSERT INTO call_members (call, position, subject, name, role, side, listens, muted_microphone,
     muted_camera, muted_screen, state, state_since, left_reason, quality_looks, quality_sum, quality_worst,
     quality_reasons) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

const PUT_SWITCH: &str = "INSERT INTO call_switches (call, position, at, asked_by, kind, direction, outcome)
     VALUES (?, ?, ?, ?, ?, ?, ?)";

pub(super) async fn put(db: &mut SqliteConnection, call: &CallRecord) -> sqlx::Result<()> {
    let (origin, origin_id) = match call.origin {
        CallOrigin::Escalation(id) => ("escalation", Some(id.bits())),
        CallOrigin::Invitation(id) => ("invitation", Some(id.bits())),
        CallOrigin::Wanted => ("wanted", None),
        CallOrigin::Direct => ("direct", None),
    };
    let (request, share, end) = (call.request.as_ref(), call.share.as_ref(), call.end.as_ref());
    sqlx::query(PUT)
        .bind(call.id)
        .bind(call.contact)
        .bind(origin)
        .bind(origin_id.map(|bits| bits.to_be_bytes().to_vec()))
        .bind(call.kind)
        .bind(call.direction)
        .bind(call.camera_agreed)
        .bind(call.held_by.as_deref())
        .bind(call.spotlight.as_deref())
        .bind(request.map(|request| &*request.by))
        .bind(request.map(|request| request.side))
        .bind(request.map(|request| request.kind))
        .bind(request.map(|request| request.direction))
        .bind(request.map(|request| request.expires))
        .bind(share.map(|share| &*share.by))
        .bind(share.and_then(|share| share.invitation))
        .bind(share.map(|share| share.since))
        .bind(call.started_at)
        .bind(call.connected_at)
        .bind(end.map(|end| end.at))
        .bind(end.and_then(|end| end.by.as_deref()))
        .bind(end.map(|end| end.reason))
        .execute(&mut *db)
        .await?;
    sqlx::query("DELETE FROM call_members WHERE call = ?").bind(call.id).execute(&mut *db).await?;
    for (position, member) in (0i64..).zip(&call.members) {
        put_member(db, call.id, position, member).await?;
    }
    sqlx::query("DELETE FROM call_switches WHERE call = ?").bind(call.id).execute(&mut *db).await?;
    for (position, switch) in (0i64..).zip(&call.switches) {
        let insert = sqlx::query(PUT_SWITCH).bind(call.id).bind(position).bind(switch.at).bind(switch.by.as_deref());
        insert.bind(switch.kind).bind(switch.direction).bind(switch.outcome).execute(&mut *db).await?;
    }
    Ok(())
}

async fn put_member(db: &mut SqliteConnection, call: CallId, position: i64, member: &CallMember) -> sqlx::Result<()> {
    let (state, since, reason) = match member.state {
        MemberState::Expected { since } => ("expected", Some(since), None),
        MemberState::Joined => ("joined", None, None),
        MemberState::Lost { since } => ("lost", Some(since), None),
        MemberState::Gone { at, reason } => ("gone", Some(at), Some(reason)),
    };
    sqlx::query(PUT_MEMBER)
        .bind(call)
        .bind(position)
        .bind(&*member.person.subject)
        .bind(&*member.person.name)
        .bind(member.person.role)
        .bind(member.side)
        .bind(member.listens)
        .bind(member.muted.contains(&Source::Microphone))
        .bind(member.muted.contains(&Source::Camera))
        .bind(member.muted.contains(&Source::Screen))
        .bind(state)
        .bind(since)
        .bind(reason)
        .bind(member.quality.looks)
        .bind(member.quality.sum)
        .bind(member.quality.worst)
        .bind(member.quality.reasons.bits())
        .execute(&mut *db)
        .await?;
    Ok(())
}

pub(super) async fn of_contact(db: &mut SqliteConnection, contact: ContactId) -> sqlx::Result<Vec<CallRecord>> {
    let query = sqlx::query("SELECT * FROM calls WHERE contact = ? ORDER BY started_at, id");
    let rows = query.bind(contact).fetch_all(&mut *db).await?;
    with_lists(db, &rows).await
}

/// Calls with their members and switches.
pub(super) async fn with_lists(db: &mut SqliteConnection, rows: &[SqliteRow]) -> sqlx::Result<Vec<CallRecord>> {
    let mut calls = Vec::with_capacity(rows.len());
    for row in rows {
        let mut call = call(row)?;
        let members = sqlx::query("SELECT * FROM call_members WHERE call = ? ORDER BY position");
        let members = members.bind(call.id).fetch_all(&mut *db).await?;
        call.members = members.iter().map(member).collect::<sqlx::Result<_>>()?;
        let switches = sqlx::query("SELECT * FROM call_switches WHERE call = ? ORDER BY position");
        let switches = switches.bind(call.id).fetch_all(&mut *db).await?;
        call.switches = switches.iter().map(switch).collect::<sqlx::Result<_>>()?;
        calls.push(call);
    }
    Ok(calls)
}

fn call(row: &SqliteRow) -> sqlx::Result<CallRecord> {
    let request = match optional_text(row, "request_by")? {
        None => None,
        Some(by) => Some(SwitchRequest {
            by,
            side: row.try_get("request_side")?,
            kind: row.try_get("request_kind")?,
            direction: row.try_get("request_direction")?,
            expires: row.try_get("request_expires")?,
        }),
    };
    let share = match optional_text(row, "share_by")? {
        None => None,
        Some(by) => {
            Some(Share { by, invitation: row.try_get("share_invitation")?, since: row.try_get("share_since")? })
        }
    };
    let end = match row.try_get("ended_at")? {
        None => None,
        Some(at) => Some(CallEnd { at, by: optional_text(row, "ended_by")?, reason: row.try_get("end_reason")? }),
    };
    Ok(CallRecord {
        id: row.try_get("id")?,
        contact: row.try_get("contact")?,
        origin: origin(row)?,
        kind: row.try_get("kind")?,
        direction: row.try_get("direction")?,
        camera_agreed: row.try_get("camera_agreed")?,
        held_by: optional_text(row, "held_by")?,
        spotlight: optional_text(row, "spotlight")?,
        members: Vec::new(),
        request,
        share,
        switches: Vec::new(),
        started_at: row.try_get("started_at")?,
        connected_at: row.try_get("connected_at")?,
        end,
    })
}

fn origin(row: &SqliteRow) -> sqlx::Result<CallOrigin> {
    match row.try_get("origin")? {
        "escalation" => Ok(CallOrigin::Escalation(row.try_get::<EscalationId, _>("origin_id")?)),
        "invitation" => Ok(CallOrigin::Invitation(row.try_get::<InvitationId, _>("origin_id")?)),
        "wanted" => Ok(CallOrigin::Wanted),
        "direct" => Ok(CallOrigin::Direct),
        other => Err(unreadable("origin", format!("{other:?} is no origin of a call"))),
    }
}

fn member(row: &SqliteRow) -> sqlx::Result<CallMember> {
    let state = match row.try_get("state")? {
        "expected" => MemberState::Expected { since: row.try_get("state_since")? },
        "joined" => MemberState::Joined,
        "lost" => MemberState::Lost { since: row.try_get("state_since")? },
        "gone" => MemberState::Gone { at: row.try_get("state_since")?, reason: row.try_get("left_reason")? },
        other => return Err(unreadable("state", format!("{other:?} is no state of a member"))),
    };
    let mut muted = BTreeSet::new();
    for (source, column) in
        [(Source::Microphone, "muted_microphone"), (Source::Camera, "muted_camera"), (Source::Screen, "muted_screen")]
    {
        if row.try_get(column)? {
            muted.insert(source);
        }
    }
    let quality = QualitySummary {
        looks: row.try_get("quality_looks")?,
        sum: row.try_get("quality_sum")?,
        worst: row.try_get("quality_worst")?,
        reasons: QualityReasons::from_bits(row.try_get("quality_reasons")?),
    };
    let person = person(row, ["subject", "name", "role"])?;
    Ok(CallMember { person, side: row.try_get("side")?, listens: row.try_get("listens")?, muted, state, quality })
}

fn switch(row: &SqliteRow) -> sqlx::Result<SwitchEntry> {
    Ok(SwitchEntry {
        at: row.try_get("at")?,
        by: optional_text(row, "asked_by")?,
        kind: row.try_get("kind")?,
        direction: row.try_get("direction")?,
        outcome: row.try_get("outcome")?,
    })
}
