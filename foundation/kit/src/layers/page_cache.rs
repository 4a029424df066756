use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

use http::Uri;

use super::validators::Kept;
use crate::Visit;

/// Answers that are the same for everybody, with their compressed forms, for as long as they are true.
///
/// Two generations: when the young one is full it becomes the old one, and what was old is forgotten. What is asked for
/// again is young again, so popular pages stay whatever strange addresses are asked for meanwhile.
#[derive(Debug)]
pub(super) struct PageCache {
    room: usize,
    generations: RwLock<Generations>,
}

#[derive(Debug, Default)]
struct Generations {
    young: HashMap<String, Arc<Kept>>,
    old: HashMap<String, Arc<Kept>>,
    weight: usize,
}

impl PageCache {
    /// A cache of at most about `bytes`.
    pub(super) fn new(bytes: usize) -> Self {
        Self { room: bytes / 2, generations: RwLock::default() }
    }

    /// What makes two requests the same: house, language, path and query.
    pub(super) fn key(visit: &Visit, uri: &Uri) -> String {
        let (house, lang) = (visit.house.id, visit.t.lang());
        format!("{house} {lang} {} {}", visit.path(), uri.query().unwrap_or_default())
    }

    /// The kept answer, if it is still true.
    pub(super) fn find(&self, key: &str, visit: &Visit) -> Option<Arc<Kept>> {
        let generations = self.generations.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(kept) = generations.young.get(key) {
            return kept.stamp.still_holds(visit).then(|| Arc::clone(kept));
        }
        let kept = generations.old.get(key).filter(|kept| kept.stamp.still_holds(visit)).cloned()?;
        drop(generations);
        self.add(key.to_owned(), Arc::clone(&kept));
        Some(kept)
    }

    /// Keeps an answer. When it says the same as before, what was compressed before is used again.
    pub(super) fn put(&self, key: String, mut kept: Kept) -> Arc<Kept> {
        if let Some(before) = self.before(&key).filter(|before| before.tag == kept.tag) {
            kept.body = before.body.clone();
        }
        let kept = Arc::new(kept);
        self.add(key, Arc::clone(&kept));
        kept
    }

    fn before(&self, key: &str) -> Option<Arc<Kept>> {
        let generations = self.generations.read().unwrap_or_else(PoisonError::into_inner);
        generations.young.get(key).or_else(|| generations.old.get(key)).cloned()
    }

    fn add(&self, key: String, kept: Arc<Kept>) {
        let mut generations = self.generations.write().unwrap_or_else(PoisonError::into_inner);
        generations.weight += key.len() + kept.weight();
        generations.young.insert(key, kept);
        if generations.weight > self.room {
            generations.old = std::mem::take(&mut generations.young);
            generations.weight = 0;
        }
    }
}
