//! Keeps numbers from str0m that it cannot count with: those of the transport (draft-holmer-rmcat-transport-wide-cc),
//! as packets say them in a header extension.
//!
//! It takes a number that is more than half of the range above the newest one for one before it, and before the first
//! one there is none: it counts on from 2^64, and reports on each number between. Whoever sends that, in two packets,
//! would stop an engine and take all its memory.

/// Half of the range of the numbers.
const HALF: u32 = 1 << 15;

/// What is known of the numbers of a client.
#[derive(Debug, Default)]
pub(in crate::media) struct TransportNumbers {
    /// Under which id packets carry them.
    id: Option<u8>,
    /// The lowest that str0m may have heard of, if it has heard of none that is known to be the client's.
    lowest: Option<u16>,
    /// The newest that is known to be.
    newest: Option<u16>,
    /// Set when no number is too far above it any more.
    is_settled: bool,
}

impl TransportNumbers {
    /// Takes over what was negotiated.
    pub(in crate::media) fn negotiated(&mut self, id: u8) {
        self.id = Some(id);
    }

    /// Whether str0m can count with the number of a packet, which may be anybody's; a packet without one is no matter.
    pub(in crate::media) fn admits(&mut self, datagram: &[u8]) -> bool {
        let Some(id) = self.id.filter(|_| !self.is_settled) else { return true };
        let Some(number) = read(datagram, id) else { return true };
        if self.newest.is_none() {
            self.lowest = Some(self.lowest.map_or(number, |lowest| lowest.min(number)));
        }
        self.newest.or(self.lowest).is_none_or(|before| u32::from(number) <= u32::from(before) + HALF)
    }

    /// Notes the number of a packet that is the client's.
    pub(in crate::media) fn came(&mut self, number: u16) {
        let newest = self.newest.get_or_insert(number);
        let has_run_over = u32::from(*newest) > u32::from(number) + HALF;
        *newest = (*newest).max(number);
        self.is_settled |= has_run_over || u32::from(*newest) >= HALF;
    }
}

/// The number that an RTP packet carries, as str0m reads it: the last one counts.
fn read(datagram: &[u8], id: u8) -> Option<u16> {
    let [first, second, ..] = *datagram else { return None };
    let is_rtcp = (64..96).contains(&(second & 0x7f));
    if first & 0x10 == 0 || is_rtcp {
        return None;
    }
    let block = datagram.get(12 + 4 * usize::from(first & 0x0f)..)?;
    let [p, q, high, low, rest @ ..] = block else { return None };
    let is_short = match u16::from_be_bytes([*p, *q]) {
        0xbede => true,
        profile if profile & 0xfff0 == 0x1000 => false,
        _ => return None,
    };
    let mut rest = rest.get(..4 * usize::from(u16::from_be_bytes([*high, *low])))?;
    let mut number = None;
    while let [head, tail @ ..] = rest {
        if *head == 0 {
            rest = tail;
            continue;
        }
        let (element, len, tail) = match (is_short, tail) {
            (true, _) if head >> 4 == 15 => break,
            (true, tail) => (head >> 4, usize::from(head & 0x0f) + 1, tail),
            (false, [len, tail @ ..]) => (*head, usize::from(*len), tail),
            (false, []) => break,
        };
        let Some((value, tail)) = tail.split_at_checked(len) else { break };
        if let [high, low, ..] = value
            && element == id
        {
            number = Some(u16::from_be_bytes([*high, *low]));
        }
        rest = tail;
    }
    number
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// An RTP packet with a block of extensions.
    fn packet(profile: u16, elements: &[u8]) -> Vec<u8> {
        let mut packet = vec![0x91, 96, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 4];
        packet.extend(profile.to_be_bytes());
        packet.extend((elements.len().div_ceil(4) as u16).to_be_bytes());
        packet.extend(elements);
        packet.resize(packet.len().next_multiple_of(4) + 20, 0);
        packet
    }

    fn numbered(number: u16) -> Vec<u8> {
        let [high, low] = number.to_be_bytes();
        packet(0xbede, &[0x30, 7, 0x51, high, low])
    }

    #[test]
    fn numbers_are_read_as_they_are_written() {
        let cases: &[(u16, &[u8], Option<u16>, &str)] = &[
            (0xbede, &[0x51, 1, 2], Some(0x102), "alone"),
            (0xbede, &[0x30, 7, 0, 0, 0x51, 1, 2], Some(0x102), "behind another one and padding"),
            (0xbede, &[0x51, 1, 2, 0x51, 3, 4], Some(0x304), "twice"),
            (0xbede, &[0xf0, 0x51, 1, 2], None, "behind the end"),
            (0xbede, &[0x50, 1], None, "too short"),
            (0xbede, &[0x5f, 1], None, "cut short"),
            (0x1003, &[5, 2, 1, 2], Some(0x102), "in the long form"),
            (0x1000, &[3, 0, 5, 3, 1, 2, 9], Some(0x102), "and longer than it need be"),
            (0x1000, &[5], None, "in the long form, cut short"),
            (0x2000, &[5, 2, 1, 2], None, "in no known form"),
        ];
        for (profile, elements, expected, what) in cases {
            assert_eq!(read(&packet(*profile, elements), 5), *expected, "{what}");
        }
        assert_eq!(read(&[0x91, 96, 0, 1, 0, 0], 5), None);
        assert_eq!(read(&[&[0x91, 200], &numbered(7)[2..]].concat(), 5), None, "RTCP");
    }

    #[test]
    fn what_is_before_the_first_number_does_not_come_in() {
        let begun = |first: u16| {
            let mut numbers = TransportNumbers::default();
            numbers.negotiated(5);
            assert!(numbers.admits(&numbered(first)));
            numbers
        };
        let mut numbers = begun(5);
        assert!(!numbers.admits(&numbered(40_000)), "whether or not the first one was the client's");
        numbers.came(5);
        assert!(numbers.admits(&numbered(32_773)) && !numbers.admits(&numbered(32_774)));
        numbers.came(30_000);
        assert!(numbers.admits(&numbered(62_768)) && !numbers.admits(&numbered(62_769)));
        numbers.came(32_768);
        assert!(numbers.admits(&numbered(65_535)), "from here on there are enough before");
        let mut numbers = begun(65_535);
        assert!(numbers.admits(&numbered(2)), "which runs over");
        numbers.came(65_535);
        numbers.came(2);
        assert!(numbers.admits(&numbered(65_534)));
        let mut numbers = begun(20);
        numbers.came(20);
        numbers.came(19);
        assert!(
            numbers.admits(&numbered(32_788)) && !numbers.admits(&numbered(32_789)),
            "what is late changes nothing"
        );
    }

    fn extended_by_str0m(newest: u64, number: u16) -> u64 {
        let (half, number) = (u64::from(HALF), u64::from(number));
        let (turn, low) = ((newest >> 16) as i64, newest & 0xffff);
        let turn = match low < half {
            true if number > half + low => turn - 1,
            false if low > number + half => turn + 1,
            _ => turn,
        };
        ((turn & (u64::MAX >> 16) as i64) as u64) << 16 | number
    }

    proptest! {
        #[test]
        fn anything_is_read_or_passed_over(datagram in proptest::collection::vec(any::<u8>(), 0..200), id in any::<u8>()) {
            read(&datagram, id);
        }

        /// Whatever comes, and whether or not it is the client's, str0m is never brought to count below its first number.
        #[test]
        fn nothing_counts_below_the_first_number(
            packets in proptest::collection::vec((any::<u16>(), any::<bool>(), any::<bool>()), 1..60),
        ) {
            let mut numbers = TransportNumbers::default();
            numbers.negotiated(5);
            // It tells of some of the packets only.
            let mut newest: Option<u64> = None;
            for (number, is_ours, is_told) in packets {
                if !numbers.admits(&numbered(number)) || !is_ours {
                    continue;
                }
                let extended = newest.map_or(u64::from(number), |newest| extended_by_str0m(newest, number));
                prop_assert!(extended < 1 << 40, "{number} after {newest:?}");
                newest = newest.max(Some(extended));
                if is_told {
                    numbers.came(number);
                }
            }
        }
    }
}
