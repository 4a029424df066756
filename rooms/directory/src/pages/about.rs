//! What the law asks a public site to say of itself, and what people should know before they ask.

use askama::Template;
use kit::{Answer, Keep, Text, Visit};

#[derive(Template)]
#[template(path = "directory/privacy.html")]
struct PrivacyPage<'a> {
    t: &'a Text,
}

#[derive(Template)]
#[template(path = "directory/accessible.html")]
struct AccessiblePage<'a> {
    t: &'a Text,
    correction: String,
    house: &'a str,
    phone: &'a str,
}

/// `GET /privacy`: what is kept, which is nothing of a question, and how that is proven.
pub(super) async fn privacy(visit: Visit) -> Answer {
    visit.page("directory-privacy-title").keep(Keep::ThisEdition).main(&PrivacyPage { t: &visit.t }).answer()
}

/// `GET /toegankelijkheid`: the accessibility statement (decree on governance of 7 December 2018; directive (EU) 2016/2102).
pub(super) async fn accessible(visit: Visit) -> Answer {
    let t = &visit.t;
    let main = AccessiblePage { t, correction: t.to("/"), house: &visit.house.name, phone: &visit.house.phone };
    visit.page("directory-accessible-title").keep(Keep::ThisEdition).main(&main).answer()
}
