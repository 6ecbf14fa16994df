//! What is changed of offers and answers, as what is sent is not the `Rtc`'s.

use crate::media::egress::{CNAME, Ssrcs};

/// The URI of the numbers that transport-wide feedback is about, and the word for reports on them (RFC 4585 §4.2).
const NUMBERS: &str = "transport-wide-cc-extensions";
const REPORTS: &str = " transport-cc";

/// An offer that numbers packets for transport-wide feedback only where that is of use: on video that is reported on.
///
/// Reports on sound would be as many as its packets, and what sound takes of a path does not depend on them. Where
/// nothing is reported, there is nothing to estimate from, and what is sent would be paced by a guess.
pub(super) fn with_numbers_of_use(offer: &str) -> String {
    let mut told = String::with_capacity(offer.len());
    for section in sections(offer) {
        let is_of_use = section.starts_with("m=video") && section.contains(REPORTS);
        let is_kept = |line: &&str| is_of_use || !(line.starts_with("a=extmap:") && line.contains(NUMBERS));
        told.extend(section.split_inclusive('\n').filter(is_kept));
    }
    told
}

/// An answer that names what is sent on each m-line (RFC 5576 §4, RFC 4588 §8.1), and nothing else; `sent` tells it by
/// its `a=mid`.
pub(super) fn with_streams(answer: &str, mut sent: impl FnMut(&str) -> Option<Ssrcs>) -> String {
    let mut told = String::with_capacity(answer.len());
    for section in sections(answer) {
        let mid = section.lines().find_map(|line| line.strip_prefix("a=mid:"));
        let is_kept = |line: &&str| !line.starts_with("a=ssrc:") && !line.starts_with("a=ssrc-group:");
        told.extend(section.split_inclusive('\n').filter(is_kept));
        if let Some(ssrcs) = mid.and_then(&mut sent) {
            told.push_str(&lines(section, ssrcs));
        }
    }
    told
}

/// What stands before the first m-line, and each m-line with what belongs to it.
fn sections(sdp: &str) -> impl Iterator<Item = &str> {
    let mut rest = sdp;
    std::iter::from_fn(move || {
        let end = rest.match_indices("\nm=").next().map_or(rest.len(), |(at, _)| at + 1);
        let (section, behind) = rest.split_at(end);
        rest = behind;
        (!section.is_empty()).then_some(section)
    })
}

fn lines(section: &str, Ssrcs { media, resends }: Ssrcs) -> String {
    let msid = section.lines().find_map(|line| line.strip_prefix("a=msid:"));
    let of = |ssrc: u32| {
        let msid = msid.map(|msid| format!("a=ssrc:{ssrc} msid:{msid}\r\n")).unwrap_or_default();
        format!("a=ssrc:{ssrc} cname:{CNAME}\r\n{msid}")
    };
    match resends {
        Some(resends) => format!("{}{}a=ssrc-group:FID {media} {resends}\r\n", of(media), of(resends)),
        None => of(media),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stream_is_told_where_it_is_sent_and_nowhere_else() {
        let answer = "v=0\r\ns=-\r\nm=audio 9 X 111\r\na=mid:0\r\na=ssrc:5 cname:x\r\nm=video 9 X 96\r\na=mid:1\r\n\
                      a=msid:a b\r\na=ssrc-group:FID 1 2\r\na=sendrecv\r\nm=video 9 X 96\r\na=mid:10\r\n";
        let told = with_streams(answer, |mid| (mid == "1").then_some(Ssrcs { media: 7, resends: Some(8) }));
        let expected = "v=0\r\ns=-\r\nm=audio 9 X 111\r\na=mid:0\r\nm=video 9 X 96\r\na=mid:1\r\na=msid:a b\r\n\
                        a=sendrecv\r\na=ssrc:7 cname:visavis\r\na=ssrc:7 msid:a b\r\na=ssrc:8 cname:visavis\r\n\
                        a=ssrc:8 msid:a b\r\na=ssrc-group:FID 7 8\r\nm=video 9 X 96\r\na=mid:10\r\n";
        assert_eq!(told, expected);
    }

    #[test]
    fn packets_are_numbered_where_that_is_of_use() {
        let numbers = "a=extmap:3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01\r\n";
        let offer = |sound: &str, film: &str, silent: &str| {
            format!(
                "v=0\r\nm=audio 9 X 111\r\na=rtcp-fb:111 transport-cc\r\n{sound}m=video 9 X 96\r\n{film}\
                 a=rtcp-fb:96 transport-cc\r\nm=video 9 X 96\r\n{silent}a=rtcp-fb:96 nack\r\n"
            )
        };
        assert_eq!(with_numbers_of_use(&offer(numbers, numbers, numbers)), offer("", numbers, ""));
        assert_eq!(sections("").count(), 0);
        assert_eq!(sections("m=a\nm=b").collect::<Vec<_>>(), ["m=a\n", "m=b"]);
    }
}
