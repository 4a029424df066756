use serde_json::{Map, Value, json};

use super::{parameter::Parameter, schema::reference};

/// One method of a route, being described.
#[derive(Debug, Clone)]
pub(super) struct Operation {
    method: &'static str,
    about: Map<String, Value>,
    parameters: Vec<Value>,
    responses: Map<String, Value>,
}

/// A good answer.
#[derive(Debug, Clone)]
pub(super) struct Reply {
    content: Map<String, Value>,
    is_kept: bool,
}

/// Statuses that any route may give.
const ALWAYS: [&str; 4] = ["429", "431", "500", "503"];

impl Operation {
    pub(super) fn get(tag: &str, id: &str, summary: &str) -> Self {
        Self::new("get", tag, id, summary)
    }

    pub(super) fn post(tag: &str, id: &str, summary: &str) -> Self {
        Self::new("post", tag, id, summary)
    }

    fn new(method: &'static str, tag: &str, id: &str, summary: &str) -> Self {
        let about = json!({"operationId": id, "summary": summary, "tags": [tag]});
        let about = about.as_object().cloned().unwrap_or_default();
        Self { method, about, parameters: Vec::new(), responses: Map::new() }.refuses(&ALWAYS)
    }

    pub(super) fn takes(mut self, parameter: Parameter) -> Self {
        self.parameters.push(parameter.into_json());
        self
    }

    /// A body of JSON or of a form.
    pub(super) fn body(mut self, schema: Value) -> Self {
        let content = json!({
            "application/json": {"schema": schema},
            "application/x-www-form-urlencoded": {"schema": schema},
        });
        let is_needed = schema.get("$ref").is_some();
        self.about.insert("requestBody".to_owned(), json!({"required": is_needed, "content": content}));
        self
    }

    pub(super) fn answers(mut self, reply: Reply) -> Self {
        if reply.is_kept && self.method == "get" {
            self = self.refuses(&["304"]);
        }
        self.responses.insert("200".to_owned(), json!({"description": "As asked", "content": reply.content}));
        self
    }

    pub(super) fn refuses(mut self, statuses: &[&str]) -> Self {
        for status in statuses {
            self.responses.insert((*status).to_owned(), json!({"$ref": format!("#/components/responses/{status}")}));
        }
        self
    }

    /// A route with this method only.
    pub(super) fn item(self) -> Value {
        let (method, operation) = self.into_json();
        json!({method: operation})
    }

    /// A route with this method and another.
    pub(super) fn with(self, other: Self) -> Value {
        let ((one, first), (two, second)) = (self.into_json(), other.into_json());
        json!({one: first, two: second})
    }

    fn into_json(self) -> (&'static str, Value) {
        let Self { method, mut about, parameters, mut responses } = self;
        if !parameters.is_empty() {
            about.insert("parameters".to_owned(), Value::Array(parameters));
        }
        responses.sort_keys();
        about.insert("responses".to_owned(), Value::Object(responses));
        (method, Value::Object(about))
    }
}

impl Reply {
    pub(super) fn json(schema: &str) -> Self {
        Self::new("application/json", reference(schema))
    }

    pub(super) fn of(kind: &str) -> Self {
        let schema = if kind.ends_with("json") { json!({"type": "object"}) } else { json!({"type": "string"}) };
        Self::new(kind, schema)
    }

    fn new(kind: &str, schema: Value) -> Self {
        Self { content: std::iter::once((kind.to_owned(), json!({"schema": schema}))).collect(), is_kept: true }
    }

    pub(super) fn or(mut self, kind: &str) -> Self {
        self.content.extend(Self::of(kind).content);
        self
    }

    /// The same records, one a line.
    pub(super) fn or_lines(self) -> Self {
        self.or("application/x-ndjson")
    }

    pub(super) const fn never_kept(mut self) -> Self {
        self.is_kept = false;
        self
    }
}

/// The answers that are no records, by status.
pub(super) fn refusals() -> Value {
    let told = [
        ("400", "The parameters or the body cannot be understood"),
        ("404", "There is no such thing"),
        ("406", "It does not exist in a form that is asked for"),
        ("413", "The body is too large"),
        ("415", "The body is of a kind that is not read here"),
        ("422", "A rule is not met"),
        ("429", "Too many requests from one network; Retry-After says when"),
        ("431", "The headers are too large"),
        ("500", "A fault of ours; the code finds it in the log"),
        ("503", "Not now; Retry-After says when"),
    ];
    let silent = [("303", "For people: the page"), ("304", "It did not change")];
    let problem = json!({
        "application/problem+json": {"schema": reference("Problem")},
        "text/html": {"schema": {"type": "string"}},
    });
    let refused = told.map(|(status, what)| (status.to_owned(), json!({"description": what, "content": problem})));
    let silent = silent.map(|(status, what)| (status.to_owned(), json!({"description": what})));
    Value::Object(silent.into_iter().chain(refused).collect())
}
