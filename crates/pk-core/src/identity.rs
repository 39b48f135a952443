//! What names panelists, districts, writers and entries.

/// A panelist's id: from the round, or the typed name where there is no panel.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PanelistId(pub String);

/// A district's id: from the round, or the typed name where there are no districts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DistrictId(pub String);

/// One open page or device, for one panelist: 80 random bits in base32, made outside of this crate.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WriterId(pub String);

/// A SHA-256, made outside of this crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash(pub [u8; 32]);

/// Names one sheet: who grades whom.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SheetKey {
    /// Who grades.
    pub panelist: PanelistId,
    /// Who is graded.
    pub district: DistrictId,
}

/// Names one entry, and orders all of them: a Lamport clock, ties broken by the writer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId {
    /// Greater than every counter the writer had seen, from 1.
    pub counter: u64,
    /// Who wrote it.
    pub writer: WriterId,
}
