//! What WHIP and WHEP read of a stranger's offer, and what they put right in it; str0m reads the rest.

use crate::http::whip::Protocol;

const DIRECTIONS: [&str; 4] = ["sendrecv", "sendonly", "recvonly", "inactive"];

/// The ICE credentials of one side (RFC 8839 §5.4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Credentials {
    pub(super) ufrag: String,
    pub(super) pwd: String,
}

impl Credentials {
    /// The first ones of an SDP; with BUNDLE there are no others.
    pub(super) fn of(sdp: &str) -> Option<Credentials> {
        let ufrag = attribute(sdp, "ice-ufrag")?.to_owned();
        let pwd = attribute(sdp, "ice-pwd")?.to_owned();
        Some(Credentials { ufrag, pwd })
    }
}

/// An offer whose m-lines flow in no other direction than the protocol's.
#[derive(Debug, Clone)]
pub(super) struct Offer {
    sdp: String,
    /// The m-lines (SDP `a=mid`) that flow.
    mids: Vec<String>,
}

impl Offer {
    /// RFC 9725 §4.2: "The SDP offer by the WHIP client SHOULD use the "sendonly" attribute, and MAY
    /// use the "sendrecv" attribute"; the answer is `recvonly` either way. WHEP is the mirror image.
    pub(super) fn new(sdp: &str, protocol: Protocol) -> Offer {
        let (mut lines, mut mids) = (Vec::new(), Vec::new());
        let all: Vec<&str> = sdp.lines().map(str::trim_end).filter(|line| !line.is_empty()).collect();
        let mut sections = all.chunk_by(|_, next| !next.starts_with("m="));
        let session = sections.next().unwrap_or_default();
        let usual = direction(session).unwrap_or("sendrecv");
        lines.extend(session.iter().filter(|line| !is_direction(line)).map(|line| (*line).to_owned()));
        for section in sections {
            let is_media = section[0].starts_with("m=audio") || section[0].starts_with("m=video");
            if !is_media {
                lines.extend(section.iter().map(|line| (*line).to_owned()));
                continue;
            }
            let direction = match direction(section).unwrap_or(usual) {
                "sendrecv" => protocol.direction(),
                other => other,
            };
            if direction == protocol.direction() {
                mids.extend(section.iter().filter_map(|line| line.strip_prefix("a=mid:")).map(str::to_owned));
            }
            lines.extend(section.iter().filter(|line| !is_direction(line)).map(|line| (*line).to_owned()));
            lines.push(format!("a={direction}"));
        }
        Offer { sdp: join(lines), mids }
    }

    /// The SDP.
    pub(super) fn as_str(&self) -> &str {
        &self.sdp
    }

    /// Whether an m-line flows.
    pub(super) fn uses(&self, mid: &str) -> bool {
        self.mids.iter().any(|m| m == mid)
    }

    /// Whether anything flows.
    pub(super) fn is_idle(&self) -> bool {
        self.mids.is_empty()
    }

    /// The same offer with the client's new credentials, which restarts ICE (RFC 8839 §4.4.1.1.1).
    pub(super) fn restarted(&self, new: &Credentials) -> Offer {
        let lines = self.sdp.lines().filter(|line| !line.starts_with("a=candidate:") && *line != "a=end-of-candidates");
        let lines = lines.map(|line| match line.split_once(':') {
            Some(("a=ice-ufrag", _)) => format!("a=ice-ufrag:{}", new.ufrag),
            Some(("a=ice-pwd", _)) => format!("a=ice-pwd:{}", new.pwd),
            _ => line.to_owned(),
        });
        Offer { sdp: join(lines.collect()), mids: self.mids.clone() }
    }
}

/// The value of the first attribute of that name.
pub(super) fn attribute<'a>(sdp: &'a str, name: &str) -> Option<&'a str> {
    sdp.lines().find_map(|line| line.trim_end().strip_prefix("a=")?.strip_prefix(name)?.strip_prefix(':'))
}

fn direction<'a>(section: &[&'a str]) -> Option<&'a str> {
    section.iter().find(|line| is_direction(line)).and_then(|line| line.strip_prefix("a="))
}

fn is_direction(line: &str) -> bool {
    line.strip_prefix("a=").is_some_and(|attribute| DIRECTIONS.contains(&attribute))
}

fn join(lines: Vec<String>) -> String {
    lines.into_iter().map(|line| line + "\r\n").collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offer(session: &str, sections: &[(&str, &str)]) -> String {
        let sections = sections.iter().enumerate().map(|(mid, (kind, direction))| {
            let direction = if direction.is_empty() { String::new() } else { format!("a={direction}\r\n") };
            format!("m={kind} 9 UDP/TLS/RTP/SAVPF 96\r\n{direction}a=mid:{mid}\r\n")
        });
        format!("v=0\r\n{session}{}", sections.collect::<String>())
    }

    #[test]
    fn m_lines_flow_in_the_protocols_direction() {
        use Protocol::{Whep, Whip};
        type Case<'a> = (Protocol, &'a str, &'a [(&'a str, &'a str)], &'a [&'a str], &'a [&'a str]);
        let cases: &[Case<'_>] = &[
            (Whip, "", &[("audio", "sendonly"), ("video", "sendrecv")], &["sendonly", "sendonly"], &["0", "1"]),
            (Whip, "", &[("audio", "recvonly"), ("video", "inactive")], &["recvonly", "inactive"], &[]),
            (Whip, "", &[("audio", ""), ("video", "recvonly")], &["sendonly", "recvonly"], &["0"]),
            (Whip, "a=sendonly\r\n", &[("audio", ""), ("video", "")], &["sendonly", "sendonly"], &["0", "1"]),
            (Whep, "a=inactive\r\n", &[("audio", ""), ("video", "recvonly")], &["inactive", "recvonly"], &["1"]),
            (Whep, "", &[("audio", "sendrecv"), ("video", "sendonly")], &["recvonly", "sendonly"], &["0"]),
            (Whep, "", &[("application", ""), ("video", "recvonly")], &["recvonly"], &["1"]),
        ];
        for (protocol, session, sections, directions, mids) in cases {
            let read = Offer::new(&offer(session, sections), *protocol);
            let found: Vec<&str> =
                read.as_str().lines().filter(|line| is_direction(line)).map(|line| &line[2..]).collect();
            assert_eq!(found, *directions, "{session}{sections:?}");
            assert_eq!(read.mids, *mids, "{session}{sections:?}");
            assert_eq!(read.is_idle(), mids.is_empty());
        }
    }

    #[test]
    fn lines_end_as_they_should_and_nothing_else_changes() {
        let plain =
            "v=0\no=- 1 1 IN IP4 0.0.0.0\nm=audio 9 UDP/TLS/RTP/SAVPF 111\na=mid:a\na=rtpmap:111 opus/48000/2\n";
        let read = Offer::new(plain, Protocol::Whip);
        assert_eq!(read.as_str(), plain.replace('\n', "\r\n") + "a=sendonly\r\n");
        assert!(read.uses("a") && !read.uses("b"));
        for odd in ["", "\r\n\r\n", "m=", "m=audio\nm=video", "a=sendonly"] {
            assert!(Offer::new(odd, Protocol::Whep).is_idle(), "{odd:?}");
        }
    }

    #[test]
    fn a_restart_changes_the_credentials_everywhere() {
        let section = "m=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:0\r\na=ice-ufrag:old\r\na=ice-pwd:older\r\n\
                       a=candidate:1 1 udp 1 192.0.2.1 9 typ host\r\na=end-of-candidates\r\na=sendonly\r\n";
        let first = Offer::new(&format!("v=0\r\n{section}{}", section.replace("a=mid:0", "a=mid:1")), Protocol::Whip);
        let new = Credentials { ufrag: "new".to_owned(), pwd: "newer".to_owned() };
        let again = first.restarted(&new);
        assert_eq!(Credentials::of(again.as_str()), Some(new));
        assert!(!again.as_str().contains("old") && !again.as_str().contains("candidate"), "{}", again.as_str());
        assert!(again.uses("1"));
        assert_eq!(again.as_str().lines().count(), first.as_str().lines().count() - 4);
    }
}
