use std::{
    collections::BTreeMap,
    sync::{LazyLock, OnceLock},
};

use axum::{body::Bytes, response::IntoResponse, response::Response};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

use crate::{Answer, Refusal, encoding};

#[derive(RustEmbed)]
#[folder = "assets"]
struct Files;

/// One file as it is served, with its smaller forms once somebody asked for them.
struct Asset {
    kind: &'static str,
    address: String,
    small: encoding::Small,
}

static ASSETS: LazyLock<BTreeMap<String, Asset>> = LazyLock::new(all);
static BY_ADDRESS: LazyLock<BTreeMap<&'static str, &'static Asset>> =
    LazyLock::new(|| ASSETS.values().map(|asset| (asset.address.as_str(), asset)).collect());
static UNKNOWN: OnceLock<String> = OnceLock::new();

/// The address of a file of `assets/`: `asset("app.css")` is `/assets/app.1f2e3d4c5b6a.css`. It changes with the content,
/// so that it may be kept for ever. A test sees to it that templates name only what exists.
#[must_use]
pub fn asset(name: &str) -> &'static str {
    ASSETS.get(name).map_or_else(
        || {
            tracing::warn!(name, "no such asset");
            UNKNOWN.get_or_init(|| "/assets/unknown".to_owned()).as_str()
        },
        |asset| &asset.address,
    )
}

/// Whether `assets/` holds this file.
#[must_use]
pub fn asset_exists(name: &str) -> bool {
    ASSETS.contains_key(name)
}

/// `GET /assets/{name}`: the file behind a hashed name, in the smallest form the reader takes.
pub(crate) fn serve(path: &str, headers: &HeaderMap) -> Answer {
    let asset = BY_ADDRESS.get(path).ok_or_else(Refusal::missing)?;
    let (body, coding) = asset.small.best_for(headers);
    let mut response = answer(asset.kind, body);
    if let Some(coding) = coding {
        response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
    }
    Ok(response)
}

fn answer(kind: &'static str, body: Bytes) -> Response {
    let forever = HeaderValue::from_static("public, max-age=31536000, immutable");
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CACHE_CONTROL, forever),
        (header::VARY, HeaderValue::from_static("accept-encoding")),
    ];
    (StatusCode::OK, headers, body).into_response()
}

/// Files that are named by others come first, so that those others get their hash into their own content.
fn all() -> BTreeMap<String, Asset> {
    let (parts, whole): (Vec<_>, Vec<_>) = Files::iter().partition(|name| name.starts_with("css/"));
    let (naming, named): (Vec<_>, Vec<_>) = whole.into_iter().partition(|name| names_others(name));
    let mut assets: BTreeMap<String, Asset> = BTreeMap::new();
    for name in named.into_iter().chain(naming) {
        let content = with_hashed_names(&name, read(&name), &assets);
        assets.insert(name.to_string(), Asset::new(&name, content));
    }
    let sheet = parts.iter().flat_map(|name| read(name)).collect();
    let sheet = with_hashed_names(SHEET, sheet, &assets);
    assets.insert(SHEET.to_owned(), Asset::new(SHEET, sheet));
    assets
}

/// The one stylesheet: all of `assets/css/`, in the order of their names.
const SHEET: &str = "app.css";

fn read(name: &str) -> Vec<u8> {
    Files::get(name).map(|file| file.data.into_owned()).unwrap_or_default()
}

fn names_others(name: &str) -> bool {
    matches!(extension(name), "css" | "js")
}

/// Puts hashed addresses where a stylesheet or a module names another file as `/assets/NAME`.
fn with_hashed_names(name: &str, content: Vec<u8>, known: &BTreeMap<String, Asset>) -> Bytes {
    if !names_others(name) {
        return Bytes::from(content);
    }
    let text = String::from_utf8_lossy(&content).into_owned();
    let hashed =
        known.iter().fold(text, |text, (other, asset)| text.replace(&format!("/assets/{other}"), &asset.address));
    Bytes::from(hashed)
}

impl Asset {
    fn new(name: &str, content: Bytes) -> Self {
        let kind = kind(name);
        let address = hashed_address(name, &content);
        Self { kind, address, small: encoding::Small::new(content, is_text(kind)) }
    }
}

fn hashed_address(name: &str, content: &[u8]) -> String {
    let hash: String = Sha256::digest(content).iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "bin"));
    format!("/assets/{stem}.{hash}.{ending}")
}

fn extension(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, ending)| ending)
}

fn kind(name: &str) -> &'static str {
    match extension(name) {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "webmanifest" => "application/manifest+json",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn is_text(kind: &str) -> bool {
    kind.starts_with("text/") || kind.contains("svg") || kind.contains("json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_carries_the_hash_of_its_content() {
        let address = asset("app.css");
        assert!(address.starts_with("/assets/app.") && address.ends_with(".css"), "{address}");
        let response = serve(address, &HeaderMap::new()).unwrap();
        assert_eq!(response.headers()[header::CACHE_CONTROL], "public, max-age=31536000, immutable");
        assert!(serve("/assets/app.css", &HeaderMap::new()).is_err());
    }

    #[test]
    fn the_smallest_form_the_reader_takes_is_sent() {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static("gzip, deflate, br"));
        let response = serve(asset("app.css"), &headers).unwrap();
        assert_eq!(response.headers()[header::CONTENT_ENCODING], "br", "is it larger than 512 bytes?");
    }

    #[test]
    fn a_stylesheet_names_other_files_by_their_hash() {
        for (name, asset) in ASSETS.iter().filter(|(name, _)| names_others(name)) {
            let (text, _) = asset.small.best_for(&HeaderMap::new());
            let text = String::from_utf8(text.to_vec()).unwrap();
            for other in ASSETS.keys() {
                assert!(!text.contains(&format!("/assets/{other}")), "{name} names {other} without its hash");
            }
        }
    }

    #[test]
    fn templates_name_only_what_exists() {
        let mut named = 0;
        for file in ["base.html", "parts/header.html", "parts/ui.html"] {
            let path = format!("{}/templates/{file}", env!("CARGO_MANIFEST_DIR"));
            let text = std::fs::read_to_string(path).unwrap();
            for rest in text.split("asset(\"").skip(1) {
                let name = rest.split('"').next().unwrap();
                assert!(asset_exists(name), "{file} names {name}");
                named += 1;
            }
        }
        assert!(named > 5);
    }
}
