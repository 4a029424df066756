use kernel::Lang;

use crate::rules::model::Access;

/// The words that open data need and no directory holds. Comes from the room's texts, in the language of the service.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Vocabulary {
    /// What the list of topics is called.
    pub topics: String,
    /// What it is for, in a sentence.
    pub topics_about: String,
    /// What the list of target groups is called.
    pub audiences: String,
    /// What it is for, in a sentence.
    pub audiences_about: String,
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
    /// The words in the language of the service: open data speak it, whoever reads them.
    #[must_use]
    pub fn of(texts: &kit::Texts) -> Self {
        let t = texts.for_lang(Lang::NL);
        let say = |key: &str| t.say(key).to_owned();
        Self {
            topics: say("directory-open-topics"),
            topics_about: say("directory-open-topics-about"),
            audiences: say("directory-open-audiences"),
            audiences_about: say("directory-open-audiences-about"),
            access: say("directory-open-access"),
            access_about: say("directory-open-access-about"),
            modes: Access::ALL.map(|mode| (mode, say(mode.key()))).to_vec(),
            interpreter: say("directory-open-interpreter"),
        }
    }

    /// What a way to reach a service is called.
    pub(super) fn mode(&self, access: Access) -> &str {
        self.modes.iter().find(|(mode, _)| *mode == access).map_or(access.code(), |(_, name)| name)
    }
}
