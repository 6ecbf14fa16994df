//! RFC 2198 redundant audio: passed through, with the payload types that the subscriber knows.

/// The payload with its block headers renumbered from one primary payload type to another.
///
/// `None` when it is malformed or carries another codec.
pub(in crate::media) fn renumber(payload: &[u8], from: u8, to: u8) -> Option<Vec<u8>> {
    let mut out = payload.to_vec();
    let mut at = 0;
    loop {
        let header = out.get_mut(at)?;
        if *header & 0x7f != from {
            return None;
        }
        let more = *header & 0x80;
        *header = more | to;
        if more == 0 {
            return Some(out);
        }
        at += 4;
    }
}

/// The primary (latest) block alone, for a subscriber without RED.
pub(in crate::media) fn primary(payload: &[u8]) -> Option<&[u8]> {
    let mut at = 0;
    let mut redundant = 0;
    while payload.get(at)? & 0x80 != 0 {
        let high = usize::from(payload.get(at + 2)? & 0x03);
        redundant += (high << 8) | usize::from(*payload.get(at + 3)?);
        at += 4;
    }
    payload.get(at + 1 + redundant..).filter(|block| !block.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One redundant block of 2 bytes (payload type 111, offset 960) and a primary of 3.
    const PACKET: [u8; 10] = [0x80 | 111, 0x0f, 0x00, 0x02, 111, 1, 2, 3, 4, 5];

    #[test]
    fn blocks_get_the_subscribers_payload_type() {
        let mut expected = PACKET;
        expected[0] = 0x80 | 109;
        expected[4] = 109;
        assert_eq!(renumber(&PACKET, 111, 109).as_deref(), Some(&expected[..]));
        assert_eq!(renumber(&PACKET, 96, 109), None);
        assert_eq!(renumber(&PACKET[..4], 111, 109), None);
    }

    #[test]
    fn the_primary_block_is_the_last() {
        assert_eq!(primary(&PACKET), Some(&[3u8, 4, 5][..]));
        assert_eq!(primary(&[111, 7]), Some(&[7u8][..]));
        for cut in 0..8 {
            assert_eq!(primary(&PACKET[..cut]), None, "{cut}");
        }
    }
}
