//! Walking through XML, as far as workbooks need it.

use crate::refusal::Refusal;
use quick_xml::Reader;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesStart, Event};
use std::borrow::Cow;

/// One step through a document.
pub(crate) enum Step<'a> {
    /// An element begins; an empty one ends at once.
    Begin(Element<'a>),
    /// The innermost element ends.
    End(String),
    /// Words between them.
    Words(String),
}

/// The head of an element.
pub(crate) struct Element<'a> {
    /// Its name without a prefix.
    pub(crate) name: String,
    start: BytesStart<'a>,
}

impl Element<'_> {
    /// An attribute, whatever its prefix.
    pub(crate) fn get(&self, name: &str) -> Option<String> {
        self.get_all(name).into_iter().next()
    }

    /// The attributes of this name, which may have several prefixes.
    pub(crate) fn get_all(&self, name: &str) -> Vec<String> {
        let mut attributes = self.start.attributes();
        let found = attributes
            .with_checks(false)
            .flatten()
            .filter(|attribute| attribute.key.local_name().as_ref() == name);
        let value = |attribute: Attribute<'_>| unescape(&attribute.value).ok().map(Cow::into_owned);
        found.filter_map(value).collect()
    }

    /// An attribute as a number.
    pub(crate) fn number(&self, name: &str) -> Option<usize> {
        self.get(name)?.parse().ok()
    }

    /// Whether an attribute says yes.
    pub(crate) fn is(&self, name: &str) -> bool {
        self.get(name).is_some_and(|value| value == "1" || value == "true")
    }
}

/// Goes through `text`, and tells `visit` each step.
pub(crate) fn walk(
    text: &str,
    mut visit: impl FnMut(Step<'_>) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut depth = 0_usize;
    loop {
        match reader.read_event().map_err(|_| Refusal::Broken)? {
            Event::Start(start) => {
                depth += 1;
                let name = start.local_name().as_ref().to_owned();
                visit(Step::Begin(Element { name, start }))?;
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                visit(Step::End(end.local_name().as_ref().to_owned()))?;
            }
            Event::Text(words) => visit(Step::Words(words.xml10_content().into_owned()))?,
            Event::CData(words) => visit(Step::Words(words.xml10_content().into_owned()))?,
            Event::GeneralRef(reference) => {
                let character = reference.resolve_char_ref().map_err(|_| Refusal::Broken)?;
                let word = match character {
                    Some(character) => character.to_string(),
                    // Entities of the file's own are not followed: they can grow without end.
                    None => {
                        resolve_predefined_entity(&reference.xml10_content()).unwrap_or_default().to_owned()
                    }
                };
                visit(Step::Words(word))?;
            }
            // A text that ends within an element is cut off.
            Event::Eof => return if depth == 0 { Ok(()) } else { Err(Refusal::Broken) },
            _ => {}
        }
    }
}
