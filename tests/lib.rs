//! Tests of the building as a whole; what a single crate promises is tested beside its code. Nothing here is for others.

#[cfg(test)]
mod architecture;
#[cfg(test)]
mod program;
#[cfg(test)]
mod repository;
#[cfg(test)]
mod schema;
#[cfg(test)]
mod statements;
#[cfg(test)]
mod texts;
