//! What flows, what is answered to strangers, and how much of it.

use stun_types::message::MessageClass;

use crate::turn::tests::support::A::*;
use crate::turn::tests::support::*;
use crate::turn::{Action, Client, DropReason, Transport};

#[test]
fn binding_tells_a_client_its_address() {
    for client in each_transport() {
        let mut lab = Lab::new();
        assert_eq!(lab.bare(client, BINDING, &[]).unwrap().mapped, Some(client.remote));
    }
    let mut lab = Lab::new();
    let mapped = lab.bare(udp("[::ffff:198.51.100.5]:4000"), BINDING, &[]).unwrap().mapped;
    assert_eq!(mapped, Some(addr("198.51.100.5:4000")));
    let answer = lab.bare(udp("[2a00::1]:4000"), BINDING, &[Raw(0x0003, vec![0; 4]), Raw(0x8003, vec![])]).unwrap();
    assert_eq!((answer.code, answer.unknown), (420, vec![0x0003]));
}

#[test]
fn channel_data_goes_both_ways_without_being_copied() {
    let payload = [7u8; 5];
    for (client, padding) in each_transport().into_iter().zip([0, 3, 3]) {
        let mut lab = Lab::new();
        let (_, relayed) = lab.connect(client, "a");
        let data = channel_data(0x4000, &payload);
        match lab.server.handle_client(lab.now, lab.unix, client, &data) {
            Action::Relay(relay) => {
                assert_eq!((relay.relayed, relay.peer, relay.payload), (relayed, addr(MEDIA), 4..9));
            }
            other => panic!("{other:?}"),
        }
        let to_client = lab.server.handle_peer(lab.now, relayed, addr(MEDIA), payload.len()).unwrap();
        assert_eq!((to_client.client, &to_client.header[..]), (client, &[0x40, 0, 0, 5][..]));
        assert_eq!(to_client.padding, padding);
    }
}

#[test]
fn the_fast_path_allocates_nothing() {
    let (mut lab, client) = (Lab::new(), udp("198.51.100.5:4000"));
    let (_, relayed) = lab.connect(client, "a");
    let (data, now, unix) = (channel_data(0x4000, &[1; 1200]), lab.now, lab.unix);
    let used = allocation_counter::measure(|| {
        for _ in 0..100 {
            assert!(matches!(lab.server.handle_client(now, unix, client, &data), Action::Relay(_)));
            assert!(lab.server.handle_peer(now, relayed, addr_of_media(), 1200).is_some());
        }
    });
    assert_eq!(used.count_total, 0);
    let counters = lab.server.counters();
    assert_eq!((counters.packets_to_peers, counters.bytes_to_peers), (100, 120_000));
    assert_eq!((counters.packets_to_clients, counters.bytes_to_clients), (100, 120_000));
}

fn addr_of_media() -> std::net::SocketAddr {
    ([203, 0, 113, 7], 3478).into()
}

#[test]
fn without_channel_indications_carry_the_data() {
    let (mut lab, client) = (Lab::new(), udp("198.51.100.5:4000"));
    let (signed, relayed) = lab.allocate(client, "a");
    assert_eq!(lab.ask(client, &signed, CREATE_PERMISSION, &[Peer(MEDIA)]).code, 0);
    assert_eq!(lab.relay(client, &indication(SEND, &[Peer(MEDIA), Data(b"hello")])).unwrap().1, b"hello");
    let (_, bytes) = lab.peer_sends(relayed, MEDIA, b"hello").unwrap();
    let message = stun_types::message::Message::from_bytes(&bytes).unwrap();
    let peer: turn_types::attribute::XorPeerAddress = message.attribute().unwrap();
    assert_eq!(peer.addr(message.transaction_id()), addr(MEDIA));
    assert_eq!(message.attribute::<turn_types::attribute::Data<'_>>().unwrap().data(), b"hello");
    assert_eq!(message.get_type().to_bytes(), [0x00, 0x17]);
    for attributes in [vec![], vec![Peer(MEDIA)], vec![Data(b"x")], vec![Peer(MEDIA), Data(b"x"), Raw(0x7FFF, vec![])]]
    {
        assert_eq!(lab.relay(client, &indication(SEND, &attributes)), Err(DropReason::Malformed));
    }
}

#[test]
fn checklist_23_an_answer_to_a_stranger_is_short_and_says_nothing() {
    let mut lab = Lab::new();
    for remote in ["198.51.100.5:4000", "[2a00::1]:4000"] {
        for method in [ALLOCATE, REFRESH, CREATE_PERMISSION, CHANNEL_BIND, 0x0A] {
            let answer = lab.bare(udp(remote), method, &[]).unwrap();
            assert_eq!((answer.code, answer.reason.as_str()), (401, ""));
            assert!(answer.bytes.len() <= 64, "{}", answer.bytes.len());
            assert!(!answer.bytes.windows(4).any(|w| w == [0x80, 0x22, 0, 0]), "no SOFTWARE");
        }
        let binding = lab.bare(udp(remote), BINDING, &[]).unwrap();
        assert!(binding.bytes.len() <= 44);
    }
}

#[test]
fn checklist_23_a_network_gets_so_many_answers_and_then_silence() {
    let mut lab = Lab::with(|settings| settings.rates.unauthenticated = 10);
    for (method, networks) in [(ALLOCATE, ["198.51.100", "198.51.101"]), (BINDING, ["198.51.102", "198.51.103"])] {
        for network in networks {
            let answers = (0..200).filter(|n| lab.bare(udp(&format!("{network}.{n}:4000")), method, &[]).is_ok());
            assert_eq!(answers.count(), 20, "what two seconds fill");
        }
    }
    let answers = (0..200).filter(|n| lab.bare(udp(&format!("[2a00::{n}]:4000")), BINDING, &[]).is_ok());
    assert_eq!(answers.count(), 20);
    lab.pass(1);
    let answers = (0..200).filter(|n| lab.bare(udp(&format!("[2a00::{n}]:4000")), BINDING, &[]).is_ok());
    assert_eq!(answers.count(), 10);
    assert_eq!(lab.bare(udp("[2a00::1]:4000"), BINDING, &[]).unwrap_err(), DropReason::Throttled);
    assert!(lab.bare(udp("[2a00:0:0:1::1]:4000"), BINDING, &[]).is_ok());
}

#[test]
fn checklist_23_who_has_an_allocation_keeps_getting_its_address() {
    let (mut lab, client) = (Lab::with(|settings| settings.rates.unauthenticated = 1), udp("198.51.100.5:4000"));
    lab.allocate(client, "a");
    assert!((0..100).all(|_| lab.bare(client, BINDING, &[]).is_ok()));
}

#[test]
fn checklist_24_no_answer_comes_back_to_us() {
    let mut lab = Lab::new();
    let (_, relayed) = lab.allocate(udp("198.51.100.5:4000"), "a");
    let relayed = relayed.to_string();
    for remote in [
        "198.51.100.5:0",
        MEDIA,
        MEDIA6,
        &relayed,
        "0.0.0.0:4000",
        "224.0.0.1:4000",
        "255.255.255.255:1",
        "[::]:4000",
        "[ff02::1]:4000",
    ] {
        for method in [BINDING, ALLOCATE] {
            assert_eq!(lab.bare(udp(remote), method, &[]).unwrap_err(), DropReason::Loop, "{remote}");
        }
    }
    let ours = Client::new(Transport::Udp, addr("192.0.2.1:3478"), addr("192.0.2.1:3478"));
    assert_eq!(lab.bare(ours, BINDING, &[]).unwrap_err(), DropReason::Loop);
}

#[test]
fn checklist_24_answers_are_never_answered() {
    let mut lab = Lab::new();
    for class in [MessageClass::Success, MessageClass::Error, MessageClass::Indication] {
        for method in [BINDING, ALLOCATE, 7, 0x7F] {
            let bytes = message(class, method, 1u128.into(), &[], None);
            assert_eq!(lab.send(udp("198.51.100.5:4000"), &bytes).unwrap_err(), DropReason::NotForUs);
        }
    }
}

#[test]
fn checklist_25_an_allocation_has_a_packet_and_a_byte_rate() {
    for (packets, bytes, size, passing) in [(10, 1_000_000, 10, 10), (1000, 12_000, 1200, 10)] {
        let mut lab = Lab::with(|settings| (settings.rates.packets, settings.rates.bytes) = (packets, bytes));
        let client = udp("198.51.100.5:4000");
        let (_, relayed) = lab.connect(client, "a");
        let data = channel_data(0x4000, &vec![0; size]);
        for _ in 0..2 {
            let up = (0..30).filter(|_| lab.relay(client, &data).is_ok()).count();
            let down = (0..30).filter(|_| lab.peer_sends(relayed, MEDIA, &data[4..]).is_some()).count();
            assert_eq!((up, down), (passing, 0));
            assert_eq!(lab.relay(client, &data), Err(DropReason::Bandwidth));
            lab.pass(1);
        }
        // One does not take from another.
        let other = udp("198.51.100.6:4000");
        lab.connect(other, "b");
        assert!(lab.relay(other, &data).is_ok());
    }
}

#[test]
fn checklist_26_only_a_permitted_address_reaches_a_client() {
    let (mut lab, client) = (Lab::new(), udp("198.51.100.5:4000"));
    let (signed, relayed) = lab.allocate(client, "a");
    assert_eq!(lab.peer_sends(relayed, MEDIA, b"x"), None);
    assert_eq!(lab.ask(client, &signed, CREATE_PERMISSION, &[Peer(MEDIA)]).code, 0);
    for (peer, arrives) in [
        (MEDIA, true),
        ("203.0.113.7:9999", true),
        ("[::ffff:203.0.113.7]:3478", true),
        ("203.0.113.8:3478", false),
        ("[2001:db8::7]:3478", false),
    ] {
        assert_eq!(lab.peer_sends(relayed, peer, b"x").is_some(), arrives, "{peer}");
    }
    let beside = (relayed.ip(), relayed.port() ^ 1).into();
    assert_eq!(lab.peer_sends(beside, MEDIA, b"x"), None);
}

#[test]
fn checklist_30_the_length_of_channel_data_counts() {
    let (mut lab, client) = (Lab::new(), udp("198.51.100.5:4000"));
    lab.connect(client, "a");
    for (bytes, arrives) in [
        (&[0x40, 0, 0, 0][..], Ok(&[][..])),
        (&[0x40, 0, 0, 1, 9], Ok(&[9])),
        (&[0x40, 0, 0, 1, 9, 8, 7, 6], Ok(&[9])),
        (&[0x40, 0, 0, 2, 9], Err(DropReason::Malformed)),
        (&[0x40, 0, 0xFF, 0xFF, 9], Err(DropReason::Malformed)),
        (&[0x40, 0, 0], Err(DropReason::Malformed)),
        (&[0x40], Err(DropReason::Malformed)),
        (&[], Err(DropReason::Malformed)),
        (&[0x40, 1, 0, 1, 9], Err(DropReason::NoChannel)),
        (&[0x50, 0, 0, 1, 9], Err(DropReason::Malformed)),
        (&[0x80, 0, 0, 1, 9], Err(DropReason::Malformed)),
        (&[0x16, 0, 0, 1, 9], Err(DropReason::Malformed)),
    ] {
        assert_eq!(lab.relay(client, bytes).map(|(_, payload)| payload), arrives.map(<[u8]>::to_vec), "{bytes:?}");
    }
    let stranger = udp("198.51.100.6:4000");
    assert_eq!(lab.relay(stranger, &[0x40, 0, 0, 1, 9]), Err(DropReason::NoAllocation));
}
