//! A ranked list with its findings, for programs. Rows are counted from 1, as in the file.

use crate::periksa_daftar::CheckedList;
use pk_format::ranked_list::{
    Finding, ListRow, Note, RankedList, WhyLeftOut, finding_sentence, note_sentence,
};
use pk_format::table::column_letters;
use pk_format::{Lang, Node, Value};

/// The list as an object: what was taken for what, the rows, findings and notes.
pub(crate) fn list_node(checked: &CheckedList, lang: Lang) -> Node {
    let CheckedList { file, list, checked: result, .. } = checked;
    let column = |column: Option<usize>| match column {
        Some(column) => Node::text(column_letters(column)),
        None => Value::Null.into(),
    };
    let columns = Node::map(vec![
        ("place", column(list.columns.place)),
        ("name", column(list.columns.name)),
        ("score", column(list.columns.score)),
    ]);
    let rows = list.rows.iter().enumerate();
    let rows = rows.map(|(index, row)| row_node(row, result.other_place(index))).collect();
    let findings = result.findings.iter().map(|finding| {
        let sentence = finding_sentence(finding, list, result, lang);
        Node::map(vec![
            ("type", Node::text(finding_type(finding))),
            ("rows", row_numbers(list, &finding.rows())),
            ("sentence", Node::text(sentence)),
        ])
    });
    let notes = result.notes.iter().map(|note| {
        let sentence = note_sentence(note, list, lang);
        Node::map(vec![("type", Node::text(note_type(note))), ("sentence", Node::text(sentence))])
    });
    Node::map(vec![
        ("file", Node::text(file)),
        ("columns", columns),
        ("rows", Value::List(rows).into()),
        ("findings", Value::List(findings.collect()).into()),
        ("notes", Value::List(notes.collect()).into()),
    ])
}

fn row_node(row: &ListRow, by_score: Option<u32>) -> Node {
    let place = |place: Option<u32>| match place {
        Some(place) => Node::whole(place.into()),
        None => Value::Null.into(),
    };
    let score = match row.score {
        Some(score) => Node::text(score.text(Lang::En)),
        None => Value::Null.into(),
    };
    let mut node = Node::map(vec![
        ("row", whole(row.row + 1)),
        ("place", place(row.place)),
        ("name", Node::text(&row.name)),
        ("score", score),
    ]);
    if by_score.is_some() {
        node.set("place_by_score", place(by_score));
    }
    node
}

fn row_numbers(list: &RankedList, rows: &[usize]) -> Node {
    let numbers = rows.iter().filter_map(|row| list.rows.get(*row)).map(|row| whole(row.row + 1));
    Value::List(numbers.collect()).into()
}

fn whole(number: usize) -> Node {
    Node::whole(u64::try_from(number).unwrap_or(u64::MAX))
}

const fn finding_type(finding: &Finding) -> &'static str {
    match finding {
        Finding::OutOfOrder { .. } => "out_of_order",
        Finding::Reversed => "reversed",
        Finding::SamePlace { .. } => "same_place",
        Finding::PlaceTwice { .. } => "place_twice",
        Finding::EqualApart { .. } => "equal_apart",
        Finding::Skipped { .. } => "skipped",
        Finding::AfterTie { .. } => "after_tie",
        Finding::TwoNumberings => "two_numberings",
        Finding::Twice { .. } => "twice",
        Finding::NoScore { .. } => "no_score",
        Finding::NoPlace { .. } => "no_place",
        Finding::NoName { .. } => "no_name",
        Finding::MixedMarks { .. } => "mixed_marks",
        Finding::Ambiguous { .. } => "ambiguous",
    }
}

const fn note_type(note: &Note) -> &'static str {
    match note {
        Note::NoPlaces => "no_places",
        Note::Ascending => "ascending",
        Note::Dense => "dense",
        Note::EqualAsPrinted { .. } => "equal_as_printed",
        Note::SmallDifference { .. } => "small_difference",
        Note::RoundedTie { .. } => "rounded_tie",
        Note::DecimalsDiffer { .. } => "decimals_differ",
        Note::Thousands { .. } => "thousands",
        Note::Hidden { .. } => "hidden",
        Note::LeftOut { why: WhyLeftOut::Heading, .. } => "heading",
        Note::LeftOut { why: WhyLeftOut::Total, .. } => "total",
        Note::LeftOut { why: WhyLeftOut::Remark, .. } => "remark",
    }
}
