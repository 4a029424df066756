//! Words that all rooms share: typed ids, days and instants, money, languages, who acts, what they may do, and what the
//! access log says of it.
//!
//! Pure: no files, no network, no database, no async. Time and chance come in through [`Clock`] and [`Makers`], so that a
//! test can set the one and foresee the other.

extern crate self as kernel;

mod actor;
mod cents;
mod clock;
mod day;
mod entry;
mod ids;
mod instant;
mod lang;
mod may;
mod reason;
mod record;
mod rights;
mod role;
mod rule_break;
mod slug;
mod stored;

pub use actor::{Actor, Post, SessionId, TeamId, Worker, WorkerId};
pub use cents::Cents;
pub use clock::{Clock, Makers};
pub use day::{Day, DayError};
pub use entry::{Entry, Outcome};
pub use ids::{HouseId, TypedId};
pub use instant::{Instant, InstantError};
pub use lang::{Direction, Lang, LangError};
pub use may::May;
pub use reason::Reason;
pub use record::{Record, Recorded, Subject, WholeHouse};
pub use rights::{Action, Denied, Holder, Permit, Reach, Rule, Scope, Why};
pub use role::Role;
pub use rule_break::RuleBreak;
pub use slug::{Slug, SlugError};
pub use stored::{Restored, Stored, Unreadable};

#[doc(hidden)]
pub mod re_exported {
    //! What [`typed_id!`](crate::typed_id) needs at the place where it is used.
    pub use {serde, uuid};
}
