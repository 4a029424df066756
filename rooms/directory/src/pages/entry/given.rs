//! What the page of a thing shows besides what holds.

use http::StatusCode;
use kernel::Day;
use kit::{Typed, Visit};

use super::{Held, fields::typed, summary};
use crate::{
    rules::entry::{Sheet, Thing},
    shelf::Standing,
};

/// Why the page is shown.
pub(super) enum Given {
    /// It is looked at.
    Nothing,
    /// It was kept just now.
    Kept,
    /// What was typed, which does not meet a rule.
    Wrong(Typed),
    /// What was typed, to be looked at before it is kept.
    Preview(Typed, Sheet),
    /// What was sent when a colleague came first.
    Second(Typed, Sheet),
    /// What was sent as new when a colleague just added another of that name.
    Namesake(Typed),
    /// A version is not put back, because a colleague came first.
    NotPutBack,
    /// A version is not put back, because something hangs on what holds now.
    Hangs,
}

impl Given {
    pub(super) const fn status(&self) -> StatusCode {
        match self {
            Self::Nothing | Self::Kept | Self::Preview(..) => StatusCode::OK,
            Self::Wrong(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Second(..) | Self::Namesake(_) | Self::NotPutBack | Self::Hangs => StatusCode::CONFLICT,
        }
    }

    pub(super) const fn notice(&self) -> Option<&'static str> {
        match self {
            Self::Kept => Some("directory-entry-kept"),
            Self::Second(..) => Some("directory-entry-both"),
            Self::Namesake(_) => Some("directory-entry-namesake"),
            Self::NotPutBack => Some("directory-opening-not-restored"),
            Self::Hangs => Some("directory-entry-hangs-back"),
            Self::Nothing | Self::Wrong(_) | Self::Preview(..) => None,
        }
    }

    /// What is looked at before it is kept.
    pub(super) fn preview(&self, held: &Held) -> Option<Thing> {
        match self {
            Self::Preview(_, sheet) => sheet.thing(held.kind).ok(),
            _ => None,
        }
    }

    /// What a colleague kept meanwhile and the sender would undo.
    pub(super) fn theirs(&self, held: &Held, standing: &Standing, visit: &Visit) -> Vec<(&'static str, String)> {
        let (Self::Second(_, mine), Some(_)) = (self, &held.thing) else { return Vec::new() };
        let lines = |sheet: &Sheet| summary::lines(sheet, held.kind, standing.edition(), visit);
        summary::differences(&lines(&held.sheet(visit.today())), &lines(mine))
    }

    pub(super) fn form(&self, held: &Held, today: Day) -> Typed {
        match self {
            Self::Nothing | Self::Kept | Self::NotPutBack | Self::Hangs => typed(&held.sheet(today), held.current),
            Self::Wrong(typed) | Self::Preview(typed, _) => typed.clone(),
            // Over the version that is shown now: whoever keeps it has seen it.
            Self::Second(sent, _) | Self::Namesake(sent) => typed(&said(sent), held.current),
        }
    }

    /// Which rows the form has.
    pub(super) fn sheet(&self, held: &Held, today: Day) -> Sheet {
        match self {
            Self::Nothing | Self::Kept | Self::NotPutBack | Self::Hangs => held.sheet(today),
            Self::Wrong(sent) | Self::Preview(sent, _) | Self::Second(sent, _) | Self::Namesake(sent) => said(sent),
        }
    }
}

/// What was typed, as a sheet.
fn said(typed: &Typed) -> Sheet {
    Sheet::from_pairs(typed.pairs().to_vec())
}
