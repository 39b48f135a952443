//! What is doubtful in a ranked list, and what is worth knowing.

/// One doubtful place. Rows are indices into [`RankedList::rows`](super::RankedList::rows).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The row `above` stands directly above `below` and has the lower score.
    OutOfOrder {
        /// The one with the better place.
        above: usize,
        /// The one with the higher score.
        below: usize,
    },
    /// Every place contradicts the scores: the best place has the lowest one.
    Reversed,
    /// Different scores with the same place.
    SamePlace {
        /// The place.
        place: u32,
        /// Who has it.
        rows: Vec<usize>,
    },
    /// The same place, where not every score is told.
    PlaceTwice {
        /// The place.
        place: u32,
        /// Who has it.
        rows: Vec<usize>,
    },
    /// Equal scores with different places, and the list names no rule for that.
    EqualApart {
        /// Who has that score.
        rows: Vec<usize>,
    },
    /// Places that nobody has.
    Skipped {
        /// The first of them.
        first: u32,
        /// The last of them.
        last: u32,
        /// Who has the place after them.
        next: usize,
    },
    /// The place after a tie follows neither way of counting.
    AfterTie {
        /// The place that several have.
        place: u32,
        /// How many have it.
        count: usize,
        /// Who has the place after it.
        next: usize,
    },
    /// After some ties places are left out, and after others they are not.
    TwoNumberings,
    /// Rows that may name the same district.
    Twice {
        /// Which.
        rows: Vec<usize>,
    },
    /// A row without a number for its score.
    NoScore {
        /// Which.
        row: usize,
    },
    /// A row without a place, in a list with places.
    NoPlace {
        /// Which.
        row: usize,
    },
    /// A row without a name, in a list with names.
    NoName {
        /// Which.
        row: usize,
    },
    /// Some scores have a decimal comma and some a decimal point.
    MixedMarks {
        /// Those with the rarer mark.
        rows: Vec<usize>,
        /// The rarer mark.
        mark: char,
    },
    /// A mark may set thousands or decimals apart; it was taken for decimals.
    Ambiguous {
        /// Where.
        rows: Vec<usize>,
    },
}

/// Something worth knowing, and wrong with nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// There is no column of places: the order of the rows is taken for them.
    NoPlaces,
    /// There is no column of places, and the scores only rise: the last row is taken for the first.
    Ascending,
    /// After ties no place is left out: 1, 2, 2, 3.
    Dense,
    /// Scores are equal as printed, and may have been different before rounding.
    EqualAsPrinted {
        /// Who has each such score.
        groups: Vec<Vec<usize>>,
    },
    /// Scores that follow one another differ by no more than the last printed decimal.
    SmallDifference {
        /// The higher and the lower one.
        pairs: Vec<(usize, usize)>,
        /// The decimals of the list.
        decimals: u8,
    },
    /// Scores that differ would be equal with so many decimals.
    RoundedTie {
        /// Who would be equal.
        groups: Vec<Vec<usize>>,
        /// The decimals that were asked for.
        decimals: u8,
    },
    /// Scores are printed with different numbers of decimals.
    DecimalsDiffer {
        /// The fewest.
        least: u8,
        /// The most.
        most: u8,
    },
    /// Thousands are set apart.
    Thousands {
        /// Where.
        rows: Vec<usize>,
    },
    /// Rows that a spreadsheet does not show; they are taken along.
    Hidden {
        /// Which.
        rows: Vec<usize>,
    },
    /// Rows of the table that are no part of the list.
    LeftOut {
        /// What they are.
        why: WhyLeftOut,
        /// Their numbers in the table, counted from 0.
        table_rows: Vec<usize>,
    },
}

/// Why a row is no part of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WhyLeftOut {
    /// It names columns, or stands above the list.
    Heading,
    /// It adds up, or is a mean.
    Total,
    /// It has neither a place nor a score.
    Remark,
}
