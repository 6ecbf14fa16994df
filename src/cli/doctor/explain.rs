//! What a walk met, told with the usual cause and what to change: no I/O.

use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use crate::client::{ClientError, DialError, Flow, Path, SignalError, Stage};
use crate::protocol::ErrorCode;
use crate::protocol::rest::Finding;
use crate::turn::is_special;

/// The stable name of a path's check.
pub(super) fn id(path: Path) -> &'static str {
    match path {
        Path::Udp => "udp",
        Path::IceTcp => "ice-tcp",
        Path::TurnUdp => "turn-udp",
        Path::TurnTcp => "turn-tcp",
        Path::TurnTls => "turn-tls",
    }
}

/// What two clients saw that spoke to each other over one path.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measured {
    pub(super) remote: SocketAddr,
    pub(super) connect_time: Duration,
    pub(super) round_trip: Option<Duration>,
    /// What each of them heard; none when the token did not let them speak.
    pub(super) heard: Option<[Flow; 2]>,
}

/// Packets that have to arrive in each direction: half a second of sound.
pub(super) const ENOUGH: u64 = 25;

/// From here on people hear that packets are missing.
const MUCH_LOSS: f64 = 0.02;

/// A path that connected.
pub(super) fn measured(path: Path, measured: &Measured) -> Finding {
    let id = id(path);
    let round_trip = measured.round_trip.map_or(String::new(), |time| format!(", round trip {} ms", time.as_millis()));
    let connected = format!("{}{round_trip}", measured.remote);
    let finding = match measured.heard {
        None => Finding::warn(
            id,
            format!("{connected}; connected, but no media was tried"),
            "give a token that may publish the microphone and subscribe",
        ),
        Some(heard) => {
            let received: u64 = heard.iter().map(|flow| flow.received).sum();
            let lost: u64 = heard.iter().map(|flow| flow.lost).sum();
            let detail = format!("{connected}, {lost} of {} packets lost", received + lost);
            if heard.iter().any(|flow| flow.received < ENOUGH) {
                let hint = "it connects, but media does not flow: look at visavis_media_packets_dropped_total";
                Finding::fail(id, detail, hint)
            } else if lost as f64 >= MUCH_LOSS * (received + lost) as f64 {
                let hint = "people hear that: look for a full line, bad Wi-Fi, or small UDP buffers on the server";
                Finding::warn(id, detail, hint)
            } else {
                Finding::pass(id, detail)
            }
        }
    };
    finding.took(measured.connect_time)
}

/// A path that did not connect. `server` is where the server's name leads.
pub(super) fn failed(path: Path, error: &ClientError, server: Option<IpAddr>) -> Finding {
    let id = id(path);
    let detail = error.to_string();
    let hint = match error {
        ClientError::Signal(error) => return signalling(id, error),
        ClientError::NotOffered => return Finding::skip(id, detail).hint(offer(path)),
        ClientError::Dial(DialError::Resolve { .. } | DialError::Name(_)) => {
            "the TURN URL needs a name that the DNS of your customers knows".to_owned()
        }
        ClientError::Dial(DialError::Connect { address, .. }) => {
            format!("let TCP {} of {} through every firewall; `visavis ports` lists them", address.port(), address.ip())
        }
        ClientError::Dial(DialError::Tls { host, .. }) => trust(host),
        ClientError::Socket { to, .. } => {
            format!("this machine cannot reach {}, or something on the way cuts it", to.ip())
        }
        ClientError::RelaySilent(turn) => {
            let protocol = if path == Path::TurnUdp { "UDP" } else { "TCP" };
            format!("let {protocol} {} of {} through every firewall", turn.port(), turn.ip())
        }
        ClientError::RelayRefused(_) => {
            "the credential or a quota: a TURN server of your own needs the password that stands in [ice]".to_owned()
        }
        ClientError::RelayForbidden { .. } => {
            "the TURN server has to be allowed to send to the media addresses".to_owned()
        }
        ClientError::NoMedia { to, stage } => no_media(path, to, *stage, server),
        ClientError::Answer(_) | ClientError::Over => "the server's log says more".to_owned(),
    };
    Finding::fail(id, detail, hint)
}

fn no_media(path: Path, to: &[SocketAddr], stage: Stage, server: Option<IpAddr>) -> String {
    let Some(first) = to.first() else { return "the server announces no address".to_owned() };
    let is_inside = |address: &&SocketAddr| is_special(address.ip()) && !address.ip().is_loopback();
    match (stage, path) {
        (Stage::IceConnected, _) => {
            "small packets pass and large ones do not: look for a low MTU on the way".to_owned()
        }
        (Stage::Checking, Path::Udp) => {
            let private = to.iter().find(is_inside).filter(|_| server.is_some_and(|ip| !is_special(ip)));
            match private {
                Some(private) => {
                    format!("{} is private: set media.announced to the server's public address", private.ip())
                }
                None => format!(
                    "let UDP {} through every firewall; if {} is not where the server is, set media.announced",
                    first.port(),
                    first.ip()
                ),
            }
        }
        (Stage::Checking, Path::TurnUdp | Path::TurnTcp | Path::TurnTls) => {
            "the TURN server relays, but media does not answer it: is it one that cannot reach the media address?"
                .to_owned()
        }
        (Stage::Checking | Stage::Connected | Stage::Failed, _) => "the server's log says more".to_owned(),
    }
}

/// How a server offers a path.
fn offer(path: Path) -> &'static str {
    match path {
        Path::Udp => "the server announces no address that can be used: set media.announced",
        Path::IceTcp => {
            "media.tcp switches it on; behind a proxy media.announced_tcp_port says which port is the server's own"
        }
        Path::TurnUdp => "turn.enabled switches the built-in TURN server on; turn.urls may leave this one out",
        Path::TurnTcp => {
            "turn.enabled switches it on; turn.urls may leave it out, or the TCP port is for this machine only"
        }
        Path::TurnTls => "TURN over TLS needs turn.enabled and TLS; it passes the strictest firewalls",
    }
}

/// Why a TLS connection is not trusted, usually.
fn trust(host: &str) -> String {
    format!(
        "the certificate has to be good for {host}, in date, and sent with its intermediates; for one of your own give --ca"
    )
}

/// A step before HTTP.
pub(super) fn dial(error: &DialError) -> Finding {
    let detail = error.to_string();
    match error {
        DialError::Resolve { .. } => Finding::fail("dns", detail, "add an A or AAAA record, or correct the URL"),
        DialError::Name(_) => Finding::fail("tls", detail, "correct the URL"),
        DialError::Connect { address, .. } => {
            let hint = format!("is the server running? let TCP {} through every firewall", address.port());
            Finding::fail("tcp", detail, hint)
        }
        DialError::Tls { host, .. } => Finding::fail("tls", detail, trust(host)),
    }
}

/// Whether the server says that it works.
pub(super) fn http(answer: &Result<u16, String>) -> Finding {
    const ID: &str = "http";
    match answer {
        Ok(200) => Finding::pass(ID, "/livez answers 200"),
        Ok(status @ 502..=504) => {
            let hint = "a proxy answers in place of the server: is the server running, and does the proxy know where?";
            Finding::fail(ID, format!("/livez answers {status}"), hint)
        }
        Ok(status) => Finding::fail(
            ID,
            format!("/livez answers {status}"),
            "this is no visavis: correct the URL, or have the proxy pass every path on",
        ),
        Err(error) => Finding::fail(ID, error.clone(), "the port speaks something else than HTTP, or TLS is missing"),
    }
}

/// Signalling that does not work.
pub(super) fn signalling(id: &'static str, error: &SignalError) -> Finding {
    let hint = match error {
        SignalError::Refused(error) => match error.code {
            ErrorCode::Unauthorized => "make a token with this server's secret: `visavis token create`".to_owned(),
            ErrorCode::TokenExpired => "make a new token; if it is new, compare the clocks".to_owned(),
            ErrorCode::Forbidden => "the token has to open a room: not that of an admin".to_owned(),
            ErrorCode::RoomFull | ErrorCode::ServerFull => "use another room, or raise the limit".to_owned(),
            _ => "the server's log says more".to_owned(),
        },
        SignalError::Upgrade(answer) if answer.starts_with("HTTP 3") => {
            "the server sends browsers elsewhere: give the https address".to_owned()
        }
        SignalError::Upgrade(_) => {
            "a proxy in front has to pass WebSockets through: HTTP/1.1, and the Upgrade and Connection headers"
                .to_owned()
        }
        SignalError::Dial(DialError::Tls { host, .. }) => trust(host),
        SignalError::Dial(_) => "the server answered before: does it, or a proxy, limit connections?".to_owned(),
        SignalError::Silent(_) => "a proxy in front must not buffer WebSockets".to_owned(),
        SignalError::Broken(_) | SignalError::Closed(..) | SignalError::Unknown(_) => {
            "the server's log says more; a proxy in front must not cut WebSockets".to_owned()
        }
    };
    Finding::fail(id, error.to_string(), hint)
}

/// Whether those whose network lets no UDP out get through; `passed` are the paths that carried media.
pub(super) fn fallback(passed: &[Path]) -> Finding {
    const ID: &str = "fallback";
    let tcp = [Path::TurnTls, Path::IceTcp, Path::TurnTcp].into_iter().find(|path| passed.contains(path));
    match tcp {
        Some(path) => Finding::pass(ID, format!("who cannot use UDP gets through by {}", id(path))),
        None => Finding::warn(
            ID,
            "who cannot use UDP does not get through",
            "hotels and offices block UDP: have one of ice-tcp, turn-tcp and turn-tls pass",
        ),
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;
    use crate::protocol::ErrorBody;
    use crate::protocol::rest::Verdict;

    fn addr(text: &str) -> SocketAddr {
        text.parse().unwrap()
    }

    fn assert_found(finding: &Finding, id: &str, verdict: Verdict, says: &str) {
        let text = finding.to_text(false);
        assert_eq!((finding.id, finding.verdict), (id, verdict), "{text}");
        assert!(text.contains(says), "{says:?} in {text}");
        assert_eq!(finding.hint.is_some(), verdict != Verdict::Pass, "what is wrong has a remedy: {text}");
    }

    #[test]
    fn packets_decide() {
        let flow = |received, lost| Flow { sent: 0, received, lost };
        for (heard, verdict, says) in [
            (Some([flow(50, 0), flow(50, 0)]), Verdict::Pass, "round trip 12 ms, 0 of 100 packets lost (34 ms)"),
            (Some([flow(50, 1), flow(50, 0)]), Verdict::Pass, "1 of 101"),
            (Some([flow(50, 3), flow(50, 0)]), Verdict::Warn, "3 of 103"),
            (Some([flow(50, 0), flow(24, 0)]), Verdict::Fail, "media does not flow"),
            (Some([flow(0, 0), flow(0, 0)]), Verdict::Fail, "0 of 0"),
            (None, Verdict::Warn, "may publish the microphone"),
        ] {
            let seen = Measured {
                remote: addr("192.0.2.1:3478"),
                connect_time: Duration::from_millis(34),
                round_trip: Some(Duration::from_millis(12)),
                heard,
            };
            assert_found(&measured(Path::Udp, &seen), "udp", verdict, says);
        }
    }

    #[test]
    fn failures_name_the_usual_cause() {
        let refused = || io::Error::from(io::ErrorKind::ConnectionRefused);
        let no_media = |to: &str, stage| ClientError::NoMedia { to: vec![addr(to)], stage };
        let turn = addr("8.8.8.8:443");
        for (path, error, verdict, says) in [
            (Path::Udp, no_media("8.8.8.8:3478", Stage::Checking), Verdict::Fail, "let UDP 3478 through"),
            (
                Path::Udp,
                no_media("10.0.0.5:3478", Stage::Checking),
                Verdict::Fail,
                "10.0.0.5 is private: set media.announced",
            ),
            (Path::Udp, no_media("8.8.8.8:3478", Stage::IceConnected), Verdict::Fail, "MTU"),
            (Path::TurnTls, no_media("8.8.8.8:3478", Stage::Checking), Verdict::Fail, "media does not answer"),
            (
                Path::IceTcp,
                ClientError::Dial(DialError::Connect { address: turn, error: refused() }),
                Verdict::Fail,
                "TCP 443 of 8.8.8.8",
            ),
            (
                Path::TurnTls,
                ClientError::Dial(DialError::Tls { host: "relay".to_owned(), error: refused() }),
                Verdict::Fail,
                "good for relay",
            ),
            (Path::TurnUdp, ClientError::RelaySilent(turn), Verdict::Fail, "let UDP 443"),
            (Path::TurnTcp, ClientError::RelaySilent(turn), Verdict::Fail, "let TCP 443"),
            (Path::TurnTcp, ClientError::RelayRefused(turn), Verdict::Fail, "quota"),
            (Path::TurnTcp, ClientError::RelayForbidden { turn, media: turn }, Verdict::Fail, "allowed to send"),
            (Path::TurnUdp, ClientError::NotOffered, Verdict::Skip, "turn.enabled"),
            (Path::IceTcp, ClientError::NotOffered, Verdict::Skip, "media.tcp"),
        ] {
            assert_found(&failed(path, &error, Some(turn.ip())), id(path), verdict, says);
        }
    }

    #[test]
    fn steps_before_media() {
        let error = || io::Error::from(io::ErrorKind::TimedOut);
        for (error, id, says) in [
            (DialError::Resolve { host: "calls".to_owned(), error: error() }, "dns", "calls has no address"),
            (DialError::Connect { address: addr("192.0.2.1:443"), error: error() }, "tcp", "TCP 443"),
            (DialError::Tls { host: "calls".to_owned(), error: error() }, "tls", "--ca"),
        ] {
            assert_found(&dial(&error), id, Verdict::Fail, says);
        }
        for (answer, verdict, says) in [
            (Ok(200), Verdict::Pass, "200"),
            (Ok(502), Verdict::Fail, "proxy"),
            (Ok(404), Verdict::Fail, "no visavis"),
            (Err("no HTTP".to_owned()), Verdict::Fail, "no HTTP"),
        ] {
            assert_found(&http(&answer), "http", verdict, says);
        }
        let refused = |code| SignalError::Refused(ErrorBody { code, message: "No.".to_owned(), retryable: false });
        for (error, says) in [
            (refused(ErrorCode::Unauthorized), "visavis token create"),
            (refused(ErrorCode::TokenExpired), "clocks"),
            (refused(ErrorCode::RoomFull), "another room"),
            (SignalError::Upgrade("HTTP 400".to_owned()), "Upgrade and Connection"),
            (SignalError::Upgrade("HTTP 308".to_owned()), "https address"),
            (SignalError::Silent(Duration::from_secs(5)), "nothing for 5 s"),
        ] {
            assert_found(&signalling("signalling", &error), "signalling", Verdict::Fail, says);
        }
    }

    #[test]
    fn a_way_without_udp_is_wanted() {
        assert_found(&fallback(&[Path::Udp, Path::TurnUdp]), "fallback", Verdict::Warn, "block UDP");
        assert_found(&fallback(&[Path::Udp, Path::IceTcp]), "fallback", Verdict::Pass, "by ice-tcp");
    }
}
