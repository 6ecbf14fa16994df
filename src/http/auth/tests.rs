use serde_json::{Value, json};

use super::*;
use crate::model::Sources;

const NOW: u64 = 1_790_000_000;

fn keys() -> TokenKeys {
    TokenKeys::new(&SecretString::from("3f1c9a5be07d4426918c6ad2f5be7730"))
}

/// Claims of a customer, with changes; `null` takes a claim away.
fn claims(changes: Value) -> Value {
    let mut claims = json!({
        "sub": "customer-17", "exp": NOW + 60, "aud": "visavis", "role": "customer", "call": {"room": "demo"},
    });
    for (name, value) in changes.as_object().unwrap() {
        claims[name] = value.clone();
    }
    claims.as_object_mut().unwrap().retain(|_, value| !value.is_null());
    claims
}

/// Signs whatever claims with our secret.
fn sign(claims: &Value) -> String {
    sign_with(&Header::new(Algorithm::HS256), claims)
}

fn sign_with(header: &Header, claims: &Value) -> String {
    jsonwebtoken::encode(header, claims, &keys().encoding).unwrap()
}

/// A token whose header is `header`, signed by us as if it were HS256.
fn forge(header: &Value) -> String {
    let payload = base64url(claims(json!({})).to_string().as_bytes());
    let message = format!("{}.{payload}", base64url(header.to_string().as_bytes()));
    let signature = jsonwebtoken::crypto::sign(message.as_bytes(), &keys().encoding, Algorithm::HS256).unwrap();
    format!("{message}.{signature}")
}

/// Base64 with the alphabet of RFC 4648 §5 and no padding.
fn base64url(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let bits = chunk.iter().fold(0u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for i in 0..=chunk.len() {
            text.push(char::from(ALPHABET[(bits >> (18 - 6 * i) & 63) as usize]));
        }
    }
    text
}

fn identity(token: &str) -> Identity {
    match keys().verify(token, NOW) {
        Ok(Bearer::Participant(identity)) => identity,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_minted_is_verified() {
    let request = CreateToken {
        name: Some("Ännchen".into()),
        room: Some(RoomId::try_from("demo").unwrap()),
        publish: Some(vec![Source::Microphone]),
        subscribe: Some(false),
        video_direction: Some(Direction::RecvOnly),
        ..CreateToken::new("customer-17", Role::Customer)
    };
    let token = keys().mint(&Claims::of(request, NOW + 60).unwrap());
    let found = identity(&token);
    assert_eq!(&*found.subject, "customer-17");
    assert_eq!(&*found.name, "Ännchen");
    assert_eq!(found.role, Role::Customer);
    assert_eq!(found.grants.room.as_str(), "demo");
    assert_eq!(found.grants.publish, [Source::Microphone].into_iter().collect::<Sources>());
    assert!(!found.grants.subscribe);
    assert_eq!(found.grants.video_direction, Direction::RecvOnly);

    let skills = vec![Skill::try_from("loans").unwrap()];
    let request = CreateToken { skills: skills.clone(), ..CreateToken::new("agent-3", Role::Agent) };
    let agent = keys().mint(&Claims::of(request, NOW + 60).unwrap());
    let person = Person { subject: "agent-3".into(), name: "agent-3".into(), role: Role::Agent };
    assert_eq!(keys().verify(&agent, NOW), Ok(Bearer::Person { person, skills: skills.into_iter().collect() }));

    let admin = keys().mint(&Claims::admin("ops", NOW + 60).unwrap());
    assert_eq!(keys().verify(&admin, NOW), Ok(Bearer::Admin));
}

#[test]
fn grants_need_a_room() {
    let request = CreateToken { subscribe: Some(true), ..CreateToken::new("customer-17", Role::Customer) };
    assert_eq!(Claims::of(request, NOW), Err(InvalidClaim::GrantsWithoutRoom));
}

#[test]
fn claims_that_are_left_out_allow_everything() {
    let found = identity(&sign(&claims(json!({}))));
    assert_eq!(found.name, found.subject);
    assert_eq!(found.grants.publish, Source::ALL.into_iter().collect::<Sources>());
    assert!(found.grants.subscribe);
    assert_eq!(found.grants.video_direction, Direction::SendRecv);
}

#[test]
fn claims_are_checked() {
    let text = |n: usize| "x".repeat(n);
    for (changes, expected) in [
        (json!({}), None),
        (json!({"iss": "brand", "iat": NOW, "jti": "1"}), None),
        (json!({"aud": ["other", "visavis"]}), None),
        (json!({"exp": (NOW + 60) as f64 + 0.5}), None),
        (json!({"name": text(128), "sub": text(256)}), None),
        (json!({"nbf": NOW + 5}), None),
        (json!({"nbf": NOW + 6}), Some("not valid yet")),
        (json!({"exp": NOW + 1}), None),
        (json!({"exp": NOW}), Some("has expired")),
        (json!({"exp": 0}), Some("has expired")),
        (json!({"exp": null}), Some("exp")),
        (json!({"exp": "tomorrow"}), Some("invalid type")),
        (json!({"exp": -1}), Some("seconds since 1970")),
        (json!({"nbf": "x"}), Some("invalid type")),
        (json!({"aud": null}), Some("aud is missing")),
        (json!({"aud": "livekit"}), Some("audience")),
        (json!({"aud": []}), Some("audience")),
        (json!({"sub": null}), Some("sub")),
        (json!({"sub": ""}), Some("identity")),
        (json!({"sub": text(257)}), Some("identity")),
        (json!({"sub": "a\u{0}b"}), Some("identity")),
        (json!({"name": "  "}), Some("name")),
        (json!({"name": text(129)}), Some("name")),
        (json!({"name": "a\nb"}), Some("name")),
        (json!({"name": 7}), Some("invalid type")),
        (json!({"role": "boss"}), Some("unknown variant")),
        (json!({"role": null}), Some("role")),
        (json!({"call": null}), None),
        (json!({"skills": ["a\nb"]}), Some("skill")),
        (json!({"skills": vec!["x"; 65]}), Some("64 skills")),
        (json!({"call": {}}), Some("room")),
        (json!({"call": {"room": "../etc"}}), Some("room id")),
        (json!({"call": {"room": "demo", "publish": ["speakers"]}}), Some("unknown variant")),
        (json!({"call": {"room": "demo", "subscibe": false}}), Some("unknown field")),
        (json!({"call": {"room": "demo", "videoDirection": "both"}}), Some("unknown variant")),
    ] {
        let found = keys().verify(&sign(&claims(changes.clone())), NOW).err().map(|error| error.to_string());
        match (expected, found) {
            (None, None) => {}
            (Some(expected), Some(found)) if found.contains(expected) => {}
            (expected, found) => panic!("{changes}: expected {expected:?}, found {found:?}"),
        }
    }
}

#[test]
fn forged_tokens_are_refused() {
    let good = sign(&claims(json!({})));
    let (message, signature) = good.rsplit_once('.').unwrap();
    let (header, payload) = message.split_once('.').unwrap();
    let admin = base64url(claims(json!({"role": "admin"})).to_string().as_bytes());
    let other = TokenKeys::new(&SecretString::from("0f1c9a5be07d4426918c6ad2f5be7730"));
    let mut critical = Header::new(Algorithm::HS256);
    critical.crit = Some(vec!["exp".to_owned()]);

    for (what, token, expected) in [
        ("nothing", String::new(), AuthError::Missing),
        ("text", "hello".to_owned(), AuthError::Malformed),
        ("dots", "..".to_owned(), AuthError::Malformed),
        ("not base64", "a.b.c".to_owned(), AuthError::Malformed),
        ("64 KiB", "x".repeat(64 * 1024), AuthError::TooLong),
        ("64 KiB of dots", ".".repeat(64 * 1024), AuthError::TooLong),
        ("alg none", forge(&json!({"alg": "none"})), AuthError::Algorithm),
        ("alg none, unsigned", format!("{}.{payload}.", base64url(br#"{"alg":"none"}"#)), AuthError::Algorithm),
        ("alg nOnE", forge(&json!({"alg": "nOnE"})), AuthError::Algorithm),
        ("alg RS256 over our secret", forge(&json!({"alg": "RS256"})), AuthError::Algorithm),
        ("alg ES256", forge(&json!({"alg": "ES256"})), AuthError::Algorithm),
        ("no alg", forge(&json!({"typ": "JWT"})), AuthError::Algorithm),
        ("HS512, properly", sign_with(&Header::new(Algorithm::HS512), &claims(json!({}))), AuthError::Algorithm),
        ("crit", sign_with(&critical, &claims(json!({}))), AuthError::Algorithm),
        ("signature stripped", format!("{message}."), AuthError::Signature),
        ("signature left out", message.to_owned(), AuthError::Malformed),
        ("signature cut", format!("{message}.{}", &signature[..40]), AuthError::Signature),
        ("other claims", format!("{header}.{admin}.{signature}"), AuthError::Signature),
        ("other header", forge(&json!({"alg": "HS256"})).replace('.', "A."), AuthError::Malformed),
        ("other key", other.mint(&Claims::admin("ops", NOW + 60).unwrap()), AuthError::Signature),
    ] {
        assert_eq!(keys().verify(&token, NOW), Err(expected), "{what}");
    }
}

#[test]
fn a_key_id_leads_nowhere() {
    for kid in ["../../../../dev/null", "' OR 1=1 --", "http://127.0.0.1/key"] {
        let mut header = Header::new(Algorithm::HS256);
        header.kid = Some(kid.to_owned());
        header.jku = Some(kid.to_owned());
        let token = sign_with(&header, &claims(json!({})));
        assert!(keys().verify(&token, NOW).is_ok(), "our own signature is what counts");
        let empty = TokenKeys::new(&SecretString::from(""));
        let forged = jsonwebtoken::encode(&header, &claims(json!({})), &empty.encoding).unwrap();
        assert_eq!(keys().verify(&forged, NOW), Err(AuthError::Signature));
    }
}

#[test]
fn duplicate_claims_are_refused() {
    let payload = br#"{"sub":"a","sub":"b","exp":1790000060,"aud":"visavis","role":"customer","call":{"room":"demo"}}"#;
    let message = format!("{}.{}", base64url(br#"{"alg":"HS256"}"#), base64url(payload));
    let signature = jsonwebtoken::crypto::sign(message.as_bytes(), &keys().encoding, Algorithm::HS256).unwrap();
    let refused = keys().verify(&format!("{message}.{signature}"), NOW);
    assert!(matches!(refused, Err(AuthError::Claims(_))), "{refused:?}");
}

#[test]
fn refusals_have_stable_codes() {
    for (error, code) in [
        (AuthError::Missing, ErrorCode::Unauthorized),
        (AuthError::Signature, ErrorCode::Unauthorized),
        (AuthError::NotYetValid, ErrorCode::Unauthorized),
        (AuthError::Expired, ErrorCode::TokenExpired),
        (AuthError::NoRoom, ErrorCode::Forbidden),
    ] {
        assert_eq!(error.code(), code);
    }
}

#[test]
fn a_token_can_be_read_without_its_key() {
    let token = sign(&claims(json!({"exp": 1})));
    assert_eq!(read_unverified(&token).unwrap()["sub"], "customer-17");
    assert_eq!(read_unverified("a.b.c"), Err(AuthError::Malformed));
}

#[test]
fn a_former_secret_is_good_for_a_while() {
    let token = sign(&claims(json!({})));
    let next = keys().succeeded_by(&SecretString::from("a7d03bb1c9e24f55812f60d4be9917ac"), NOW + 10);
    assert!(next.verify(&token, NOW + 9).is_ok());
    assert_eq!(next.verify(&token, NOW + 10), Err(AuthError::Signature));
    assert_eq!(keys().verify(&next.mint(&Claims::admin("x", NOW + 60).unwrap()), NOW), Err(AuthError::Signature));
    let third = next.succeeded_by(&SecretString::from("b7d03bb1c9e24f55812f60d4be9917ad"), NOW + 10);
    assert_eq!(third.verify(&token, NOW), Err(AuthError::Signature), "the one before the former is gone");
}
