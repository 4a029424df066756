use askama::Template;
use axum::extract::{Path, State};
use kernel::Lang;
use kit::{Answer, Keep, Layout, OrMissing, QrPicture, SafeHtml, Text, Visit};

use super::service::View;
use crate::Room;

/// A card to print (A6) or to show: in the reader's language beside the Dutch, so that the desk can read it too.
#[derive(Template)]
#[template(path = "directory/take_along.html")]
struct CardPage<'a> {
    t: &'a Text,
    house: &'a str,
    sides: Vec<Side>,
    code: QrPicture,
    address: String,
    back: String,
}

/// The card in one language.
struct Side {
    t: Text,
    lang: Lang,
    view: View,
    is_translation: bool,
    is_beside: bool,
}

/// How many things to bring a card in two languages can name; the rest stands on the page that its code leads to.
const BESIDE_EACH_OTHER: usize = 3;

impl Side {
    fn documents(&self) -> &[SafeHtml] {
        let all = self.view.documents.as_slice();
        if self.leaves_out() { all.get(..BESIDE_EACH_OTHER).unwrap_or(all) } else { all }
    }

    fn leaves_out(&self) -> bool {
        self.is_beside && self.view.documents.len() > BESIDE_EACH_OTHER
    }
}

/// `GET /aanbod/{slug}/kaart`: who, where, when next, what to bring, and a code to the page.
pub(super) async fn card(visit: Visit, State(room): State<Room>, Path(slug): Path<String>) -> Answer {
    let standing = room.standing(&visit.house).await?;
    let service = standing.edition().service(&slug).or_missing()?;
    let t = &visit.t;
    let dutch = visit.in_lang(Lang::NL);
    let mut visits = vec![visit.clone()];
    if !t.is_dutch() {
        visits.push(dutch);
    }
    let sides = visits.iter().map(|visit| Side {
        t: visit.t.clone(),
        lang: visit.t.lang(),
        view: View::of(service, &standing, visit),
        is_translation: !visit.t.is_dutch(),
        is_beside: visits.len() > 1,
    });
    let address = visit.house.address(&t.to(&format!("/aanbod/{slug}")));
    let main = CardPage {
        t,
        house: &visit.house.name,
        sides: sides.collect(),
        code: QrPicture::of(&address),
        address,
        back: t.to(&format!("/aanbod/{slug}")),
    };
    let title = format!("{}: {}", service.name.for_reader(t.lang()).1, t.say("directory-card-title").to_lowercase());
    visit.page_named(title).layout(Layout::Paper).unlisted().keep(Keep::ThisMinute).main(&main).answer()
}
