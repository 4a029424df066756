use std::{convert::Infallible, sync::Arc};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::{Path, RawQuery, State},
    response::Response,
    routing::get,
};
use futures_util::stream;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use kit::{Answer, OrMissing, Refusal, Visit};
use serde_json::{Map, Value};

use super::{Api, kept, typed};
use crate::export::hsds::{BadQuery, Catalogue, Kind, Query};

const JSON: &str = "application/json";
const LINES: &str = "application/x-ndjson";

pub(super) fn routes() -> Router<Api> {
    let root =
        Router::new().route("/hsds", get(root)).route("/hsds/", get(root)).route("/export/hsds.zip", get(package));
    Kind::ALL.into_iter().fold(root, |router, kind| {
        let list = get(move |visit, api, query| read_list(kind, visit, api, query))
            .post(move |visit, api, query, headers, body| post_list(kind, visit, api, query, Sent { headers, body }));
        let single = get(move |visit, api, path, query| single(kind, visit, api, path, query));
        let path = kind.path();
        router.route(&format!("/hsds/{path}"), list).route(&format!("/hsds/{path}/{{id}}"), single)
    })
}

/// `GET /hsds`: which version this is, and where it is described.
async fn root(visit: Visit, State(api): State<Api>) -> Answer {
    let catalogue = api.catalogue(&visit).await?;
    Ok(kept(JSON, catalogue.root().to_string(), catalogue.edition().since()))
}

/// `GET /export/hsds.zip`: the whole directory as the tabular package.
async fn package(visit: Visit, State(api): State<Api>) -> Answer {
    let catalogue = api.catalogue(&visit).await?;
    let zip = crate::export::package(visit.house.id, &catalogue).map_err(Refusal::broken)?;
    let mut response = kept("application/zip", zip, catalogue.edition().since());
    let name = HeaderValue::from_static("attachment; filename=\"hsds.zip\"");
    response.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    Ok(response)
}

/// `GET /hsds/services` and its sisters.
async fn read_list(kind: Kind, visit: Visit, State(api): State<Api>, RawQuery(query): RawQuery) -> Answer {
    let query = Query::read(kind, &query.unwrap_or_default())?;
    let catalogue = api.catalogue(&visit).await?;
    Ok(answer(kind, &catalogue, query))
}

/// What came with a POST.
struct Sent {
    headers: HeaderMap,
    body: Bytes,
}

/// `POST /hsds/services` and its sisters: the same list; parameters stand in the address or in
/// the body, which goes before.
async fn post_list(kind: Kind, visit: Visit, State(api): State<Api>, RawQuery(query): RawQuery, sent: Sent) -> Answer {
    let query = Query::read(kind, &query.unwrap_or_default())?.and(kind, &sent.parameters()?)?;
    let catalogue = api.catalogue(&visit).await?;
    Ok(answer(kind, &catalogue, query))
}

fn answer(kind: Kind, catalogue: &Arc<Catalogue>, query: Query) -> Response {
    if query.wants_lines() {
        let lines = catalogue.lines(kind, query).map(|lines| Ok::<_, Infallible>(Bytes::from(lines)));
        return typed(LINES, Body::from_stream(stream::iter(lines)));
    }
    kept(JSON, catalogue.page(kind, &query), catalogue.edition().since())
}

/// `GET /hsds/services/{id}` and its sisters. What is no id is the id of nothing.
async fn single(
    kind: Kind,
    visit: Visit,
    State(api): State<Api>,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Answer {
    let query = Query::read_single(kind, &query.unwrap_or_default())?;
    let catalogue = api.catalogue(&visit).await?;
    let record = id.parse().ok().and_then(|id| catalogue.single(kind, id, &query)).or_missing()?;
    Ok(kept(JSON, record, catalogue.edition().since()))
}

impl Sent {
    /// The parameters as they would stand in an address.
    fn parameters(&self) -> Result<String, Refusal> {
        let kind = self.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        let text = || String::from_utf8(self.body.to_vec()).map_err(|_| BadQuery::Unreadable);
        match kind.split(';').next().unwrap_or_default().trim() {
            _ if self.body.is_empty() => Ok(String::new()),
            "application/x-www-form-urlencoded" => Ok(text()?),
            JSON => Ok(from_json(&self.body)?),
            _ => Err(Refusal::status(StatusCode::UNSUPPORTED_MEDIA_TYPE)),
        }
    }
}

/// `{"search": "huur", "page": 2}` as `search=huur&page=2`.
fn from_json(body: &[u8]) -> Result<String, BadQuery> {
    let fields: Map<String, Value> = serde_json::from_slice(body).map_err(|_| BadQuery::Unreadable)?;
    let pairs: Result<Vec<_>, _> = fields.into_iter().map(|(name, value)| Ok((plain(&name, value)?, name))).collect();
    let pairs = pairs?.into_iter().map(|(value, name)| (name, value));
    serde_urlencoded::to_string(pairs.collect::<Vec<_>>()).map_err(|_| BadQuery::Unreadable)
}

/// A value of a kind that its parameter takes; `2.0` is the whole number it looks like.
fn plain(name: &str, value: Value) -> Result<String, BadQuery> {
    let is_number = matches!(name, "page" | "per_page" | "proximity");
    let is_truth = matches!(name, "minimal" | "full" | "full_service" | "top_only");
    match value {
        Value::Number(number) if is_number => {
            let text = number.to_string();
            Ok(text.strip_suffix(".0").unwrap_or(&text).to_owned())
        }
        Value::Bool(truth) if is_truth => Ok(truth.to_string()),
        Value::String(text) if !is_number && !is_truth => Ok(text),
        _ => Err(BadQuery::Unreadable),
    }
}

impl From<BadQuery> for Refusal {
    fn from(bad: BadQuery) -> Self {
        Self::unreadable(bad.to_string())
    }
}
