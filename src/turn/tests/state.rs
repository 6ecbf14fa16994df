//! What the server keeps, for how long, and for how many.

use std::net::SocketAddr;

use proptest::prelude::*;
use stun_types::message::MessageClass;

use crate::turn::tests::support::A::*;
use crate::turn::tests::support::*;
use crate::turn::{Action, DropReason, Effect, Quotas, RemoveReason};

#[test]
fn checklist_16_nothing_is_kept_of_who_proves_nothing() {
    let mut lab = Lab::new();
    let sources: Vec<_> =
        (0..20_000u32).map(|n| udp(&format!("{}:4000", std::net::Ipv4Addr::from(n | 0x5000_0000)))).collect();
    let request = message(MessageClass::Request, ALLOCATE, 1u128.into(), &[UDP], None);
    let (now, unix) = (lab.now, lab.unix);
    // One round fills what is used again.
    lab.server.handle_client(now, unix, sources[0], &request);
    let kept = allocation_counter::measure(|| {
        for client in &sources {
            assert!(matches!(lab.server.handle_client(now, unix, *client, &request), Action::Reply(_)));
        }
    });
    assert_eq!((kept.bytes_current, kept.count_current), (0, 0));
    assert_eq!((lab.server.counters().allocations, lab.effects().len()), (0, 0));
    assert_eq!(lab.server.poll_timeout(), None);
}

#[test]
fn checklist_17_quotas_of_identity_source_and_server() {
    let quotas = Quotas { per_identity: 2, per_source: 3, total: 5 };
    let mut lab = Lab::with(|settings| settings.quotas = quotas);
    for (remote, identity, code) in [
        ("198.51.100.1:1", "a", 0),
        ("198.51.100.1:2", "a", 0),
        ("198.51.100.2:3", "a", 486),
        ("198.51.100.1:4", "b", 0),
        ("198.51.100.1:5", "c", 486),
        ("[2a00::1]:6", "c", 0),
        ("[2a00::2]:7", "d", 0),
        ("[2a00:1::]:8", "e", 508),
    ] {
        let signed = lab.signed(udp(remote), identity);
        assert_eq!(lab.ask(udp(remote), &signed, ALLOCATE, &[UDP]).code, code, "{remote} {identity}");
    }
    // What ends makes room.
    lab.server.disconnect(udp("198.51.100.1:1"));
    let signed = lab.signed(udp("198.51.100.1:9"), "a");
    assert_eq!(lab.ask(udp("198.51.100.1:9"), &signed, ALLOCATE, &[UDP]).code, 0);
}

#[test]
fn checklist_17_without_free_port_it_is_508() {
    let mut lab = Lab::with(|settings| settings.relay_ports = 50_000..=50_003);
    let relayed: Vec<SocketAddr> = (1..=4).map(|n| lab.allocate(udp(&format!("198.51.100.{n}:1")), "a").1).collect();
    let mut ports: Vec<u16> = relayed.iter().map(SocketAddr::port).collect();
    ports.sort_unstable();
    assert_eq!(ports, [50_000, 50_001, 50_002, 50_003]);
    assert!(relayed.iter().all(|address| lab.server.relays(*address)));
    let signed = lab.signed(udp("198.51.100.9:1"), "b");
    assert_eq!(lab.ask(udp("198.51.100.9:1"), &signed, ALLOCATE, &[UDP]).code, 508);
}

#[test]
fn checklist_18_sixteen_permissions_and_sixteen_channels() {
    let media: Vec<SocketAddr> = (1..=20).map(|n| ([203, 0, 113, n], 3478).into()).collect();
    let mut lab = Lab::with(|settings| settings.media_addresses = media.clone());
    let client = udp("198.51.100.5:4000");
    let (signed, _) = lab.allocate(client, "a");
    for (n, peer) in media.iter().enumerate() {
        let code = if n < 16 { 0 } else { 508 };
        assert_eq!(lab.ask(client, &signed, CREATE_PERMISSION, &[PeerAt(*peer)]).code, code, "{n}");
    }
    // All or none: one that there is, and one too many.
    assert_eq!(lab.ask(client, &signed, CREATE_PERMISSION, &[PeerAt(media[0]), PeerAt(media[17])]).code, 508);

    let media: Vec<SocketAddr> = (1..=20).map(|n| ([203, 0, 113, 7], 3000 + n).into()).collect();
    let mut lab = Lab::with(|settings| settings.media_addresses = media.clone());
    let (signed, _) = lab.allocate(client, "a");
    for (n, peer) in media.iter().enumerate() {
        let code = if n < 16 { 0 } else { 508 };
        let answer = lab.ask(client, &signed, CHANNEL_BIND, &[Channel(0x4000 + n as u16), PeerAt(*peer)]);
        assert_eq!(answer.code, code, "{n}");
    }
}

#[test]
fn checklist_19_lifetimes_are_clamped() {
    for (asked, granted) in [(None, 600), (Some(0), 600), (Some(1), 600), (Some(1200), 1200), (Some(u32::MAX), 3600)] {
        let (mut lab, client) = (Lab::new(), udp("198.51.100.5:4000"));
        let signed = lab.signed(client, "a");
        let attributes: Vec<A> = [UDP].into_iter().chain(asked.map(Lifetime)).collect();
        assert_eq!(lab.ask(client, &signed, ALLOCATE, &attributes).lifetime, Some(granted));
        if asked != Some(0) {
            let attributes: Vec<A> = asked.map(Lifetime).into_iter().collect();
            assert_eq!(lab.ask(client, &signed, REFRESH, &attributes).lifetime, Some(granted));
        }
    }
}

#[test]
fn checklist_19_an_allocation_ends_when_it_is_not_refreshed() {
    let (mut lab, client) = (Lab::new(), udp("198.51.100.5:4000"));
    let (signed, relayed) = lab.allocate(client, "a");
    lab.sweep(599);
    assert_eq!(lab.ask(client, &signed, REFRESH, &[]).code, 0);
    lab.sweep(599);
    assert_eq!(lab.server.counters().allocations, 1);
    // Without a sweep too.
    lab.pass(1);
    assert_eq!(lab.ask(client, &signed, REFRESH, &[]).code, 437);
    let ended = Effect::AllocationRemoved { client, relayed, reason: RemoveReason::Expired };
    assert!(lab.effects().contains(&ended));
    lab.sweep(1);
    assert_eq!((lab.server.counters().allocations, lab.server.poll_timeout()), (0, None));
}

#[test]
fn checklist_19_permissions_last_300_seconds_and_channels_600() {
    let (mut lab, client) = (Lab::new(), udp("198.51.100.5:4000"));
    let signed = lab.signed(client, "a");
    let relayed = lab.ask(client, &signed, ALLOCATE, &[UDP, Lifetime(3600)]).relayed.unwrap();
    let bind = [Channel(0x4000), Peer(MEDIA)];
    assert_eq!(lab.ask(client, &signed, CHANNEL_BIND, &bind).code, 0);
    let data = channel_data(0x4000, b"x");
    lab.sweep(299);
    assert!(lab.relay(client, &data).is_ok() && lab.peer_sends(relayed, MEDIA, b"x").is_some());
    lab.pass(1);
    assert_eq!(lab.relay(client, &data), Err(DropReason::NoPermission));
    assert_eq!(lab.peer_sends(relayed, MEDIA, b"x"), None);
    // A permission opens it again, and does not lengthen the channel.
    assert_eq!(lab.ask(client, &signed, CREATE_PERMISSION, &[Peer(MEDIA)]).code, 0);
    lab.sweep(299);
    assert!(lab.relay(client, &data).is_ok());
    assert_eq!(lab.ask(client, &signed, CREATE_PERMISSION, &[Peer(MEDIA)]).code, 0);
    lab.pass(1);
    assert_eq!(lab.relay(client, &data), Err(DropReason::NoChannel));
    let (_, indication) = lab.peer_sends(relayed, MEDIA, b"x").unwrap();
    assert_eq!(indication[..2], [0x00, 0x17]);
    // Binding again gives both.
    assert_eq!(lab.ask(client, &signed, CHANNEL_BIND, &bind).code, 0);
    lab.sweep(299);
    assert!(lab.relay(client, &data).is_ok());
}

#[test]
fn checklist_20_the_same_request_gets_the_same_answer() {
    let (mut lab, client) = (Lab::new(), udp("198.51.100.5:4000"));
    let signed = lab.signed(client, "a");
    for (method, attributes) in [
        (ALLOCATE, vec![UDP]),
        (CREATE_PERMISSION, vec![Peer(MEDIA)]),
        (CHANNEL_BIND, vec![Channel(0x4000), Peer(MEDIA)]),
        (REFRESH, vec![]),
    ] {
        let request = message(MessageClass::Request, method, lab.transaction(), &attributes, Some(&signed));
        let first = lab.send(client, &request).unwrap();
        lab.pass(1);
        assert_eq!(lab.send(client, &request).unwrap().bytes, first.bytes);
        assert_eq!((first.code, lab.server.counters().allocations), (0, 1));
    }
    // Another one is no repetition.
    assert_eq!(lab.ask(client, &signed, ALLOCATE, &[UDP]).code, 437);
}

#[test]
fn checklist_21_nothing_is_relayed_after_a_refresh_of_zero() {
    let (mut lab, client) = (Lab::new(), udp("198.51.100.5:4000"));
    let (signed, relayed) = lab.connect(client, "a");
    assert!(lab.relay(client, &channel_data(0x4000, b"x")).is_ok());
    assert_eq!(lab.ask(client, &signed, REFRESH, &[Lifetime(0)]).lifetime, Some(0));
    assert_eq!(lab.relay(client, &channel_data(0x4000, b"x")), Err(DropReason::NoAllocation));
    let send = indication(SEND, &[Peer(MEDIA), Data(b"x")]);
    assert_eq!(lab.relay(client, &send), Err(DropReason::NoAllocation));
    assert_eq!(lab.peer_sends(relayed, MEDIA, b"x"), None);
    assert_eq!(lab.ask(client, &signed, REFRESH, &[]).code, 437);
    assert!(lab.effects().contains(&Effect::AllocationRemoved { client, relayed, reason: RemoveReason::Released }));
    // And the next one starts without what the former was permitted.
    assert_eq!(lab.ask(client, &signed, ALLOCATE, &[UDP]).code, 0);
    assert_eq!(lab.relay(client, &channel_data(0x4000, b"x")), Err(DropReason::NoChannel));
    assert_eq!(lab.relay(client, &send), Err(DropReason::NoPermission));
}

#[test]
fn checklist_22_channel_numbers() {
    for (wide, number, code) in [
        (false, 0x3FFF, 400),
        (false, 0x4000, 0),
        (false, 0x4FFF, 0),
        (false, 0x5000, 400),
        (false, 0x7FFE, 400),
        (false, 0xFFFF, 400),
        (true, 0x7FFE, 0),
        (true, 0x7FFF, 400),
    ] {
        let (mut lab, client) = (Lab::with(|settings| settings.wide_channels = wide), udp("198.51.100.5:4000"));
        let (signed, relayed) = lab.allocate(client, "a");
        assert_eq!(lab.ask(client, &signed, CHANNEL_BIND, &[Channel(number), Peer(MEDIA)]).code, code, "{number:#x}");
        assert_eq!(lab.relay(client, &channel_data(number, b"x")).is_ok(), code == 0, "{number:#x}");
        assert_eq!(lab.peer_sends(relayed, MEDIA, b"x").is_some(), code == 0, "{number:#x}");
    }
}

#[test]
fn checklist_22_a_channel_keeps_its_peer_and_a_peer_its_channel() {
    let other = "203.0.113.7:3479";
    let mut lab = Lab::with(|settings| settings.media_addresses.push(addr(other)));
    let client = udp("198.51.100.5:4000");
    let (signed, _) = lab.connect(client, "a");
    assert_eq!(lab.ask(client, &signed, CHANNEL_BIND, &[Channel(0x4000), Peer(other)]).code, 400);
    assert_eq!(lab.ask(client, &signed, CHANNEL_BIND, &[Channel(0x4001), Peer(MEDIA)]).code, 400);
    assert_eq!(lab.ask(client, &signed, CHANNEL_BIND, &[Channel(0x4000), Peer(MEDIA)]).code, 0);
    assert_eq!(lab.ask(client, &signed, CHANNEL_BIND, &[Peer(MEDIA)]).code, 400);
    assert_eq!(lab.ask(client, &signed, CHANNEL_BIND, &[Channel(0x4002)]).code, 400);
    assert_eq!(lab.ask(client, &signed, CREATE_PERMISSION, &[]).code, 400);
}

#[test]
fn ports_tokens_and_fragments() {
    for (attributes, code) in [
        (vec![Even(false)], 0),
        (vec![Even(true)], 508),
        (vec![Token], 508),
        (vec![Token, Even(false)], 400),
        (vec![Token, Family(1)], 400),
        (vec![DontFragment], 0),
        (vec![Raw(0x7FFF, vec![]), Raw(0xFFFE, vec![])], 420),
        (vec![Raw(0x8000, vec![1])], 0),
    ] {
        let (mut lab, client) = (Lab::new(), udp("198.51.100.5:4000"));
        let signed = lab.signed(client, "a");
        let answer = lab.ask(client, &signed, ALLOCATE, &[&[UDP], &attributes[..]].concat());
        assert_eq!(answer.code, code, "{attributes:?}");
        match &attributes[0] {
            Even(false) => assert_eq!(answer.relayed.unwrap().port() % 2, 0),
            Raw(0x7FFF, _) => assert_eq!(answer.unknown, [0x7FFF]),
            _ => {}
        }
    }
}

#[test]
fn an_allocation_says_where_it_is_and_where_the_client_is() {
    for (remote, family, ip) in [("198.51.100.5:4000", 1, "203.0.113.7"), ("[2a00::5]:4000", 2, "2001:db8::7")] {
        let (mut lab, client) = (Lab::new(), udp(remote));
        let signed = lab.signed(client, "a");
        let answer = lab.ask(client, &signed, ALLOCATE, &[UDP, Family(family)]);
        let relayed = answer.relayed.unwrap();
        assert_eq!((answer.mapped, relayed.ip().to_string()), (Some(addr(remote)), ip.to_owned()));
        assert!(lab.server.relays(relayed) && !lab.server.relays(addr(MEDIA)));
        let created = Effect::AllocationCreated { client, relayed, identity: "a".into() };
        assert_eq!(lab.effects(), [created]);
    }
}

/// What somebody with a good credential may do in any order.
#[derive(Debug, Clone)]
enum Step {
    Ask { client: usize, identity: usize, method: u16, channel: u16, peer: usize, lifetime: u32 },
    Channel { client: usize, channel: u16 },
    Send { client: usize, peer: usize },
    FromPeer { relayed: usize, peer: usize },
    Pass(u64),
    Disconnect(usize),
}

fn step() -> impl Strategy<Value = Step> {
    let (client, identity, peer) = (0..4usize, 0..2usize, 0..3usize);
    let method = prop_oneof![Just(ALLOCATE), Just(REFRESH), Just(CREATE_PERMISSION), Just(CHANNEL_BIND)];
    let lifetime = prop_oneof![Just(0u32), Just(700)];
    prop_oneof![
        6 => (client.clone(), identity, method, 0x3FFFu16..0x4003, peer.clone(), lifetime).prop_map(
            |(client, identity, method, channel, peer, lifetime)| Step::Ask { client, identity, method, channel, peer, lifetime }
        ),
        4 => (client.clone(), 0x4000u16..0x4003).prop_map(|(client, channel)| Step::Channel { client, channel }),
        2 => (client.clone(), peer.clone()).prop_map(|(client, peer)| Step::Send { client, peer }),
        2 => (client.clone(), peer).prop_map(|(relayed, peer)| Step::FromPeer { relayed, peer }),
        1 => (1..400u64).prop_map(Step::Pass),
        1 => client.prop_map(Step::Disconnect),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    /// Whatever is asked for: quotas hold, and what is relayed was permitted less than 300 seconds ago.
    #[test]
    fn any_order_of_requests_keeps_quotas_and_permissions(steps in proptest::collection::vec(step(), 1..120)) {
        let other = addr("203.0.113.9:3478");
        let peers = [addr(MEDIA), other, addr("192.0.2.66:3478")];
        let mut lab = Lab::with(|settings| {
            settings.quotas = Quotas { per_identity: 2, per_source: 3, total: 3 };
            settings.media_addresses = vec![peers[0], peers[1]];
        });
        let clients: Vec<_> = (0..4).map(|n| udp(&format!("198.51.100.{n}:4000"))).collect();
        let mut relayed: Vec<Option<SocketAddr>> = vec![None; 4];
        // When each client was last granted each peer.
        let mut granted = [[None; 3]; 4];
        for step in steps {
            let now = lab.now;
            let fresh = |at: Option<std::time::Instant>| at.is_some_and(|at| now.duration_since(at).as_secs() < 300);
            match step {
                Step::Ask { client: n, identity, method, channel, peer, lifetime } => {
                    let signed = lab.signed(clients[n], ["a", "b"][identity]);
                    let attributes = match method {
                        ALLOCATE => vec![UDP],
                        REFRESH => vec![Lifetime(lifetime)],
                        CREATE_PERMISSION => vec![PeerAt(peers[peer])],
                        _ => vec![Channel(channel), PeerAt(peers[peer])],
                    };
                    let answer = lab.ask(clients[n], &signed, method, &attributes);
                    if answer.code == 0 {
                        match method {
                            ALLOCATE => (relayed[n], granted[n]) = (answer.relayed, [None; 3]),
                            REFRESH if lifetime == 0 => granted[n] = [None; 3],
                            REFRESH => {}
                            _ => {
                                prop_assert!(peer < 2, "our media only");
                                granted[n][peer] = Some(now);
                            }
                        }
                    }
                }
                Step::Channel { client: n, channel } => {
                    if let Ok((to, _)) = lab.relay(clients[n], &channel_data(channel, b"x")) {
                        let peer = peers.iter().position(|peer| *peer == to).unwrap();
                        prop_assert!(fresh(granted[n][peer]));
                    }
                }
                Step::Send { client: n, peer } => {
                    let send = indication(SEND, &[PeerAt(peers[peer]), Data(b"x")]);
                    let arrives = lab.relay(clients[n], &send).is_ok();
                    prop_assert!(!arrives || fresh(granted[n][peer]));
                }
                Step::FromPeer { relayed: n, peer } => {
                    if let Some(relayed) = relayed[n]
                        && let Some((to, _)) = lab.peer_sends(relayed, &peers[peer].to_string(), b"x")
                    {
                        let n = clients.iter().position(|client| *client == to).unwrap();
                        prop_assert!(fresh(granted[n][peer]));
                    }
                }
                Step::Pass(seconds) => {
                    lab.pass(seconds);
                    let now = lab.now;
                    lab.server.handle_timeout(now);
                }
                Step::Disconnect(n) => {
                    lab.server.disconnect(clients[n]);
                    granted[n] = [None; 3];
                }
            }
            prop_assert!(lab.server.counters().allocations <= 3);
            let (mut of_a, mut of_b) = (0i32, 0i32);
            for allocation in lab.server.table.iter() {
                *(if &*allocation.identity == "a" { &mut of_a } else { &mut of_b }) += 1;
            }
            prop_assert!(of_a <= 2 && of_b <= 2);
        }
    }
}
