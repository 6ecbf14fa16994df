//! What was measured on this machine, judged: no I/O.

use std::net::{IpAddr, SocketAddr};

use crate::doctor::reach::Reach;
use crate::net::tls::{CertificateInfo, Date};
use crate::protocol::rest::Finding;
use crate::turn::Cidr;

/// What became of an attempt to listen at a port.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Port {
    /// It can be had.
    Free,
    /// It is taken, and a visavis answers here.
    Visavis,
    /// It is taken.
    Taken,
    /// The system does not let this user have it.
    Denied,
    /// The address is not one of this machine.
    NotOurs,
    /// Anything else.
    Refused(String),
}

/// `name` is as `UDP 3478`; `key` is the setting that names the port.
pub(crate) fn port(id: &'static str, name: &str, key: &str, port: &Port) -> Finding {
    match port {
        Port::Free => Finding::pass(id, format!("{name} is free")),
        Port::Visavis => Finding::pass(id, format!("{name} is held by the visavis that runs here")),
        Port::Taken => Finding::fail(
            id,
            format!("{name} is held by another program"),
            format!("`ss -lntup` shows which; stop it, or set {key} to another port"),
        ),
        Port::Denied => Finding::fail(
            id,
            format!("{name} may not be used by this user"),
            "ports below 1024 need CAP_NET_BIND_SERVICE: AmbientCapabilities= in the systemd unit, or `setcap`",
        ),
        Port::NotOurs => Finding::fail(
            id,
            format!("{name}: the address is not one of this machine"),
            format!("set {key} to 0.0.0.0 or to an address that `ip address` shows"),
        ),
        Port::Refused(why) => Finding::fail(id, format!("{name}: {why}"), format!("look at {key}")),
    }
}

/// What the kernel gave when `wanted` bytes were asked for, for receiving and for sending.
pub(crate) fn socket_buffers(receive: usize, send: usize, wanted: usize) -> Finding {
    const ID: &str = "socket-buffers";
    let detail = format!("UDP buffers of {} to receive and {} to send", size(receive), size(send));
    let settings = [("net.core.rmem_max", receive), ("net.core.wmem_max", send)];
    let small: Vec<String> =
        settings.iter().filter(|(_, got)| *got < wanted).map(|(name, _)| format!("{name}={wanted}")).collect();
    if small.is_empty() {
        return Finding::pass(ID, detail);
    }
    Finding::warn(
        ID,
        format!("{detail}; bursts are lost below {}", size(wanted)),
        format!("run `sysctl -w {}` and keep it in /etc/sysctl.d/", small.join(" ")),
    )
}

/// How many descriptors this process may have, if there is a limit, and how many people shall be connected.
pub(crate) fn file_limit(limit: Option<u64>, max_sessions: u32) -> Finding {
    const ID: &str = "file-limit";
    // Each session has its WebSocket, and a stream of its own when its media comes over TCP.
    let wanted = 2 * u64::from(max_sessions) + RESERVED_FILES;
    match limit {
        Some(limit) if limit < wanted => Finding::warn(
            ID,
            format!("{limit} files may be open, and {max_sessions} sessions can need {wanted}"),
            format!(
                "LimitNOFILE={wanted} in the systemd unit, --ulimit nofile={wanted} with Docker, or a smaller \
                 http.max_sessions"
            ),
        ),
        Some(limit) => Finding::pass(ID, format!("{limit} files may be open, enough for {max_sessions} sessions")),
        None => Finding::pass(ID, "any number of files may be open"),
    }
}

/// What a server has open beside its sessions.
const RESERVED_FILES: u64 = 256;

/// The addresses that everybody is told, in view of those of this machine.
pub(crate) fn public_address(announced: &[SocketAddr], own: &[IpAddr]) -> Finding {
    const ID: &str = "public-address";
    let texts: Vec<String> = announced.iter().map(|address| address.ip().to_string()).collect();
    let detail = format!("clients are told {}", texts.join(", "));
    let find = |reach| announced.iter().map(SocketAddr::ip).find(|ip| Reach::of(*ip, own) == reach);
    if announced.is_empty() {
        let hint = "give media.announced an address that is not for one network alone";
        return Finding::warn(ID, "clients that are in no network of media.announced are told nothing", hint);
    }
    if announced.iter().all(|address| address.ip().is_loopback()) {
        let hint = "set media.bind to 0.0.0.0 or to an address that others reach";
        return Finding::warn(ID, format!("{detail}: only this machine can be in a call"), hint);
    }
    if let Some(ip) = find(Reach::Nowhere) {
        let hint = "set media.announced to the address under which browsers reach the media port";
        return Finding::warn(ID, format!("{detail}: {ip} is private and not an address of this machine"), hint);
    }
    match (find(Reach::Forwarded), find(Reach::Public)) {
        (Some(ip), _) => Finding::pass(ID, format!("{detail}: {ip} has to be forwarded to this machine (NAT)")),
        (None, Some(_)) => Finding::pass(ID, format!("{detail}: public, and of this machine")),
        (None, None) => {
            let hint = "browsers on the internet cannot send there: behind NAT, set media.announced to the public one";
            Finding::warn(ID, format!("{detail}: private"), hint)
        }
    }
}

/// How a STUN server sees this machine, in view of what clients are told.
pub(crate) fn mapped_address(server: &str, mapped: IpAddr, announced: &[SocketAddr]) -> Finding {
    const ID: &str = "stun";
    let detail = format!("{server} sees this machine as {mapped}");
    // An address of the other family cannot be compared.
    let mut comparable = announced.iter().filter(|address| address.is_ipv4() == mapped.is_ipv4()).peekable();
    if comparable.peek().is_none() || comparable.any(|address| address.ip() == mapped) {
        return Finding::pass(ID, detail);
    }
    let hint = format!("if browsers come in by that address, set media.announced = [\"{mapped}\"]");
    Finding::warn(ID, format!("{detail}, and clients are told another address"), hint)
}

/// Whether the clock follows others, as far as the system says.
pub(crate) fn clock(is_synchronized: Option<bool>) -> Finding {
    const ID: &str = "clock";
    match is_synchronized {
        Some(true) => Finding::pass(ID, "synchronized by systemd-timesyncd"),
        Some(false) => Finding::warn(
            ID,
            "systemd-timesyncd has not synchronized it",
            "tokens are refused when the clocks of their maker and of the server differ: `timedatectl timesync-status`",
        ),
        None => Finding::skip(ID, "not known here; given a URL, doctor compares it with that server's"),
    }
}

/// How many seconds the server's clock is ahead of ours.
pub(crate) fn clock_skew(ahead: i64) -> Finding {
    const ID: &str = "clock";
    // `Date` has whole seconds, and the answer takes its time.
    if ahead.abs() <= 2 {
        return Finding::pass(ID, "agrees with the server's");
    }
    let word = if ahead > 0 { "ahead of" } else { "behind" };
    let detail = format!("the server's is {} s {word} this machine's", ahead.abs());
    let hint = "synchronize both with NTP: tokens carry times";
    if ahead.abs() <= MAX_SKEW { Finding::warn(ID, detail, hint) } else { Finding::fail(ID, detail, hint) }
}

/// Tokens that are good for a minute are of no use beyond this, in seconds.
const MAX_SKEW: i64 = 60;

/// A certificate that can be used, at `now` in Unix time; `host` is the name under which browsers come.
pub(crate) fn certificate(id: &'static str, info: &CertificateInfo, now: u64, host: Option<&str>) -> Finding {
    const DAY: u64 = 24 * 60 * 60;
    let names = info.names.join(", ");
    let days = info.not_after.saturating_sub(now) / DAY;
    let detail = format!("the certificate is for {names}, until {}", Date(info.not_after));
    if let Some(host) = host.filter(|host| !info.names.iter().any(|name| is_named(host, name))) {
        let hint = format!("browsers refuse it: order one that is for {host}, or correct http.public_url");
        return Finding::fail(id, format!("{detail}, and not for {host}"), hint);
    }
    if info.not_before > now {
        let hint = "browsers refuse it until then: is this machine's clock right?";
        return Finding::fail(id, format!("{detail}, and valid only from {}", Date(info.not_before)), hint);
    }
    if days < SOON {
        let hint = "what renews it has not: look at certbot's timer, at cert-manager, or at the server's log for ACME";
        return Finding::warn(id, format!("{detail}, in {days} days"), hint);
    }
    if info.self_signed {
        let hint = "nobody vouches for it, and browsers warn: give certificate files or tls.acme_domains";
        return Finding::warn(id, format!("{detail}, self-signed"), hint);
    }
    Finding::pass(id, detail)
}

/// Days before its end by which every usual way of renewal has done its work.
const SOON: u64 = 14;

/// Whether a certificate's name is for a host (RFC 9525 §6.3): a `*` stands for one whole label.
fn is_named(host: &str, name: &str) -> bool {
    match name.strip_prefix("*.") {
        Some(parent) => host.split_once('.').is_some_and(|(_, rest)| rest.eq_ignore_ascii_case(parent)),
        None => host.eq_ignore_ascii_case(name),
    }
}

/// A server that is reached without TLS.
pub(crate) fn plain_http(server: IpAddr) -> Finding {
    const ID: &str = "tls";
    if server.is_loopback() {
        return Finding::skip(ID, "plain http, which browsers trust on their own machine");
    }
    Finding::warn(ID, "plain http", "browsers give camera and microphone to https pages only: use TLS")
}

/// What stands in the way of files in `data_dir`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Directory {
    /// Files can be made in it.
    Writable,
    /// It is not there, and can be made.
    CanBeMade,
    /// It is a file.
    File,
    /// This user may not write there.
    Denied(String),
}

pub(crate) fn data_dir(path: &str, directory: &Directory) -> Finding {
    const ID: &str = "data-dir";
    match directory {
        Directory::Writable => Finding::pass(ID, format!("{path} can be written")),
        Directory::CanBeMade => Finding::pass(ID, format!("{path} is not there yet and can be made")),
        Directory::File => Finding::fail(ID, format!("{path} is not a directory"), "set data_dir to a directory"),
        Directory::Denied(at) => Finding::fail(
            ID,
            format!("{path} cannot be written: {at} refuses this user"),
            "run doctor as the server's user; if it is that one, `chown` the directory or set data_dir",
        ),
    }
}

/// What TURN clients may reach beside this server's media.
pub(crate) fn external_peers(turn_enabled: bool, networks: &[Cidr]) -> Finding {
    const ID: &str = "external-peers";
    if !turn_enabled {
        return Finding::skip(ID, "the TURN server is off");
    }
    let list = |networks: &[Cidr]| networks.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let special: Vec<Cidr> = networks.iter().copied().filter(|network| network.is_special()).collect();
    match (networks, special.as_slice()) {
        ([], _) => Finding::pass(ID, "TURN relays to this server's media only"),
        (_, []) => Finding::pass(ID, format!("TURN relays to {} too", list(networks))),
        (_, special) => Finding::warn(
            ID,
            format!("TURN lets every caller into {}", list(special)),
            "that is no public network: take it out of turn.external_peers, unless only harmless hosts are in it",
        ),
    }
}

/// How many datagrams the kernel sends at once.
pub(crate) fn offload(segments: usize) -> Finding {
    const ID: &str = "udp-offload";
    if segments > 1 {
        return Finding::pass(ID, format!("{segments} datagrams leave in one call (GSO)"));
    }
    Finding::warn(
        ID,
        "each datagram is sent on its own",
        "UDP segmentation offload needs Linux 4.18 and is missing in some containers; expect two to three times the CPU",
    )
}

fn size(bytes: usize) -> String {
    const MIB: usize = 1024 * 1024;
    if bytes >= MIB { format!("{} MiB", bytes / MIB) } else { format!("{} KiB", bytes / 1024) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::rest::Verdict;

    fn assert_found(finding: &Finding, verdict: Verdict, says: &str) {
        let text = format!("{} {}", finding.detail, finding.hint.as_deref().unwrap_or_default());
        assert_eq!(finding.verdict, verdict, "{text}");
        assert!(text.contains(says), "{says:?} in {text}");
        let is_wrong = matches!(verdict, Verdict::Warn | Verdict::Fail);
        assert_eq!(finding.hint.is_some(), is_wrong, "what is wrong has a remedy: {text}");
    }

    #[test]
    fn ports() {
        for (found, verdict, says) in [
            (Port::Free, Verdict::Pass, "UDP 3478 is free"),
            (Port::Visavis, Verdict::Pass, "the visavis that runs here"),
            (Port::Taken, Verdict::Fail, "set media.bind"),
            (Port::Denied, Verdict::Fail, "CAP_NET_BIND_SERVICE"),
            (Port::NotOurs, Verdict::Fail, "not one of this machine"),
            (Port::Refused("no".to_owned()), Verdict::Fail, "UDP 3478: no"),
        ] {
            assert_found(&port("media-port", "UDP 3478", "media.bind", &found), verdict, says);
        }
    }

    #[test]
    fn buffers() {
        const MIB: usize = 1024 * 1024;
        for (receive, send, verdict, says) in [
            (4 * MIB, 4 * MIB, Verdict::Pass, "4 MiB to receive and 4 MiB to send"),
            (212_992, 4 * MIB, Verdict::Warn, "`sysctl -w net.core.rmem_max=4194304`"),
            (4 * MIB, 212_992, Verdict::Warn, "`sysctl -w net.core.wmem_max=4194304`"),
            (MIB, 212_992, Verdict::Warn, "net.core.rmem_max=4194304 net.core.wmem_max=4194304"),
        ] {
            assert_found(&socket_buffers(receive, send, 4 * MIB), verdict, says);
        }
    }

    #[test]
    fn files() {
        for (limit, verdict, says) in [
            (None, Verdict::Pass, "any number"),
            (Some(20_256), Verdict::Pass, "20256"),
            (Some(20_255), Verdict::Warn, "LimitNOFILE=20256"),
            (Some(1024), Verdict::Warn, "10000 sessions can need 20256"),
        ] {
            assert_found(&file_limit(limit, 10_000), verdict, says);
        }
    }

    #[test]
    fn addresses() {
        let ips = |texts: &[&str]| -> Vec<IpAddr> { texts.iter().map(|text| text.parse().unwrap()).collect() };
        let own = ips(&["127.0.0.1", "10.0.0.5", "8.8.4.4", "2a00::5"]);
        let cases: [(&[&str], Verdict, &str); 9] = [
            (&[], Verdict::Warn, "told nothing"),
            (&["127.0.0.1"], Verdict::Warn, "only this machine"),
            (&["10.0.0.5"], Verdict::Warn, "behind NAT, set media.announced"),
            (&["10.0.0.5", "2a00::5"], Verdict::Pass, "public, and of this machine"),
            (&["8.8.4.4"], Verdict::Pass, "public, and of this machine"),
            (&["8.8.8.8"], Verdict::Pass, "8.8.8.8 has to be forwarded"),
            (&["10.9.9.9"], Verdict::Warn, "10.9.9.9 is private and not"),
            (&["8.8.4.4", "10.9.9.9"], Verdict::Warn, "10.9.9.9 is private and not"),
            (&["100.64.0.1"], Verdict::Warn, "private"),
        ];
        for (announced, verdict, says) in cases {
            let announced: Vec<SocketAddr> = ips(announced).into_iter().map(|ip| (ip, 3478).into()).collect();
            assert_found(&public_address(&announced, &own), verdict, says);
        }
    }

    #[test]
    fn mapped_addresses() {
        let announced = ["10.0.0.5:3478", "203.0.113.7:3478"].map(|text| text.parse().unwrap());
        for (mapped, verdict, says) in [
            ("203.0.113.7", Verdict::Pass, "relay sees this machine as 203.0.113.7"),
            ("203.0.113.8", Verdict::Warn, "media.announced = [\"203.0.113.8\"]"),
            ("2001:db8::1", Verdict::Pass, "2001:db8::1"),
        ] {
            assert_found(&mapped_address("relay", mapped.parse().unwrap(), &announced), verdict, says);
        }
    }

    #[test]
    fn certificates() {
        const DAY: u64 = 24 * 60 * 60;
        const NOW: u64 = 1_800_000_000;
        let good = CertificateInfo {
            names: vec!["*.example.com".to_owned(), "192.0.2.1".to_owned()],
            fingerprint: String::new(),
            not_before: NOW - DAY,
            not_after: NOW + 14 * DAY,
            self_signed: false,
        };
        let calls = Some("calls.example.com");
        for (info, host, verdict, says) in [
            (good.clone(), calls, Verdict::Pass, "for *.example.com, 192.0.2.1, until"),
            (good.clone(), Some("192.0.2.1"), Verdict::Pass, "until"),
            (good.clone(), None, Verdict::Pass, "until"),
            (good.clone(), Some("example.com"), Verdict::Fail, "not for example.com"),
            (good.clone(), Some("a.calls.example.com"), Verdict::Fail, "http.public_url"),
            (CertificateInfo { not_before: NOW + 1, ..good.clone() }, calls, Verdict::Fail, "clock"),
            (CertificateInfo { not_after: NOW + 14 * DAY - 1, ..good.clone() }, calls, Verdict::Warn, "in 13 days"),
            (CertificateInfo { self_signed: true, ..good.clone() }, calls, Verdict::Warn, "browsers warn"),
        ] {
            assert_found(&certificate("certificate", &info, NOW, host), verdict, says);
        }
    }

    #[test]
    fn clocks_and_tls() {
        assert_found(&plain_http([127, 0, 0, 1].into()), Verdict::Skip, "own machine");
        assert_found(&plain_http([192, 0, 2, 1].into()), Verdict::Warn, "https pages only");
        assert_found(&clock(Some(true)), Verdict::Pass, "synchronized");
        assert_found(&clock(Some(false)), Verdict::Warn, "timedatectl");
        assert_found(&clock(None), Verdict::Skip, "given a URL");
        for (ahead, verdict, says) in [
            (0, Verdict::Pass, "agrees"),
            (-2, Verdict::Pass, "agrees"),
            (3, Verdict::Warn, "3 s ahead of"),
            (-60, Verdict::Warn, "60 s behind"),
            (61, Verdict::Fail, "61 s ahead of"),
        ] {
            assert_found(&clock_skew(ahead), verdict, says);
        }
    }

    #[test]
    fn directories() {
        for (directory, verdict, says) in [
            (Directory::Writable, Verdict::Pass, "data can be written"),
            (Directory::CanBeMade, Verdict::Pass, "can be made"),
            (Directory::File, Verdict::Fail, "not a directory"),
            (Directory::Denied("/var/lib".to_owned()), Verdict::Fail, "/var/lib refuses"),
        ] {
            assert_found(&data_dir("data", &directory), verdict, says);
        }
    }

    #[test]
    fn peers() {
        let networks = |texts: &[&str]| -> Vec<Cidr> { texts.iter().map(|text| text.parse().unwrap()).collect() };
        for (turn, given, verdict, says) in [
            (false, networks(&["10.0.0.0/8"]), Verdict::Skip, "off"),
            (true, networks(&[]), Verdict::Pass, "media only"),
            (true, networks(&["8.8.0.0/16"]), Verdict::Pass, "8.8.0.0/16 too"),
            (true, networks(&["8.8.0.0/16", "10.0.0.0/8"]), Verdict::Warn, "into 10.0.0.0/8:"),
        ] {
            assert_found(&external_peers(turn, &given), verdict, says.trim_end_matches(':'));
        }
    }

    #[test]
    fn segments() {
        assert_found(&offload(64), Verdict::Pass, "64 datagrams");
        assert_found(&offload(1), Verdict::Warn, "on its own");
    }
}
