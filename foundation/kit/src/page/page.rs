use askama::Template;
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use kernel::{Actor, Instant, Lang};
use serde_json::Value;

use super::{Link, SafeHtml, base::Base, head};
use crate::{Answer, Refusal, Visit};

/// How much of the house stands around the main part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Layout {
    /// Header, menu, urgent strip and footer.
    #[default]
    Whole,
    /// Nothing but the main part, large: the screen in the hall.
    Board,
    /// Nothing but the main part, on paper: a card or a poster.
    Paper,
}

/// How long one answer serves everybody, out of memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// Until the clock shows another minute or the directory changes: pages that say who is here now.
    ThisMinute,
    /// Until the directory changes.
    ThisEdition,
}

/// A page on its way: begun with [`Visit::page`], ended with [`Page::answer`].
#[derive(Debug)]
#[must_use]
pub struct Page {
    pub(super) visit: Visit,
    pub(super) title: String,
    pub(super) description: String,
    pub(super) main: Result<SafeHtml, askama::Error>,
    pub(super) layout: Layout,
    pub(super) crumbs: Vec<Link>,
    pub(super) links: Vec<head::HeadLink>,
    pub(super) data: Vec<SafeHtml>,
    pub(super) scripts: Vec<&'static str>,
    pub(super) languages: Option<Vec<Lang>>,
    pub(super) quick_exit: bool,
    pub(super) unlisted: bool,
    pub(super) actor: Actor,
    status: StatusCode,
    refresh: Option<u32>,
    private: bool,
    keep: Option<Keep>,
    changed: Option<Instant>,
}

impl Page {
    pub(crate) fn new(visit: Visit, title: String) -> Self {
        Self {
            visit,
            title,
            description: String::new(),
            main: Ok(SafeHtml::default()),
            layout: Layout::Whole,
            crumbs: Vec::new(),
            links: Vec::new(),
            data: Vec::new(),
            scripts: Vec::new(),
            languages: None,
            quick_exit: false,
            unlisted: false,
            actor: Actor::Visitor,
            status: StatusCode::OK,
            refresh: None,
            private: false,
            keep: None,
            changed: None,
        }
    }

    /// The main part: what stands between header and footer, its `<h1>` first.
    pub fn main(mut self, template: &impl Template) -> Self {
        self.main = SafeHtml::of(template);
        self
    }

    /// One or two sentences for search machines and link previews.
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = description.into();
        self
    }

    /// Another status than 200.
    pub const fn status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    /// How much of the house stands around it.
    pub const fn layout(mut self, layout: Layout) -> Self {
        self.layout = layout;
        self
    }

    /// A page above this one, from the home page down; the page itself is not named.
    pub fn crumb(mut self, href: impl Into<String>, label: impl Into<String>) -> Self {
        self.crumbs.push(Link::new(href, label));
        self
    }

    /// A feed, a search description or another form of this page: `.link("alternate", "text/calendar", …)`.
    pub fn link(
        mut self,
        rel: &'static str,
        kind: &'static str,
        href: impl Into<String>,
        title: impl Into<String>,
    ) -> Self {
        self.links.push(head::HeadLink { rel, kind, href: href.into(), title: title.into() });
        self
    }

    /// What the page says, for machines: a schema.org thing as JSON-LD.
    pub fn json_ld(mut self, thing: &Value) -> Self {
        self.data.push(head::data_block(thing));
        self
    }

    /// A module of ours that makes the page faster; the page works without it.
    pub fn script(mut self, name: &'static str) -> Self {
        self.scripts.push(name);
        self
    }

    /// The languages in which this page exists; all of the house when not said.
    pub fn only_in(mut self, languages: &[Lang]) -> Self {
        self.languages = Some(languages.to_vec());
        self
    }

    /// With the button and the key that leave at once: on every page that shows help in danger.
    pub const fn quick_exit(mut self) -> Self {
        self.quick_exit = true;
        self
    }

    /// Not for search machines.
    pub const fn unlisted(mut self) -> Self {
        self.unlisted = true;
        self
    }

    /// Loads itself anew every so many seconds, also without script.
    pub const fn refresh(mut self, seconds: u32) -> Self {
        self.refresh = Some(seconds);
        self
    }

    /// Kept by nobody, also not by the browser: pages that show what somebody asked.
    pub const fn private(mut self) -> Self {
        self.private = true;
        self.unlisted = true;
        self
    }

    /// A page for somebody who signed in: their own menu around it, kept by nobody, in the languages of staff.
    pub fn at_work(mut self, actor: &Actor) -> Self {
        self.actor = actor.clone();
        self.only_in(&[Lang::NL, Lang::FR, Lang::EN]).private()
    }

    /// The same for everybody, so kept in memory and by caches along the way.
    pub const fn keep(mut self, keep: Keep) -> Self {
        self.keep = Some(keep);
        self
    }

    /// When what it shows last changed.
    pub const fn changed(mut self, instant: Instant) -> Self {
        self.changed = Some(instant);
        self
    }

    /// The answer to the request.
    ///
    /// # Errors
    /// When a template could not be rendered.
    pub fn answer(mut self) -> Answer {
        let main = std::mem::replace(&mut self.main, Ok(SafeHtml::default()));
        let main = main.map_err(Refusal::broken)?;
        // What is kept serves everybody, and a key is for one.
        let main = if self.keep.is_none() { main.with_form_keys(self.visit.makers()) } else { main };
        let html = Base::around(&self, &main).render().map_err(Refusal::broken)?;
        let mut response = (self.status, html).into_response();
        self.dress(&mut response);
        Ok(response)
    }

    fn dress(&self, response: &mut Response) {
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        if let Ok(lang) = HeaderValue::from_str(self.visit.t.lang().as_str()) {
            headers.insert(header::CONTENT_LANGUAGE, lang);
        }
        if let Some(seconds) = self.refresh {
            headers.insert(header::REFRESH, HeaderValue::from(seconds));
        }
        if self.private {
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        } else if let Some(keep) = self.keep {
            crate::layers::keep(response, keep, self.changed);
        }
    }
}

impl IntoResponse for Page {
    fn into_response(self) -> Response {
        self.answer().into_response()
    }
}
