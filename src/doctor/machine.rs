//! Checks of this machine and its configuration: measures, and has [`judge`] judge.

use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener, UdpSocket};
use std::path::Path;

use quinn_udp::UdpSocketState;
use rustix::fs::{Access, access};
use rustix::process::{Resource, getrlimit};
use socket2::{Domain, Protocol as SocketProtocol, Socket, Type};

use crate::client::{ServerUrl, parse_stun};
use crate::config::{Config, ConfigError, TlsConfig};
use crate::doctor::judge::{self, Directory, Port};
use crate::doctor::ports::{PortUse, Protocol, ports};
use crate::doctor::reach::own_ips;
use crate::doctor::stun::mapped_address;
use crate::net::tls::{CertificateInfo, check_files};
use crate::net::{Candidates, SOCKET_BUFFER};
use crate::protocol::rest::{Finding, Verdict};

/// A server with this configuration that runs on this machine.
#[derive(Debug, Clone, Default)]
pub struct Running {
    /// What it shows to those who ask for TLS, as far as that is known.
    pub certificate: Option<CertificateInfo>,
}

const CONFIG: &str = "config";

/// What is wrong with a configuration that cannot be used.
pub fn wrong_config(error: &ConfigError) -> Finding {
    let hint = "`visavis config print-default` explains every setting; --config names the file";
    Finding::fail(CONFIG, error.problems.join("\n"), hint)
}

/// Everything that can be checked without a walk; `now` is Unix time.
///
/// It asks the network, so it may take seconds.
pub fn checks(config: &Config, running: Option<&Running>, now: u64) -> Vec<Finding> {
    let mut found = vec![check_config(config)];
    found.extend(check_ports(config, running.is_some()));
    found.extend([
        check_certificate(config, running.and_then(|running| running.certificate.as_ref()), now),
        check_address(config),
        check_stun(config),
        check_buffers(),
        check_offload(),
        // The server raises its own to what it may have.
        judge::file_limit(getrlimit(Resource::Nofile).maximum, config.http.max_sessions),
        judge::data_dir(&config.data_dir.display().to_string(), &directory(&config.data_dir)),
        judge::clock(is_synchronized()),
        judge::external_peers(config.turn.enabled, &config.turn.external_peers),
    ]);
    found
}

/// What a server that starts says of the machine by itself: only what is not as it should be.
pub fn start_checks(config: &Config) -> Vec<String> {
    let limit = getrlimit(Resource::Nofile).current;
    let found = [check_buffers(), judge::file_limit(limit, config.http.max_sessions)];
    let bad = found.into_iter().filter(|finding| finding.verdict == Verdict::Warn);
    bad.map(|finding| format!("{}: {}", finding.detail, finding.hint.unwrap_or_default())).collect()
}

fn check_config(config: &Config) -> Finding {
    if config.warnings.is_empty() {
        return Finding::pass(CONFIG, "the configuration is good");
    }
    Finding::warn(CONFIG, config.warnings.join("\n"), "`visavis config show` says what is in force")
}

fn check_ports(config: &Config, runs: bool) -> Vec<Finding> {
    let check = |port: PortUse| {
        if port.first == 0 {
            return Finding::pass(port.id, format!("{} port will do", port.name()));
        }
        let key = match port.id {
            "media-port" => "media.bind",
            "http-port" => "http.bind",
            _ => "metrics.bind",
        };
        let numbers = port.first..=port.last;
        let worst = numbers.map(|number| try_port(port.protocol, port.bind, number, runs)).find(|p| *p != Port::Free);
        judge::port(port.id, &port.name(), key, &worst.unwrap_or(Port::Free))
    };
    // Of relay ports one is as good as another, so none is missed.
    ports(config).into_iter().filter(|port| port.id != "relay-ports").map(check).collect()
}

/// Listens for a moment.
fn try_port(protocol: Protocol, ip: IpAddr, port: u16, runs: bool) -> Port {
    let address = SocketAddr::new(ip, port);
    let bound = match protocol {
        Protocol::Tcp => TcpListener::bind(address).map(drop),
        Protocol::Udp => UdpSocket::bind(address).map(drop),
    };
    match bound.map_err(|error| (error.kind(), error)) {
        Ok(()) => Port::Free,
        Err((io::ErrorKind::AddrInUse, _)) => {
            if runs {
                Port::Visavis
            } else {
                Port::Taken
            }
        }
        Err((io::ErrorKind::PermissionDenied, _)) => Port::Denied,
        Err((io::ErrorKind::AddrNotAvailable, _)) => Port::NotOurs,
        Err((_, error)) => Port::Refused(error.to_string()),
    }
}

fn check_certificate(config: &Config, shown: Option<&CertificateInfo>, now: u64) -> Finding {
    const ID: &str = "certificate";
    let public_url = config.http.public_url.as_ref().and_then(|url| url.parse::<ServerUrl>().ok());
    let host = public_url.as_ref().map(|url| url.host.as_str());
    match &config.tls {
        TlsConfig::Off => Finding::skip(ID, "TLS is off; what speaks it in front of this server is not looked at"),
        TlsConfig::Files(files) => match check_files(files) {
            Ok(info) => judge::certificate(ID, &info, now, host),
            Err(error) => Finding::fail(ID, error.to_string(), "correct tls.certificate and tls.key"),
        },
        TlsConfig::Acme(acme) => {
            if let Some(info) = shown {
                return judge::certificate(ID, info, now, host);
            }
            let detail = format!("ACME gets one for {}; given a URL, doctor looks at it", acme.domains.join(", "));
            Finding::skip(ID, detail)
        }
        TlsConfig::SelfSigned => Finding::warn(
            ID,
            "the server makes one that nobody vouches for",
            "browsers warn: give certificate files or tls.acme_domains",
        ),
    }
}

fn check_address(config: &Config) -> Finding {
    let own = own_ips();
    let candidates = Candidates::new(config.media.bind, &config.media.announced, &own, None);
    judge::public_address(&candidates.udp_for(None), &own)
}

fn check_stun(config: &Config) -> Finding {
    const ID: &str = "stun";
    let Some((host, port)) = config.ice.urls.iter().find_map(|url| parse_stun(url)) else {
        return Finding::skip(ID, "no stun: server in ice.urls to ask how this machine looks from outside");
    };
    let candidates = Candidates::new(config.media.bind, &config.media.announced, &own_ips(), None);
    match mapped_address(&host, port) {
        Ok(mapped) => judge::mapped_address(&host, mapped.ip(), &candidates.udp_for(None)),
        Err(error) => Finding::warn(
            ID,
            format!("{host}:{port} does not answer: {error}"),
            "clients are told of it: correct ice.urls, or let UDP through to it",
        ),
    }
}

fn check_buffers() -> Finding {
    let measured = || -> io::Result<(usize, usize)> {
        let socket = Socket::new(Domain::IPV4, Type::DGRAM, Some(SocketProtocol::UDP))?;
        // The kernel cuts what it does not allow, without an error.
        socket.set_recv_buffer_size(SOCKET_BUFFER)?;
        socket.set_send_buffer_size(SOCKET_BUFFER)?;
        // socket(7): "The kernel doubles this value (to allow space for bookkeeping overhead)"
        let factor = if cfg!(target_os = "linux") { 2 } else { 1 };
        Ok((socket.recv_buffer_size()? / factor, socket.send_buffer_size()? / factor))
    };
    match measured() {
        Ok((receive, send)) => judge::socket_buffers(receive, send, SOCKET_BUFFER),
        Err(error) => Finding::skip("socket-buffers", error.to_string()),
    }
}

fn check_offload() -> Finding {
    let state = UdpSocket::bind("127.0.0.1:0").and_then(|socket| UdpSocketState::new((&socket).into()));
    match state {
        Ok(state) => judge::offload(state.max_gso_segments()),
        Err(error) => Finding::skip("udp-offload", error.to_string()),
    }
}

fn directory(path: &Path) -> Directory {
    if path.exists() && !path.is_dir() {
        return Directory::File;
    }
    let is_writable = |path: &Path| access(path, Access::WRITE_OK | Access::EXEC_OK).is_ok();
    // The nearest one that is there; a relative path ends in the current directory, whose name is empty.
    let current = Path::new(".");
    let found = path.ancestors().map(|p| if p.as_os_str().is_empty() { current } else { p }).find(|p| p.is_dir());
    match found {
        Some(at) if !is_writable(at) => Directory::Denied(at.display().to_string()),
        Some(at) if at == path => Directory::Writable,
        Some(_) => Directory::CanBeMade,
        None => Directory::Denied(path.display().to_string()),
    }
}

/// What systemd-timesyncd says; `None` when it does not run here.
fn is_synchronized() -> Option<bool> {
    let state = Path::new("/run/systemd/timesync");
    // systemd-timesyncd(8): the file is touched when the clock was synchronized.
    state.is_dir().then(|| state.join("synchronized").exists())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Sources;

    #[test]
    fn a_taken_port_is_found() {
        let tcp = TcpListener::bind("127.0.0.1:0").unwrap();
        let udp = UdpSocket::bind("127.0.0.1:0").unwrap();
        for (protocol, address) in [(Protocol::Tcp, tcp.local_addr()), (Protocol::Udp, udp.local_addr())] {
            let address = address.unwrap();
            assert_eq!(try_port(protocol, address.ip(), address.port(), false), Port::Taken);
            assert_eq!(try_port(protocol, address.ip(), address.port(), true), Port::Visavis);
            assert_eq!(try_port(protocol, address.ip(), 0, false), Port::Free);
            // TEST-NET-1 (RFC 5737) is no machine's own.
            assert_eq!(try_port(protocol, [192, 0, 2, 1].into(), 0, false), Port::NotOurs);
        }
    }

    #[test]
    fn directories_are_found() {
        let own = Path::new(env!("CARGO_MANIFEST_DIR"));
        for (path, expected) in [
            (own.join("target-of-nobody/a/b"), Directory::CanBeMade),
            (own.join("src"), Directory::Writable),
            (own.join("Cargo.toml"), Directory::File),
            ("target-of-nobody".into(), Directory::CanBeMade),
        ] {
            assert_eq!(directory(&path), expected, "{}", path.display());
        }
    }

    #[test]
    fn every_check_reports_once() {
        let binds = ["HTTP", "MEDIA", "METRICS"].map(|k| (format!("VISAVIS_{k}__BIND"), "127.0.0.1:0".to_owned()));
        let config = Config::load(Sources { dev: true, env: binds.to_vec(), ..Sources::default() }).unwrap();
        let found = checks(&config, None, 0);
        let ids: Vec<&str> = found.iter().map(|finding| finding.id).collect();
        let expected = [
            "config",
            "media-port",
            "http-port",
            "metrics-port",
            "certificate",
            "public-address",
            "stun",
            "socket-buffers",
            "udp-offload",
            "file-limit",
            "data-dir",
            "clock",
            "external-peers",
        ];
        assert_eq!(ids, expected);
        for finding in &found[..4] {
            assert_eq!(finding.verdict, Verdict::Pass, "{finding:?}");
        }
        assert!(found[5].detail.contains("127.0.0.1"));
    }

    #[test]
    fn a_bad_configuration_is_a_finding() {
        let finding = wrong_config(&Config::load(Sources::default()).unwrap_err());
        assert_eq!(finding.verdict, Verdict::Fail);
        assert!(finding.detail.contains("auth.secret"), "{finding:?}");
    }
}
