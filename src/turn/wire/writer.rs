use std::net::{IpAddr, SocketAddr};
use std::ops::Deref;

use crate::turn::wire::message::{
    Class, HEADER_LEN, IntegrityKey, MAGIC_COOKIE, Mechanism, TransactionId, address_mask, fingerprint, join_type,
};
use crate::turn::wire::numbers::{ErrorCode, attribute, method};

/// Writes one message into a buffer that is used again and again.
#[derive(Debug)]
pub(in crate::turn) struct Writer<'a> {
    out: &'a mut Vec<u8>,
    transaction: TransactionId,
}

impl<'a> Writer<'a> {
    /// Begins a message in place of what the buffer held.
    pub(in crate::turn) fn new(
        out: &'a mut Vec<u8>,
        class: Class,
        method: u16,
        transaction: TransactionId,
    ) -> Writer<'a> {
        out.clear();
        out.extend_from_slice(&join_type(class, method).to_be_bytes());
        out.extend_from_slice(&[0, 0]);
        out.extend_from_slice(&MAGIC_COOKIE);
        out.extend_from_slice(&transaction.0);
        Writer { out, transaction }
    }

    pub(in crate::turn) fn attribute(&mut self, kind: u16, value: &[u8]) {
        self.out.extend_from_slice(&kind.to_be_bytes());
        self.out.extend_from_slice(&(value.len() as u16).to_be_bytes());
        self.out.extend_from_slice(value);
        self.out.resize(self.out.len().next_multiple_of(4), 0);
        self.set_length();
    }

    pub(in crate::turn) fn xor_address(&mut self, kind: u16, address: SocketAddr) {
        let (value, len) = xor_address(address, self.transaction);
        self.attribute(kind, value.get(..len).unwrap_or_default());
    }

    /// The code with an empty reason: short, and the code says it all.
    pub(in crate::turn) fn error(&mut self, error: ErrorCode) {
        let code = error.code();
        self.attribute(attribute::ERROR_CODE, &[0, 0, (code / 100) as u8, (code % 100) as u8]);
    }

    pub(in crate::turn) fn integrity(&mut self, key: &IntegrityKey) {
        let tag = key.sign(self.out);
        let kind = match key.mechanism {
            Mechanism::Sha1 => attribute::MESSAGE_INTEGRITY,
            Mechanism::Sha256 => attribute::MESSAGE_INTEGRITY_SHA256,
        };
        self.attribute(kind, tag.as_ref());
    }

    pub(in crate::turn) fn fingerprint(&mut self) {
        let value = fingerprint(self.out);
        self.attribute(attribute::FINGERPRINT, &value);
    }

    fn set_length(&mut self) {
        let length = (self.out.len() - HEADER_LEN) as u16;
        if let Some(field) = self.out.get_mut(2..4) {
            field.copy_from_slice(&length.to_be_bytes());
        }
    }
}

/// Most bytes of a Data indication before its payload: header, IPv6 peer, DATA's own header.
const MAX_DATA_HEADER: usize = HEADER_LEN + 24 + 4;

/// What stands before a payload on its way to a client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DataHeader {
    bytes: [u8; MAX_DATA_HEADER],
    len: u8,
}

impl DataHeader {
    /// The header of ChannelData.
    #[inline]
    pub(in crate::turn) fn channel(header: [u8; 4]) -> DataHeader {
        let mut bytes = [0; MAX_DATA_HEADER];
        bytes[..4].copy_from_slice(&header);
        DataHeader { bytes, len: 4 }
    }

    /// A Data indication up to its payload (RFC 8656 §11.6).
    pub(in crate::turn) fn indication(transaction: TransactionId, peer: SocketAddr, payload_len: u16) -> DataHeader {
        let (address, address_len) = xor_address(peer, transaction);
        let length = (4 + address_len + 4 + usize::from(payload_len).next_multiple_of(4)) as u16;
        let mut bytes = [0; MAX_DATA_HEADER];
        let mut len = 0;
        let mut put = |part: &[u8]| {
            bytes[len..len + part.len()].copy_from_slice(part);
            len += part.len();
        };
        put(&join_type(Class::Indication, method::DATA).to_be_bytes());
        put(&length.to_be_bytes());
        put(&MAGIC_COOKIE);
        put(&transaction.0);
        put(&attribute::XOR_PEER_ADDRESS.to_be_bytes());
        put(&(address_len as u16).to_be_bytes());
        put(&address[..address_len]);
        put(&attribute::DATA.to_be_bytes());
        put(&payload_len.to_be_bytes());
        DataHeader { bytes, len: len as u8 }
    }
}

impl Deref for DataHeader {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        self.bytes.get(..usize::from(self.len)).unwrap_or_default()
    }
}

/// An address as the XOR attributes carry it, and how many bytes of it count.
fn xor_address(address: SocketAddr, transaction: TransactionId) -> ([u8; 20], usize) {
    let mask = address_mask(transaction);
    let mut value = [0; 20];
    let [high, low] = address.port().to_be_bytes();
    value[2] = high ^ mask[0];
    value[3] = low ^ mask[1];
    let len = match address.ip() {
        IpAddr::V4(ip) => {
            value[1] = 1;
            value[4..8].copy_from_slice(&ip.octets());
            8
        }
        IpAddr::V6(ip) => {
            value[1] = 2;
            value[4..].copy_from_slice(&ip.octets());
            20
        }
    };
    value[4..len].iter_mut().zip(mask).for_each(|(byte, mask)| *byte ^= mask);
    (value, len)
}
