//! The stories in `stories/*.txt`: left what is done, indented what follows.
//!
//! A line is `<seconds>s <who> <verb> <what>`, and `@<customer>` at its end means that customer's contact instead of
//! the latest one. With `UPDATE_STORIES=1` the tests write down what happens; read it before it is committed.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use crate::domain::contact::tests::stage::Stage;

#[test]
fn every_story_goes_as_it_is_told() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/domain/contact/tests/stories");
    let mut n_stories = 0;
    let mut wrong = String::new();
    let mut files: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for path in files {
        let told = fs::read_to_string(&path).unwrap();
        let happened = play_all(&told);
        n_stories += told.matches("\n## ").count();
        if told != happened && std::env::var_os("UPDATE_STORIES").is_some() {
            fs::write(&path, &happened).unwrap();
        } else if told != happened {
            writeln!(wrong, "{}: this happens instead:\n{happened}", path.display()).unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(n_stories >= 30, "the stories are not found: {n_stories}");
}

/// The same text, with what really follows from each line.
fn play_all(told: &str) -> String {
    let mut stage = Stage::new();
    let mut happened = String::new();
    for line in told.lines().filter(|line| !line.starts_with("    ")) {
        writeln!(happened, "{line}").unwrap();
        if line.starts_with("## ") {
            stage = Stage::new();
        }
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        for result in stage.play(line).lines() {
            writeln!(happened, "    {result}").unwrap();
        }
    }
    happened
}
