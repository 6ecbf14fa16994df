use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::ops::Range;

use aws_lc_rs::{constant_time, hmac};
use crc::{CRC_32_ISO_HDLC, Crc};

use crate::turn::wire::numbers::attribute;

/// Bytes before the attributes.
pub(super) const HEADER_LEN: usize = 20;

/// "The magic cookie field MUST contain the fixed value 0x2112A442" (RFC 8489 §5).
pub(super) const MAGIC_COOKIE: [u8; 4] = [0x21, 0x12, 0xA4, 0x42];

/// Most attributes of a message: a CreatePermission with all its peers has fewer.
const MAX_ATTRIBUTES: usize = 64;

/// Most unknown attributes that a refusal lists.
const MAX_UNKNOWN: usize = 8;

/// The CRC of FINGERPRINT (RFC 8489 §14.7).
static FINGERPRINT_CRC: Crc<u32> = Crc::<u32>::new(&CRC_32_ISO_HDLC);

/// "XOR'ed with the 32-bit value 0x5354554e" (RFC 8489 §14.7).
const FINGERPRINT_XOR: u32 = 0x5354_554E;

/// Bytes that are no STUN message, or an attribute that has no sense.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::turn) struct Malformed;

/// What kind of message it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::turn) enum Class {
    Request,
    Indication,
    Success,
    Error,
}

/// Joins an answer to its request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::turn) struct TransactionId(pub(in crate::turn) [u8; 12]);

/// Which of the two integrity attributes a message has; the answer has the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::turn) enum Mechanism {
    Sha1,
    Sha256,
}

/// What a message is signed with.
#[derive(Debug, Clone)]
pub(in crate::turn) struct IntegrityKey {
    pub(in crate::turn) mechanism: Mechanism,
    key: hmac::Key,
}

impl IntegrityKey {
    pub(in crate::turn) fn new(mechanism: Mechanism, key: &[u8]) -> Self {
        let algorithm = match mechanism {
            Mechanism::Sha1 => hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY,
            Mechanism::Sha256 => hmac::HMAC_SHA256,
        };
        IntegrityKey { mechanism, key: hmac::Key::new(algorithm, key) }
    }

    /// The HMAC over a message up to its integrity attribute, with the length that ends behind it.
    pub(super) fn sign(&self, before: &[u8]) -> hmac::Tag {
        let tag_len = self.key.algorithm().tag_len();
        let length = before.len().saturating_sub(HEADER_LEN) + 4 + tag_len;
        let (head, tail) = before.split_at(before.len().min(4));
        let mut context = hmac::Context::with_key(&self.key);
        context.update(head.get(..2).unwrap_or_default());
        context.update(&(length as u16).to_be_bytes());
        context.update(tail);
        context.sign()
    }
}

/// A STUN message that keeps the rules of RFC 8489 §5, read in place.
#[derive(Debug, Clone)]
pub(in crate::turn) struct Message<'a> {
    pub(in crate::turn) class: Class,
    pub(in crate::turn) method: u16,
    pub(in crate::turn) transaction: TransactionId,
    /// Whether it ends with a FINGERPRINT; the answer does the same.
    pub(in crate::turn) fingerprint: bool,
    bytes: &'a [u8],
    /// Where the attributes end that a reader may believe.
    end: usize,
    /// Where MESSAGE-INTEGRITY and MESSAGE-INTEGRITY-SHA256 begin.
    integrity: Option<usize>,
    integrity_sha256: Option<usize>,
}

/// The USERNAME of a STUN message (RFC 8489 §14.3), which nothing has proven yet.
pub fn username(message: &[u8]) -> Option<&str> {
    let message = Message::parse(message).ok()?;
    std::str::from_utf8(message.attribute(attribute::USERNAME)?).ok()
}

impl<'a> Message<'a> {
    /// Reads a message that fills `bytes` exactly.
    pub(in crate::turn) fn parse(bytes: &'a [u8]) -> Result<Message<'a>, Malformed> {
        if claimed_len(bytes)? != Some(bytes.len()) {
            return Err(Malformed);
        }
        let header = bytes.first_chunk::<HEADER_LEN>().ok_or(Malformed)?;
        let (class, method) = split_type(u16::from_be_bytes([header[0], header[1]]));
        let mut transaction = [0; 12];
        transaction.copy_from_slice(&header[8..]);
        let mut message = Message {
            class,
            method,
            transaction: TransactionId(transaction),
            fingerprint: false,
            bytes,
            end: bytes.len(),
            integrity: None,
            integrity_sha256: None,
        };
        message.check_attributes()?;
        Ok(message)
    }

    /// The first attribute of a type: "any subsequent duplicates SHOULD be ignored" (RFC 8489 §14).
    pub(in crate::turn) fn attribute(&self, kind: u16) -> Option<&'a [u8]> {
        self.attribute_range(kind).and_then(|range| self.bytes.get(range))
    }

    /// Where the first attribute of a type stands.
    pub(in crate::turn) fn attribute_range(&self, kind: u16) -> Option<Range<usize>> {
        self.attributes().find(|(found, _)| *found == kind).map(|(_, range)| range)
    }

    /// A number of exactly `N` bytes, filled up with zeros behind or alone.
    pub(in crate::turn) fn fixed<const N: usize>(&self, kind: u16) -> Result<Option<[u8; N]>, Malformed> {
        self.attribute(kind).map(|value| value.try_into().map_err(|_| Malformed)).transpose()
    }

    /// Every XOR-PEER-ADDRESS.
    pub(in crate::turn) fn peers(&self) -> impl Iterator<Item = Result<SocketAddr, Malformed>> {
        let peers = self.attributes().filter(|(kind, _)| *kind == attribute::XOR_PEER_ADDRESS);
        peers.map(|(_, range)| self.bytes.get(range).and_then(|value| self.xor_address(value)).ok_or(Malformed))
    }

    /// Attributes that must be understood and are not.
    pub(in crate::turn) fn unknown(&self) -> Vec<u16> {
        let required = self.attributes().map(|(kind, _)| kind).filter(|kind| *kind < 0x8000);
        required.filter(|kind| !attribute::UNDERSTOOD.contains(kind)).take(MAX_UNKNOWN).collect()
    }

    /// Which integrity attribute counts: the stronger one.
    pub(in crate::turn) fn mechanism(&self) -> Option<Mechanism> {
        match (self.integrity, self.integrity_sha256) {
            (_, Some(_)) => Some(Mechanism::Sha256),
            (Some(_), None) => Some(Mechanism::Sha1),
            (None, None) => None,
        }
    }

    /// Whether the key has signed this message; compared in constant time.
    pub(in crate::turn) fn is_signed_with(&self, key: &IntegrityKey) -> bool {
        let at = match key.mechanism {
            Mechanism::Sha1 => self.integrity,
            Mechanism::Sha256 => self.integrity_sha256,
        };
        let Some((before, rest)) = at.and_then(|at| self.bytes.split_at_checked(at)) else { return false };
        let tag = key.sign(before);
        // The length was checked when the message was read.
        let given = rest.get(4..4 + tag.as_ref().len()).unwrap_or_default();
        constant_time::verify_slices_are_equal(tag.as_ref(), given).is_ok()
    }

    /// Walks over all attributes once, so that later readers cannot fall over one.
    fn check_attributes(&mut self) -> Result<(), Malformed> {
        let bytes = self.bytes;
        let mut at = HEADER_LEN;
        for count in 0.. {
            if at == bytes.len() {
                return Ok(());
            }
            let (kind, value) = attribute_at(bytes, at).ok_or(Malformed)?;
            if count == MAX_ATTRIBUTES || value.end.next_multiple_of(4) > bytes.len() {
                return Err(Malformed);
            }
            let signed = self.integrity.is_some() || self.integrity_sha256.is_some();
            match kind {
                attribute::MESSAGE_INTEGRITY if !signed && value.len() == 20 => self.integrity = Some(at),
                // A shorter HMAC is for usages that define one; TURN does not.
                attribute::MESSAGE_INTEGRITY_SHA256 if self.integrity_sha256.is_none() && value.len() == 32 => {
                    self.integrity_sha256 = Some(at);
                }
                attribute::MESSAGE_INTEGRITY | attribute::MESSAGE_INTEGRITY_SHA256 if !signed => return Err(Malformed),
                attribute::FINGERPRINT => {
                    // It is the last attribute, and a message in which it is wrong is none.
                    let right = bytes.get(value.clone()).is_some_and(|v| *v == fingerprint(&bytes[..at]));
                    self.fingerprint = right && value.end == bytes.len();
                    self.end = self.end.min(at);
                    return if self.fingerprint { Ok(()) } else { Err(Malformed) };
                }
                _ => {}
            }
            if !signed && self.mechanism().is_some() {
                // "the attributes that follow MESSAGE-INTEGRITY […] MUST be ignored" (RFC 8489 §14.5)
                self.end = at;
            }
            at = value.end.next_multiple_of(4);
        }
        Ok(())
    }

    fn attributes(&self) -> impl Iterator<Item = (u16, Range<usize>)> {
        let bytes = self.bytes.get(..self.end).unwrap_or_default();
        let mut at = HEADER_LEN;
        std::iter::from_fn(move || {
            let (kind, value) = attribute_at(bytes, at)?;
            at = value.end.next_multiple_of(4);
            Some((kind, value))
        })
    }

    fn xor_address(&self, value: &[u8]) -> Option<SocketAddr> {
        let (head, ip) = value.split_first_chunk::<4>()?;
        let mask = address_mask(self.transaction);
        let port = u16::from_be_bytes([head[2] ^ mask[0], head[3] ^ mask[1]]);
        let unmask = |bytes: &mut [u8]| bytes.iter_mut().zip(mask).for_each(|(byte, mask)| *byte ^= mask);
        let ip = match head[1] {
            1 => {
                let mut octets: [u8; 4] = ip.try_into().ok()?;
                unmask(&mut octets);
                IpAddr::from(Ipv4Addr::from(octets))
            }
            2 => {
                let mut octets: [u8; 16] = ip.try_into().ok()?;
                unmask(&mut octets);
                IpAddr::from(Ipv6Addr::from(octets))
            }
            _ => return None,
        };
        Some(SocketAddr::new(ip, port))
    }
}

/// How long the message is that begins `data`, as far as its header has come.
pub(super) fn claimed_len(data: &[u8]) -> Result<Option<usize>, Malformed> {
    // "The most significant 2 bits of every STUN message MUST be zeroes" (RFC 8489 §5)
    if data.first().is_some_and(|first| first & 0xC0 != 0) {
        return Err(Malformed);
    }
    if data.iter().skip(4).zip(MAGIC_COOKIE).any(|(byte, cookie)| *byte != cookie) {
        return Err(Malformed);
    }
    let Some(header) = data.first_chunk::<4>() else { return Ok(None) };
    let length = usize::from(u16::from_be_bytes([header[2], header[3]]));
    if length % 4 != 0 {
        return Err(Malformed);
    }
    Ok((data.len() >= HEADER_LEN).then_some(HEADER_LEN + length))
}

/// What an address is masked with: the cookie, then the transaction id (RFC 8489 §14.2).
pub(super) fn address_mask(transaction: TransactionId) -> [u8; 16] {
    let mut mask = [0; 16];
    let (cookie, rest) = mask.split_at_mut(4);
    cookie.copy_from_slice(&MAGIC_COOKIE);
    rest.copy_from_slice(&transaction.0);
    mask
}

/// The FINGERPRINT of a message, given everything before the attribute.
pub(super) fn fingerprint(before: &[u8]) -> [u8; 4] {
    let length = (before.len().saturating_sub(HEADER_LEN) + 8) as u16;
    let mut digest = FINGERPRINT_CRC.digest();
    let (head, tail) = before.split_at(before.len().min(4));
    digest.update(head.get(..2).unwrap_or_default());
    digest.update(&length.to_be_bytes());
    digest.update(tail);
    (digest.finalize() ^ FINGERPRINT_XOR).to_be_bytes()
}

/// The number of a class and method (RFC 8489 §5: the class sits in bits 4 and 8).
pub(super) fn join_type(class: Class, method: u16) -> u16 {
    let class = match class {
        Class::Request => 0x000,
        Class::Indication => 0x010,
        Class::Success => 0x100,
        Class::Error => 0x110,
    };
    class | (method & 0x000F) | (method & 0x0070) << 1 | (method & 0x0F80) << 2
}

fn split_type(number: u16) -> (Class, u16) {
    let class = match (number & 0x100 != 0, number & 0x010 != 0) {
        (false, false) => Class::Request,
        (false, true) => Class::Indication,
        (true, false) => Class::Success,
        (true, true) => Class::Error,
    };
    (class, (number & 0x000F) | (number & 0x00E0) >> 1 | (number & 0x3E00) >> 2)
}

/// Type and place of the attribute that begins at `at`.
fn attribute_at(bytes: &[u8], at: usize) -> Option<(u16, Range<usize>)> {
    let header = bytes.get(at..)?.first_chunk::<4>()?;
    let len = usize::from(u16::from_be_bytes([header[2], header[3]]));
    let value = at + 4..at + 4 + len;
    (value.end <= bytes.len()).then_some((u16::from_be_bytes([header[0], header[1]]), value))
}
