//! The walk to a server and back: each step that a browser takes, and a second of media over every path.

use std::net::{IpAddr, SocketAddr};
use std::time::{Duration, Instant, SystemTime};

use hyper::header::{DATE, HOST};
use hyper_util::rt::TokioIo;
use tokio::time::{sleep, timeout};

use crate::cli::doctor::explain::{self, Measured};
use crate::client::{
    Client, ClientError, DialError, Io, Path, ServerUrl, Settings, Signal, Trust, connect_tcp, connect_tls, resolve,
};
use crate::doctor::judge;
use crate::http::auth::unix_now;
use crate::model::Source;
use crate::net::tls::CertificateInfo;
use crate::protocol::GrantsInfo;
use crate::protocol::rest::Finding;

/// How long media flows over a path.
const MEDIA: Duration = Duration::from_secs(1);

/// How long it may flow when little comes, as over a path that takes long to begin with.
const MOST_MEDIA: Duration = Duration::from_secs(3);

/// How long the last packets may be under way.
const LATE: Duration = Duration::from_millis(300);

/// Why later steps are not tried.
const UNREACHED: &str = "needs the server to be reached";

/// Where to walk.
pub(super) struct Target {
    pub(super) url: ServerUrl,
    /// One token for each end of the call; a person may be there twice.
    pub(super) tokens: Option<[String; 2]>,
    pub(super) trust: Trust,
    /// How long one step may take.
    pub(super) patience: Duration,
}

/// Walks, and tells each finding as it comes.
pub(super) async fn walk(target: &Target, mut tell: impl FnMut(Finding) -> anyhow::Result<()>) -> anyhow::Result<()> {
    let mut paths = Path::ALL.into_iter();
    let (server, grants) = match approach(target, &mut tell).await? {
        Ok(found) => found,
        Err(missing) => {
            if missing == UNREACHED {
                tell(Finding::skip("signalling", missing))?;
            }
            return paths.try_for_each(|path| tell(Finding::skip(explain::id(path), missing)));
        }
    };
    let mut passed = Vec::new();
    for path in paths {
        let finding = match call(target, path, &grants).await {
            Ok(measured) => explain::measured(path, &measured),
            Err(error) => explain::failed(path, &error, server),
        };
        if finding.works() {
            passed.push(path);
        }
        tell(finding)?;
    }
    tell(explain::fallback(&passed))
}

/// The steps up to signalling; gives the server's address and what the token allows, or why media is not tried.
async fn approach(
    target: &Target,
    tell: &mut impl FnMut(Finding) -> anyhow::Result<()>,
) -> anyhow::Result<Result<(Option<IpAddr>, GrantsInfo), &'static str>> {
    let (stream, address) = match reach(target, tell).await? {
        Ok(reached) => reached,
        Err(error) => {
            tell(explain::dial(&error))?;
            return Ok(Err(UNREACHED));
        }
    };
    let start = Instant::now();
    let answer = timeout(target.patience, get(&target.url, stream))
        .await
        .unwrap_or_else(|_| Err("no answer to GET /livez".to_owned()));
    let ahead = answer.as_ref().ok().and_then(|(_, date)| seconds_ahead((*date)?));
    let answer = answer.map(|(status, _)| status);
    tell(explain::http(&answer).took(start.elapsed()))?;
    if let Some(ahead) = ahead {
        tell(judge::clock_skew(ahead))?;
    }
    if answer != Ok(200) {
        return Ok(Err(UNREACHED));
    }
    let Some([token, _]) = &target.tokens else {
        let hint = "give --token, or --room to have one made with the configured secret";
        tell(Finding::skip("signalling", "there is no token to join with").hint(hint))?;
        return Ok(Err("needs a token"));
    };
    let start = Instant::now();
    match Signal::connect(&target.url, token, None, &target.trust, target.patience).await {
        Ok((signal, hello)) => {
            signal.leave().await;
            let detail = format!("visavis {} opens room {} to {}", hello.server_version, hello.room, hello.identity);
            tell(Finding::pass("signalling", detail).took(start.elapsed()))?;
            Ok(Ok((Some(address.ip()), hello.grants)))
        }
        Err(error) => {
            tell(explain::signalling("signalling", &error))?;
            Ok(Err("needs signalling"))
        }
    }
}

/// DNS, TCP and TLS.
async fn reach(
    target: &Target,
    tell: &mut impl FnMut(Finding) -> anyhow::Result<()>,
) -> anyhow::Result<Result<(Box<dyn Io>, SocketAddr), DialError>> {
    let ServerUrl { host, port, is_secure } = &target.url;
    let start = Instant::now();
    let addresses = match resolve(host, *port, start + target.patience).await {
        Ok(addresses) => addresses,
        Err(error) => return Ok(Err(error)),
    };
    let ips: Vec<String> = addresses.iter().map(|address| address.ip().to_string()).collect();
    tell(Finding::pass("dns", format!("{host} is {}", ips.join(", "))).took(start.elapsed()))?;

    let start = Instant::now();
    let stream = match connect_tcp(&addresses, start + target.patience).await {
        Ok(stream) => stream,
        Err(error) => return Ok(Err(error)),
    };
    let address = stream.peer_addr()?;
    tell(Finding::pass("tcp", format!("{address} takes connections")).took(start.elapsed()))?;

    if !is_secure {
        tell(judge::plain_http(address.ip()))?;
        return Ok(Ok((Box::new(stream), address)));
    }
    let start = Instant::now();
    match connect_tls(stream, host, &target.trust, start + target.patience).await {
        Ok(stream) => {
            // TLS trusts it, so it can be read.
            let shown = stream.get_ref().1.peer_certificates().and_then(|chain| chain.first());
            let info = shown.and_then(|certificate| CertificateInfo::read(certificate).ok());
            let finding = match info {
                // Somebody vouches for it, if only --ca.
                Some(info) => {
                    let info = CertificateInfo { self_signed: false, ..info };
                    judge::certificate("tls", &info, unix_now(), Some(host))
                }
                None => Finding::pass("tls", format!("the certificate is good for {host}")),
            };
            tell(finding.took(start.elapsed()))?;
            Ok(Ok((Box::new(stream), address)))
        }
        Err(error) => Ok(Err(error)),
    }
}

/// Asks whether the server works; gives the status, and the time that it has.
async fn get(url: &ServerUrl, stream: Box<dyn Io>) -> Result<(u16, Option<SystemTime>), String> {
    let (mut requests, connection) =
        hyper::client::conn::http1::handshake(TokioIo::new(stream)).await.map_err(|error| error.to_string())?;
    let connection = tokio::spawn(connection);
    let request = hyper::Request::get("/livez").header(HOST, url.authority()).body(String::new());
    let answer = requests.send_request(request.map_err(|error| error.to_string())?).await;
    connection.abort();
    let answer = answer.map_err(|error| error.to_string())?;
    let date = answer.headers().get(DATE).and_then(|date| httpdate::parse_http_date(date.to_str().ok()?).ok());
    Ok((answer.status().as_u16(), date))
}

/// How far a clock is ahead of ours.
fn seconds_ahead(theirs: SystemTime) -> Option<i64> {
    let theirs = theirs.duration_since(SystemTime::UNIX_EPOCH).ok()?.as_secs();
    i64::try_from(i128::from(theirs) - i128::from(unix_now())).ok()
}

/// A call between two clients over one path; silent sound for a second, both ways.
async fn call(target: &Target, path: Path, grants: &GrantsInfo) -> Result<Measured, ClientError> {
    let [one, two] = target.tokens.clone().ok_or(ClientError::NotOffered)?;
    let join = |token| {
        let (url, trust) = (target.url.clone(), target.trust.clone());
        Client::join(Settings { url, token, call: None, path, slots: (0, 0), trust, patience: target.patience })
    };
    let (one, two) = tokio::try_join!(join(one), join(two))?;
    let can_speak = grants.subscribe && grants.publish.contains(&Source::Microphone);
    if can_speak {
        tokio::try_join!(one.publish(Source::Microphone), two.publish(Source::Microphone))?;
        let start = Instant::now();
        sleep(MEDIA).await;
        while start.elapsed() < MOST_MEDIA {
            let (by_one, by_two) = tokio::try_join!(one.report(), two.report())?;
            if by_one.audio.received.min(by_two.audio.received) >= explain::ENOUGH {
                break;
            }
            sleep(LATE).await;
        }
        tokio::try_join!(one.silence(), two.silence())?;
        sleep(LATE).await;
    }
    let (heard_by_one, heard_by_two) = tokio::try_join!(one.report(), two.report())?;
    tokio::join!(one.leave(), two.leave());
    Ok(Measured {
        remote: heard_by_one.remote,
        connect_time: heard_by_one.connect_time,
        round_trip: heard_by_one.round_trip.or(heard_by_two.round_trip),
        heard: can_speak.then_some([heard_by_one.audio, heard_by_two.audio]),
    })
}
