//! The schedule of a round that is being prepared.

use crate::edit::Edit;
use crate::node::Node;
use crate::read::{list, small};
use crate::round_format::district_of;
use pk_core::Path;
use pk_core::round::District;
use pk_core::schedule::{Break, Plan, ScheduleFault, look_over};

/// Gives every district of the draft a slot and a room, and the round the minutes of the plan.
///
/// # Errors
/// Every fault of the plan, its paths beginning at the plan; then nothing is changed.
pub fn arrange_draft(round: &mut Node, plan: &Plan) -> Result<(), Vec<(Path, ScheduleFault)>> {
    let mut districts = districts(round);
    plan.arrange(&mut districts)?;
    let root = Path::default();
    Edit::Set(root.field("minutes"), Node::whole(plan.minutes.into())).apply(round);
    for (index, district) in districts.into_iter().enumerate() {
        let path = root.field("districts").item(index);
        for (key, text) in [("slot", district.slot), ("room", district.room)] {
            let path = path.field(key);
            let edit = text.map_or(Edit::Remove(path.clone()), |text| Edit::Set(path, Node::text(text)));
            edit.apply(round);
        }
    }
    Ok(())
}

/// What to look at in the schedule of the draft; paths begin at the round.
#[must_use]
pub fn look_over_draft(round: &Node, breaks: &[Break]) -> Vec<(Path, ScheduleFault)> {
    look_over(&districts(round), round.get("minutes").map(|_| small(round, "minutes")), breaks)
}

fn districts(round: &Node) -> Vec<District> {
    list(round, "districts", district_of)
}
