//! A server under test: a process of its own, on a core of its own, gone with its handle.

use std::fs::File;
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use visavis::load::{Door, Process};

/// An address of this machine that is not on the loopback interface, which Janus leaves out, and never leaves it.
pub const FAR: &str = "127.77.0.1";

/// The core of the servers; the load has the other one.
const CORE: &str = "0";

/// How long a server may take to listen.
const PATIENCE: Duration = Duration::from_secs(20);

/// A running server.
pub struct Server {
    pub name: &'static str,
    pub version: String,
    /// None of the bare forwarder, which has clients of its own.
    pub door: Option<Arc<dyn Door>>,
    child: Child,
}

impl Server {
    pub fn spawn(name: &'static str, version: String, command: &[&str], log: &Path) -> Option<Server> {
        let log = File::create(log).ok()?;
        let child = Command::new("taskset")
            .args(["-c", CORE])
            .args(command)
            .stdin(Stdio::null())
            .stdout(log.try_clone().ok()?)
            .stderr(log)
            .spawn()
            .ok()?;
        Some(Server { name, version, door: None, child })
    }

    pub fn with(mut self, door: Arc<dyn Door>) -> Server {
        self.door = Some(door);
        self
    }

    /// `taskset` becomes what it starts, so the number stays.
    pub fn process(&self) -> Process {
        Process { pid: self.child.id() }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // One that is gone already is what is wanted.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// Until somebody listens on it; nothing when nobody does.
pub fn wait_for_port(port: u16) -> Option<()> {
    let started = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        if started.elapsed() > PATIENCE {
            return None;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    Some(())
}
