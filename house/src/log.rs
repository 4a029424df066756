use std::io;

use tracing_subscriber::{EnvFilter, fmt, prelude::*};

use crate::config::{Log, LogFormat};

/// Writes log lines to standard error as the settings say. A second call changes nothing.
pub(crate) fn start(settings: &Log) {
    let filter = EnvFilter::try_new(&settings.filter).unwrap_or_else(|_| EnvFilter::new("info"));
    // Seals leave the machine with the log; nobody turns them off by asking for less of the rest.
    let filter = "audit=info".parse().map_or_else(|_| EnvFilter::new("info"), |seals| filter.add_directive(seals));
    let lines = fmt::layer().with_writer(io::stderr);
    let registry = tracing_subscriber::registry().with(filter);
    // Only the first of a process can be set; tests start many houses in one process.
    let _ = match settings.format {
        LogFormat::Text => registry.with(lines).try_init(),
        LogFormat::Json => registry.with(lines.json()).try_init(),
    };
}
