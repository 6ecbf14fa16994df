//! A process that dies at any moment: nothing acknowledged is lost, nothing is there by half.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader};
use std::process::Stdio;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use futures_util::future::join;
use sqlx::Row;
use tokio::io::AsyncReadExt;
use visavis::domain::contact::Record;
use visavis::store::{Page, Store};

use crate::store::files::{offer, pdf, pdf_bytes};
use crate::store::samples::{contact_id, opened, put, said, text};
use crate::store::{Folder, as_child, block_on, child_folder};
use crate::support::chance::Chance;

/// How often it is killed; `VISAVIS_KILLS=200` for a thorough run.
const KILLS: u64 = 20;

/// After so many kills the folder is a new one, so that a thorough run fills no disk.
const KILLS_OF_A_FOLDER: u64 = 20;

/// Messages that are on their way at a time.
const PIPELINE: usize = 64;

#[test]
fn what_was_acknowledged_survives_a_kill() {
    let kills = std::env::var("VISAVIS_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(KILLS);
    let mut chance = Chance::new();
    let mut folder = Folder::new();
    let (mut messages, mut files) = (0, BTreeMap::new());
    let mut total = (0, 0);
    for round in 1..=kills {
        if round % KILLS_OF_A_FOLDER == 0 {
            (folder, messages, files) = (Folder::new(), 0, BTreeMap::new());
        }
        let random = chance.draw();
        let life = Duration::from_micros(random >> 32 & 0x1_ffff);
        let (said, handed_in) = live_and_die(&folder, round, life);
        if let Some(said) = said {
            total.0 += said - messages;
            messages = said;
        }
        total.1 += handed_in.len();
        files.extend(handed_in);
        block_on(check(&folder, messages, &files));
    }
    println!("{kills} kills, {} messages and {} files acknowledged", total.0, total.1);
    assert!(total.0 > 0 && total.1 > 0, "something was acknowledged: {total:?}");
}

/// Has a child write and kills it; returns the number of the last message and the files that it has acknowledged.
fn live_and_die(folder: &Folder, round: u64, life: Duration) -> (Option<u64>, BTreeMap<u64, usize>) {
    let mut command = as_child("store::kill::child", folder);
    let mut process = command.env("VISAVIS_TEST_ROUND", round.to_string()).stdout(Stdio::piped()).spawn().unwrap();
    let output = BufReader::new(process.stdout.take().unwrap());
    let (ready, is_ready) = mpsc::channel();
    let reader = thread::spawn(move || {
        let (mut said, mut files) = (None, BTreeMap::new());
        // What the child had written of a line when it died is not a line.
        for line in output.split(b'\n').map_while(Result::ok) {
            let line = String::from_utf8(line).unwrap();
            match line.split(' ').collect::<Vec<_>>().as_slice() {
                ["ready"] => ready.send(()).unwrap(),
                ["message", number, "."] => said = Some(number.parse().unwrap()),
                ["file", n, size, "."] => drop(files.insert(n.parse().unwrap(), size.parse().unwrap())),
                _ => {}
            }
        }
        (said, files)
    });
    is_ready.recv_timeout(Duration::from_secs(60)).expect("the child opens what the one before has left");
    thread::sleep(life);
    process.kill().unwrap();
    process.wait().unwrap();
    reader.join().unwrap()
}

async fn check(folder: &Folder, messages: u64, files: &BTreeMap<u64, usize>) {
    let store = folder.open().await;
    let mut number = 0;
    loop {
        let page = store.messages(contact_id(1), Page::After(number), 200).await.unwrap();
        let Some(last) = page.last() else { break };
        let expected: Vec<_> = (number + 1..=last.number).map(|n| text(1, n)).collect();
        assert!(page == expected, "messages have no gap and are whole after {number}");
        number = last.number;
    }
    assert!(number >= messages, "{messages} were acknowledged and {number} are there");
    let counted = store.contact(contact_id(1)).await.map_or(0, |contact| contact.last_number);
    assert_eq!(counted, number, "a message and the contact that counts it come together");

    let rows = store.files(contact_id(1)).await.unwrap();
    let mut known = BTreeSet::new();
    for row in &rows {
        let (_, mut content) = store.open_file(row.id).await.unwrap();
        let mut bytes = Vec::new();
        content.read_to_end(&mut bytes).await.unwrap();
        let n: u64 = row.name.trim_end_matches(".pdf").parse().unwrap();
        assert!(bytes == pdf_bytes(n, row.size as usize), "a file that is visible is whole");
        known.insert((n, row.size as usize));
    }
    for (n, size) in files {
        assert!(known.contains(&(*n, *size)), "file {n} was acknowledged");
    }
    let mut expected: Vec<_> = rows.iter().map(|row| format!("{:02x}/{}", row.id.bits() >> 120, row.id)).collect();
    expected.sort();
    assert_eq!(folder.files(), expected, "there is no file that nobody owns");
    let mut db = folder.look().await;
    for pragma in ["PRAGMA integrity_check", "PRAGMA foreign_key_check"] {
        let findings = sqlx::query(pragma).fetch_all(&mut db).await.unwrap();
        assert!(findings.iter().all(|row| row.get::<String, _>(0) == "ok"), "{pragma}");
    }
    store.close().await;
}

/// Not a test of its own: what the process does that is killed.
#[test]
fn child() {
    let Some(folder) = child_folder() else { return };
    let round: u64 = std::env::var("VISAVIS_TEST_ROUND").unwrap().parse().unwrap();
    block_on(async {
        let store = Store::open(&folder, crate::store::LIMITS, visavis::metrics::Metrics::new()).await.unwrap();
        let mut contact = store.contact(contact_id(1)).await.unwrap_or_else(|_| opened(1));
        store.write(vec![put(Record::Contact(contact.clone()))]).await.unwrap();
        println!("ready");
        let chat = async {
            let mut pending = std::collections::VecDeque::new();
            loop {
                contact.last_number += 1;
                let number = contact.last_number;
                pending.push_back((number, store.submit(said(&contact, text(1, number))).unwrap()));
                if pending.len() == PIPELINE {
                    let (number, mut oldest) = pending.pop_front().unwrap();
                    oldest.durable().await.unwrap();
                    println!("message {number} .");
                }
            }
        };
        let upload = async {
            for n in round * 1000.. {
                let size = 10_000 + (n * 7919 % 100_000) as usize;
                store.receive_file(offer(1, n, &format!("{n}.pdf")), pdf(n, size)).await.unwrap();
                println!("file {n} {size} .");
            }
        };
        let _: ((), ()) = join(chat, upload).await;
    });
}
