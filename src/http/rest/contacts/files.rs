//! Files of contacts: handed in as they are, and given out so that no browser opens them as a page of ours.

use axum::Json;
use axum::body::{Body as Content, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use serde::Deserialize;
use tokio::io::AsyncReadExt;
use utoipa::IntoParams;

use crate::domain::contact::{ContactRefusal, Standing};
use crate::http::Edge;
use crate::http::problem::Refuse;
use crate::http::rest::caller::{Asked, Id};
use crate::http::rest::contacts::reads::readable;
use crate::http::rest::contacts::{By, contact_refused};
use crate::model::{ContactId, FileId};
use crate::protocol::rest::FileInfo;
use crate::protocol::{ErrorCode, Problem};
use crate::store::{FileError, FileOffer, StoreError};
use crate::switchboard::{now, random_bits};

/// How much of a file is read at a time.
const CHUNK: usize = 64 * 1024;

/// Nothing of a file may run or load anything, should a browser show it after all.
const SANDBOX: &str = "default-src 'none'; sandbox";

/// What the sender calls the file.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(in crate::http::rest) struct FileName {
    /// With its extension: jpg, jpeg, png, pdf, doc, docx, ppt, pptx, xls or xlsx, which the content has to be.
    name: String,
}

/// Hands a file in, for a message that is sent afterwards.
///
/// The body is the file as it is. One that no message speaks of is deleted after a day.
#[utoipa::path(
    post, path = "/api/v1/contacts/{id}/files", tag = "files", params(("id" = ContactId, Path), FileName),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 201, description = "It is made.", body = FileInfo), (status = "default", description = "A refusal.", body = Problem, content_type = "application/problem+json"))
)]
pub(in crate::http::rest) async fn upload(
    By(by): By,
    State(edge): State<Edge>,
    Id(contact): Id<ContactId>,
    Asked(FileName { name }): Asked<FileName>,
    request: Request,
) -> Result<(StatusCode, Json<FileInfo>), Refuse> {
    let record = readable(&edge, &by, contact).await?;
    let sender = by.person().ok_or_else(|| contact_refused(ContactRefusal::NotInContact))?.subject.clone();
    let party = record.parties.iter().find(|party| party.person.subject == sender && party.left.is_none());
    match party.map(|party| party.standing) {
        _ if record.end.is_some() => return Err(contact_refused(ContactRefusal::ContactNotFound)),
        Some(Standing::Customer | Standing::Agent) => {}
        Some(Standing::Listener) => return Err(contact_refused(ContactRefusal::ListeningOnly)),
        None => return Err(contact_refused(ContactRefusal::NotInContact)),
    }
    let offer = FileOffer { id: FileId::from_bits(random_bits()), contact, sender, name: name.into(), at: now() };
    let file = edge.store.receive_file(offer, request.into_body().into_data_stream()).await?;
    let info = FileInfo { file_id: file.id, kind: file.format.kind(), name: file.name.to_string(), size: file.size };
    Ok((StatusCode::CREATED, Json(info)))
}

/// Gives a file to somebody who may read its contact.
#[utoipa::path(
    get, path = "/api/v1/files/{id}", tag = "files", params(("id" = FileId, Path)),
    responses((status = 200, description = "The file as it is.", body = Vec<u8>, content_type = "application/octet-stream"), (status = "default", description = "A refusal.", body = Problem, content_type = "application/problem+json"))
)]
pub(in crate::http::rest) async fn download(
    By(by): By,
    State(edge): State<Edge>,
    Id(id): Id<FileId>,
) -> Result<Response, Refuse> {
    let nothing = || Refuse::new(ErrorCode::NotFound, "There is no file of that id.");
    let file = edge.store.file(id).await.map_err(|error| match error {
        StoreError::NotFound => nothing(),
        error => error.into(),
    })?;
    // Whether it is there is nobody's business who may not read it.
    readable(&edge, &by, file.contact).await.map_err(|refuse| match refuse.code() {
        ErrorCode::Contact(_) => nothing(),
        _ => refuse,
    })?;
    content(&edge, id).await
}

/// A file as an attachment that no browser runs, for whoever was found to be allowed to have it.
pub(in crate::http) async fn content(edge: &Edge, id: FileId) -> Result<Response, Refuse> {
    let (file, content) = edge.store.open_file(id).await?;
    let chunks = stream::try_unfold(content, |mut content| async move {
        let mut chunk = Vec::with_capacity(CHUNK);
        let read = (&mut content).take(CHUNK as u64).read_to_end(&mut chunk).await?;
        Ok::<_, std::io::Error>((read > 0).then(|| (Bytes::from(chunk), content)))
    });
    let mut response = Content::from_stream(chunks).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(file.size));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(SANDBOX));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    let attachment = HeaderValue::try_from(attachment(&file.name));
    headers.insert(header::CONTENT_DISPOSITION, attachment.unwrap_or(HeaderValue::from_static("attachment")));
    Ok(response)
}

/// `Content-Disposition` with a name in any language (RFC 6266, RFC 8187 §3.2.1).
fn attachment(name: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$&+-.^_`|~".contains(&byte);
    let escape = |byte: u8| if is_plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    format!("attachment; filename*=UTF-8''{}", name.bytes().map(escape).collect::<String>())
}

impl From<FileError> for Refuse {
    fn from(error: FileError) -> Self {
        let code = match &error {
            FileError::Name => ErrorCode::FileNameInvalid,
            FileError::Kind => ErrorCode::FileKindNotAllowed,
            FileError::Content => ErrorCode::FileContentMismatch,
            FileError::TooLarge => ErrorCode::FileTooLarge,
            FileError::Empty => ErrorCode::FileEmpty,
            FileError::Incomplete => ErrorCode::FileIncomplete,
            FileError::Store(error) => return error.clone().into(),
        };
        Refuse::new(code, error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe_in_a_header() {
        for (name, expected) in [
            ("bill.pdf", "attachment; filename*=UTF-8''bill.pdf"),
            ("a \"b\";\\ c.pdf", "attachment; filename*=UTF-8''a%20%22b%22%3B%5C%20c.pdf"),
            ("Straße.pdf", "attachment; filename*=UTF-8''Stra%C3%9Fe.pdf"),
        ] {
            assert_eq!(attachment(name), expected);
        }
    }
}
