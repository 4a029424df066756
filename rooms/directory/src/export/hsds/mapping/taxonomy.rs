use kernel::TypedId;
use uuid::Uuid;

use super::{Mapping, Record};
use crate::{
    export::child_id::child_id,
    rules::{
        model::{Access, Audience, Topic},
        tables::{ACCESS_TAXONOMY, AUDIENCE_TAXONOMY},
    },
};

/// The lists of terms that we have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::export::hsds) enum Taxonomy {
    /// What people come for.
    Topics,
    /// For whom a service is.
    Audiences,
    /// How one reaches a service.
    Access,
}

impl Taxonomy {
    pub(in crate::export::hsds) const ALL: [Self; 3] = [Self::Topics, Self::Audiences, Self::Access];

    const fn code(self) -> &'static str {
        match self {
            Self::Topics => "topics",
            Self::Audiences => AUDIENCE_TAXONOMY,
            Self::Access => ACCESS_TAXONOMY,
        }
    }
}

impl Mapping<'_> {
    pub(in crate::export::hsds) fn taxonomy_id(&self, taxonomy: Taxonomy) -> Uuid {
        child_id(self.site.house.as_uuid(), "taxonomy", taxonomy.code())
    }

    pub(in crate::export::hsds) fn access_id(&self, access: Access) -> Uuid {
        child_id(self.taxonomy_id(Taxonomy::Access), "term", access.code())
    }

    pub(in crate::export::hsds) fn taxonomy(&self, taxonomy: Taxonomy) -> Record {
        let (name, about) = self.taxonomy_texts(taxonomy);
        Record::new(self.taxonomy_id(taxonomy)).with("name", name).with("description", about)
    }

    /// What a list of terms is called, and what it is for.
    pub(in crate::export::hsds) fn taxonomy_texts(&self, taxonomy: Taxonomy) -> (&str, &str) {
        match taxonomy {
            Taxonomy::Topics => (&self.words.topics, &self.words.topics_about),
            Taxonomy::Audiences => (&self.words.audiences, &self.words.audiences_about),
            Taxonomy::Access => (&self.words.access, &self.words.access_about),
        }
    }

    pub(in crate::export::hsds) fn topic(&self, topic: &Topic) -> Record {
        let parent = topic.parent.as_ref().and_then(|parent| self.edition.topic(parent.as_str()));
        let about = if topic.description.is_empty() { &topic.name } else { &topic.description };
        Record::of(topic.id)
            .with("code", topic.slug.as_str())
            .with("name", topic.name.original.as_str())
            .with("description", about.original.as_str())
            .maybe("parent_id", parent.map(|parent| parent.id.to_string()))
            .and(self.belonging(Taxonomy::Topics))
            .with("language", topic.name.lang.as_str())
            .with("term_uri", self.site.address(&format!("/themas/{}", topic.slug)))
    }

    pub(in crate::export::hsds) fn audience(&self, audience: &Audience) -> Record {
        Record::of(audience.id)
            .with("code", audience.slug.as_str())
            .with("name", audience.name.original.as_str())
            .with("description", audience.name.original.as_str())
            .and(self.belonging(Taxonomy::Audiences))
            .with("language", audience.name.lang.as_str())
            .with("term_uri", self.site.address(&format!("/aanbod?voor={}", audience.slug)))
    }

    pub(in crate::export::hsds) fn access(&self, access: Access) -> Record {
        Record::new(self.access_id(access))
            .with("code", access.code())
            .with("name", self.words.mode(access))
            .with("description", self.words.mode(access))
            .and(self.belonging(Taxonomy::Access))
            .with("language", "nl")
    }

    /// The fields that say which list a term stands in.
    fn belonging(&self, taxonomy: Taxonomy) -> Record {
        let detail = self.taxonomy(taxonomy);
        let id = self.taxonomy_id(taxonomy);
        Record::nothing().with("taxonomy", taxonomy.code()).one("taxonomy_detail", Some(detail)).id("taxonomy_id", id)
    }
}
