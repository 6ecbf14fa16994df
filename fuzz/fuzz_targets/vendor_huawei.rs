//! Any body as one of a desktop that is written against CC-Gateway.

#![no_main]

use libfuzzer_sys::fuzz_target;
use visavis::http::readers;
use visavis_fuzz::seed;

fuzz_target!(init: seed_corpus(), |data: &[u8]| {
    let read = readers::huawei(data);
    // It says the same of the same.
    assert_eq!(read, readers::huawei(data));
});

fn seed_corpus() {
    seed(
        "vendor_huawei",
        &[
            br#"{"called":"70092","caller":"10086","mediaability":1,"userVideoDirection":"2","callappdata":"x"}"#,
            br#"{"devicetype":1,"address":"loans","mode":4}"#,
            br#"{"password":"p","phonenum":"70092","autoanswer":"false","agenttype":11}"#,
        ],
    );
}
