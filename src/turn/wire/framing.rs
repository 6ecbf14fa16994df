use crate::turn::wire::channel_data::{HEADER_LEN, is_channel};
use crate::turn::wire::message;

/// Largest frame; more than any datagram that could be relayed.
const MAX_FRAME: usize = 65_536;

/// Why a stream cannot go on. The connection must be closed: there is no way to find the next frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FrameError {
    /// What came is neither STUN nor ChannelData.
    #[error("the stream is not STUN or ChannelData")]
    NotTurn,
    /// A frame says that it is larger than any may be.
    #[error("a frame is larger than {MAX_FRAME} bytes")]
    TooLarge,
}

/// Cuts the bytes of a TCP or TLS connection into STUN and ChannelData messages (RFC 8656 §12.5).
///
/// After each [`Framer::extend`], [`Framer::next_frame`] is called until it gives `None`; then the
/// framer keeps less than one frame, however long the connection lasts.
#[derive(Debug, Default)]
pub struct Framer {
    buffer: Vec<u8>,
    /// How much of the buffer was handed out.
    consumed: usize,
    /// Whether a STUN message has come: ChannelData cannot be first.
    begun: bool,
    /// Whether channel numbers up to 0x7FFF are taken.
    wide: bool,
}

impl Framer {
    /// A framer at the start of a connection; `wide_channels` as in the server's settings.
    pub fn new(wide_channels: bool) -> Self {
        Framer { wide: wide_channels, ..Framer::default() }
    }

    /// Takes what was read from the connection.
    pub fn extend(&mut self, bytes: &[u8]) {
        self.buffer.drain(..self.consumed);
        self.consumed = 0;
        self.buffer.extend_from_slice(bytes);
    }

    /// Whether a part of a message has come.
    pub fn is_amid_frame(&self) -> bool {
        self.consumed < self.buffer.len()
    }

    /// The next whole message, without padding; `None` if more has to be read first.
    pub fn next_frame(&mut self) -> Result<Option<&[u8]>, FrameError> {
        let data = self.buffer.get(self.consumed..).unwrap_or_default();
        let Some(first) = data.first() else { return Ok(None) };
        let (len, padded) = if is_channel(*first, self.wide) && self.begun {
            let Some(header) = data.first_chunk::<HEADER_LEN>() else { return Ok(None) };
            let len = HEADER_LEN + usize::from(u16::from_be_bytes([header[2], header[3]]));
            // "Over TCP and TLS-over-TCP, the ChannelData message MUST be padded to a multiple of four bytes"
            (len, len.next_multiple_of(4))
        } else {
            // Every method of STUN and TURN begins with 0 to 3 (RFC 7983 §7).
            if *first > 3 {
                return Err(FrameError::NotTurn);
            }
            match message::claimed_len(data) {
                Err(_) => return Err(FrameError::NotTurn),
                Ok(None) => return Ok(None),
                Ok(Some(len)) => (len, len),
            }
        };
        if padded > MAX_FRAME {
            return Err(FrameError::TooLarge);
        }
        if data.len() < padded {
            return Ok(None);
        }
        let start = self.consumed;
        self.begun = true;
        self.consumed += padded;
        Ok(self.buffer.get(start..start + len))
    }
}
