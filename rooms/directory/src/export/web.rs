use http::Uri;

/// The text when it is an absolute address on the web: `url` and `website` in open data are nothing else.
pub(super) fn absolute(text: &str) -> Option<&str> {
    let uri: Uri = text.parse().ok()?;
    let is_web = matches!(uri.scheme_str(), Some("http" | "https"));
    (is_web && uri.host().is_some_and(|host| !host.is_empty())).then_some(text)
}

/// The text when it can be a mail address.
pub(super) fn mailbox(text: &str) -> Option<&str> {
    let (name, domain) = text.split_once('@')?;
    let is_plain = |part: &str| !part.is_empty() && part.chars().all(|sign| !sign.is_whitespace() && sign != '@');
    (is_plain(name) && is_plain(domain) && domain.contains('.')).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_absolute_addresses_and_whole_mailboxes_are_given() {
        assert_eq!(absolute("https://huis.example/a?b=c"), Some("https://huis.example/a?b=c"));
        for text in ["", "huis.example", "/a", "mailto:a@b.be", "https://", "javascript:alert(1)", "http:// spatie"] {
            assert_eq!(absolute(text), None, "{text}");
        }
        assert_eq!(mailbox("info@huis.example"), Some("info@huis.example"));
        for text in ["", "info", "a@b", "a b@c.be", "a@b@c.be"] {
            assert_eq!(mailbox(text), None, "{text}");
        }
    }
}
