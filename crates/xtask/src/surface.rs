//! The public surface of the element, which `web/element/surface.json` lists once: for editors (`types`, `manifest`), for
//! people (`reference`) and for the test that pins it (`pin`).

use std::collections::BTreeMap;
use std::fmt::Write;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::workspace::Workspace;

mod manifest;
mod reference;
mod types;

/// Everything of the element that a page may use.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Surface {
    /// The element's tag.
    pub tag: String,
    /// The name of its type.
    pub name: String,
    /// Its attributes.
    pub attributes: Vec<Item>,
    /// Its properties.
    pub properties: Vec<Item>,
    /// Its methods.
    pub methods: Vec<Item>,
    /// Its events.
    pub events: Vec<Item>,
    /// Its parts, for `::part()`.
    pub parts: Vec<Item>,
    /// Its custom properties.
    pub css_properties: Vec<Item>,
    /// The types that the others name.
    pub types: Vec<Type>,
}

/// One attribute, property, method, event, part or custom property; of its fields those that such a thing has.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Item {
    /// What it is called.
    pub name: String,
    /// What it means, in Indonesian.
    pub id: String,
    /// What it means, in English.
    pub en: String,
    /// The type of an attribute, or of a property when it is read.
    #[serde(rename = "type")]
    pub kind: String,
    /// The type of a property when it is set, where that is another.
    pub set: Option<String>,
    /// A property cannot be set.
    pub readonly: bool,
    /// The attribute that a property stands for.
    pub attribute: Option<String>,
    /// The parameters of a method.
    pub parameters: BTreeMap<String, String>,
    /// What a method returns.
    pub returns: String,
    /// The type of an event's detail.
    pub detail: String,
    /// An event can be cancelled.
    pub cancelable: bool,
    /// The syntax of a custom property.
    pub syntax: String,
    /// The value of a custom property that is not set.
    pub default: String,
}

/// A type of objects.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Type {
    /// What it is called.
    pub name: String,
    /// What it means, in English.
    pub en: String,
    /// The type whose fields it has too.
    pub extends: Option<String>,
    /// Its fields; the names of those that may be missing end in `?`.
    pub fields: BTreeMap<String, String>,
}

impl Item {
    /// The parameters of a method as they are written.
    fn written_parameters(&self) -> String {
        let parameters: Vec<String> =
            self.parameters.iter().map(|(name, kind)| format!("{name}: {kind}")).collect();
        parameters.join(", ")
    }
}

impl Surface {
    /// Reads `web/element/surface.json`.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn read(workspace: &Workspace) -> Result<Self> {
        serde_json::from_str(&workspace.read("web/element/surface.json")?).context("web/element/surface.json")
    }

    /// All fields of a type, those that it extends among them, in the order of their names.
    pub fn fields(&self, name: &str) -> BTreeMap<&str, &str> {
        let Some(found) = self.types.iter().find(|known| known.name == name) else { return BTreeMap::new() };
        let mut fields = found.extends.as_deref().map_or_else(BTreeMap::new, |base| self.fields(base));
        fields.extend(found.fields.iter().map(|(name, kind)| (name.as_str(), kind.as_str())));
        fields
    }

    /// One line for each thing that a page may rely on, without what it means.
    pub fn pin(&self) -> String {
        let mut pin = String::new();
        let mut line = |text: &str| {
            pin.push_str(text);
            pin.push('\n');
        };
        for item in &self.attributes {
            line(&format!("attribute {}: {}", item.name, item.kind));
        }
        for item in &self.properties {
            let readonly = if item.readonly { "readonly " } else { "" };
            let set = item.set.as_ref().map_or_else(String::new, |set| format!(", set: {set}"));
            line(&format!("property {readonly}{}: {}{set}", item.name, item.kind));
        }
        for item in &self.methods {
            line(&format!("method {}({}): {}", item.name, item.written_parameters(), item.returns));
        }
        for item in &self.events {
            let cancelable = if item.cancelable { ", cancelable" } else { "" };
            line(&format!("event {}: {}{cancelable}", item.name, item.detail));
        }
        for item in &self.parts {
            line(&format!("part {}", item.name));
        }
        for item in &self.css_properties {
            line(&format!("css {}: {} = {}", item.name, item.syntax, item.default));
        }
        for known in &self.types {
            let mut fields = String::new();
            for (name, kind) in self.fields(&known.name) {
                let separator = if fields.is_empty() { "" } else { "; " };
                write!(fields, "{separator}{name}: {kind}").ok();
            }
            line(&format!("type {} {{ {fields} }}", known.name));
        }
        pin
    }
}
