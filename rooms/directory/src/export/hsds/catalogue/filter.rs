use uuid::Uuid;

use super::{Catalogue, Mapping};
use crate::export::hsds::{Kind, Query, entry::Entry, mapping::Taxonomy};

impl Catalogue {
    /// The places of the records that are asked for, in the order of the list.
    pub(super) fn find(&self, kind: Kind, query: &Query) -> Vec<usize> {
        if !self.is_new_enough(query) {
            return Vec::new();
        }
        let sieve = Sieve::of(self, query);
        let entries = self.list(kind).entries.iter().enumerate();
        entries.filter(|(_, entry)| sieve.lets_through(kind, entry)).map(|(at, _)| at).collect()
    }

    /// All of an edition changed when it became current.
    fn is_new_enough(&self, query: &Query) -> bool {
        let zone = self.edition.days().zone();
        let after = query.modified_after.and_then(|when| when.instant(zone));
        after.is_none_or(|after| after <= self.edition.since())
    }

    /// The middle of all places with this postal code.
    fn centre_of(&self, postcode: &str) -> Option<(f64, f64)> {
        let same = self.list(Kind::Locations).entries.iter().filter(|place| &*place.postal_code == postcode);
        let points: Vec<_> = same.filter_map(|place| place.coordinates).collect();
        let count = f64::from(u32::try_from(points.len()).ok().filter(|count| *count > 0)?);
        let (latitudes, longitudes) = points.iter().fold((0.0, 0.0), |sum, point| (sum.0 + point.0, sum.1 + point.1));
        Some((latitudes / count, longitudes / count))
    }
}

/// A query with what must be looked up for it once.
struct Sieve<'a> {
    query: &'a Query,
    topics: Uuid,
    audiences: Uuid,
    access: Uuid,
    centre: Option<(f64, f64)>,
}

impl<'a> Sieve<'a> {
    fn of(catalogue: &Catalogue, query: &'a Query) -> Self {
        let mapping: Mapping<'_> = catalogue.mapping();
        let near = query.metres.and(query.postcode.as_deref());
        Self {
            query,
            topics: mapping.taxonomy_id(Taxonomy::Topics),
            audiences: mapping.taxonomy_id(Taxonomy::Audiences),
            access: mapping.taxonomy_id(Taxonomy::Access),
            centre: near.and_then(|postcode| catalogue.centre_of(postcode)),
        }
    }

    fn lets_through(&self, kind: Kind, entry: &Entry) -> bool {
        let query = self.query;
        query.words.iter().all(|word| entry.haystack.contains(word.as_str()))
            && query.organization.is_none_or(|id| entry.organizations.contains(&id))
            && query.taxonomy_term.is_none_or(|id| entry.terms().any(|term| *term == id))
            && query.taxonomy.is_none_or(|id| self.is_classified(kind, entry, id))
            && query.parent.is_none_or(|id| entry.parent == Some(id))
            && (!query.top_only || entry.parent.is_none())
            && self.is_near(entry)
    }

    fn is_classified(&self, kind: Kind, entry: &Entry, taxonomy: Uuid) -> bool {
        if kind == Kind::TaxonomyTerms {
            return entry.taxonomy == Some(taxonomy);
        }
        let lists = [(self.topics, &entry.topics), (self.audiences, &entry.audiences), (self.access, &entry.modes)];
        lists.into_iter().any(|(list, terms)| list == taxonomy && !terms.is_empty())
    }

    /// In the same postal code, or so many metres from its middle where that can be told.
    fn is_near(&self, entry: &Entry) -> bool {
        let Some(postcode) = self.query.postcode.as_deref() else { return true };
        match (self.query.metres, self.centre, entry.coordinates) {
            (Some(metres), Some(centre), Some(point)) => distance(centre, point) <= metres,
            _ => &*entry.postal_code == postcode,
        }
    }
}

/// Metres between two points on a round earth (haversine); right to half a percent.
fn distance(one: (f64, f64), other: (f64, f64)) -> f64 {
    const RADIUS: f64 = 6_371_000.0;
    let (latitude, longitude) = ((other.0 - one.0).to_radians(), (other.1 - one.1).to_radians());
    let share = (latitude / 2.0).sin().powi(2)
        + one.0.to_radians().cos() * other.0.to_radians().cos() * (longitude / 2.0).sin().powi(2);
    2.0 * RADIUS * share.sqrt().min(1.0).asin()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn from_mechelen_to_antwerp_is_22_kilometres() {
        let metres = distance((51.0281, 4.4803), (51.2213, 4.4051));
        assert!((21_500.0..22_500.0).contains(&metres), "{metres}");
    }
}
