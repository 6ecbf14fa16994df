//! Values as people write them.

use std::time::Duration;

use serde::{Deserialize, Deserializer, de::Error};

/// The units of a duration, longest first, in milliseconds.
const UNITS: [(&str, u64); 5] =
    [("d", 24 * 60 * 60 * 1000), ("h", 60 * 60 * 1000), ("m", 60 * 1000), ("s", 1000), ("ms", 1)];

/// The units of a size, longest first, in bytes (IEC 80000-13).
const SIZES: [(&str, u64); 3] = [("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10)];

/// Reads a duration such as `30s`, `500ms` or `1h30m`.
pub fn parse_duration(text: &str) -> Result<Duration, String> {
    const HINT: &str = "a duration such as \"500ms\", \"30s\", \"5m\", \"1h\" or \"2d\" is expected";
    let mut rest = text.trim();
    let mut total: u64 = 0;
    if rest.is_empty() {
        return Err(HINT.to_owned());
    }
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit()).ok_or(HINT)?;
        let (number, tail) = rest.split_at(digits);
        let letters = tail.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(tail.len());
        let (unit, tail) = tail.split_at(letters);
        let factor = UNITS.iter().find(|(name, _)| *name == unit).ok_or(HINT)?.1;
        let part = number.parse::<u64>().ok().and_then(|n| n.checked_mul(factor));
        total = part.and_then(|part| total.checked_add(part)).ok_or(HINT)?;
        rest = tail;
    }
    Ok(Duration::from_millis(total))
}

/// Writes a duration with the longest units that leave nothing over.
pub fn format_duration(duration: Duration) -> String {
    let millis = u64::try_from(duration.as_millis()).unwrap_or(u64::MAX);
    let fits = UNITS.iter().find(|(_, factor)| millis > 0 && millis % factor == 0);
    match fits {
        Some((unit, factor)) => format!("{}{unit}", millis / factor),
        None => "0s".to_owned(),
    }
}

/// Reads a size such as `20MiB` or `512KiB`, in bytes.
fn parse_size(text: &str) -> Result<u64, String> {
    const HINT: &str = "a size such as \"512KiB\", \"20MiB\" or \"1GiB\" is expected";
    let found = SIZES.iter().find_map(|(unit, factor)| Some((text.trim().strip_suffix(unit)?, factor)));
    let (number, factor) = found.ok_or(HINT)?;
    let is_digits = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    let number = number.parse::<u64>().ok().filter(|_| is_digits);
    Ok(number.and_then(|n| n.checked_mul(*factor)).ok_or(HINT)?)
}

/// For `#[serde(deserialize_with)]`: [`parse_size`] on a string.
pub(super) fn size<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
    parse_size(&String::deserialize(deserializer)?).map_err(D::Error::custom)
}

/// For `#[serde(deserialize_with)]`: [`parse_duration`] on a string; the empty one means that nothing is set.
pub(super) fn optional_duration<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Duration>, D::Error> {
    let text = String::deserialize(deserializer)?;
    if text.is_empty() {
        return Ok(None);
    }
    parse_duration(&text).map(Some).map_err(D::Error::custom)
}

/// For `#[serde(deserialize_with)]`: [`parse_duration`] on a string.
pub(super) fn duration<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Duration, D::Error> {
    let text = String::deserialize(deserializer)?;
    parse_duration(&text).map_err(D::Error::custom)
}

/// For `#[serde(deserialize_with)]`: the empty string means that nothing is set.
pub(super) fn optional<'de, D: Deserializer<'de>, T: From<String>>(deserializer: D) -> Result<Option<T>, D::Error> {
    let text = String::deserialize(deserializer)?;
    Ok(Some(text).filter(|text| !text.is_empty()).map(T::from))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_read_and_written() {
        for (text, millis, canonical) in [
            ("30s", 30_000, "30s"),
            ("500ms", 500, "500ms"),
            ("5m", 300_000, "5m"),
            ("1h30m", 5_400_000, "90m"),
            (" 1h ", 3_600_000, "1h"),
            ("24h", 86_400_000, "1d"),
            ("0s", 0, "0s"),
        ] {
            let duration = parse_duration(text).unwrap();
            assert_eq!(duration, Duration::from_millis(millis), "{text}");
            assert_eq!(format_duration(duration), canonical, "{text}");
        }
    }

    #[test]
    fn sizes_are_read() {
        assert_eq!(parse_size("20MiB"), Ok(20 << 20));
        assert_eq!(parse_size(" 1GiB"), Ok(1 << 30));
        for text in ["", "20", "MiB", "-1KiB", "+1KiB", "1.5MiB", "20MB", "99999999999999999GiB"] {
            assert!(parse_size(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for text in [
            "",
            " ",
            "30",
            "s",
            "-1s",
            "1.5h",
            "1 h",
            "1H",
            "3 weeks",
            "1w",
            "99999999999999999999s",
            "999999999999999d",
        ] {
            assert!(parse_duration(text).is_err(), "{text:?}");
        }
    }
}
