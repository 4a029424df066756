use axum::body::Bytes;
use http::{StatusCode, header, response::Parts};
use regex::Regex;
use scraper::{ElementRef, Html, Selector};

/// What came back.
#[derive(Debug, Clone)]
pub(crate) struct Page {
    request: String,
    parts: Parts,
    body: Bytes,
}

impl Page {
    pub(super) fn new(request: String, parts: Parts, body: Bytes) -> Self {
        Self { request, parts, body }
    }

    pub(crate) fn status(&self) -> StatusCode {
        self.parts.status
    }

    pub(crate) fn header(&self, name: impl header::AsHeaderName) -> &str {
        self.parts.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    pub(crate) fn headers(&self) -> &http::HeaderMap {
        &self.parts.headers
    }

    /// The body as text; fails when it is none.
    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("a body of text")
    }

    /// The body without the keys of its forms, which differ each time that they are shown.
    pub(crate) fn without_form_keys(&self) -> String {
        let key = Regex::new(r#"name="herhaling" value="[0-9a-f]{32}""#).expect("a pattern");
        key.replace_all(self.text(), "a key").into_owned()
    }

    pub(crate) fn bytes(&self) -> &Bytes {
        &self.body
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("{}: no JSON: {}", self.request, self.text()))
    }

    #[track_caller]
    pub(crate) fn has_status(&self, status: u16) -> &Self {
        assert_eq!(self.status().as_u16(), status, "{}\n{}", self.request, self.main_text());
        self
    }

    /// Holds when people read `text` on the page.
    #[track_caller]
    pub(crate) fn sees(&self, text: &str) -> &Self {
        let read = self.main_text();
        assert!(read.contains(text), "{}: ‘{text}’ is not on the page:\n{read}", self.request);
        self
    }

    #[track_caller]
    pub(crate) fn sees_no(&self, text: &str) -> &Self {
        let read = self.main_text();
        assert!(!read.contains(text), "{}: ‘{text}’ is on the page:\n{read}", self.request);
        self
    }

    /// What stands in the body of the page, as a person reads it: one line for each block.
    pub(crate) fn main_text(&self) -> String {
        let Ok(text) = std::str::from_utf8(&self.body) else { return String::new() };
        if !self.is_html() {
            return text.to_owned();
        }
        let html = Html::parse_document(text);
        let main = select(&html, "main").into_iter().next().unwrap_or_else(|| html.root_element());
        let mut lines = String::new();
        read(main, &mut lines);
        let lines = lines.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
        lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
    }

    /// What stands in all elements that `selector` finds.
    pub(crate) fn texts(&self, selector: &str) -> Vec<String> {
        let html = Html::parse_document(self.text());
        select(&html, selector).iter().map(said).collect()
    }

    /// The values of an attribute of all elements that `selector` finds.
    pub(crate) fn all(&self, selector: &str, attribute: &str) -> Vec<String> {
        let html = Html::parse_document(self.text());
        let found =
            select(&html, selector).into_iter().filter_map(|element| element.attr(attribute).map(str::to_owned));
        found.collect()
    }

    /// What a browser would send of the form that `selector` finds, when nothing was changed in it.
    pub(crate) fn fields(&self, selector: &str) -> Vec<(String, String)> {
        let html = Html::parse_document(self.text());
        let form = select(&html, selector).into_iter().next().unwrap_or_else(|| panic!("no form {selector}"));
        let inside = Selector::parse("input[name], select[name], textarea[name]").expect("a selector");
        form.select(&inside).filter_map(|field| Some((field.attr("name")?.to_owned(), sent(field)?))).collect()
    }

    fn is_html(&self) -> bool {
        self.header(header::CONTENT_TYPE).starts_with("text/html")
    }

    /// What holds for every page, whatever the story is about.
    pub(super) fn look_over(&self) {
        if self.is_html() && !self.body.is_empty() {
            let faults = faults(self.text());
            assert!(faults.is_empty(), "{} ({}):\n{}", self.request, self.status(), faults.join("\n"));
            assert_eq!(self.header(header::X_CONTENT_TYPE_OPTIONS), "nosniff", "{}", self.request);
            // A page for one reader gives every form of its own a key, so that it is done once.
            if self.status().is_success() && self.header(header::CACHE_CONTROL) == "no-store" {
                let html = Html::parse_document(self.text());
                let forms = select(&html, "main form[method=post]").len();
                let keyed = select(&html, "main form[method=post] > input[name=herhaling]:first-child").len();
                assert_eq!(keyed, forms, "{}: forms with a key", self.request);
            }
        }
    }
}

/// What is wrong with a page that any page must have.
pub(crate) fn faults(text: &str) -> Vec<String> {
    let html = Html::parse_document(text);
    let mut faults = Vec::new();
    let headings = select(&html, "h1");
    let title = select(&html, "title").first().map(said).unwrap_or_default();
    match headings.as_slice() {
        [only] if said(only).is_empty() => faults.push("the h1 is empty".to_owned()),
        [only] if !title.starts_with(&said(only)) => {
            faults.push(format!("the title ‘{title}’ does not begin with the h1 ‘{}’", said(only)));
        }
        [_] => {}
        several => faults.push(format!("{} h1, not one", several.len())),
    }
    let root = html.root_element();
    for attribute in ["lang", "dir"] {
        if root.attr(attribute).is_none_or(str::is_empty) {
            faults.push(format!("html has no {attribute}"));
        }
    }
    faults.extend(without_label(&html));
    faults.extend(inline(&html));
    faults.extend(leftovers(text));
    faults
}

fn without_label(html: &Html) -> Vec<String> {
    let fields = "input:not([type=hidden]):not([type=submit]):not([type=button]), textarea, select";
    let labelled = |field: &ElementRef<'_>| {
        let id = field.attr("id").unwrap_or_default();
        let own = field.attr("aria-label").is_some() || field.attr("aria-labelledby").is_some();
        let around = field.ancestors().filter_map(ElementRef::wrap).any(|parent| parent.value().name() == "label");
        own || around || (!id.is_empty() && select(html, "label").iter().any(|label| label.attr("for") == Some(id)))
    };
    let without = select(html, fields).into_iter().filter(|field| !labelled(field));
    without.map(|field| format!("no label: {}", field.html())).collect()
}

/// Scripts and styles inside the page, which our content policy refuses.
fn inline(html: &Html) -> Vec<String> {
    let scripts = select(html, "script:not([src]):not([type='application/ld+json'])");
    let styles = select(html, "style, [style]");
    let handlers = select(html, "[onclick], [onload], [onerror], [onsubmit], [onchange], a[href^='javascript:']");
    let found = scripts.into_iter().chain(styles).chain(handlers);
    found.map(|element| format!("inline: {}", element.html().chars().take(120).collect::<String>())).collect()
}

/// A key instead of its sentence, a place in a sentence that nobody filled, a value of Rust.
fn leftovers(text: &str) -> Vec<String> {
    let body = text.split_once("<body").map_or(text, |(_, body)| body);
    let html = Html::parse_document(text);
    let read = select(&html, "body").first().map(said).unwrap_or_default();
    let signs = ["{{", "}}", "{%", "{$", "Some(", "None)", "directory-", "questions-", "referrals-", "kit-"];
    let mut found: Vec<_> =
        signs.iter().filter(|sign| read.contains(**sign)).map(|sign| format!("left over: {sign}")).collect();
    if body.contains("href=\"\"") {
        found.push("a link to nowhere".to_owned());
    }
    found
}

fn select<'a>(html: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    html.select(&Selector::parse(selector).expect("a selector")).collect()
}

/// The value that a field sends; none of a box that is not ticked.
fn sent(field: ElementRef<'_>) -> Option<String> {
    let attribute = |name| field.attr(name).unwrap_or_default().to_owned();
    let options = |selector| field.select(&Selector::parse(selector).expect("a selector")).next();
    match field.value().name() {
        "textarea" => Some(field.text().collect()),
        "select" => {
            let chosen = options("option[selected]").or_else(|| options("option"))?;
            Some(chosen.attr("value").unwrap_or_default().to_owned())
        }
        _ if attribute("type") == "checkbox" && field.attr("checked").is_none() => None,
        _ => Some(attribute("value")),
    }
}

/// The text of an element on one line.
fn said(element: &ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

const INLINE: &[&str] =
    &["a", "abbr", "b", "bdi", "cite", "code", "em", "i", "span", "strong", "time", "small", "svg", "use", "q"];

fn read(element: ElementRef<'_>, lines: &mut String) {
    for child in element.children() {
        if let Some(text) = child.value().as_text() {
            lines.push_str(&text.replace('\n', " "));
        } else if let Some(inner) = ElementRef::wrap(child) {
            let is_block = !INLINE.contains(&inner.value().name());
            if is_block {
                lines.push('\n');
            }
            read(inner, lines);
            if is_block {
                lines.push('\n');
            }
        }
    }
}

#[test]
fn a_careless_page_is_found() {
    let good = "<!doctype html><html lang=nl dir=ltr><title>Vandaag – Huis</title><body><h1>Vandaag</h1><label>Naam <input></label>";
    assert_eq!(faults(good), [""; 0]);
    let bad = "<html lang=nl><title>Huis</title><body><h1>Vandaag</h1><input id=a><p style='x'>directory-menu</p><a href=\"\">x</a>";
    let found = faults(bad);
    let begins = ["the title", "html has no dir", "no label", "inline", "left over: directory-", "a link to nowhere"];
    assert!(
        found.len() == begins.len() && found.iter().zip(begins).all(|(fault, start)| fault.starts_with(start)),
        "{found:?}"
    );
}
