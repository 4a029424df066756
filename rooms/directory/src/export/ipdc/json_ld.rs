use serde_json::{Map, Value, json};

use super::{
    node::{Node, Object},
    terms::{CLASSES, Kind, TERMS, Term, expanded},
};

/// The whole tree, one thing inside another, with the context first.
pub(super) fn write(root: &Node) -> Value {
    let mut document = Map::new();
    document.insert("@context".to_owned(), context());
    document.extend(thing(root));
    Value::Object(document)
}

/// The model's names, as the model's own context defines them.
fn context() -> Value {
    let classes = CLASSES.iter().map(|class| (class.name.to_owned(), json!(expanded(class.prefix, class.local))));
    let terms = TERMS.iter().map(|term| (term.name.to_owned(), definition(term)));
    Value::Object(classes.chain(terms).collect())
}

fn definition(term: &Term) -> Value {
    let iri = expanded(term.prefix, term.local);
    let typed = |kind: &str| json!({"@id": iri, "@type": expanded("xsd", kind)});
    match term.kind {
        Kind::Words => json!({"@id": iri, "@container": "@language"}),
        Kind::Text => typed("string"),
        Kind::Moment => typed("dateTime"),
        Kind::Whole => typed("integer"),
        Kind::Things => json!({"@id": iri, "@type": "@id", "@container": "@set"}),
        Kind::Thing => json!({"@id": iri, "@type": "@id"}),
    }
}

fn thing(node: &Node) -> Map<String, Value> {
    let mut fields = Map::new();
    fields.insert("@id".to_owned(), json!(node.iri));
    fields.insert("@type".to_owned(), json!(node.class.name));
    for (term, object) in &node.facts {
        match term.kind {
            Kind::Things => {
                let list = fields.entry(term.name).or_insert_with(|| Value::Array(Vec::new()));
                if let Value::Array(list) = list {
                    list.push(value(object));
                }
            }
            _ => {
                fields.insert(term.name.to_owned(), value(object));
            }
        }
    }
    fields
}

fn value(object: &Object) -> Value {
    match object {
        Object::Words(words) => words.iter().map(|(lang, words)| (lang.to_string(), json!(words))).collect(),
        Object::Text(text) => json!(text),
        Object::Moment(moment) => json!(moment.to_string()),
        Object::Whole(number) => json!(number),
        Object::Node(node) => Value::Object(thing(node)),
    }
}
