//! What it costs that nothing acknowledged is lost.
//!
//! `one by one` waits for each message before the next: a commit and its sync for every one. `together` has 256
//! on their way, which share commits (group commit). `offered` has messages come at 2,000 a second, as a busy
//! server's would, and prints how long each waited to be durable. A message is what the rules write for one: the
//! message and the contact that counts it.
//! The database is in a temporary folder: set `TMPDIR` to the disk that shall be measured.

#![allow(missing_docs, clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use tokio::runtime::Runtime;
use tokio::task::JoinSet;
use tokio::time::{self, MissedTickBehavior};
use visavis::domain::contact::{Author, ContactRecord, Content, MessageRecord, Party, Person, Record, Standing};
use visavis::metrics::Metrics;
use visavis::model::{ContactId, MessageId, Role, Timestamp};
use visavis::store::{Change, FileLimits, Pending, Store};

// The allocator of the product.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const CONTACTS: u64 = 500;

/// Messages a second, and for how many seconds.
const OFFERED: u64 = 2_000;
const SECONDS: u64 = 10;

/// A store, with the contacts whose messages are written in turn.
struct Chat {
    folder: PathBuf,
    store: Store,
    contacts: Vec<ContactRecord>,
    said: u64,
}

impl Chat {
    async fn new() -> Chat {
        let folder = env::temp_dir().join(format!("visavis-bench-store-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        let store = Store::open(&folder, FileLimits { max_size: 0 }, Metrics::new()).await.unwrap();
        let contacts: Vec<ContactRecord> = (0..CONTACTS).map(contact).collect();
        let opened = contacts.iter().cloned().map(|contact| put(Record::Contact(contact)));
        store.write(opened.collect()).await.unwrap();
        Chat { folder, store, contacts, said: 0 }
    }

    /// What is written for the next message.
    fn next(&mut self) -> Vec<Change> {
        self.said += 1;
        let contact = &mut self.contacts[(self.said % CONTACTS) as usize];
        contact.last_number += 1;
        let message = MessageRecord {
            id: MessageId::from_bits(u128::from(self.said) << 64 | u128::from(self.said % 977)),
            contact: contact.id,
            number: contact.last_number,
            at: Timestamp::from_millis(self.said),
            author: Author::Person(contact.parties[0].person.clone()),
            client_id: Some("5b0a3b5e-8d2f".into()),
            content: Content::Text("What a customer says in a chat is seldom longer than this line.".into()),
        };
        vec![put(Record::Contact(contact.clone())), put(Record::Message(message))]
    }

    fn say(&mut self) -> Pending {
        let changes = self.next();
        self.store.submit(changes).unwrap()
    }
}

impl Drop for Chat {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn contact(n: u64) -> ContactRecord {
    let party = |name: String, role, standing| Party {
        person: Person { subject: name.as_str().into(), name: name.into(), role },
        standing,
        joined_at: Timestamp::from_millis(0),
        left: None,
    };
    ContactRecord {
        id: ContactId::from_bits(u128::from(n).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835)),
        topic: "cards".into(),
        data: BTreeMap::new(),
        skill: None,
        wants: None,
        parties: vec![
            party(format!("customer-{n}"), Role::Customer, Standing::Customer),
            party(format!("agent-{}", n % 100), Role::Agent, Standing::Agent),
        ],
        queued: None,
        assists: Vec::new(),
        notes: Vec::new(),
        opened_at: Timestamp::from_millis(n),
        last_number: 0,
        active_at: Timestamp::from_millis(n),
        end: None,
    }
}

fn put(record: Record) -> Change {
    Change::Record(Box::new(record))
}

fn throughput(c: &mut Criterion) {
    let runtime = Runtime::new().unwrap();
    let mut chat = runtime.block_on(Chat::new());
    let mut group = c.benchmark_group("store/messages");
    group.throughput(Throughput::Elements(1)).measurement_time(Duration::from_secs(5));
    group.bench_function("one by one", |b| {
        b.iter(|| {
            let changes = chat.next();
            runtime.block_on(chat.store.write(changes)).unwrap();
        });
    });
    group.throughput(Throughput::Elements(256));
    group.bench_function("together", |b| {
        b.iter(|| {
            let pending: Vec<_> = (0..256).map(|_| chat.say()).collect();
            runtime.block_on(async {
                for mut one in pending {
                    one.durable().await.unwrap();
                }
            });
        });
    });
    group.finish();
    runtime.block_on(chat.store.close());
}

/// Prints how long messages waited that came at a steady rate.
fn offered(_: &mut Criterion) {
    // Once is enough to see that it works, where nobody wants a figure.
    let seconds = if env::args().any(|argument| argument == "--bench") { SECONDS } else { 1 };
    let runtime = Runtime::new().unwrap();
    let mut chat = runtime.block_on(Chat::new());
    let cpu = cpu_time();
    let mut waits: Vec<Duration> = runtime.block_on(async {
        let mut clock = time::interval(Duration::from_millis(1));
        clock.set_missed_tick_behavior(MissedTickBehavior::Burst);
        let mut waiting = JoinSet::new();
        for _ in 0..seconds * 1000 {
            clock.tick().await;
            for _ in 0..OFFERED / 1000 {
                let began = Instant::now();
                let mut pending = chat.say();
                waiting.spawn(async move {
                    pending.durable().await.unwrap();
                    began.elapsed()
                });
            }
        }
        waiting.join_all().await
    });
    let busy = (cpu_time() - cpu).as_secs_f64() / seconds as f64;
    waits.sort();
    let at = |share: f64| waits[((waits.len() - 1) as f64 * share) as usize];
    println!(
        "store/offered: {} messages at {OFFERED}/s: p50 {:?}, p99 {:?}, p99.9 {:?}, max {:?}; {:.0} % of a core",
        waits.len(),
        at(0.5),
        at(0.99),
        at(0.999),
        at(1.0),
        busy * 100.0
    );
    runtime.block_on(chat.store.close());
}

/// What this process has used of processors.
fn cpu_time() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), time.tv_nsec as u32)
}

criterion_group!(benches, throughput, offered);
criterion_main!(benches);
