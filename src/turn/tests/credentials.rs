//! Who may ask for anything.

use crate::turn::tests::support::A::*;
use crate::turn::tests::support::*;
use crate::turn::{Client, mint};

#[test]
fn checklist_9_wrong_and_unknown_credentials_look_the_same() {
    let (mut lab, client) = (Lab::new(), udp("198.51.100.5:4000"));
    let good = lab.signed(client, "a");
    let wrong = |username: &str, password: &str| {
        let mut signed = good.clone();
        signed.credential.username = username.to_owned();
        signed.credential.password = password.to_owned();
        signed
    };
    let known = good.credential.username.clone();
    let mut sizes = Vec::new();
    for signed in [
        wrong(&known, "wrong"),
        wrong(&known, ""),
        wrong("unknown", "wrong"),
        wrong("", &good.credential.password),
        wrong(":", "x"),
        wrong("99999999999999999999999999:a", "x"),
        wrong(&"x".repeat(500), "x"),
        Signed { realm: "elsewhere".to_owned(), ..good.clone() },
    ] {
        let answer = lab.ask(client, &signed, ALLOCATE, &[UDP]);
        assert_eq!((answer.code, answer.reason.as_str()), (401, ""));
        sizes.push(answer.bytes.len());
    }
    assert!(sizes.iter().all(|size| *size == sizes[0]), "{sizes:?}");
    assert_eq!(lab.server.counters().allocations, 0);
}

#[test]
fn checklist_9_names_that_are_signed_but_not_ours_in_form_are_refused() {
    let (mut lab, client) = (Lab::new(), udp("198.51.100.5:4000"));
    let good = lab.signed(client, "a");
    for username in ["nobody", "1800009999", "1800009999:", "+1800009999:a", "x:a", ":a"] {
        let password = crate::turn::credentials::password(username, &secret(SECRET));
        let mut signed = good.clone();
        (signed.credential.username, signed.credential.password) = (username.to_owned(), password);
        assert_eq!(lab.ask(client, &signed, ALLOCATE, &[UDP]).code, 401, "{username}");
    }
}

#[test]
fn checklist_10_forged_foreign_and_old_nonces_are_stale() {
    let (mut lab, client, other) = (Lab::new(), udp("198.51.100.5:4000"), udp("198.51.100.5:4001"));
    let good = lab.signed(client, "a");
    let foreign = lab.signed(other, "a").nonce;
    let over_tls = lab.signed(tls("198.51.100.5:4000"), "a").nonce;
    let mut forged = good.nonce.clone().into_bytes();
    forged[9] ^= 1;
    for nonce in [String::from_utf8(forged).unwrap(), foreign, over_tls, "x".to_owned(), "é".repeat(99), String::new()]
    {
        let answer = lab.ask(client, &Signed { nonce: nonce.clone(), ..good.clone() }, ALLOCATE, &[UDP]);
        assert_eq!((answer.code, answer.nonce.is_some(), answer.realm.is_some()), (438, true, true), "{nonce}");
    }
    lab.pass(3600);
    let mut late = Signed { credential: mint("a", lab.unix + 60, &secret(SECRET)), ..good };
    lab.pass(1);
    let answer = lab.ask(client, &late, ALLOCATE, &[UDP]);
    assert_eq!(answer.code, 438);
    late.nonce = answer.nonce.unwrap();
    assert_eq!(lab.ask(client, &late, ALLOCATE, &[UDP]).code, 0);
}

#[test]
fn checklist_10_streams_are_offered_sha256_and_datagrams_a_short_answer() {
    for client in each_transport() {
        let mut lab = Lab::new();
        let challenge = lab.bare(client, ALLOCATE, &[UDP]).unwrap();
        let stream = client.transport != crate::turn::Transport::Udp;
        assert_eq!(challenge.algorithms, stream);
        assert_eq!(challenge.nonce.unwrap().starts_with("obMatJos2"), stream);
    }
}

#[test]
fn checklist_11_nobody_can_bid_the_algorithm_down() {
    let offered: [u8; 8] = [0, 2, 0, 0, 0, 1, 0, 0];
    let (md5, sha256) = ([0, 1, 0, 0], [0, 2, 0, 0]);
    let client = tls("198.51.100.5:4000");
    for (algorithms, signs_sha256, code) in [
        (Some((offered.to_vec(), sha256.to_vec())), true, 0),
        (None, false, 0),
        (Some((offered.to_vec(), md5.to_vec())), false, 0),
        // Somebody took SHA-256 out of the offer, put something in, or chose what was not offered.
        (Some((md5.to_vec(), md5.to_vec())), false, 400),
        (Some(([&offered[..], &[0, 3, 0, 0]].concat(), sha256.to_vec())), true, 400),
        (Some((offered.to_vec(), vec![0, 3, 0, 0])), true, 400),
        (Some((Vec::new(), sha256.to_vec())), true, 400),
    ] {
        let mut lab = Lab::new();
        let signed = Signed { sha256: signs_sha256, algorithms: algorithms.clone(), ..lab.signed(client, "a") };
        assert_eq!(lab.code(client, &signed), code, "{algorithms:?}");
    }
}

#[test]
fn checklist_12_either_secret_is_good_and_no_third() {
    let client = udp("198.51.100.5:4000");
    for (key, code) in [(SECRET, 0), (FORMER, 0), ("another", 401)] {
        let mut lab = Lab::new();
        let signed = Signed { credential: mint("a", UNIX + 60, &secret(key)), ..lab.signed(client, "a") };
        assert_eq!(lab.ask(client, &signed, ALLOCATE, &[UDP]).code, code);
    }
}

#[test]
fn checklist_12_expiry_ends_new_allocations_and_not_a_call() {
    let (mut lab, client) = (Lab::new(), udp("198.51.100.5:4000"));
    let signed = Signed { credential: mint("a", UNIX + 60, &secret(SECRET)), ..lab.signed(client, "a") };
    assert_eq!(lab.ask(client, &signed, ALLOCATE, &[UDP]).code, 0);
    lab.pass(60);
    assert_eq!(lab.ask(client, &signed, REFRESH, &[]).code, 0);
    assert_eq!(lab.ask(client, &signed, CREATE_PERMISSION, &[Peer(MEDIA)]).code, 0);
    assert_eq!(lab.ask(client, &signed, CHANNEL_BIND, &[Channel(0x4000), Peer(MEDIA)]).code, 0);
    let other = udp("198.51.100.5:4001");
    let late = Signed { credential: signed.credential, ..lab.signed(other, "a") };
    assert_eq!(lab.ask(other, &late, ALLOCATE, &[UDP]).code, 401);
}

#[test]
fn checklist_12_the_end_of_a_session_ends_its_allocations() {
    let mut lab = Lab::new();
    let clients = ["198.51.100.5:4000", "198.51.100.5:4001", "198.51.100.6:4000"].map(udp);
    lab.connect(clients[0], "a");
    lab.connect(clients[1], "a");
    lab.connect(clients[2], "b");
    lab.server.remove_identity("a");
    assert_eq!(lab.server.counters().allocations, 1);
    let arrived = clients.map(|client| lab.relay(client, &channel_data(0x4000, b"x")).is_ok());
    assert_eq!(arrived, [false, false, true]);
}

#[test]
fn checklist_13_an_allocation_is_its_users_alone() {
    let (mut lab, client) = (Lab::new(), udp("198.51.100.5:4000"));
    let (owner, relayed) = lab.connect(client, "a");
    let other = Signed { credential: mint("b", UNIX + 60, &secret(SECRET)), ..owner.clone() };
    for (method, attributes) in requests() {
        assert_eq!(lab.ask(client, &other, method, &attributes).code, 441, "{method}");
    }
    assert_eq!(lab.ask(client, &other, ALLOCATE, &[UDP]).code, 437);
    assert!(lab.peer_sends(relayed, MEDIA, b"x").is_some());
}

#[test]
fn checklist_14_without_allocation_every_request_is_437() {
    let (mut lab, client) = (Lab::new(), udp("198.51.100.5:4000"));
    let signed = lab.signed(client, "a");
    for (method, attributes) in requests() {
        assert_eq!(lab.ask(client, &signed, method, &attributes).code, 437, "{method}");
    }
}

#[test]
fn an_incomplete_proof_is_400_and_none_is_401() {
    let (mut lab, client) = (Lab::new(), udp("198.51.100.5:4000"));
    for (method, attributes) in requests() {
        assert_eq!(lab.bare(client, method, &attributes).unwrap().code, 401);
    }
    for attributes in [vec![], vec![Raw(0x06, b"a".to_vec())], vec![Raw(0x14, b"visavis".to_vec())]] {
        let attributes = [&attributes[..], &[UDP, Raw(0x08, vec![0; 20])]].concat();
        assert_eq!(lab.bare(client, ALLOCATE, &attributes).unwrap().code, 400);
    }
}

#[test]
fn a_minted_credential_says_until_when_and_for_whom() {
    let credential = mint("participant-7", 1_800_000_000, &secret("north"));
    assert_eq!(credential.username, "1800000000:participant-7");
    // `echo -n 1800000000:participant-7 | openssl dgst -sha1 -hmac north -binary | base64`
    assert_eq!(credential.password, "45IHYiKAPkVUDca9b8EqXtiVSjc=");
    assert!(!format!("{credential:?}").contains(&credential.password));
}

fn requests() -> [(u16, Vec<A>); 3] {
    [(REFRESH, vec![]), (CREATE_PERMISSION, vec![Peer(MEDIA)]), (CHANNEL_BIND, vec![Channel(0x4000), Peer(MEDIA)])]
}

impl Lab {
    /// The code that an Allocate request gets, signed or not.
    fn code(&mut self, client: Client, signed: &Signed) -> u16 {
        let id = self.transaction();
        let request = message(stun_types::message::MessageClass::Request, ALLOCATE, id, &[UDP], Some(signed));
        self.send(client, &request).unwrap().code
    }
}
