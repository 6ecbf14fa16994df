//! Any JSON as what a page of Chatvisor's tells of its visitor; what is kept is within what was said.

#![no_main]

use libfuzzer_sys::fuzz_target;
use visavis::http::readers;
use visavis_fuzz::seed;

fuzz_target!(init: seed_corpus(), |data: &[u8]| {
    let Ok(body) = serde_json::from_slice(data) else { return };
    if let Some(tag) = readers::chatvisor(&body) {
        assert!(tag.data.len() <= data.len());
    }
});

fn seed_corpus() {
    seed(
        "vendor_chatvisor",
        &[
            br#"{"id":"4711","email":"erin@example.com","firstname":"Erin","lastname":"Example","gender":"female","labels":["gold"],"assignedUser":"mary@example.com"}"#,
            br#"{"additionalTaggingData":{"cart":3,"gone":null,"deep":{"a":[1,2]}},"externalToken":"x"}"#,
        ],
    );
}
