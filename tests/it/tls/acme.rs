//! A certificate from an ACME authority: the whole of RFC 8555 and RFC 8737 that it takes, on real sockets.

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{Response, StatusCode};
use axum::routing::{get, head, post};
use axum::{Json, Router};
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64;
use rcgen::CertificateSigningRequestParams;
use rustls::ClientConfig;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::aws_lc_rs::default_provider;
use rustls::pki_types::{CertificateDer, CertificateSigningRequestDer, ServerName, UnixTime};
use rustls::{DigitallySignedStruct, Error, SignatureScheme};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinSet;
use visavis::config::TlsConfig;
use visavis::metrics::Metrics;
use visavis::net::tls::{POLL_INTERVAL, Tls, TlsSetup};
use x509_parser::parse_x509_certificate;

use crate::support::server::TestServer;
use crate::tls::support::{self, Authority, Folder, connect, path, trusting, until};

const DOMAIN: &str = "calls.example.com";

/// `id-pe-acmeIdentifier` (RFC 8737 §6.1).
const ACME_IDENTIFIER: &str = "1.3.6.1.5.5.7.1.31";

#[tokio::test]
async fn a_certificate_is_got_and_kept() {
    let folder = Folder::new();
    let directory = Directory::start(&folder).await;
    let root = folder.write("root.pem", &directory.trust);
    let settings = [
        ("VISAVIS_TLS__ACME_DOMAINS", DOMAIN),
        ("VISAVIS_TLS__ACME_CONTACT", "admin@example.com"),
        ("VISAVIS_TLS__ACME_DIRECTORY", directory.url.as_str()),
        ("VISAVIS_TLS__ACME_CA_FILE", path(&root)),
        ("VISAVIS_DATA_DIR", path(&folder.0)),
    ];
    let server = TestServer::with(&settings).await;
    let address = server.server.addresses().http;
    assert_eq!(server.server.certificate(), None, "it is still to be got");
    directory.state.target.send_replace(Some(address));
    until("a certificate", async || server.server.certificate().is_some()).await;
    let client = Arc::new(trusting(&directory.issuer.pem()));
    let stream = connect(address, DOMAIN, &client).await.unwrap();
    assert!(stream.get_ref().1.peer_certificates().is_some());
    assert_eq!(server.server.certificate().unwrap().names, [DOMAIN]);
    assert_eq!(server.metric("visavis_tls_certificate_renewals_total{result=\"ok\"}").await, 1.0);
    assert_eq!(directory.orders(), ["admin@example.com"]);
    drop(stream);
    server.server.shutdown().await;

    let again = TestServer::with(&settings).await;
    assert!(again.server.certificate().is_some(), "it was kept");
    connect(again.server.addresses().http, DOMAIN, &client).await.unwrap();
    assert_eq!(directory.orders().len(), 1);
}

/// An authority that asks the server at one address whether a name is its own.
struct Directory {
    url: String,
    /// What its own server is trusted by.
    trust: String,
    issuer: Arc<Authority>,
    state: Arc<Inner>,
    _serving: JoinSet<()>,
}

struct Inner {
    base: String,
    /// Where every name leads, once it is known.
    target: watch::Sender<Option<SocketAddr>>,
    issuer: Arc<Authority>,
    orders: Mutex<Orders>,
}

#[derive(Default)]
struct Orders {
    next_nonce: u64,
    nonces: BTreeSet<String>,
    /// The account's key (JWK).
    account: Value,
    contacts: Vec<String>,
    is_valid: bool,
    certificate: Option<String>,
}

impl Directory {
    async fn start(folder: &Folder) -> Self {
        let own = Authority::new();
        let files = own.issue(&["localhost"]).save(folder);
        let setup = TlsSetup {
            config: &TlsConfig::Files(files),
            data_dir: &folder.0,
            names: Vec::new(),
            poll_interval: POLL_INTERVAL,
            metrics: Metrics::new(),
        };
        let tls = Tls::start(setup).await.unwrap().unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("https://localhost:{}", listener.local_addr().unwrap().port());
        let issuer = Arc::new(Authority::new());
        let (url, orders) = (format!("{base}/directory"), Mutex::default());
        let state = Arc::new(Inner { base, target: watch::Sender::new(None), issuer: issuer.clone(), orders });
        let router = Router::new()
            .route("/directory", get(directory))
            .route("/nonce", head(nonce))
            .route("/{what}", post(serve))
            .with_state(state.clone());
        let mut serving = JoinSet::new();
        serving.spawn(support::serve(listener, tls, router));
        Directory { url, trust: own.pem(), issuer, state, _serving: serving }
    }

    /// The contact of each order's account.
    fn orders(&self) -> Vec<String> {
        self.state.orders.lock().unwrap().contacts.clone()
    }
}

async fn directory(State(state): State<Arc<Inner>>) -> Json<Value> {
    let url = |what: &str| format!("{}/{what}", state.base);
    Json(json!({ "newNonce": url("nonce"), "newAccount": url("account"), "newOrder": url("order") }))
}

async fn nonce(State(state): State<Arc<Inner>>) -> Response<Body> {
    let mut orders = state.orders.lock().unwrap();
    orders.next_nonce += 1;
    let nonce = format!("nonce-{}", orders.next_nonce);
    orders.nonces.insert(nonce.clone());
    Response::builder().header("replay-nonce", nonce).body(Body::empty()).unwrap()
}

async fn serve(State(state): State<Arc<Inner>>, Path(what): Path<String>, body: String) -> Response<Body> {
    let url = |what: &str| format!("{}/{what}", state.base);
    let payload = match open(&state, &what, &body) {
        Ok(payload) => payload,
        Err(why) => return Response::builder().status(StatusCode::BAD_REQUEST).body(why.into()).unwrap(),
    };
    let text = match what.as_str() {
        "account" => {
            let contact = payload["contact"][0].as_str().unwrap().strip_prefix("mailto:").unwrap().to_owned();
            assert_eq!(payload["termsOfServiceAgreed"], true);
            state.orders.lock().unwrap().contacts.push(contact);
            json!({ "status": "valid" }).to_string()
        }
        "authorization" => {
            let status = if state.orders.lock().unwrap().is_valid { "valid" } else { "pending" };
            let challenge = json!({ "type": "tls-alpn-01", "url": url("challenge"), "token": "a-token" });
            let name = json!({ "type": "dns", "value": DOMAIN });
            json!({ "status": status, "identifier": name, "challenges": [challenge] }).to_string()
        }
        "challenge" => {
            let account = state.orders.lock().unwrap().account.clone();
            let target = state.target.subscribe().wait_for(Option::is_some).await.unwrap().unwrap();
            look(target, &format!("a-token.{}", thumbprint(&account))).await;
            state.orders.lock().unwrap().is_valid = true;
            json!({ "status": "valid" }).to_string()
        }
        "finalize" => {
            assert!(state.orders.lock().unwrap().is_valid);
            let request = CertificateSigningRequestDer::from(decode(&payload["csr"]));
            let request = CertificateSigningRequestParams::from_der(&request).unwrap();
            let certificate = request.signed_by(&state.issuer.0).unwrap();
            state.orders.lock().unwrap().certificate = Some(certificate.pem());
            order(&state).to_string()
        }
        "order" => {
            if payload != Value::Null {
                assert_eq!(payload["identifiers"], json!([{ "type": "dns", "value": DOMAIN }]));
            }
            order(&state).to_string()
        }
        "certificate" => state.orders.lock().unwrap().certificate.clone().unwrap(),
        other => panic!("nobody told of {other}"),
    };
    let location = if what == "account" { url("account/1") } else { url("order") };
    Response::builder().header("location", location).body(text.into()).unwrap()
}

fn order(state: &Inner) -> Value {
    let orders = state.orders.lock().unwrap();
    let status = match (orders.is_valid, &orders.certificate) {
        (_, Some(_)) => "valid",
        (true, None) => "ready",
        (false, None) => "pending",
    };
    let url = |what: &str| format!("{}/{what}", state.base);
    json!({
        "status": status,
        "authorizations": [url("authorization")],
        "finalize": url("finalize"),
        "certificate": url("certificate"),
    })
}

/// Checks a signed request (RFC 8555 §6) and gives its payload; `Null` for a mere question.
fn open(state: &Inner, what: &str, body: &str) -> Result<Value, String> {
    let request: Value = serde_json::from_str(body).map_err(|error| error.to_string())?;
    let head: Value = serde_json::from_slice(&decode(&request["protected"])).map_err(|error| error.to_string())?;
    let mut orders = state.orders.lock().unwrap();
    if !orders.nonces.remove(head["nonce"].as_str().unwrap_or_default()) {
        return Err("this nonce was not given or is used up".to_owned());
    }
    if head["url"] != format!("{}/{what}", state.base) || head["alg"] != "ES256" {
        return Err(format!("this is not signed for {what}: {head}"));
    }
    match &head["jwk"] {
        Value::Null if head["kid"] == format!("{}/account/1", state.base) => {}
        key @ Value::Object(_) if what == "account" => orders.account = key.clone(),
        _ => return Err(format!("this is nobody's request: {head}")),
    }
    let text = |key: &str| request[key].as_str().unwrap_or_default();
    let signed = format!("{}.{}", text("protected"), text("payload"));
    let point = [vec![4], decode(&orders.account["x"]), decode(&orders.account["y"])].concat();
    let key = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point);
    key.verify(signed.as_bytes(), &decode(&request["signature"])).map_err(|_| "the signature is wrong".to_owned())?;
    let payload = decode(&request["payload"]);
    if payload.is_empty() { Ok(Value::Null) } else { serde_json::from_slice(&payload).map_err(|e| e.to_string()) }
}

/// The thumbprint of a key (RFC 7638).
fn thumbprint(key: &Value) -> String {
    let text = format!(r#"{{"crv":{},"kty":{},"x":{},"y":{}}}"#, key["crv"], key["kty"], key["x"], key["y"]);
    BASE64.encode(digest(&SHA256, text.as_bytes()))
}

fn decode(value: &Value) -> Vec<u8> {
    BASE64.decode(value.as_str().unwrap()).unwrap()
}

/// Looks whether a server shows the certificate that proves a name to be its own (RFC 8737 §3).
async fn look(target: SocketAddr, key_authorization: &str) {
    let client = ClientConfig::builder_with_provider(default_provider().into());
    let client = client.with_safe_default_protocol_versions().unwrap().dangerous();
    let mut client = client.with_custom_certificate_verifier(Arc::new(Anybody)).with_no_client_auth();
    client.alpn_protocols = vec![b"acme-tls/1".to_vec()];
    let stream = connect(target, DOMAIN, &Arc::new(client)).await.unwrap();
    let connection = stream.get_ref().1;
    assert_eq!(connection.alpn_protocol(), Some(&b"acme-tls/1"[..]));
    let (_, found) = parse_x509_certificate(&connection.peer_certificates().unwrap()[0]).unwrap();
    let names = &found.subject_alternative_name().unwrap().unwrap().value.general_names;
    assert_eq!(names.len(), 1);
    let proof = found.extensions().iter().find(|e| e.oid.to_id_string() == ACME_IDENTIFIER).unwrap();
    let expected = [&[4, 32], digest(&SHA256, key_authorization.as_bytes()).as_ref()].concat();
    assert_eq!((proof.critical, proof.value), (true, &*expected));
}

/// Believes everybody: what counts is what stands in the certificate.
#[derive(Debug)]
struct Anybody;

impl ServerCertVerifier for Anybody {
    fn verify_server_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        Ok(HandshakeSignatureValid::assertion())
    }

    fn verify_tls13_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        Ok(HandshakeSignatureValid::assertion())
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        default_provider().signature_verification_algorithms.supported_schemes()
    }
}
