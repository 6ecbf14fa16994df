use sqlx::{QueryBuilder, Sqlite};

use crate::domain::contact::{CallRecord, ContactRecord, ContactState, MessageRecord};
use crate::model::{CallId, ContactId, Timestamp};
use crate::store::records::{call, contact, message};
use crate::store::{Store, StoreError};

/// The most rows that one page has.
pub const MAX_PAGE: u32 = 200;

/// Which part of a contact's messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// The latest ones.
    Latest,
    /// Those right before a number.
    Before(u64),
    /// Those right after a number.
    After(u64),
}

/// Which contacts; what is not said does not matter. The latest come first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ContactQuery {
    /// Of which person, as customer or agent.
    pub subject: Option<String>,
    /// Where they stand.
    pub state: Option<ContactState>,
    /// Opened at this time or later.
    pub since: Option<Timestamp>,
    /// Opened before this time.
    pub until: Option<Timestamp>,
    /// After the last one of the page before: when it was opened, and its id.
    pub after: Option<(Timestamp, ContactId)>,
    /// How many; at most [`MAX_PAGE`].
    pub limit: u32,
}

/// Which calls; what is not said does not matter. The latest come first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CallQuery {
    /// Of which contact.
    pub contact: Option<ContactId>,
    /// Of which person.
    pub subject: Option<String>,
    /// Begun at this time or later.
    pub since: Option<Timestamp>,
    /// Begun before this time.
    pub until: Option<Timestamp>,
    /// After the last one of the page before: when it began, and its id.
    pub after: Option<(Timestamp, CallId)>,
    /// How many; at most [`MAX_PAGE`].
    pub limit: u32,
}

impl Store {
    /// Messages of a contact in their order, at most `limit` and [`MAX_PAGE`].
    ///
    /// # Errors
    ///
    /// When the store fails; a contact that is not there has no messages.
    pub async fn messages(&self, contact: ContactId, page: Page, limit: u32) -> Result<Vec<MessageRecord>, StoreError> {
        let mut db = self.reader().await?;
        let limit = limit.min(MAX_PAGE);
        Ok(match page {
            Page::Latest => message::latest(&mut db, contact, limit).await?,
            Page::Before(number) => message::before(&mut db, contact, number, limit).await?,
            Page::After(number) => message::after(&mut db, contact, number, limit).await?,
        })
    }

    /// One contact, open or closed.
    ///
    /// # Errors
    ///
    /// When it is not there or the store fails.
    pub async fn contact(&self, id: ContactId) -> Result<ContactRecord, StoreError> {
        contact::load(&mut *self.reader().await?, id).await?.ok_or(StoreError::NotFound)
    }

    /// A page of contacts.
    ///
    /// # Errors
    ///
    /// When the store fails.
    pub async fn contacts(&self, query: &ContactQuery) -> Result<Vec<ContactRecord>, StoreError> {
        let mut sql = QueryBuilder::<Sqlite>::new("SELECT id FROM contacts WHERE TRUE");
        if let Some(subject) = &query.subject {
            sql.push(" AND id IN (SELECT contact FROM parties WHERE subject = ").push_bind(subject).push(")");
        }
        if let Some(state) = query.state {
            sql.push(" AND state = ").push_bind(state);
        }
        narrow(&mut sql, "opened_at", query.since, query.until);
        if let Some((at, id)) = query.after {
            sql.push(" AND (opened_at, id) < (").push_bind(at).push(", ").push_bind(id).push(")");
        }
        sql.push(" ORDER BY opened_at DESC, id DESC LIMIT ").push_bind(query.limit.min(MAX_PAGE));
        let mut db = self.reader().await?;
        let ids: Vec<ContactId> = sql.build_query_scalar().fetch_all(&mut *db).await?;
        let mut contacts = Vec::with_capacity(ids.len());
        for id in ids {
            contacts.extend(contact::load(&mut db, id).await?);
        }
        Ok(contacts)
    }

    /// One call, live or ended.
    ///
    /// # Errors
    ///
    /// When it is not there or the store fails.
    pub async fn call(&self, id: CallId) -> Result<CallRecord, StoreError> {
        let mut db = self.reader().await?;
        let rows = sqlx::query("SELECT * FROM calls WHERE id = ?").bind(id).fetch_all(&mut *db).await?;
        call::with_lists(&mut db, &rows).await?.pop().ok_or(StoreError::NotFound)
    }

    /// A page of calls with their members and what was switched.
    ///
    /// # Errors
    ///
    /// When the store fails.
    pub async fn calls(&self, query: &CallQuery) -> Result<Vec<CallRecord>, StoreError> {
        let mut sql = QueryBuilder::<Sqlite>::new("SELECT * FROM calls WHERE TRUE");
        if let Some(contact) = query.contact {
            sql.push(" AND contact = ").push_bind(contact);
        }
        if let Some(subject) = &query.subject {
            sql.push(" AND id IN (SELECT call FROM call_members WHERE subject = ").push_bind(subject).push(")");
        }
        narrow(&mut sql, "started_at", query.since, query.until);
        if let Some((at, id)) = query.after {
            sql.push(" AND (started_at, id) < (").push_bind(at).push(", ").push_bind(id).push(")");
        }
        sql.push(" ORDER BY started_at DESC, id DESC LIMIT ").push_bind(query.limit.min(MAX_PAGE));
        let mut db = self.reader().await?;
        let rows = sql.build().fetch_all(&mut *db).await?;
        Ok(call::with_lists(&mut db, &rows).await?)
    }
}

fn narrow(sql: &mut QueryBuilder<Sqlite>, column: &'static str, since: Option<Timestamp>, until: Option<Timestamp>) {
    for (bound, comparison) in [(since, " >= "), (until, " < ")] {
        if let Some(bound) = bound {
            sql.push(" AND ").push(column).push(comparison).push_bind(bound);
        }
    }
}
