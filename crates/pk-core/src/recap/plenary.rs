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
    /// the panelist gave before is kept in the sheet.
    pub reviewed: BTreeMap<(SheetKey, String), Mark>,
    /// The votes of visitors (*kartu belanja pengetahuan*).
    pub votes: BTreeMap<DistrictId, u64>,
    /// The places that were drawn by lot, from 1, the first being the best.
    pub lots: BTreeMap<DistrictId, u32>,
}

/// What was agreed on for the indicators of one district, by their places; nothing of most.
pub(super) type Agreed = Vec<Given>;
