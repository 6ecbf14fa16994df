//! Any text as a request on the contact plane; what is understood says the same when it is written again.

#![no_main]

use libfuzzer_sys::fuzz_target;
use visavis::protocol::live::LiveClientFrame;
use visavis_fuzz::seed;

fuzz_target!(init: seed_corpus(), |data: &[u8]| {
    let Ok(frame) = serde_json::from_slice::<LiveClientFrame>(data) else { return };
    let text = serde_json::to_string(&frame).expect("what was read can be written");
    let again: LiveClientFrame = serde_json::from_str(&text).expect("what was written can be read");
    assert_eq!(again, frame);
});

fn seed_corpus() {
    seed(
        "live_frame",
        &[
            br#"{"type":"openContact","id":4,"data":{"topic":"A loan","data":{"page":"/loans"},"skill":"loans","wants":"video"}}"#,
            br#"{"type":"invite","id":33,"data":{"contactId":"c_00000000000000000000000000000001","kind":"cobrowse","mode":"view","timeoutMs":60000}}"#,
            br#"{"type":"sendMessage","id":21,"data":{"contactId":"c_00000000000000000000000000000001","content":{"type":"text","text":"Hi"}}}"#,
            br#"{"type":"tagVisitor","id":60,"data":{"visitorId":"v_00000000000000000000000000000001","labels":["gold"],"data":{"cart":null}}}"#,
            br#"{"type":"getAgents","id":5,"data":{"watch":true}}"#,
        ],
    );
}
