//! What is changed of offers and answers, as what is sent is not the `Rtc`'s.

use crate::media::egress::CNAME;

/// The URI of the numbers that transport-wide feedback is about.
const TRANSPORT_NUMBERS: &str = "transport-wide-cc-extensions";

/// An offer without reports on each packet of sound: they would be as many as the packets, and what sound takes of a
/// path does not depend on them.
pub(super) fn without_feedback_on_sound(offer: &str) -> String {
    let mut is_sound = false;
    let lines = offer.split_inclusive('\n').filter(|line| {
        if line.starts_with("m=") {
            is_sound = line.starts_with("m=audio");
        }
        !(is_sound && line.starts_with("a=extmap:") && line.contains(TRANSPORT_NUMBERS))
    });
    lines.collect()
}

/// An answer that names the stream that is sent on the m-line `mid`, and the one for resends (RFC 5576 §4, RFC 4588
/// §8.1), and no others.
pub(super) fn with_stream(answer: &str, mid: &str, stream: u32, resends: Option<u32>) -> String {
    let is_meant = |section: &str| section.lines().any(|line| line.strip_prefix("a=mid:") == Some(mid));
    let sections = answer.split_inclusive("\r\n").fold(Vec::<String>::new(), |mut sections, line| {
        match sections.last_mut() {
            Some(section) if !line.starts_with("m=") => section.push_str(line),
            _ => sections.push(line.to_owned()),
        }
        sections
    });
    let told = sections.into_iter().map(|section| {
        if !is_meant(&section) {
            return section;
        }
        let is_kept = |line: &&str| !line.starts_with("a=ssrc:") && !line.starts_with("a=ssrc-group:");
        let others: String = section.split_inclusive("\r\n").filter(is_kept).collect();
        format!("{others}{}", lines(&section, stream, resends))
    });
    told.collect()
}

fn lines(section: &str, stream: u32, resends: Option<u32>) -> String {
    let msid = section.lines().find_map(|line| line.strip_prefix("a=msid:"));
    let of = |ssrc: u32| {
        let msid = msid.map(|msid| format!("a=ssrc:{ssrc} msid:{msid}\r\n")).unwrap_or_default();
        format!("a=ssrc:{ssrc} cname:{CNAME}\r\n{msid}")
    };
    match resends {
        Some(resends) => format!("{}{}a=ssrc-group:FID {stream} {resends}\r\n", of(stream), of(resends)),
        None => of(stream),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stream_is_told_where_it_is_sent_and_nowhere_else() {
        let answer = "v=0\r\ns=-\r\nm=audio 9 X 111\r\na=mid:0\r\nm=video 9 X 96\r\na=mid:1\r\na=msid:a b\r\na=sendrecv\r\n\
                      m=video 9 X 96\r\na=mid:10\r\n";
        let told = with_stream(answer, "1", 7, Some(8));
        let expected = "a=sendrecv\r\na=ssrc:7 cname:visavis\r\na=ssrc:7 msid:a b\r\na=ssrc:8 cname:visavis\r\n\
                        a=ssrc:8 msid:a b\r\na=ssrc-group:FID 7 8\r\nm=video";
        assert_eq!(told, answer.replace("a=sendrecv\r\nm=video", expected));
        assert_eq!(with_stream(answer, "5", 7, Some(8)), answer);
    }
}
