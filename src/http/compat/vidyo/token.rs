//! Vidyo's tokens: five fields between zero bytes, of which the last signs the others with the developer key.
//!
//! `"provision" \0 <user>@<app id> \0 <end> \0 <vCard> \0 <HMAC-SHA384 in hexadecimal digits>`, as base64. The end is in
//! seconds since the year 0. A token names a person and no room.

use aws_lc_rs::hmac;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use secrecy::ExposeSecret;

use crate::config::VidyoConfig;

/// The longest token that is looked at, in bytes; usual ones have about 200.
const MAX_BYTES: usize = 8 * 1024;

/// From the year 0 to 1970, in seconds.
const EPOCH: u64 = 62_167_219_200;

/// Why a token is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(in crate::http::compat) enum InvalidToken {
    /// No key to check it with is set.
    #[error("Vidyo's interface is off: set vidyo.app_id and vidyo.developer_key.")]
    Off,
    /// It is something else.
    #[error("The token is not one of Vidyo's.")]
    Malformed,
    /// Somebody else signed it, or for another application.
    #[error("The token was not made with this server's application id and developer key.")]
    Signature,
    /// Its time is over.
    #[error("The token has expired.")]
    Expired,
}

/// The user whom a token names, at `now` in seconds since 1970-01-01 UTC.
pub(in crate::http::compat) fn verify(config: &VidyoConfig, token: &str, now: u64) -> Result<String, InvalidToken> {
    let (Some(app_id), Some(key)) = (&config.app_id, &config.developer_key) else {
        return Err(InvalidToken::Off);
    };
    if token.len() > MAX_BYTES {
        return Err(InvalidToken::Malformed);
    }
    let bytes = STANDARD.decode(token.trim()).map_err(|_| InvalidToken::Malformed)?;
    let text = String::from_utf8(bytes).map_err(|_| InvalidToken::Malformed)?;
    let (body, signature) = text.rsplit_once('\0').ok_or(InvalidToken::Malformed)?;
    let signature = from_hex(signature).ok_or(InvalidToken::Malformed)?;
    let key = hmac::Key::new(hmac::HMAC_SHA384, key.expose_secret().as_bytes());
    // Takes as long for every signature, however much of it is right.
    hmac::verify(&key, body.as_bytes(), &signature).map_err(|_| InvalidToken::Signature)?;

    let mut fields = body.splitn(4, '\0');
    let (Some("provision"), Some(user), Some(end)) = (fields.next(), fields.next(), fields.next()) else {
        return Err(InvalidToken::Malformed);
    };
    let (user, application) = user.rsplit_once('@').ok_or(InvalidToken::Malformed)?;
    if application != app_id {
        return Err(InvalidToken::Signature);
    }
    let end: u64 = end.parse().map_err(|_| InvalidToken::Malformed)?;
    if now.saturating_add(EPOCH) >= end {
        return Err(InvalidToken::Expired);
    }
    Ok(user.to_owned())
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u8>> = text.chars().map(|c| c.to_digit(16).and_then(|d| u8::try_from(d).ok())).collect();
    let digits = digits.filter(|digits| digits.len() % 2 == 0)?;
    Some(digits.chunks(2).map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: u64 = 1_790_000_000;

    fn config() -> VidyoConfig {
        VidyoConfig {
            app_id: Some("app1.example.com".to_owned()),
            developer_key: Some("a developer key".to_owned().into()),
        }
    }

    fn sign(body: &str, key: &str) -> String {
        let key = hmac::Key::new(hmac::HMAC_SHA384, key.as_bytes());
        let tag = hmac::sign(&key, body.as_bytes());
        let hex: String = tag.as_ref().iter().map(|byte| format!("{byte:02x}")).collect();
        STANDARD.encode(format!("{body}\0{hex}"))
    }

    fn body(user: &str, end: u64) -> String {
        format!("provision\0{user}\0{end}\0")
    }

    #[test]
    fn a_token_names_its_user_until_its_end() {
        let good = sign(&body("kim@app1.example.com", NOW + EPOCH + 1), "a developer key");
        assert_eq!(verify(&config(), &good, NOW), Ok("kim".to_owned()));
        assert_eq!(verify(&config(), &good, NOW + 1), Err(InvalidToken::Expired));
        let with_card = sign(&format!("{}BEGIN:VCARD", body("k@app1.example.com", u64::MAX)), "a developer key");
        assert_eq!(verify(&config(), &with_card, NOW), Ok("k".to_owned()));
    }

    #[test]
    fn every_other_token_is_refused() {
        let end = NOW + EPOCH + 60;
        let good = body("kim@app1.example.com", end);
        let mut changed = STANDARD.decode(sign(&good, "a developer key")).unwrap();
        changed[11] = b'j';
        for (token, expected) in [
            (sign(&good, "another key"), InvalidToken::Signature),
            (STANDARD.encode(changed), InvalidToken::Signature),
            (sign(&body("kim@app2.example.com", end), "a developer key"), InvalidToken::Signature),
            (sign(&body("kim", end), "a developer key"), InvalidToken::Malformed),
            (sign(&good.replace("provision", "access"), "a developer key"), InvalidToken::Malformed),
            (sign("provision\0kim@app1.example.com\0soon\0", "a developer key"), InvalidToken::Malformed),
            (sign("provision", "a developer key"), InvalidToken::Malformed),
            (STANDARD.encode(format!("{good}\0abc")), InvalidToken::Malformed),
            (STANDARD.encode(format!("{good}\0{}", "zz".repeat(48))), InvalidToken::Malformed),
            (STANDARD.encode(format!("{good}\0ab")), InvalidToken::Signature),
            (STANDARD.encode([0xff, 0xfe]), InvalidToken::Malformed),
            ("not base64".to_owned(), InvalidToken::Malformed),
            (String::new(), InvalidToken::Malformed),
            ("A".repeat(MAX_BYTES + 1), InvalidToken::Malformed),
        ] {
            assert_eq!(verify(&config(), &token, NOW), Err(expected), "{token}");
        }
        let off = VidyoConfig { developer_key: None, ..config() };
        assert_eq!(verify(&off, &sign(&good, ""), NOW), Err(InvalidToken::Off));
    }
}
