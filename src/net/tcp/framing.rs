use crate::turn::{FrameError, Framer};

/// Bytes before a frame of ICE-TCP: its length.
const LENGTH: usize = 2;

/// How the datagrams of a stream are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Framing {
    /// STUN and ChannelData say their own length (RFC 8656 §12.5).
    Turn,
    /// A length goes before each datagram of ICE-TCP (RFC 4571 §2, RFC 6544 §10.1).
    Ice,
}

impl Framing {
    /// Writes datagrams of `size` bytes each, the last one may be shorter, as frames.
    pub fn write(self, size: usize, contents: &[u8]) -> Vec<u8> {
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

/// Cuts what is read from a stream into datagrams; what it keeps is less than one, so at most 64 KiB.
#[derive(Debug)]
pub struct Deframer(Kind);

#[derive(Debug)]
enum Kind {
    Turn(Framer),
    Ice(IceFramer),
}

impl Deframer {
    /// A deframer at the start of a connection; `wide_channels` as in the TURN server's settings.
    pub fn new(framing: Framing, wide_channels: bool) -> Self {
        Deframer(match framing {
            Framing::Turn => Kind::Turn(Framer::new(wide_channels)),
            Framing::Ice => Kind::Ice(IceFramer::default()),
        })
    }

    /// What it was made for.
    pub fn framing(&self) -> Framing {
        match &self.0 {
            Kind::Turn(_) => Framing::Turn,
            Kind::Ice(_) => Framing::Ice,
        }
    }

    /// Takes what was read from the connection.
    pub fn extend(&mut self, bytes: &[u8]) {
        match &mut self.0 {
            Kind::Turn(framer) => framer.extend(bytes),
            Kind::Ice(framer) => framer.extend(bytes),
        }
    }

    /// The next whole datagram; `None` if more has to be read first.
    ///
    /// # Errors
    ///
    /// When the stream is not what it should be; it cannot be read any further.
    pub fn next_frame(&mut self) -> Result<Option<&[u8]>, FrameError> {
        match &mut self.0 {
            Kind::Turn(framer) => framer.next_frame(),
            Kind::Ice(framer) => framer.next_frame(),
        }
    }

    /// Whether a part of a datagram has come.
    pub fn is_amid_frame(&self) -> bool {
        match &self.0 {
            Kind::Turn(framer) => framer.is_amid_frame(),
            Kind::Ice(framer) => framer.consumed < framer.buffer.len(),
        }
    }
}

/// Cuts ICE-TCP into datagrams (RFC 4571 §2).
#[derive(Debug, Default)]
struct IceFramer {
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
        if !self.begun && (length == 0 || rest.first().is_some_and(|first| *first > 3)) {
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
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn datagrams_survive_any_cut() {
        let sizes = [20, 3, 3, 1];
        let datagrams: Vec<Vec<u8>> = sizes.iter().map(|size| vec![1; *size]).collect();
        let mut stream = Framing::Ice.write(20, &datagrams[0]);
        stream.extend(Framing::Ice.write(3, &[1; 7]));
        for step in 1..=stream.len() {
            let mut framer = Deframer::new(Framing::Ice, false);
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
        for first in [&[0, 100, 128][..], &[0, 0], &[0, 0, 0, 20, 0]] {
            let mut framer = Deframer::new(Framing::Ice, false);
            framer.extend(first);
            assert!(framer.next_frame().is_err(), "{first:?}");
        }
    }

    /// The datagrams of a stream that is read in pieces of these sizes, and whether it could be read on.
    fn frames(framing: Framing, stream: &[u8], sizes: &[usize]) -> (Vec<Vec<u8>>, bool) {
        let mut framer = Deframer::new(framing, false);
        let (mut found, mut rest) = (Vec::new(), stream);
        for size in sizes.iter().cycle() {
            let (piece, after) = rest.split_at((*size).min(rest.len()));
            framer.extend(piece);
            rest = after;
            loop {
                match framer.next_frame() {
                    Ok(Some(frame)) => found.push(frame.to_vec()),
                    Ok(None) => break,
                    Err(_) => return (found, false),
                }
            }
            if rest.is_empty() {
                break;
            }
        }
        (found, true)
    }

    proptest! {
        #[test]
        fn checklist_30_any_stream_is_the_same_however_it_is_cut(
            stream in vec(prop_oneof![0u8..6, any::<u8>()], 0..300),
            sizes in vec(1usize..40, 1..5),
        ) {
            for framing in [Framing::Ice, Framing::Turn] {
                prop_assert_eq!(frames(framing, &stream, &sizes), frames(framing, &stream, &[stream.len().max(1)]));
            }
        }
    }
}
