//! A certificate that was checked before anybody sees it.

use std::fmt::{self, Write};
use std::net::{Ipv4Addr, Ipv6Addr};
use std::sync::Arc;

use aws_lc_rs::digest::{SHA256, digest};
use rustls::crypto::aws_lc_rs::default_provider;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::sign::CertifiedKey;
use rustls::{Error, InconsistentKeys};
use x509_parser::extensions::GeneralName;
use x509_parser::parse_x509_certificate;
use x509_parser::time::ASN1Time;

/// What there is to know about a certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificateInfo {
    /// The names and IP addresses that it is for, sorted.
    pub names: Vec<String>,
    /// SHA-256 of the certificate, in the notation of browsers: `AB:CD:…`.
    pub fingerprint: String,
    /// The first second in which it is valid, in Unix time.
    pub not_before: u64,
    /// The last second in which it is valid, in Unix time.
    pub not_after: u64,
    /// Whether nobody but itself vouches for it.
    pub self_signed: bool,
}

/// Why a certificate cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CertificateError {
    /// The PEM text holds none.
    #[error("no certificate (PEM) stands in it")]
    NoCertificate,
    /// It is there and cannot be read.
    #[error("the certificate in it is damaged")]
    Damaged,
    /// There is no key, or none of PKCS#8, SEC1 or PKCS#1.
    #[error("no private key (PEM: PKCS#8, SEC1 or PKCS#1) that can be used belongs to it")]
    NoKey,
    /// The key is another's.
    #[error("the key belongs to another certificate")]
    OtherKey,
    /// Its time is over.
    #[error("it expired on {0}")]
    Expired(Date),
}

/// A moment in Unix time, written for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Date(pub u64);

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let time = i64::try_from(self.0).ok().and_then(|seconds| ASN1Time::from_timestamp(seconds).ok());
        match time {
            Some(time) => time.fmt(f),
            None => self.0.fmt(f),
        }
    }
}

/// A certificate with the key that belongs to it.
#[derive(Debug, Clone)]
pub(super) struct Certificate {
    pub(super) key: Arc<CertifiedKey>,
    pub(super) info: CertificateInfo,
}

impl Certificate {
    /// Reads a chain and a key, which may stand in the same text; `now` is in Unix time.
    pub(super) fn parse(chain: &[u8], key: &[u8], now: u64) -> Result<Certificate, CertificateError> {
        let chain: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(chain).collect();
        let chain = chain.map_err(|_| CertificateError::Damaged)?;
        let info = CertificateInfo::read(chain.first().ok_or(CertificateError::NoCertificate)?)?;
        // The reason is left out: it may repeat a line of the key.
        let key = PrivateKeyDer::from_pem_slice(key).map_err(|_| CertificateError::NoKey)?;
        let key = CertifiedKey::from_der(chain, key, &default_provider()).map_err(|error| match error {
            Error::InconsistentKeys(InconsistentKeys::KeyMismatch) => CertificateError::OtherKey,
            Error::InvalidCertificate(_) => CertificateError::Damaged,
            _ => CertificateError::NoKey,
        })?;
        if info.not_after < now {
            return Err(CertificateError::Expired(Date(info.not_after)));
        }
        Ok(Certificate { key: Arc::new(key), info })
    }
}

impl CertificateInfo {
    /// Reads a certificate (DER).
    ///
    /// # Errors
    ///
    /// When it is damaged.
    pub fn read(certificate: &CertificateDer<'_>) -> Result<Self, CertificateError> {
        let (_, parsed) = parse_x509_certificate(certificate).map_err(|_| CertificateError::Damaged)?;
        let names = parsed.subject_alternative_name().map_err(|_| CertificateError::Damaged)?;
        let mut names: Vec<_> = names.iter().flat_map(|e| &e.value.general_names).filter_map(name).collect();
        names.sort();
        let seconds = |time: ASN1Time| u64::try_from(time.timestamp()).unwrap_or_default();
        Ok(CertificateInfo {
            names,
            fingerprint: fingerprint(certificate),
            not_before: seconds(parsed.validity().not_before),
            not_after: seconds(parsed.validity().not_after),
            self_signed: parsed.subject() == parsed.issuer(),
        })
    }
}

/// SHA-256 of a certificate (DER) as browsers show it.
pub fn fingerprint(certificate: &[u8]) -> String {
    let mut text = String::new();
    for byte in digest(&SHA256, certificate).as_ref() {
        let colon = if text.is_empty() { "" } else { ":" };
        // Writing to a string cannot fail.
        let _ = write!(text, "{colon}{byte:02X}");
    }
    text
}

fn name(name: &GeneralName<'_>) -> Option<String> {
    match name {
        GeneralName::DNSName(name) => Some((*name).to_owned()),
        GeneralName::IPAddress(bytes) => match bytes.len() {
            4 => Some(Ipv4Addr::from(<[u8; 4]>::try_from(*bytes).ok()?).to_string()),
            _ => Some(Ipv6Addr::from(<[u8; 16]>::try_from(*bytes).ok()?).to_string()),
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use rcgen::{CertificateParams, KeyPair, date_time_ymd};

    use super::*;

    /// 2026-01-01.
    const NOW: u64 = 1_767_225_600;

    fn pair() -> (String, String) {
        let key = KeyPair::generate().unwrap();
        let names = ["calls.example.com", "2001:db8::7", "203.0.113.7"].map(str::to_owned);
        let mut params = CertificateParams::new(names).unwrap();
        (params.not_before, params.not_after) = (date_time_ymd(2025, 12, 1), date_time_ymd(2026, 2, 1));
        (params.self_signed(&key).unwrap().pem(), key.serialize_pem())
    }

    #[test]
    fn a_good_pair_is_described() {
        let (chain, key) = pair();
        let found = Certificate::parse(chain.as_bytes(), key.as_bytes(), NOW).unwrap().info;
        assert_eq!(found.names, ["2001:db8::7", "203.0.113.7", "calls.example.com"]);
        assert_eq!((found.not_before, found.not_after), (1_764_547_200, 1_769_904_000));
        assert!(found.self_signed);
        assert_eq!(found.fingerprint.split(':').count(), 32);
        let both = format!("{key}{chain}{}", pair().0);
        let chain = Certificate::parse(both.as_bytes(), both.as_bytes(), NOW).unwrap();
        assert_eq!((chain.key.cert.len(), chain.info), (2, found));
    }

    #[test]
    fn anything_else_is_refused_with_the_reason() {
        let ((chain, key), (_, other)) = (pair(), pair());
        let head = "-----BEGIN CERTIFICATE-----\n";
        let junk = format!("{head}MAA=\n-----END CERTIFICATE-----\n");
        let cut = &chain[..chain.len() / 2];
        for (chain, key, now, expected) in [
            ("", key.as_str(), NOW, CertificateError::NoCertificate),
            ("hello", &key, NOW, CertificateError::NoCertificate),
            (&key, &key, NOW, CertificateError::NoCertificate),
            (&junk, &key, NOW, CertificateError::Damaged),
            (cut, &key, NOW, CertificateError::Damaged),
            (&chain, "", NOW, CertificateError::NoKey),
            (&chain, &chain, NOW, CertificateError::NoKey),
            (&chain, &key[..80], NOW, CertificateError::NoKey),
            (&chain, &other, NOW, CertificateError::OtherKey),
            (&chain, &key, 1_769_904_001, CertificateError::Expired(Date(1_769_904_000))),
        ] {
            assert_eq!(Certificate::parse(chain.as_bytes(), key.as_bytes(), now).unwrap_err(), expected);
        }
        let sentence = CertificateError::Expired(Date(1_769_904_000)).to_string();
        assert!(sentence.starts_with("it expired on Feb  1 00:00:00 2026"), "{sentence}");
    }
}
