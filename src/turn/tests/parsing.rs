//! Bytes from strangers: the vectors of the RFCs, junk, and everything between.

use aws_lc_rs::digest;
use proptest::prelude::*;
use stun_types::message::MessageClass;

use crate::turn::credentials::{PasswordAlgorithm, long_term_key};
use crate::turn::tests::support::A::*;
use crate::turn::tests::support::*;
use crate::turn::wire::{Class, IntegrityKey, Malformed, Mechanism, Message, attribute};
use crate::turn::{Action, FrameError, Framer};

#[test]
fn checklist_15_rfc_5769_short_term() {
    let key = IntegrityKey::new(Mechanism::Sha1, b"VOkJxbRl1RmTxUk/WvJxBt");
    for (vector, class, mapped) in [
        (RFC5769_REQUEST, Class::Request, None),
        (RFC5769_IPV4, Class::Success, Some("192.0.2.1:32853")),
        (RFC5769_IPV6, Class::Success, Some("[2001:db8:1234:5678:11:2233:4455:6677]:32853")),
    ] {
        let bytes = unhex(vector);
        let message = Message::parse(&bytes).unwrap();
        assert_eq!((message.class, message.method, message.fingerprint), (class, 1, true));
        assert!(message.is_signed_with(&key));
        assert!(!message.is_signed_with(&IntegrityKey::new(Mechanism::Sha1, b"another")));
        assert!(!message.is_signed_with(&IntegrityKey::new(Mechanism::Sha256, b"VOkJxbRl1RmTxUk/WvJxBt")));
        if let Some(mapped) = mapped {
            assert_eq!(Answer::read(&bytes).mapped, Some(addr(mapped)));
        }
        // Behind the integrity stands the FINGERPRINT alone.
        for at in 0..bytes.len() - 8 {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            let passes = Message::parse(&changed).is_ok_and(|message| message.is_signed_with(&key));
            assert!(!passes, "byte {at}");
        }
    }
}

#[test]
fn checklist_15_rfc_5769_long_term_and_rfc_8489_b1() {
    let username = "\u{30DE}\u{30C8}\u{30EA}\u{30C3}\u{30AF}\u{30B9}";
    let bytes = unhex(RFC5769_LONG_TERM);
    let message = Message::parse(&bytes).unwrap();
    let key = long_term_key(PasswordAlgorithm::Md5, Mechanism::Sha1, username, "example.org", "TheMatrIX");
    assert!(message.is_signed_with(&key));
    assert_eq!(message.attribute(attribute::USERNAME), Some(username.as_bytes()));

    // The nonce and HMAC as erratum 6268 has them.
    let bytes = unhex(RFC8489_B1);
    let message = Message::parse(&bytes).unwrap();
    let key = long_term_key(PasswordAlgorithm::Sha256, Mechanism::Sha256, username, "example.org", "TheMatrIX");
    assert!(message.is_signed_with(&key));
    let userhash = digest::digest(&digest::SHA256, format!("{username}:example.org").as_bytes());
    assert_eq!(message.attribute(attribute::USERHASH), Some(userhash.as_ref()));
    assert_eq!(message.attribute(attribute::PASSWORD_ALGORITHM), Some(&[0, 2, 0, 0][..]));
}

#[test]
fn what_follows_the_integrity_is_not_believed() {
    let (mut lab, client) = (Lab::new(), udp("198.51.100.5:4000"));
    let signed = lab.signed(client, "a");
    let mut request = message(MessageClass::Request, ALLOCATE, 5u128.into(), &[UDP], Some(&signed));
    request.extend_from_slice(&[0x7F, 0xFF, 0, 0, 0, 0x0D, 0, 4, 0, 0, 0x0E, 0x10]);
    let length = (request.len() - 20) as u16;
    request[2..4].copy_from_slice(&length.to_be_bytes());
    let answer = lab.send(client, &request).unwrap();
    assert_eq!((answer.code, answer.lifetime), (0, Some(600)));
}

#[test]
fn what_is_no_message_is_refused() {
    let good = message(MessageClass::Request, BINDING, 5u128.into(), &[Raw(0x8000, vec![1, 2, 3])], None);
    assert!(Message::parse(&good).is_ok());
    let changed = |at: usize, value: u8| {
        let mut bytes = good.clone();
        bytes[at] = value;
        bytes
    };
    let many: Vec<A> = (0..65).map(|_| Raw(0x8000, vec![])).collect();
    for (what, bytes) in [
        ("too short", good[..19].to_vec()),
        ("cut", good[..24].to_vec()),
        ("more than it says", [&good[..], &[0; 4]].concat()),
        ("the cookie", changed(4, 0)),
        ("the first bits", changed(0, 0x80)),
        ("a length that is no multiple of four", changed(3, 9)),
        ("an attribute that is longer than the message", changed(23, 5)),
        ("too many attributes", message(MessageClass::Request, BINDING, 5u128.into(), &many, None)),
        (
            "a fingerprint that is wrong",
            message(MessageClass::Request, BINDING, 5u128.into(), &[Raw(0x8028, vec![0; 4])], None),
        ),
        (
            "an integrity of another length",
            message(MessageClass::Request, BINDING, 5u128.into(), &[Raw(8, vec![0; 19])], None),
        ),
    ] {
        assert_eq!(Message::parse(&bytes).err(), Some(Malformed), "{what}");
    }
}

#[test]
fn checklist_31_no_attribute_length_panics() {
    let (mut lab, client) = (Lab::new(), udp("198.51.100.5:4000"));
    let (signed, _) = lab.connect(client, "a");
    for kind in (0..0x30).chain(0x8000..0x8030) {
        for len in 0..40 {
            for method in [BINDING, ALLOCATE, REFRESH, CREATE_PERMISSION, CHANNEL_BIND] {
                let attributes = [Raw(kind, vec![0xFF; len])];
                let bytes = message(MessageClass::Request, method, lab.transaction(), &attributes, None);
                lab.server.handle_client(lab.now, lab.unix, client, &bytes);
                if ![0x08, 0x1C, 0x8028].contains(&kind) {
                    let bytes = message(MessageClass::Request, method, lab.transaction(), &attributes, Some(&signed));
                    lab.server.handle_client(lab.now, lab.unix, client, &bytes);
                }
            }
            lab.server.handle_client(lab.now, lab.unix, client, &indication(SEND, &[Raw(kind, vec![1; len])]));
        }
    }
    assert_eq!(lab.ask(client, &signed, REFRESH, &[]).code, 0);
    for (method, attributes) in [
        (REFRESH, vec![Raw(0x0D, vec![0; 3])]),
        (CREATE_PERMISSION, vec![Raw(0x12, vec![0; 7])]),
        (CHANNEL_BIND, vec![Raw(0x0C, vec![0x40]), Peer(MEDIA)]),
    ] {
        assert_eq!(lab.ask(client, &signed, method, &attributes).code, 400, "{method}");
    }
}

#[test]
fn checklist_30_alive_after_junk() {
    let (mut lab, client) = (Lab::new(), udp("198.51.100.5:4000"));
    let (signed, relayed) = lab.connect(client, "a");
    let seed =
        message(MessageClass::Request, CHANNEL_BIND, 5u128.into(), &[Channel(0x4000), Peer(MEDIA)], Some(&signed));
    let mut state = 0x9E37_79B9_7F4A_7C15u64;
    let mut random = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    for n in 0..6000 {
        let mut junk: Vec<u8> = (0..random() % 120).map(|_| random() as u8).collect();
        if n % 2 == 0 {
            junk = seed.clone();
            for _ in 0..1 + random() % 6 {
                let at = random() as usize % junk.len();
                junk[at] = random() as u8;
            }
        }
        let from = if n % 3 == 0 { udp("198.51.100.9:4000") } else { client };
        lab.server.handle_client(lab.now, lab.unix, from, &junk);
        lab.server.handle_peer(lab.now, relayed, addr(MEDIA), random() as usize % 70_000);
    }
    assert_eq!(lab.server.counters().allocations, 1);
    lab.pass(2);
    assert_eq!(lab.ask(client, &signed, REFRESH, &[]).code, 0);
    assert!(lab.relay(client, &channel_data(0x4000, b"x")).is_ok());
}

#[test]
fn checklist_28_a_stream_that_is_not_ours_ends_at_once() {
    for (what, bytes, error) in [
        ("HTTP", &b"GET / HTTP/1.1\r\n"[..], FrameError::NotTurn),
        ("one byte of TLS", &[0x16], FrameError::NotTurn),
        ("ChannelData first", &[0x40, 0, 0, 4], FrameError::NotTurn),
        ("a STUN header with another cookie", &[0, 1, 0, 0, 0x21, 0x13], FrameError::NotTurn),
        ("a length that is no multiple of four", &[0, 1, 0, 2], FrameError::NotTurn),
        ("more than 64 KiB", &large_header(0xFFFC), FrameError::TooLarge),
    ] {
        let mut framer = Framer::new(false);
        framer.extend(bytes);
        assert_eq!(framer.next_frame(), Err(error), "{what}");
    }
    let mut framer = Framer::new(false);
    framer.extend(&large_header(0xFF00));
    assert_eq!(framer.next_frame(), Ok(None));
}

#[test]
fn channel_data_on_a_stream_is_padded() {
    let binding = message(MessageClass::Request, BINDING, 5u128.into(), &[], None);
    let mut framer = Framer::new(false);
    framer.extend(&binding);
    framer.extend(&[0x40, 0, 0, 5, 1, 2, 3, 4, 5, 0, 0]);
    assert_eq!(framer.next_frame().unwrap(), Some(&binding[..]));
    assert_eq!(framer.next_frame(), Ok(None));
    framer.extend(&[0, 0x40, 0, 0, 0]);
    assert_eq!(framer.next_frame().unwrap(), Some(&[0x40, 0, 0, 5, 1, 2, 3, 4, 5][..]));
    assert_eq!(framer.next_frame().unwrap(), Some(&[0x40, 0, 0, 0][..]));
    assert_eq!(framer.next_frame(), Ok(None));
}

/// The header of a STUN message of this length.
fn large_header(length: u16) -> [u8; 20] {
    let mut header = [0; 20];
    header[1] = 1;
    header[2..4].copy_from_slice(&length.to_be_bytes());
    header[4..8].copy_from_slice(&[0x21, 0x12, 0xA4, 0x42]);
    header
}

fn attributes() -> impl Strategy<Value = Vec<A>> {
    let kind = prop_oneof![0..0x30u16, 0x8000..0x8030u16];
    let one = (kind, proptest::collection::vec(any::<u8>(), 0..40)).prop_map(|(kind, value)| Raw(kind, value));
    proptest::collection::vec(one, 0..6)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    /// Any bytes at all are read or refused, and what is read is within them.
    #[test]
    fn checklist_30_any_bytes_are_survived(mut bytes in proptest::collection::vec(any::<u8>(), 0..200), kind in 0u16..0x40) {
        let (mut lab, client) = (Lab::new(), udp("198.51.100.5:4000"));
        lab.server.handle_client(lab.now, lab.unix, client, &bytes);
        if bytes.len() >= 20 {
            // With a header that holds, so that the attributes are reached.
            bytes.truncate(bytes.len() / 4 * 4);
            let length = (bytes.len() - 20) as u16;
            bytes[0..2].copy_from_slice(&kind.to_be_bytes());
            bytes[2..4].copy_from_slice(&length.to_be_bytes());
            bytes[4..8].copy_from_slice(&[0x21, 0x12, 0xA4, 0x42]);
            lab.server.handle_client(lab.now, lab.unix, client, &bytes);
        }
    }

    /// Both codecs read the same out of the same message.
    #[test]
    fn both_codecs_agree(attributes in attributes(), method in 0u16..0x80) {
        let bytes = message(MessageClass::Request, method, 5u128.into(), &attributes, None);
        let theirs = stun_types::message::Message::from_bytes(&bytes);
        if let Ok(ours) = Message::parse(&bytes) {
            let theirs = theirs.unwrap();
            prop_assert_eq!(ours.method, theirs.method().value());
            prop_assert_eq!(ours.class, Class::Request);
            for kind in [0x06, 0x0D, 0x12, 0x13, 0x14, 0x15, 0x19, 0x8022] {
                let theirs = theirs.raw_attribute(stun_types::attribute::AttributeType::new(kind));
                let signed = |kind: u16| kind == 0x08 || kind == 0x1C;
                if !attributes.iter().any(|attribute| matches!(attribute, Raw(kind, _) if signed(*kind))) {
                    prop_assert_eq!(ours.attribute(kind), theirs.as_ref().map(|raw| &raw.value[..]));
                }
            }
        }
    }

    /// However a stream is cut, the same frames come out, and they are what datagrams would have been.
    #[test]
    fn checklist_30_a_stream_may_be_cut_anywhere(
        frames in proptest::collection::vec((any::<bool>(), proptest::collection::vec(any::<u8>(), 0..300)), 0..10),
        cuts in proptest::collection::vec(1usize..90, 1..20),
    ) {
        let mut sent = vec![message(MessageClass::Request, BINDING, 5u128.into(), &[], None)];
        sent.extend(frames.into_iter().map(|(stun, bytes)| match stun {
            true => message(MessageClass::Indication, SEND, 6u128.into(), &[Raw(0x13, bytes)], None),
            false => channel_data(0x4001, &bytes),
        }));
        let mut stream = Vec::new();
        for frame in &sent {
            stream.extend_from_slice(frame);
            stream.resize(stream.len().next_multiple_of(4), 0);
        }
        let (mut framer, mut got, mut rest) = (Framer::new(false), Vec::new(), &stream[..]);
        for cut in cuts.iter().cycle() {
            if rest.is_empty() {
                break;
            }
            let (part, behind) = rest.split_at((*cut).min(rest.len()));
            rest = behind;
            framer.extend(part);
            while let Some(frame) = framer.next_frame().unwrap() {
                got.push(frame.to_vec());
            }
        }
        prop_assert_eq!(got, sent);
    }

    /// A framer gives whole frames of any bytes or gives up.
    #[test]
    fn checklist_30_any_stream_is_survived(parts in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 0..80), 0..30), wide: bool) {
        let mut framer = Framer::new(wide);
        framer.extend(&message(MessageClass::Request, BINDING, 5u128.into(), &[], None));
        for part in parts {
            framer.extend(&part);
            let more = loop {
                match framer.next_frame() {
                    Ok(Some(frame)) => prop_assert!(frame.len() >= 4),
                    Ok(None) => break true,
                    Err(_) => break false,
                }
            };
            if !more {
                break;
            }
        }
    }

    /// What comes back from a peer is one message that the independent codec reads.
    #[test]
    fn what_a_client_gets_can_be_read(payload in proptest::collection::vec(any::<u8>(), 0..200), bound: bool) {
        let (mut lab, client) = (Lab::new(), tls("198.51.100.5:4000"));
        let (signed, relayed) = lab.allocate(client, "a");
        let (method, attributes) = if bound {
            (CHANNEL_BIND, vec![Channel(0x4000), Peer(MEDIA)])
        } else {
            (CREATE_PERMISSION, vec![Peer(MEDIA)])
        };
        lab.ask(client, &signed, method, &attributes);
        let (_, bytes) = lab.peer_sends(relayed, MEDIA, &payload).unwrap();
        prop_assert_eq!(bytes.len() % 4, 0);
        if bound {
            let data = turn_types::channel::ChannelData::parse(&bytes).unwrap();
            prop_assert_eq!((data.id(), data.data()), (0x4000, &payload[..]));
        } else {
            let message = stun_types::message::Message::from_bytes(&bytes).unwrap();
            let data: turn_types::attribute::Data<'_> = message.attribute().unwrap();
            prop_assert_eq!(data.data(), &payload[..]);
        }
        let back = indication(SEND, &[Peer(MEDIA), Raw(0x13, payload.clone())]);
        match lab.server.handle_client(lab.now, lab.unix, client, &back) {
            Action::Relay(relay) => prop_assert_eq!(&back[relay.payload], &payload[..]),
            other => prop_assert!(false, "{:?}", other),
        }
    }
}

fn unhex(text: &str) -> Vec<u8> {
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect()
}

const RFC5769_REQUEST: &str = "\
    000100582112a442b7e7a701bc34d686fa87dfae802200105354554e207465737420636c69656e74002400046e0001ff\
    80290008932ff9b151263b36000600096576746a3a68367659202020000800149aeaa70cbfd8cb56781ef2b5b2d3f249\
    c1b571a280280004e57a3bcf";

const RFC5769_IPV4: &str = "\
    0101003c2112a442b7e7a701bc34d686fa87dfae8022000b7465737420766563746f7220002000080001a147e112a643\
    000800142b91f599fd9e90c38c7489f92af9ba53f06be7d780280004c07d4c96";

const RFC5769_IPV6: &str = "\
    010100482112a442b7e7a701bc34d686fa87dfae8022000b7465737420766563746f7220002000140002a1470113a9fa\
    a5d3f179bc25f4b5bed2b9d900080014a382954e4be67bf11784c97c8292c275bfe3ed4180280004c8fb0b4c";

const RFC5769_LONG_TERM: &str = "\
    000100602112a44278ad3433c6ad72c029da412e00060012e3839ee38388e383aae38383e382afe382b900000015001c\
    662f2f3439396b39353464364f4c33346f4c394653547679363473410014000b6578616d706c652e6f72670000080014\
    f67024656dd64a3e02b8e0712e85c9a28ca89666";

const RFC8489_B1: &str = "\
    000100902112a44278ad3433c6ad72c029da412e001e00204a3cf38fef6992bda952c6780417da0f24819415569e60b2\
    05c46e41407f1704001500296f624d61744a6f733241414143662f2f3439396b39353464364f4c33346f4c3946535476\
    79363473410000000014000b6578616d706c652e6f726700001d000400020000001c0020b5c7bf005b6c52a21c51c5e8\
    92f81924136296cb927c43149309278cc6518e65";
