use http::{HeaderMap, header};

/// The offer that the reader likes best (RFC 9110, section 12.5.1): of two liked as much, the one that stands first here.
/// None when the reader takes none of them.
pub(super) fn preferred<T: Copy>(headers: &HeaderMap, offers: &[(&str, T)]) -> Option<T> {
    let accepted: Vec<_> = headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok()).collect();
    let accepted = if accepted.is_empty() { "*/*".to_owned() } else { accepted.join(",") };
    let mut best = None;
    for (kind, offer) in offers {
        let weight = weight(&accepted, kind);
        if weight > best.map_or(0, |(weight, _)| weight) {
            best = Some((weight, *offer));
        }
    }
    best.map(|(_, offer)| offer)
}

/// How much a media type is liked, in thousandths; the most exact range that fits it says so.
fn weight(accepted: &str, kind: &str) -> u32 {
    let (main, _) = kind.split_once('/').unwrap_or((kind, ""));
    let fit = |range: &str| match range {
        range if range.eq_ignore_ascii_case(kind) => 3,
        "*/*" => 1,
        range => range.strip_suffix("/*").filter(|range| range.eq_ignore_ascii_case(main)).map_or(0, |_| 2),
    };
    let ranges = accepted.split(',').map(|part| {
        let mut pieces = part.split(';').map(str::trim);
        let range = pieces.next().unwrap_or_default();
        (fit(range), pieces.find_map(quality).unwrap_or(1000))
    });
    ranges.filter(|(fit, _)| *fit > 0).max_by_key(|(fit, _)| *fit).map_or(0, |(_, quality)| quality)
}

/// `q=0.5` in thousandths.
fn quality(parameter: &str) -> Option<u32> {
    let value = parameter.strip_prefix("q=").or_else(|| parameter.strip_prefix("Q="))?;
    let (whole, part) = value.split_once('.').unwrap_or((value, ""));
    let thousandths = format!("{part:0<3}");
    Some(whole.parse::<u32>().ok()?.min(1) * 1000 + thousandths.get(..3)?.parse::<u32>().ok()?)
        .map(|quality| quality.min(1000))
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn chosen(accept: Option<&'static str>) -> Option<&'static str> {
        let mut headers = HeaderMap::new();
        if let Some(accept) = accept {
            headers.insert(header::ACCEPT, HeaderValue::from_static(accept));
        }
        let offers = ["text/html", "text/turtle", "application/ld+json"].map(|kind| (kind, kind));
        preferred(&headers, &offers)
    }

    #[test]
    fn the_reader_gets_what_it_likes_best() {
        assert_eq!(chosen(None), Some("text/html"));
        assert_eq!(chosen(Some("*/*")), Some("text/html"));
        assert_eq!(chosen(Some("text/turtle")), Some("text/turtle"));
        assert_eq!(chosen(Some("application/ld+json, text/turtle;q=0.9")), Some("application/ld+json"));
        assert_eq!(chosen(Some("text/turtle;q=0.2, application/*;q=0.5")), Some("application/ld+json"));
        assert_eq!(chosen(Some("text/*, text/html;q=0")), Some("text/turtle"));
        assert_eq!(chosen(Some("image/png")), None);
        assert_eq!(chosen(Some("text/turtle;q=0")), None);
    }
}
