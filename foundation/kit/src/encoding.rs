use std::{io::Write, sync::OnceLock};

use axum::body::Bytes;
use http::{HeaderMap, header};

/// A body with its smaller forms, each made once, when first asked for. Clones share what is made before cloning.
#[derive(Debug, Clone)]
pub(crate) struct Small {
    plain: Bytes,
    squeezable: bool,
    gzip: OnceLock<Bytes>,
    brotli: OnceLock<Bytes>,
}

impl Small {
    pub(crate) const fn new(plain: Bytes, squeezable: bool) -> Self {
        Self { plain, squeezable, gzip: OnceLock::new(), brotli: OnceLock::new() }
    }

    /// The smallest form that a reader with these headers takes, and the name of its coding.
    pub(crate) fn best_for(&self, headers: &HeaderMap) -> (Bytes, Option<&'static str>) {
        if !self.squeezable || self.plain.len() < 512 {
            return (self.plain.clone(), None);
        }
        if takes(headers, "br") {
            return (self.brotli.get_or_init(|| brotli(&self.plain)).clone(), Some("br"));
        }
        if takes(headers, "gzip") {
            return (self.gzip.get_or_init(|| gzip(&self.plain)).clone(), Some("gzip"));
        }
        (self.plain.clone(), None)
    }

    /// Bytes in memory.
    pub(crate) fn weight(&self) -> usize {
        let made = |form: &OnceLock<Bytes>| form.get().map_or(0, Bytes::len);
        self.plain.len() + made(&self.gzip) + made(&self.brotli)
    }
}

/// Whether the reader takes `coding` (RFC 9110, 12.5.3); `q=0` says no.
fn takes(headers: &HeaderMap, coding: &str) -> bool {
    let accepted = headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    accepted.flat_map(|value| value.split(',')).any(|offer| {
        let (name, weight) = offer.split_once(';').unwrap_or((offer, ""));
        let refused = matches!(weight.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000");
        name.trim().eq_ignore_ascii_case(coding) && !refused
    })
}

fn gzip(plain: &[u8]) -> Bytes {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(6));
    let written = encoder.write_all(plain).and_then(|()| encoder.finish());
    written.map_or_else(|_| Bytes::copy_from_slice(plain), Bytes::from)
}

fn brotli(plain: &[u8]) -> Bytes {
    let mut small = Vec::new();
    let settings = brotli::enc::BrotliEncoderParams { quality: 5, ..Default::default() };
    let written = brotli::BrotliCompress(&mut &*plain, &mut small, &settings);
    written.map_or_else(|_| Bytes::copy_from_slice(plain), |_| Bytes::from(small))
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn best(accept: &'static str) -> Option<&'static str> {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static(accept));
        Small::new(Bytes::from(vec![b'a'; 2000]), true).best_for(&headers).1
    }

    #[test]
    fn a_coding_that_is_refused_is_not_sent() {
        assert_eq!(best("br;q=0, gzip"), Some("gzip"));
        assert_eq!(best("gzip;q=0.5, BR"), Some("br"));
        assert_eq!(best("identity"), None);
    }
}
