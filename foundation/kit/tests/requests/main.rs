//! What every request meets, whatever room answers it.

mod answers;
#[cfg(test)]
mod certainty;
mod errors;
mod keeping;
#[cfg(test)]
mod limits;
#[cfg(test)]
mod live;
#[cfg(test)]
mod repeating;
#[cfg(test)]
mod sample;
