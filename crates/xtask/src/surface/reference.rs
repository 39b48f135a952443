//! The surface for people.

use pk_format::Lang;

use super::{Item, Surface};

impl Surface {
    /// The tables of the documents, in one language.
    pub fn reference(&self, lang: Lang) -> String {
        let mut text = String::new();
        let meaning = |item: &Item| lang.pick(&item.id, &item.en).clone();
        let mut table = |id: &str, en: &str, rows: Vec<(String, String)>| {
            text.push_str(&format!(
                "| {} | {} |\n|---|---|\n",
                lang.pick(id, en),
                lang.pick("arti", "meaning")
            ));
            for (name, meaning) in rows {
                text.push_str(&format!(
                    "| `{}` | {} |\n",
                    name.replace('|', "\\|"),
                    meaning.replace('|', "\\|")
                ));
            }
            text.push('\n');
        };
        let rows = |items: &[Item], name: fn(&Item) -> String| -> Vec<(String, String)> {
            items.iter().map(|item| (name(item), meaning(item))).collect()
        };
        table("atribut", "attribute", rows(&self.attributes, |item| item.name.clone()));
        let mut properties = Vec::new();
        for item in &self.properties {
            if let Some(attribute) = &item.attribute {
                let stands = lang.pick("mencerminkan atribut", "reflects the attribute");
                properties.push((item.name.clone(), format!("{stands} `{attribute}`")));
            } else {
                let readonly = lang.pick("hanya dibaca: ", "read only: ");
                let meaning = format!("{}{}", if item.readonly { readonly } else { "" }, meaning(item));
                properties.push((item.name.clone(), meaning));
            }
        }
        table("properti", "property", properties);
        let method = |item: &Item| format!("{}({})", item.name, item.written_parameters());
        table("metode", "method", rows(&self.methods, method));
        table("peristiwa", "event", rows(&self.events, |item| item.name.clone()));
        let mut details = Vec::new();
        for item in &self.events {
            let fields: Vec<String> =
                self.fields(&item.detail).keys().map(|name| format!("`{name}`")).collect();
            details.push((item.name.clone(), fields.join(", ")));
        }
        table("`detail` dari", "`detail` of", details);
        table("bagian, `::part()`", "part, `::part()`", rows(&self.parts, |item| item.name.clone()));
        table(
            "properti gaya",
            "custom property",
            rows(&self.css_properties, |item| format!("{}: {}", item.name, item.default)),
        );
        text
    }
}
