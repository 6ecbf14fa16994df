//! Files: what is taken, what is refused, and what stays on disk.

use std::convert::Infallible;
use std::io::{Cursor, Write};
use std::time::Duration;

use futures_util::{StreamExt, stream};
use tokio::io::AsyncReadExt;
use tokio::sync::oneshot;
use visavis::domain::contact::Record;
use visavis::model::FileId;
use visavis::store::{FileError, FileFormat, FileOffer, Store, StoreError};

use crate::store::samples::{at, contact_id, opened, put};
use crate::store::{Folder, LIMITS};

pub type Chunk = Result<Vec<u8>, Infallible>;

pub fn file_id(contact: u64, n: u64) -> FileId {
    FileId::from_bits(u128::from(n) << 120 | u128::from(contact) << 64 | u128::from(n))
}

pub fn offer(contact: u64, n: u64, name: &str) -> FileOffer {
    FileOffer {
        id: file_id(contact, n),
        contact: contact_id(contact),
        sender: "customer".into(),
        name: name.into(),
        at: at(n),
    }
}

/// A document whose bytes say which one it is, in chunks as they come from a network.
pub fn pdf(n: u64, size: usize) -> impl futures_util::Stream<Item = Chunk> + Send {
    let chunks: Vec<Chunk> = pdf_bytes(n, size).chunks(7000).map(|chunk| Ok(chunk.to_vec())).collect();
    stream::iter(chunks)
}

pub fn pdf_bytes(n: u64, size: usize) -> Vec<u8> {
    let mut bytes = format!("%PDF-1.7 {n}\n").into_bytes();
    let mut state = n;
    while bytes.len() < size {
        state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        bytes.push((state >> 56) as u8);
    }
    bytes
}

fn office(parts: &[&str]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for part in parts {
        zip.start_file(*part, options).unwrap();
        zip.write_all(b"<xml/>").unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn compound(stream: &str) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream(stream).unwrap().write_all(b"content").unwrap();
    file.flush().unwrap();
    file.into_inner().into_inner()
}

async fn with_contact(folder: &Folder) -> Store {
    let store = folder.open().await;
    store.write(vec![put(Record::Contact(opened(1)))]).await.unwrap();
    store
}

/// Hands bytes in, a few at a time.
async fn receive(store: &Store, n: u64, name: &str, bytes: &[u8]) -> Result<FileFormat, FileError> {
    let chunks: Vec<Chunk> = bytes.chunks(3).map(|chunk| Ok(chunk.to_vec())).collect();
    Ok(store.receive_file(offer(1, n, name), stream::iter(chunks)).await?.format)
}

#[tokio::test]
async fn files_are_what_their_names_say() {
    let folder = Folder::new();
    let store = with_contact(&folder).await;
    let types = "[Content_Types].xml";
    // The order in which LibreOffice, Word and others write the parts is not the same.
    let docx = office(&[types, "_rels/.rels", "docProps/app.xml", "docProps/core.xml", "word/document.xml"]);
    let xlsx = office(&["xl/workbook.xml", "_rels/.rels", types]);
    let pptx = office(&[types, "ppt/presentation.xml"]);
    let jpeg = b"\xff\xd8\xff\xe0\0\x10JFIF and so on".to_vec();
    let png = b"\x89PNG\r\n\x1a\n and so on".to_vec();
    let (doc, xls, book, ppt) =
        (compound("WordDocument"), compound("Workbook"), compound("Book"), compound("PowerPoint Document"));
    let mut broken = docx.clone();
    broken.truncate(docx.len() - 30);
    for (n, (name, bytes, expected)) in (1..).zip([
        ("me.jpg", jpeg.as_slice(), Ok(FileFormat::Jpeg)),
        ("ME.JPEG", &jpeg, Ok(FileFormat::Jpeg)),
        ("me.png", &png, Ok(FileFormat::Png)),
        ("../../etc/passwd.pdf", b"%PDF-1.7\n", Ok(FileFormat::Pdf)),
        ("a/b\\c:d\u{202e}.docx", &docx, Ok(FileFormat::Docx)),
        ("a.xlsx", &xlsx, Ok(FileFormat::Xlsx)),
        ("a.pptx", &pptx, Ok(FileFormat::Pptx)),
        ("a.doc", &doc, Ok(FileFormat::Doc)),
        ("a.xls", &xls, Ok(FileFormat::Xls)),
        ("a.xls", &book, Ok(FileFormat::Xls)),
        ("a.ppt", &ppt, Ok(FileFormat::Ppt)),
        ("me.png", &jpeg, Err("file_content_mismatch")),
        ("me.jpg", b"<script>alert(1)</script>", Err("file_content_mismatch")),
        ("me.pdf", b"MZ\x90\0\x03\0\0\0 a program", Err("file_content_mismatch")),
        ("a.docx", &xlsx, Err("file_content_mismatch")),
        ("a.docx", &office(&["word/document.xml"]), Err("file_content_mismatch")),
        ("a.docx", &office(&["payload.exe"]), Err("file_content_mismatch")),
        ("a.docx", &broken, Err("file_content_mismatch")),
        ("a.docx", b"PK\x03\x04 and nothing like a zip", Err("file_content_mismatch")),
        ("a.doc", &xls, Err("file_content_mismatch")),
        ("a.doc", &doc[..600], Err("file_content_mismatch")),
        ("a.doc", &docx, Err("file_content_mismatch")),
        ("a.pdf", b"%PDF", Err("file_content_mismatch")),
        ("a.pdf", b"", Err("file_empty")),
        ("a.html", b"<html></html>", Err("file_kind_not_allowed")),
        ("a.svg", b"<svg onload=''/>", Err("file_kind_not_allowed")),
        ("pdf", b"%PDF-1.7\n", Err("file_kind_not_allowed")),
        (".pdf", b"%PDF-1.7\n", Err("file_kind_not_allowed")),
        ("a.pdf.exe", b"%PDF-1.7\n", Err("file_kind_not_allowed")),
        ("", b"%PDF-1.7\n", Err("file_name_invalid")),
        ("a\r\nb.pdf", b"%PDF-1.7\n", Err("file_name_invalid")),
        (&format!("{}.pdf", "x".repeat(252)), b"%PDF-1.7\n", Err("file_name_invalid")),
    ]) {
        let outcome = receive(&store, n, name, bytes).await;
        assert_eq!(outcome.as_ref().map_err(FileError::code).copied(), expected, "{n}: {name}");
    }
    let files = store.files(contact_id(1)).await.unwrap();
    assert_eq!(files.len(), 11);
    let mut expected: Vec<String> =
        files.iter().map(|file| format!("{:02x}/{}", file.id.bits() >> 120, file.id)).collect();
    expected.sort();
    assert_eq!(folder.files(), expected, "complete ones under their own names, and nothing of the others");
}

#[tokio::test]
async fn a_file_comes_back_byte_for_byte() {
    let folder = Folder::new();
    let store = with_contact(&folder).await;
    let size = LIMITS.max_size as usize;
    let record = store.receive_file(offer(1, 1, "a.pdf"), pdf(1, size)).await.unwrap();
    assert_eq!(record.size, LIMITS.max_size);
    let (opened, mut content) = store.open_file(record.id).await.unwrap();
    assert_eq!(opened, record);
    let mut bytes = Vec::new();
    content.read_to_end(&mut bytes).await.unwrap();
    assert!(bytes == pdf_bytes(1, size));
    assert_eq!(store.open_file(file_id(1, 2)).await.unwrap_err(), StoreError::NotFound);
}

#[tokio::test]
async fn nothing_stays_of_what_is_not_taken() {
    let folder = Folder::new();
    let store = with_contact(&folder).await;
    let too_large = store.receive_file(offer(1, 1, "a.pdf"), pdf(1, LIMITS.max_size as usize + 1)).await;
    assert_eq!(too_large.unwrap_err().code(), "file_too_large");
    let broken = stream::iter([Ok(pdf_bytes(1, 5000)), Err("the connection broke")]);
    assert_eq!(store.receive_file(offer(1, 2, "a.pdf"), broken).await.unwrap_err().code(), "file_incomplete");
    let nowhere = store.receive_file(offer(404, 3, "a.pdf"), pdf(1, 5000)).await;
    assert_eq!(nowhere.unwrap_err().code(), "not_found");
    // Somebody who goes away in the middle.
    let (began, begun) = oneshot::channel();
    let mut began = Some(began);
    let first = pdf(1, 5000).map(move |chunk| {
        began.take().map(|began| began.send(()));
        chunk
    });
    let endless = first.chain(stream::pending());
    let receiving = store.receive_file(offer(1, 4, "a.pdf"), endless);
    tokio::select! {
        _ = receiving => panic!("it never ends"),
        _ = async { begun.await.unwrap(); tokio::task::yield_now().await } => {}
    }
    // Its file may just be in the making, and goes as soon as it is made.
    let gone = async {
        while !folder.files().is_empty() {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), gone).await.unwrap();
    assert_eq!(store.files(contact_id(1)).await.unwrap(), []);
    // An id is for one file.
    store.receive_file(offer(1, 5, "a.pdf"), pdf(5, 100)).await.unwrap();
    let again = store.receive_file(offer(1, 5, "b.pdf"), pdf(6, 200)).await;
    assert_eq!(again.unwrap_err().code(), "exists");
    let (record, mut content) = store.open_file(file_id(1, 5)).await.unwrap();
    let mut bytes = Vec::new();
    content.read_to_end(&mut bytes).await.unwrap();
    assert_eq!((&*record.name, bytes), ("a.pdf", pdf_bytes(5, 100)));
}

#[tokio::test]
async fn a_start_sweeps_what_nobody_owns() {
    let folder = Folder::new();
    let store = with_contact(&folder).await;
    let kept = store.receive_file(offer(1, 1, "a.pdf"), pdf(1, 100)).await.unwrap();
    let lost = store.receive_file(offer(1, 2, "b.pdf"), pdf(2, 100)).await.unwrap();
    store.close().await;
    drop(store);
    // A process that died before the row of a file, one within a file, and one after a row was deleted.
    let orphan = file_id(1, 1 << 7);
    std::fs::create_dir_all(folder.join("files/80")).unwrap();
    std::fs::write(folder.join("files/80").join(orphan.to_string()), "orphan").unwrap();
    std::fs::write(folder.join("files/incoming").join(file_id(1, 9).to_string()), "half").unwrap();
    std::fs::write(folder.join("files/01/notes.txt"), "an operator's").unwrap();
    let mut db = folder.look().await;
    sqlx::query("DELETE FROM files WHERE name = 'b.pdf'").execute(&mut db).await.unwrap();
    drop(db);
    assert!(folder.files().contains(&format!("02/{}", lost.id)));

    let store = folder.open().await;
    assert_eq!(folder.files(), [format!("01/{}", kept.id), "01/notes.txt".to_owned()]);
    assert_eq!(store.files(contact_id(1)).await.unwrap(), [kept]);
    let mut db = folder.look().await;
    let left: i64 = sqlx::query_scalar("SELECT count(*) FROM file_removals").fetch_one(&mut db).await.unwrap();
    assert_eq!(left, 0);
}
