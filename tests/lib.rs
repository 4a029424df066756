//! Tests of the building as a whole; what a single crate promises is tested beside its code. Nothing here is for others.
#![cfg(test)]

mod anonymity;
mod architecture;
mod asvs;
mod forms;
mod harness;
mod once;
mod program;
mod register;
mod repository;
mod rights;
mod routes;
mod schema;
mod statements;
mod stories;
mod texts;
