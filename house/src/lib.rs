//! The program `voordeur`: configuration, wiring and commands.

mod app;
mod backup;
mod cli;
mod commands;
mod config;
mod door;
mod encoder;
mod frames;
mod houses;
mod keys;
mod log;
mod makers;
mod ops;
mod progress;
mod serve;
mod systemd;

pub use app::{App, migrations, register};
pub use commands::run;
pub use config::{Config, ConfigError};
