//! A certificate that nobody vouches for, so that browsers give a camera to a server without a name.
//!
//! It is kept in files, so that the exception which somebody made for it in a browser outlives a restart.

use std::fs::{self, DirBuilder, OpenOptions, Permissions};
use std::io::{self, Write};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};

use rcgen::{CertificateParams, DnType, ExtendedKeyUsagePurpose, KeyPair};

use crate::config::TlsFiles;
use crate::net::tls::certificate::Certificate;
use crate::net::tls::presented::Presented;
use crate::net::tls::{TlsError, files, unix_now};

/// The seconds of a day.
const DAY: u64 = 24 * 60 * 60;

/// How long one is valid, in seconds: long enough not to bother, short enough to be forgotten.
const LIFETIME: u64 = 30 * DAY;

/// How old a new one seems, in seconds: clocks differ.
const BACKDATE: u64 = 60 * 60;

/// How often it is looked whether a new one is needed.
const CHECK: Duration = Duration::from_secs(60 * 60);

/// The names and addresses of a server that listens on `bind`, and on `public` as others see it; sorted.
pub fn own_names(bind: IpAddr, public: &[IpAddr]) -> Vec<String> {
    let mut ips = vec![Ipv4Addr::LOCALHOST.into(), Ipv6Addr::LOCALHOST.into()];
    ips.extend(public);
    if bind.is_unspecified() {
        ips.extend(if_addrs::get_if_addrs().unwrap_or_default().iter().map(if_addrs::Interface::ip));
    } else {
        ips.push(bind);
    }
    // Browsers cannot open link-local addresses, which need a zone.
    ips.retain(|ip| !matches!(ip, IpAddr::V6(ip) if ip.is_unicast_link_local()));
    let host = rustix::system::uname().nodename().to_string_lossy().to_lowercase();
    let mut names: Vec<_> = ips.iter().map(IpAddr::to_string).chain(["localhost".to_owned(), host]).collect();
    names.retain(|name| !name.is_empty());
    names.sort();
    names.dedup();
    names
}

/// The certificate of an earlier start if it is for the same names and good for another day, or a new one.
pub(super) fn load_or_make(folder: &Path, names: &[String], now: u64) -> Result<Certificate, TlsError> {
    let kept = TlsFiles { certificate: folder.join("certificate.pem"), key: folder.join("key.pem") };
    if let Ok(found) = files::load(&kept)
        && found.info.names == names
        && now + DAY < found.info.not_after
    {
        return Ok(found);
    }
    let (chain, key) = make(names, now).map_err(|error| TlsError::Make(error.to_string()))?;
    let refuse = |path: PathBuf| move |error: io::Error| TlsError::Write { path, error };
    create_private_folder(folder).map_err(refuse(folder.to_owned()))?;
    write_private(&kept.key, key.as_bytes()).map_err(refuse(kept.key.clone()))?;
    write_private(&kept.certificate, chain.as_bytes()).map_err(refuse(kept.certificate.clone()))?;
    files::load(&kept)
}

/// Replaces the certificate in time.
pub(super) async fn renew(folder: PathBuf, names: Vec<String>, presented: Arc<Presented>) {
    loop {
        tokio::time::sleep(CHECK).await;
        let not_after = presented.info().map_or(0, |info| info.not_after);
        if unix_now() + DAY < not_after {
            continue;
        }
        let made = load_or_make(&folder, &names, unix_now());
        presented.count(made.is_ok());
        match made {
            Ok(certificate) => presented.set(certificate),
            Err(error) => tracing::error!(%error, "no new certificate can be made"),
        }
    }
}

/// Makes a folder that nobody else can look into, also when it is there already.
pub(super) fn create_private_folder(path: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(path)?;
    fs::set_permissions(path, Permissions::from_mode(0o700))
}

fn make(names: &[String], now: u64) -> Result<(String, String), rcgen::Error> {
    let key = KeyPair::generate()?;
    let mut params = CertificateParams::new(names)?;
    params.distinguished_name.push(DnType::CommonName, "visavis, self-signed");
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    let date = |seconds| UNIX_EPOCH + Duration::from_secs(seconds);
    (params.not_before, params.not_after) = (date(now - BACKDATE).into(), date(now + LIFETIME).into());
    Ok((params.self_signed(&key)?.pem(), key.serialize_pem()))
}

fn write_private(path: &Path, text: &[u8]) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?.write_all(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_kept_while_it_fits() {
        let folder = std::env::temp_dir().join(format!("visavis-self-signed-{}", std::process::id()));
        let names = own_names(IpAddr::from([127, 0, 0, 1]), &[IpAddr::from([203, 0, 113, 7])]);
        assert!(names.contains(&"203.0.113.7".to_owned()) && names.contains(&"localhost".to_owned()));
        let now = unix_now();
        let load = |names: &[String], now| load_or_make(&folder, names, now).unwrap().info;

        let first = load(&names, now);
        assert_eq!((&first.names, first.not_after, first.self_signed), (&names, now + LIFETIME, true));
        assert_eq!(load(&names, now + 28 * DAY), first, "it is good for another two days");
        let late = load(&names, now + 29 * DAY);
        assert_ne!(late.fingerprint, first.fingerprint, "it would have expired soon");
        let moved = load(&names[1..], now);
        assert_eq!(moved.names, names[1..], "the addresses have changed");
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&folder), mode(&folder.join("key.pem"))), (0o700, 0o600));

        fs::write(folder.join("key.pem"), "junk").unwrap();
        assert_ne!(load(&names[1..], now).fingerprint, moved.fingerprint, "what is damaged is replaced");
        fs::remove_dir_all(&folder).unwrap();
    }
}
