//! The program `voordeur`: configuration, wiring and commands.
