//! A disk that takes no more: everybody is told, what was stored stays, and it goes on when there is room again.

use std::process::{Command, Stdio};

use rustix::process::{Resource, Rlimit, setrlimit};
use visavis::domain::contact::{Content, Record};
use visavis::metrics::Metrics;
use visavis::store::{Page, Store};

use crate::store::files::{offer, pdf};
use crate::store::samples::{contact_id, message, opened, put, said, text};
use crate::store::{Folder, LIMITS, as_child, block_on, child_folder};

/// A file of this process may have so many blocks of a KiB: room to begin, and no more.
const BLOCKS: &str = "700";

#[test]
fn a_store_without_room_says_so_and_recovers() {
    let folder = Folder::new();
    let child = as_child("store::full::child", &folder);
    // A shell, because a limit that is passed ends a process unless it was told to ignore that before it began.
    let mut limited = Command::new("bash");
    limited.args(["-c", &format!("trap '' XFSZ; ulimit -S -f {BLOCKS}; exec \"$0\" \"$@\"")]);
    limited.arg(child.get_program()).args(child.get_args());
    limited.envs(child.get_envs().filter_map(|(key, value)| Some((key, value?))));
    let output = limited.stdout(Stdio::piped()).stderr(Stdio::piped()).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{said}\n{}", String::from_utf8_lossy(&output.stderr));
    assert!(said.lines().any(|line| line == "done"), "{said}");

    block_on(async {
        let store = folder.open().await;
        let kept = store.messages(contact_id(1), Page::Latest, 200).await.unwrap();
        assert_eq!(kept.last(), Some(&text(1, kept.len() as u64)), "what came after is there, and nothing is missing");
        assert_eq!(store.files(contact_id(1)).await.unwrap().len(), 1);
        assert_eq!(folder.files().len(), 1);
    });
}

/// Not a test of its own: what the process does whose files are limited.
#[test]
fn child() {
    let Some(folder) = child_folder() else { return };
    block_on(async {
        let metrics = Metrics::new();
        let store = Store::open(&folder, LIMITS, metrics.clone()).await.unwrap();
        let contact = opened(1);
        store.write(vec![put(Record::Contact(contact.clone()))]).await.unwrap();
        let long = |n| message(1, n, Content::Text("x".repeat(20_000).into()));
        let mut number = 0;
        let refused = loop {
            number += 1;
            assert!(number < 1000, "there is a limit");
            if let Err(error) = store.write(said(&contact, long(number))).await {
                break error;
            }
        };
        assert_eq!(refused.code(), "store_failed", "{refused:?}");
        // Those who wait together are all told.
        let pending: Vec<_> = (number..number + 9).map(|n| store.submit(said(&contact, long(n))).unwrap()).collect();
        for mut one in pending {
            assert_eq!(one.durable().await.unwrap_err().code(), "store_failed");
        }
        assert!(metrics.render().contains("visavis_store_commits_total{result=\"store_failed\"}"));
        let upload = store.receive_file(offer(1, 1, "a.pdf"), pdf(1, 900_000)).await;
        assert_eq!(upload.unwrap_err().code(), "store_full");
        // What was acknowledged is there and can be read.
        let kept = store.messages(contact_id(1), Page::Latest, 200).await.unwrap();
        assert_eq!(kept, (1..number).map(long).collect::<Vec<_>>());
        // Room again: the same store goes on.
        setrlimit(Resource::Fsize, Rlimit { current: None, maximum: None }).unwrap();
        store.write(said(&contact, text(1, number))).await.unwrap();
        store.receive_file(offer(1, 2, "a.pdf"), pdf(2, 900_000)).await.unwrap();
        store.close().await;
        println!("done");
    });
}
