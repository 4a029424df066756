//! What can be a number, a page, a mail address or a country.

/// Whether people can dial it.
pub(crate) fn is_telephone_number(text: &str) -> bool {
    let dialled = |letter: char| letter.is_ascii_digit() || " +()/.-*#".contains(letter);
    text.chars().all(dialled) && text.chars().any(|letter| letter.is_ascii_digit()) && text.len() <= 40
}

/// Whether a text is an absolute web address.
pub(crate) fn is_web_address(text: &str) -> bool {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    host.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'))
        && !text.contains(|letter: char| letter.is_whitespace() || matches!(letter, '"' | '<' | '>' | '\\'))
}

/// Whether a text can be a mail address: something, one `@`, and a name with a dot.
pub(crate) fn is_mail_address(text: &str) -> bool {
    let plain = !text.contains(|letter: char| letter.is_whitespace() || matches!(letter, '<' | '>' | '"' | ',' | '?'));
    let host = |host: &str| host.contains('.') && !host.contains('@') && !host.starts_with('.') && !host.ends_with('.');
    plain && text.split_once('@').is_some_and(|(name, at)| !name.is_empty() && host(at))
}

/// Whether it is the code of a country (ISO 3166-1, two letters).
pub(crate) fn is_country(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}
