use serde::Deserialize;

/// Where somebody goes on after signing in: a path of ours.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Back {
    #[serde(default)]
    naar: String,
}

impl Back {
    /// The path that was asked for when it is one of ours, otherwise `home`. An address elsewhere never is: no `//host`, no scheme, no
    /// backslash that a browser reads as a slash.
    pub(crate) fn or<'a>(&'a self, home: &'a str) -> &'a str {
        let path = self.naar.as_str();
        let ours = path.starts_with('/')
            && !path.starts_with("//")
            && path.bytes().all(|sign| sign.is_ascii_graphic() && sign != b'\\');
        if ours { path } else { home }
    }

    /// What was asked for, for a hidden field.
    pub(crate) fn asked(&self) -> &str {
        self.or("")
    }
}

/// `path` with the way back behind it.
pub(crate) fn with_back(path: &str, back: &str) -> String {
    if back.is_empty() {
        return path.to_owned();
    }
    let escaped = back.bytes().map(|byte| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    });
    format!("{path}?naar={}", escaped.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_leads_nowhere_else() {
        let to = |naar: &str| Back { naar: naar.to_owned() }.or("/werk").to_owned();
        for ours in ["/mijn", "/en/beheer/mensen?van=b", "/"] {
            assert_eq!(to(ours), ours);
        }
        for elsewhere in
            ["", "mijn", "//kwaad.be", "https://kwaad.be", "/\\kwaad.be", "/\tx", "/x y", "javascript:alert(1)"]
        {
            assert_eq!(to(elsewhere), "/werk", "{elsewhere}");
        }
        assert_eq!(with_back("/aanmelden", "/beheer/mensen?van=b&x"), "/aanmelden?naar=/beheer/mensen%3Fvan%3Db%26x");
    }
}
