//! Any text as a token of Vidyo's; only what the developer key has signed names somebody.

#![no_main]

use libfuzzer_sys::fuzz_target;
use visavis::config::VidyoConfig;
use visavis::http::readers;
use visavis_fuzz::seed;

fuzz_target!(init: seed_corpus(), |data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let config = VidyoConfig { app_id: Some("app".to_owned()), developer_key: Some("a developer key".into()) };
    assert_eq!(readers::vidyo(&config, text, 1_800_000_000), None);
});

fn seed_corpus() {
    seed(
        "vendor_vidyo",
        &[
            b"cHJvdmlzaW9uAGFsaWNlQGFwcAA2Mzk2ODEyMjAwMAAAMDA=",
            b"cHJvdmlzaW9u",
            b"",
        ],
    );
}
