//! What keeps a table from being read as a ranked list.

use crate::lang::Lang;
use crate::table::column_letters;

/// What keeps a table from being read as a ranked list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListProblem {
    /// No column has numbers that could be scores, or none of its cells is one.
    NoScores,
    /// A column that is wanted is not there.
    NoColumn {
        /// Which, counted from 0.
        column: usize,
    },
    /// One column is wanted for two things.
    ColumnTwice {
        /// Which, counted from 0.
        column: usize,
    },
}

/// The problem in words: what is wrong, and what to do.
#[must_use]
pub fn list_problem_sentence(problem: &ListProblem, lang: Lang) -> String {
    match problem {
        ListProblem::NoScores => lang.pick(
            "Tidak ada kolom skor yang dikenal. Beri judul pada kolomnya (peringkat, kabupaten/kota, skor), atau sebutkan kolomnya.",
            "No column of scores is known. Give the columns headers (rank, district, score), or name the column.",
        ).into(),
        ListProblem::NoColumn { column } => {
            let letters = column_letters(*column);
            lang.pick(
                format!("Kolom {letters} tidak ada dalam daftar ini. Periksa kolom yang disebutkan."),
                format!("There is no column {letters} in this list. Check which columns were named."),
            )
        }
        ListProblem::ColumnTwice { column } => {
            let letters = column_letters(*column);
            lang.pick(
                format!("Kolom {letters} disebutkan dua kali. Sebutkan kolom yang berbeda."),
                format!("The column {letters} is named twice. Name different columns."),
            )
        }
    }
}
