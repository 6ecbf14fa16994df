use std::ops::Range;

/// Bytes before the payload: channel number and length (RFC 8656 §12.4).
pub(in crate::turn) const HEADER_LEN: usize = 4;

/// Whether a first byte begins ChannelData: 64 to 79 (RFC 8656 §12), up to 127 with the old range
/// of RFC 5766, from which clients of its time still choose.
pub(in crate::turn) fn is_channel(first: u8, wide: bool) -> bool {
    first & 0xF0 == 0x40 || (wide && first & 0xC0 == 0x40)
}

/// The header of a ChannelData message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::turn) struct ChannelData {
    pub(in crate::turn) channel: u16,
    /// Where the payload stands in the datagram; what follows it is padding.
    pub(in crate::turn) payload: Range<usize>,
}

impl ChannelData {
    /// Reads one message that begins a datagram or frame; `None` if it claims more than there is.
    #[inline]
    pub(in crate::turn) fn parse(data: &[u8]) -> Option<ChannelData> {
        let (header, rest) = data.split_first_chunk::<HEADER_LEN>()?;
        let len = usize::from(u16::from_be_bytes([header[2], header[3]]));
        let channel = u16::from_be_bytes([header[0], header[1]]);
        (len <= rest.len()).then_some(ChannelData { channel, payload: HEADER_LEN..HEADER_LEN + len })
    }

    /// The header for a payload.
    #[inline]
    pub(in crate::turn) fn header(channel: u16, len: u16) -> [u8; HEADER_LEN] {
        let ([a, b], [c, d]) = (channel.to_be_bytes(), len.to_be_bytes());
        [a, b, c, d]
    }
}
