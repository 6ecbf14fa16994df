//! Files of conversations: a client is given an address that is good for a while, and hands in or reads a file there.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, Request, State};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::domain::contact::{ContactRecord, ContactRefusal, Content, SharedFile, Standing};
use crate::http::Edge;
use crate::http::auth::unix_now;
use crate::http::compat::liveperson::requests::{Failed, id_of, invalid};
use crate::http::compat::liveperson::socket::Session;
use crate::http::compat::liveperson::wire::frames::Request as Asked;
use crate::http::compat::liveperson::wire::ids::Uuid;
use crate::http::compat::liveperson::wire::messages::file_path;
use crate::http::problem::Refuse;
use crate::http::rest::file_content;
use crate::model::{ContactId, FileId, FileKind};
use crate::protocol::ErrorCode;
use crate::store::{FileOffer, StoreError};
use crate::switchboard::{Ask, LiveAnswer, now, random_bits};

/// How long an address is good, in seconds: people may have to choose another file first.
const GOOD_FOR: u64 = 10 * 60;

/// What a file is called whose sender tells no name.
const UNNAMED: &str = "file";

/// The address is the permission, so pages of any origin may use it.
const FOR_ALL: [(HeaderName, HeaderValue); 3] = [
    (header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*")),
    (header::ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET, PUT")),
    (header::ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static("content-type")),
];

impl Session<'_> {
    /// `ms.GenerateURLForUploadFile`: in which conversation, the request need not say.
    pub(super) async fn upload_url(&self, request: &Asked) -> Result<Value, Failed> {
        let size = request.body.get("fileSize").and_then(Value::as_u64).unwrap_or_default();
        let kind = request.text("fileType").unwrap_or_default().to_ascii_lowercase();
        let name = format!("{UNNAMED}.{kind}");
        if ![FileKind::Image, FileKind::Document].into_iter().any(|known| known.covers(&name)) {
            return Err(ContactRefusal::InvalidFile.into());
        }
        if size > self.edge.max_file_size {
            return invalid("The file is too large.");
        }
        let contact = match ["dialogId", "conversationId"].into_iter().find(|name| request.body.contains_key(*name)) {
            Some(name) => id_of(&request.body, name)?,
            None => self.latest().await?.ok_or(ContactRefusal::ContactNotFound)?,
        };
        let Some(person) = self.asker.person() else { return Err(ContactRefusal::NotAllowed.into()) };
        let path = file_path(contact, FileId::from_bits(random_bits()), &name);
        Ok(self.signed(&path, &upload_of(&path, &person.subject)))
    }

    /// `ms.GenerateURLForDownloadFile`, for somebody who may read the conversation.
    pub(super) async fn download_url(&self, request: &Asked) -> Result<Value, Failed> {
        let path = request.text("relativePath").unwrap_or_default();
        let (contact, file) = read_path(path).ok_or(ContactRefusal::InvalidFile)?;
        let record = self.edge.store.contact(contact).await.ok().filter(|record| record.is_readable_by(&self.asker));
        record.ok_or(ContactRefusal::ContactNotFound)?;
        let known = self.edge.store.file(file).await.ok().filter(|known| known.contact == contact);
        known.ok_or(ContactRefusal::InvalidFile)?;
        Ok(self.signed(path, &download_of(path)))
    }

    /// A file that the asker has handed in for this conversation, by the path that it is read at.
    pub(super) async fn file(&self, contact: ContactId, file: &Map<String, Value>) -> Result<Content, Failed> {
        let text = |name: &str| file.get(name).and_then(Value::as_str).unwrap_or_default();
        let (_, id) = read_path(text("relativePath")).ok_or(ContactRefusal::InvalidFile)?;
        let record = self.edge.store.file(id).await.map_err(|error| match error {
            StoreError::NotFound => Failed::from(ContactRefusal::InvalidFile),
            error => error.into(),
        })?;
        let is_own = self.asker.person().is_some_and(|person| person.subject == record.sender);
        if record.contact != contact || !is_own {
            return Err(ContactRefusal::InvalidFile.into());
        }
        let (kind, caption) = (record.format.kind(), text("caption").into());
        Ok(Content::File(SharedFile { file: id, kind, name: record.name, caption, size: record.size }))
    }

    /// The asker's open conversation, the latest if there are several.
    async fn latest(&self) -> Result<Option<ContactId>, Failed> {
        let LiveAnswer::Overview(overview) = self.edge.switchboard.ask(self.asker.clone(), Ask::Overview).await??
        else {
            return Ok(None);
        };
        let contacts = overview.contacts.into_iter().map(|view| view.contact);
        Ok(contacts.max_by_key(|contact| contact.opened_at).map(|contact| contact.id))
    }

    fn signed(&self, path: &str, what: &str) -> Value {
        let expires = unix_now() + GOOD_FOR;
        let signature = self.edge.liveperson.services.sign(&format!("{what} {expires}"));
        let query = json!({ "temp_url_sig": signature, "temp_url_expires": expires.to_string() });
        json!({ "relativePath": path, "queryParams": query })
    }
}

/// What makes an address good.
#[derive(Debug, Deserialize)]
pub(super) struct Signed {
    temp_url_sig: String,
    temp_url_expires: u64,
}

impl Signed {
    fn allows(&self, edge: &Edge, what: &str) -> bool {
        let text = format!("{what} {}", self.temp_url_expires);
        unix_now() < self.temp_url_expires && edge.liveperson.services.is_signed(&text, &self.temp_url_sig)
    }
}

/// `PUT`, `GET` and `OPTIONS` at `/messaging/files/{conversation}/{file}`.
pub(super) async fn at_address(
    State(edge): State<Edge>,
    Path((conversation, file)): Path<(String, String)>,
    signed: Result<Query<Signed>, QueryRejection>,
    request: Request,
) -> Response {
    let answer = match (request.method(), signed) {
        (&Method::OPTIONS, _) => Ok(StatusCode::NO_CONTENT.into_response()),
        (_, Err(_)) => Err(refused()),
        (&Method::PUT, Ok(Query(signed))) => receive(&edge, &conversation, &file, &signed, request).await,
        (_, Ok(Query(signed))) => give(&edge, &conversation, &file, &signed).await,
    };
    (FOR_ALL, answer.unwrap_or_else(IntoResponse::into_response)).into_response()
}

async fn receive(
    edge: &Edge,
    conversation: &str,
    file: &str,
    signed: &Signed,
    request: Request,
) -> Result<Response, Refuse> {
    let path = format!("/messaging/files/{conversation}/{file}");
    let (contact, id) = read_path(&path).ok_or_else(refused)?;
    let record = edge.store.contact(contact).await.ok().filter(|record| record.end.is_none()).ok_or_else(refused)?;
    let sender = sender_of(edge, &record, &path, signed).ok_or_else(refused)?;
    let extension = file.rsplit('.').next().unwrap_or_default();
    let name = format!("{UNNAMED}.{extension}").into();
    let offer = FileOffer { id, contact, sender, name, at: now() };
    edge.store.receive_file(offer, request.into_body().into_data_stream()).await?;
    Ok(StatusCode::CREATED.into_response())
}

/// Whose address it is: one of those who are in the conversation.
fn sender_of(edge: &Edge, record: &ContactRecord, path: &str, signed: &Signed) -> Option<std::sync::Arc<str>> {
    let speaking = record.parties.iter().filter(|party| party.left.is_none() && party.standing != Standing::Listener);
    let mut subjects = speaking.map(|party| &party.person.subject);
    subjects.find(|subject| signed.allows(edge, &upload_of(path, subject))).cloned()
}

async fn give(edge: &Edge, conversation: &str, file: &str, signed: &Signed) -> Result<Response, Refuse> {
    let path = format!("/messaging/files/{conversation}/{file}");
    let (_, id) = read_path(&path).filter(|_| signed.allows(edge, &download_of(&path))).ok_or_else(refused)?;
    file_content(edge, id).await
}

fn refused() -> Refuse {
    Refuse::new(ErrorCode::Forbidden, "This address is good for nothing, or no longer.")
}

fn upload_of(path: &str, sender: &str) -> String {
    format!("upload {path} {sender}")
}

fn download_of(path: &str) -> String {
    format!("download {path}")
}

/// The conversation and the file of a path.
fn read_path(path: &str) -> Option<(ContactId, FileId)> {
    let (conversation, file) = path.strip_prefix("/messaging/files/")?.split_once('/')?;
    let (file, _extension) = file.split_once('.')?;
    Some((Uuid::read(conversation)?.into(), FileId::try_from(file.to_owned()).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_files_are_read() {
        let (contact, file) = (ContactId::from_bits(1), FileId::from_bits(2));
        let path = file_path(contact, file, "Bill.PDF");
        assert!(path.ends_with(".pdf"), "{path}");
        assert_eq!(read_path(&path), Some((contact, file)));
        let id = Uuid::from(contact);
        for bad in
            ["", "/messaging/files/", "/messaging/files/x/y.z", &path[1..], &format!("/messaging/files/{id}/{file}")]
        {
            assert_eq!(read_path(bad), None, "{bad}");
        }
        let upward = format!("/messaging/files/{id}/../{file}.pdf");
        assert_eq!(read_path(&upward), None);
    }
}
