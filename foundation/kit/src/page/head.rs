use serde_json::Value;

use super::SafeHtml;

/// A `<link>` in the head: a feed, a search description, another form of the same thing.
#[derive(Debug, Clone)]
pub(super) struct HeadLink {
    pub(super) rel: &'static str,
    pub(super) kind: &'static str,
    pub(super) href: String,
    pub(super) title: String,
}

/// JSON that can stand inside a `<script>`: no sign in it can end the element.
pub(super) fn data_block(json: &Value) -> SafeHtml {
    let text = json.to_string();
    SafeHtml::trusted(text.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_data_block_cannot_end_its_script() {
        let block = data_block(&serde_json::json!({ "name": "</script><b>&" })).to_string();
        assert_eq!(block, r#"{"name":"\u003c/script\u003e\u003cb\u003e\u0026"}"#);
    }
}
