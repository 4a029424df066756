use uuid::Uuid;

/// The id of something that has none of its own, such as a phone of a service: a UUIDv5 of what it belongs to, what it is
/// and what tells it from its brothers, so that it stays the same from edition to edition.
pub(super) fn child_id(parent: Uuid, kind: &str, key: &str) -> Uuid {
    Uuid::new_v5(&parent, format!("{kind}/{key}").as_bytes())
}
