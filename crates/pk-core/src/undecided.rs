//! What must be decided before a round is frozen.

use crate::fault::{Fault, Faults};
use crate::path::Path;
use crate::round::Round;

impl Round {
    /// Everything that is still open, each with its place.
    #[must_use]
    pub fn undecided(&self) -> Vec<(Path, Fault)> {
        let root = Path::default();
        let mut faults = Faults::default();
        faults.check_length(&root.field("districts"), self.districts.len(), 1, usize::MAX);
        faults.check_length(&root.field("panel"), self.panel.len(), 1, usize::MAX);
        for (name, is_there) in [
            ("province", self.province.is_some()),
            ("year", self.year.is_some()),
            ("instruction", self.instruction.is_some()),
        ] {
            if !is_there {
                faults.add(root.field(name), Fault::Undecided);
            }
        }
        let rules = root.field("rules");
        if self.rules.combine.is_none() {
            faults.add(rules.field("combine"), Fault::Undecided);
        }
        if self.rules.absent.is_none() {
            faults.add(rules.field("absent"), Fault::Undecided);
        }
        for (index, class) in self.rules.classes.iter().enumerate() {
            if class.least.is_none() {
                faults.add(rules.field("classes").item(index).field("least"), Fault::Undecided);
            }
        }
        self.find_ungraded_sections(&mut faults);
        faults.0
    }

    /// Notes each section that nobody of the panel grades.
    fn find_ungraded_sections(&self, faults: &mut Faults) {
        if self.panel.is_empty() {
            return;
        }
        let tracks = Path::default().field("rubric").field("tracks");
        for (t, track) in self.rubric.tracks.iter().enumerate() {
            for (c, component) in track.components.iter().enumerate() {
                for (s, section) in component.sections.iter().enumerate() {
                    if !self.panel.iter().any(|panelist| self.grades(&panelist.id, section)) {
                        let path = tracks.item(t).field("components").item(c);
                        faults.add(path.field("sections").item(s), Fault::NobodyGrades);
                    }
                }
            }
        }
    }
}
