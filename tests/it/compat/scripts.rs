//! Every vendor's script is one file, under our name and under the vendor's.

use crate::support::server::TestServer;

#[tokio::test]
async fn scripts_are_served_to_pages_of_every_origin() {
    let server = TestServer::start().await;
    for (path, ours) in [
        ("/livechat/brand/lib/livechatsdk.js", "/compat/ctlive.js"),
        (
            "/latest/javascript/VidyoClient/VidyoClient.js?onload=onVidyoClientLoaded&webrtc=true&plugin=false",
            "/compat/vidyo.js",
        ),
        ("/cdn/js/vvs_00.js", "/compat/chatvisor.js"),
    ] {
        let answer = reqwest::get(format!("{}{path}", server.base)).await.unwrap();
        assert_eq!(answer.status(), 200, "{path}");
        assert_eq!(answer.headers()["content-type"], "text/javascript; charset=utf-8", "{path}");
        assert_eq!(answer.headers()["access-control-allow-origin"], "*", "{path}");
        let script = answer.text().await.unwrap();
        let same = reqwest::get(format!("{}{ours}", server.base)).await.unwrap().text().await.unwrap();
        assert!(script.len() > 1000 && script == same, "{path}");
    }
    let other = reqwest::get(format!("{}/compat/nothing.js", server.base)).await.unwrap();
    assert_eq!(other.status(), 404);
}
