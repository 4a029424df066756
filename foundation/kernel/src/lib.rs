//! Words that all rooms share: typed ids, days and instants, money, languages, who acts and what they may do.
//!
//! Pure: no files, no network, no database, no async. Time and chance come in through [`Clock`] and [`Makers`], so that a
//! test can set the one and foresee the other.

mod actor;
mod cents;
mod clock;
mod day;
mod ids;
mod instant;
mod lang;
mod may;
mod rule_break;
mod slug;
mod stored;

pub use actor::Actor;
pub use cents::Cents;
pub use clock::{Clock, Makers};
pub use day::{Day, DayError};
pub use ids::{HouseId, TypedId};
pub use instant::{Instant, InstantError};
pub use lang::{Direction, Lang, LangError};
pub use may::{May, Reason};
pub use rule_break::RuleBreak;
pub use slug::{Slug, SlugError};
pub use stored::{Restored, Stored, Unreadable};

#[doc(hidden)]
pub mod re_exported {
    //! What [`typed_id!`](crate::typed_id) needs at the place where it is used.
    pub use {serde, uuid};
}
