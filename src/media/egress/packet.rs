//! RTP packets as they are sent: the header is written anew for each receiver, the payload is shared.

use std::sync::Arc;
use std::time::Instant;

use str0m::rtp::{Extension, ExtensionMap};

use crate::media::packet::dependency;
use crate::media::packet::vp8::Patch;

/// A packet that is to be sent on one of a peer's streams.
#[derive(Debug, Clone)]
pub(in crate::media) struct Packet {
    /// The extended sequence number.
    pub(in crate::media) seq: u64,
    /// The RTP timestamp.
    pub(in crate::media) time: u32,
    pub(in crate::media) payload_type: u8,
    /// The payload type of its resends (RFC 4588), if the receiver knows one.
    pub(in crate::media) resend_type: Option<u8>,
    pub(in crate::media) marker: bool,
    /// When it was captured, on this machine's clock.
    pub(in crate::media) captured: Instant,
    pub(in crate::media) payload: Arc<[u8]>,
    /// What is changed of the payload for this receiver.
    pub(in crate::media) patch: Option<Patch>,
    pub(in crate::media) extensions: Forwarded,
}

impl Packet {
    /// Writes its payload as this receiver gets it.
    pub(super) fn write_payload(&self, buffer: &mut Vec<u8>) {
        let start = buffer.len();
        buffer.extend_from_slice(&self.payload);
        if let Some(patch) = self.patch {
            patch.apply(&mut buffer[start..]);
        }
    }
}

/// The header extensions that are about the media; those about the hop are made anew.
#[derive(Debug, Clone, Default)]
pub(in crate::media) struct Forwarded {
    /// The level in its last seven bits, and whether it is voice in the first (RFC 6464 §3).
    pub(in crate::media) audio_level: Option<u8>,
    /// How the picture is to be turned (3GPP TS 26.114 §7.4.5).
    pub(in crate::media) orientation: Option<u8>,
    /// The dependency descriptor of AV1 (RTP payload format for AV1, appendix A).
    pub(in crate::media) dependency: Option<Arc<[u8]>>,
}

/// The numbers under which a receiver knows header extensions on an m-line (RFC 8285).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::media) struct ExtensionIds {
    audio_level: Option<u8>,
    orientation: Option<u8>,
    dependency: Option<u8>,
    mid: Option<u8>,
    send_time: Option<u8>,
    transport: Option<u8>,
}

impl ExtensionIds {
    pub(in crate::media) fn new(negotiated: &ExtensionMap) -> Self {
        let dependency = negotiated.iter().find(|(_, extension)| extension.as_uri() == dependency::URI);
        ExtensionIds {
            audio_level: negotiated.id_of(Extension::AudioLevel),
            orientation: negotiated.id_of(Extension::VideoOrientation),
            dependency: dependency.map(|(id, _)| id),
            mid: negotiated.id_of(Extension::RtpMid),
            send_time: negotiated.id_of(Extension::AbsoluteSendTime),
            transport: negotiated.id_of(Extension::TransportSequenceNumber),
        }
    }

    /// Whether each packet is reported on.
    pub(in crate::media) fn has_transport(&self) -> bool {
        self.transport.is_some()
    }
}

/// What a header says of the hop.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hop<'a> {
    /// The m-line, until the receiver is known to know it.
    pub(super) mid: Option<&'a str>,
    /// When it is sent, in units of 2⁻¹⁸ s, of which 24 bits are told.
    pub(super) send_time: u32,
    /// Its number among all that the receiver is sent.
    pub(super) transport: Option<u16>,
}

/// What identifies a packet: fields of the fixed header (RFC 3550 §5.1).
#[derive(Debug, Clone, Copy)]
pub(super) struct Fixed {
    pub(super) ssrc: u32,
    pub(super) payload_type: u8,
    pub(super) marker: bool,
    pub(super) padded: bool,
    /// The extended sequence number.
    pub(super) seq: u64,
    pub(super) time: u32,
}

/// Writes a header, and says how long it is.
pub(super) fn write_header(
    buffer: &mut Vec<u8>,
    fixed: Fixed,
    ids: &ExtensionIds,
    forwarded: &Forwarded,
    hop: Hop<'_>,
) -> usize {
    let start = buffer.len();
    let flags = if fixed.padded { 0xb0 } else { 0x90 };
    buffer.extend_from_slice(&[flags, (u8::from(fixed.marker) << 7) | fixed.payload_type & 0x7f]);
    buffer.extend_from_slice(&(fixed.seq as u16).to_be_bytes());
    buffer.extend_from_slice(&fixed.time.to_be_bytes());
    buffer.extend_from_slice(&fixed.ssrc.to_be_bytes());
    let extensions = buffer.len();
    buffer.extend_from_slice(&[0; 4]);
    let dependency = ids.dependency.zip(forwarded.dependency.as_deref());
    let all = [ids.audio_level, ids.orientation, ids.mid, ids.send_time, ids.transport, dependency.map(|(id, _)| id)];
    // One byte tells of an element, unless one of them is too long for it or has too high a number (RFC 8285 §4.3).
    let is_long = dependency.is_some_and(|(_, value)| value.len() > 16) || all.into_iter().flatten().any(|id| id > 14);
    let mut element = |id: Option<u8>, value: Option<&[u8]>| {
        let (Some(id), Some(value)) = (id, value.filter(|v| !v.is_empty() && v.len() <= 255)) else { return };
        if is_long {
            buffer.extend_from_slice(&[id, value.len() as u8]);
        } else {
            buffer.push((id << 4) | (value.len() - 1) as u8);
        }
        buffer.extend_from_slice(value);
    };
    let [_, send_time @ ..] = hop.send_time.to_be_bytes();
    element(ids.transport, hop.transport.map(u16::to_be_bytes).as_ref().map(|b| &b[..]));
    element(ids.send_time, Some(&send_time));
    element(ids.audio_level, forwarded.audio_level.as_ref().map(std::slice::from_ref));
    element(ids.orientation, forwarded.orientation.as_ref().map(std::slice::from_ref));
    element(ids.mid, hop.mid.map(str::as_bytes));
    element(ids.dependency, forwarded.dependency.as_deref());
    let written = buffer.len() - extensions - 4;
    if written == 0 {
        buffer.truncate(extensions);
        buffer[start] &= !0x10;
        return extensions - start;
    }
    let words = written.div_ceil(4);
    buffer.resize(extensions + 4 + words * 4, 0);
    let profile: [u8; 2] = if is_long { [0x10, 0x00] } else { [0xbe, 0xde] };
    buffer[extensions..extensions + 2].copy_from_slice(&profile);
    buffer[extensions + 2..extensions + 4].copy_from_slice(&(words as u16).to_be_bytes());
    buffer.len() - start
}
