use std::fmt::Write;

use axum::{Router, extract::State, routing::get};
use kit::{Answer, Keep, Visit};

use super::{Api, kept};
use crate::{
    api::{
        documentation::ApiPage,
        openapi::{self, Examples},
    },
    export::Site,
    rules::Edition,
};

pub(super) fn routes() -> Router<Api> {
    Router::new()
        .route("/openapi.json", get(description))
        .route("/docs/api", get(page))
        .route("/sitemap.xml", get(sitemap))
        .route("/robots.txt", get(robots))
        .route("/opensearch.xml", get(opensearch))
}

/// `GET /openapi.json`: every route for programs.
async fn description(visit: Visit, State(api): State<Api>) -> Answer {
    let catalogue = api.catalogue(&visit).await?;
    let document = openapi::document(&Site::of(&visit.house), &Examples::of(&catalogue));
    Ok(kept("application/json", document.to_string(), catalogue.edition().since()))
}

/// `GET /docs/api`: the same for people.
async fn page(visit: Visit, State(api): State<Api>) -> Answer {
    let catalogue = api.catalogue(&visit).await?;
    let document = openapi::document(&Site::of(&visit.house), &Examples::of(&catalogue));
    let page = visit.page("directory-api-title").description(visit.t.say("directory-api-lead"));
    page.keep(Keep::ThisEdition).main(&ApiPage::of(&document, &visit.t)).answer()
}

/// Pages that are the same in every house.
const PAGES: [&str; 8] =
    ["/", "/vandaag", "/zitdagen", "/aanbod", "/organisaties", "/dringend", "/toegankelijkheid", "/privacy"];

/// `GET /sitemap.xml`: all public pages, in every language of the house.
async fn sitemap(visit: Visit, State(api): State<Api>) -> Answer {
    let standing = api.standing(&visit).await?;
    let edition = standing.edition();
    let changed = edition.since().timestamp().strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for path in pages(edition) {
        let address = escaped(&visit.house.address(&path));
        // Writing to a String cannot fail.
        let _ = writeln!(out, "<url><loc>{address}</loc><lastmod>{changed}</lastmod></url>");
    }
    out.push_str("</urlset>\n");
    Ok(kept("application/xml; charset=utf-8", out, edition.since()))
}

fn pages(edition: &Edition) -> impl Iterator<Item = String> {
    let directory = edition.directory();
    let services = edition.running().map(|service| format!("/aanbod/{}", service.slug));
    let organizations = directory.organizations.iter().map(|one| format!("/organisaties/{}", one.slug));
    let topics = directory.topics.iter().map(|topic| format!("/themas/{}", topic.slug));
    PAGES.into_iter().map(str::to_owned).chain(services).chain(organizations).chain(topics)
}

/// `GET /robots.txt`: everything public may be read; answers to questions are not pages.
async fn robots(visit: Visit, State(api): State<Api>) -> Answer {
    let standing = api.standing(&visit).await?;
    let map = visit.house.address("/sitemap.xml");
    let text = format!("User-agent: *\nDisallow: /vraag\nDisallow: /api/\n\nSitemap: {map}\n");
    Ok(kept("text/plain; charset=utf-8", text, standing.edition().since()))
}

/// `GET /opensearch.xml`: how a browser sends a question here, by POST, so that it stands in no address.
async fn opensearch(visit: Visit, State(api): State<Api>) -> Answer {
    let standing = api.standing(&visit).await?;
    let name = escaped(&visit.house.name);
    let short: String = visit.house.name.chars().take(16).collect();
    let (short, about) = (escaped(&short), escaped(visit.t.say("directory-home-description")));
    let (ask, home) = (escaped(&visit.house.address("/vraag")), escaped(&visit.house.address("/")));
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\" \
         xmlns:parameters=\"http://a9.com/-/spec/opensearch/extensions/parameters/1.0/\">\n\
         <ShortName>{short}</ShortName>\n<LongName>{name}</LongName>\n<Description>{about}</Description>\n\
         <Url type=\"text/html\" method=\"post\" parameters:method=\"POST\" template=\"{ask}\">\n\
         <Param name=\"q\" value=\"{{searchTerms}}\"/>\n\
         <parameters:Parameter name=\"q\" value=\"{{searchTerms}}\"/>\n</Url>\n\
         <Url type=\"text/html\" rel=\"self\" template=\"{home}\"/>\n\
         <Language>nl</Language>\n<InputEncoding>UTF-8</InputEncoding>\n</OpenSearchDescription>\n"
    );
    Ok(kept("application/opensearchdescription+xml; charset=utf-8", text, standing.edition().since()))
}

/// A text inside XML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
