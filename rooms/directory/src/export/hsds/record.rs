use kernel::TypedId;
use serde::Serialize;
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::rules::model::Text;

/// One HSDS object being written down, in the order of the standard. What is not known is left out, never `null`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
pub(super) struct Record(Map<String, Value>);

impl Record {
    pub(super) fn new(id: Uuid) -> Self {
        Self::nothing().id("id", id)
    }

    /// Fields for another record.
    pub(super) fn nothing() -> Self {
        Self(Map::new())
    }

    /// The record of something that has a typed id.
    pub(super) fn of(id: impl TypedId) -> Self {
        Self::new(id.as_uuid())
    }

    pub(super) fn with(mut self, field: &str, value: impl Into<Value>) -> Self {
        self.0.insert(field.to_owned(), value.into());
        self
    }

    pub(super) fn maybe(self, field: &str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.with(field, value),
            None => self,
        }
    }

    pub(super) fn id(self, field: &str, id: Uuid) -> Self {
        self.with(field, id.to_string())
    }

    /// A text, unless nothing was written.
    pub(super) fn text(self, field: &str, text: &str) -> Self {
        self.maybe(field, (!text.is_empty()).then_some(text))
    }

    /// The original of a text: HSDS has no place for translations.
    pub(super) fn words(self, field: &str, text: &Text) -> Self {
        self.text(field, &text.original)
    }

    pub(super) fn one(self, field: &str, record: Option<Self>) -> Self {
        self.maybe(field, record.map(|record| record.0))
    }

    /// A list, unless it is empty.
    pub(super) fn many(self, field: &str, records: impl IntoIterator<Item = Self>) -> Self {
        let records: Vec<_> = records.into_iter().map(|record| Value::Object(record.0)).collect();
        self.maybe(field, (!records.is_empty()).then_some(records))
    }

    /// All fields of `other` after those of this one.
    pub(super) fn and(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    pub(super) fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(&self.0).unwrap_or_default()
    }
}
