//! Showing where a text comes from. Nothing unofficial may look official.

use crate::tag::{Tag, tag};
use crate::words::{self, Words};
use pk_core::Rubric;
use pk_core::text::{Provenance, Text};
use pk_format::Lang;

pub(crate) fn word(provenance: Provenance) -> &'static Words {
    match provenance {
        Provenance::Official => &words::OFFICIAL,
        Provenance::Printed => &words::PRINTED,
        Provenance::Derived => &words::DERIVED,
        Provenance::Inferred => &words::INFERRED,
        Provenance::Template => &words::TEMPLATE,
    }
}

impl Tag {
    /// Puts in a text with a mark of its provenance behind it. Instruments are written in Indonesian, whatever the
    /// screen speaks.
    pub(crate) fn marked(self, text: &Text, rubric: &Rubric, lang: Lang) -> Self {
        self.tag(tag("span[lang=id]").text(&text.text)).text(" ").tag(badge(text, rubric, lang))
    }
}

/// The mark of a text's provenance: what it is, and the source where there is one.
fn badge(text: &Text, rubric: &Rubric, lang: Lang) -> Tag {
    let is_template = text.provenance == Provenance::Template;
    let title = match text.source.as_deref().and_then(|id| rubric.source(id)) {
        Some(source) => &source.title,
        None if is_template => words::TEMPLATE_LONG.of(lang),
        None => "",
    };
    tag(if is_template { "small.mark.template" } else { "small.mark" })
        .set("title", title)
        .text(word(text.provenance).of(lang))
}
