//! From a directory to files: our YAML, which can be imported again, and the HSDS tabular package.

mod hsds;
mod yaml;

pub use hsds::{PackageError, hsds};
pub use yaml::yaml;
pub(crate) use yaml::{Value, flow, sections};
