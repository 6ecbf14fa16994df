//! The log: where it goes, how it looks, and what may change of it while the server runs.

use std::io::IsTerminal;

use tracing_appender::non_blocking::{ErrorCounter, NonBlockingBuilder, WorkerGuard};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{EnvFilter, Layer, Registry, fmt, reload};

use crate::config::{Config, LogFormat};

/// How many lines wait for a reader who is slow, about a megabyte; what does not fit is lost and counted.
const MAX_WAITING: usize = 4096;

/// The log of this process. It ends with it: what waits is written when it is dropped.
pub(super) struct Log {
    filter: reload::Handle<EnvFilter, Registry>,
    lost: ErrorCounter,
    told: usize,
    _writer: WorkerGuard,
    #[cfg(feature = "otel")]
    _export: Option<super::otel::Export>,
}

impl Log {
    /// Logs to standard error, which leaves standard output to what the program says. A thread of its own writes, so
    /// that a pipe that nobody reads stops nothing.
    pub(super) fn start(config: &Config) -> anyhow::Result<Log> {
        let (writer, guard) = NonBlockingBuilder::default()
            .lossy(true)
            .buffered_lines_limit(MAX_WAITING)
            .thread_name("log")
            .finish(std::io::stderr());
        let lost = writer.error_counter();
        let is_human = match config.log.format {
            LogFormat::Auto => config.dev,
            LogFormat::Human => true,
            LogFormat::Json => false,
        };
        let lines = fmt::layer().with_writer(writer).with_ansi(std::io::stderr().is_terminal());
        let lines = if is_human { lines.boxed() } else { lines.json().flatten_event(true).boxed() };
        let (filter, handle) = reload::Layer::new(filter(&config.log.level));
        #[cfg(feature = "otel")]
        let (export, spans) = super::otel::start()?;
        #[cfg(not(feature = "otel"))]
        let spans: Option<Box<dyn Layer<_> + Send + Sync>> = {
            super::warn_of_missing_otel();
            None
        };
        Registry::default().with(filter).with(spans).with(lines).init();
        Ok(Log {
            filter: handle,
            lost,
            told: 0,
            _writer: guard,
            #[cfg(feature = "otel")]
            _export: export,
        })
    }

    /// Goes by other levels from now on, unless the environment has the last word.
    pub(super) fn set_level(&self, level: &str) {
        if let Err(error) = self.filter.reload(filter(level)) {
            tracing::error!(%error, "the log's level stays what it was");
        }
    }

    /// Says how many lines were lost so far.
    pub(super) fn losses(&self) -> impl Fn() -> usize + Send + Sync + 'static {
        let lost = self.lost.clone();
        move || lost.dropped_lines()
    }

    /// Tells of the lines that were lost since this was asked the last time.
    pub(super) fn tell_losses(&mut self) {
        let lost = self.lost.dropped_lines();
        if lost > self.told {
            tracing::warn!(
                lines = lost - self.told,
                all = lost,
                "lines of the log were lost, as nobody read them in time"
            );
            self.told = lost;
        }
    }
}

fn filter(level: &str) -> EnvFilter {
    EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(level))
}
