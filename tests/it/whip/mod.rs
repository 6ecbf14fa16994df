//! WHIP and WHEP: the HTTP side here, clients that are not ours in `foreign`.

mod foreign;

use reqwest::header::HeaderMap;
use reqwest::{Method, Response};
use serde_json::{Value, json};
use str0m::media::Direction::{Inactive, RecvOnly, SendOnly, SendRecv};
use str0m::media::MediaKind::{Audio, Video};
use visavis::model::Source;

use crate::support::server::{TestServer, offer_of};

const SDP: &str = "application/sdp";
const FRAGMENT: &str = "application/trickle-ice-sdpfrag";
const SITE: &str = "https://www.example.com";

/// One HTTP request; `headers` are names and values.
async fn send(server: &TestServer, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Response {
    let method = Method::from_bytes(method.as_bytes()).unwrap();
    let request = reqwest::Client::new().request(method, format!("{}{path}", server.base)).body(body.to_owned());
    headers.iter().fold(request, |request, (name, value)| request.header(*name, *value)).send().await.unwrap()
}

/// Offers at an endpoint.
async fn post(server: &TestServer, path: &str, token: &str, offer: &str) -> Response {
    let bearer = format!("Bearer {token}");
    send(server, "POST", path, &[("authorization", &bearer), ("content-type", SDP)], offer).await
}

/// The status and the code of a refusal.
async fn refusal(response: Response) -> (u16, String) {
    let status = response.status().as_u16();
    assert_eq!(header(response.headers(), "content-type"), "application/problem+json");
    if status == 401 {
        assert_eq!(header(response.headers(), "www-authenticate"), "Bearer");
    }
    let problem: Value = response.json().await.unwrap();
    assert!(!problem["detail"].as_str().unwrap().is_empty());
    (status, problem["code"].as_str().unwrap().to_owned())
}

fn header<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers.get(name).unwrap_or_else(|| panic!("no {name} in {headers:?}")).to_str().unwrap()
}

fn publishing() -> String {
    offer_of(&[(Audio, SendOnly), (Video, SendOnly)])
}

/// The directions of an SDP's m-lines.
fn directions(sdp: &str) -> Vec<&str> {
    let all = ["a=sendrecv", "a=sendonly", "a=recvonly", "a=inactive"];
    sdp.lines().filter(|line| all.contains(line)).map(|line| &line[2..]).collect()
}

#[tokio::test]
async fn a_publisher_is_a_participant_like_any_other() {
    let server = TestServer::start().await;
    let mut agent = server.joined("agent").await;
    let created = post(&server, "/whip/demo", &server.token("customer"), &publishing()).await;
    assert_eq!(created.status(), 201);
    let headers = created.headers().clone();
    assert_eq!(header(&headers, "content-type"), SDP);
    assert_eq!(header(&headers, "accept-patch"), FRAGMENT);
    let etag = header(&headers, "etag");
    assert!(etag.len() > 2 && etag.starts_with('"') && etag.ends_with('"'), "{etag} is strong");
    let id = header(&headers, "location").strip_prefix("/whip/demo/").unwrap();
    assert!(id.len() == 32 && id.bytes().all(|b| b.is_ascii_hexdigit()), "128 bits: {id}");
    let link = header(&headers, "link");
    assert!(link.starts_with("<turn:127.0.0.1:") && link.contains("?transport=tcp>; rel=\"ice-server\"; "), "{link}");
    assert!(link.contains("; credential=\"") && link.ends_with("; credential-type=\"password\""), "{link}");
    let answer = created.text().await.unwrap();
    assert_eq!(directions(&answer), ["recvonly", "recvonly"]);
    assert!(answer.contains("a=ice-lite") && answer.contains("a=candidate:"));

    assert_eq!(agent.wait_for("participantJoined").await["participant"]["identity"], "customer");
    let tracks = [agent.wait_for("trackPublished").await, agent.wait_for("trackPublished").await];
    assert_eq!(tracks.map(|t| t["track"]["source"].clone()), [json!("microphone"), json!("camera")]);
    assert_eq!(server.metric("visavis_joins_total{client=\"whip\",result=\"ok\"}").await, 1.0);

    let path = format!("/whip/demo/{id}");
    assert_eq!(send(&server, "DELETE", &path, &[], "").await.status(), 200);
    assert_eq!(agent.wait_for("participantLeft").await["reason"], "left");
    assert_eq!(refusal(send(&server, "DELETE", &path, &[], "").await).await, (404, "not_found".to_owned()));
}

#[tokio::test]
async fn what_is_offered_decides_what_is_published() {
    let server = TestServer::start().await;
    let mut agent = server.joined("agent").await;
    type Case<'a> = (&'a str, &'a [(str0m::media::MediaKind, str0m::media::Direction)], &'a [&'a str], &'a [&'a str]);
    let cases: &[Case<'_>] = &[
        ("/whip/demo", &[(Audio, SendRecv), (Video, SendRecv)], &["recvonly", "recvonly"], &["microphone", "camera"]),
        ("/whip/demo", &[(Video, SendOnly)], &["recvonly"], &["camera"]),
        ("/whip/demo", &[(Audio, SendOnly), (Video, Inactive)], &["recvonly", "inactive"], &["microphone"]),
        ("/whep/demo", &[(Audio, SendRecv), (Video, RecvOnly)], &["sendonly", "sendonly"], &[]),
    ];
    for (path, lines, answered, published) in cases {
        let created = post(&server, path, &server.token("customer"), &offer_of(lines)).await;
        let location = header(created.headers(), "location").to_owned();
        assert_eq!(directions(&created.text().await.unwrap()), *answered, "{path} {lines:?}");
        let (_, room) = server.rest("GET", "/api/v1/rooms/demo", Some(&server.admin_token()), None).await;
        let tracks = room["participants"][1]["tracks"].as_array().unwrap();
        let sources: Vec<&str> = tracks.iter().map(|t| t["source"].as_str().unwrap()).collect();
        assert_eq!(sources, *published, "{path} {lines:?}");
        send(&server, "DELETE", &location, &[], "").await;
        agent.wait_for("participantLeft").await;
    }
}

#[tokio::test]
async fn refusals_are_problems_and_leave_nothing_behind() {
    let server = TestServer::with(&[("VISAVIS_ROOM__MAX_PARTICIPANTS", "2")]).await;
    let token = server.token("customer");
    let bearer = format!("Bearer {token}");
    let silent = format!("Bearer {}", server.token_with("a", |t| t.publish = Some(vec![Source::Microphone])));
    let deaf = format!("Bearer {}", server.token_with("a", |t| t.subscribe = Some(false)));
    let admin = format!("Bearer {}", server.admin_token());
    let (sending, receiving) = (publishing(), offer_of(&[(Audio, RecvOnly), (Video, RecvOnly)]));
    let (huge, no_ice) = ("a".repeat(70_000), sending.replace("a=ice-", "a=x-"));
    for (path, authorization, kind, body, status, code) in [
        ("/whip/demo", None, Some(SDP), &sending, 401, "unauthorized"),
        ("/whip/demo", Some("Bearer x"), Some(SDP), &sending, 401, "unauthorized"),
        ("/whip/demo", Some("Basic eDp5"), Some(SDP), &sending, 401, "unauthorized"),
        ("/whip/other", Some(&*bearer), Some(SDP), &sending, 403, "forbidden"),
        ("/whip/a%2Fb", Some(&*bearer), Some(SDP), &sending, 403, "forbidden"),
        ("/whip/demo", Some(&*admin), Some(SDP), &sending, 403, "forbidden"),
        ("/whip/demo", Some(&*silent), Some(SDP), &sending, 403, "forbidden"),
        ("/whep/demo", Some(&*deaf), Some(SDP), &receiving, 403, "forbidden"),
        ("/whip/demo", Some(&*bearer), None, &sending, 415, "unsupported_media_type"),
        ("/whip/demo", Some(&*bearer), Some("application/json"), &sending, 415, "unsupported_media_type"),
        ("/whip/demo", Some(&*bearer), Some(SDP), &huge, 413, "payload_too_large"),
        ("/whip/demo", Some(&*bearer), Some(SDP), &"v=0".to_owned(), 400, "invalid_sdp"),
        ("/whip/demo", Some(&*bearer), Some(SDP), &String::new(), 400, "invalid_sdp"),
        ("/whip/demo", Some(&*bearer), Some(SDP), &no_ice, 400, "invalid_sdp"),
        ("/whip/demo", Some(&*bearer), Some(SDP), &receiving, 400, "invalid_sdp"),
        ("/whep/demo", Some(&*bearer), Some(SDP), &sending, 400, "invalid_sdp"),
    ] {
        let headers: Vec<(&str, &str)> = [("authorization", authorization), ("content-type", kind)]
            .iter()
            .filter_map(|(n, v)| Some((*n, (*v)?)))
            .collect();
        let found = refusal(send(&server, "POST", path, &headers, body).await).await;
        assert_eq!(found, (status, code.to_owned()), "{path} {authorization:?} {kind:?}");
    }
    assert_eq!(server.metric("visavis_sessions").await, 0.0);
    let kind = format!("{SDP}; charset=utf-8");
    let created =
        send(&server, "POST", "/whip/demo", &[("authorization", &bearer), ("content-type", &kind)], &sending).await;
    assert_eq!(created.status(), 201);
    assert_eq!(post(&server, "/whep/demo", &token, &receiving).await.status(), 201);
    assert_eq!(refusal(post(&server, "/whip/demo", &token, &sending).await).await, (503, "room_full".to_owned()));
    let location = header(created.headers(), "location").to_owned();
    for path in ["/whip/demo", "/whep/demo", &location] {
        for method in ["GET", "PUT"] {
            let response = send(&server, method, path, &[], "").await;
            assert!(response.headers().contains_key("allow"), "{method} {path}");
            assert_eq!(refusal(response).await, (405, "method_not_allowed".to_owned()), "{method} {path}");
        }
        assert_eq!(send(&server, "HEAD", path, &[], "").await.status(), 405, "{path}");
    }
    assert_eq!(refusal(send(&server, "POST", &location, &[], "").await).await.0, 405);
    for path in [location.replace("demo", "other"), location.replace("whip", "whep"), "/whip/demo/0".to_owned()] {
        assert_eq!(refusal(send(&server, "DELETE", &path, &[], "").await).await, (404, "not_found".to_owned()));
    }
    assert_eq!(server.metric("visavis_sessions").await, 2.0, "refused ones leave nothing behind");
}

#[tokio::test]
async fn candidates_and_ice_restarts_come_by_patch() {
    let server = TestServer::start().await;
    let created = post(&server, "/whip/demo", &server.token("customer"), &publishing()).await;
    let (location, etag) = (header(created.headers(), "location"), header(created.headers(), "etag").to_owned());
    let patch = async |if_match: Option<&str>, kind: &str, body: &str| {
        let condition = if_match.map(|tag| ("if-match", tag));
        let headers: Vec<(&str, &str)> = condition.into_iter().chain([("content-type", kind)]).collect();
        send(&server, "PATCH", location, &headers, body).await
    };
    let candidate = "a=candidate:1 1 udp 2122260223 192.0.2.1 61764 typ host\r\na=end-of-candidates\r\n";
    let restart = "a=ice-ufrag:fresh1\r\na=ice-pwd:0123456789abcdef012345\r\n";
    assert_eq!(patch(Some(&etag), FRAGMENT, candidate).await.status(), 204);
    for (if_match, kind, body, status, code) in [
        (None, FRAGMENT, candidate, 428, "precondition_required"),
        (Some("\"other\""), FRAGMENT, candidate, 412, "precondition_failed"),
        (Some(&*etag), FRAGMENT, restart, 412, "precondition_failed"),
        (Some(&*etag), SDP, candidate, 415, "unsupported_media_type"),
        (Some(&*etag), FRAGMENT, "a=candidate:nonsense\r\n", 400, "invalid_sdp"),
        (Some("*"), FRAGMENT, "a=ice-ufrag:fresh1\r\n", 400, "invalid_sdp"),
        (Some("*"), FRAGMENT, "", 400, "invalid_sdp"),
    ] {
        let found = refusal(patch(if_match, kind, body).await).await;
        assert_eq!(found, (status, code.to_owned()), "{if_match:?} {body}");
    }
    let restarted = patch(Some("*"), FRAGMENT, restart).await;
    assert_eq!(restarted.status(), 200);
    assert_eq!(header(restarted.headers(), "content-type"), FRAGMENT);
    let new = header(restarted.headers(), "etag").to_owned();
    assert_ne!(new, etag);
    let ours = restarted.text().await.unwrap();
    assert!(ours.contains(&format!("a=ice-ufrag:{}", new.trim_matches('"'))), "{ours}");
    for part in ["a=ice-lite\r\n", "m=audio ", "a=mid:", "a=ice-pwd:", "a=candidate:", "a=end-of-candidates\r\n"] {
        assert!(ours.contains(part), "{part} is not in {ours}");
    }
    assert_eq!(refusal(patch(Some(&etag), FRAGMENT, candidate).await).await.0, 412, "the former ICE session is over");
    assert_eq!(patch(Some(&new), FRAGMENT, candidate).await.status(), 204);
    let again = patch(Some("*"), FRAGMENT, restart).await;
    assert_eq!(again.status(), 204, "the same credentials restart nothing");
}

#[tokio::test]
async fn who_leaves_amid_events_leaves_nothing_behind() {
    let server = TestServer::start().await;
    let mut agent = server.joined("agent").await;
    let track = agent.ask("publish", json!({ "source": "microphone" })).await["track"]["id"].clone();
    let receiving = offer_of(&[(Audio, RecvOnly), (Video, RecvOnly)]);
    // As often as the agent may ask at once.
    for _ in 0..15 {
        let created = post(&server, "/whep/demo", &server.token("viewer"), &receiving).await;
        let location = header(created.headers(), "location").to_owned();
        // Each of these is an event for the viewer, while it leaves.
        for muted in [true, false, true, false, true, false] {
            let data = json!({ "trackId": track, "muted": muted });
            agent.send_text(json!({ "type": "setMuted", "id": 1000, "data": data }).to_string()).await;
        }
        assert_eq!(send(&server, "DELETE", &location, &[], "").await.status(), 200);
        assert_eq!(agent.wait_for("participantLeft").await["reason"], "left");
    }
}

#[tokio::test]
async fn a_closed_room_ends_its_resources() {
    let server = TestServer::start().await;
    let created = post(&server, "/whip/demo", &server.token("customer"), &publishing()).await;
    let location = header(created.headers(), "location").to_owned();
    let (status, _) = server.rest("DELETE", "/api/v1/rooms/demo", Some(&server.admin_token()), None).await;
    assert_eq!(status, 204);
    assert_eq!(refusal(send(&server, "DELETE", &location, &[], "").await).await, (404, "not_found".to_owned()));
    assert_eq!(server.metric("visavis_sessions").await, 0.0);
}

#[tokio::test]
async fn pages_of_allowed_sites_may_use_it() {
    let server = TestServer::with(&[("VISAVIS_HTTP__ALLOWED_ORIGINS", SITE)]).await;
    let asked = [("origin", SITE), ("access-control-request-method", "POST")];
    for path in ["/whip/demo", "/whep/demo", "/whip/demo/1"] {
        let preflight = send(&server, "OPTIONS", path, &asked, "").await;
        assert_eq!(preflight.status(), 200);
        let headers = preflight.headers();
        assert_eq!(header(headers, "access-control-allow-origin"), SITE);
        assert_eq!(header(headers, "access-control-allow-methods"), "POST, PATCH, DELETE");
        assert_eq!(header(headers, "access-control-allow-headers"), "Authorization, Content-Type, If-Match");
        assert!(!headers.contains_key("link"), "credentials are for who brings a token");
    }
    let bearer = format!("Bearer {}", server.token("customer"));
    let options = send(&server, "OPTIONS", "/whip/demo", &[("authorization", &bearer)], "").await;
    assert_eq!(header(options.headers(), "accept-post"), SDP);
    assert!(header(options.headers(), "link").contains("credential-type=\"password\""));
    assert_eq!(server.metric("visavis_sessions").await, 0.0);
    let wrong = send(&server, "OPTIONS", "/whip/other", &[("authorization", &bearer)], "").await;
    assert_eq!(refusal(wrong).await, (403, "forbidden".to_owned()));

    let headers = [("authorization", &*bearer), ("content-type", SDP), ("origin", SITE)];
    let created = send(&server, "POST", "/whip/demo", &headers, &publishing()).await;
    assert_eq!(created.status(), 201);
    assert_eq!(header(created.headers(), "access-control-allow-origin"), SITE);
    assert_eq!(header(created.headers(), "access-control-expose-headers"), "Location, Link, ETag, Accept-Patch");
    assert!(header(created.headers(), "vary").contains("Origin"));
    let refused = send(&server, "POST", "/whip/demo", &[("origin", SITE)], "").await;
    assert_eq!(header(refused.headers(), "access-control-allow-origin"), SITE, "refusals can be read as well");
    let headers = [("authorization", &*bearer), ("content-type", SDP), ("origin", "https://evil.example")];
    let strange = send(&server, "POST", "/whip/demo", &headers, &publishing()).await;
    assert!(!strange.headers().contains_key("access-control-allow-origin"));
    assert_eq!(refusal(strange).await, (403, "forbidden".to_owned()));
}
