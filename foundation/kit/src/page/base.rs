use askama::Template;
use kernel::Lang;

use super::{Frame, Layout, Page, SafeHtml};
use crate::{House, Text, text::path_in};

/// The whole page, from `<!doctype html>` on.
#[derive(Template)]
#[template(path = "base.html")]
pub(super) struct Base<'a> {
    page: &'a Page,
    main: &'a SafeHtml,
    t: &'a Text,
    house: &'a House,
    frame: Frame,
    canonical: String,
    languages: Vec<Language>,
}

/// One entry of the language switch.
struct Language {
    lang: Lang,
    name: String,
    path: String,
    address: String,
    is_this: bool,
}

impl<'a> Base<'a> {
    pub(super) fn around(page: &'a Page, main: &'a SafeHtml) -> Self {
        let visit = &page.visit;
        Self {
            page,
            main,
            t: &visit.t,
            house: &visit.house,
            frame: visit.frame(&page.actor),
            canonical: visit.house.address(&visit.here()),
            languages: languages(page),
        }
    }

    fn whole_title(&self) -> String {
        if self.page.title == self.house.name {
            return self.house.name.clone();
        }
        format!("{} – {}", self.page.title, self.house.name)
    }

    fn body_class(&self) -> &'static str {
        match self.page.layout {
            Layout::Whole => "whole",
            Layout::Board => "board",
            Layout::Paper => "paper",
        }
    }

    fn is_whole(&self) -> bool {
        self.page.layout == Layout::Whole
    }

    /// Whether a menu entry leads to this page or to one below it.
    fn leads_here(&self, href: &str) -> bool {
        let here = self.page.visit.here();
        let home = self.t.to("/");
        here == href || (href != home && here.strip_prefix(href).is_some_and(|rest| rest.starts_with('/')))
    }

    /// The value of `aria-current` for a menu entry.
    fn current(&self, href: &str) -> &'static str {
        if self.page.visit.here() == href { "page" } else { "true" }
    }
}

fn languages(page: &Page) -> Vec<Language> {
    let visit = &page.visit;
    let offered = page.languages.as_ref().unwrap_or(&visit.house.languages);
    let both = visit.house.languages.iter().filter(|lang| offered.contains(lang));
    both.map(|lang| {
        let path = path_in(*lang, visit.path());
        Language {
            lang: *lang,
            name: visit.texts().for_lang(*lang).say("kit-language-name").to_owned(),
            address: visit.house.address(&path),
            path,
            is_this: *lang == visit.t.lang(),
        }
    })
    .collect()
}
