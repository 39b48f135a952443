//! The plenary: one grade after the other, readable from the back of a hall.

use crate::parts::{value_in, value_near, value_of};
use crate::recap::board::{Board, OneRound};
use crate::recap::screen::{To, button, folded, names_switch};
use crate::recap::task::{Draft, Task};
use crate::recap::words;
use crate::tag::{Tag, tag};
use pk_core::plenary::{Decision, Resolution};
use pk_core::recap::{Given, Recap};
use pk_core::rubric::Indicator;
use pk_core::rules::Combine;
use pk_core::{DistrictId, Mark, SheetKey};
use pk_format::{Lang, combine_words, date_time, decimal, derivation_words, district_words};
use pk_recap::{Item, decision_words, mark_words};
use web_sys::Event;

pub(crate) fn plenary(board: &Board, one: &OneRound, recap: &Recap, to: &To) -> Tag {
    let lang = board.lang;
    let (mut waits, mut differ) = (0_usize, 0_usize);
    for item in &one.agenda {
        waits += usize::from(item.waits);
        differ += usize::from(item.disputed);
    }
    let counts = [waits, differ, one.agenda.len()].map(|count| count.to_string());
    let head = words::AGENDA.with(lang, &[&counts[0], &counts[1], &counts[2]]);
    let part = tag("div.part.hall")
        .tag(tag("h2[id=pk-part][tabindex=-1]").text(words::TAB_PLENARY.of(lang)))
        .tag(tag("p[data-pk=agenda]").text(&head));
    let Some((item, of)) =
        board.item().and_then(|item| Some((item, recap.round().rubric.indicators().nth(item.indicator)?)))
    else {
        return part;
    };
    let view = View { board, one, recap, item, of, lang, to };
    part.tag(view.way())
        .tag(view.title())
        .tag(view.distribution())
        .tag(
            tag("p.result[data-pk=result]")
                .tag(tag("b").text(words::RESULT.of(lang)))
                .text(": ")
                .text(&derivation_words(recap, item.district, item.indicator, lang)),
        )
        .tag(view.agreement())
        .tag(view.panelists())
        .maybe(view.history())
        .maybe(view.all_decisions())
}

struct View<'a> {
    board: &'a Board,
    one: &'a OneRound,
    recap: &'a Recap,
    item: Item,
    of: &'a Indicator,
    lang: Lang,
    to: &'a To,
}

impl View<'_> {
    fn district(&self) -> DistrictId {
        let code = self.recap.grades().districts().get(self.item.district).cloned();
        code.unwrap_or_else(|| DistrictId(String::new()))
    }

    /// Back and on along the agenda, or to any place of it; names or none; who writes.
    fn way(&self) -> Tag {
        let (lang, grades, round) = (self.lang, self.recap.grades(), self.recap.round());
        let at = (self.board.at.min(self.one.agenda.len().saturating_sub(1)) + 1).to_string();
        let place = words::ITEM.with(lang, &[&at, &self.one.agenda.len().to_string()]);
        let Item { district, indicator, .. } = self.item;
        let choose = self
            .to
            .reform(move |event: Event| Task::Look(value_of(&event).parse().unwrap_or(district), indicator));
        let mut districts = tag("select[data-pk=district]").on("change", choose);
        for place in 0..grades.districts().len() {
            let option = tag("option").set("value", &place.to_string()).flag("selected", place == district);
            districts = districts.tag(option.text(district_words(self.recap, place)));
        }
        let choose = self
            .to
            .reform(move |event: Event| Task::Look(district, value_of(&event).parse().unwrap_or(indicator)));
        let mut indicators = tag("select[data-pk=indicator]").on("change", choose);
        for (place, of) in round.rubric.indicators().enumerate() {
            let option = tag("option").set("value", &place.to_string()).flag("selected", place == indicator);
            indicators = indicators.tag(option.text(&[&of.code, " ", &of.label.text].concat()));
        }
        let by = tag("label.field").tag(tag("span").text(words::BY.of(lang))).tag(
            tag("input[name=by][autocomplete=name][maxlength=200]")
                .value(&self.board.by)
                .on("input", self.to.reform(|event: Event| Task::TypeBy(value_of(&event))))
                .on("change", self.to.reform(|event: Event| Task::By(value_of(&event)))),
        );
        let field = |words: &crate::words::Words, select: Tag| {
            tag("label.field").tag(tag("span").text(words.of(lang))).tag(select)
        };
        tag("div.list.way")
            .tag(
                tag("div.row")
                    .tag(button("back", &words::BACK, Task::Step(false), self.board, self.to))
                    .tag(tag("span[data-pk=at]").text(&place))
                    .tag(button("next", &words::NEXT, Task::Step(true), self.board, self.to)),
            )
            .tag(
                tag("div.row")
                    .tag(field(&words::DISTRICT, districts))
                    .tag(field(&words::INDICATOR, indicators))
                    .tag(by)
                    .tag(names_switch(self.board, self.to)),
            )
    }

    fn title(&self) -> Tag {
        let lang = self.lang;
        let agreed = self.recap.settled().agreed.get(&(self.district(), self.of.code.clone()));
        let agreed = agreed.filter(|_| self.recap.may_agree(self.item.district, self.item.indicator));
        let (state, text) = if let Some(mark) = agreed {
            ("agree", words::AGREED.with(lang, &[&mark_words(mark, lang)]))
        } else if self.item.waits {
            ("wait", words::WAITS.of(lang).to_owned())
        } else if self.item.disputed {
            ("differ", words::DISPUTED.of(lang).to_owned())
        } else {
            ("agree", words::AGREES.of(lang).to_owned())
        };
        tag("header.item-head")
            .tag(
                tag("h3[id=pk-item][tabindex=-1]")
                    .tag(tag("span").text(district_words(self.recap, self.item.district)))
                    .tag(tag("br"))
                    .text(&self.of.code)
                    .text(" ")
                    .text(&self.of.label.text),
            )
            .tag(tag("p.standing").set("data-state", state).text(&text))
    }

    /// How many gave what, as bars, with who where names are shown.
    fn distribution(&self) -> Tag {
        let (lang, grades, round) = (self.lang, self.recap.grades(), self.recap.round());
        let Item { district, indicator, .. } = self.item;
        let given = |what: Given| -> Vec<&str> {
            let of_panel = grades.panel().iter().enumerate();
            let same = of_panel.filter(|(place, _)| grades.given(district, *place, indicator) == what);
            same.map(|(_, id)| round.panelist_name(id)).collect()
        };
        let mut kinds: Vec<(String, String, Vec<&str>)> = Vec::new();
        for (place, level) in self.of.levels.iter().enumerate() {
            let points = decimal(level.points.value, lang);
            let descriptor = level.descriptor.as_ref().map_or("", |text| &text.text);
            let mut about = words::POINTS.with(lang, &[&points]);
            if !descriptor.is_empty() {
                about.push_str(&[": ", descriptor].concat());
            }
            kinds.push((level.code.clone(), about, given(Given::Level(place))));
        }
        if self.of.not_applicable {
            kinds.push((
                words::NOT_APPLICABLE.of(lang).to_owned(),
                String::new(),
                given(Given::NotApplicable),
            ));
        }
        // A whole bar is everybody who graded.
        let most = kinds.iter().map(|(.., who)| who.len()).sum::<usize>().max(1);
        let mut body = tag("tbody");
        for (code, about, who) in &kinds {
            let bar = tag("meter")
                .set("min", "0")
                .set("max", &most.to_string())
                .set("value", &who.len().to_string())
                .set("aria-hidden", "true");
            let count = words::PEOPLE.with(lang, &[&who.len().to_string()]);
            let mut row = tag("tr")
                .tag(tag("th[scope=row]").text(code).tag(tag("br")).tag(tag("small").text(about)))
                .tag(tag("td.share").tag(bar).tag(tag("br")).text(&count));
            if self.board.shows_names {
                row = row.tag(tag("td").text(&who.join("; ")));
            }
            body = body.tag(row);
        }
        let mut head = tag("tr")
            .tag(tag("th[scope=col]").text(words::GRADE.of(lang)))
            .tag(tag("th[scope=col]").text(words::PANELIST.of(lang)));
        if self.board.shows_names {
            head = head.tag(tag("th[scope=col]").text(words::WHO_GAVE.of(lang)));
        }
        tag("table.grid.distribution[data-pk=distribution]").tag(tag("thead").tag(head)).tag(body)
    }

    /// A choice of levels, of which `chosen` was chosen before.
    fn levels(&self, chosen: &str) -> Tag {
        let mut select = tag("select[name=level][required]");
        // Without a mark of its own, browsers choose whatever is put in first.
        select = select.tag(tag("option").set("value", "").flag("selected", chosen.is_empty()).text("–"));
        for level in &self.of.levels {
            let descriptor = level.descriptor.as_ref().map_or("", |text| &text.text);
            let text =
                [&level.code, " (", &decimal(level.points.value, self.lang), ") ", descriptor].concat();
            let option = tag("option").set("value", &level.code).flag("selected", level.code == chosen);
            select = select.tag(option.text(&text));
        }
        if self.of.not_applicable {
            let option =
                tag("option").set("value", NOT_APPLICABLE).flag("selected", chosen == NOT_APPLICABLE);
            select = select.tag(option.text(words::NOT_APPLICABLE.of(self.lang)));
        }
        select
    }

    /// What was agreed, or the form for it; or that the rules know of no agreement here.
    fn agreement(&self) -> Tag {
        let lang = self.lang;
        let key = (self.district(), self.of.code.clone());
        let agreed = self.recap.settled().agreed.get(&key);
        let is_open = agreed.is_none() && !self.recap.may_agree(self.item.district, self.item.indicator);
        let section = tag("section.item[data-pk=agreement]").tag(tag("h4").text(words::AGREE_TITLE.of(lang)));
        if is_open && !matches!(self.recap.combine(), Combine::Agreed | Combine::Majority) {
            let how = combine_words(self.recap.combine(), lang);
            return section.tag(tag("p").text(&words::NOT_BY_AGREEMENT.with(lang, &[&how])));
        }
        if is_open {
            return section.tag(tag("p").text(words::AGREES.of(lang)));
        }
        let reason = tag("label.field")
            .tag(tag("span").text(words::REASON.of(lang)))
            .tag(tag("textarea[name=reason][rows=2][required][maxlength=1000]"));
        // Another grade is another form: nothing that was typed for one stays for the next.
        let place = [self.item.district, self.item.indicator].map(|place| place.to_string()).join("/");
        if let Some(mark) = agreed {
            let withdraw = self.to.reform(|event: Event| {
                event.prevent_default();
                Task::Withdraw(value_in(&event, "[name=reason]"))
            });
            let now = self.latest().map(|latest| decision_words(&latest.decision, lang));
            let now = now.unwrap_or_else(|| words::AGREED.with(lang, &[&mark_words(mark, lang)]));
            return section.tag(tag("p.good[data-pk=agreed]").text(&now)).tag(
                tag("form.paste[data-pk=withdraw]")
                    .key(&place)
                    .on("submit", withdraw)
                    .tag(reason)
                    .tag(tag("button[type=submit]").text(words::WITHDRAW.of(lang))),
            );
        }
        let agree = self.to.reform(|event: Event| {
            event.prevent_default();
            let level = value_in(&event, "[name=level]");
            let level = Some(level).filter(|level| level != NOT_APPLICABLE);
            Task::Agree(level, value_in(&event, "[name=reason]"), value_in(&event, "[name=dissent]"))
        });
        let draft = self
            .board
            .draft_key(self.item.district, self.item.indicator)
            .and_then(|key| self.board.drafts.get(&key))
            .cloned()
            .unwrap_or_default();
        let levels = self.levels(&draft.level);
        let field = |words: &crate::words::Words, area: Tag| {
            tag("label.field").tag(tag("span").text(words.of(lang))).tag(area)
        };
        // What was typed and not agreed on yet is there again when the plenary comes back to it.
        let reason = tag("textarea[name=reason][rows=2][required][maxlength=1000]").value(&draft.reason);
        let reason = field(&words::REASON, reason);
        let dissent = tag("textarea[name=dissent][rows=2][maxlength=1000]").value(&draft.dissent);
        let dissent = field(&words::DISSENT, dissent);
        let (district, indicator) = (self.item.district, self.item.indicator);
        let typed = self.to.reform(move |event: Event| {
            let of = |name| value_near(&event, name);
            let draft = Draft {
                level: of("[name=level]"),
                reason: of("[name=reason]"),
                dissent: of("[name=dissent]"),
            };
            Task::Type(district, indicator, draft)
        });
        section.tag(
            tag("form.paste[data-pk=agree-form]")
                .key(&place)
                .on("submit", agree)
                .on("input", typed)
                .tag(tag("label.field").tag(tag("span").text(words::GRADE.of(lang))).tag(levels))
                .tag(reason)
                .tag(dissent)
                .tag(tag("button.main[type=submit][data-pk=agree]").text(words::AGREE.of(lang))),
        )
    }

    fn latest(&self) -> Option<&Resolution> {
        let of = self.agree_about();
        let all = self.one.group.plenary.minuted().iter().rev();
        all.map(|one| &one.resolution).find(|resolution| of.replaces(&resolution.decision))
    }

    fn agree_about(&self) -> Decision {
        Decision::Agree {
            district: self.district(),
            indicator: self.of.code.clone(),
            mark: None,
            reason: String::new(),
            dissent: String::new(),
        }
    }

    /// Each panelist's note, and asking one of them to look again.
    fn panelists(&self) -> Tag {
        let (lang, grades, round) = (self.lang, self.one.counted.grades(), self.recap.round());
        let Item { district, indicator, .. } = self.item;
        let mut list = tag("ul.drafts");
        // In the order of what they gave: who knows the order of the panel does not know by it who is who.
        let order = |given: Given| match given {
            Given::Level(level) => level,
            _ => usize::MAX,
        };
        let mut places: Vec<usize> = (0..grades.panel().len()).collect();
        places.sort_by_key(|place| order(grades.given(district, *place, indicator)));
        for (count, place) in places.into_iter().enumerate() {
            let Some(id) = grades.panel().get(place) else { continue };
            let gave = match grades.given(district, place, indicator) {
                Given::Level(level) => self.of.levels.get(level).map(|level| level.code.clone()),
                Given::NotApplicable => Some(words::NOT_APPLICABLE.of(lang).to_owned()),
                _ => None,
            };
            let Some(gave) = gave else { continue };
            let key = SheetKey { panelist: id.clone(), district: self.district() };
            let sheet = self.one.group.journal.sheet(&key);
            let name = if self.board.shows_names {
                round.panelist_name(id).to_owned()
            } else {
                [words::PANELIST.of(lang), " ", &(count + 1).to_string()].concat()
            };
            let mut row = tag("li").key(&id.0).tag(
                tag("span")
                    .tag(tag("b").text(&name))
                    .text(": ")
                    .text(&gave)
                    .maybe(self.reviewed(&key, &gave).map(|text| tag("small").text(" · ").text(&text)))
                    .maybe(
                        Some(sheet.note(&self.of.code))
                            .filter(|note| !note.is_empty())
                            .map(|note| tag("p.note").text(note)),
                    ),
            );
            if self.board.reviewing == Some(place) {
                row = row.tag(self.review_form(place, &gave));
            } else {
                row = row.tag(
                    tag("button[type=button][data-pk=review]")
                        .set("aria-label", &[words::REVIEW.of(lang), " ", &name].concat())
                        .does(self.to, Task::AskReview(Some(place)))
                        .text(words::REVIEW.of(lang)),
                );
            }
            list = list.tag(row);
        }
        tag("section").tag(tag("h4").text(words::NOTES.of(lang))).tag(list)
    }

    /// What a panelist said when asked.
    fn reviewed(&self, key: &SheetKey, now: &str) -> Option<String> {
        let about = Decision::Review {
            sheet: key.clone(),
            indicator: self.of.code.clone(),
            gave: Mark::NotApplicable,
            mark: None,
            reason: String::new(),
        };
        let latest = self.one.group.plenary.about(&about).next()?;
        let mut words = decision_words(&latest.decision, self.lang);
        if let Decision::Review { gave, .. } = &latest.decision
            && mark_words(gave, self.lang) != now
        {
            words.push_str(words::REVIEW_OUTDATED.of(self.lang));
        }
        Some(words)
    }

    fn review_form(&self, place: usize, gave: &str) -> Tag {
        let lang = self.lang;
        let save = self.to.reform(move |event: Event| {
            event.prevent_default();
            let level = Some(value_in(&event, "[name=level]")).filter(|level| !level.is_empty());
            Task::Review(place, level, value_in(&event, "[name=reason]"))
        });
        let keep = words::REVIEW_KEEP.of(lang);
        // Keeping the grade is an answer too.
        let mut levels = tag("select[name=level]");
        levels = levels.tag(tag("option[selected]").set("value", "").text(keep));
        for level in &self.of.levels {
            levels = levels.tag(tag("option").set("value", &level.code).text(&level.code));
        }
        tag("form.paste[data-pk=review-form]")
            .on("submit", save)
            .tag(tag("p").text(&words::REVIEW_GAVE.with(lang, &[gave])))
            .tag(tag("label.field").tag(tag("span").text(words::GRADE.of(lang))).tag(levels))
            .tag(
                tag("label.field")
                    .tag(tag("span").text(words::REASON.of(lang)))
                    .tag(tag("textarea[name=reason][rows=2][required][maxlength=1000]")),
            )
            .tag(
                tag("div.row")
                    .tag(tag("button.main[type=submit]").text(words::REVIEW_SAVE.of(lang)))
                    .tag(button("cancel", &words::CANCEL, Task::AskReview(None), self.board, self.to)),
            )
    }

    /// Everything that was decided about this grade, the latest first.
    fn history(&self) -> Option<Tag> {
        let (district, code) = (self.district(), &self.of.code);
        let is_about = |resolution: &&Resolution| match &resolution.decision {
            Decision::Agree { district: of, indicator, .. } => *of == district && indicator == code,
            Decision::Review { sheet, indicator, .. } => sheet.district == district && indicator == code,
            Decision::Votes { .. } | Decision::Lot { .. } => false,
        };
        let mut list = tag("ul[data-pk=resolutions]");
        let mut any = false;
        for resolution in resolutions(self.one).filter(is_about) {
            any = true;
            list = list.tag(tag("li").text(&self.line(resolution)));
        }
        any.then(|| tag("details").tag(tag("summary").text(words::HISTORY.of(self.lang))).tag(list))
    }

    /// Everything that was decided in this round, the latest first.
    fn all_decisions(&self) -> Option<Tag> {
        let count = self.one.group.plenary.minuted().len();
        let title = words::ALL_DECISIONS.with(self.lang, &[&count.to_string()]);
        (count > 0).then(|| {
            folded("keputusan", &title, self.board, self.to, || {
                let mut list = tag("ul[data-pk=all-decisions]");
                for resolution in resolutions(self.one) {
                    let (district, indicator) = match &resolution.decision {
                        Decision::Agree { district, indicator, .. } => (district, indicator.as_str()),
                        Decision::Review { sheet, indicator, .. } => (&sheet.district, indicator.as_str()),
                        Decision::Votes { district, .. } | Decision::Lot { district, .. } => (district, ""),
                    };
                    let about = [self.recap.round().district_name(district), " ", indicator].concat();
                    let line = [about.trim_end(), " · ", &self.line(resolution)].concat();
                    list = list.tag(tag("li").text(&line));
                }
                list
            })
        })
    }

    /// When, by whom, about whom, and what.
    fn line(&self, resolution: &Resolution) -> String {
        let at = date_time(resolution.at, self.board.offset, self.lang);
        let who = match &resolution.decision {
            Decision::Review { sheet, .. } if self.board.shows_names => {
                [self.recap.round().panelist_name(&sheet.panelist), ": "].concat()
            }
            _ => String::new(),
        };
        let by = if resolution.by.is_empty() { String::new() } else { [", ", &resolution.by].concat() };
        [&at, &by, ": ", &who, &decision_words(&resolution.decision, self.lang)].concat()
    }
}

/// All that was decided, the latest first.
fn resolutions(one: &OneRound) -> impl Iterator<Item = &Resolution> {
    one.group.plenary.minuted().iter().rev().map(|one| &one.resolution)
}

/// What stands in the choice of levels for "not applicable"; no code of a level has a space in it.
const NOT_APPLICABLE: &str = "- -";
