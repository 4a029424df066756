//! The program `voordeur`: configuration, wiring and commands.

mod config;

pub use config::{Config, ConfigError};
