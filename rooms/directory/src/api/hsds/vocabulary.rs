use crate::rules::model::Access;

/// The words that open data need and no directory holds. Comes from the room's texts, in the language of the service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vocabulary {
    /// What the list of topics is called.
    pub topics: String,
    /// What it is for, in a sentence.
    pub topics_about: String,
    /// What the list of ways to reach a service is called.
    pub access: String,
    /// What it is for, in a sentence.
    pub access_about: String,
    /// Each way in words.
    pub modes: Vec<(Access, String)>,
    /// That an interpreter can be there.
    pub interpreter: String,
}

impl Vocabulary {
    /// What a way to reach a service is called.
    pub(super) fn mode(&self, access: Access) -> &str {
        self.modes.iter().find(|(mode, _)| *mode == access).map_or(access.code(), |(_, name)| name)
    }
}
