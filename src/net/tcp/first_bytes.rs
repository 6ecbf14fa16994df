use crate::net::tcp::framing::Framing;

/// How many bytes tell what a connection is.
pub(super) const ENOUGH: usize = 2;

/// What a client means to speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Speech {
    /// Requests of a browser or a brand's server.
    Http,
    /// A TLS handshake; what is within will tell.
    Tls,
    /// TURN or ICE.
    Datagrams(Framing),
}

impl Speech {
    /// What the first [`ENOUGH`] bytes mean; `None` when they mean nothing that is spoken here.
    ///
    /// STUN requests over TCP begin with their type, 0x0001 for Binding up to 0x0009 for ChannelBind
    /// (RFC 8656 §17); ICE-TCP with the length of a STUN message, which is 20 or more (RFC 4571).
    pub(super) fn of(first: [u8; ENOUGH]) -> Option<Speech> {
        match first {
            [b'A'..=b'Z', _] => Some(Speech::Http),
            // "handshake(22)", major version 3 (RFC 8446 §5.1).
            [22, 3] => Some(Speech::Tls),
            [0, 0..=15] => Some(Speech::Datagrams(Framing::Turn)),
            [0, 20..=255] | [1..=3, _] => Some(Speech::Datagrams(Framing::Ice)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_bytes_tell_what_follows() {
        for (first, expected) in [
            (*b"GE", Some(Speech::Http)),
            (*b"PO", Some(Speech::Http)),
            ([22, 3], Some(Speech::Tls)),
            ([22, 9], None),
            ([0, 1], Some(Speech::Datagrams(Framing::Turn))),
            ([0, 3], Some(Speech::Datagrams(Framing::Turn))),
            ([0, 100], Some(Speech::Datagrams(Framing::Ice))),
            ([1, 0], Some(Speech::Datagrams(Framing::Ice))),
            ([0, 17], None),
            ([64, 0], None),
            ([128, 0], None),
            (*b"get"[..2].first_chunk().unwrap(), None),
        ] {
            assert_eq!(Speech::of(first), expected, "{first:?}");
        }
    }
}
