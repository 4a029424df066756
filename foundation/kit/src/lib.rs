//! Our habits of HTTP, for every room: pages, forms, words, errors, assets, and the layers around all requests.
//!
//! A room's handler takes a [`Visit`] and gives an [`Answer`]; everything that is the same for all of them is here.
//!
//! ```
//! use askama::Template;
//! use kit::{Answer, Keep, Text, Visit};
//!
//! #[derive(Template)]
//! #[template(source = "<h1>{{ t.say(\"kit-home\") }}</h1> <a href=\"{{ t.to(\"/\") }}\">…</a>", ext = "html")]
//! struct Home<'a> {
//!     t: &'a Text,
//! }
//!
//! async fn home(visit: Visit) -> Answer {
//!     visit.page("kit-home").main(&Home { t: &visit.t }).keep(Keep::ThisMinute).answer()
//! }
//! ```
//!
//! `house` puts [`layers`] around the routes of all rooms. The components of the pages are shown at `/design` while
//! developing; those that need more than a class are macros: `{% import "parts/ui.html" as ui %}` in a crate whose
//! `askama.toml` says `dirs = ["templates", "../../foundation/kit/templates"]`.

extern crate self as kit;

mod assets;
pub mod csv;
mod design;
mod doorkeeper;
mod drafts;
mod encoding;
mod form;
mod house;
mod layers;
pub mod live;
pub mod measures;
mod network;
mod page;
mod problem;
mod refusal;
mod repeat;
mod text;
mod token;
mod visit;

pub use assets::{asset, asset_exists};
pub use doorkeeper::{Actor, Doorkeeper, OpenDoor, Soon};
pub use drafts::forget_drafts;
pub use form::{Choice, Form, REQUIRED, Typed};
pub use house::{Edition, House, HouseFacts, Houses, OneHouse};
pub use layers::{Limits, Rate, Settings, keep, layers};
pub use page::{Account, AskBox, Frame, Frames, Keep, Layout, Link, Page, QrPicture, SafeHtml, UrgentLine};
pub use problem::{Problem, ProblemError};
pub use refusal::{Answer, OrMissing, Refusal, see_other};
pub use text::{Said, Text, Texts, TextsError, WORDS, Words, locales};
pub use token::{Token, TokenHash};
pub use visit::{RequestCode, Visit};
