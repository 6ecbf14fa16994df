//! The shape of the source tree, checked over its text: what CONTRIBUTING.md promises stays true.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

#[test]
fn the_tree_is_tidy() {
    let tree = read_tree(Path::new(env!("CARGO_MANIFEST_DIR")));
    let offences = offences(&tree);
    assert!(offences.is_empty(), "{} offences:\n{}", offences.len(), offences.join("\n"));
}

#[test]
fn offences_are_found() {
    let lib = "//! Map.\npub mod model;\npub mod media;\npub mod protocol;\npub mod client;\npub mod metrics;\npub mod http;\n";
    let long = "fn f() {}\n".repeat(801);
    let long_tests = format!("#[cfg(test)]\nmod tests {{\n{long}}}\n");
    let many: Vec<String> = (0..13).map(|n| format!("src/http/f{n}.rs")).collect();
    let ignored = concat!("#[", "ignore]\nfn f() {}\n");
    for (path, text, expected) in [
        ("src/model/mod.rs", "use crate::media::X;\n", "src/model/mod.rs:1: model names media, which stands below it"),
        (
            "src/http/mod.rs",
            "\nuse crate::server::X;\n",
            "src/http/mod.rs:2: http names server, which lib.rs does not declare",
        ),
        ("src/http/mod.rs", "use crate::{a, b};\n", "src/http/mod.rs:1: http names a group of modules"),
        (
            "src/media/peer.rs",
            "let x = crate::model::Y;\nlet m = crate::metrics::M;\n",
            "src/media/peer.rs:2: media names metrics",
        ),
        (
            "src/media/peer.rs",
            "let now = Instant::now();\n",
            "src/media/peer.rs:1: media is pure, but says Instant::now",
        ),
        ("src/media/mod.rs", "    tokio::spawn(f());\n", "src/media/mod.rs:1: media is pure, but says tokio"),
        ("src/client/mod.rs", "use crate::media::X;\n", "src/client/mod.rs:1: client names media, but client is not"),
        ("src/media/engine.rs", "rtc: Rtc,\n", "src/media/engine.rs:1: an Rtc is touched in"),
        ("src/http/mod.rs", &long, "src/http/mod.rs:801: a file has at most 800 lines without its tests"),
        ("tests/it/story.rs", ignored, "tests/it/story.rs:1: a test is never ignored"),
        ("README.md", "# visavis\n`make run`\n", "README.md:1: `make test` is not explained"),
        (
            "Cargo.toml",
            "[dependencies]\nmio = \"1\"\nnix = { version = \"0.31\", optional = true }\nzip = \"9\"\n\n[dev-dependencies]\ncfb = \"1\"\n",
            "fuzz/Cargo.lock:1: it does not know the dependency zip",
        ),
    ] {
        let tree = tree_with(lib, &[(path, text)]);
        let found = offences(&tree);
        assert!(found.iter().any(|o| o.starts_with(expected)), "expected {expected}\nfound {found:#?}");
    }
    let crowded: Vec<(&str, &str)> = many.iter().map(|path| (path.as_str(), "")).collect();
    assert!(offences(&tree_with(lib, &crowded)).iter().any(|o| o.starts_with("src/http:1: a folder has at most 12")));

    for (path, text) in [
        ("src/media/mod.rs", "//! Says tokio and crate::http.\nuse crate::model::X;\nuse crate::media::peer::Y;\n"),
        ("src/http/mod.rs", "use crate::model::X;\nuse crate::metrics::M;\nuse std::net::UdpSocket;\n"),
        ("src/media/mod.rs", "#[cfg(test)]\nmod tests {\n    use crate::http::X;\n    Instant::now();\n}\n"),
        ("src/media/tests.rs", "use crate::http::X;\n"),
        ("src/client/peer.rs", "use crate::model::X;\nuse crate::protocol::Y;\nrtc: Rtc,\nuse str0m::RtcConfig;\n"),
        ("src/http/mod.rs", &long_tests),
        ("src/main.rs", "use crate::anything::X;\n"),
    ] {
        assert_eq!(offences(&tree_with(lib, &[(path, text)])), [""; 0], "{path}: {text}");
    }
}

/// The most lines of a file, without its tests.
const MAX_LINES: usize = 800;

/// The most Rust files in one folder.
const MAX_FILES: usize = 12;

/// Modules that see only each other's words, not each other, and do no I/O.
const PURE: [&str; 4] = ["model", "domain", "media", "turn"];

/// Modules that see little, and what: clients are another program's side, so they know the wire and no server.
const NARROW: [(&str, &[&str]); 2] =
    [("client", &["model", "turn", "protocol"]), ("load", &["model", "protocol", "client"])];

/// The only files that touch a str0m `Rtc`: a peer of the server, and one of the client.
const RTC_FILES: [&str; 2] = ["src/media/peer/mod.rs", "src/client/peer.rs"];

/// What a pure module never says: clocks, randomness, sockets, files, tasks, locks, threads.
const IMPURE_WORDS: [&str; 12] = [
    "Instant::now",
    "SystemTime::now",
    "UdpSocket",
    "TcpStream",
    "std::fs",
    "tokio",
    "axum",
    "rand::",
    "getrandom",
    "Mutex",
    "RwLock",
    "thread::",
];

/// Paths with `/` and their text.
type Tree = BTreeMap<String, String>;

/// Everything that is wrong, as `path:line: what`.
fn offences(tree: &Tree) -> Vec<String> {
    let lib = tree.get("src/lib.rs").map(String::as_str).unwrap_or_default();
    let layers: Vec<&str> = lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    let mut found = Vec::new();
    for (path, text) in tree.iter().filter(|(path, _)| path.ends_with(".rs")) {
        check_ignored(path, text, &mut found);
        if let Some(inside) = path.strip_prefix("src/")
            && !is_test_file(path)
        {
            let module = inside.split(['/', '.']).next().unwrap_or_default();
            check_size(path, text, &mut found);
            check_layers(path, text, module, &layers, &mut found);
            check_purity(path, text, module, &mut found);
            check_rtc(path, text, &mut found);
        }
    }
    check_folders(tree, &mut found);
    check_readme(tree, &mut found);
    check_fuzz_lock(tree, &mut found);
    found
}

fn check_size(path: &str, text: &str, found: &mut Vec<String>) {
    if code(text).count() > MAX_LINES {
        found.push(format!("{path}:{}: a file has at most {MAX_LINES} lines without its tests", MAX_LINES + 1));
    }
}

fn check_layers(path: &str, text: &str, module: &str, layers: &[&str], found: &mut Vec<String>) {
    let Some(own) = layers.iter().position(|layer| *layer == module) else { return };
    for (number, line) in statements(text) {
        for name in line.split("crate::").skip(1) {
            let name: String = name.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            let what = match layers.iter().position(|layer| *layer == name) {
                None if name.is_empty() => "a group of modules, which takes a `use` each".to_owned(),
                None => format!("{name}, which lib.rs does not declare"),
                Some(layer) if layer > own => format!("{name}, which stands below it in lib.rs"),
                Some(layer) if layer < own && PURE.contains(&module) && name != "model" => {
                    format!("{name}, but a pure module names only itself and model")
                }
                Some(layer)
                    if layer < own && NARROW.iter().any(|(m, sees)| *m == module && !sees.contains(&&*name)) =>
                {
                    format!("{name}, but {module} is not to know it")
                }
                Some(_) => continue,
            };
            found.push(format!("{path}:{number}: {module} names {what}"));
        }
    }
    if PURE.contains(&module) {
        // A path that climbs by `super` would not be seen above.
        for (number, line) in statements(text).filter(|(_, line)| line.contains("super::super::")) {
            found.push(format!("{path}:{number}: {module} hides what it names: {}", line.trim()));
        }
    }
}

fn check_purity(path: &str, text: &str, module: &str, found: &mut Vec<String>) {
    if !PURE.contains(&module) {
        return;
    }
    for (number, line) in statements(text) {
        for word in IMPURE_WORDS.into_iter().filter(|word| line.contains(word)) {
            found.push(format!("{path}:{number}: {module} is pure, but says {word}"));
        }
    }
}

fn check_rtc(path: &str, text: &str, found: &mut Vec<String>) {
    if RTC_FILES.contains(&path) {
        return;
    }
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    for (number, _) in statements(text).filter(|(_, line)| line.split(|c| !is_word(c)).any(|word| word == "Rtc")) {
        found.push(format!("{path}:{number}: an Rtc is touched in {} only", RTC_FILES.join(" and ")));
    }
}

fn check_ignored(path: &str, text: &str, found: &mut Vec<String>) {
    for (number, line) in numbered(text) {
        if line.trim_start().starts_with(concat!("#[", "ignore")) {
            found.push(format!("{path}:{number}: a test is never ignored: repair or remove it"));
        }
    }
}

fn check_folders(tree: &Tree, found: &mut Vec<String>) {
    let mut files: BTreeMap<&str, usize> = BTreeMap::new();
    for path in tree.keys().filter(|path| path.starts_with("src/") && path.ends_with(".rs")) {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        *files.entry(folder).or_default() += 1;
    }
    // The top of `src` is the list of modules itself.
    for (folder, n) in files.into_iter().filter(|(folder, n)| *folder != "src" && *n > MAX_FILES) {
        found.push(format!("{folder}:1: a folder has at most {MAX_FILES} files and this one has {n}"));
    }
}

fn check_readme(tree: &Tree, found: &mut Vec<String>) {
    let readme = tree.get("README.md").map(String::as_str).unwrap_or_default();
    for command in ["make run", "make test"] {
        if !readme.contains(command) {
            found.push(format!("README.md:1: `{command}` is not explained"));
        }
    }
}

/// The package of the fuzz targets has a lock file of its own, which nothing but `make fuzz` reads.
fn check_fuzz_lock(tree: &Tree, found: &mut Vec<String>) {
    let text = |path: &str| tree.get(path).map(String::as_str).unwrap_or_default();
    let own = text("fuzz/Cargo.lock").split("[[package]]").find(|package| package.contains("name = \"visavis\"\n"));
    let known: Vec<&str> = own.unwrap_or_default().lines().filter_map(|line| line.strip_prefix(" \"")).collect();
    let dependencies = text("Cargo.toml").lines().skip_while(|line| *line != "[dependencies]").skip(1);
    for line in dependencies.take_while(|line| !line.starts_with('[')).filter(|line| !line.contains("optional = true"))
    {
        let Some((name, _)) = line.split_once(" = ") else { continue };
        if !known.iter().any(|entry| entry.split([' ', '"']).next() == Some(name)) {
            found.push(format!("fuzz/Cargo.lock:1: it does not know the dependency {name}"));
        }
    }
}

/// The lines before the unit tests.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines: Vec<&str> = text.lines().collect();
    let is_tests = |pair: &[&str]| pair[0] == "#[cfg(test)]" && pair[1].starts_with("mod ") && pair[1].ends_with('{');
    let end = lines.windows(2).position(is_tests).unwrap_or(lines.len());
    (1..).zip(lines.into_iter().take(end))
}

/// The lines before the unit tests that are not comments.
fn statements(text: &str) -> impl Iterator<Item = (usize, &str)> {
    code(text).filter(|(_, line)| !line.trim_start().starts_with("//"))
}

fn numbered(text: &str) -> impl Iterator<Item = (usize, &str)> {
    (1..).zip(text.lines())
}

fn is_test_file(path: &str) -> bool {
    path.ends_with("/tests.rs") || path.contains("/tests/")
}

/// A tree with nothing wrong but `files`.
fn tree_with(lib: &str, files: &[(&str, &str)]) -> Tree {
    let lock = "[[package]]\nname = \"visavis\"\ndependencies = [\n \"mio\",\n \"zipper\",\n]\n";
    let usual = [("src/lib.rs", lib), ("README.md", "`make run`, `make test`\n"), ("fuzz/Cargo.lock", lock)];
    usual.iter().chain(files).map(|(path, text)| (path.to_string(), text.to_string())).collect()
}

fn read_tree(root: &Path) -> Tree {
    let mut tree = Tree::new();
    for folder in ["src", "tests", "benches"] {
        read_folder(root, &root.join(folder), &mut tree);
    }
    for file in ["README.md", "Cargo.toml", "fuzz/Cargo.lock"] {
        tree.insert(file.to_owned(), fs::read_to_string(root.join(file)).unwrap_or_default());
    }
    tree
}

fn read_folder(root: &Path, folder: &Path, tree: &mut Tree) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read_folder(root, &path, tree);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
            tree.insert(name, fs::read_to_string(&path).unwrap());
        }
    }
}
