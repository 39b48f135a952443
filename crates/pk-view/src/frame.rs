//! What stands around the screens of the secretariat: the head, messages, and what is saved.

use crate::parts::value_of;
use crate::snapshot::{Saved, Theme};
use crate::tag::{Tag, tag};
use crate::words::{self, Words};
use pk_format::Lang;
use web_sys::Event;
use yew::Callback;

/// More messages than anybody reads on a screen.
const MOST_SHOWN: usize = 200;

/// Who sees what is around, and where it goes.
pub(crate) struct Frame<'a, T> {
    pub(crate) lang: Lang,
    pub(crate) theme: Theme,
    pub(crate) to: &'a Callback<T>,
}

impl<T: Clone + 'static> Frame<'_, T> {
    /// The element around everything.
    pub(crate) fn app(&self, selector: &'static str) -> Tag {
        let app = tag(selector).set("lang", self.lang.tag());
        if self.theme == Theme::System { app } else { app.set("data-theme", self.theme.tag()) }
    }

    /// The title, which takes the focus, the colours and the language.
    pub(crate) fn head(&self, id: &'static str, title: &str, choose: fn(Theme) -> T, switch: T) -> Tag {
        let names = [&words::THEME_SYSTEM, &words::THEME_LIGHT, &words::THEME_DARK, &words::THEME_CONTRAST];
        let chosen = self.to.reform(move |event: Event| choose(Theme::of_tag(&value_of(&event))));
        let mut themes = tag("select.quiet[data-pk=theme]")
            .set("aria-label", words::THEME.of(self.lang))
            .on("change", chosen);
        for (theme, name) in Theme::ALL.into_iter().zip(names) {
            let option = tag("option").set("value", theme.tag()).flag("selected", theme == self.theme);
            themes = themes.tag(option.text(name.of(self.lang)));
        }
        let switch = tag("button.quiet[type=button][data-pk=lang]")
            .set("lang", self.lang.pick("en", "id"))
            .does(self.to, switch)
            .text(words::OTHER_LANG.of(self.lang));
        tag("header.head[part=head]")
            .tag(tag("h1[tabindex=-1]").set("id", id).text(title))
            .tag(tag("div.row").tag(themes).tag(switch))
    }

    /// Problems and a notice, until they are read.
    pub(crate) fn notices(&self, problems: &[String], notice: Option<&str>, dismiss: &T) -> Tag {
        let close = || {
            tag("button.quiet[type=button][data-pk=dismiss]")
                .does(self.to, dismiss.clone())
                .text(words::DISMISS.of(self.lang))
        };
        let title = words::PROBLEMS.of(self.lang);
        let told = (!problems.is_empty()).then(|| {
            let mut list = tag("ul[data-pk=problems][tabindex=0]").set("aria-label", title);
            for problem in problems.iter().take(MOST_SHOWN) {
                list = list.tag(tag("li").text(problem));
            }
            if let Some(more) = problems.len().checked_sub(MOST_SHOWN + 1) {
                let more = words::MORE_PROBLEMS.with(self.lang, &[&(more + 1).to_string()]);
                list = list.tag(tag("li").text(&more));
            }
            let head = tag("div.row").tag(tag("strong").text(title)).tag(close());
            tag("div.notice.bad[role=alert]").tag(head).tag(list)
        });
        let notice = notice
            .map(|notice| tag("div.notice.row[data-pk=notice]").tag(tag("span").text(notice)).tag(close()));
        tag("div").maybe(told).tag(tag("div[role=status]").maybe(notice))
    }

    /// What is saved.
    pub(crate) fn saved(&self, saved: Saved) -> Tag {
        let (state, words) = match saved {
            Saved::Saved => ("saved", &words::SAVED),
            Saved::Failed => ("failed", &words::FAILED),
            _ => ("saving", &words::SAVING),
        };
        tag("span.saved[role=status][data-pk=saved]").set("data-state", state).text(words.of(self.lang))
    }

    /// One of the parts to look at.
    pub(crate) fn tab(&self, hook: &str, label: &Words, is_chosen: bool, task: T) -> Tag {
        let button = tag("button.tab[type=button]").set("data-tab", hook).does(self.to, task);
        let button = if is_chosen { button.set("aria-current", "page") } else { button };
        button.text(label.of(self.lang))
    }
}
