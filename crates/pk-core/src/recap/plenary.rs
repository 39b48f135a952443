//! What the plenary (*rapat pleno*) settled.

use super::grades::Given;
use crate::entry::Mark;
use crate::identity::{DistrictId, SheetKey};
use std::collections::BTreeMap;

/// What the plenary settled so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settled {
    /// The agreed grades, by district and indicator.
    pub agreed: BTreeMap<(DistrictId, String), Mark>,
    /// The grades that a panelist changed when they were looked at once more (*tinjauan*), by sheet and indicator. What
    /// the panelist gave before stays in the sheet.
    pub reviewed: BTreeMap<(SheetKey, String), Reviewed>,
    /// The votes of visitors (*kartu belanja pengetahuan*).
    pub votes: BTreeMap<DistrictId, u64>,
    /// The places that were drawn by lot, from 1, the first being the best.
    pub lots: BTreeMap<DistrictId, u32>,
}

/// What a panelist said when asked to look once more. It is about the grade that was on the sheet; where the sheet counts with
/// another one, or does not count, it says nothing any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reviewed {
    /// The grade on the sheet.
    pub gave: Mark,
    /// The grade now.
    pub now: Mark,
}

/// What was agreed on for the indicators of one district, by their places; nothing of most.
pub(super) type Agreed = Vec<Given>;
