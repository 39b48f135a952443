//! A round in the making, by what is kept of it.

use pk_core::Path;
use pk_format::{
    Edit, Lang, Node, Supplies, Value, check_draft, hand_outs, parse, read_rubrics, round_file, rubrics_file,
    sheets_file, supplies_file,
};
use pk_view::Moment;
use pk_view::prepare::{Errand, Gift, Tab, Task, Wish, Workshop};

/// The workshop, and the draft as it was kept last.
struct Bench {
    shop: Workshop,
    kept: Option<Node>,
    count: u8,
}

fn path(text: &str) -> Path {
    text.split('.').fold(Path::default(), |path, step| match step.parse() {
        Ok(index) => path.item(index),
        Err(_) => path.field(step.to_owned()),
    })
}

impl Bench {
    fn new() -> Self {
        let mut shop = Workshop::new(read_rubrics(&rubrics_file()), Lang::Id, 420);
        let supplies = Supplies::read(&supplies_file());
        shop.act(Task::Supply(Box::new(supplies)), Moment { now: 0, random: [0; 10] });
        Self { shop, kept: None, count: 0 }
    }

    /// A draft of the 2020 instrument with two districts and two panelists, in which everything is decided.
    fn decided() -> Self {
        let mut bench = Self::new();
        bench.act(Task::Begin(Some("pk-2020-aksi-1-4".to_owned())));
        bench.act(Task::PasteDistricts(
            "63.01\tKab. Tanah Laut\n63.02; Kab. Kotabaru; 2026-05-12 08:30; Aula".to_owned(),
        ));
        bench.act(Task::PastePanel("Sri Rahayu\tBappeda\tketua\n\nAhmad; anggota; Dinkes".to_owned()));
        for (place, text) in [
            ("province", "Kalimantan Selatan"),
            ("instruction", "Surat 1"),
            ("rules.absent", "left_out"),
            ("rules.combine.type", "mean"),
        ] {
            bench.act(Task::Type(path(place), Node::text(text)));
        }
        bench.act(Task::Type(path("year"), Node::whole(2025)));
        bench
    }

    fn act(&mut self, task: Task) -> Vec<Errand> {
        self.count += 1;
        let errands = self.shop.act(task, Moment { now: 1_778_000_000_000, random: [self.count; 10] });
        for errand in &errands {
            if let Errand::Keep { text, .. } = errand {
                self.kept = Some(parse(text.as_bytes()).unwrap());
            }
        }
        errands
    }

    fn text(&self, place: &str) -> String {
        self.kept.as_ref().unwrap().text_at(&path(&format!("round.{place}"))).to_owned()
    }

    fn texts(&self, list: &str, key: &str) -> Vec<String> {
        let items = self.kept.as_ref().unwrap().items_at(&path(&format!("round.{list}"))).to_vec();
        let key = if key.is_empty() { Path::default() } else { path(key) };
        items.iter().map(|item| item.text_at(&key).to_owned()).collect()
    }

    fn round(&self) -> Node {
        self.kept.as_ref().unwrap().get("round").unwrap().clone().without_positions()
    }

    fn freeze(&mut self, reason: &str) -> Vec<Errand> {
        self.act(Task::Freeze { by: "Sekretariat".to_owned(), reason: reason.to_owned() })
    }
}

fn set(place: &str, node: Node) -> Task {
    Task::Do(vec![Edit::Set(path(place), node)], None)
}

#[test]
fn typing_is_one_change_and_undo_brings_everything_back() {
    let mut bench = Bench::decided();
    let before = bench.round();
    for text in ["S", "Sa", "Sat"] {
        bench.act(Task::Type(path("title"), Node::text(text)));
    }
    bench.act(Task::Type(path("id"), Node::text("satu")));
    let after = bench.round();
    bench.act(Task::Undo);
    assert_eq!((bench.text("title").as_str(), bench.text("id").as_str()), ("Sat", "putaran-baru"));
    bench.act(Task::Undo);
    assert_eq!(bench.round(), before);
    bench.act(Task::Redo);
    bench.act(Task::Redo);
    assert_eq!(bench.round(), after);
    // Nothing is left to make again, and a change that changes nothing is none.
    assert!(bench.act(Task::Redo).is_empty());
    assert!(bench.act(Task::Type(path("id"), Node::text("satu"))).is_empty());
}

#[test]
fn whatever_was_done_can_be_undone_and_done_again() {
    let mut bench = Bench::decided();
    let mut states = vec![bench.round()];
    let tasks = [
        set("rules.combine", Node::map(vec![("type", Node::text("agreed"))])),
        Task::Do(vec![Edit::Insert(path("rules.presenter_ranks.0"), Node::text("Bupati"))], None),
        Task::Do(vec![Edit::Move(path("districts.0"), 1)], None),
        Task::Rename(path("districts.0.code"), "63.99".to_owned()),
        Task::PastePanel("Maria".to_owned()),
        Task::Do(vec![Edit::Remove(path("panel.0"))], None),
        Task::PasteReviews("\t1.1\t1.2\n63.01\tA\tB".to_owned()),
        Task::Arrange(Wish {
            days: "2026-05-12".to_owned(),
            begin: "08.00".to_owned(),
            end: "16.00".to_owned(),
            breaks: "12.00-13.00".to_owned(),
            minutes: "25".to_owned(),
            ..Wish::default()
        }),
    ];
    for task in tasks {
        let errands = bench.act(task.clone());
        assert!(errands.iter().any(|errand| matches!(errand, Errand::Keep { .. })), "{task:?}");
        states.push(bench.round());
    }
    for state in states.iter().rev().skip(1) {
        bench.act(Task::Undo);
        assert_eq!(bench.round(), *state);
    }
    for state in states.iter().skip(1) {
        bench.act(Task::Redo);
        assert_eq!(bench.round(), *state);
    }
}

#[test]
fn lists_are_pasted() {
    let bench = Bench::decided();
    assert_eq!(bench.texts("districts", "code"), ["63.01", "63.02"]);
    assert_eq!(bench.texts("districts", "slot"), ["", "2026-05-12T08:30"]);
    assert_eq!(bench.texts("districts", "room"), ["", "Aula"]);
    assert_eq!(bench.texts("panel", "name"), ["Sri Rahayu", "Ahmad"]);
    assert_eq!(bench.texts("panel", "role"), ["chair", "member"]);
    assert_eq!(bench.texts("panel", "agency"), ["Bappeda", "Dinkes"]);
    assert_eq!(bench.texts("panel", "id"), ["p1", "p2"]);
}

#[test]
fn reviews_are_taken_all_or_none() {
    let mut bench = Bench::decided();
    let before = bench.round();
    bench.act(Task::PasteReviews("\t1.1\t9.9\nKab. Tanah Laut\tA\tB\n77.01\tA".to_owned()));
    bench.act(Task::PasteReviews("\t1.1\nKab. Tanah Laut\tZ".to_owned()));
    assert_eq!(bench.round(), before);
    bench.act(Task::PasteReviews("daerah;1.1;1.2\nkab. tanah laut;A;\n63.02;C;B".to_owned()));
    assert_eq!(bench.texts("reviews", "level"), ["A", "C", "B"]);
    assert_eq!(bench.texts("reviews", "district"), ["63.01", "63.02", "63.02"]);
}

#[test]
fn what_is_named_elsewhere_follows() {
    let mut bench = Bench::decided();
    let codes =
        |codes: &[&str]| Node::from(Value::List(codes.iter().map(|code| Node::text(*code)).collect()));
    let section = bench.text("rubric.tracks.0.components.0.sections.0.code");
    let (track, component) =
        (bench.text("rubric.tracks.0.id"), bench.text("rubric.tracks.0.components.0.id"));
    let tie = |kind: &str, key: &str, name: &str| {
        Node::map(vec![("type", Node::text(kind)), (key, Node::text(name))])
    };
    bench.act(set("panel.0.sections", codes(&[&section])));
    bench.act(set("panel.1.recused", codes(&["63.02"])));
    let ties =
        vec![tie("section", "code", &section), tie("component", "id", &track), tie("track", "id", &track)];
    bench.act(set("rules.ties", Value::List(ties).into()));
    bench.act(Task::Rename(path("rubric.tracks.0.components.0.sections.0.code"), "aksi-satu".to_owned()));
    bench.act(Task::Rename(path("districts.1.code"), "63.77".to_owned()));
    bench.act(Task::Rename(path("rubric.tracks.0.id"), "jalur".to_owned()));
    assert_eq!(bench.texts("panel.0.sections", ""), ["aksi-satu"]);
    assert_eq!(bench.texts("panel.1.recused", ""), ["63.77"]);
    assert_eq!(bench.text("rules.ties.0.code"), "aksi-satu");
    // A component of the same id is another one.
    assert_eq!(bench.text("rules.ties.1.id"), track);
    assert_eq!(bench.text("rules.ties.2.id"), "jalur");
    assert_eq!(bench.text("rubric.tracks.0.components.0.id"), component);
    // Of a code that is doubled, nobody knows which one is meant.
    bench.act(Task::Rename(path("districts.0.code"), "63.77".to_owned()));
    bench.act(Task::Rename(path("districts.0.code"), "63.88".to_owned()));
    assert_eq!(bench.texts("panel.1.recused", ""), ["63.77"]);
    assert_eq!(bench.texts("districts", "code"), ["63.88", "63.77"]);
}

#[test]
fn what_is_frozen_changes_only_by_a_next_edition() {
    let mut bench = Bench::new();
    bench.act(Task::Begin(Some("pk-2020-aksi-1-4".to_owned())));
    // Too much is open.
    assert!(bench.freeze("").is_empty());
    let mut bench = Bench::decided();
    assert!(!bench.freeze("").is_empty(), "it was not frozen");
    let frozen = bench.round();
    for task in [
        Task::Type(path("title"), Node::text("Lain")),
        Task::Rename(path("districts.0.code"), "x".to_owned()),
        Task::PastePanel("Lain".to_owned()),
        Task::PasteReviews("\t1.1\n63.01\tA".to_owned()),
        Task::Undo,
        Task::Redo,
    ] {
        bench.act(task.clone());
        assert_eq!(bench.round(), frozen, "{task:?}");
    }
    assert!(bench.freeze("").is_empty());
    bench.act(Task::Amend);
    bench.act(Task::Type(path("title"), Node::text("Judul baru")));
    // The panel may need the first edition again before there is a second one.
    let first = check_draft(&frozen).round.unwrap();
    for file in hand_outs(&first, false, false) {
        match bench.act(Task::Give(Gift::Before(file))).as_slice() {
            [Errand::Download { text, .. }] => assert_eq!(*text, round_file(&first)),
            [Errand::Page { text, .. }] => assert_eq!(*text, sheets_file(&first, [])),
            other => unreachable!("{other:?}"),
        }
    }
    // Without a reason there is no second edition.
    bench.freeze(" ");
    assert_eq!(bench.texts("frozen", "at").len(), 1);
    bench.freeze("Judul keliru");
    assert_eq!(bench.texts("frozen", "change.reason"), ["", "Judul keliru"]);
    assert_eq!(bench.texts("frozen", "change.previous")[1].len(), 64);
    assert_eq!(bench.texts("frozen", "by"), ["Sekretariat", "Sekretariat"]);

    // Next year begins without what belongs to this one.
    bench.act(Task::Renew);
    assert!(bench.texts("frozen", "at").is_empty());
    assert_eq!(bench.texts("districts", "slot"), ["", ""]);
    assert_eq!(bench.text("id"), "putaran-baru-baru");
    assert_eq!(bench.round().at(&path("year")).unwrap().value, Node::whole(2026).value);
}

#[test]
fn an_amendment_can_be_taken_back() {
    let mut bench = Bench::decided();
    bench.freeze("");
    let frozen = bench.round();
    bench.act(Task::Amend);
    bench.act(Task::Type(path("title"), Node::text("Lain")));
    bench.act(Task::Undo);
    bench.act(Task::Undo);
    assert_eq!(bench.round(), frozen);
    bench.act(Task::Redo);
    bench.act(Task::Redo);
    assert_eq!(bench.text("title"), "Lain");
}

#[test]
fn what_another_page_has_kept_is_taken_over_and_can_be_undone() {
    let mut bench = Bench::decided();
    let mine = bench.round();
    let (_, text) = bench.shop.texts().into_iter().next().unwrap();
    let mut other = Bench::new();
    other.act(Task::Unpack(vec![text]));
    let (id, _) = other.shop.texts().into_iter().next().unwrap();
    other.act(Task::Open(id));
    other.act(Task::Type(path("title"), Node::text("Dari tab lain")));
    let theirs = other.shop.texts().into_iter().map(|(_, text)| text).collect();
    bench.act(Task::Shelf(theirs));
    bench.act(Task::Type(path("id"), Node::text("kedua")));
    assert_eq!(bench.text("title"), "Dari tab lain");
    bench.act(Task::Undo);
    bench.act(Task::Undo);
    assert_eq!(bench.round(), mine);
}

#[test]
fn what_was_begun_before_the_storage_was_there_stays() {
    let mut bench = Bench::decided();
    bench.act(Task::Unpack(Vec::new()));
    assert_eq!(bench.shop.texts().len(), 1);
}

#[test]
fn every_preset_can_be_gone_on_with() {
    let presets = Supplies::read(&supplies_file()).presets;
    assert_eq!(presets.len(), 7);
    for preset in presets {
        let mut bench = Bench::new();
        bench.act(Task::Begin(Some(preset.id.clone())));
        assert_eq!(bench.text("id"), preset.id);
        // What no source says can be given.
        bench.act(Task::Type(path("rules.rounding.decimals"), Node::whole(2)));
        bench.act(set("rules.rounding.half", Node::text("up")));
        bench.act(set("rules.not_applicable", Node::text("left_out")));
        assert_eq!(bench.text("rules.rounding.half"), "up");
    }
}

#[test]
fn a_table_becomes_the_instrument_of_the_open_draft() {
    let mut bench = Bench::decided();
    let table = "Kode aksi\tAksi\tKode indikator\tIndikator\tKode tingkat\tPoin\tUraian\n\
                 1\tAnalisis\t1.1\tSebaran\tA\t3\tLengkap\n\
                 1\tAnalisis\t1.1\tSebaran\tB\t2,5\tCukup\n";
    let before = bench.round();
    bench.act(Task::Paste(table.replace("2,5", "dua")));
    bench.act(Task::TakeOver(true));
    assert_eq!(bench.round(), before);
    bench.act(Task::Paste(table.to_owned()));
    bench.act(Task::TakeOver(true));
    assert_eq!(bench.text("rubric.tracks.0.components.0.sections.0.indicators.0.levels.1.code"), "B");
    assert_eq!(bench.texts("panel", "id"), ["p1", "p2"]);
    bench.act(Task::Undo);
    assert_eq!(bench.round(), before);
}

#[test]
fn a_plan_that_cannot_be_read_changes_nothing() {
    let mut bench = Bench::decided();
    let before = bench.round();
    bench.act(Task::Arrange(Wish { begin: "pagi".to_owned(), gap: "x".to_owned(), ..Wish::default() }));
    assert_eq!(bench.round(), before);
    bench.act(Task::Show(Tab::Round));
    assert_eq!(bench.round(), before);
}

/// What the secretariat has in its spreadsheets, with headers and without.
#[test]
fn pasted_lists_are_understood_or_told() {
    let mut bench = Bench::decided();
    bench.act(Task::PasteDistricts(
        "No\tKabupaten/Kota\tKode\tRuang\tWaktu\n1\tKab. Banjar\t63.03\tAula\t12/05/2026 09.00\n2\tKota Banjarbaru\t63.72\t\t"
            .to_owned(),
    ));
    assert_eq!(bench.texts("districts", "code"), ["63.01", "63.02", "63.03", "63.72"]);
    assert_eq!(bench.texts("districts", "slot")[2..], ["2026-05-12T09:00", ""]);
    assert_eq!(bench.texts("districts", "room")[2..], ["Aula", ""]);
    bench.act(Task::PastePanel(
        "No\tNama\tInstansi\tPeran\n1\tMaria\tDinkes\tanggota\n2\tYusuf\tULM\t".to_owned(),
    ));
    assert_eq!(bench.texts("panel", "name"), ["Sri Rahayu", "Ahmad", "Maria", "Yusuf"]);
    assert_eq!(bench.texts("panel", "agency")[2..], ["Dinkes", "ULM"]);
    bench.act(Task::PastePanel("3\tRatna\tBappeda".to_owned()));
    assert_eq!(bench.texts("panel", "name")[4..], ["Ratna"]);
    bench.act(Task::PasteDistricts("Kab. Tabalong; 13 Mei 2026 08.00".to_owned()));
    assert_eq!(bench.texts("districts", "slot")[4..], ["2026-05-13T08:00"]);

    // All that is wrong is told, and nothing is taken.
    let before = bench.round();
    bench.act(Task::PasteDistricts(
        "63.04\tKab. Tapin\tpagi\n63.01\tKab. Lain\nxx; Kab. Khayal\n63.05;;".to_owned(),
    ));
    bench.act(Task::PastePanel("Nama\tPeran\nMaria\tanggota\nBudi\twakil ketua".to_owned()));
    assert_eq!(bench.round(), before);
}
