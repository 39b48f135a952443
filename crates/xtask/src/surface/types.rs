//! The surface for TypeScript.

use super::{Item, Surface, Type};

impl Surface {
    /// `penilaian-kinerja.d.ts`.
    pub fn types(&self, version: &str) -> String {
        let Self { tag, name, .. } = self;
        let mut text = format!("// Penilaian Kinerja {version} | MIT OR Apache-2.0\n\n");
        for known in &self.types {
            text.push_str(&interface(known));
        }
        let events = format!("{}EventMap", name.trim_end_matches("Element"));
        text.push_str(&format!("export interface {events} extends HTMLElementEventMap {{\n"));
        for item in &self.events {
            text.push_str(&comment(&item.en));
            text.push_str(&format!("  \"{}\": CustomEvent<{}>;\n", item.name, item.detail));
        }
        text.push_str(&format!("}}\n\n/** `<{tag}>` */\nexport interface {name} extends HTMLElement {{\n"));
        for item in &self.properties {
            text.push_str(&self.property(item));
        }
        for item in &self.methods {
            text.push_str(&comment(&item.en));
            text.push_str(&format!("  {}({}): {};\n", item.name, item.written_parameters(), item.returns));
        }
        for verb in ["add", "remove"] {
            let options = if verb == "add" { "AddEventListenerOptions" } else { "EventListenerOptions" };
            text.push_str(&format!(
                "  {verb}EventListener<Name extends keyof {events}>(\n    type: Name,\n    \
                 listener: (this: {name}, event: {events}[Name]) => unknown,\n    \
                 options?: boolean | {options},\n  ): void;\n  \
                 {verb}EventListener(\n    type: string,\n    listener: EventListenerOrEventListenerObject,\n    \
                 options?: boolean | {options},\n  ): void;\n"
            ));
        }
        text.push_str(&format!(
            "}}\n\ndeclare global {{\n  interface HTMLElementTagNameMap {{\n    \"{tag}\": {name};\n  }}\n}}\n"
        ));
        text
    }

    /// What a property is; one that stands for an attribute says what that means.
    fn property(&self, item: &Item) -> String {
        let attribute = item.attribute.as_ref();
        let source = attribute.and_then(|name| self.attributes.iter().find(|known| known.name == *name));
        let text = comment(&source.unwrap_or(item).en);
        let Item { name, kind, .. } = item;
        match &item.set {
            Some(set) => format!("{text}  get {name}(): {kind};\n  set {name}(value: {set});\n"),
            None if item.readonly => format!("{text}  readonly {name}: {kind};\n"),
            None => format!("{text}  {name}: {kind};\n"),
        }
    }
}

fn comment(text: &str) -> String {
    format!("  /** {} */\n", sentence(text))
}

fn interface(known: &Type) -> String {
    let base = known.extends.as_ref().map_or_else(String::new, |base| format!(" extends {base}"));
    let mut text = format!("/** {} */\nexport interface {}{base} {{\n", known.en, known.name);
    for (name, kind) in &known.fields {
        text.push_str(&format!("  {name}: {kind};\n"));
    }
    text.push_str("}\n\n");
    text
}

/// With a capital at its beginning and a stop at its end.
fn sentence(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", characters.as_str())
}
