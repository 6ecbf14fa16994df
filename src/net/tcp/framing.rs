use crate::turn::{FrameError, Framer};

/// Bytes before a frame of ICE-TCP: its length.
const LENGTH: usize = 2;

/// How the datagrams of a stream are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::net) enum Framing {
    /// STUN and ChannelData say their own length (RFC 8656 §12.5).
    Turn,
    /// A length goes before each datagram of ICE-TCP (RFC 4571 §2, RFC 6544 §10.1).
    Ice,
}

impl Framing {
    /// Writes datagrams of `size` bytes each, the last one may be shorter, as frames.
    pub(in crate::net) fn write(self, size: usize, contents: &[u8]) -> Vec<u8> {
        match self {
            Framing::Turn => contents.to_vec(),
            Framing::Ice => {
                let mut frames = Vec::with_capacity(contents.len() + contents.len().div_ceil(size) * LENGTH);
                for datagram in contents.chunks(size) {
                    // A datagram of UDP's largest size fits.
                    frames.extend_from_slice(&(datagram.len() as u16).to_be_bytes());
                    frames.extend_from_slice(datagram);
                }
                frames
            }
        }
    }
}

/// Cuts what is read from a stream into datagrams.
#[derive(Debug)]
pub(super) enum Deframer {
    Turn(Framer),
    Ice(IceFramer),
}

impl Deframer {
    pub(super) fn new(framing: Framing) -> Self {
        match framing {
            Framing::Turn => Deframer::Turn(Framer::new(false)),
            Framing::Ice => Deframer::Ice(IceFramer::default()),
        }
    }

    pub(super) fn extend(&mut self, bytes: &[u8]) {
        match self {
            Deframer::Turn(framer) => framer.extend(bytes),
            Deframer::Ice(framer) => framer.extend(bytes),
        }
    }

    /// The next whole datagram; `None` if more has to be read first.
    pub(super) fn next_frame(&mut self) -> Result<Option<&[u8]>, FrameError> {
        match self {
            Deframer::Turn(framer) => framer.next_frame(),
            Deframer::Ice(framer) => framer.next_frame(),
        }
    }

    /// Whether a part of a datagram has come.
    pub(super) fn is_amid_frame(&self) -> bool {
        match self {
            Deframer::Turn(framer) => framer.is_amid_frame(),
            Deframer::Ice(framer) => framer.consumed < framer.buffer.len(),
        }
    }
}

/// Cuts ICE-TCP into datagrams (RFC 4571 §2); what it keeps is less than one, so at most 64 KiB.
#[derive(Debug, Default)]
pub(super) struct IceFramer {
    buffer: Vec<u8>,
    consumed: usize,
    begun: bool,
}

impl IceFramer {
    fn extend(&mut self, bytes: &[u8]) {
        self.buffer.drain(..self.consumed);
        self.consumed = 0;
        self.buffer.extend_from_slice(bytes);
    }

    fn next_frame(&mut self) -> Result<Option<&[u8]>, FrameError> {
        let data = self.buffer.get(self.consumed..).unwrap_or_default();
        let Some((length, rest)) = data.split_first_chunk::<LENGTH>() else { return Ok(None) };
        let length = usize::from(u16::from_be_bytes(*length));
        // The first thing on a connection is a connectivity check (RFC 6544 §7).
        if !self.begun && rest.first().is_some_and(|first| *first > 3) {
            return Err(FrameError::NotTurn);
        }
        if rest.len() < length {
            return Ok(None);
        }
        let start = self.consumed + LENGTH;
        self.begun = true;
        self.consumed = start + length;
        Ok(self.buffer.get(start..start + length))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datagrams_survive_any_cut() {
        let sizes = [20, 3, 3, 1];
        let datagrams: Vec<Vec<u8>> = sizes.iter().map(|size| vec![1; *size]).collect();
        let mut stream = Framing::Ice.write(20, &datagrams[0]);
        stream.extend(Framing::Ice.write(3, &[1; 7]));
        for step in 1..=stream.len() {
            let mut framer = Deframer::new(Framing::Ice);
            let mut found = Vec::new();
            for piece in stream.chunks(step) {
                framer.extend(piece);
                while let Some(datagram) = framer.next_frame().unwrap() {
                    found.push(datagram.to_vec());
                }
            }
            assert_eq!(found, datagrams, "in steps of {step}");
        }
    }

    #[test]
    fn what_cannot_be_a_check_is_refused_at_once() {
        let mut framer = Deframer::new(Framing::Ice);
        framer.extend(&[0, 100, 128]);
        assert!(framer.next_frame().is_err());
    }
}
