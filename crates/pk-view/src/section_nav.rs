//! The sections, always one step away.

use crate::action::Action;
use crate::words;
use pk_core::score::SectionScore;
use pk_format::Lang;
use std::rc::Rc;
use yew::prelude::*;

/// What the navigation shows of a section.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct NavLine {
    code: String,
    name: String,
    marked: usize,
    indicators: usize,
}

#[derive(PartialEq, Properties)]
pub(crate) struct SectionNavProps {
    pub(crate) lang: Lang,
    pub(crate) lines: Rc<[NavLine]>,
    pub(crate) current: usize,
    pub(crate) act: Callback<Action>,
}

impl SectionNav {
    pub(crate) fn lines(sections: &[&SectionScore<'_>]) -> Rc<[NavLine]> {
        let line = |part: &&SectionScore<'_>| NavLine {
            code: part.section.code.clone(),
            name: part.section.name.text.clone(),
            marked: part.score.marked(),
            indicators: part.score.indicators,
        };
        sections.iter().map(line).collect()
    }
}

/// One button a section, with its progress.
#[component]
pub(crate) fn SectionNav(SectionNavProps { lang, lines, current, act }: &SectionNavProps) -> Html {
    let button = |(index, line): (usize, &NavLine)| {
        let show = act.reform(move |_: MouseEvent| Action::ShowSection(index));
        let is_current = index == *current;
        let is_done = line.marked == line.indicators;
        html! {
            <button type="button" data-aksi={line.code.clone()} class={classes!(is_done.then_some("done"))}
                aria-current={is_current.then_some("true")} onclick={show}>
                <span><b>{ &line.code }</b><span class="name">{ " " }{ &line.name }</span></span>
                <span class="count">
                    if is_done { <span aria-hidden="true">{ "✓ " }</span> }
                    { format!("{}/{}", line.marked, line.indicators) }
                </span>
            </button>
        }
    };
    html! {
        <nav class="sections" aria-label={words::SECTIONS.of(*lang)}>
            { for lines.iter().enumerate().map(button) }
        </nav>
    }
}
