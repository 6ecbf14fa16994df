//! Group commit: order, acknowledgement, one bad batch among many, and readers beside.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use futures_util::future::join_all;
use visavis::domain::contact::{Content, Record};
use visavis::store::{Page, Pending, StoreError};

use crate::store::Folder;
use crate::store::samples::{contact_id, opened, put, said, text};

#[tokio::test]
async fn what_is_handed_in_first_is_written_first() {
    let folder = Folder::new();
    let store = folder.open().await;
    let contact = opened(1);
    store.write(vec![put(Record::Contact(contact.clone()))]).await.unwrap();
    // Every batch rewrites the same message: only the order says which text stays.
    let mut pending = Vec::new();
    for round in 1..=1000u64 {
        let mut message = text(1, 1);
        message.content = Content::Text(format!("round {round}").into());
        let mut changes = said(&contact, message);
        changes.push(put(Record::Message(text(1, round + 1))));
        pending.push(store.submit(changes).unwrap());
    }
    // The last one is durable only when all before it are.
    pending.pop().unwrap().durable().await.unwrap();
    let first = store.messages(contact_id(1), Page::After(0), 1).await.unwrap();
    assert_eq!(first[0].content, Content::Text("round 1000".into()));
    for outcome in join_all(pending.iter_mut().map(Pending::durable)).await {
        outcome.unwrap();
    }
    store.close().await;
    assert_eq!(folder.open().await.messages(contact_id(1), Page::Before(1001), 1).await.unwrap(), [text(1, 1000)]);
}

#[tokio::test]
async fn many_batches_share_a_commit() {
    let folder = Folder::new();
    let metrics = visavis::metrics::Metrics::new();
    let store = visavis::store::Store::open(&folder, crate::store::LIMITS, metrics.clone()).await.unwrap();
    let contact = opened(1);
    let mut pending: Vec<_> = (1..=2000).map(|n| store.submit(said(&contact, text(1, n))).unwrap()).collect();
    for outcome in join_all(pending.iter_mut().map(Pending::durable)).await {
        outcome.unwrap();
    }
    let rendered = metrics.render();
    let value = |name: &str| -> u64 {
        let line = rendered.lines().find(|line| line.starts_with(name)).unwrap();
        line.rsplit(' ').next().unwrap().parse().unwrap()
    };
    assert_eq!(value("visavis_store_batches_total "), 2000);
    let commits = value("visavis_store_commits_total{result=\"ok\"}");
    assert!(commits <= 20, "{commits} commits");
}

#[tokio::test]
async fn a_batch_that_cannot_be_is_refused_alone_and_as_a_whole() {
    let folder = Folder::new();
    let store = folder.open().await;
    let contact = opened(1);
    store.write(vec![put(Record::Contact(contact.clone()))]).await.unwrap();
    let mut pending = Vec::new();
    for n in 1..=100u64 {
        let mut changes = said(&contact, text(1, n));
        if n % 10 == 0 {
            // It belongs to a contact that nobody has opened.
            changes.push(put(Record::Message(text(404, n))));
        }
        pending.push(store.submit(changes).unwrap());
    }
    for (n, outcome) in (1..).zip(join_all(pending.iter_mut().map(Pending::durable)).await) {
        assert_eq!(outcome, if n % 10 == 0 { Err(StoreError::NotFound) } else { Ok(()) }, "{n}");
    }
    let kept = store.messages(contact_id(1), Page::After(0), 200).await.unwrap();
    let numbers: Vec<u64> = kept.iter().map(|m| m.number).collect();
    assert_eq!(numbers, (1..=100).filter(|n| n % 10 != 0).collect::<Vec<_>>());
    assert_eq!(store.contact(contact_id(1)).await.unwrap().last_number, 99);
}

#[tokio::test]
async fn a_full_queue_and_a_closed_store_refuse() {
    let folder = Folder::new();
    let store = folder.open().await;
    let contact = opened(1);
    // Nothing is awaited in between, so on this one thread the writer takes nothing out.
    let mut pending = Vec::new();
    let refused = (1..).find_map(|n| match store.submit(said(&contact, text(1, n))) {
        Ok(one) => {
            pending.push(one);
            None
        }
        Err(error) => Some(error),
    });
    assert_eq!(refused.as_ref().map(StoreError::code), Some("store_busy"));
    let accepted = pending.len() as u64;
    store.close().await;
    for outcome in join_all(pending.iter_mut().map(Pending::durable)).await {
        outcome.unwrap();
    }
    assert_eq!(store.submit(Vec::new()).unwrap_err(), StoreError::Closed);
    assert_eq!(store.write(Vec::new()).await, Err(StoreError::Closed));
    assert_eq!(store.messages(contact_id(1), Page::Latest, 1).await, Err(StoreError::Closed));
    drop(store);
    assert_eq!(folder.open().await.contact(contact_id(1)).await.unwrap().last_number, accepted);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn readers_see_whole_batches_while_somebody_writes() {
    let folder = Folder::new();
    let store = folder.open().await;
    let contact = opened(1);
    store.write(vec![put(Record::Contact(contact.clone()))]).await.unwrap();
    let durable = Arc::new(AtomicU64::new(0));
    let writer = tokio::spawn({
        let (store, contact, durable) = (store.clone(), contact.clone(), durable.clone());
        async move {
            for n in 1..=400 {
                store.write(said(&contact, text(1, n))).await.unwrap();
                durable.store(n, Ordering::SeqCst);
            }
        }
    });
    let readers = (0..6).map(|_| {
        let (store, durable) = (store.clone(), durable.clone());
        tokio::spawn(async move {
            let mut seen = BTreeSet::new();
            while durable.load(Ordering::SeqCst) < 400 {
                let known = durable.load(Ordering::SeqCst);
                let count = store.contact(contact_id(1)).await.unwrap().last_number;
                assert!(count >= known, "{known} were acknowledged, {count} are there");
                let latest = store.messages(contact_id(1), Page::Latest, 200).await.unwrap();
                assert!(latest.last().map_or(0, |m| m.number) >= count);
                assert!(latest.windows(2).all(|pair| pair[0].number + 1 == pair[1].number));
                seen.insert(count);
            }
            seen.len()
        })
    });
    let seen: Vec<usize> = join_all(readers.collect::<Vec<_>>()).await.into_iter().map(Result::unwrap).collect();
    writer.await.unwrap();
    assert!(seen.iter().sum::<usize>() > 6, "the readers were let in in between: {seen:?}");
}

#[tokio::test]
async fn one_folder_is_for_one_server() {
    let folder = Folder::new();
    let store = folder.open().await;
    let message = folder.try_open().await.unwrap_err().to_string();
    assert!(message.contains("another server keeps its data in"), "{message}");
    store.close().await;
    folder.open().await;
}
