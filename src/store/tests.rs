use sqlx::Executor;
use tokio::sync::oneshot;

use super::*;

/// SQLite's own limit stands for a full disk, which answers with the same code.
#[tokio::test]
async fn a_full_database_refuses_everybody_by_a_code_and_goes_on() {
    let folder = std::env::temp_dir().join(format!("visavis-full-{}", std::process::id()));
    let _lock = lock(&folder).unwrap();
    let mut db = writing(&folder).connect().await.unwrap();
    migrate(&mut db, &folder).await.unwrap();
    let pages: i64 = sqlx::query_scalar("PRAGMA page_count").fetch_one(&mut db).await.unwrap();
    let limit = format!("PRAGMA max_page_count = {}", pages + 10);
    db.execute(sqlx::AssertSqlSafe(limit)).await.unwrap();
    let (jobs, inbox) = mpsc::channel(QUEUE);
    let metrics = Metrics::new();
    let writer = writer::start(Writer::new(db, metrics.clone()), inbox);
    let write = |body: &str| {
        let (done, outcome) = oneshot::channel();
        let key = IdempotencyKey { asker: "crm".into(), key: body.len().to_string().as_str().into() };
        let begin = idempotency::IdempotencyChange::Begin {
            key: key.clone(),
            request_hash: body.as_bytes().to_vec(),
            now: Default::default(),
            expires: Default::default(),
        };
        let changes = vec![Change::Idempotency(begin)];
        jobs.try_send(Job::Write(Batch { changes, done })).unwrap_or_else(|_| panic!("the queue is empty"));
        outcome
    };
    let (long, short) = ("x".repeat(100_000), "x");
    let outcomes = [write(&long), write(short), write(&long)];
    for outcome in outcomes {
        assert_eq!(outcome.await.unwrap(), Err(StoreError::Full), "all that wait together are told");
    }
    assert_eq!(write(short).await.unwrap(), Ok(vec![1]));
    assert!(metrics.render().contains("visavis_store_commits_total{result=\"store_full\"} 1"));
    drop(jobs);
    writer.await.unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn codes_are_unique_and_messages_are_sentences() {
    let errors = [
        StoreError::Full,
        StoreError::Busy,
        StoreError::Closed,
        StoreError::Exists,
        StoreError::NotFound,
        StoreError::failed("x"),
    ];
    let codes: std::collections::BTreeSet<_> = errors.iter().map(StoreError::code).collect();
    assert_eq!(codes.len(), errors.len());
    for error in errors {
        assert!(error.to_string().ends_with('.'), "{error}");
    }
}
