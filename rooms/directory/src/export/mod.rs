//! From a directory to files: our YAML, which can be imported again, and the HSDS tabular package.

mod yaml;

pub use yaml::yaml;
pub(crate) use yaml::{Value, flow, sections};
