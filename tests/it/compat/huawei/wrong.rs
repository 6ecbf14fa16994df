//! Wrong input: the vendor's own form of an error each time, with HTTP 200.

use serde_json::{Value, json};

use super::{Desktop, PASSWORD, server, talking};

/// Every path of the interface, and how it is asked.
const PATHS: [(&str, &str); 47] = [
    ("PUT", "/onlineagent/111"),
    ("PUT", "/onlineagent/111/forcelogin"),
    ("PUT", "/onlineagent/111/loginex"),
    ("DELETE", "/onlineagent/111/logout"),
    ("DELETE", "/onlineagent/111/forcelogout"),
    ("POST", "/onlineagent/111/sayfree"),
    ("POST", "/onlineagent/111/saybusy"),
    ("POST", "/onlineagent/111/cancelbusy"),
    ("POST", "/onlineagent/111/work"),
    ("POST", "/onlineagent/111/cancelwork"),
    ("POST", "/onlineagent/111/rest/60/0"),
    ("POST", "/onlineagent/111/cancelrest"),
    ("POST", "/onlineagent/111/resetskill/true"),
    ("POST", "/onlineagent/111/autoanswer/true"),
    ("GET", "/onlineagent/111/agentstatus"),
    ("GET", "/onlineagent/111/agentskills"),
    ("GET", "/onlineagent/111/phone"),
    ("GET", "/agentevent/111"),
    ("GET", "/agentevent/allagentevent"),
    ("PUT", "/calldata/111/setcalldataex"),
    ("GET", "/calldata/111/callinfobycallid/1-1"),
    ("GET", "/calldata/111/holdlist"),
    ("GET", "/agentgroup/111/idleagent"),
    ("GET", "/queuedevice/111/waitnum"),
    ("POST", "/mediacall/111/transfer"),
    ("DELETE", "/voicecall/111"),
    ("PUT", "/voicecall/111/callout"),
    ("PUT", "/voicecall/111/callinner"),
    ("PUT", "/voicecall/111/callinnerskill"),
    ("PUT", "/voicecall/111/previewCallout"),
    ("POST", "/voicecall/111/adjustvideomode"),
    ("PUT", "/voicecall/111/answer"),
    ("PUT", "/voicecall/111/phonehangup"),
    ("DELETE", "/voicecall/111/release"),
    ("DELETE", "/voicecall/111/releasephone"),
    ("POST", "/voicecall/111/dropcall/1-1"),
    ("POST", "/voicecall/111/disconnect/88022"),
    ("POST", "/voicecall/111/hold"),
    ("POST", "/voicecall/111/gethold"),
    ("POST", "/voicecall/111/beginmute"),
    ("POST", "/voicecall/111/endmute"),
    ("POST", "/voicecall/111/mediaswitch?mediaType=3"),
    ("POST", "/voicecall/111/transfer"),
    ("POST", "/voicecall/111/innerhelp"),
    ("POST", "/voicecall/111/confjoin"),
    ("GET", "/nowhere"),
    ("GET", "/voicecall/111/mediaswitch"),
];

/// A refusal in the vendor's form; gives its code.
fn code(status: u16, text: &str, what: &str) -> String {
    assert_eq!(status, 200, "{what}: {text}");
    let body: Value = serde_json::from_str(text).unwrap_or_else(|_| panic!("{what}: {text}"));
    let code = body["retcode"].as_str().unwrap_or_else(|| panic!("{what}: {text}"));
    assert!(body["message"].as_str().is_some_and(|message| code == "0" || !message.is_empty()), "{what}: {text}");
    code.to_owned()
}

#[tokio::test]
async fn every_path_answers_what_is_wrong_in_its_own_form() {
    let server = server(&[("VISAVIS_HUAWEI__POLL_WAIT", "1ms")]).await;
    let mut desktop = Desktop::signed_in(&server, "111", json!({})).await;
    let guid = desktop.guid.clone().unwrap();
    let http = reqwest::Client::new();
    let deep = "[".repeat(100_000);
    let huge = format!("{{\"callappdata\":\"{}\"}}", "x".repeat(200_000));
    let wrong_types = json!({
        "password": [], "phonenum": {}, "agenttype": [], "status": {}, "called": [], "caller": {}, "mediaability": [],
        "devicetype": {}, "address": [], "dstaddress": [], "mode": [], "callid": {}, "calldata": [], "number": {},
    });
    let bodies: [Vec<u8>; 7] = [
        b"{".to_vec(),
        b"[]".to_vec(),
        b"\xff\xfe".to_vec(),
        b"{\"a\":\"\\ud800\"}".to_vec(),
        deep.into_bytes(),
        huge.into_bytes(),
        wrong_types.to_string().into_bytes(),
    ];
    for (method, path) in PATHS {
        let method = reqwest::Method::from_bytes(method.as_bytes()).unwrap();
        let is_sign_in = method == "PUT" && path.starts_with("/onlineagent");
        let ask = async |path: &str, guid: Option<&[u8]>, body: Vec<u8>| {
            let mut request = http.request(method.clone(), format!("{}{path}", desktop.base)).body(body);
            if let Some(guid) = guid {
                request = request.header("Guid", reqwest::header::HeaderValue::from_bytes(guid).unwrap());
            }
            let response = request.send().await.unwrap();
            let (status, text) = (response.status().as_u16(), response.text().await.unwrap());
            code(status, &text, &format!("{method} {path}"))
        };
        if !path.contains("allagentevent") && path != "/nowhere" {
            for id in ["100", "1000000", "x", "%FF", "%00", "-111", "%F0%9F%98%80"] {
                assert_eq!(
                    ask(&path.replace("111", id), Some(guid.as_bytes()), Vec::new()).await,
                    "000-002",
                    "{path} {id}"
                );
            }
        }
        for guid in [None, Some(&b"wrong"[..]), Some(b""), Some(b"\xff\xfe")] {
            assert_ne!(ask(path, guid, Vec::new()).await, "0", "{path} without a good guid");
        }
        // What reads no body may do what it is asked; nothing else does.
        let reads = ["callout", "previewCallout", "transfer", "innerhelp", "setcalldataex"]
            .iter()
            .any(|word| path.ends_with(word));
        for body in &bodies {
            if path.ends_with("logout") {
                continue;
            }
            let told = ask(path, Some(guid.as_bytes()), body.clone()).await;
            assert!(
                told != "0" || !(reads || is_sign_in),
                "{method} {path} {:?}",
                String::from_utf8_lossy(&body[..body.len().min(60)])
            );
        }
    }
    assert_eq!(desktop.online("GET", "/agentstatus", None).await["retcode"], "0", "the server stands");
    server.server.shutdown().await;
}

#[tokio::test]
async fn sign_in_says_what_is_wrong() {
    let server = server(&[]).await;
    let admin = server.admin_token();
    let user = json!({"login": "113", "role": "supervisor", "password": PASSWORD});
    server.rest("POST", "/api/v1/users", Some(&admin), Some(user)).await;
    let good = json!({"password": PASSWORD, "phonenum": "70092"});
    let with = |further: Value| {
        let mut body = good.clone();
        body.as_object_mut().unwrap().extend(further.as_object().unwrap().clone());
        body
    };
    for (id, body, expected) in [
        ("111", json!({}), "100-001"),
        ("111", json!({"password": PASSWORD}), "100-001"),
        ("111", json!({"phonenum": "70092"}), "100-001"),
        ("111", with(json!({"phonenum": "7".repeat(25)})), "100-013"),
        ("111", with(json!({"phonenum": "seven"})), "100-013"),
        ("111", with(json!({"agenttype": 5})), "100-012"),
        ("111", with(json!({"agenttype": "eleven"})), "000-002"),
        ("111", with(json!({"status": 3})), "100-011"),
        ("111", with(json!({"ip": "256.1.1.1"})), "100-016"),
        ("111", with(json!({"autoanswer": "perhaps"})), "000-002"),
        ("111", with(json!({"callBackUri": "http://127.0.0.1/", "serviceToken": "t".repeat(51)})), "100-001"),
        ("111", with(json!({"callBackUri": "http://127.0.0.1/", "serviceToken": "t&t"})), "100-001"),
        ("111", with(json!({"callBackUri": "nowhere", "serviceToken": "t"})), "100-001"),
        ("111", with(json!({"password": "wrong"})), "100-004"),
        ("114", good.clone(), "100-004"),
        ("113", good.clone(), "100-012"),
        ("111", with(json!({"callBackUri": "http://127.0.0.1/", "unknown": {}})), "0"),
    ] {
        let mut desktop = Desktop::new(&server, id);
        let answer = desktop.online("PUT", "", Some(body.clone())).await;
        assert_eq!(answer["retcode"], expected, "{id} {body}: {answer}");
    }
    server.server.shutdown().await;
}

#[tokio::test]
async fn callbacks_stay_out_of_the_brands_network() {
    let server = server(&[("VISAVIS_WEBHOOKS__ALLOW_PRIVATE", "false")]).await;
    let mut desktop = Desktop::new(&server, "111");
    for url in ["http://hooks.example.com/", "https://127.0.0.1/", "https://[::1]/", "https://10.0.0.1/"] {
        let body = json!({"password": PASSWORD, "phonenum": "70092", "callBackUri": url, "serviceToken": "t"});
        assert_eq!(desktop.online("PUT", "", Some(body)).await["retcode"], "100-001", "{url}");
    }
    server.server.shutdown().await;
}

#[tokio::test]
async fn guesses_are_few() {
    let server = server(&[]).await;
    // All at once: a few more are let through each minute, and a busy machine takes long for a password.
    let guesses = (0..12).map(|_| async {
        let guess = json!({"password": "a wrong password", "phonenum": "70092"});
        let answer = Desktop::new(&server, "111").online("PUT", "/forcelogin", Some(guess)).await;
        answer["retcode"].as_str().unwrap().to_owned()
    });
    let codes = futures_util::future::join_all(guesses).await;
    let count = |code: &str| codes.iter().filter(|found| *found == code).count();
    assert!(count("100-004") > 0 && count("110-016") > 0, "{codes:?}");
    assert_eq!(count("100-004") + count("110-016"), codes.len(), "{codes:?}");
    server.server.shutdown().await;
}

#[tokio::test]
async fn verbs_say_what_is_wrong() {
    let server = server(&[]).await;
    let (mut desktop, _phone, _caller) = talking(&server, json!({})).await;
    for (method, path, body, expected) in [
        ("POST", "/mediaswitch", None, "000-002"),
        ("POST", "/mediaswitch?mediaType=2", None, "000-002"),
        ("POST", "/mediaswitch?mediaType=video", None, "000-002"),
        ("POST", "/mediaswitch?mediaType=3&videoDirection=0", None, "000-002"),
        ("POST", "/mediaswitch?mediaType=3&videoDirection=5", None, "000-002"),
        ("POST", "/mediaswitch?mediaType=1&videoDirection=4", None, "000-002"),
        ("POST", "/mediaswitch?mediaType=1", None, "200-029"),
        ("POST", "/mediaswitch?mediaType=99999999999999999999", None, "000-002"),
        ("PUT", "/callout", Some(json!({})), "000-002"),
        ("PUT", "/callout", Some(json!({"called": "1".repeat(25)})), "100-007"),
        ("PUT", "/callout", Some(json!({"called": "70093", "caller": "1".repeat(25)})), "000-002"),
        ("PUT", "/callout", Some(json!({"called": "70093", "mediaability": 3})), "000-002"),
        ("PUT", "/callout", Some(json!({"called": "70093", "userVideoDirection": 1})), "000-002"),
        ("PUT", "/callout", Some(json!({"called": "70093", "mediaability": 1, "userVideoDirection": 9})), "000-002"),
        ("PUT", "/callout", Some(json!({"called": "70093", "callappdata": "x".repeat(17_000)})), "000-002"),
        ("PUT", "/callinner", None, "000-002"),
        ("PUT", "/callinner", Some(json!({"called": "70093000"})), "000-002"),
        ("PUT", "/callinner", Some(json!({"called": "112", "caller": "x"})), "000-002"),
        ("PUT", "/callinner", Some(json!({"called": "112", "callappdata": "x".repeat(17_000)})), "000-002"),
        ("PUT", "/callinner", Some(json!({"called": "112"})), "100-007"),
        ("PUT", "/callinner", Some(json!({"called": "111"})), "100-007"),
        ("PUT", "/callinnerskill", Some(json!({"skillId": ""})), "000-002"),
        ("PUT", "/callinnerskill", Some(json!({"skillId": 7})), "100-007"),
        ("PUT", "/answer", None, "100-007"),
        ("POST", "/gethold", None, "100-007"),
        ("POST", "/gethold?callid=1-1", None, "100-007"),
        ("POST", "/dropcall/1-1", None, "200-025"),
        ("POST", "/disconnect/1", None, "200-204"),
        ("POST", "/transfer", None, "000-002"),
        ("POST", "/transfer", Some(json!({"address": "112", "mode": 5})), "000-002"),
        ("POST", "/transfer", Some(json!({"address": "112", "mode": 3})), "100-007"),
        ("POST", "/transfer", Some(json!({"address": "112", "devicetype": 6})), "000-002"),
        ("POST", "/transfer", Some(json!({"address": "112", "devicetype": 5})), "100-007"),
        ("POST", "/transfer", Some(json!({"address": "70099", "devicetype": 5, "mode": 3})), "100-007"),
        ("POST", "/transfer", Some(json!({"address": "x", "devicetype": 5})), "000-002"),
        ("POST", "/transfer", Some(json!({"address": "9001", "devicetype": 3})), "100-007"),
        ("POST", "/transfer", Some(json!({"address": "no queue", "devicetype": 4, "mode": 4})), "100-007"),
        ("POST", "/transfer", Some(json!({"address": "x", "devicetype": 2})), "000-002"),
        ("POST", "/transfer", Some(json!({"address": "112", "devicetype": 2})), "100-007"),
        ("POST", "/transfer", Some(json!({"address": "1".repeat(25), "devicetype": 1})), "000-002"),
        ("POST", "/transfer", Some(json!({"address": "112", "callappdata": "x".repeat(1025)})), "000-002"),
        ("POST", "/innerhelp", Some(json!({"dstaddress": "7", "devicetype": 1})), "100-007"),
        ("POST", "/innerhelp", Some(json!({"dstaddress": "112", "mode": 3})), "000-002"),
        ("POST", "/confjoin", Some(json!({"callid": "1-1"})), "100-007"),
        ("POST", "/innerhelp", Some(json!({"dstaddress": "", "devicetype": 1})), "000-002"),
        ("POST", "/transfer", Some(json!({"address": "7", "devicetype": 1, "mode": 4})), "100-007"),
        ("POST", "/adjustvideomode", None, "000-002"),
        ("POST", "/adjustvideomode", Some(json!({"mode": 4})), "000-002"),
        ("POST", "/adjustvideomode", Some(json!({"mode": 0})), "100-007"),
        ("PUT", "/previewCallout", Some(json!({})), "000-002"),
        ("PUT", "/previewCallout", Some(json!({"called": "1"})), "100-007"),
    ] {
        let answer = desktop.voice(method, path, body.clone()).await;
        assert_eq!(answer["retcode"], expected, "{method} {path} {body:?}: {answer}");
    }
    for (path, expected) in [
        ("/sayfree", "100-009"),
        ("/saybusy?reason=199", "000-002"),
        ("/saybusy?reason=251", "000-002"),
        ("/rest/0/0", "000-002"),
        ("/rest/86400/0", "000-002"),
        ("/rest/60/256", "000-002"),
        ("/rest/soon/0", "000-002"),
        ("/resetskill/maybe", "000-002"),
        ("/autoanswer/maybe", "000-002"),
    ] {
        let answer = desktop.online("POST", path, None).await;
        assert_eq!(answer["retcode"], expected, "{path}: {answer}");
    }
    let long = json!({"callid": "1-1", "calldata": "x".repeat(17_000)});
    assert_eq!(desktop.ask("PUT", "/calldata/111/setcalldataex", Some(long)).await["retcode"], "000-002");
    let unknown = json!({"callid": "1-1", "calldata": "x"});
    assert_eq!(desktop.ask("PUT", "/calldata/111/setcalldataex", Some(unknown)).await["retcode"], "100-007");
    server.server.shutdown().await;
}
