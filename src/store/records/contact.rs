use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use crate::domain::contact::{Assist, ContactEnd, ContactRecord, Note, Offer, Party, Queued};
use crate::model::{ContactId, Timestamp};
use crate::store::columns::{integer, optional_text, person, skill, target, target_columns, text, unsigned, upsert};

/// How many contacts' lists are remembered; beyond that all are forgotten, which costs some writing.
const REMEMBERED: usize = 20_000;

const PUT: &str = upsert!(
    "contacts",
    ["id"],
    "topic",
    "skill",
    "wants",
    "opened_at",
    "active_at",
    "last_number",
    "state",
    "queued_since",
    "queued_for",
    "queued_target",
    "queued_until",
    "queued_note",
    "kept_by",
    "offered_to",
    "offer_expires",
    "ended_at",
    "ended_by",
    "end_reason",
);

/// The lists of open contacts as they are on disk. With each message comes the contact itself, whose
/// lists seldom change: what is the same as it was is not written again.
#[derive(Debug, Default)]
pub(in crate::store) struct Written(HashMap<ContactId, Lists>);

#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Lists {
    data: BTreeMap<String, String>,
    parties: Vec<Party>,
    passed: BTreeMap<Arc<str>, Timestamp>,
    assists: Vec<Assist>,
    notes: Vec<Note>,
}

impl Written {
    /// Forgets everything, as after a transaction that did not come about.
    pub(in crate::store) fn clear(&mut self) {
        self.0.clear();
    }

    /// Forgets a contact that is no longer stored.
    pub(in crate::store) fn forget(&mut self, contact: ContactId) {
        self.0.remove(&contact);
    }
}

pub(super) async fn put(db: &mut SqliteConnection, contact: &ContactRecord, written: &mut Written) -> sqlx::Result<()> {
    let queued = contact.queued.as_ref();
    let (queued_for, queued_target) = queued.map(|q| target_columns(&q.target)).unzip();
    let offer = queued.and_then(|q| q.offer.as_ref());
    let end = contact.end.as_ref();
    sqlx::query(PUT)
        .bind(contact.id)
        .bind(&*contact.topic)
        .bind(contact.skill.as_ref().map(|skill| skill.as_str()))
        .bind(contact.wants)
        .bind(contact.opened_at)
        .bind(contact.active_at)
        .bind(integer(contact.last_number))
        .bind(contact.state())
        .bind(queued.map(|q| q.since))
        .bind(queued_for)
        .bind(queued_target.flatten())
        .bind(queued.and_then(|q| q.until))
        .bind(queued.and_then(|q| q.note.as_deref()))
        .bind(queued.and_then(|q| q.kept_by.as_deref()))
        .bind(offer.map(|offer| &*offer.agent))
        .bind(offer.map(|offer| offer.expires))
        .bind(end.map(|end| end.at))
        .bind(end.and_then(|end| end.by.as_deref()))
        .bind(end.map(|end| end.reason))
        .execute(&mut *db)
        .await?;
    let lists = Lists {
        data: contact.data.clone(),
        parties: contact.parties.clone(),
        passed: queued.map(|q| q.passed.clone()).unwrap_or_default(),
        assists: contact.assists.clone(),
        notes: contact.notes.clone(),
    };
    put_lists(db, contact.id, &lists, written.0.get(&contact.id)).await?;
    if written.0.len() >= REMEMBERED {
        written.clear();
    }
    if end.is_some() {
        written.forget(contact.id);
    } else {
        written.0.insert(contact.id, lists);
    }
    Ok(())
}

async fn put_lists(
    db: &mut SqliteConnection,
    id: ContactId,
    lists: &Lists,
    before: Option<&Lists>,
) -> sqlx::Result<()> {
    if before.is_none_or(|before| before.data != lists.data) {
        sqlx::query("DELETE FROM contact_data WHERE contact = ?").bind(id).execute(&mut *db).await?;
        for (name, value) in &lists.data {
            let insert = sqlx::query("INSERT INTO contact_data (contact, name, value) VALUES (?, ?, ?)");
            insert.bind(id).bind(name).bind(value).execute(&mut *db).await?;
        }
    }
    if before.is_none_or(|before| before.parties != lists.parties) {
        sqlx::query("DELETE FROM parties WHERE contact = ?").bind(id).execute(&mut *db).await?;
        for (position, party) in (0i64..).zip(&lists.parties) {
            put_party(db, id, position, party).await?;
        }
    }
    if before.is_none_or(|before| before.passed != lists.passed) {
        sqlx::query("DELETE FROM queue_passes WHERE contact = ?").bind(id).execute(&mut *db).await?;
        for (agent, until) in &lists.passed {
            let insert = sqlx::query("INSERT INTO queue_passes (contact, agent, until) VALUES (?, ?, ?)");
            insert.bind(id).bind(&**agent).bind(until).execute(&mut *db).await?;
        }
    }
    if before.is_none_or(|before| before.assists != lists.assists) {
        sqlx::query("DELETE FROM assists WHERE contact = ?").bind(id).execute(&mut *db).await?;
        for (position, assist) in (0i64..).zip(&lists.assists) {
            let insert = sqlx::query(
                "INSERT INTO assists (contact, position, agent, asked_by, note, expires) VALUES (?, ?, ?, ?, ?, ?)",
            );
            let insert = insert.bind(id).bind(position).bind(&*assist.agent).bind(&*assist.by);
            insert.bind(assist.note.as_deref()).bind(assist.expires).execute(&mut *db).await?;
        }
    }
    if before.is_none_or(|before| before.notes != lists.notes) {
        sqlx::query("DELETE FROM notes WHERE contact = ?").bind(id).execute(&mut *db).await?;
        for (position, note) in (0i64..).zip(&lists.notes) {
            let insert =
                sqlx::query("INSERT INTO notes (contact, position, at, written_by, text) VALUES (?, ?, ?, ?, ?)");
            let insert = insert.bind(id).bind(position).bind(note.at).bind(note.by.as_deref());
            insert.bind(&*note.text).execute(&mut *db).await?;
        }
    }
    Ok(())
}

async fn put_party(db: &mut SqliteConnection, contact: ContactId, position: i64, party: &Party) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO parties (contact, position, subject, name, role, standing, joined_at, left_at, left_reason)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(contact)
    .bind(position)
    .bind(&*party.person.subject)
    .bind(&*party.person.name)
    .bind(party.person.role)
    .bind(party.standing)
    .bind(party.joined_at)
    .bind(party.left.map(|(at, _)| at))
    .bind(party.left.map(|(_, reason)| reason))
    .execute(&mut *db)
    .await?;
    Ok(())
}

pub(super) async fn load(db: &mut SqliteConnection, id: ContactId) -> sqlx::Result<Option<ContactRecord>> {
    let Some(row) = sqlx::query("SELECT * FROM contacts WHERE id = ?").bind(id).fetch_optional(&mut *db).await? else {
        return Ok(None);
    };
    let rows =
        sqlx::query("SELECT name, value FROM contact_data WHERE contact = ?").bind(id).fetch_all(&mut *db).await?;
    let data = rows.iter().map(|row| Ok((row.try_get("name")?, row.try_get("value")?)));
    let data = data.collect::<sqlx::Result<_>>()?;
    let rows =
        sqlx::query("SELECT agent, until FROM queue_passes WHERE contact = ?").bind(id).fetch_all(&mut *db).await?;
    let passed = rows.iter().map(|row| Ok((text(row, "agent")?, row.try_get("until")?)));
    let passed = passed.collect::<sqlx::Result<_>>()?;
    let rows =
        sqlx::query("SELECT * FROM parties WHERE contact = ? ORDER BY position").bind(id).fetch_all(&mut *db).await?;
    let parties = rows.iter().map(party).collect::<sqlx::Result<_>>()?;
    let rows =
        sqlx::query("SELECT * FROM assists WHERE contact = ? ORDER BY position").bind(id).fetch_all(&mut *db).await?;
    let assist = |row: &SqliteRow| {
        Ok(Assist {
            agent: text(row, "agent")?,
            by: text(row, "asked_by")?,
            note: optional_text(row, "note")?,
            expires: row.try_get("expires")?,
        })
    };
    let assists = rows.iter().map(assist).collect::<sqlx::Result<_>>()?;
    let rows =
        sqlx::query("SELECT * FROM notes WHERE contact = ? ORDER BY position").bind(id).fetch_all(&mut *db).await?;
    let note = |row: &SqliteRow| {
        Ok(Note { at: row.try_get("at")?, by: optional_text(row, "written_by")?, text: text(row, "text")? })
    };
    let notes = rows.iter().map(note).collect::<sqlx::Result<_>>()?;
    Ok(Some(ContactRecord {
        id,
        topic: text(&row, "topic")?,
        data,
        skill: row.try_get::<Option<&str>, _>("skill")?.map(skill).transpose()?,
        wants: row.try_get("wants")?,
        parties,
        queued: queued(&row, passed)?,
        assists,
        notes,
        opened_at: row.try_get("opened_at")?,
        last_number: unsigned(&row, "last_number")?,
        active_at: row.try_get("active_at")?,
        end: end(&row)?,
    }))
}

fn party(row: &SqliteRow) -> sqlx::Result<Party> {
    Ok(Party {
        person: person(row, ["subject", "name", "role"])?,
        standing: row.try_get("standing")?,
        joined_at: row.try_get("joined_at")?,
        left: row.try_get::<Option<_>, _>("left_at")?.zip(row.try_get("left_reason")?),
    })
}

fn queued(row: &SqliteRow, passed: BTreeMap<Arc<str>, Timestamp>) -> sqlx::Result<Option<Queued>> {
    let Some(since) = row.try_get("queued_since")? else { return Ok(None) };
    let offer = optional_text(row, "offered_to")?.zip(row.try_get("offer_expires")?);
    Ok(Some(Queued {
        target: target(row.try_get("queued_for")?, row.try_get("queued_target")?)?,
        since,
        note: optional_text(row, "queued_note")?,
        kept_by: optional_text(row, "kept_by")?,
        offer: offer.map(|(agent, expires)| Offer { agent, expires }),
        passed,
        until: row.try_get("queued_until")?,
    }))
}

fn end(row: &SqliteRow) -> sqlx::Result<Option<ContactEnd>> {
    let Some(at) = row.try_get("ended_at")? else { return Ok(None) };
    Ok(Some(ContactEnd { at, by: optional_text(row, "ended_by")?, reason: row.try_get("end_reason")? }))
}
