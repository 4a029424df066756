use std::collections::HashSet;

use jiff::tz::TimeZone;
use kernel::{Day, Instant};
use uuid::Uuid;

use super::{Kind, entry::folded};

/// What a list is asked for. All filters hold at once.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Query {
    pub(super) words: Vec<String>,
    pub(super) taxonomy_term: Option<Uuid>,
    pub(super) taxonomy: Option<Uuid>,
    pub(super) organization: Option<Uuid>,
    pub(super) parent: Option<Uuid>,
    pub(super) modified_after: Option<When>,
    pub(super) postcode: Option<String>,
    pub(super) metres: Option<f64>,
    pub(super) minimal: bool,
    pub(super) full: bool,
    pub(super) full_service: bool,
    pub(super) top_only: bool,
    pub(super) lines: bool,
    pub(super) page: Option<usize>,
    pub(super) per_page: Option<usize>,
}

/// A moment, or a day that starts at midnight in the house.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    Moment(Instant),
    Start(Day),
}

/// A parameter that cannot be understood. The text is for programmers and repeats nothing that was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadQuery {
    /// The list has no such parameter.
    #[error("there is a parameter this list does not have; it has: {0}")]
    Unknown(&'static str),
    /// The same parameter twice.
    #[error("a parameter is given twice")]
    Twice,
    /// Not what it should be.
    #[error("‘{0}’ must be {1}")]
    Wrong(&'static str, &'static str),
    /// What was sent cannot be read at all.
    #[error("the parameters cannot be read")]
    Unreadable,
}

impl Query {
    /// Records on a page when nothing is said.
    pub const USUAL_PAGE: usize = 50;
    /// Records on a page at most.
    pub const LARGEST_PAGE: usize = 500;
    /// Records on a page of `minimal`, when nothing is said: all of them, the standard asks, so far as that is wise.
    pub const LARGEST_MINIMAL_PAGE: usize = 20_000;
    /// Characters of `search` at most.
    pub const LONGEST_SEARCH: usize = 200;

    /// Reads the parameters of a list, as they stand in an address or in a form.
    ///
    /// # Errors
    /// The first parameter that the list does not have, that stands there twice, or that has a value it cannot have.
    pub fn read(kind: Kind, text: &str) -> Result<Self, BadQuery> {
        let mut query = Self::default();
        query.take_all(kind, text)?;
        Ok(query)
    }

    /// The same with other parameters, which go before its own.
    ///
    /// # Errors
    /// As [`Query::read`].
    pub fn and(mut self, kind: Kind, text: &str) -> Result<Self, BadQuery> {
        self.take_all(kind, text)?;
        Ok(self)
    }

    fn take_all(&mut self, kind: Kind, text: &str) -> Result<(), BadQuery> {
        let pairs: Vec<(String, String)> = serde_urlencoded::from_str(text).map_err(|_| BadQuery::Unreadable)?;
        let mut seen = HashSet::new();
        for (name, value) in &pairs {
            let name = known(parameters(kind), name)?;
            if !seen.insert(name) {
                return Err(BadQuery::Twice);
            }
            self.take(name, value)?;
        }
        Ok(())
    }

    fn take(&mut self, name: &'static str, value: &str) -> Result<(), BadQuery> {
        match name {
            "search" => self.words = words(value)?,
            "taxonomy_term_id" => self.taxonomy_term = Some(id(name, value)?),
            "taxonomy_id" => self.taxonomy = Some(id(name, value)?),
            "organization_id" => self.organization = Some(id(name, value)?),
            "parent_id" => self.parent = Some(id(name, value)?),
            "modified_after" => self.modified_after = Some(when(value)?),
            "postcode" => self.postcode = Some(postcode(value)?),
            "proximity" => self.metres = Some(metres(value)?),
            "minimal" => self.minimal = truth(name, value)?,
            "full" => self.full = truth(name, value)?,
            "full_service" => self.full_service = truth(name, value)?,
            "top_only" => self.top_only = truth(name, value)?,
            "format" => self.lines = is_lines(value)?,
            "page" => self.page = Some(count(name, value, "a whole number from 1", 1_000_000)?),
            "per_page" => self.per_page = Some(count(name, value, "a whole number from 1 to 500", Self::LARGEST_PAGE)?),
            _ => return Err(BadQuery::Unknown("")),
        }
        Ok(())
    }

    /// Reads the parameters of a single record: only `full_service` of an organisation.
    ///
    /// # Errors
    /// As [`Query::read`].
    pub fn read_single(kind: Kind, text: &str) -> Result<Self, BadQuery> {
        let pairs: Vec<(String, String)> = serde_urlencoded::from_str(text).map_err(|_| BadQuery::Unreadable)?;
        let names = if kind == Kind::Organizations { "full_service" } else { "" };
        match pairs.as_slice() {
            [] => Ok(Self::default()),
            [(name, value)] => {
                known(names, name)?;
                Ok(Self { full_service: truth("full_service", value)?, ..Self::default() })
            }
            _ => Err(BadQuery::Unknown(names)),
        }
    }

    /// Whether the answer is one record a line, without pages.
    #[must_use]
    pub const fn wants_lines(&self) -> bool {
        self.lines
    }

    pub(super) fn size(&self) -> usize {
        let usual = if self.minimal { Self::LARGEST_MINIMAL_PAGE } else { Self::USUAL_PAGE };
        self.per_page.unwrap_or(usual)
    }
}

impl When {
    pub(super) fn instant(self, zone: &TimeZone) -> Option<Instant> {
        match self {
            Self::Moment(moment) => Some(moment),
            Self::Start(day) => day.date().to_zoned(zone.clone()).ok().map(|start| Instant::from(start.timestamp())),
        }
    }
}

/// The parameters of each list, as in the standard, with commas between them.
#[must_use]
pub const fn parameters(kind: Kind) -> &'static str {
    match kind {
        Kind::Services => {
            "search, page, per_page, format, taxonomy_term_id, taxonomy_id, organization_id, modified_after, minimal, full"
        }
        Kind::Organizations => "search, page, per_page, format, taxonomy_term_id, taxonomy_id, full, full_service",
        Kind::ServiceAtLocations => {
            "search, page, per_page, format, taxonomy_term_id, taxonomy_id, organization_id, modified_after, full, \
             postcode, proximity"
        }
        Kind::Locations => "search, page, per_page, format, full, postcode, proximity",
        Kind::Taxonomies => "search, page, per_page, format",
        Kind::TaxonomyTerms => "search, page, per_page, format, taxonomy_id, parent_id, top_only",
    }
}

fn known(names: &'static str, name: &str) -> Result<&'static str, BadQuery> {
    names.split(", ").find(|known| *known == name && !known.is_empty()).ok_or(BadQuery::Unknown(names))
}

fn words(value: &str) -> Result<Vec<String>, BadQuery> {
    if value.chars().count() > Query::LONGEST_SEARCH {
        return Err(BadQuery::Wrong("search", "at most 200 characters"));
    }
    Ok(folded(value).split_whitespace().map(str::to_owned).collect())
}

fn id(name: &'static str, value: &str) -> Result<Uuid, BadQuery> {
    value.parse().map_err(|_| BadQuery::Wrong(name, "a UUID"))
}

fn truth(name: &'static str, value: &str) -> Result<bool, BadQuery> {
    match value {
        "true" => Ok(true),
        "false" => Ok(false),
        _ => Err(BadQuery::Wrong(name, "‘true’ or ‘false’")),
    }
}

fn is_lines(value: &str) -> Result<bool, BadQuery> {
    match value {
        "json" => Ok(false),
        "ndjson" => Ok(true),
        _ => Err(BadQuery::Wrong("format", "‘json’ or ‘ndjson’")),
    }
}

fn count(name: &'static str, value: &str, rule: &'static str, most: usize) -> Result<usize, BadQuery> {
    let is_plain = value.bytes().all(|byte| byte.is_ascii_digit());
    let number = value.parse().ok().filter(|number| is_plain && (1..=most).contains(number));
    number.ok_or(BadQuery::Wrong(name, rule))
}

/// A day, or a moment with its offset; a `+` that was not escaped in the address arrives as a space.
fn when(value: &str) -> Result<When, BadQuery> {
    let day = || value.parse().map(When::Start).ok();
    let moment = || value.replace(' ', "+").parse().map(When::Moment).ok();
    day().or_else(moment).ok_or(BadQuery::Wrong("modified_after", "a moment as 2026-11-21T12:00:00Z, or a day"))
}

fn postcode(value: &str) -> Result<String, BadQuery> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'-');
    let fits = (1..=12).contains(&value.len()) && value.bytes().all(is_plain) && !value.starts_with([' ', '-']);
    fits.then(|| value.to_owned()).ok_or(BadQuery::Wrong("postcode", "1 to 12 letters and digits"))
}

fn metres(value: &str) -> Result<f64, BadQuery> {
    let number = value.parse().ok().filter(|metres: &f64| metres.is_finite() && (0.0..=1_000_000.0).contains(metres));
    number.ok_or(BadQuery::Wrong("proximity", "metres, from 0 to 1000000"))
}
