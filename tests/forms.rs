//! The forms of the templates: what is written at work is kept as a draft, and a secret never is.

use regex::Regex;

use crate::repository::{Source, assert_none, sources};

/// A form of a template: what its tag says, and what stands in it.
struct Form {
    tag: String,
    inside: String,
}

impl Form {
    fn is_draft(&self) -> bool {
        self.tag.contains("data-draft")
    }

    /// A password, a code, or the answer of a device.
    fn has_secret(&self) -> bool {
        ["password", "\"code\"", "one-time-code", "type=\"file\"", "credential"]
            .iter()
            .any(|word| self.inside.contains(word))
    }

    /// Fields that somebody writes in, and sends to be kept.
    fn is_written(&self) -> bool {
        let has_fields = ["ui::field(", "ui::area(", "<textarea"].iter().any(|word| self.inside.contains(word));
        has_fields && self.tag.contains("method=\"post\"") && !self.tag.contains("role=\"search\"")
    }
}

fn forms(source: &Source) -> Vec<Form> {
    let form = Regex::new(r"(?s)<form\b(.*?)>(.*?)</form>").expect("a pattern");
    form.captures_iter(&source.text)
        .map(|found| Form { tag: found[1].to_owned(), inside: found[2].to_owned() })
        .collect()
}

fn faults(files: &[Source]) -> Vec<String> {
    let templates = files.iter().filter(|file| file.is("html"));
    let of_file = |file: &Source| {
        let is_at_work = file.path.contains("/admin/");
        let forms = forms(file).into_iter();
        let fault = |form: Form| match (form.is_draft(), form.has_secret()) {
            (true, true) => Some(format!("{}: a secret would lie in the browser", file.path)),
            (false, false) if is_at_work && form.is_written() => {
                Some(format!("{}: what is written is lost", file.path))
            }
            _ => None,
        };
        forms.filter_map(fault).collect::<Vec<_>>()
    };
    templates.flat_map(of_file).collect()
}

#[test]
fn what_is_written_is_a_draft_and_a_secret_is_none() {
    let files = sources();
    assert!(files.iter().flat_map(forms).any(|form| form.is_draft()), "no form keeps a draft");
    assert_none(&faults(&files));
}

#[test]
fn a_draft_of_a_secret_and_a_lost_text_are_found() {
    let sample = |text: &str| faults(&[Source::sample("rooms/aid/templates/aid/admin/note.html", text)]).len();
    let area = r#"{% call ui::area(t, form, "text", "", "", true) %}{% endcall %}"#;
    assert_eq!(sample(&format!("<form method=\"post\">{area}</form>")), 1);
    assert_eq!(sample(&format!("<form method=\"post\" data-draft>{area}</form>")), 0);
    assert_eq!(sample("<form method=\"post\" data-draft><input type=\"password\"></form>"), 1);
    assert_eq!(sample("<form method=\"post\"><input type=\"password\"></form>"), 0);
}
