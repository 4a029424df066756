//! A page as everybody sees it: the frame of the house around the main part that a room hands in.

mod base;
mod frame;
mod head;
#[expect(clippy::module_inception, reason = "the noun of this folder is its main file")]
mod page;
mod qr;
mod safe_html;

pub(crate) use frame::NoFrame;
pub use frame::{Account, AskBox, Frame, Frames, Link, UrgentLine};
pub use page::{Keep, Layout, Page};
pub use qr::QrPicture;
pub use safe_html::SafeHtml;
