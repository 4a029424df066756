/// One page of a list, as the standard wraps it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Page {
    pub(super) total: usize,
    /// From 1.
    pub(super) number: usize,
    /// Records on a whole page.
    pub(super) size: usize,
}

impl Page {
    /// The places of its records among all that were found.
    pub(super) fn range(self) -> std::ops::Range<usize> {
        let start = (self.number - 1).saturating_mul(self.size).min(self.total);
        start..start.saturating_add(self.size).min(self.total)
    }

    /// An empty list has one page, and that one is empty.
    fn pages(self) -> usize {
        self.total.div_ceil(self.size).max(1)
    }

    /// The whole answer; `write` puts the record at a place.
    pub(super) fn write(self, mut write: impl FnMut(usize, &mut Vec<u8>)) -> Vec<u8> {
        let range = self.range();
        let mut out = self.head(range.len()).into_bytes();
        out.reserve(range.len() * 1024);
        let first = range.start;
        for place in range {
            if place > first {
                out.push(b',');
            }
            write(place, &mut out);
        }
        out.extend_from_slice(b"]}");
        out
    }

    fn head(self, here: usize) -> String {
        let Self { total, number, .. } = self;
        let pages = self.pages();
        format!(
            "{{\"total_items\":{total},\"total_pages\":{pages},\"page_number\":{number},\"size\":{here},\
             \"first_page\":{},\"last_page\":{},\"empty\":{},\"contents\":[",
            number == 1,
            number >= pages,
            here == 0,
        )
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_empty_list_has_one_empty_page() {
        let page = Page { total: 0, number: 1, size: 10 }.write(|_, _| ());
        let page: serde_json::Value = serde_json::from_slice(&page).unwrap();
        let expected = serde_json::json!({
            "total_items": 0, "total_pages": 1, "page_number": 1, "size": 0,
            "first_page": true, "last_page": true, "empty": true, "contents": [],
        });
        assert_eq!(page, expected);
    }

    proptest! {
        #[test]
        fn every_record_stands_on_exactly_one_page(total in 0_usize..500, size in 1_usize..60) {
            let pages = Page { total, number: 1, size }.pages();
            let found: Vec<_> = (1..=pages + 1).flat_map(|number| Page { total, number, size }.range()).collect();
            prop_assert_eq!(found, (0..total).collect::<Vec<_>>());
        }
    }
}
