//! The tracks, components, sections and indicators that rows are about.

use super::column::Field;
use super::problem::TableKind;
use super::read::{Reader, template};
use super::row::nowhere;
use crate::indonesian::file_name_part;
use pk_core::Decimal;
use pk_core::path::Path;
use pk_core::rubric::{Component, Indicator, RubricDraft, Scale, Section, Track};
use pk_core::text::{Provenance, Quantity};
use std::collections::BTreeMap;

/// What a table that does not speak of tracks and components has: id and name.
const ONLY_TRACK: (&str, &str) = ("pk", "Penilaian Kinerja");
const ONLY_COMPONENT: (&str, &str) = ("aksi", "Aksi");
/// What has no name.
const NAMELESS: &str = "?";

/// The rubric so far, and where in it the row above was.
pub(super) struct Tree {
    pub(super) draft: RubricDraft,
    /// Which track, component or section below this path has the id or name that stands in this column.
    groups: BTreeMap<(Path, Field, String), usize>,
    /// Where the indicator of this code is: track, component, section, indicator.
    codes: BTreeMap<String, [usize; 4]>,
    /// Those of the row above.
    track: Option<usize>,
    component: Option<usize>,
    section: Option<usize>,
    indicator: Option<usize>,
    /// The row above was about an indicator whose code is wrong, which was told.
    is_lost: bool,
    /// How many sections there are.
    count: usize,
}

impl Tree {
    pub(super) fn new(draft: RubricDraft) -> Self {
        let (groups, codes) = (BTreeMap::new(), BTreeMap::new());
        Self {
            draft,
            groups,
            codes,
            track: None,
            component: None,
            section: None,
            indicator: None,
            is_lost: false,
            count: 0,
        }
    }

    /// What follows belongs to an indicator that nobody can name.
    fn lose(&mut self) {
        (self.indicator, self.is_lost) = (None, true);
    }

    fn track(&mut self) -> Option<&mut Track> {
        self.draft.tracks.get_mut(self.track?)
    }

    fn component(&mut self) -> Option<&mut Component> {
        let index = self.component?;
        self.track()?.components.get_mut(index)
    }

    fn section(&mut self) -> Option<&mut Section> {
        let index = self.section?;
        self.component()?.sections.get_mut(index)
    }

    /// The indicator that the row is about.
    pub(super) fn indicator(&mut self) -> Option<&mut Indicator> {
        let index = self.indicator?;
        self.section()?.indicators.get_mut(index)
    }
}

/// The track, component or section that a row is about.
struct Group {
    index: usize,
    /// Its id and name, where it is a new one.
    new: Option<(String, String)>,
}

/// A list of tracks, components or sections.
struct List<'a> {
    path: &'a Path,
    /// How long it is.
    length: usize,
    /// What its items are called by in a rubric.
    id: &'static str,
    fields: [Field; 2],
    /// Id and name of an item of which the table says neither; nothing where it must.
    unsaid: Option<(String, String)>,
}

impl Reader<'_> {
    pub(super) fn track(&mut self, row: usize) -> Path {
        let path = Path::default().field("tracks");
        let list = List {
            path: &path,
            length: self.tree.draft.tracks.len(),
            id: "id",
            fields: [Field::TrackId, Field::TrackName],
            unsaid: Some((ONLY_TRACK.0.to_owned(), ONLY_TRACK.1.to_owned())),
        };
        let group = self.group(row, &list, self.tree.track);
        if let Some((id, name)) = group.new {
            let track = Track { id, name: template(name), scale: Scale::Points, components: Vec::new() };
            self.tree.draft.tracks.push(track);
        }
        if self.tree.track != Some(group.index) {
            (self.tree.component, self.tree.section, self.tree.indicator) = (None, None, None);
        }
        self.tree.track = Some(group.index);
        let path = path.item(group.index);
        let known = self.tree.track().map(|track| (track.name.clone(), track.scale));
        let name =
            self.text_of(row, Field::TrackName, &path.field("name"), known.as_ref().map(|(name, _)| name));
        let scale = self.scale(row, &path.field("scale"), known.map(|(_, scale)| scale));
        if let Some(track) = self.tree.track() {
            track.name = name.unwrap_or_else(|| track.name.clone());
            track.scale = scale.unwrap_or(track.scale);
        }
        path
    }

    fn scale(&mut self, row: usize, path: &Path, known: Option<Scale>) -> Option<Scale> {
        let text = self.cells.text(row, Field::Scale, path)?;
        let scale = if ["poin", "points"].contains(&text.to_lowercase().as_str()) {
            Scale::Points
        } else {
            let column = self.cells.column(Field::Scale)?;
            let of = self.cells.number_or(row, column, path, TableKind::NotScale)?;
            Scale::Share(of)
        };
        self.cells.settle(row, Field::Scale, path, scale, &known?)
    }

    pub(super) fn component(&mut self, row: usize, track: &Path) -> Path {
        let path = track.field("components");
        // Ids of components are unique in the whole rubric.
        let is_first = self.tree.track == Some(0);
        let Some(of) = self.tree.track() else { return path };
        let own = (of.id.clone(), of.name.text.clone());
        let list = List {
            path: &path,
            length: of.components.len(),
            id: "id",
            fields: [Field::ComponentId, Field::ComponentName],
            unsaid: Some(if is_first {
                (ONLY_COMPONENT.0.to_owned(), ONLY_COMPONENT.1.to_owned())
            } else {
                own
            }),
        };
        let group = self.group(row, &list, self.tree.component);
        let Some(of) = self.tree.track() else { return path };
        if let Some((id, name)) = group.new {
            of.components.push(Component { id, name: template(name), weight: one(), sections: Vec::new() });
        }
        if self.tree.component != Some(group.index) {
            (self.tree.section, self.tree.indicator) = (None, None);
        }
        self.tree.component = Some(group.index);
        let path = path.item(group.index);
        let Some(known) = self.tree.component() else { return path };
        let (name, weight) = (known.name.clone(), known.weight.value);
        let name = self.text_of(row, Field::ComponentName, &path.field("name"), Some(&name));
        let weight = self.quantity(row, Field::ComponentWeight, &path.field("weight"), weight);
        if let Some(component) = self.tree.component() {
            component.name = name.unwrap_or_else(|| component.name.clone());
            component.weight = weight.unwrap_or_else(|| component.weight.clone());
        }
        path
    }

    pub(super) fn section(&mut self, row: usize, component: &Path) -> Path {
        let path = component.field("sections");
        let Some(of) = self.tree.component() else { return path };
        let list = List {
            path: &path,
            length: of.sections.len(),
            id: "code",
            fields: [Field::SectionCode, Field::SectionName],
            unsaid: None,
        };
        let group = self.group(row, &list, self.tree.section);
        let Some(of) = self.tree.component() else { return path };
        if let Some((code, name)) = group.new {
            of.sections.push(Section { code, name: template(name), indicators: Vec::new() });
            self.tree.count += 1;
        }
        if self.tree.section != Some(group.index) {
            self.tree.indicator = None;
        }
        self.tree.section = Some(group.index);
        let path = path.item(group.index);
        let known = self.tree.section().map(|section| section.name.clone());
        if let Some(name) = self.text_of(row, Field::SectionName, &path.field("name"), known.as_ref())
            && let Some(section) = self.tree.section()
        {
            section.name = name;
        }
        path
    }

    /// The item of `list` that this row is about: that of the row above where both cells are empty.
    fn group(&mut self, row: usize, list: &List<'_>, above: Option<usize>) -> Group {
        let [id_field, name_field] = list.fields;
        let id = self.cells.text(row, id_field, &nowhere());
        let name = self.cells.text(row, name_field, &nowhere());
        let key = |field: Field, text: &String| (list.path.clone(), field, text.clone());
        let known = match (&id, &name) {
            (None, None) => above,
            (Some(id), _) => self.tree.groups.get(&key(id_field, id)).copied(),
            (None, Some(name)) => self.tree.groups.get(&key(name_field, name)).copied(),
        };
        if let Some(index) = known {
            return Group { index, new: None };
        }
        let index = list.length;
        let has_ids = self.cells.column(id_field).is_some();
        let spot_field = if has_ids { id_field } else { name_field };
        let path = list.path.item(index).field(list.id);
        for (field, text) in [(id_field, &id), (name_field, &name)] {
            if let Some(text) = text {
                self.tree.groups.entry(key(field, text)).or_insert(index);
            }
        }
        if id.is_some() || name.is_some() {
            self.cells.put(path.clone(), self.cells.spot(row, spot_field));
        }
        let is_section = list.unsaid.is_none();
        let new = match (id, name, &list.unsaid) {
            (Some(id), name, _) => (id.clone(), name.unwrap_or(id)),
            // Where ids have a column, somebody forgot this one.
            (None, Some(name), _) if has_ids => {
                self.cells.missing(row, id_field, &path);
                (String::new(), name)
            }
            (None, Some(name), _) if is_section => ((self.tree.count + 1).to_string(), name),
            (None, Some(name), _) => (file_name_part(&name), name),
            (None, None, Some((id, name))) => (id.clone(), name.clone()),
            (None, None, None) => {
                self.cells.missing(row, spot_field, &path);
                (String::new(), NAMELESS.to_owned())
            }
        };
        Group { index, new: Some(new) }
    }

    /// The path of the indicator that this row is about, which is added where it is new.
    pub(super) fn place(&mut self, row: usize, code: Option<String>, section: &Path) -> Option<Path> {
        let list = section.field("indicators");
        let Some(code) = code else {
            let label = self.cells.text(row, Field::Label, &nowhere());
            let known = self.tree.indicator().map(|indicator| indicator.label.text.clone());
            let is_wrong = self.cells.is_filled(row, Field::IndicatorCode);
            let goes_on = known.is_some() || self.tree.is_lost;
            if is_wrong || !goes_on || (label.is_some() && label != known) {
                if !is_wrong {
                    self.cells.missing(row, Field::IndicatorCode, &nowhere());
                }
                self.cells.doubt(list.field(""));
                self.tree.lose();
            }
            return self.tree.indicator.map(|index| list.item(index));
        };
        self.tree.is_lost = false;
        let (track, component, of) = (self.tree.track?, self.tree.component?, self.tree.section?);
        if let Some([known_track, known_component, known_section, index]) =
            self.tree.codes.get(&code).copied()
        {
            if [known_track, known_component, known_section] == [track, component, of] {
                self.tree.indicator = Some(index);
                return Some(list.item(index));
            }
            let first =
                Path::default().field("tracks").item(known_track).field("components").item(known_component);
            let first =
                first.field("sections").item(known_section).field("indicators").item(index).field("code");
            let first = self.cells.place(&first).unwrap_or_default();
            let spot = self.cells.spot(row, Field::IndicatorCode);
            self.cells.add(spot, TableKind::CodeTwice { first }, &list.field(""));
            self.tree.lose();
            return None;
        }
        let indicators = &mut self.tree.section()?.indicators;
        let index = indicators.len();
        indicators.push(unsaid_indicator(code.clone()));
        self.tree.indicator = Some(index);
        self.tree.codes.insert(code, [track, component, of, index]);
        let path = list.item(index);
        self.cells.put(path.field("code"), self.cells.spot(row, Field::IndicatorCode));
        if self.cells.text(row, Field::Label, &path.field("label")).is_none() {
            self.cells.missing(row, Field::Label, &path.field("label"));
        }
        Some(path)
    }
}

/// An indicator of which nothing more is said yet.
fn unsaid_indicator(code: String) -> Indicator {
    Indicator {
        code,
        label: template(String::new()),
        wording: None,
        weight: one(),
        not_applicable: false,
        note_required: false,
        levels: Vec::new(),
        evidence: Vec::new(),
        phrases: Vec::new(),
    }
}

/// The weight of what has no other.
fn one() -> Quantity {
    Quantity { value: Decimal::ONE, provenance: Provenance::Template, source: None }
}
