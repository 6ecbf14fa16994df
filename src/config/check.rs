//! What values must be beyond their types, and what they must be to each other.

use std::net::SocketAddr;
use std::time::Duration;

use axum::http::Uri;

use crate::config::human::format_duration;
use crate::config::layers::{Layers, Origin};
use crate::config::sections::{Keys, SelfSigned};

/// Notes every problem of the merged settings.
pub(super) fn check(keys: &Keys, dev: bool, layers: &mut Layers) {
    check_addresses(keys, dev, layers);
    check_origins(keys, layers);
    check_tls(keys, dev && !keys.http.bind.ip().is_loopback(), layers);
    check_ice(keys, layers);
    check_turn(keys, layers);
    check_ranges(keys, layers);
    if keys.data_dir.as_os_str().is_empty() {
        layers.complain("data_dir", "a directory is expected");
    }
    if !is_log_filter(&keys.log.level) {
        layers.complain("log.level", "levels as \"info\" or \"info,visavis::http=debug\" are expected");
    }
}

fn check_addresses(keys: &Keys, dev: bool, layers: &mut Layers) {
    let binds = [("http.bind", keys.http.bind), ("media.bind", keys.media.bind), ("metrics.bind", keys.metrics.bind)];
    if dev {
        for (key, bind) in binds.into_iter().filter(|(_, bind)| !bind.ip().is_loopback()) {
            check_dev_bind(key, bind, layers);
        }
    }
    let (http, metrics) = (keys.http.bind, keys.metrics.bind);
    if http == metrics && http.port() != 0 {
        layers.complain("metrics.bind", format_args!("{metrics} is the address of http.bind too"));
    }
    let last_port = u32::from(keys.media.bind.port()) + u32::from(keys.media.engine_count()) - 1;
    if keys.media.bind.port() != 0 && last_port > u32::from(u16::MAX) {
        layers.complain("media.bind", "there are more engines than ports from here on");
    }
    for announced in &keys.media.announced {
        let ip = announced.ip;
        if ip.is_unspecified() || ip.is_multicast() {
            layers.complain("media.announced", format_args!("clients cannot send to {ip}"));
        }
    }
    if !keys.media.announced.is_empty() && keys.media.announced.iter().all(|a| a.network.is_some()) {
        layers.complain("media.announced", "one address without a network is needed for everybody else");
    }
}

/// Dev mode is for one machine: it leaves it only when that was asked for on the spot.
fn check_dev_bind(key: &str, bind: SocketAddr, layers: &mut Layers) {
    match layers.origin(key) {
        Origin::Flag | Origin::Env(_) => {
            layers.warnings.push(format!("{key}: dev mode listens at {bind}, where others can reach it"));
        }
        Origin::Default | Origin::Dev | Origin::File(_) | Origin::Generated => layers.complain(
            key,
            format_args!("dev mode listens on this machine only; {bind} has to be given as an argument"),
        ),
    }
}

fn check_turn(keys: &Keys, layers: &mut Layers) {
    for url in &keys.turn.urls {
        if !url.starts_with("turn:") && !url.starts_with("turns:") {
            layers.complain("turn.urls", format_args!("{url:?} is not a turn: or turns: URL"));
        }
        let is_udp = url.starts_with("turn:") && !url.ends_with("transport=tcp");
        if is_udp && !url.contains("{port}") && keys.media.engine_count() > 1 {
            layers.warnings.push(format!(
                "turn.urls: {url} leads to one engine only; write {{port}} for the port of a client's own engine"
            ));
        }
    }
    for network in keys.turn.external_peers.iter().filter(|network| network.is_special()) {
        layers.warnings.push(format!(
            "turn.external_peers: whoever holds a TURN credential can send packets into {network}, which is not the \
             public internet"
        ));
    }
    if keys.turn.relay_ports.0.len() < usize::from(keys.media.engine_count()) {
        layers.complain("turn.relay_ports", "there are more engines than ports");
    }
}

/// `is_open` says whether others can reach a server in dev mode.
fn check_tls(keys: &Keys, is_open: bool, layers: &mut Layers) {
    let tls = &keys.tls;
    let files = [("tls.certificate", &tls.certificate), ("tls.key", &tls.key)];
    if let [(_, Some(_)), (missing, None)] | [(missing, None), (_, Some(_))] = files {
        layers.complain(missing, "a certificate and its key are only good together");
    }
    let has_files = files.iter().any(|(_, file)| file.is_some());
    let has_acme = !tls.acme_domains.is_empty();
    if has_files && has_acme {
        layers.complain("tls.acme_domains", "there is tls.certificate already; one of them has to go");
    }
    if tls.self_signed == SelfSigned::Never && !has_files && !has_acme && is_open {
        layers.warnings.push("tls.self_signed: browsers give no camera to plain http beyond this machine".to_owned());
    }
    if (has_files || has_acme) && keys.http.public_url.as_ref().is_some_and(|url| url.starts_with("http://")) {
        layers.warnings.push("http.public_url: it begins with http://, but the port speaks TLS".to_owned());
    }
    if tls.self_signed == SelfSigned::Always && (has_files || has_acme) {
        layers.complain("tls.self_signed", "there is another certificate already; one of them has to go");
    }
    for domain in tls.acme_domains.iter().filter(|domain| !is_acme_domain(domain)) {
        const HINT: &str = "a name such as \"calls.example.com\" is expected, in small letters and without a wildcard";
        layers.complain("tls.acme_domains", format_args!("\"{domain}\": {HINT}"));
    }
    if tls.acme_contact.as_ref().is_some_and(|contact| !contact.contains('@') || contact.contains([':', ' '])) {
        layers.complain("tls.acme_contact", "a mail address such as \"admin@example.com\" is expected");
    }
    let directory = tls.acme_directory.parse::<Uri>();
    if !directory.is_ok_and(|uri| uri.scheme_str() == Some("https") && uri.host().is_some()) {
        layers.complain("tls.acme_directory", "a URL that begins with https:// is expected");
    }
}

/// Whether an authority can be asked for a name by TLS-ALPN-01 (RFC 8737): no wildcards, no IP addresses.
fn is_acme_domain(name: &str) -> bool {
    let is_label = |label: &str| {
        let is_good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        (1..=63).contains(&label.len())
            && label.chars().all(is_good)
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let is_number = name.rsplit('.').next().is_some_and(|last| last.chars().all(|c| c.is_ascii_digit()));
    name.len() <= 253 && name.contains('.') && !is_number && name.split('.').all(is_label)
}

fn check_ice(keys: &Keys, layers: &mut Layers) {
    let has_name = keys.ice.username.is_some();
    for url in &keys.ice.urls {
        let is_turn = url.starts_with("turn:") || url.starts_with("turns:");
        if !is_turn && !url.starts_with("stun:") {
            layers.complain("ice.urls", format_args!("{url:?} is not a stun:, turn: or turns: URL"));
        } else if is_turn && !has_name {
            layers.complain("ice.username", format_args!("{url} asks for a name and a password"));
        }
    }
}

fn check_origins(keys: &Keys, layers: &mut Layers) {
    const HINT: &str =
        "an origin such as \"https://www.example.com\" is expected, without a path or a slash at its end";
    let public_url = keys.http.public_url.iter().map(|url| ("http.public_url", url));
    let allowed = keys.http.allowed_origins.iter().map(|url| ("http.allowed_origins", url));
    for (key, url) in public_url.chain(allowed) {
        if !is_origin(url) {
            layers.complain(key, format_args!("\"{url}\": {HINT}"));
        }
    }
}

/// Whether a URL is an origin as browsers send it (RFC 6454 §6.2).
pub fn is_origin(url: &str) -> bool {
    let Ok(uri) = url.parse::<Uri>() else { return false };
    let is_web = matches!(uri.scheme_str(), Some("http" | "https"));
    let host = uri.authority().map(|authority| authority.as_str()).unwrap_or_default();
    is_web && !host.is_empty() && !host.contains('@') && url.ends_with(host) && !url.chars().any(char::is_uppercase)
}

fn check_ranges(keys: &Keys, layers: &mut Layers) {
    for (key, value, min, max) in [
        ("http.max_sessions", keys.http.max_sessions, 1, 1_000_000),
        ("media.engines", u32::from(keys.media.engines), 0, 256),
        ("room.max_participants", keys.room.max_participants, 2, 1000),
        ("room.voices", u32::from(keys.room.voices), 1, 50),
        ("contacts.agent_capacity", keys.contacts.agent_capacity, 1, 1000),
        ("contacts.max_open", keys.contacts.max_open, 1, 1_000_000),
        ("huawei.auth_mode", u32::from(keys.huawei.auth_mode), 1, 2),
    ] {
        if !(min..=max).contains(&value) {
            layers.complain(key, format_args!("{value} is not between {min} and {max}"));
        }
    }
    if keys.huawei.poll_wait >= keys.huawei.sign_out_after {
        layers.complain("huawei.sign_out_after", "it has to be longer than huawei.poll_wait");
    }
    let second = Duration::from_secs(1);
    for (key, value, min, max) in [
        ("auth.token_ttl", keys.auth.token_ttl, 60 * second, 365 * 24 * 3600 * second),
        ("drain.deadline", keys.drain.deadline, Duration::ZERO, 7 * 24 * 3600 * second),
        ("room.resume_window", keys.room.resume_window, Duration::ZERO, 3600 * second),
        ("room.heartbeat", keys.room.heartbeat, second, 300 * second),
        ("contacts.offer_timeout", keys.contacts.offer_timeout, second, 3600 * second),
        ("contacts.escalation_timeout", keys.contacts.escalation_timeout, second, 3600 * second),
        ("contacts.invitation_timeout", keys.contacts.invitation_timeout, second, 3600 * second),
        ("contacts.idle_after", keys.contacts.idle_after, 60 * second, 365 * 24 * 3600 * second),
        ("huawei.poll_wait", keys.huawei.poll_wait, Duration::ZERO, 60 * second),
        ("huawei.sign_out_after", keys.huawei.sign_out_after, second, 3600 * second),
        ("retention.webhooks", keys.retention.webhooks, 3600 * second, 365 * 24 * 3600 * second),
    ] {
        if value < min || value > max {
            let [value, min, max] = [value, min, max].map(format_duration);
            layers.complain(key, format_args!("{value} is not between {min} and {max}"));
        }
    }
}

/// Whether text is levels, alone or for a module, with commas between.
fn is_log_filter(text: &str) -> bool {
    let is_level = |text: &str| matches!(text, "off" | "error" | "warn" | "info" | "debug" | "trace");
    let is_target = |text: &str| {
        !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | ':' | '-'))
    };
    text.split(',').all(|part| match part.split_once('=') {
        Some((target, level)) => is_target(target) && is_level(level),
        None => is_level(part),
    })
}
