//! SDP fragments (`application/trickle-ice-sdpfrag`, RFC 8840 §9): candidates and credentials on their way after the offer.

use crate::http::whip::sdp::{Credentials, attribute};

/// What of a client's fragment is looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fragment {
    ufrag: Option<String>,
    pwd: Option<String>,
}

/// Why a fragment cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum InvalidFragment {
    #[error("The SDP fragment is empty.")]
    Empty,
    #[error("Line {0} of the SDP fragment is neither an attribute nor an m-line.")]
    Line(usize),
    #[error("Line {0} of the SDP fragment is no ICE candidate.")]
    Candidate(usize),
    #[error("Line {0} of the SDP fragment is no ICE user fragment or password.")]
    Credentials(usize),
    #[error("The SDP fragment has a new ICE user fragment or password without the other one.")]
    Incomplete,
}

impl Fragment {
    /// Reads a fragment. Its candidates are checked and let go: connectivity checks reveal the
    /// client's addresses (RFC 8445 §7.3.1.3), and a lite agent like ours sends none of its own.
    pub(super) fn parse(text: &str) -> Result<Fragment, InvalidFragment> {
        let mut fragment = Fragment { ufrag: None, pwd: None };
        let lines = (1..).zip(text.lines().map(str::trim_end)).filter(|(_, line)| !line.is_empty());
        let mut is_empty = true;
        for (number, line) in lines {
            is_empty = false;
            match line.split_once(':').unwrap_or((line, "")) {
                ("a=candidate", value) if is_candidate(value) => {}
                ("a=candidate", _) => return Err(InvalidFragment::Candidate(number)),
                // RFC 8839 §5.4: ice-ufrag has 4 to 256 characters, ice-pwd 22 to 256.
                ("a=ice-ufrag", value) if is_ice(value, 4) => fragment.ufrag = Some(value.to_owned()),
                ("a=ice-pwd", value) if is_ice(value, 22) => fragment.pwd = Some(value.to_owned()),
                ("a=ice-ufrag" | "a=ice-pwd", _) => return Err(InvalidFragment::Credentials(number)),
                // RFC 8840 §9.1: attributes that are not known are ignored.
                _ if line.starts_with("a=") || line.starts_with("m=") => {}
                _ => return Err(InvalidFragment::Line(number)),
            }
        }
        if is_empty { Err(InvalidFragment::Empty) } else { Ok(fragment) }
    }

    /// The credentials, if they are others than the client had before: then it restarts ICE.
    pub(super) fn restart(self, former: &Credentials) -> Result<Option<Credentials>, InvalidFragment> {
        let is_former = |part: &Option<String>, former: &str| part.as_deref().is_none_or(|part| part == former);
        if is_former(&self.ufrag, &former.ufrag) && is_former(&self.pwd, &former.pwd) {
            return Ok(None);
        }
        let (Some(ufrag), Some(pwd)) = (self.ufrag, self.pwd) else { return Err(InvalidFragment::Incomplete) };
        Ok(Some(Credentials { ufrag, pwd }))
    }
}

/// The fragment of our own answer to a restart (RFC 9725 §4.3.3).
pub(super) fn of_answer(answer: &str) -> String {
    let m_line = answer.lines().find(|line| line.starts_with("m=")).unwrap_or_default();
    let group = attribute(answer, "group").map(|group| format!("a=group:{group}"));
    let mid = attribute(answer, "mid").map(|mid| format!("a=mid:{mid}"));
    let credentials = Credentials::of(answer);
    let credentials = credentials.map(|c| format!("a=ice-ufrag:{}\r\na=ice-pwd:{}", c.ufrag, c.pwd));
    let mut candidates: Vec<&str> = answer.lines().filter(|line| line.starts_with("a=candidate:")).collect();
    candidates.sort_unstable();
    candidates.dedup();
    let lines = ["a=ice-lite".to_owned()].into_iter().chain(group).chain([m_line.to_owned()]).chain(mid);
    let lines = lines.chain(credentials).chain(candidates.into_iter().map(str::to_owned));
    lines.chain(["a=end-of-candidates".to_owned()]).map(|line| line + "\r\n").collect()
}

/// RFC 8839 §5.1. The address may be a name (mDNS), so it is not looked at.
fn is_candidate(value: &str) -> bool {
    let fields: Vec<&str> = value.split(' ').collect();
    let [foundation, component, transport, priority, address, port, typ, kind, ..] = fields[..] else { return false };
    is_ice(foundation, 1)
        && component.parse::<u16>().is_ok_and(|component| (1..=256).contains(&component))
        && !transport.is_empty()
        && priority.parse::<u32>().is_ok()
        && !address.is_empty()
        && port.parse::<u16>().is_ok()
        && typ == "typ"
        && !kind.is_empty()
}

/// Whether text is at least so many ice-chars, and not too many.
fn is_ice(text: &str, min: usize) -> bool {
    (min..=256).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"+/".contains(&b))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PWD: &str = "0123456789abcdefABCD+/";

    #[test]
    fn fragments_of_clients_are_read() {
        let full = format!(
            "a=ice-options:trickle ice2\r\na=group:BUNDLE 0 1\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:0\r\n\
             a=ice-ufrag:EsAw\r\na=ice-pwd:{PWD}\r\n\
             a=candidate:1387637174 1 udp 2122260223 192.0.2.1 61764 typ host generation 0 ufrag EsAw network-id 1\r\n\
             a=candidate:3471623853 1 tcp 1518280447 2001:db8::1 9 typ host tcptype active\r\n\
             a=candidate:8 1 UDP 1 4f8e6ad0-1f4b-4a14-9b3c-4b1c3c0b8b1e.local 4000 typ host\r\n\
             a=end-of-candidates\r\n"
        );
        let read = Fragment::parse(&full).unwrap();
        assert_eq!((read.ufrag.as_deref(), read.pwd.as_deref()), (Some("EsAw"), Some(PWD)));
        for text in ["a=end-of-candidates", "m=audio 9 RTP/AVP 0\na=mid:0\n\na=x-unknown:1"] {
            assert_eq!(Fragment::parse(text), Ok(Fragment { ufrag: None, pwd: None }), "{text}");
        }
    }

    #[test]
    fn the_documented_fragments_are_read() {
        let document = include_str!("../../../docs/protocol.md");
        let examples = document.split("```sdpfrag\n").skip(1).filter_map(|rest| rest.split("```").next());
        let read: Vec<Fragment> = examples.map(|text| Fragment::parse(text).unwrap()).collect();
        assert_eq!(read.len(), 2);
        assert!(read[0].ufrag.is_none() && read[1].ufrag.is_some() && read[1].pwd.is_some());
    }

    #[test]
    fn what_is_no_fragment_is_refused_with_its_line() {
        let (long, x) = (format!("a=ice-ufrag:{}", "x".repeat(257)), "a=mid:0\r\n");
        for (text, error) in [
            ("", InvalidFragment::Empty),
            ("\r\n \r\n", InvalidFragment::Empty),
            ("v=0", InvalidFragment::Line(1)),
            ("{\"candidate\": 1}", InvalidFragment::Line(1)),
            ("a=candidate:", InvalidFragment::Candidate(1)),
            ("a=candidate", InvalidFragment::Candidate(1)),
            ("a=candidate:1 1 udp 1 192.0.2.1 70000 typ host", InvalidFragment::Candidate(1)),
            ("a=candidate:1 0 udp 1 192.0.2.1 7000 typ host", InvalidFragment::Candidate(1)),
            ("a=candidate:1 1 udp -1 192.0.2.1 7000 typ host", InvalidFragment::Candidate(1)),
            ("a=candidate:1 1 udp 1 192.0.2.1 7000 type host", InvalidFragment::Candidate(1)),
            ("a=candidate:1 1 udp 1 192.0.2.1 7000 typ", InvalidFragment::Candidate(1)),
            ("a=ice-ufrag:abc", InvalidFragment::Credentials(1)),
            ("a=ice-ufrag:ab\"cd", InvalidFragment::Credentials(1)),
            ("a=ice-pwd:tooshort", InvalidFragment::Credentials(1)),
            (&long, InvalidFragment::Credentials(1)),
            (&format!("{x}nonsense"), InvalidFragment::Line(2)),
        ] {
            assert_eq!(Fragment::parse(text), Err(error), "{text:?}");
        }
    }

    #[test]
    fn new_credentials_restart_ice() {
        let former = Credentials { ufrag: "EsAw".to_owned(), pwd: PWD.to_owned() };
        let other = PWD.replace('0', "9");
        let fragment = |ufrag: Option<&str>, pwd: Option<&str>| Fragment {
            ufrag: ufrag.map(str::to_owned),
            pwd: pwd.map(str::to_owned),
        };
        for same in [fragment(None, None), fragment(Some("EsAw"), None), fragment(Some("EsAw"), Some(PWD))] {
            assert_eq!(same.restart(&former), Ok(None));
        }
        let new = Credentials { ufrag: "Abcd".to_owned(), pwd: other.clone() };
        assert_eq!(fragment(Some("Abcd"), Some(&other)).restart(&former), Ok(Some(new)));
        assert_eq!(fragment(Some("Abcd"), None).restart(&former), Err(InvalidFragment::Incomplete));
        assert_eq!(fragment(None, Some(&other)).restart(&former), Err(InvalidFragment::Incomplete));
    }

    #[test]
    fn our_own_fragment_says_where_we_are() {
        let section = |mid| {
            format!(
                "m=audio 9 UDP/TLS/RTP/SAVPF 111\r\nc=IN IP4 0.0.0.0\r\na=mid:{mid}\r\na=ice-ufrag:us\r\na=ice-pwd:pw\r\n\
                 a=candidate:1 1 udp 7 192.0.2.1 3478 typ host\r\na=end-of-candidates\r\n"
            )
        };
        let answer = format!("v=0\r\na=group:BUNDLE 0 1\r\n{}{}", section(0), section(1));
        assert_eq!(
            of_answer(&answer),
            "a=ice-lite\r\na=group:BUNDLE 0 1\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:0\r\na=ice-ufrag:us\r\n\
             a=ice-pwd:pw\r\na=candidate:1 1 udp 7 192.0.2.1 3478 typ host\r\na=end-of-candidates\r\n"
        );
    }
}
