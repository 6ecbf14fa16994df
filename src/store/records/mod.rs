//! Contacts, their messages, requests and calls as rows: one file for each kind of record.

mod call;
mod contact;
mod history;
mod message;
mod request;

use sqlx::SqliteConnection;

pub(super) use contact::Written;
pub use history::{CallQuery, ContactQuery, MAX_PAGE, Page};

use crate::domain::contact::Record;
use crate::model::ContactId;

/// Stores a record in the place of what was there under its key.
pub(super) async fn put(db: &mut SqliteConnection, record: &Record, written: &mut Written) -> sqlx::Result<()> {
    match record {
        Record::Contact(contact) => contact::put(db, contact, written).await,
        Record::Escalation(escalation) => request::put_escalation(db, escalation).await,
        Record::Invitation(invitation) => request::put_invitation(db, invitation).await,
        Record::Call(call) => call::put(db, call).await,
        Record::Message(message) => message::put(db, message).await,
        Record::Mark(mark) => message::put_mark(db, mark).await,
    }
}

/// Everything that the rules need to go on with the contacts that are open, with the latest messages of each.
/// A contact comes before what belongs to it.
pub(super) async fn restore(db: &mut SqliteConnection, messages: u32) -> sqlx::Result<Vec<Record>> {
    let open: Vec<ContactId> =
        sqlx::query_scalar("SELECT id FROM contacts WHERE ended_at IS NULL ORDER BY opened_at, id")
            .fetch_all(&mut *db)
            .await?;
    let mut records = Vec::new();
    for id in open {
        if let Some(contact) = contact::load(db, id).await? {
            records.push(Record::Contact(contact));
        }
        records.extend(request::escalations(db, id).await?.into_iter().map(Record::Escalation));
        records.extend(request::invitations(db, id).await?.into_iter().map(Record::Invitation));
        records.extend(call::of_contact(db, id).await?.into_iter().map(Record::Call));
        records.extend(message::latest(db, id, messages).await?.into_iter().map(Record::Message));
        records.extend(message::marks(db, id).await?.into_iter().map(Record::Mark));
    }
    Ok(records)
}
