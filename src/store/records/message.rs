use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use crate::domain::contact::{Author, Content, MarkRecord, MessageRecord, Person, SharedFile, SystemNote, Target};
use crate::model::{CallKind, ContactId, Direction};
use crate::store::columns::{
    Word, integer, optional_text, person, target, target_columns, text, unreadable, unsigned, upsert,
};

const PUT: &str = upsert!(
    "messages",
    ["id"],
    "contact",
    "number",
    "at",
    "author",
    "author_name",
    "author_role",
    "client_id",
    "kind",
    "text",
    "file",
    "file_kind",
    "file_name",
    "file_size",
    "subject",
    "subject_name",
    "subject_role",
    "reason",
    "waits_for",
    "target",
    "call_kind",
    "seconds",
    "direction",
);

const PUT_MARK: &str = upsert!("marks", ["contact", "subject"], "delivered", "seen", "at");

/// The content of a message, flat; what a kind does not have is nothing.
#[derive(Default)]
struct Columns<'a> {
    kind: &'static str,
    text: Option<&'a str>,
    file: Option<&'a SharedFile>,
    subject: Option<&'a str>,
    person: Option<&'a Person>,
    reason: Option<&'static str>,
    target: Option<&'a Target>,
    call_kind: Option<CallKind>,
    seconds: Option<u64>,
    direction: Option<Direction>,
}

pub(super) async fn put(db: &mut SqliteConnection, message: &MessageRecord) -> sqlx::Result<()> {
    let author = match &message.author {
        Author::Person(person) => Some(person),
        Author::System => None,
    };
    let columns = columns(&message.content);
    let (waits_for, target) = columns.target.map(target_columns).unzip();
    sqlx::query(PUT)
        .bind(message.id)
        .bind(message.contact)
        .bind(integer(message.number))
        .bind(message.at)
        .bind(author.map(|person| &*person.subject))
        .bind(author.map(|person| &*person.name))
        .bind(author.map(|person| person.role))
        .bind(message.client_id.as_deref())
        .bind(columns.kind)
        .bind(columns.text)
        .bind(columns.file.map(|file| file.file))
        .bind(columns.file.map(|file| file.kind))
        .bind(columns.file.map(|file| &*file.name))
        .bind(columns.file.map(|file| integer(file.size)))
        .bind(columns.subject.or(columns.person.map(|person| &*person.subject)))
        .bind(columns.person.map(|person| &*person.name))
        .bind(columns.person.map(|person| person.role))
        .bind(columns.reason)
        .bind(waits_for)
        .bind(target.flatten())
        .bind(columns.call_kind)
        .bind(columns.seconds.map(integer))
        .bind(columns.direction)
        .execute(&mut *db)
        .await?;
    Ok(())
}

fn columns(content: &Content) -> Columns<'_> {
    let nothing = Columns::default();
    match content {
        Content::Text(text) => Columns { kind: "text", text: Some(text), ..nothing },
        Content::Link(url) => Columns { kind: "link", text: Some(url), ..nothing },
        Content::File(file) => Columns { kind: "file", text: Some(&file.caption), file: Some(file), ..nothing },
        Content::System(SystemNote::Joined(person)) => Columns { kind: "joined", person: Some(person), ..nothing },
        Content::System(SystemNote::Left { person, reason }) => {
            Columns { kind: "left", person: Some(person), reason: Some(reason.word()), ..nothing }
        }
        Content::System(SystemNote::Transferred { target }) => {
            Columns { kind: "transferred", target: Some(target), ..nothing }
        }
        Content::System(SystemNote::EscalationRequested { by, kind }) => {
            Columns { kind: "escalationRequested", subject: Some(by), call_kind: Some(*kind), ..nothing }
        }
        Content::System(SystemNote::EscalationEnded { outcome }) => {
            Columns { kind: "escalationEnded", reason: Some(outcome.word()), ..nothing }
        }
        Content::System(SystemNote::CallStarted { kind }) => {
            Columns { kind: "callStarted", call_kind: Some(*kind), ..nothing }
        }
        Content::System(SystemNote::CallSwitched { kind, direction, outcome }) => Columns {
            kind: "callSwitched",
            call_kind: Some(*kind),
            direction: *direction,
            reason: Some(outcome.word()),
            ..nothing
        },
        Content::System(SystemNote::CallEnded { reason, seconds }) => {
            Columns { kind: "callEnded", reason: Some(reason.word()), seconds: Some(*seconds), ..nothing }
        }
        Content::System(SystemNote::Closed { reason }) => {
            Columns { kind: "closed", reason: Some(reason.word()), ..nothing }
        }
    }
}

pub(super) async fn latest(db: &mut SqliteConnection, contact: ContactId, n: u32) -> sqlx::Result<Vec<MessageRecord>> {
    before(db, contact, u64::MAX, n).await
}

pub(super) async fn before(
    db: &mut SqliteConnection,
    contact: ContactId,
    number: u64,
    n: u32,
) -> sqlx::Result<Vec<MessageRecord>> {
    let query = sqlx::query("SELECT * FROM messages WHERE contact = ? AND number < ? ORDER BY number DESC LIMIT ?");
    let rows = query.bind(contact).bind(integer(number)).bind(n).fetch_all(db).await?;
    rows.iter().rev().map(message).collect()
}

pub(super) async fn after(
    db: &mut SqliteConnection,
    contact: ContactId,
    number: u64,
    n: u32,
) -> sqlx::Result<Vec<MessageRecord>> {
    let query = sqlx::query("SELECT * FROM messages WHERE contact = ? AND number > ? ORDER BY number LIMIT ?");
    let rows = query.bind(contact).bind(integer(number)).bind(n).fetch_all(db).await?;
    rows.iter().map(message).collect()
}

fn message(row: &SqliteRow) -> sqlx::Result<MessageRecord> {
    let author = match row.try_get::<Option<&str>, _>("author")? {
        Some(_) => Author::Person(person(row, ["author", "author_name", "author_role"])?),
        None => Author::System,
    };
    Ok(MessageRecord {
        id: row.try_get("id")?,
        contact: row.try_get("contact")?,
        number: unsigned(row, "number")?,
        at: row.try_get("at")?,
        author,
        client_id: optional_text(row, "client_id")?,
        content: content(row)?,
    })
}

fn content(row: &SqliteRow) -> sqlx::Result<Content> {
    let note = match row.try_get("kind")? {
        "text" => return Ok(Content::Text(text(row, "text")?)),
        "link" => return Ok(Content::Link(text(row, "text")?)),
        "file" => return Ok(Content::File(file(row)?)),
        "joined" => SystemNote::Joined(concerned(row)?),
        "left" => SystemNote::Left { person: concerned(row)?, reason: row.try_get("reason")? },
        "transferred" => SystemNote::Transferred { target: target(row.try_get("waits_for")?, row.try_get("target")?)? },
        "escalationRequested" => {
            SystemNote::EscalationRequested { by: text(row, "subject")?, kind: row.try_get("call_kind")? }
        }
        "escalationEnded" => SystemNote::EscalationEnded { outcome: row.try_get("reason")? },
        "callStarted" => SystemNote::CallStarted { kind: row.try_get("call_kind")? },
        "callSwitched" => SystemNote::CallSwitched {
            kind: row.try_get("call_kind")?,
            direction: row.try_get("direction")?,
            outcome: row.try_get("reason")?,
        },
        "callEnded" => SystemNote::CallEnded { reason: row.try_get("reason")?, seconds: unsigned(row, "seconds")? },
        "closed" => SystemNote::Closed { reason: row.try_get("reason")? },
        other => return Err(unreadable("kind", format!("{other:?} is no kind of message"))),
    };
    Ok(Content::System(note))
}

fn file(row: &SqliteRow) -> sqlx::Result<SharedFile> {
    Ok(SharedFile {
        file: row.try_get("file")?,
        kind: row.try_get("file_kind")?,
        name: text(row, "file_name")?,
        caption: text(row, "text")?,
        size: unsigned(row, "file_size")?,
    })
}

fn concerned(row: &SqliteRow) -> sqlx::Result<Person> {
    person(row, ["subject", "subject_name", "subject_role"])
}

pub(super) async fn put_mark(db: &mut SqliteConnection, mark: &MarkRecord) -> sqlx::Result<()> {
    let insert = sqlx::query(PUT_MARK).bind(mark.contact).bind(&*mark.subject);
    let insert = insert.bind(integer(mark.delivered)).bind(integer(mark.seen)).bind(mark.at);
    insert.execute(&mut *db).await?;
    Ok(())
}

pub(super) async fn marks(db: &mut SqliteConnection, contact: ContactId) -> sqlx::Result<Vec<MarkRecord>> {
    let rows = sqlx::query("SELECT * FROM marks WHERE contact = ?").bind(contact).fetch_all(&mut *db).await?;
    let mark = |row: &SqliteRow| {
        Ok(MarkRecord {
            contact,
            subject: text(row, "subject")?,
            delivered: unsigned(row, "delivered")?,
            seen: unsigned(row, "seen")?,
            at: row.try_get("at")?,
        })
    };
    rows.iter().map(mark).collect()
}
