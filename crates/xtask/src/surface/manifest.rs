//! The surface for editors that read custom elements manifests.

use anyhow::Result;
use serde::Serialize;
use serde_json::{Value, json};

use super::{Item, Surface};

impl Surface {
    /// `custom-elements.json`, in version 1.0.0 of its schema.
    ///
    /// # Errors
    /// Never in practice: all of it is text.
    pub fn manifest(&self, script: &str) -> Result<String> {
        let mut members: Vec<Value> = self.properties.iter().map(field).collect();
        members.extend(self.methods.iter().map(method));
        let manifest = json!({
            "schemaVersion": "1.0.0",
            "modules": [{
                "kind": "javascript-module",
                "path": script,
                "declarations": [{
                    "kind": "class",
                    "customElement": true,
                    "name": self.name,
                    "tagName": self.tag,
                    "attributes": all(&self.attributes, |item| json!({ "type": { "text": item.kind } })),
                    "members": members,
                    "events": all(&self.events, |item| json!({
                        "type": { "text": format!("CustomEvent<{}>", item.detail) },
                    })),
                    "slots": [{ "name": "", "description": "shown until the element can be used" }],
                    "cssParts": all(&self.parts, |_| json!({})),
                    "cssProperties": all(&self.css_properties, |item| json!({
                        "syntax": item.syntax,
                        "default": item.default,
                    })),
                }],
                "exports": [{
                    "kind": "custom-element-definition",
                    "name": self.tag,
                    "declaration": { "name": self.name, "module": script },
                }],
            }],
        });
        Ok(serde_json::to_string_pretty(&manifest)? + "\n")
    }
}

/// Each with its name, what it means and what else `more` says of it.
fn all(items: &[Item], more: impl Fn(&Item) -> Value) -> Vec<Value> {
    let mut all = Vec::new();
    for item in items {
        let value = with(more(item), "name", &item.name);
        all.push(with(value, "description", &item.en));
    }
    all
}

fn field(item: &Item) -> Value {
    let mut field = json!({ "kind": "field", "name": item.name, "type": { "text": item.kind } });
    if item.readonly {
        field = with(field, "readonly", true);
    }
    match &item.attribute {
        Some(attribute) => with(with(field, "attribute", attribute), "reflects", true),
        None => with(field, "description", &item.en),
    }
}

/// The object with one field more.
fn with(mut object: Value, name: &str, value: impl Serialize) -> Value {
    if let Value::Object(fields) = &mut object {
        fields.insert(name.to_owned(), json!(value));
    }
    object
}

fn method(item: &Item) -> Value {
    let mut parameters = Vec::new();
    for (name, kind) in &item.parameters {
        parameters.push(json!({ "name": name, "type": { "text": kind } }));
    }
    json!({
        "kind": "method",
        "name": item.name,
        "description": item.en,
        "parameters": parameters,
        "return": { "type": { "text": item.returns } },
    })
}
