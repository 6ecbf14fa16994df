//! Whom a client may reach: our media, and nothing else.

use crate::turn::policy::Policy;
use crate::turn::tests::support::A::*;
use crate::turn::tests::support::*;
use crate::turn::{Cidr, Client, DropReason, Effect};

/// What attackers try, by the family of allocation that could carry it.
const FORBIDDEN4: [&str; 12] = [
    "127.0.0.1:80",
    "0.0.0.0:3478",
    "169.254.169.254:80",
    "10.0.0.1:5000",
    "172.17.0.1:5000",
    "192.168.1.1:5000",
    "100.64.0.1:5000",
    "224.0.0.1:5000",
    "255.255.255.255:5000",
    "8.8.8.8:5353",
    "198.51.100.5:4000",
    "203.0.113.8:3478",
];

const FORBIDDEN6: [&str; 13] = [
    "[::ffff:127.0.0.1]:80",
    "[::ffff:169.254.169.254]:80",
    "[::ffff:203.0.113.8]:3478",
    "[::127.0.0.1]:5000",
    "[64:ff9b::7f00:1]:5000",
    "[64:ff9b:1::7f00:1]:5000",
    "[2002:7f00:1::]:5000",
    "[2001:0:7f00:1::1]:5000",
    "[::]:3478",
    "[::1]:3478",
    "[fe80::1]:5000",
    "[fd00::1]:5000",
    "[2001:db8::8]:3478",
];

#[test]
fn checklist_1_only_our_media_is_a_peer_over_every_transport() {
    for client in each_transport() {
        for (family, forbidden, media) in [(1, &FORBIDDEN4[..], MEDIA), (2, &FORBIDDEN6[..], MEDIA6)] {
            let mut lab = Lab::new();
            let signed = lab.signed(client, "a");
            assert_eq!(lab.ask(client, &signed, ALLOCATE, &[UDP, Family(family)]).code, 0);
            assert_eq!(lab.ask(client, &signed, CREATE_PERMISSION, &[Peer(media)]).code, 0);
            for peer in forbidden {
                assert_eq!(lab.ask(client, &signed, CREATE_PERMISSION, &[Peer(peer)]).code, 403, "{peer}");
                assert_eq!(lab.ask(client, &signed, CREATE_PERMISSION, &[Peer(media), Peer(peer)]).code, 403);
                assert_eq!(lab.ask(client, &signed, CHANNEL_BIND, &[Channel(0x4000), Peer(peer)]).code, 403, "{peer}");
                let send = indication(SEND, &[Peer(peer), Data(b"x")]);
                assert_eq!(lab.relay(client, &send), Err(DropReason::Forbidden), "{peer}");
            }
            let send = indication(SEND, &[Peer(media), Data(b"x")]);
            assert_eq!(lab.relay(client, &send), Ok((addr(media), b"x".to_vec())));
        }
    }
}

#[test]
fn checklist_1_other_ports_of_our_media_address_are_no_peers() {
    let (mut lab, client) = (Lab::new(), udp("198.51.100.5:4000"));
    let (signed, relayed) = lab.connect(client, "a");
    for port in [0, 22, 80, 443, 3479, 9090, relayed.port()] {
        let peer = (addr(MEDIA).ip(), port).into();
        // A permission is for an address; "the port […] is ignored" (RFC 8656 §9.2).
        assert_eq!(lab.ask(client, &signed, CREATE_PERMISSION, &[PeerAt(peer)]).code, 0);
        assert_eq!(lab.ask(client, &signed, CHANNEL_BIND, &[Channel(0x4001), PeerAt(peer)]).code, 403, "{port}");
        let send = indication(SEND, &[PeerAt(peer), Data(b"x")]);
        assert_eq!(lab.relay(client, &send), Err(DropReason::Forbidden), "{port}");
    }
}

#[test]
fn checklist_2_and_3_special_ranges_stay_refused_in_every_disguise() {
    let everything = ["0.0.0.0/0", "::/0"].map(|cidr| cidr.parse().unwrap());
    let own = "9.9.9.9".parse().unwrap();
    let policy = Policy::new(&[addr(MEDIA)], &everything, &[own]);
    let specials = [
        "0.0.0.1",
        "10.1.2.3",
        "100.127.0.1",
        "127.0.0.1",
        "169.254.169.254",
        "172.31.0.1",
        "192.0.0.8",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.0.1",
        "198.19.0.1",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.251",
        "240.0.0.1",
        "255.255.255.255",
        "9.9.9.9",
    ];
    for special in specials {
        let ip: std::net::Ipv4Addr = special.parse().unwrap();
        let [a, b, c, d] = ip.octets();
        for peer in [
            format!("{special}:5000"),
            format!("[::ffff:{special}]:5000"),
            format!("[::{special}]:5000"),
            format!("[::ffff:0:{special}]:5000"),
            format!("[64:ff9b::{special}]:5000"),
            format!("[64:ff9b:1::{special}]:5000"),
            format!("[64:ff9b:1:{a:02x}{b:02x}:{c:x}:{d:02x}00::]:5000"),
            format!("[2002:{a:02x}{b:02x}:{c:02x}{d:02x}::1]:5000"),
            format!("[2001:0:{a:02x}{b:02x}:{c:02x}{d:02x}::1]:5000"),
            format!("[2001:0:808:808::{:02x}{:02x}:{:02x}{:02x}]:5000", !a, !b, !c, !d),
            format!("[2a00::5efe:{special}]:5000"),
        ] {
            assert!(policy.check(addr(&peer)).is_err(), "{peer}");
        }
    }
    for peer in ["[::]:5000", "[::1]:5000", "[fc00::1]:5000", "[fe80::1]:5000", "[fec0::1]:5000", "[ff02::1]:5000"] {
        assert!(policy.check(addr(peer)).is_err(), "{peer}");
    }
    for peer in ["8.8.8.8:5000", "[2a00::1]:5000", "[::ffff:8.8.8.8]:5000", MEDIA] {
        assert!(policy.check(addr(peer)).is_ok(), "{peer}");
    }
}

#[test]
fn checklist_3_a_special_range_is_reached_only_if_it_is_named() {
    for (named, peer, allowed) in [
        ("10.0.0.0/8", "10.1.2.3:5000", true),
        ("10.1.0.0/16", "10.1.2.3:5000", true),
        ("10.1.0.0/16", "10.2.2.3:5000", false),
        ("8.0.0.0/5", "10.1.2.3:5000", false),
        ("9.9.9.9/32", "9.9.9.9:5000", true),
        ("9.9.9.0/24", "9.9.9.9:5000", false),
        ("64:ff9b::/96", "[64:ff9b::8.8.8.8]:5000", true),
        ("64:ff9b::/96", "[64:ff9b::10.0.0.1]:5000", false),
        ("fd00::/8", "[fd00::1]:5000", true),
    ] {
        let own = "9.9.9.9".parse().unwrap();
        let policy = Policy::new(&[], &[named.parse().unwrap()], &[own]);
        assert_eq!(policy.check(addr(peer)).is_ok(), allowed, "{named} {peer}");
        assert_eq!(policy.check_ip(addr(peer).ip()).is_ok(), allowed, "{named} {peer}");
    }
}

#[test]
fn checklist_4_a_malformed_network_is_refused() {
    for text in ["", "10.0.0.0", "10.0.0.0/", "10.0.0.0/33", "10.0.0/8", "::/129", "a/8", "10.0.0.0/-1", "1.2.3.4/ 8"] {
        assert!(text.parse::<Cidr>().is_err(), "{text}");
    }
    let message = "10.0.0.1/8".parse::<Cidr>().unwrap_err().to_string();
    assert_eq!(message, "10.0.0.1/8 has bits behind its prefix; the network is 10.0.0.0/8");
}

#[test]
fn checklist_5_port_zero_and_privileged_ports_are_refused() {
    let policy = Policy::new(&[addr("203.0.113.7:443")], &["8.0.0.0/8".parse().unwrap()], &[]);
    for (peer, allowed) in [
        ("8.8.8.8:0", false),
        ("8.8.8.8:53", false),
        ("8.8.8.8:1023", false),
        ("8.8.8.8:1024", true),
        ("203.0.113.7:443", true),
        ("203.0.113.7:0", false),
    ] {
        assert_eq!(policy.check(addr(peer)).is_ok(), allowed, "{peer}");
    }
}

#[test]
fn checklist_6_families_do_not_mix() {
    let (mut lab, client) = (Lab::new(), udp("198.51.100.5:4000"));
    let (signed, _) = lab.allocate(client, "a");
    for peer in [MEDIA6, "[::ffff:203.0.113.7]:3478"] {
        assert_eq!(lab.ask(client, &signed, CREATE_PERMISSION, &[Peer(peer)]).code, 443);
        assert_eq!(lab.ask(client, &signed, CHANNEL_BIND, &[Channel(0x4000), Peer(peer)]).code, 443);
    }
    assert_eq!(lab.ask(client, &signed, REFRESH, &[Family(2)]).code, 443);
    assert_eq!(lab.ask(client, &signed, REFRESH, &[Family(1)]).code, 0);
}

#[test]
fn checklist_6_a_family_without_address_is_440() {
    let mut lab = Lab::with(|settings| settings.relay_ipv6 = None);
    let client = udp("198.51.100.5:4000");
    let signed = lab.signed(client, "a");
    for family in [0, 2, 3] {
        assert_eq!(lab.ask(client, &signed, ALLOCATE, &[UDP, Family(family)]).code, 440);
    }
    assert_eq!(lab.ask(client, &signed, ALLOCATE, &[UDP, Family(1)]).code, 0);
}

#[test]
fn checklist_7_only_udp_is_relayed() {
    let (mut lab, client) = (Lab::new(), tls("198.51.100.5:4000"));
    let signed = lab.signed(client, "a");
    for (attributes, code) in [(&[Transport(6)][..], 442), (&[Transport(0)], 442), (&[], 400)] {
        assert_eq!(lab.ask(client, &signed, ALLOCATE, attributes).code, code);
    }
    for method in [0x0A, 0x0B, 0x0C, 0x7F, 0xFFF] {
        let answer = lab.ask_any(client, &signed, method);
        assert_ne!(answer, Some(0), "{method:#x}");
    }
}

#[test]
fn checklist_8_other_allocations_are_out_of_reach() {
    let (mut lab, [a, b]) = (Lab::new(), ["198.51.100.5:4000", "198.51.100.6:4000"].map(udp));
    let (signed, _) = lab.connect(a, "a");
    let (_, theirs) = lab.connect(b, "b");
    assert_eq!(lab.ask(a, &signed, CHANNEL_BIND, &[Channel(0x4001), PeerAt(theirs)]).code, 403);
    assert_eq!(lab.relay(a, &indication(SEND, &[PeerAt(theirs), Data(b"x")])), Err(DropReason::Forbidden));
}

#[test]
fn checklist_8_with_external_peers_an_allocation_needs_a_permission_back() {
    let mut lab = external(&["203.0.113.7/32"]);
    let [a, b] = ["198.51.100.5:4000", "198.51.100.6:4000"].map(udp);
    let (signed_a, of_a) = open(&mut lab, a, "a");
    let (signed_b, of_b) = open(&mut lab, b, "b");
    assert_eq!(lab.ask(a, &signed_a, CREATE_PERMISSION, &[PeerAt(of_b)]).code, 0);
    assert_eq!(lab.relay(a, &indication(SEND, &[PeerAt(of_b), Data(b"x")])).unwrap().0, of_b);
    assert_eq!(lab.peer_sends(of_b, &of_a.to_string(), b"x"), None);
    assert_eq!(lab.ask(b, &signed_b, CREATE_PERMISSION, &[PeerAt(of_a)]).code, 0);
    assert!(lab.peer_sends(of_b, &of_a.to_string(), b"x").is_some());
}

#[test]
fn sockets_are_asked_for_with_external_peers_only() {
    let mut lab = external(&["8.0.0.0/8"]);
    let client = udp("198.51.100.5:4000");
    let (signed, relayed) = open(&mut lab, client, "a");
    assert_eq!(lab.ask(client, &signed, CHANNEL_BIND, &[Channel(0x4000), Peer("8.8.8.8:5000")]).code, 0);
    assert_eq!(lab.ask(client, &signed, CHANNEL_BIND, &[Channel(0x4001), Peer("10.0.0.1:5000")]).code, 403);
    assert_eq!(lab.ask(client, &signed, REFRESH, &[Lifetime(0)]).code, 0);
    assert!(lab.effects().contains(&Effect::CloseRelay(relayed)));

    let mut lab = Lab::new();
    let (signed, _) = lab.connect(client, "a");
    lab.ask(client, &signed, REFRESH, &[Lifetime(0)]);
    let sockets = |effect: &Effect| matches!(effect, Effect::OpenRelay(_) | Effect::CloseRelay(_));
    assert!(!lab.effects().iter().any(sockets));
}

#[test]
fn a_socket_that_cannot_be_opened_is_508_and_one_that_is_forgotten_expires() {
    let mut lab = external(&["8.0.0.0/8"]);
    let client = udp("198.51.100.5:4000");
    let signed = lab.signed(client, "a");
    let relayed = lab.ask_and_wait(client, &signed);
    let mut tried = vec![relayed];
    let code = loop {
        if let Some((_, answer)) = lab.server.relay_failed(tried[tried.len() - 1]) {
            break Answer::read(answer).code;
        }
        match lab.effects()[..] {
            [Effect::OpenRelay(other)] => tried.push(other),
            ref other => panic!("{other:?}"),
        }
    };
    assert_eq!((code, tried.len(), lab.server.counters().allocations), (508, 8, 0));
    assert!(tried.iter().all(|address| address.ip() == relayed.ip()));
    assert!(tried.windows(2).all(|pair| pair[0] != pair[1]), "{tried:?}");
    assert_eq!(lab.server.relay_failed(relayed), None);

    let relayed = lab.ask_and_wait(client, &signed);
    lab.sweep(6);
    let now = lab.now;
    assert_eq!(lab.server.relay_opened(now, relayed), None);
    assert_eq!(lab.server.counters().allocations, 0);
}

#[test]
fn sockets_cannot_promise_not_to_fragment() {
    let (mut lab, client) = (external(&["8.0.0.0/8"]), udp("198.51.100.5:4000"));
    let signed = lab.signed(client, "a");
    let answer = lab.ask(client, &signed, ALLOCATE, &[UDP, DontFragment]);
    assert_eq!((answer.code, answer.unknown), (420, vec![0x1A]));
}

#[test]
fn checklist_35_private_networks_are_warned_of() {
    for (cidr, special) in [("10.0.0.0/8", true), ("10.4.0.0/16", true), ("8.0.0.0/8", false), ("0.0.0.0/0", false)] {
        assert_eq!(cidr.parse::<Cidr>().unwrap().is_special(), special, "{cidr}");
    }
}

fn external(networks: &[&str]) -> Lab {
    Lab::with(|settings| {
        settings.media_addresses.clear();
        settings.external_peers = networks.iter().map(|cidr| cidr.parse().unwrap()).collect();
    })
}

/// An allocation whose socket opens at once.
fn open(lab: &mut Lab, client: Client, identity: &str) -> (Signed, std::net::SocketAddr) {
    let signed = lab.signed(client, identity);
    let relayed = lab.ask_and_wait(client, &signed);
    let now = lab.now;
    let (who, answer) = lab.server.relay_opened(now, relayed).unwrap();
    assert_eq!((who, Answer::read(answer).relayed), (client, Some(relayed)));
    (signed, relayed)
}
