//! Any text as a frame of a messaging client of LivePerson's; what can be answered is answered under its id.

#![no_main]

use libfuzzer_sys::fuzz_target;
use visavis::http::readers;
use visavis_fuzz::seed;

fuzz_target!(init: seed_corpus(), |data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    if let Some(id) = readers::liveperson(text) {
        assert!((1..=64).contains(&id.chars().count()));
    }
});

fn seed_corpus() {
    seed(
        "vendor_liveperson",
        &[
            br#"{"id":"0","type":"InitConnection","headers":[{"type":".ams.headers.ConsumerAuthentication","jwt":"a.b.c"},{"type":".ams.headers.ClientProperties","features":["CO_BROWSE"]}]}"#,
            br#"{"kind":"req","id":"1","type":"cqm.SubscribeExConversations","body":{"stage":["OPEN"],"minLastUpdatedTime":1}}"#,
            br#"{"kind":"req","id":"2","type":".ams.ms.PublishEvent","body":{"dialogId":"00000000-0000-0000-0000-000000000001","event":{"type":"RichContentEvent","content":{"type":"vertical","elements":[{"type":"text","text":"Hi"}]}}}}"#,
            br#"{"id":"3","type":"cm.UpdateConversationField","body":{"conversationId":"00000000-0000-0000-0000-000000000001","conversationField":{"field":"TTRField","ttrType":"URGENT"}}}"#,
        ],
    );
}
