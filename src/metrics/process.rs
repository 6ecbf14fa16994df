//! What every exporter tells of its process, under the names that all use
//! (<https://prometheus.io/docs/instrumenting/writing_clientlibs/#process-metrics>).

use std::fs;
use std::time::{SystemTime, UNIX_EPOCH};

use prometheus::{Counter, Gauge, IntGauge, Opts, Registry};
use rustix::process::{Resource, getrlimit};
use rustix::time::{ClockId, clock_gettime};

use crate::metrics::register;
use crate::metrics::table::{self, Definition};

/// The process as the system sees it; where there is no `/proc`, what comes from there stays 0.
pub(super) struct Process {
    cpu: Counter,
    memory: IntGauge,
    files: IntGauge,
    max_files: IntGauge,
    threads: IntGauge,
}

impl Process {
    pub(super) fn new(to: &Registry) -> Self {
        let gauge = |of: &Definition| register(to, IntGauge::new(of.name, of.help));
        let start = register(to, Gauge::new(table::PROCESS_START.name, table::PROCESS_START.help));
        start.set(SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs_f64());
        Process {
            cpu: register(to, Counter::with_opts(Opts::new(table::PROCESS_CPU.name, table::PROCESS_CPU.help))),
            memory: gauge(&table::PROCESS_MEMORY),
            files: gauge(&table::PROCESS_FILES),
            max_files: gauge(&table::PROCESS_MAX_FILES),
            threads: gauge(&table::PROCESS_THREADS),
        }
    }

    /// Looks again; only one may at a time.
    pub(super) fn look(&self) {
        let cpu = clock_gettime(ClockId::ProcessCPUTime);
        let cpu = cpu.tv_sec as f64 + cpu.tv_nsec as f64 / 1e9;
        self.cpu.inc_by((cpu - self.cpu.get()).max(0.0));
        let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
        let field = |name: &str| -> Option<i64> {
            status.lines().find_map(|line| line.strip_prefix(name))?.split_whitespace().next()?.parse().ok()
        };
        // "kB" of /proc are 1,024 bytes.
        self.memory.set(field("VmRSS:").unwrap_or_default() * 1024);
        self.threads.set(field("Threads:").unwrap_or_default());
        self.files.set(fs::read_dir("/proc/self/fd").map_or(0, |files| files.count() as i64));
        let most = getrlimit(Resource::Nofile).current;
        self.max_files.set(most.map_or(i64::MAX, |most| i64::try_from(most).unwrap_or(i64::MAX)));
    }
}
