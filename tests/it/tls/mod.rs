//! HTTPS and WSS over real sockets, and certificates that change meanwhile.

mod acme;
mod renewal;
pub mod support;

use std::fs;
use std::net::SocketAddr;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::routing::get;
use rustls::HandshakeKind;
use rustls::version::{TLS12, TLS13};
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tokio::time::timeout;
use visavis::config::{TlsConfig, TlsFiles};
use visavis::metrics::Metrics;
use visavis::net::tls::{HANDSHAKE_TIMEOUT, Tls, TlsSetup};

use crate::support::server::{SECRET, TestServer, TestSocket};
use crate::tls::support::{Authority, Folder, PATIENCE, connect, path, serve, shown, trusting, trusting_with, until};

/// An HTTPS server with nothing else around it.
struct Https {
    address: SocketAddr,
    metrics: Metrics,
    tls: Tls,
    _serving: JoinSet<()>,
}

impl Https {
    async fn start(config: TlsConfig, data_dir: &Path, poll_interval: Duration) -> Self {
        let metrics = Metrics::new();
        let names = vec!["127.0.0.1".to_owned(), "localhost".to_owned()];
        let setup = TlsSetup { config: &config, data_dir, names, poll_interval, metrics: metrics.clone() };
        let tls = Tls::start(setup).await.unwrap().unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let router = Router::new().route("/", get(|| async { "hello" }));
        let mut serving = JoinSet::new();
        serving.spawn(serve(listener, tls.clone(), router));
        Https { address, metrics, tls, _serving: serving }
    }

    async fn with_files(files: TlsFiles) -> Self {
        Self::start(TlsConfig::Files(files), Path::new("/nowhere"), Duration::from_millis(20)).await
    }
}

#[tokio::test]
async fn calls_are_signalled_over_tls() {
    let (authority, folder) = (Authority::new(), Folder::new());
    let first = authority.issue(&["localhost", "127.0.0.1"]);
    let files = first.save(&folder);
    let mut server = TestServer::with(&[
        ("VISAVIS_TLS__CERTIFICATE", path(&files.certificate)),
        ("VISAVIS_TLS__KEY", path(&files.key)),
    ])
    .await;
    let (address, client) = (server.server.addresses().http, Arc::new(authority.client()));
    assert_eq!(server.server.certificate().unwrap().names, ["127.0.0.1", "localhost"]);
    let page = support::get(address, &client, "/customer").await.unwrap();
    assert!(page.starts_with("HTTP/1.1 200") && page.contains("strict-transport-security: max-age=2592000"), "{page}");
    let origin = Some(server.base.as_str());
    let mut socket =
        TestSocket::connect_with(&server.base, Some("visavis.v1"), origin, Some(client.clone())).await.unwrap();
    socket.hello(&server.token("customer")).await;
    let expiry = server.metric("visavis_tls_certificate_expiry_timestamp_seconds").await;
    assert!(expiry > 1e9, "{expiry}");

    let second = authority.issue(&["localhost"]);
    second.save(&folder);
    let reloaded = server.server.reload(server.config.clone()).await.unwrap();
    assert_eq!(reloaded.certificate.unwrap().fingerprint, second.fingerprint());
    until("the new certificate", async || shown(address, &client).await == second.fingerprint()).await;
    socket.ask("ping", json!({})).await;
    assert_eq!(server.server.certificate().unwrap().names, ["localhost"]);
}

#[tokio::test]
async fn it_looks_at_once_when_it_is_told() {
    let (authority, folder) = (Authority::new(), Folder::new());
    let [first, second] = [(); 2].map(|()| authority.issue(&["localhost"]));
    let files = first.save(&folder);
    let https = Https::start(TlsConfig::Files(files.clone()), &folder.0, Duration::from_secs(3600)).await;
    let client = Arc::new(authority.client());
    assert_eq!(shown(https.address, &client).await, first.fingerprint());
    second.save(&folder);
    https.tls.look_at(files);
    until("the new certificate", async || shown(https.address, &client).await == second.fingerprint()).await;
}

#[tokio::test]
async fn a_broken_pair_is_refused_and_the_old_one_stays() {
    let (authority, folder) = (Authority::new(), Folder::new());
    let [first, second] = [(); 2].map(|()| authority.issue(&["localhost"]));
    let https = Https::with_files(first.save(&folder)).await;
    let client = Arc::new(authority.client());
    assert_eq!(shown(https.address, &client).await, first.fingerprint());
    let failures = || {
        let text = https.metrics.render();
        let line = text.lines().find(|l| l.starts_with("visavis_tls_certificate_renewals_total{result=\"error\"}"));
        line.map_or(0, |line| line.rsplit(' ').next().unwrap().parse().unwrap())
    };
    let break_key: [&dyn Fn(); 3] =
        [&|| drop(folder.write("key.pem", &second.key)), &|| drop(folder.write("key.pem", "junk")), &|| {
            fs::remove_file(folder.0.join("key.pem")).unwrap()
        }];
    for damage in break_key {
        let before: u64 = failures();
        damage();
        until("a refusal", async || failures() > before).await;
        assert_eq!(shown(https.address, &client).await, first.fingerprint());
    }
    second.save(&folder);
    until("the new certificate", async || shown(https.address, &client).await == second.fingerprint()).await;
}

#[tokio::test]
async fn files_that_are_exchanged_by_a_link_are_seen() {
    // As Kubernetes mounts secrets: the files are links into `..data`, which is replaced in one step.
    let (authority, folder) = (Authority::new(), Folder::new());
    let [first, second] = [(); 2].map(|()| authority.issue(&["localhost"]));
    for (name, pair) in [("v1", &first), ("v2", &second)] {
        fs::create_dir(folder.0.join(name)).unwrap();
        folder.write(&format!("{name}/tls.crt"), &pair.certificate);
        folder.write(&format!("{name}/tls.key"), &pair.key);
    }
    symlink("v1", folder.0.join("..data")).unwrap();
    for name in ["tls.crt", "tls.key"] {
        symlink(format!("..data/{name}"), folder.0.join(name)).unwrap();
    }
    let files = TlsFiles { certificate: folder.0.join("tls.crt"), key: folder.0.join("tls.key") };
    let https = Https::with_files(files).await;
    let client = Arc::new(authority.client());
    assert_eq!(shown(https.address, &client).await, first.fingerprint());
    symlink("v2", folder.0.join("..data_tmp")).unwrap();
    fs::rename(folder.0.join("..data_tmp"), folder.0.join("..data")).unwrap();
    until("the new certificate", async || shown(https.address, &client).await == second.fingerprint()).await;
}

#[tokio::test]
async fn versions_protocols_and_resumption_are_as_promised() {
    let (authority, folder) = (Authority::new(), Folder::new());
    let https = Https::with_files(authority.issue(&["localhost"]).save(&folder)).await;
    let h1: &[u8] = b"http/1.1";
    for (offered, agreed) in [
        (&[][..], Ok(None)),
        (&[&b"h2"[..], h1], Ok(Some(h1))),
        (&[b"stun.turn"], Ok(Some(b"stun.turn"))),
        (&[b"h2"], Err(())),
        // Nobody is asked for a certificate here.
        (&[b"acme-tls/1"], Err(())),
    ] {
        for version in [&TLS12, &TLS13] {
            let mut client = trusting_with(&authority.pem(), &[version]);
            client.alpn_protocols = offered.iter().map(|name| name.to_vec()).collect();
            let client = Arc::new(client);
            let found = connect(https.address, "localhost", &client).await;
            let found = found.as_ref().map(|stream| stream.get_ref().1.alpn_protocol()).map_err(|_| ());
            assert_eq!(found, agreed, "{offered:?}");
            if agreed.is_ok() {
                // The ticket of TLS 1.3 comes with the first bytes that are read.
                support::get(https.address, &client, "/").await.unwrap();
                let again = connect(https.address, "localhost", &client).await.unwrap();
                assert_eq!(again.get_ref().1.handshake_kind(), Some(HandshakeKind::Resumed), "{version:?}");
            }
        }
    }
}

#[tokio::test]
async fn a_self_signed_certificate_is_what_is_announced_and_outlives_a_restart() {
    let folder = Folder::new();
    let settings = [("VISAVIS_TLS__SELF_SIGNED", "always"), ("VISAVIS_DATA_DIR", path(&folder.0))];
    let server = TestServer::with(&settings).await;
    let info = server.server.certificate().unwrap();
    assert!(info.self_signed && info.names.contains(&"127.0.0.1".to_owned()), "{info:?}");
    assert_eq!(info.not_after - info.not_before, 30 * 24 * 3600 + 3600);
    let pem = fs::read_to_string(folder.0.join("self-signed/certificate.pem")).unwrap();
    let client = Arc::new(trusting(&pem));
    assert_eq!(shown(server.server.addresses().http, &client).await, info.fingerprint);
    let page = support::get(server.server.addresses().http, &client, "/livez").await.unwrap();
    assert!(!page.contains("strict-transport-security"), "it would lock out who accepted the certificate: {page}");
    server.server.shutdown().await;
    let again = TestServer::with(&settings).await;
    assert_eq!(again.server.certificate().unwrap(), info);
}

#[tokio::test(flavor = "multi_thread")]
async fn plain_http_is_sent_to_https_but_for_health() {
    let folder = Folder::new();
    let settings = [("VISAVIS_TLS__SELF_SIGNED", "always"), ("VISAVIS_DATA_DIR", path(&folder.0))];
    let server = TestServer::with(&settings).await;
    let plain = server.base.replace("https", "http");
    let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    for (path, status) in [("/livez", 200), ("/readyz", 200), ("/agent?x=1", 308), ("/api/v1/rooms", 308)] {
        let answer = client.get(format!("{plain}{path}")).send().await.unwrap();
        let location = answer.headers().get("location").map(|location| location.to_str().unwrap().to_owned());
        assert_eq!(answer.status(), status, "{path}");
        assert_eq!(location, (status == 308).then(|| format!("{}{path}", server.base)));
    }
    let mut healthcheck = Command::new(env!("CARGO_BIN_EXE_visavis"));
    assert!(healthcheck.args(["healthcheck", &format!("{plain}/readyz")]).status().unwrap().success());
}

#[tokio::test]
async fn the_relay_answers_within_tls() {
    let (authority, folder) = (Authority::new(), Folder::new());
    let files = authority.issue(&["localhost"]).save(&folder);
    let settings = [("VISAVIS_TLS__CERTIFICATE", path(&files.certificate)), ("VISAVIS_TLS__KEY", path(&files.key))];
    let server = TestServer::with(&settings).await;
    let mut client = authority.client();
    client.alpn_protocols = vec![b"stun.turn".to_vec()];
    let mut stream = connect(server.server.addresses().http, "localhost", &Arc::new(client)).await.unwrap();
    // A Binding request and its success response (RFC 8489 §5).
    let head = [&[0, 1, 0, 0, 0x21, 0x12, 0xa4, 0x42], &b"transactionx"[..]].concat();
    stream.write_all(&head).await.unwrap();
    let mut answer = [0; 20];
    timeout(PATIENCE, stream.read_exact(&mut answer)).await.expect("an answer comes").unwrap();
    assert_eq!((&answer[..2], &answer[4..]), (&[1, 1][..], &head[4..]));
}

#[tokio::test]
async fn slow_clients_keep_nobody_waiting_and_are_cut_off() {
    let (authority, folder) = (Authority::new(), Folder::new());
    let https = Https::with_files(authority.issue(&["localhost"]).save(&folder)).await;
    let began = Instant::now();
    let mut slow = Vec::new();
    for _ in 0..64 {
        let mut stream = TcpStream::connect(https.address).await.unwrap();
        // The beginning of a handshake record that never goes on.
        stream.write_all(&[22, 3, 1, 2, 0, 1]).await.unwrap();
        slow.push(stream);
    }
    let page = support::get(https.address, &Arc::new(authority.client()), "/").await.unwrap();
    assert!(page.ends_with("hello") && began.elapsed() < HANDSHAKE_TIMEOUT, "{page}");
    for mut stream in slow {
        let mut rest = Vec::new();
        // An error is a reset, which is an end as well.
        let _ = timeout(PATIENCE, stream.read_to_end(&mut rest)).await.expect("the server hangs up");
    }
    assert!(began.elapsed() >= HANDSHAKE_TIMEOUT - Duration::from_millis(100), "{:?}", began.elapsed());
}

#[test]
fn a_wrong_pair_is_a_wrong_configuration() {
    let (authority, folder) = (Authority::new(), Folder::new());
    let [one, two] = [(); 2].map(|()| authority.issue(&["localhost"]));
    let certificate = folder.write("certificate.pem", &one.certificate);
    let key = folder.write("key.pem", &two.key);
    let missing = folder.0.join("missing.pem");
    let old = folder.write("old.pem", &support::expired());
    for (certificate, key, expected) in [
        (&certificate, &key, "the key belongs to another certificate"),
        (&key, &key, "no certificate (PEM) stands in it"),
        (&certificate, &certificate, "no private key"),
        (&certificate, &missing, "missing.pem cannot be read: No such file"),
        (&old, &old, "it expired on Feb  1 00:00:00 2020"),
    ] {
        for arguments in [
            &["serve", "--dev", "--http", "127.0.0.1:0", "--media", "127.0.0.1:0", "--metrics", "127.0.0.1:0"][..],
            &["config", "check"],
        ] {
            let Output { status, stderr, .. } = Command::new(env!("CARGO_BIN_EXE_visavis"))
                .args(arguments)
                .env("VISAVIS_AUTH__SECRET", SECRET)
                .env("VISAVIS_TLS__CERTIFICATE", certificate)
                .env("VISAVIS_TLS__KEY", key)
                .stdin(Stdio::null())
                .output()
                .unwrap();
            let stderr = String::from_utf8_lossy(&stderr);
            assert!(stderr.contains(expected), "{arguments:?}: {expected}\n{stderr}");
            assert_eq!(status.code(), Some(3), "{stderr}");
        }
    }
}
