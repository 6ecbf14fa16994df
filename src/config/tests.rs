use std::path::PathBuf;

use secrecy::ExposeSecret;

use super::*;

const SECRET: &str = "3f1c9a5be07d4426918c6ad2f5be7730";

/// Loads with a good secret in the environment.
fn load(dev: bool, file: &str, env: &[(&str, &str)], flags: &[(&str, &str)]) -> Result<Config, ConfigError> {
    let mut env = owned(env);
    if !dev {
        env.push(("VISAVIS_AUTH__SECRET".to_owned(), SECRET.to_owned()));
    }
    load_as_is(dev, file, env, owned(flags))
}

fn load_as_is(
    dev: bool,
    file: &str,
    env: Vec<(String, String)>,
    flags: Vec<(String, String)>,
) -> Result<Config, ConfigError> {
    let file = Some(ConfigFile { name: "visavis.toml".to_owned(), text: file.to_owned() });
    Config::load(Sources { dev, file, env, flags, allow_unknown: false })
}

fn owned(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect()
}

fn problems(result: Result<Config, ConfigError>) -> String {
    result.expect_err("this should be refused").problems.join("\n")
}

/// The value and origin of a key as `show` prints them.
fn shown(config: &Config, key: &str) -> String {
    let (section, name) = key.rsplit_once('.').unwrap_or(("", key));
    let text = config.show();
    let mut lines = text.lines();
    if !section.is_empty() {
        lines.find(|line| *line == format!("[{section}]")).unwrap();
    }
    let line = lines.find(|line| line.starts_with(&format!("{name} = "))).unwrap();
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn later_layers_win_and_values_know_their_origin() {
    let file = "[http]\nbind = \"127.0.0.2:1\"\n";
    let body = ("VISAVIS_CONFIG_BODY", "[http]\nbind = \"127.0.0.3:1\"");
    let env = ("VISAVIS_HTTP__BIND", "127.0.0.4:1");
    let flag = ("http.bind", "127.0.0.5:1");
    for (dev, file, env, flags, expected) in [
        (false, "", &[][..], &[][..], "bind = \"0.0.0.0:8080\" # default"),
        (true, "", &[], &[], "bind = \"127.0.0.1:8080\" # dev mode"),
        (true, file, &[], &[], "bind = \"127.0.0.2:1\" # visavis.toml:2:1"),
        (true, file, &[body], &[], "bind = \"127.0.0.3:1\" # VISAVIS_CONFIG_BODY:2:1"),
        (true, file, &[env, body], &[], "bind = \"127.0.0.4:1\" # VISAVIS_HTTP__BIND"),
        (true, file, &[env, body], &[flag], "bind = \"127.0.0.5:1\" # command line"),
    ] {
        let config = load(dev, file, env, flags).unwrap();
        assert_eq!(shown(&config, "http.bind"), expected);
        assert!(expected.contains(&config.http.bind.to_string()));
    }
}

#[test]
fn the_environment_is_read_by_the_type_of_the_default() {
    let config = load(
        false,
        "",
        &[
            ("VISAVIS_DATA_DIR", "/var/lib/visavis"),
            ("VISAVIS_HTTP__MAX_SESSIONS", " 12 "),
            ("VISAVIS_HTTP__ALLOWED_ORIGINS", "https://a.example, http://b.example:81,"),
            ("VISAVIS_MEDIA__ANNOUNCED", "203.0.113.7,2001:db8::7"),
            ("VISAVIS_ROOM__RESUME_WINDOW", "1m"),
            ("VISAVIS_LOG__FORMAT", "json"),
            ("VISAVIS_SERVICE_HOST", "somebody else's"),
            ("HTTP__BIND", "somebody else's"),
        ],
        &[],
    )
    .unwrap();
    assert_eq!(config.data_dir, PathBuf::from("/var/lib/visavis"));
    assert_eq!(config.http.max_sessions, 12);
    assert_eq!(config.http.allowed_origins, ["https://a.example", "http://b.example:81"]);
    assert_eq!(config.media.announced.len(), 2);
    assert_eq!(config.room.resume_window.as_secs(), 60);
    assert_eq!(config.log.format, LogFormat::Json);
}

#[test]
fn mistakes_in_a_file_are_named_with_their_place() {
    for (file, expected) in [
        (
            "[http]\nbnid = \"127.0.0.1:1\"",
            "visavis.toml:2:1: http.bnid: unknown key; expected in [http]: bind, public_url",
        ),
        ("\n[htp]\nbind = \"x\"", "visavis.toml:3:1: htp.bind: unknown key; expected: http, tls, media"),
        ("[nothing]", "visavis.toml:1:2: nothing: unknown key; expected: http"),
        ("http = 3", "visavis.toml:1:1: http: unknown key"),
        ("[http]\n  bind = 8080", "visavis.toml:2:3: http.bind: 8080 is not usable: invalid type"),
        (
            "[http]\nbind = \"localhost\"",
            "visavis.toml:2:1: http.bind: \"localhost\" is not usable: invalid socket address",
        ),
        ("[http]\nmax_sessions = -1", "http.max_sessions: -1 is not usable"),
        ("[http]\nmax_sessions = 0", "visavis.toml:2:1: http.max_sessions: 0 is not between 1 and 1000000"),
        (
            "[media]\nannounced = [\"relay.example\"]",
            "visavis.toml:2:1: media.announced: [\"relay.example\"] is not usable",
        ),
        ("[media]\nannounced = [\"0.0.0.0\"]", "media.announced: clients cannot send to 0.0.0.0"),
        ("[media]\nbind = \"0.0.0.0:65535\"\nengines = 2", "media.bind: there are more engines than ports"),
        ("[metrics]\nbind = \"0.0.0.0:8080\"", "metrics.bind: 0.0.0.0:8080 is the address of http.bind too"),
        ("[tls]\nkey = \"a.pem\"", "tls.certificate: a certificate and its key are only good together"),
        ("[tls]\ncertificate = \"a.pem\"", "tls.key: a certificate and its key are only good together"),
        (
            "[tls]\ncertificate = \"a\"\nkey = \"b\"\nacme_domains = [\"a.example\"]",
            "visavis.toml:4:1: tls.acme_domains: there is tls.certificate already",
        ),
        (
            "[tls]\nself_signed = \"always\"\nacme_domains = [\"a.example\"]",
            "visavis.toml:2:1: tls.self_signed: there is another certificate already",
        ),
        ("[tls]\nself_signed = \"yes\"", "tls.self_signed: \"yes\" is not usable: unknown variant"),
        ("[tls]\nacme_contact = \"mailto:a@example.com\"", "tls.acme_contact: a mail address such as"),
        ("[tls]\nacme_directory = \"http://a.example/\"", "tls.acme_directory: a URL that begins with https://"),
        ("[room]\nheartbeat = \"15\"", "room.heartbeat: \"15\" is not usable: a duration such as"),
        ("[room]\nheartbeat = \"0s\"", "room.heartbeat: 0s is not between 1s and 5m"),
        ("[room]\nmax_participants = 1", "room.max_participants: 1 is not between 2 and 1000"),
        ("[room]\nvoices = 0", "room.voices: 0 is not between 1 and 50"),
        ("[auth]\ntoken_ttl = \"1s\"", "auth.token_ttl: 1s is not between 1m and 365d"),
        ("[log]\nlevel = \"loud\"", "log.level: levels as"),
        ("[log]\nformat = \"xml\"", "log.format: \"xml\" is not usable: unknown variant"),
        ("data_dir = \"\"", "data_dir: a directory is expected"),
        ("[http\nbind", "visavis.toml:1:6: "),
        ("[http]\nbind = \"127.0.0.1:1\"\nbind = \"127.0.0.1:2\"", "visavis.toml:3:1: duplicate key"),
    ] {
        let found = problems(load(false, file, &[], &[]));
        assert!(found.contains(expected), "{file}\n  expected {expected}\n  found {found}");
    }
}

#[test]
fn origins_are_what_browsers_send() {
    for (url, good) in [
        ("https://www.example.com", true),
        ("http://localhost:8080", true),
        ("https://[2001:db8::1]:444", true),
        ("https://www.example.com/", false),
        ("https://www.example.com/calls", false),
        ("https://WWW.example.com", false),
        ("https://user@www.example.com", false),
        ("wss://www.example.com", false),
        ("www.example.com", false),
        ("https://", false),
        ("*", false),
    ] {
        for name in ["VISAVIS_HTTP__ALLOWED_ORIGINS", "VISAVIS_HTTP__PUBLIC_URL"] {
            assert_eq!(load(false, "", &[(name, url)], &[]).is_ok(), good, "{name} {url}");
        }
    }
}

#[test]
fn authorities_are_asked_for_names_only() {
    for (name, good) in [
        ("calls.example.com", true),
        ("xn--bcher-kva.example", true),
        ("localhost", false),
        ("*.example.com", false),
        ("Calls.example.com", false),
        ("bücher.example", false),
        ("203.0.113.7", false),
        ("a..example", false),
        ("-a.example", false),
        ("https://a.example", false),
    ] {
        assert_eq!(load(false, "", &[("VISAVIS_TLS__ACME_DOMAINS", name)], &[]).is_ok(), good, "{name}");
    }
}

#[test]
fn the_certificate_comes_from_one_place() {
    let files = TlsConfig::Files(TlsFiles { certificate: "c.pem".into(), key: "k.pem".into() });
    let acme = TlsConfig::Acme(AcmeConfig {
        domains: vec!["a.example".to_owned(), "b.example".to_owned()],
        contact: None,
        directory: "https://acme-v02.api.letsencrypt.org/directory".to_owned(),
        ca_file: None,
    });
    let (pair, names) =
        ("[tls]\ncertificate = \"c.pem\"\nkey = \"k.pem\"", "[tls]\nacme_domains = [\"a.example\", \"b.example\"]");
    let never = "[tls]\nself_signed = \"never\"";
    let always = "[tls]\nself_signed = \"always\"";
    let open = ("http.bind", "0.0.0.0:8080");
    for (dev, file, flags, expected) in [
        (false, "", &[][..], TlsConfig::Off),
        (false, "", &[open], TlsConfig::Off),
        (true, "", &[], TlsConfig::Off),
        (true, "", &[open], TlsConfig::SelfSigned),
        (true, never, &[open], TlsConfig::Off),
        (true, always, &[], TlsConfig::SelfSigned),
        (false, always, &[], TlsConfig::SelfSigned),
        (false, pair, &[], files.clone()),
        (true, pair, &[open], files),
        (false, names, &[], acme.clone()),
        (true, names, &[open], acme),
    ] {
        let config = load(dev, file, &[], flags).unwrap();
        assert_eq!(config.tls, expected, "{dev} {file} {flags:?}");
        let public_url = config.http.public_url.as_deref();
        assert_eq!(public_url, matches!(config.tls, TlsConfig::Acme(_)).then_some("https://a.example"));
    }
}

#[test]
fn mistakes_in_the_environment_and_arguments_are_named() {
    for (env, flags, expected) in [
        (&[("VISAVIS_HTTP__BNID", "x")][..], &[][..], "VISAVIS_HTTP__BNID: http.bnid: unknown key"),
        (
            &[("VISAVIS_HTTP__MAX_SESSIONS", "many")],
            &[],
            "VISAVIS_HTTP__MAX_SESSIONS: http.max_sessions: \"many\" is not",
        ),
        (&[("VISAVIS_HTTP__BIND", "here")], &[], "VISAVIS_HTTP__BIND: http.bind: \"here\" is not usable"),
        (&[("VISAVIS_CONFIG_BODY", "[http]\nx = 1")], &[], "VISAVIS_CONFIG_BODY:2:1: http.x: unknown key"),
        (&[], &[("http", "x")], "command line: http: unknown key"),
        (&[], &[("media.engines", "257")], "command line: media.engines: 257 is not between 0 and 256"),
    ] {
        let found = problems(load(false, "", env, flags));
        assert!(found.contains(expected), "expected {expected}\n  found {found}");
    }
}

#[test]
fn every_problem_is_told_at_once() {
    let file = "[http]\nbnid = 1\nmax_sessions = 0\n[room]\nheartbeat = \"x\"\n";
    let error = load_as_is(false, file, owned(&[("VISAVIS_A__B", "1")]), Vec::new()).unwrap_err();
    assert_eq!(error.problems.len(), 5, "{error}");
}

#[test]
fn unknown_keys_may_be_allowed() {
    let config = Config::load(Sources {
        env: owned(&[("VISAVIS_NEW__KEY", "1"), ("VISAVIS_AUTH__SECRET", SECRET)]),
        allow_unknown: true,
        ..Sources::default()
    })
    .unwrap();
    assert_eq!(config.warnings.len(), 1);
}

#[test]
fn weak_secrets_are_refused_outside_dev_mode() {
    for secret in [
        "",
        "  ",
        "devsecret-devsecret-devsecret-devsecret",
        "ChangeMe-0123456789abcdefghijklmnopqrstuvw",
        "your-256-bit-secret-of-some-length-here",
        "0123456789abcdef0123456789abcde",
        "abababababababababababababababababab",
    ] {
        let env = owned(&[("VISAVIS_AUTH__SECRET", secret)]);
        let found = problems(load_as_is(false, "", env.clone(), Vec::new()));
        assert!(found.contains("openssl rand -hex 32"), "{found}");
        assert!(secret.trim().is_empty() || !found.contains(secret), "the secret is in {found}");
        assert_eq!(load_as_is(true, "", env, Vec::new()).is_ok(), secret != "  ", "{secret}");
    }
    assert!(problems(load_as_is(false, "", Vec::new(), Vec::new())).contains("openssl rand -hex 32"));
    assert!(!problems(load(false, "[auth]\nsecret = 123456", &[], &[])).contains("123456"));
}

#[test]
fn a_secret_may_stand_in_a_file() {
    let dir = std::env::temp_dir().join(format!("visavis-config-{}", std::process::id()));
    std::fs::create_dir_all(&dir).unwrap();
    let path = |name: &str, text: &str| {
        let path = dir.join(name);
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    };
    let with = |path: &str, dev| load_as_is(dev, "", owned(&[("VISAVIS_AUTH__SECRET_FILE", path)]), Vec::new());

    let good = path("good", &format!("{SECRET}\n"));
    let empty = path("empty", " \n");
    assert_eq!(with(&good, false).unwrap().auth.secret.expose_secret(), SECRET);
    for dev in [false, true] {
        assert!(problems(with(&empty, dev)).contains("auth.secret_file: the secret is empty"));
        assert!(problems(with("/nowhere/secret", dev)).contains("cannot be read"));
    }
    let both = load(false, &format!("[auth]\nsecret_file = \"{good}\""), &[], &[]);
    assert!(problems(both).contains("auth.secret_file is set too (visavis.toml:2:1)"));
    std::fs::remove_dir_all(&dir).unwrap();
}

#[test]
fn dev_mode_draws_a_secret() {
    let [one, two] = [(); 2].map(|()| load(true, "", &[], &[]).unwrap());
    assert_eq!(one.auth.secret.expose_secret().len(), 64);
    assert_ne!(one.auth.secret.expose_secret(), two.auth.secret.expose_secret());
    assert_eq!(shown(&one, "auth.secret"), "secret = \"<secret>\" # random, new in each process");
}

#[test]
fn dev_mode_stays_on_this_machine_unless_told_otherwise() {
    let file = "[http]\nbind = \"0.0.0.0:8080\"";
    assert!(problems(load(true, file, &[], &[])).contains("dev mode listens on this machine only"));
    assert!(load(true, "", &[], &[]).unwrap().warnings.is_empty());
    for (self_signed, expected) in [("auto", 1), ("never", 2)] {
        let env = [("VISAVIS_TLS__SELF_SIGNED", self_signed)];
        let warned = load(true, file, &env, &[("http.bind", "0.0.0.0:8080")]).unwrap();
        assert_eq!(warned.warnings.len(), expected, "{:?}", warned.warnings);
    }
}

#[test]
fn secrets_are_never_shown() {
    let config = load(false, "", &[], &[]).unwrap();
    for text in [config.show(), format!("{config:?}"), format!("{:?}", config.auth)] {
        assert!(!text.contains(SECRET), "{text}");
    }
}

#[test]
fn metrics_ask_for_a_name_and_a_password_or_for_neither() {
    let login = |file: &str| load(false, file, &[], &[]).map(|config| config.metrics.login);
    assert!(login("").unwrap().is_none());
    let with = load(false, "[metrics]\nuser = \"prometheus\"\npassword = \"open sesame\"", &[], &[]).unwrap();
    let (user, password) = with.metrics.login.clone().unwrap();
    assert_eq!((&*user, password.expose_secret()), ("prometheus", "open sesame"));
    assert!(with.show().contains("password = \"<secret>\"") && !with.show().contains("sesame"));
    for (file, expected) in [
        ("[metrics]\nuser = \"a\"", "metrics.password: the name in metrics.user needs a password"),
        ("[metrics]\npassword = \"b\"", "metrics.password: the password needs a name in metrics.user"),
        ("[metrics]\nuser = \"a:b\"\npassword = \"c\"", "metrics.user: a name with a colon cannot be sent"),
        ("[metrics]\nuser = \"a\"\npassword = \"b\"\npassword_file = \"/c\"", "metrics.password_file is set too"),
        ("[metrics]\nuser = \"a\"\npassword_file = \"/nowhere\"", "/nowhere cannot be read"),
    ] {
        let found = problems(load(false, file, &[], &[]));
        assert!(found.contains(expected), "{file}: {found}");
    }
}

#[test]
fn engines_have_ports_of_their_own() {
    let media = |bind: &str| load(false, "", &[("VISAVIS_MEDIA__BIND", bind)], &[]).unwrap().media;
    assert_eq!(media("0.0.0.0:3478").bind_of(2).port(), 3480);
    assert_eq!(media("0.0.0.0:0").bind_of(2).port(), 0);
}

#[test]
fn checklist_4_and_35_peer_networks_are_checked_and_private_ones_warned_of() {
    for (networks, expected) in [
        ("10.0.0.0", "10.0.0.0 is not a network like 192.0.2.0/24"),
        ("8.0.0.0/33", "8.0.0.0/33 is not a network"),
        ("8.0.0.0/8,x", "x is not a network"),
        ("10.1.2.3/8", "10.1.2.3/8 has bits behind its prefix; the network is 10.0.0.0/8"),
        ("2001:db8::1/32", "the network is 2001:db8::/32"),
    ] {
        let found = problems(load(false, "", &[], &[("turn.external_peers", networks)]));
        assert!(found.starts_with("command line: turn.external_peers: ") && found.contains(expected), "{found}");
    }
    for (networks, expected) in [
        ("", 0),
        ("8.8.8.0/24, 2a00::/16", 0),
        ("10.0.0.0/8", 1),
        ("127.0.0.1/32,192.168.0.0/16,8.0.0.0/8", 2),
        ("fd00::/8", 1),
    ] {
        let config = load(false, "", &[("VISAVIS_TURN__EXTERNAL_PEERS", networks)], &[]).unwrap();
        let found = config.warnings.iter().filter(|warning| warning.contains("is not the public internet"));
        assert_eq!(found.count(), expected, "{networks}: {:?}", config.warnings);
    }
}

#[test]
fn every_default_is_explained_and_every_file_can_be_loaded() {
    let lines: Vec<_> = Config::print_default().lines().collect();
    for (index, line) in lines.iter().enumerate().filter(|(_, line)| line.contains(" = ") && !line.starts_with('#')) {
        assert!(lines[index - 1].starts_with("# "), "no comment above {line}");
    }
    let shown = load(false, Config::print_default(), &[], &[]).unwrap().show();
    assert!(load(false, &shown.replace("\"<secret>\"", "\"\""), &[], &[]).is_ok());
}

#[test]
fn the_liveperson_section_is_read_with_its_keys() {
    let folder = std::env::temp_dir().join(format!("visavis-jwks-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let key = r#"{"keys":[{"kty":"EC","crv":"P-256","kid":"one","x":"AA","y":"AA"}]}"#;
    let jwks = ("VISAVIS_LIVEPERSON__JWKS_FILE", file("good", key));
    let env = [("VISAVIS_LIVEPERSON__ACCOUNTS", "83624296,le-1"), (jwks.0, &jwks.1)];
    let config = load(false, "", &env, &[]).unwrap().liveperson;
    assert_eq!(config.accounts, ["83624296", "le-1"]);
    assert!(config.jwks.is_some_and(|jwks| jwks.find("one").is_some()));
    assert!(load(false, "", &[], &[]).unwrap().liveperson.accounts.is_empty());
    for (key, value, expected) in [
        ("VISAVIS_LIVEPERSON__ACCOUNTS", "a/b".to_owned(), "is no account"),
        ("VISAVIS_LIVEPERSON__JWKS_FILE", folder.join("none").to_str().unwrap().to_owned(), "cannot be read"),
        ("VISAVIS_LIVEPERSON__JWKS_FILE", file("text", "nonsense"), "is no JWK set"),
        ("VISAVIS_LIVEPERSON__JWKS_FILE", file("empty", r#"{"keys":[]}"#), "has no key"),
    ] {
        let told = problems(load(false, "", &[(key, &value)], &[]));
        assert!(told.contains(expected), "{told}");
    }
    std::fs::remove_dir_all(&folder).unwrap();
}
