//! The description of the routes for programs, as a page for people. Bundled viewers break our content policy and cannot be
//! used with a keyboard alone.

use askama::Template;
use kit::Text;
use serde_json::Value;

/// The page.
#[derive(Template)]
#[template(path = "directory/api.html")]
pub(super) struct ApiPage<'a> {
    t: &'a Text,
    server: &'a str,
    groups: Vec<Group<'a>>,
}

/// Routes that belong together.
struct Group<'a> {
    name: &'a str,
    about: &'a str,
    routes: Vec<Route<'a>>,
}

/// One method of a route.
struct Route<'a> {
    id: &'a str,
    method: String,
    path: &'a str,
    about: &'a str,
    example: Option<String>,
    parameters: Vec<Parameter<'a>>,
    answers: Vec<(&'a str, &'a str)>,
}

struct Parameter<'a> {
    name: &'a str,
    about: &'a str,
    is_needed: bool,
}

impl<'a> ApiPage<'a> {
    pub(super) fn of(document: &'a Value, t: &'a Text) -> Self {
        let tags = list(document, "/tags");
        let groups = tags.map(|tag| Group {
            name: text(tag, "name"),
            about: text(tag, "description"),
            routes: routes(document, text(tag, "name")),
        });
        Self {
            t,
            server: document.pointer("/servers/0/url").and_then(Value::as_str).unwrap_or_default(),
            groups: groups.collect(),
        }
    }
}

fn routes<'a>(document: &'a Value, tag: &str) -> Vec<Route<'a>> {
    let paths = document.get("paths").and_then(Value::as_object).into_iter().flatten();
    let all = paths.flat_map(|(path, item)| {
        item.as_object().into_iter().flatten().map(move |(method, operation)| (path.as_str(), method, operation))
    });
    let own = all.filter(|(_, _, operation)| operation.pointer("/tags/0").and_then(Value::as_str) == Some(tag));
    own.map(|(path, method, operation)| Route {
        id: text(operation, "operationId"),
        method: method.to_uppercase(),
        path,
        about: text(operation, "summary"),
        example: (method == "get").then(|| example(path, operation)),
        parameters: parameters(operation),
        answers: answers(document, operation),
    })
    .collect()
}

/// The address with something real in it.
fn example(path: &str, operation: &Value) -> String {
    let mut address = path.to_owned();
    for parameter in list(operation, "/parameters") {
        let (name, value) = (text(parameter, "name"), text(parameter, "example"));
        match text(parameter, "in") {
            "path" => address = address.replace(&format!("{{{name}}}"), value),
            _ if parameter.get("required").and_then(Value::as_bool) == Some(true) => {
                address.push_str(&format!("?{name}={}", value.replace(' ', "+")));
            }
            _ => {}
        }
    }
    address
}

fn parameters(operation: &Value) -> Vec<Parameter<'_>> {
    let all = list(operation, "/parameters").map(|parameter| Parameter {
        name: text(parameter, "name"),
        about: text(parameter, "description"),
        is_needed: parameter.get("required").and_then(Value::as_bool) == Some(true),
    });
    all.collect()
}

fn answers<'a>(document: &'a Value, operation: &'a Value) -> Vec<(&'a str, &'a str)> {
    let told = operation.get("responses").and_then(Value::as_object).into_iter().flatten();
    told.map(|(status, answer)| {
        let shared =
            answer.get("$ref").and_then(Value::as_str).and_then(|path| document.pointer(path.trim_start_matches('#')));
        (status.as_str(), text(shared.unwrap_or(answer), "description"))
    })
    .collect()
}

fn list<'a>(value: &'a Value, pointer: &str) -> impl Iterator<Item = &'a Value> {
    value.pointer(pointer).and_then(Value::as_array).into_iter().flatten()
}

fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value.get(field).and_then(Value::as_str).unwrap_or_default()
}
