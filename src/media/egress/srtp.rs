//! The cryptography of what is sent, and of the reports that come back: SRTP and SRTCP (RFC 3711), with AES-GCM
//! (RFC 7714) or AES in counter mode with HMAC-SHA1.
//!
//! The peer's `Rtc` has the same keys and sends RTCP of its own with them. A nonce is never used twice all the same:
//! it is made of the SSRC, and streams that are sent here are sent nowhere else.

use std::fmt;

use aws_lc_rs::aead::{AES_128_GCM, AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use aws_lc_rs::cipher::{AES_128, AES_256, Algorithm, EncryptingKey, EncryptionContext, UnboundCipherKey};
use aws_lc_rs::constant_time::verify_slices_are_equal;
use aws_lc_rs::hmac;
use aws_lc_rs::iv::FixedLength;
use str0m::crypto::dtls::{KeyingMaterial, SrtpProfile};

use crate::media::egress::rtcp::word;

/// Bytes of the tag of HMAC-SHA1 with 80 bits behind a packet.
const HMAC_TAG: usize = 10;

/// Bytes of an RTCP packet that stay readable: its first header and the sender's SSRC.
const RTCP_HEADER: usize = 8;

/// The word behind an SRTCP packet: whether it is encrypted, and its number.
const INDEX: usize = 4;
const ENCRYPTED: u32 = 1 << 31;

/// Most senders of RTCP that one client has, of which the numbers are remembered against replay.
const MAX_SENDERS: usize = 32;

/// What DTLS has agreed on for SRTP (RFC 5764 §4.2).
#[derive(Debug)]
pub(in crate::media) struct Keying {
    pub(in crate::media) profile: SrtpProfile,
    pub(in crate::media) material: KeyingMaterial,
    /// Whether we are the client of the handshake.
    pub(in crate::media) is_client: bool,
}

/// The cryptography of one peer.
pub(super) struct Srtp {
    pub(super) rtp: Cipher,
    rtcp: Cipher,
    remote_rtcp: Cipher,
    sent: u32,
    /// For each of the client's senders of RTCP the highest number, and which before it have come.
    came: Vec<(u32, u32, u64)>,
}

impl fmt::Debug for Srtp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Srtp")
    }
}

pub(super) enum Cipher {
    Gcm { key: LessSafeKey, salt: [u8; 12] },
    Counter(Box<Counter>),
}

/// AES in counter mode, and what signs; much larger than the other, and rare.
pub(super) struct Counter {
    key: EncryptingKey,
    salt: [u8; 14],
    auth: hmac::Key,
}

impl Srtp {
    /// The keys that follow from a handshake; nothing when it agreed on what is unknown here.
    pub(super) fn new(keying: &Keying) -> Option<Srtp> {
        let ours = Master::new(keying, keying.is_client)?;
        let theirs = Master::new(keying, !keying.is_client)?;
        Some(Srtp {
            rtp: ours.cipher(0)?,
            rtcp: ours.cipher(3)?,
            remote_rtcp: theirs.cipher(3)?,
            sent: 0,
            came: Vec::new(),
        })
    }

    /// Encrypts an RTP packet that begins at `start` of the buffer, and puts its tag behind it.
    ///
    /// `index` is its extended sequence number. False when the library refuses; then the packet must not be sent.
    pub(super) fn seal_rtp(&self, buffer: &mut Vec<u8>, start: usize, header: usize, ssrc: u32, index: u64) -> bool {
        let Some((head, payload)) = buffer[start..].split_at_mut_checked(header) else { return false };
        match &self.rtp {
            Cipher::Gcm { key, salt } => {
                // The rollover counter and the sequence number (RFC 7714 §8.1).
                let nonce = gcm_nonce(salt, ssrc, (index & 0xffff_ffff_ffff).to_be_bytes());
                let Ok(tag) = key.seal_in_place_separate_tag(nonce, Aad::from(&*head), payload) else { return false };
                buffer.extend_from_slice(tag.as_ref());
                true
            }
            Cipher::Counter(counter) => {
                let Counter { key, salt, auth } = &**counter;
                if !count(key, salt, ssrc, index, payload) {
                    return false;
                }
                let rollover = ((index >> 16) as u32).to_be_bytes();
                let tag = sign(auth, &[&buffer[start..], &rollover]);
                buffer.extend_from_slice(&tag);
                true
            }
        }
    }

    /// Encrypts an RTCP packet that begins at `start` of the buffer.
    pub(super) fn seal_rtcp(&mut self, buffer: &mut Vec<u8>, start: usize) -> bool {
        let Some(ssrc) = word(&buffer[start..], 4) else { return false };
        let index = self.sent;
        self.sent = (self.sent + 1) & !ENCRYPTED;
        let last = (ENCRYPTED | index).to_be_bytes();
        let (head, payload) = buffer[start..].split_at_mut(RTCP_HEADER);
        match &self.rtcp {
            Cipher::Gcm { key, salt } => {
                let mut known = [0; RTCP_HEADER + INDEX];
                known[..RTCP_HEADER].copy_from_slice(head);
                known[RTCP_HEADER..].copy_from_slice(&last);
                let nonce = gcm_nonce(salt, ssrc, u64::from(index).to_be_bytes());
                let Ok(tag) = key.seal_in_place_separate_tag(nonce, Aad::from(known), payload) else { return false };
                buffer.extend_from_slice(tag.as_ref());
                buffer.extend_from_slice(&last);
                true
            }
            Cipher::Counter(counter) => {
                let Counter { key, salt, auth } = &**counter;
                if !count(key, salt, ssrc, index.into(), payload) {
                    return false;
                }
                buffer.extend_from_slice(&last);
                let tag = sign(auth, &[&buffer[start..]]);
                buffer.extend_from_slice(&tag);
                true
            }
        }
    }

    /// Decrypts what the client reports into `plain`. False when it is forged, broken, or came before.
    pub(super) fn open_rtcp(&mut self, packet: &[u8], plain: &mut Vec<u8>) -> bool {
        self.decrypt_rtcp(packet, plain).is_some_and(|(ssrc, index)| self.is_news(ssrc, index))
    }

    fn decrypt_rtcp(&self, packet: &[u8], plain: &mut Vec<u8>) -> Option<(u32, u32)> {
        plain.clear();
        let ssrc = word(packet, 4)?;
        match &self.remote_rtcp {
            Cipher::Gcm { key, salt } => {
                let (body, last) = packet.split_at_checked(packet.len().checked_sub(INDEX)?)?;
                let last = word(last, 0).filter(|last| last & ENCRYPTED != 0)?;
                let (head, sealed) = body.split_at_checked(RTCP_HEADER)?;
                let mut known = [0; RTCP_HEADER + INDEX];
                known[..RTCP_HEADER].copy_from_slice(head);
                known[RTCP_HEADER..].copy_from_slice(&last.to_be_bytes());
                let index = last & !ENCRYPTED;
                let nonce = gcm_nonce(salt, ssrc, u64::from(index).to_be_bytes());
                plain.extend_from_slice(head);
                plain.extend_from_slice(sealed);
                let opened = key.open_in_place(nonce, Aad::from(known), &mut plain[RTCP_HEADER..]).ok()?.len();
                plain.truncate(RTCP_HEADER + opened);
                Some((ssrc, index))
            }
            Cipher::Counter(counter) => {
                let Counter { key, salt, auth } = &**counter;
                let (signed, tag) = packet.split_at_checked(packet.len().checked_sub(HMAC_TAG)?)?;
                verify_slices_are_equal(&sign(auth, &[signed]), tag).ok()?;
                let (body, last) = signed.split_at_checked(signed.len().checked_sub(INDEX)?)?;
                let last = word(last, 0)?;
                let index = last & !ENCRYPTED;
                plain.extend_from_slice(body);
                let payload = plain.get_mut(RTCP_HEADER..)?;
                // It may be signed alone (RFC 3711 §3.4).
                (last & ENCRYPTED == 0 || count(key, salt, ssrc, index.into(), payload)).then_some((ssrc, index))
            }
        }
    }

    /// Takes note of a number (RFC 3711 §3.3.2).
    fn is_news(&mut self, ssrc: u32, index: u32) -> bool {
        let Some((_, highest, window)) = self.came.iter_mut().find(|(known, ..)| *known == ssrc) else {
            if self.came.len() == MAX_SENDERS {
                self.came.remove(0);
            }
            self.came.push((ssrc, index, 1));
            return true;
        };
        if index > *highest {
            *window = window.checked_shl(index - *highest).unwrap_or_default() | 1;
            *highest = index;
            return true;
        }
        let bit = 1u64.checked_shl(*highest - index).unwrap_or_default();
        let is_news = bit != 0 && *window & bit == 0;
        *window |= bit;
        is_news
    }
}

/// A master key and salt (RFC 3711 §4.3).
pub(super) struct Master {
    profile: SrtpProfile,
    algorithm: &'static Algorithm,
    key: EncryptingKey,
    salt: [u8; 14],
}

impl Master {
    pub(super) fn new(keying: &Keying, of_client: bool) -> Option<Master> {
        let (algorithm, key, salt) = match keying.profile {
            SrtpProfile::AES128_CM_SHA1_80 => (&AES_128, 16, 14),
            SrtpProfile::AEAD_AES_128_GCM => (&AES_128, 16, 12),
            SrtpProfile::AEAD_AES_256_GCM => (&AES_256, 32, 12),
            _ => return None,
        };
        // Client's key, server's key, client's salt, server's salt.
        let material: &[u8] = &keying.material;
        let (keys, salts) = material.split_at_checked(2 * key)?;
        let half = usize::from(!of_client);
        let mut padded = [0; 14];
        padded[..salt].copy_from_slice(salts.get(half * salt..(half + 1) * salt)?);
        let key = UnboundCipherKey::new(algorithm, keys.get(half * key..(half + 1) * key)?).ok()?;
        Some(Master { profile: keying.profile, algorithm, key: EncryptingKey::ctr(key).ok()?, salt: padded })
    }

    /// The session key, and what belongs to it, for RTP (0) or RTCP (3).
    fn cipher(&self, label: u8) -> Option<Cipher> {
        let key_len = if *self.algorithm == AES_256 { 32 } else { 16 };
        let mut key = [0; 32];
        let key = self.derive(label, &mut key[..key_len])?;
        let mut salt = [0; 14];
        match self.profile {
            SrtpProfile::AES128_CM_SHA1_80 => {
                self.derive(label + 2, &mut salt)?;
                let mut auth = [0; 20];
                let auth = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, self.derive(label + 1, &mut auth)?);
                let key = EncryptingKey::ctr(UnboundCipherKey::new(self.algorithm, key).ok()?).ok()?;
                Some(Cipher::Counter(Box::new(Counter { key, salt, auth })))
            }
            _ => {
                let algorithm = if key_len == 32 { &AES_256_GCM } else { &AES_128_GCM };
                let key = LessSafeKey::new(UnboundKey::new(algorithm, key).ok()?);
                let mut salt = [0; 12];
                self.derive(label + 2, &mut salt)?;
                Some(Cipher::Gcm { key, salt })
            }
        }
    }

    pub(super) fn derive<'a>(&self, label: u8, out: &'a mut [u8]) -> Option<&'a [u8]> {
        let mut iv = [0; 16];
        iv[..14].copy_from_slice(&self.salt);
        iv[7] ^= label;
        out.fill(0);
        self.key.less_safe_encrypt(out, EncryptionContext::Iv128(FixedLength::from(iv))).ok()?;
        Some(out)
    }
}

/// The nonce of AES-GCM: two zeroes, the SSRC, and the packet's number (RFC 7714 §8.1 and §9.1).
fn gcm_nonce(salt: &[u8; 12], ssrc: u32, [_, _, number @ ..]: [u8; 8]) -> Nonce {
    let mut nonce = *salt;
    for (byte, other) in nonce[2..].iter_mut().zip(ssrc.to_be_bytes().into_iter().chain(number)) {
        *byte ^= other;
    }
    Nonce::assume_unique_for_key(nonce)
}

/// AES in counter mode (RFC 3711 §4.1.1), which is its own inverse.
fn count(key: &EncryptingKey, salt: &[u8; 14], ssrc: u32, index: u64, payload: &mut [u8]) -> bool {
    let mut iv = [0; 16];
    iv[..14].copy_from_slice(salt);
    for (byte, other) in iv[4..8].iter_mut().zip(ssrc.to_be_bytes()) {
        *byte ^= other;
    }
    for (byte, other) in iv[6..14].iter_mut().zip(index.to_be_bytes()) {
        *byte ^= other;
    }
    key.less_safe_encrypt(payload, EncryptionContext::Iv128(FixedLength::from(iv))).is_ok()
}

fn sign(key: &hmac::Key, parts: &[&[u8]]) -> [u8; HMAC_TAG] {
    let mut context = hmac::Context::with_key(key);
    for part in parts {
        context.update(part);
    }
    let mut tag = [0; HMAC_TAG];
    tag.copy_from_slice(&context.sign().as_ref()[..HMAC_TAG]);
    tag
}
