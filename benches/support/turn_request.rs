//! Requests of TURN, written with a codec that is not ours.

use std::net::SocketAddr;

use stun_types::attribute::{AttributeType, ErrorCode, Nonce, RawAttribute, Realm};
use stun_types::message::{
    IntegrityAlgorithm, LongTermKeyCredentials, Message, MessageClass, MessageIntegrityCredentials, MessageType,
    MessageWriteVec, Method,
};
use stun_types::prelude::*;
use turn_types::attribute::{XorPeerAddress, XorRelayedAddress};
use visavis::turn::Credential;

pub const ALLOCATE: u16 = 3;
pub const SEND: u16 = 6;
pub const CREATE_PERMISSION: u16 = 8;
pub const CHANNEL_BIND: u16 = 9;

/// REQUESTED-TRANSPORT: UDP.
pub const OVER_UDP: (u16, &[u8]) = (0x19, &[17, 0, 0, 0]);

/// A client that knows what the server has told it.
#[derive(Debug, Clone)]
pub struct Requester {
    credential: Credential,
    challenge: Option<(String, String)>,
    transactions: u128,
}

impl Requester {
    pub fn new(credential: Credential) -> Self {
        Requester { credential, challenge: None, transactions: 0 }
    }

    /// A request with these attributes and an XOR-PEER-ADDRESS, signed as soon as there is a challenge.
    pub fn request(&mut self, method: u16, attributes: &[(u16, &[u8])], peer: Option<SocketAddr>) -> Vec<u8> {
        self.transactions += 1;
        let transaction = self.transactions.into();
        let kind = MessageType::from_class_method(MessageClass::Request, Method::new(method));
        let mut out = Message::builder(kind, transaction, MessageWriteVec::new());
        let mut put = |kind: u16, value: &[u8]| {
            out.push_attribute_unchecked(&RawAttribute::new(AttributeType::new(kind), value));
        };
        for (kind, value) in attributes {
            put(*kind, value);
        }
        if let Some(peer) = peer {
            put(0x12, &XorPeerAddress::new(peer, transaction).to_raw().value);
        }
        if let Some((realm, nonce)) = &self.challenge {
            let Credential { username, password } = &self.credential;
            put(0x06, username.as_bytes());
            put(0x14, realm.as_bytes());
            put(0x15, nonce.as_bytes());
            let key = LongTermKeyCredentials::new(username.clone(), password.clone(), realm.clone());
            let key = MessageIntegrityCredentials::LongTerm(key);
            out.add_message_integrity(&key, IntegrityAlgorithm::Sha1).unwrap();
        }
        out.finish()
    }

    /// Looks at an answer: the relayed address if there is one, or the number of the refusal. A
    /// challenge is remembered.
    pub fn answered(&mut self, answer: &[u8]) -> Result<Option<SocketAddr>, u16> {
        let message = Message::from_bytes(answer).unwrap();
        let text =
            |realm: Option<Realm>, nonce: Option<Nonce>| Some((realm?.realm().to_owned(), nonce?.nonce().to_owned()));
        if let Some(challenge) = text(message.attribute().ok(), message.attribute().ok()) {
            self.challenge = Some(challenge);
        }
        match message.attribute::<ErrorCode>() {
            Ok(error) => Err(error.code()),
            Err(_) => {
                Ok(message.attribute::<XorRelayedAddress>().ok().map(|relayed| relayed.addr(message.transaction_id())))
            }
        }
    }
}
