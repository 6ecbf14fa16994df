use std::net::SocketAddr;
use std::time::{Duration, Instant};

use secrecy::SecretString;
use stun_types::attribute::{
    AttributeType, ErrorCode, Nonce, PasswordAlgorithms, RawAttribute, Realm, UnknownAttributes, XorMappedAddress,
};
use stun_types::message::{
    IntegrityAlgorithm, LongTermKeyCredentials, Message, MessageClass, MessageIntegrityCredentials, MessageType,
    MessageWriteVec, Method, TransactionId,
};
use stun_types::prelude::*;
use turn_types::attribute::{XorPeerAddress, XorRelayedAddress};

use crate::turn::{Action, Client, Credential, DropReason, Effect, NonceKey, Secrets, Server, Settings, mint};

pub(super) const BINDING: u16 = 1;
pub(super) const ALLOCATE: u16 = 3;
pub(super) const REFRESH: u16 = 4;
pub(super) const SEND: u16 = 6;
pub(super) const CREATE_PERMISSION: u16 = 8;
pub(super) const CHANNEL_BIND: u16 = 9;

pub(super) const MEDIA: &str = "203.0.113.7:3478";
pub(super) const MEDIA6: &str = "[2001:db8::7]:3478";
pub(super) const REALM: &str = "visavis";
pub(super) const SECRET: &str = "0f8a61a9d7e14d0c9d0b9c2a4f5e6172";
pub(super) const FORMER: &str = "6f3c1b7a2e9d48f5b0a1c2d3e4f50617";
pub(super) const UNIX: u64 = 1_800_000_000;

/// One attribute of a request, as a table writes it.
#[derive(Debug, Clone)]
pub(super) enum A {
    Transport(u8),
    Peer(&'static str),
    PeerAt(SocketAddr),
    Channel(u16),
    Lifetime(u32),
    Family(u8),
    Even(bool),
    Token,
    DontFragment,
    Data(&'static [u8]),
    Raw(u16, Vec<u8>),
}

use A::*;

pub(super) const UDP: A = Transport(17);

/// How a request is signed.
#[derive(Debug, Clone)]
pub(super) struct Signed {
    pub(super) credential: Credential,
    pub(super) realm: String,
    pub(super) nonce: String,
    pub(super) sha256: bool,
    /// PASSWORD-ALGORITHMS and PASSWORD-ALGORITHM.
    pub(super) algorithms: Option<(Vec<u8>, Vec<u8>)>,
}

/// What came back, read by the independent codec.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    /// 0 for success.
    pub(super) code: u16,
    pub(super) bytes: Vec<u8>,
    pub(super) nonce: Option<String>,
    pub(super) realm: Option<String>,
    pub(super) algorithms: bool,
    pub(super) unknown: Vec<u16>,
    pub(super) lifetime: Option<u32>,
    pub(super) relayed: Option<SocketAddr>,
    pub(super) mapped: Option<SocketAddr>,
    pub(super) reason: String,
}

/// A server with a clock of its own.
pub(super) struct Lab {
    pub(super) server: Server,
    pub(super) now: Instant,
    pub(super) unix: u64,
    transactions: u128,
}

impl Lab {
    pub(super) fn new() -> Lab {
        Lab::with(|_| {})
    }

    pub(super) fn with(change: impl FnOnce(&mut Settings)) -> Lab {
        let secrets = Secrets { current: secret(SECRET), former: Some(secret(FORMER)) };
        let media = vec![addr(MEDIA), addr(MEDIA6)];
        let mut settings = Settings::new(REALM, secrets, NonceKey([7; 32]), media);
        settings.relay_ipv4 = Some([203, 0, 113, 7].into());
        settings.relay_ipv6 = Some("2001:db8::7".parse().unwrap());
        settings.rates.unauthenticated = 1_000_000;
        change(&mut settings);
        Lab { server: Server::new(settings), now: Instant::now(), unix: UNIX, transactions: 1 }
    }

    pub(super) fn pass(&mut self, seconds: u64) {
        self.now += Duration::from_secs(seconds);
        self.unix += seconds;
    }

    /// Passes time in steps and sweeps in each.
    pub(super) fn sweep(&mut self, seconds: u64) {
        for _ in 0..seconds {
            self.pass(1);
            self.server.handle_timeout(self.now);
        }
    }

    pub(super) fn transaction(&mut self) -> TransactionId {
        self.transactions += 1;
        self.transactions.into()
    }

    pub(super) fn send(&mut self, client: Client, bytes: &[u8]) -> Result<Answer, DropReason> {
        match self.server.handle_client(self.now, self.unix, client, bytes) {
            Action::Reply(reply) => Ok(Answer::read(reply)),
            Action::Drop(reason) => Err(reason),
            other => panic!("{other:?}"),
        }
    }

    /// A request without credentials.
    pub(super) fn bare(&mut self, client: Client, method: u16, attributes: &[A]) -> Result<Answer, DropReason> {
        let request = message(MessageClass::Request, method, self.transaction(), attributes, None);
        self.send(client, &request)
    }

    /// Gets a nonce as clients do.
    pub(super) fn signed(&mut self, client: Client, identity: &str) -> Signed {
        let challenge = self.bare(client, ALLOCATE, &[UDP]).unwrap();
        assert_eq!(challenge.code, 401);
        Signed {
            credential: mint(identity, self.unix + 3600, &secret(SECRET)),
            realm: challenge.realm.unwrap(),
            nonce: challenge.nonce.unwrap(),
            sha256: false,
            algorithms: None,
        }
    }

    /// A signed request, whose answer must be signed too.
    pub(super) fn ask(&mut self, client: Client, signed: &Signed, method: u16, attributes: &[A]) -> Answer {
        let request = message(MessageClass::Request, method, self.transaction(), attributes, Some(signed));
        let answer = self.send(client, &request).unwrap();
        if answer.code != 401 && answer.code != 438 {
            assert!(answer.is_signed(signed), "{answer:?}");
        }
        answer
    }

    /// The code of the answer to a request of any method, if there is one.
    pub(super) fn ask_any(&mut self, client: Client, signed: &Signed, method: u16) -> Option<u16> {
        let request = message(MessageClass::Request, method, self.transaction(), &[], Some(signed));
        self.send(client, &request).ok().map(|answer| answer.code)
    }

    /// An Allocate request that has to wait for a socket, which is at the address returned.
    pub(super) fn ask_and_wait(&mut self, client: Client, signed: &Signed) -> SocketAddr {
        self.effects();
        let request = message(MessageClass::Request, ALLOCATE, self.transaction(), &[UDP], Some(signed));
        for _ in 0..2 {
            assert_eq!(self.server.handle_client(self.now, self.unix, client, &request), Action::Wait);
        }
        let effects = self.effects();
        let [Effect::OpenRelay(relayed)] = effects.as_slice() else { panic!("{effects:?}") };
        *relayed
    }

    /// An allocation of somebody new.
    pub(super) fn allocate(&mut self, client: Client, identity: &str) -> (Signed, SocketAddr) {
        let signed = self.signed(client, identity);
        let answer = self.ask(client, &signed, ALLOCATE, &[UDP]);
        assert_eq!(answer.code, 0, "{answer:?}");
        (signed, answer.relayed.unwrap())
    }

    /// An allocation with a channel to our media.
    pub(super) fn connect(&mut self, client: Client, identity: &str) -> (Signed, SocketAddr) {
        let (signed, relayed) = self.allocate(client, identity);
        assert_eq!(self.ask(client, &signed, CHANNEL_BIND, &[Channel(0x4000), Peer(MEDIA)]).code, 0);
        (signed, relayed)
    }

    /// What reaches which peer.
    pub(super) fn relay(&mut self, client: Client, bytes: &[u8]) -> Result<(SocketAddr, Vec<u8>), DropReason> {
        match self.server.handle_client(self.now, self.unix, client, bytes) {
            Action::Relay(relay) => Ok((relay.peer, bytes[relay.payload].to_vec())),
            Action::Drop(reason) => Err(reason),
            other => panic!("{other:?}"),
        }
    }

    /// What a client gets of what a peer sends.
    pub(super) fn peer_sends(&mut self, relayed: SocketAddr, peer: &str, payload: &[u8]) -> Option<(Client, Vec<u8>)> {
        let to_client = self.server.handle_peer(self.now, relayed, addr(peer), payload.len())?;
        let bytes = [&to_client.header[..], payload, &vec![0; to_client.padding]].concat();
        Some((to_client.client, bytes))
    }

    pub(super) fn effects(&mut self) -> Vec<Effect> {
        std::iter::from_fn(|| self.server.poll_effect()).collect()
    }
}

impl Answer {
    pub(super) fn read(bytes: &[u8]) -> Answer {
        let message = Message::from_bytes(bytes).unwrap();
        let error: Option<ErrorCode> = message.attribute().ok();
        assert_eq!(error.is_some(), message.class() == MessageClass::Error, "{message}");
        let id = message.transaction_id();
        Answer {
            code: error.as_ref().map_or(0, ErrorCode::code),
            bytes: bytes.to_vec(),
            nonce: message.attribute::<Nonce>().ok().map(|a| a.nonce().to_owned()),
            realm: message.attribute::<Realm>().ok().map(|a| a.realm().to_owned()),
            algorithms: message.attribute::<PasswordAlgorithms>().is_ok(),
            unknown: message
                .raw_attribute(UnknownAttributes::TYPE)
                .map(|a| a.value.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect())
                .unwrap_or_default(),
            lifetime: message.attribute::<turn_types::attribute::Lifetime>().ok().map(|a| a.seconds()),
            relayed: message.attribute::<XorRelayedAddress>().ok().map(|a| a.addr(id)),
            mapped: message.attribute::<XorMappedAddress>().ok().map(|a| a.addr(id)),
            reason: error.map(|e| e.reason().to_owned()).unwrap_or_default(),
        }
    }

    fn is_signed(&self, signed: &Signed) -> bool {
        let message = Message::from_bytes(&self.bytes).unwrap();
        let expected = if signed.sha256 { IntegrityAlgorithm::Sha256 } else { IntegrityAlgorithm::Sha1 };
        message.validate_integrity(&keys(signed)).is_ok_and(|found| found == expected)
    }
}

/// Writes a message with the independent codec.
pub(super) fn message(
    class: MessageClass,
    method: u16,
    transaction: TransactionId,
    attributes: &[A],
    signed: Option<&Signed>,
) -> Vec<u8> {
    let kind = MessageType::from_class_method(class, Method::new(method));
    let mut out = Message::builder(kind, transaction, MessageWriteVec::new());
    let mut put = |kind: u16, value: &[u8]| {
        out.push_attribute_unchecked(&RawAttribute::new(AttributeType::new(kind), value));
    };
    for attribute in attributes {
        match attribute {
            Transport(protocol) => put(0x19, &[*protocol, 0, 0, 0]),
            Peer(peer) => put(0x12, &XorPeerAddress::new(addr(peer), transaction).to_raw().value),
            PeerAt(peer) => put(0x12, &XorPeerAddress::new(*peer, transaction).to_raw().value),
            Channel(number) => put(0x0C, &[number.to_be_bytes(), [0, 0]].concat()),
            Lifetime(seconds) => put(0x0D, &seconds.to_be_bytes()),
            Family(family) => put(0x17, &[*family, 0, 0, 0]),
            Even(reserve) => put(0x18, &[u8::from(*reserve) << 7]),
            Token => put(0x22, &[1; 8]),
            DontFragment => put(0x1A, &[]),
            Data(data) => put(0x13, data),
            Raw(kind, value) => put(*kind, value),
        }
    }
    if let Some(signed) = signed {
        put(0x06, signed.credential.username.as_bytes());
        put(0x14, signed.realm.as_bytes());
        put(0x15, signed.nonce.as_bytes());
        if let Some((offered, chosen)) = &signed.algorithms {
            put(0x8002, offered);
            put(0x1D, chosen);
        }
        let algorithm = if signed.sha256 { IntegrityAlgorithm::Sha256 } else { IntegrityAlgorithm::Sha1 };
        out.add_message_integrity(&keys(signed), algorithm).unwrap();
    }
    out.finish()
}

pub(super) fn indication(method: u16, attributes: &[A]) -> Vec<u8> {
    message(MessageClass::Indication, method, 99u128.into(), attributes, None)
}

pub(super) fn channel_data(number: u16, payload: &[u8]) -> Vec<u8> {
    [&number.to_be_bytes()[..], &(payload.len() as u16).to_be_bytes(), payload].concat()
}

pub(super) fn addr(text: &str) -> SocketAddr {
    text.parse().unwrap()
}

pub(super) fn secret(text: &str) -> SecretString {
    SecretString::from(text)
}

pub(super) fn udp(remote: &str) -> Client {
    Client::new(crate::turn::Transport::Udp, addr(remote), addr(MEDIA))
}

pub(super) fn tls(remote: &str) -> Client {
    Client::new(crate::turn::Transport::Tls, addr(remote), addr("203.0.113.7:443"))
}

/// A client over each transport.
pub(super) fn each_transport() -> [Client; 3] {
    let client = |transport| Client::new(transport, addr("198.51.100.5:4000"), addr(MEDIA));
    [client(crate::turn::Transport::Udp), client(crate::turn::Transport::Tcp), client(crate::turn::Transport::Tls)]
}

fn keys(signed: &Signed) -> MessageIntegrityCredentials {
    let Credential { username, password } = signed.credential.clone();
    LongTermKeyCredentials::new(username, password, signed.realm.clone()).into()
}
