//! What a process on this machine uses, as Linux tells it (proc(5)).

use std::fs;
use std::io;
use std::time::Duration;

/// Ticks a second of the times in `/proc/PID/stat`: part of the kernel's interface on every usual machine.
const USER_HZ: u64 = 100;

/// In `/proc/net/tcp`: a socket that listens.
const LISTENING: &str = "0A";

/// A process of this machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Process {
    /// Its number.
    pub pid: u32,
}

/// What a process has and has used.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Usage {
    /// CPU time of all its threads, those that ended too; exact to 10 ms.
    pub cpu: Duration,
    /// Memory that is in RAM, in bytes.
    pub resident: u64,
    /// Threads.
    pub threads: u32,
    /// Open files and sockets.
    pub files: u32,
}

impl Process {
    /// This one.
    pub fn own() -> Process {
        Process { pid: std::process::id() }
    }

    /// The one that listens on a TCP port here, if that can be told.
    pub fn listening_on(port: u16) -> Option<Process> {
        let tables = ["/proc/net/tcp", "/proc/net/tcp6"].map(|path| fs::read_to_string(path).unwrap_or_default());
        let inode = tables.iter().find_map(|table| listening_inode(table, port))?;
        let socket = format!("socket:[{inode}]");
        let pids = fs::read_dir("/proc").ok()?.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok());
        pids.map(|pid| Process { pid }).find(|process| process.has_open(&socket))
    }

    /// What it uses now.
    ///
    /// # Errors
    ///
    /// When it has ended, or this is not Linux.
    pub fn usage(self) -> io::Result<Usage> {
        let invalid = || io::Error::new(io::ErrorKind::InvalidData, "unexpected text in /proc");
        let read = |name: &str| fs::read_to_string(format!("/proc/{}/{name}", self.pid));
        let cpu = cpu(&read("stat")?).ok_or_else(invalid)?;
        let status = read("status")?;
        let resident = field(&status, "VmRSS:").ok_or_else(invalid)? * 1024;
        let threads = u32::try_from(field(&status, "Threads:").ok_or_else(invalid)?).unwrap_or(u32::MAX);
        let files = fs::read_dir(format!("/proc/{}/fd", self.pid)).map_or(0, Iterator::count);
        Ok(Usage { cpu, resident, threads, files: u32::try_from(files).unwrap_or(u32::MAX) })
    }

    fn has_open(self, link: &str) -> bool {
        let Ok(files) = fs::read_dir(format!("/proc/{}/fd", self.pid)) else { return false };
        files.flatten().any(|file| fs::read_link(file.path()).is_ok_and(|to| to.as_os_str() == link))
    }
}

/// User and system time of `/proc/PID/stat`.
fn cpu(stat: &str) -> Option<Duration> {
    // The name stands in parentheses and may hold anything.
    let (_, fields) = stat.rsplit_once(')')?;
    let mut fields = fields.split_whitespace().skip(11);
    let ticks = fields.next()?.parse::<u64>().ok()? + fields.next()?.parse::<u64>().ok()?;
    Some(Duration::from_millis(ticks * (1000 / USER_HZ)))
}

/// A number of `/proc/PID/status`.
fn field(status: &str, name: &str) -> Option<u64> {
    status.lines().find_map(|line| line.strip_prefix(name))?.split_whitespace().next()?.parse().ok()
}

/// The inode of the socket that listens on a port, from `/proc/net/tcp`.
fn listening_inode(table: &str, port: u16) -> Option<&str> {
    table.lines().find_map(|line| {
        let mut fields = line.split_whitespace().skip(1);
        let (local, _, state) = (fields.next()?, fields.next()?, fields.next()?);
        let (_, hex) = local.rsplit_once(':')?;
        let inode = fields.nth(5)?;
        (state == LISTENING && u16::from_str_radix(hex, 16) == Ok(port)).then_some(inode)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_proc_says_is_read() {
        let stat = "4711 (a) b (x)) S 1 2 3 4 5 6 7 8 9 10 250 50 0 0 20 0 9 0 100 1 2";
        assert_eq!(cpu(stat), Some(Duration::from_secs(3)));
        assert_eq!(cpu("4711 (short) S 1"), None);
        assert_eq!(field("Name:\tx\nVmRSS:\t   1234 kB\nThreads:\t9\n", "VmRSS:"), Some(1234));
        let table = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n   \
            0: 0100007F:1F90 0100007F:9999 01 00000000:00000000 00:00000000 00000000     0        0 111 1 0 100 0 0 10 0\n   \
            1: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 222 1 0 100 0 0 10 0\n";
        assert_eq!(listening_inode(table, 8080), Some("222"));
        assert_eq!(listening_inode(table, 8081), None);
    }

    #[test]
    fn this_process_is_found() {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let own = Process::own();
        assert_eq!(Process::listening_on(listener.local_addr().unwrap().port()), Some(own));
        let usage = own.usage().unwrap();
        assert!(usage.resident > 1_000_000 && usage.threads >= 1 && usage.files >= 4, "{usage:?}");
    }
}
