//! `visavis user` and `visavis key` at a server that runs.

use std::io::Write;
use std::process::{Command, Output, Stdio};

use crate::client::secure_server;
use crate::support::server::{SECRET, TestServer};
use crate::tls::support::{Folder, path};

/// Runs the program beside the server, with its own process and the same secret.
fn visavis(server: &TestServer, line: &str, input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_visavis"))
        .args(line.split(' '))
        .env_clear()
        .env("VISAVIS_AUTH__SECRET", SECRET)
        .env("VISAVIS_HTTP__BIND", server.base.trim_start_matches("http://").trim_start_matches("https://"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that reads nothing may be gone already.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn users_and_keys_are_managed_while_the_server_runs() {
    let server = TestServer::start().await;
    let run = |line: &str, input: &str| {
        let output = visavis(&server, line, input);
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (output.status.code(), text(&output.stdout), text(&output.stderr))
    };
    let good = |line: &str, input: &str| {
        let (code, out, errors) = run(line, input);
        assert_eq!(code, Some(0), "{line}: {errors}");
        out
    };
    good("user add ada --role agent --name Ada --skills billing,loans", "correct horse\n");
    assert_eq!(good("user list", ""), "ada\tagent\tenabled\tAda\tbilling,loans\n");
    let (code, _, errors) = run("user add ada --role agent", "correct horse\n");
    assert_eq!((code, errors.trim()), (Some(1), "visavis: There is a user of that login. (exists)"));
    let (_, _, errors) = run("user passwd ada", "short");
    assert!(errors.contains("invalid_request"), "{errors}");
    good("user passwd ada", "another horse\n");
    good("user disable ada", "");
    assert!(good("user list", "").contains("\tdisabled\t"));
    good("user enable ada", "");
    good("user remove ada", "");
    assert_eq!(good("user list", ""), "");

    let secret = good("key create --kind api --name shop", "");
    assert!(secret.starts_with("vva_"));
    let with_key = format!(
        "key create --kind site --name web --origins https://a.example,https://b.example --server {} --token {}",
        server.base,
        secret.trim()
    );
    assert!(good(&with_key, "").starts_with("vvs_"));
    let list = good("key list", "");
    let last: Vec<&str> = list.lines().last().unwrap().split('\t').collect();
    assert_eq!(last[1..], ["site", "web", "https://a.example,https://b.example"]);
    good(&format!("key remove {}", last[0]), "");
    assert_eq!(good("key list", "").lines().count(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_whose_authority_nobody_knows_is_asked_with_ca() {
    let folder = Folder::new();
    let (server, authority) = secure_server(&folder).await;
    let ca = folder.write("ca.pem", &authority.pem());
    let list = format!("user list --server {} --token {}", server.base, server.admin_token());
    let output = visavis(&server, &list, "");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success() && said.contains("--ca") && said.contains("UnknownIssuer"), "{said}");
    let output = visavis(&server, &format!("{list} --ca {}", path(&ca)), "");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
