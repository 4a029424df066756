use axum::response::Response;
use http::{HeaderMap, HeaderName, HeaderValue, header};

use crate::Visit;

/// Nothing from elsewhere, nothing inline. Icons are one file of ours; forms go to us alone.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; \
                      connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// What a page of ours never needs.
const PERMISSIONS: &str = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), \
                           display-capture=(), browsing-topics=()";

const ALWAYS: [(HeaderName, &str); 7] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("permissions-policy"), PERMISSIONS),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("x-permitted-cross-domain-policies"), "none"),
];

const SHARED_WITH: HeaderName = HeaderName::from_static("cross-origin-resource-policy");
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
const A_YEAR: &str = "max-age=31536000; includeSubDomains";

/// Gives every answer its security headers and its code. Open data may be read by pages of others; the rest may not.
pub(super) fn dress(response: &mut Response, visit: &Visit, is_open_data: bool) {
    let headers = response.headers_mut();
    secure(headers);
    share(headers, is_open_data);
    if visit.house.public_url.starts_with("https://") {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(A_YEAR));
    }
    if let Ok(code) = HeaderValue::from_str(visit.code.as_str()) {
        headers.insert(REQUEST_ID, code);
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-cache"));
}

/// The headers that every answer gets, also one of no house.
pub(super) fn secure(headers: &mut HeaderMap) {
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
}

fn share(headers: &mut HeaderMap, is_open_data: bool) {
    let with = if is_open_data { "cross-origin" } else { "same-origin" };
    headers.insert(SHARED_WITH, HeaderValue::from_static(with));
    if is_open_data {
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    }
}
