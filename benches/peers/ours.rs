//! Our own server, the program as it is shipped.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use visavis::client::Trust;
use visavis::http::auth::{Claims, TokenKeys, unix_now};
use visavis::load::{Part, Sending, Shape, Visavis};
use visavis::model::{Role, RoomId};
use visavis::protocol::CreateToken;

use crate::server::{Server, free_port, wait_for_port};

const SECRET: &str = "0f8a61a9d7e14d0c9d0b9c2a4f5e6172";

/// Starts it for the rooms of a shape.
pub fn start(program: &str, folder: &Path, shape: Shape, sending: Sending) -> Option<Server> {
    let port = free_port();
    let settings = format!(
        "data_dir = {:?}\n[http]\nbind = \"127.0.0.1:{port}\"\n[media]\nbind = \"127.0.0.1:0\"\nengines = 1\n\
         [metrics]\nbind = \"127.0.0.1:0\"\n[auth]\nsecret = \"{SECRET}\"\n[room]\nmax_participants = 1000\n\
         [log]\nlevel = \"warn\"\n",
        folder.join("data"),
    );
    let file = folder.join("visavis.toml");
    std::fs::write(&file, settings).ok()?;
    let command = [program, "serve", "--config", file.to_str()?];
    let server = Server::spawn("visavis", env!("CARGO_PKG_VERSION").to_owned(), &command, &folder.join("log"))?;
    wait_for_port(port)?;
    let secret = secrecy::SecretString::from(SECRET);
    let door = Visavis {
        url: format!("http://127.0.0.1:{port}").parse().ok()?,
        trust: Trust::new(&[]).ok()?,
        tokens: tokens(&TokenKeys::new(&secret), &shape.parts()),
        sending,
        patience: Duration::from_secs(20),
    };
    Some(server.with(Arc::new(door)))
}

fn tokens(keys: &TokenKeys, parts: &[Part]) -> Vec<String> {
    let token = |part: &Part| {
        let room = RoomId::try_from(format!("load-{}", part.room).as_str()).ok();
        let request = CreateToken { room, ..CreateToken::new(format!("load-{}", part.id), Role::Customer) };
        keys.mint(&Claims::of(request, unix_now() + 3600).expect("the names are good"))
    };
    parts.iter().map(token).collect()
}
