//! What is true about who works in the house: pure, without a clock of its own.

pub mod administrators;
pub mod anomaly;
pub mod approval;
pub mod authenticator;
pub mod backup;
pub mod ceremony;
pub mod device;
pub mod draft;
pub mod export;
pub mod hands;
pub mod house;
pub mod link;
pub mod mailed_seal;
pub mod name_pattern;
pub mod passkey;
pub mod password;
pub mod post;
pub mod provider;
pub mod recovery;
pub mod retention;
pub mod seal;
pub mod session;
pub mod team;
pub mod token;
pub mod ways_in;
pub mod worker;
