//! Users and keys, by way of the REST of a running server: only that one may write what it stores.

use std::io::Read;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use axum::body::Body;
use axum::http::{Request, Uri, header};
use clap::{Args, Subcommand, ValueEnum};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::cli::{ConfigArgs, UsageError, print};
use crate::client::{DialError, HttpError, ServerUrl, Trust, ask, resolve, server_of};
use crate::config::{Config, TlsConfig};
use crate::http::auth::{Claims, TokenKeys, unix_now};
use crate::model::{KeyId, Skill};
use crate::protocol::Problem;
use crate::protocol::rest::{KeyCreated, KeyKindName, KeyList, UserList, UserRoleName};

/// How long a server may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long the token is good that this command makes for itself, in seconds.
const TOKEN_TTL: u64 = 60;

/// The largest answer that is read, in bytes.
const MAX_ANSWER: usize = 16 * 1024 * 1024;

/// The longest password that is read, in bytes; the server refuses shorter ones already.
const MAX_PASSWORD: u64 = 4096;

#[derive(Debug, Subcommand)]
pub(super) enum UserCommand {
    /// Let somebody sign in; the password is read from standard input or a file.
    Add {
        /// The name to sign in with.
        login: String,
        /// What the user may do.
        #[arg(long)]
        role: UserRoleArg,
        /// What others see; the login when left out.
        #[arg(long)]
        name: Option<String>,
        /// Which queues an agent serves.
        #[arg(long, value_delimiter = ',', value_parser = |text: &str| Skill::try_from(text))]
        skills: Vec<Skill>,
        #[command(flatten)]
        password: PasswordArgs,
        #[command(flatten)]
        server: ServerArgs,
    },
    /// List the users.
    List {
        #[command(flatten)]
        server: ServerArgs,
    },
    /// Change a password; it is read from standard input or a file.
    Passwd {
        /// Whose.
        login: String,
        #[command(flatten)]
        password: PasswordArgs,
        #[command(flatten)]
        server: ServerArgs,
    },
    /// Refuse a user from now on.
    Disable {
        /// Whom.
        login: String,
        #[command(flatten)]
        server: ServerArgs,
    },
    /// Take a user again.
    Enable {
        /// Whom.
        login: String,
        #[command(flatten)]
        server: ServerArgs,
    },
    /// Remove a user.
    Remove {
        /// Whom.
        login: String,
        #[command(flatten)]
        server: ServerArgs,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum KeyCommand {
    /// Make a key and print its secret, which is shown this once.
    Create {
        /// What it is for.
        #[arg(long)]
        kind: KeyKindArg,
        /// What to call it.
        #[arg(long)]
        name: String,
        /// The websites whose pages may use a site key, as https://www.example.com.
        #[arg(long, value_delimiter = ',')]
        origins: Vec<String>,
        #[command(flatten)]
        server: ServerArgs,
    },
    /// List the keys.
    List {
        #[command(flatten)]
        server: ServerArgs,
    },
    /// Make a key good for nothing.
    Remove {
        /// Its id, as `key list` shows it.
        #[arg(value_parser = |text: &str| KeyId::try_from(text.to_owned()))]
        id: KeyId,
        #[command(flatten)]
        server: ServerArgs,
    },
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum UserRoleArg {
    Agent,
    Supervisor,
    Admin,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum KeyKindArg {
    Api,
    Site,
}

/// Where a password comes from: never from an argument, which others on the machine could read.
#[derive(Debug, Args)]
pub(super) struct PasswordArgs {
    /// A file that holds the password; standard input when left out.
    #[arg(long, value_name = "FILE")]
    password_file: Option<PathBuf>,
}

/// Which server is asked, and with what.
#[derive(Debug, Args)]
pub(super) struct ServerArgs {
    /// The running server, as https://calls.example.com; the configured one on this machine when left out.
    #[arg(long, value_name = "URL")]
    server: Option<ServerUrl>,
    /// A token with the role admin or an API key; one is signed with the configured secret when left out.
    #[arg(long, env = "VISAVIS_TOKEN", hide_env_values = true)]
    token: Option<String>,
    /// A certificate to trust as well (PEM), such as a self-signed one.
    #[arg(long, value_name = "FILE")]
    ca: Option<PathBuf>,
    #[command(flatten)]
    config: ConfigArgs,
}

/// Does something with users.
pub(super) fn user(command: &UserCommand) -> anyhow::Result<()> {
    match command {
        UserCommand::Add { login, role, name, skills, password, server } => {
            let role = match role {
                UserRoleArg::Agent => UserRoleName::Agent,
                UserRoleArg::Supervisor => UserRoleName::Supervisor,
                UserRoleArg::Admin => UserRoleName::Admin,
            };
            let mut body = json!({ "login": login, "role": role, "skills": skills, "password": password.read()? });
            if let Some(name) = name {
                body["name"] = json!(name);
            }
            server.ask("POST", "users", Some(&body)).map(drop)
        }
        UserCommand::List { server } => {
            let UserList { users } = read(&server.ask("GET", "users", None)?)?;
            users.iter().try_for_each(|user| {
                let skills: Vec<&str> = user.skills.iter().map(Skill::as_str).collect();
                let state = if user.disabled { "disabled" } else { "enabled" };
                let role = format!("{:?}", user.role).to_lowercase();
                print(&format!("{}\t{role}\t{state}\t{}\t{}\n", user.login, user.name, skills.join(",")))
            })
        }
        UserCommand::Passwd { login, password, server } => {
            let body = json!({ "password": password.read()? });
            server.ask("PUT", &format!("users/{}/password", escaped(login)), Some(&body)).map(drop)
        }
        UserCommand::Disable { login, server } => server.set_disabled(login, true),
        UserCommand::Enable { login, server } => server.set_disabled(login, false),
        UserCommand::Remove { login, server } => {
            server.ask("DELETE", &format!("users/{}", escaped(login)), None).map(drop)
        }
    }
}

/// Does something with keys.
pub(super) fn key(command: &KeyCommand) -> anyhow::Result<()> {
    match command {
        KeyCommand::Create { kind, name, origins, server } => {
            let kind = match kind {
                KeyKindArg::Api => KeyKindName::Api,
                KeyKindArg::Site => KeyKindName::Site,
            };
            let body = json!({ "kind": kind, "name": name, "origins": origins });
            let made: KeyCreated = read(&server.ask("POST", "keys", Some(&body))?)?;
            print(&format!("{}\n", made.secret.context("the server shows no secret")?))
        }
        KeyCommand::List { server } => {
            let KeyList { keys } = read(&server.ask("GET", "keys", None)?)?;
            keys.iter().try_for_each(|key| {
                let kind = format!("{:?}", key.kind).to_lowercase();
                print(&format!("{}\t{kind}\t{}\t{}\n", key.id, key.name, key.origins.join(",")))
            })
        }
        KeyCommand::Remove { id, server } => server.ask("DELETE", &format!("keys/{id}"), None).map(drop),
    }
}

impl PasswordArgs {
    /// The password, without the line's end.
    fn read(&self) -> anyhow::Result<String> {
        let mut text = String::new();
        match &self.password_file {
            Some(path) => {
                let unreadable = || format!("{} cannot be read", path.display());
                let file = std::fs::File::open(path).with_context(unreadable)?;
                file.take(MAX_PASSWORD).read_to_string(&mut text).with_context(unreadable)?;
            }
            None => {
                std::io::stdin().take(MAX_PASSWORD).read_to_string(&mut text).context("no password can be read")?;
            }
        }
        Ok(text.trim_end_matches(['\r', '\n']).to_owned())
    }
}

impl ServerArgs {
    fn set_disabled(&self, login: &str, disabled: bool) -> anyhow::Result<()> {
        let body = json!({ "disabled": disabled });
        self.ask("PATCH", &format!("users/{}", escaped(login)), Some(&body)).map(drop)
    }

    /// Asks the server's REST, and gives what it answers.
    pub(super) fn ask(&self, method: &str, path: &str, body: Option<&Value>) -> anyhow::Result<Vec<u8>> {
        // What is given by arguments alone needs no configuration.
        let config = match (&self.server, &self.token) {
            (Some(_), Some(_)) => None,
            _ => Some(self.config.load(false, Vec::new())?),
        };
        let (server, local) = match (&self.server, &config) {
            (Some(server), _) => (server.clone(), None),
            (None, Some(config)) => here(config).map(|(server, address)| (server, Some(address)))?,
            (None, None) => bail!(UsageError("a server is needed".to_owned())),
        };
        let token = match (&self.token, &config) {
            (Some(token), _) => token.clone(),
            (None, Some(config)) => {
                let claims = Claims::admin("visavis command line", unix_now() + TOKEN_TTL)?;
                TokenKeys::new(&config.auth.secret).mint(&claims)
            }
            (None, None) => bail!(UsageError("a token is needed".to_owned())),
        };
        let request = Request::builder()
            .method(method)
            .uri(format!("{server}/api/v1/{path}"))
            .header(header::AUTHORIZATION, format!("Bearer {token}"))
            .header(header::CONTENT_TYPE, "application/json")
            .body(body.map_or(Body::empty(), |body| Body::from(body.to_string())))?;
        let trust = self.trust()?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let deadline = Instant::now() + PATIENCE;
        let answer = runtime.block_on(async {
            let addresses = match local {
                Some(address) => vec![address],
                None => resolve(&server.host, server.port, deadline).await?,
            };
            ask(request, &addresses, &trust, MAX_ANSWER, deadline).await
        });
        let answer = answer.map_err(|error| unreached(&server, error))?;
        match (answer.status, serde_json::from_slice::<Problem>(&answer.body)) {
            (200..=299, _) => Ok(answer.body),
            (_, Ok(problem)) => bail!("{} ({})", problem.detail, problem.code.as_str()),
            (status, Err(_)) => bail!("{server} answers {status}"),
        }
    }

    fn trust(&self) -> anyhow::Result<Trust> {
        let certificates = match &self.ca {
            Some(path) => read_certificates(path)?,
            None => Vec::new(),
        };
        Ok(Trust::new(&certificates)?)
    }
}

/// Why the server did not answer, with what usually helps.
fn unreached(server: &ServerUrl, error: HttpError) -> anyhow::Error {
    let advice = match &error {
        HttpError::Dial(DialError::Tls { .. }) => "for a certification authority of your own give --ca",
        _ => "does it run?",
    };
    anyhow::Error::from(error).context(format!("the server {server} cannot be asked; {advice}"))
}

fn read_certificates(path: &Path) -> anyhow::Result<Vec<CertificateDer<'static>>> {
    let unusable = || format!("{} holds no certificates", path.display());
    let found = CertificateDer::pem_file_iter(path).with_context(unusable)?;
    found.collect::<Result<_, _>>().with_context(unusable)
}

/// The configured server on this machine: what it is called, and where it listens.
fn here(config: &Config) -> anyhow::Result<(ServerUrl, SocketAddr)> {
    let mut address = config.http.bind;
    if address.ip().is_unspecified() {
        let own: IpAddr = if address.is_ipv4() { Ipv4Addr::LOCALHOST.into() } else { Ipv6Addr::LOCALHOST.into() };
        address.set_ip(own);
    }
    if config.tls == TlsConfig::Off {
        return Ok((ServerUrl { is_secure: false, host: address.ip().to_string(), port: address.port() }, address));
    }
    let public = config.http.public_url.as_ref().and_then(|url| url.parse::<Uri>().ok());
    let server = public.as_ref().and_then(server_of).map(|server| ServerUrl { is_secure: true, ..server });
    let unnamed = ServerUrl { is_secure: true, host: address.ip().to_string(), port: address.port() };
    Ok((server.unwrap_or(unnamed), address))
}

/// What the server has answered.
pub(super) fn read<T: DeserializeOwned>(body: &[u8]) -> anyhow::Result<T> {
    serde_json::from_slice(body).context("the server answers something unknown")
}

/// A login as it stands in a path (RFC 3986 §2.3).
fn escaped(text: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let escape = |byte: u8| if is_plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    text.bytes().map(escape).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Sources;

    #[test]
    fn the_server_of_this_machine_is_found() {
        let secret = "3f1c9a5be07d4426918c6ad2f5be7730";
        for (settings, expected, address) in [
            (&[][..], "http://127.0.0.1:8080", "127.0.0.1:8080"),
            (&[("http.bind", "[::]:81")], "http://[::1]:81", "[::1]:81"),
            (
                &[("http.bind", "10.0.0.1:8443"), ("http.public_url", "https://calls.example.com")],
                "http://10.0.0.1:8443",
                "10.0.0.1:8443",
            ),
            (
                &[("http.public_url", "https://calls.example.com"), ("tls.self_signed", "always")],
                "https://calls.example.com",
                "127.0.0.1:8080",
            ),
            (&[("tls.self_signed", "always")], "https://127.0.0.1:8080", "127.0.0.1:8080"),
        ] {
            let mut flags = vec![("auth.secret".to_owned(), secret.to_owned())];
            flags.extend(settings.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())));
            let config = Config::load(Sources { flags, ..Sources::default() }).unwrap();
            let (server, found) = here(&config).unwrap();
            assert_eq!((server.to_string().as_str(), found), (expected, address.parse().unwrap()), "{settings:?}");
        }
    }

    #[test]
    fn logins_are_safe_in_a_path() {
        assert_eq!(escaped("ada.l-1@x y/ß"), "ada.l-1%40x%20y%2F%C3%9F");
    }
}
