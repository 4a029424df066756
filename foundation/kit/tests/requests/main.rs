//! What every request meets, whatever room answers it.

mod answers;
mod errors;
mod keeping;
#[cfg(test)]
mod limits;
#[cfg(test)]
mod repeating;
#[cfg(test)]
mod sample;
