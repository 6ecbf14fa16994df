//! What a client reports of what it is sent, and what we report of it (RFC 3550 §6, RFC 4585, RFC 5104, and
//! transport-wide feedback: draft-holmer-rmcat-transport-wide-cc-extensions-01).

const SENDER_REPORT: u8 = 200;
const RECEIVER_REPORT: u8 = 201;
const DESCRIPTION: u8 = 202;
const BYE: u8 = 203;
const TRANSPORT_FEEDBACK: u8 = 205;
const PAYLOAD_FEEDBACK: u8 = 206;
const EXTENDED_REPORT: u8 = 207;

/// The blocks of extended reports by which who only receives learns of the round trip (RFC 3611 §4.4 and §4.5).
const REFERENCE_TIME: u8 = 4;
const SINCE_REFERENCE_TIME: u8 = 5;

/// The name that all our streams have in common, so that their sound and picture are one.
pub(in crate::media) const CNAME: &str = "visavis";

/// Something that a client reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Report<'a> {
    /// How a stream arrives.
    Reception(Reception),
    /// Packets of a stream are missing: pairs of a number and a mask of the sixteen after it.
    Missing { ssrc: u32, pairs: &'a [u8] },
    /// A keyframe of a stream is wanted.
    Keyframe { ssrc: u32 },
    /// When packets have come.
    Arrivals(Arrivals<'a>),
    /// The client's own estimate of its path, in bit/s.
    Estimate(u64),
    /// The middle of the NTP timestamp of a client that wants to know the round trip.
    Clock { ssrc: u32, time: u32 },
}

/// A reception report block (RFC 3550 §6.4.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reception {
    pub(super) ssrc: u32,
    /// Lost since the report before, in 1/256.
    pub(super) fraction_lost: u8,
    /// In units of the RTP clock.
    pub(super) jitter: u32,
    /// The middle of the NTP timestamp of our latest report, and how long ago it came in 2⁻¹⁶ s; 0 if none did.
    pub(super) last_report: u32,
    pub(super) delay: u32,
}

/// Transport-wide feedback: which packets have come and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Arrivals<'a> {
    pub(super) base: u16,
    pub(super) count: u16,
    /// In units of 64 ms, 24 bits.
    pub(super) reference: u32,
    /// Counts the reports, so that the loss of one is seen.
    pub(super) number: u8,
    body: &'a [u8],
}

impl Arrivals<'_> {
    /// Tells each packet's number, and when it came in µs after the reference, if it did.
    pub(super) fn each(&self, mut tell: impl FnMut(u16, Option<i64>)) {
        let mut left = self.count;
        let mut chunks = self.body;
        let mut statuses = Vec::with_capacity(usize::from(left.min(512)));
        while left > 0 {
            let Some((chunk, rest)) = chunks.split_first_chunk::<2>() else { return };
            chunks = rest;
            let chunk = u16::from_be_bytes(*chunk);
            let before = statuses.len();
            match chunk >> 14 {
                0 | 1 => {
                    let run = usize::from((chunk & 0x1fff).min(left));
                    statuses.resize(before + run, (chunk >> 13) as u8 & 3);
                }
                // One bit each, of fourteen,
                2 => statuses.extend((0..14).rev().take(left.into()).map(|bit| (chunk >> bit) as u8 & 1)),
                // or two bits each, of seven.
                _ => statuses.extend((0..7).rev().take(left.into()).map(|pair| (chunk >> (2 * pair)) as u8 & 3)),
            }
            left -= (statuses.len() - before) as u16;
            if statuses.len() == before {
                return;
            }
        }
        let mut deltas = chunks;
        let mut at = 0i64;
        for (number, status) in (0u16..).zip(statuses) {
            let seq = self.base.wrapping_add(number);
            let delta = match status {
                1 => deltas.split_first().map(|(delta, rest)| (i64::from(*delta), rest)),
                2 => deltas.split_first_chunk().map(|(delta, rest)| (i64::from(i16::from_be_bytes(*delta)), rest)),
                _ => {
                    tell(seq, None);
                    continue;
                }
            };
            let Some((delta, rest)) = delta else { return };
            deltas = rest;
            at += delta * 250;
            tell(seq, Some(at));
        }
    }
}

/// Reads a compound packet. Whether there is something in it that is not about what we send.
pub(super) fn read<'a>(packet: &'a [u8], mut tell: impl FnMut(Report<'a>)) -> bool {
    let mut has_more = false;
    let mut rest = packet;
    while let Some(header) = rest.first_chunk::<4>() {
        let [flags, kind, high, low] = *header;
        let len = 4 * (usize::from(u16::from_be_bytes([high, low])) + 1);
        let Some((whole, behind)) = rest.split_at_checked(len) else { break };
        rest = behind;
        let body = if flags & 0x20 == 0 { whole } else { unpadded(whole) };
        let count = flags & 0x1f;
        match kind {
            SENDER_REPORT => {
                has_more = true;
                receptions(body.get(28..), count, &mut tell);
            }
            RECEIVER_REPORT => receptions(body.get(8..), count, &mut tell),
            // The name of who reports.
            DESCRIPTION => {}
            TRANSPORT_FEEDBACK | PAYLOAD_FEEDBACK => {
                has_more |= !feedback(kind, count, body, &mut tell);
            }
            EXTENDED_REPORT => {
                let reporter = word(body, 4).unwrap_or_default();
                let mut blocks = body.get(8..).unwrap_or_default();
                while let Some([kind, _, high, low]) = blocks.first_chunk() {
                    let len = 4 * (usize::from(u16::from_be_bytes([*high, *low])) + 1);
                    let time = word(blocks, 6).filter(|_| *kind == REFERENCE_TIME && len == 12);
                    if let Some(time) = time {
                        tell(Report::Clock { ssrc: reporter, time });
                    }
                    blocks = blocks.get(len..).unwrap_or_default();
                    // What it answers is for who receives from it.
                    has_more |= time.is_none();
                }
            }
            _ => has_more = true,
        }
    }
    has_more
}

fn unpadded(whole: &[u8]) -> &[u8] {
    let padding = whole.last().copied().map_or(0, usize::from);
    whole.get(..whole.len().saturating_sub(padding)).unwrap_or(whole)
}

fn receptions<'a>(blocks: Option<&'a [u8]>, count: u8, tell: &mut impl FnMut(Report<'a>)) {
    for block in blocks.unwrap_or_default().chunks_exact(24).take(count.into()) {
        let word = |at: usize| word(block, at).unwrap_or_default();
        tell(Report::Reception(Reception {
            ssrc: word(0),
            fraction_lost: block[4],
            jitter: word(12),
            last_report: word(16),
            delay: word(20),
        }));
    }
}

/// False when it is not known here.
fn feedback<'a>(kind: u8, format: u8, body: &'a [u8], tell: &mut impl FnMut(Report<'a>)) -> bool {
    let Some(ssrc) = word(body, 8) else { return true };
    let Some(information) = body.get(12..) else { return true };
    match (kind, format) {
        (TRANSPORT_FEEDBACK, 1) => tell(Report::Missing { ssrc, pairs: information }),
        (TRANSPORT_FEEDBACK, 15) => {
            let Some([b0, b1, c0, c1, r0, r1, r2, number]) = information.first_chunk::<8>() else { return true };
            tell(Report::Arrivals(Arrivals {
                base: u16::from_be_bytes([*b0, *b1]),
                count: u16::from_be_bytes([*c0, *c1]),
                reference: u32::from_be_bytes([0, *r0, *r1, *r2]),
                number: *number,
                body: &information[8..],
            }));
        }
        (PAYLOAD_FEEDBACK, 1) => tell(Report::Keyframe { ssrc }),
        (PAYLOAD_FEEDBACK, 4) => {
            for entry in information.chunks_exact(8) {
                tell(Report::Keyframe { ssrc: word(entry, 0).unwrap_or_default() });
            }
        }
        (PAYLOAD_FEEDBACK, 15) if information.starts_with(b"REMB") => {
            let Some(value) = word(information, 4) else { return true };
            let (exponent, mantissa) = (value >> 18 & 0x3f, u64::from(value & 0x3_ffff));
            tell(Report::Estimate(
                mantissa.checked_shl(exponent).filter(|v| v >> exponent == mantissa).unwrap_or(u64::MAX),
            ));
        }
        _ => return false,
    }
    true
}

/// What a sender reports of its stream (RFC 3550 §6.4.1).
#[derive(Debug, Clone, Copy)]
pub(super) struct SenderReport {
    pub(super) ssrc: u32,
    pub(super) ntp: u64,
    pub(super) time: u32,
    pub(super) packets: u32,
    pub(super) octets: u32,
}

/// Writes a sender report with the name of the sender.
pub(super) fn write_report(buffer: &mut Vec<u8>, report: SenderReport) {
    buffer.extend_from_slice(&[0x80, SENDER_REPORT, 0, 6]);
    buffer.extend_from_slice(&report.ssrc.to_be_bytes());
    buffer.extend_from_slice(&report.ntp.to_be_bytes());
    for value in [report.time, report.packets, report.octets] {
        buffer.extend_from_slice(&value.to_be_bytes());
    }
    // One chunk with one item, which ends with at least one zero (RFC 3550 §6.5).
    let item = 4 + 2 + CNAME.len();
    let words = (item + 1).div_ceil(4);
    buffer.extend_from_slice(&[0x81, DESCRIPTION, 0, words as u8]);
    buffer.extend_from_slice(&report.ssrc.to_be_bytes());
    buffer.extend_from_slice(&[1, CNAME.len() as u8]);
    buffer.extend_from_slice(CNAME.as_bytes());
    buffer.resize(buffer.len() + 4 * words - item, 0);
}

/// Writes how long ago a client's clock was heard, in 2⁻¹⁶ s (RFC 3611 §4.5).
pub(super) fn write_since(buffer: &mut Vec<u8>, reporter: u32, (ssrc, time): (u32, u32), delay: u32) {
    buffer.extend_from_slice(&[0x80, EXTENDED_REPORT, 0, 5]);
    buffer.extend_from_slice(&reporter.to_be_bytes());
    buffer.extend_from_slice(&[SINCE_REFERENCE_TIME, 0, 0, 3]);
    for value in [ssrc, time, delay] {
        buffer.extend_from_slice(&value.to_be_bytes());
    }
}

/// Writes that a stream ends (RFC 3550 §6.6).
pub(super) fn write_bye(buffer: &mut Vec<u8>, ssrc: u32) {
    // A compound packet begins with a report.
    buffer.extend_from_slice(&[0x80, RECEIVER_REPORT, 0, 1]);
    buffer.extend_from_slice(&ssrc.to_be_bytes());
    buffer.extend_from_slice(&[0x81, BYE, 0, 1]);
    buffer.extend_from_slice(&ssrc.to_be_bytes());
}

/// The 32 bits at a place.
pub(super) fn word(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(*bytes.get(at..)?.first_chunk()?))
}
