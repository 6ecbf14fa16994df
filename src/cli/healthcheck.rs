use std::io::{Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::time::Duration;

use anyhow::{Context, bail};
use axum::http::Uri;

use crate::cli::announce::reachable;
use crate::cli::{ConfigArgs, UsageError};

/// How long a healthy server may take for each step.
const TIMEOUT: Duration = Duration::from_secs(3);

/// Where the server is that runs with the defaults.
const USUAL: &str = "http://127.0.0.1:8080/livez";

/// Asks the address that was given, or else the configured server; in an image the configuration is in the environment.
pub(super) fn run_with(url: Option<String>, config: &ConfigArgs) -> anyhow::Result<()> {
    let configured = || match config.load(false, Vec::new()) {
        Ok(config) => format!("http://{}/livez", reachable(config.http.bind)),
        // It is the server's to say what is wrong with it.
        Err(_) => USUAL.to_owned(),
    };
    run(&url.unwrap_or_else(configured))
}

/// Asks a server for a page with plain HTTP and succeeds when it answers 200.
///
/// It needs no client library, so it works in an image that holds nothing but this program.
pub(super) fn run(url: &str) -> anyhow::Result<()> {
    let uri: Uri = url
        .parse()
        .ok()
        .filter(|uri: &Uri| uri.scheme_str() == Some("http"))
        .ok_or_else(|| UsageError(format!("{url}: an address such as http://127.0.0.1:8080/livez is expected")))?;
    let host = uri.host().unwrap_or_default();
    let name = host.trim_start_matches('[').trim_end_matches(']');
    let address = (name, uri.port_u16().unwrap_or(80)).to_socket_addrs()?.next().context("no such host")?;
    let mut stream =
        TcpStream::connect_timeout(&address, TIMEOUT).with_context(|| format!("{url} cannot be reached"))?;
    stream.set_read_timeout(Some(TIMEOUT))?;
    stream.set_write_timeout(Some(TIMEOUT))?;
    let path = uri.path_and_query().map_or("/", |path| path.as_str());
    let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes())?;

    let mut answer = Vec::new();
    // "HTTP/1.1 200" is all that matters.
    stream.take(64).read_to_end(&mut answer).with_context(|| format!("{url} does not answer"))?;
    let answer = String::from_utf8_lossy(&answer);
    match answer.split(' ').nth(1) {
        Some("200") => Ok(()),
        Some(status) => bail!("{url} answers {status}"),
        None => bail!("{url} does not speak HTTP"),
    }
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;

    use super::*;

    #[test]
    fn only_200_is_healthy() {
        for (answer, good) in [
            ("HTTP/1.1 200 OK\r\n\r\n", true),
            ("HTTP/1.1 503 Service Unavailable\r\n\r\n", false),
            ("hello", false),
            ("", false),
        ] {
            let listener = TcpListener::bind("127.0.0.1:0").unwrap();
            let url = format!("http://{}/livez", listener.local_addr().unwrap());
            let server = std::thread::spawn(move || {
                let (mut stream, _) = listener.accept().unwrap();
                let mut request = [0; 256];
                let n = stream.read(&mut request).unwrap();
                stream.write_all(answer.as_bytes()).unwrap();
                String::from_utf8_lossy(&request[..n]).into_owned()
            });
            assert_eq!(run(&url).is_ok(), good, "{answer}");
            assert!(server.join().unwrap().starts_with("GET /livez HTTP/1.1\r\n"));
        }
        assert!(run("https://127.0.0.1/").unwrap_err().is::<UsageError>());
        assert!(run("http://127.0.0.1:1/livez").is_err());
    }
}
