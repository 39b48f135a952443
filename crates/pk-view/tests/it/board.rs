//! Combining sheets, driven by hand.

use pk_format::Lang;
use pk_view::Moment;
use pk_view::recap::{Board, Draft, Errand, Gift, Tab, Task, recap};
use yew::prelude::*;

#[derive(Clone, PartialEq, Properties)]
struct ShownProps {
    html: Html,
}

#[component]
fn Shown(ShownProps { html }: &ShownProps) -> Html {
    html.clone()
}

/// The board, and what the device keeps of it.
struct Hall {
    board: Board,
    kept: Vec<(String, String)>,
    page: u8,
}

fn bytes(name: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/cases/rekap/");
    std::fs::read([folder, name].concat()).unwrap()
}

impl Hall {
    fn open(page: u8, kept: &[(String, String)]) -> Self {
        let mut hall = Self { board: Board::new(Lang::Id, 420), kept: kept.to_vec(), page };
        let texts = kept.iter().map(|(_, text)| text.clone()).collect();
        hall.act(Task::Unpack(texts));
        hall
    }

    fn gathered() -> Self {
        let mut hall = Self::open(1, &[]);
        hall.take(&["ani.json", "budi.json", "cici.json"]);
        hall
    }

    fn act(&mut self, task: Task) -> Vec<Errand> {
        let errands = self.board.act(task, Moment { now: 1_778_634_000_000, random: [self.page; 10] });
        for errand in &errands {
            match errand {
                Errand::Keep(texts) => {
                    self.kept.retain(|(known, _)| texts.iter().all(|(id, _)| id != known));
                    self.kept.extend(texts.iter().cloned());
                }
                Errand::Forget(id) => self.kept.retain(|(known, _)| known != id),
                _ => {}
            }
        }
        errands
    }

    fn take(&mut self, names: &[&str]) {
        let files = names.iter().map(|name| ((*name).to_owned(), Ok(bytes(name)))).collect();
        self.act(Task::Take(files));
        self.act(Task::Taken);
    }

    fn csv(&mut self) -> String {
        match self.act(Task::Give(Gift::Csv)).as_slice() {
            [Errand::Download { text, .. }] => text.clone(),
            other => unreachable!("{other:?}"),
        }
    }

    /// What is on the screen.
    fn screen(&self) -> String {
        let html = recap(&self.board, &Callback::noop());
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let renderer = yew::LocalServerRenderer::<Shown>::with_props(ShownProps { html }).hydratable(false);
        tokio::task::LocalSet::new().block_on(&runtime, renderer.render())
    }

    fn plenary(&mut self) -> String {
        match self.act(Task::Give(Gift::Plenary)).as_slice() {
            [Errand::Download { text, .. }] => text.clone(),
            other => unreachable!("{other:?}"),
        }
    }

    fn review(&mut self, panelist: usize, level: &str) -> Vec<Errand> {
        self.act(Task::Look(0, 0));
        self.act(Task::Review(panelist, Some(level.to_owned()), "Dilihat kembali".to_owned()))
    }
}

#[test]
fn files_are_taken_once_and_in_any_order() {
    let mut hall = Hall::gathered();
    let csv = hall.csv();
    // The three, their round once, and that it is looked at.
    assert_eq!(hall.kept.len(), 5);
    hall.take(&["cici.json", "ani.json"]);
    assert_eq!((hall.kept.len(), hall.csv()), (5, csv.clone()));
    let mut other = Hall::open(2, &[]);
    other.take(&["cici.json", "budi.json", "ani.json"]);
    assert_eq!(other.csv(), csv);
    // What is no file of ours is told, and keeps nothing else out.
    other.act(Task::Take(vec![
        ("foto.jpg".to_owned(), Ok(vec![0xff, 0xd8])),
        ("x.json".to_owned(), Err("Rusak.".to_owned())),
    ]));
    other.act(Task::Taken);
    assert_eq!(other.csv(), csv);
    // Taken out again, the panelist is missing.
    let id = hall.kept.iter().find(|(_, text)| text.contains("ani.json")).unwrap().0.clone();
    hall.act(Task::Remove(id));
    assert_eq!(hall.kept.len(), 4);
    assert_ne!(hall.csv(), csv);
    hall.take(&["ani.json", "budi.json", "cici.json"]);
    assert_eq!(hall.csv(), csv);
}

#[test]
fn what_is_decided_is_kept_and_found_again() {
    let mut hall = Hall::gathered();
    let before = hall.csv();
    assert!(
        hall.act(Task::Review(0, Some("D".to_owned()), " ".to_owned()))
            .iter()
            .all(|errand| !matches!(errand, Errand::Keep { .. }))
    );
    hall.review(1, "D");
    let after = hall.csv();
    assert_ne!(before, after);
    let mut again = Hall::open(3, &hall.kept);
    assert_eq!((again.csv(), again.plenary()), (after, hall.plenary()));
    // Kept, the grade of the sheet counts again; nothing of what was decided is gone.
    again.act(Task::Look(0, 0));
    again.act(Task::Review(1, None, "Tetap".to_owned()));
    assert_eq!(again.csv(), before);
    assert_eq!(again.plenary().matches("\"type\":\"review\"").count(), 2);
    // By the mean, an agreement changes nothing; it is written down all the same.
    again.act(Task::Agree(Some("A".to_owned()), "Sepakat".to_owned(), String::new()));
    assert_eq!(again.csv(), before);
}

/// Two pages that have the same round open never write over each other.
#[test]
fn two_pages_keep_what_each_decides() {
    let first = Hall::gathered();
    let (mut one, mut two) = (Hall::open(4, &first.kept), Hall::open(5, &first.kept));
    one.review(0, "D");
    two.review(1, "D");
    let mut both = one.kept.clone();
    both.extend(two.kept.iter().filter(|file| !one.kept.contains(file)).cloned());
    let mut third = Hall::open(6, &both);
    assert_eq!(third.plenary().matches("\"type\":\"review\"").count(), 2);
    // Each keeps its own and nothing of the others', so that none removes what another one is writing.
    third.review(2, "D");
    assert_eq!(third.kept.iter().filter(|(id, _)| id.starts_with("pleno/")).count(), 3);
    assert_eq!(Hall::open(7, &third.kept).plenary(), third.plenary());
}

/// What another page takes out is gone here too; what was decided here stays, and what is still being kept.
#[test]
fn what_another_page_takes_out_is_gone() {
    let mut one = Hall::gathered();
    one.review(0, "D");
    let plenary = one.plenary();
    let id = one.kept.iter().find(|(_, text)| text.contains("ani.json")).unwrap().0.clone();
    let texts = |kept: &[(String, String)]| {
        let there = kept.iter().filter(|(known, _)| *known != id && !known.starts_with("pleno/"));
        there.map(|(_, text)| text.clone()).collect::<Vec<_>>()
    };
    let before = one.csv();
    let kept = one.kept.clone();
    one.act(Task::Shelf(texts(&kept)));
    assert_eq!(one.csv(), before, "something is still on its way to the device");
    one.act(Task::Stored(true));
    one.act(Task::Shelf(texts(&kept)));
    assert_ne!(one.csv(), before);
    assert_eq!(one.plenary(), plenary);
    one.kept.retain(|(id, _)| !id.starts_with("pleno/"));
    one.act(Task::Stored(true));
    one.act(Task::Shelf(texts(&kept)));
    assert!(one.kept.iter().any(|(id, _)| id.starts_with("pleno/")), "what was decided here is kept again");
}

/// Decisions that were downloaded and taken out are taken in again beside what was decided since.
#[test]
fn decisions_that_were_taken_out_come_back() {
    let mut hall = Hall::gathered();
    hall.review(0, "D");
    let downloaded = hall.plenary().into_bytes();
    let own = hall.kept.iter().find(|(id, _)| id.starts_with("pleno/")).unwrap().0.clone();
    hall.act(Task::AskRemove(own.clone()));
    hall.act(Task::Remove(own));
    assert!(!hall.plenary().contains("\"type\":\"review\""));
    hall.page += 1;
    hall.review(1, "D");
    hall.act(Task::Take(vec![("keputusan.json".to_owned(), Ok(downloaded))]));
    hall.act(Task::Taken);
    assert_eq!(hall.plenary().matches("\"type\":\"review\"").count(), 2);
    assert_eq!(Hall::open(14, &hall.kept).plenary(), hall.plenary());
}

/// No screen for the hall names anybody before names are asked for.
#[test]
fn names_are_hidden_on_all_screens() {
    let mut hall = Hall::gathered();
    hall.review(0, "D");
    for tab in [Tab::Plenary, Tab::Result, Tab::Panel, Tab::Pictures] {
        hall.act(Task::Show(tab));
        hall.act(Task::Open(Some(0)));
        let names = |hall: &Hall| {
            let screen = hall.screen();
            ["Ani", "Budi", "Cici"].iter().filter(|name| screen.contains(**name)).count()
        };
        assert_eq!(names(&hall), 0, "{tab:?}");
        hall.act(Task::Names(true));
        if tab != Tab::Result {
            assert!(names(&hall) > 0, "{tab:?}");
        }
        hall.act(Task::Names(false));
    }
}

/// What a file decides otherwise than was decided here is told with both grades.
#[test]
fn other_decisions_are_told() {
    let mut here = Hall::gathered();
    here.review(0, "D");
    // Another page decides later, after it has seen nothing of this.
    let mut there = Hall::gathered();
    there.page = 15;
    there.review(1, "D");
    there.review(0, "C");
    let file = there.plenary().into_bytes();
    here.act(Task::Take(vec![("lain.json".to_owned(), Ok(file))]));
    here.act(Task::Taken);
    assert!(here.screen().contains("(D → C)"));
}

#[test]
fn a_stopped_import_and_what_is_taken_out_are_told() {
    let mut hall = Hall::gathered();
    hall.act(Task::Reading(200, 500));
    assert!(matches!(hall.act(Task::StopReading).as_slice(), [Errand::StopReading]));
    hall.act(Task::Taken);
    assert!(hall.screen().contains("200 dari 500"));
    let id = hall.kept.iter().find(|(_, text)| text.contains("ani.json")).unwrap().0.clone();
    hall.act(Task::AskRemove(id.clone()));
    assert!(hall.board.has_dialog() && hall.screen().contains("Keluarkan \"ani.json\""));
    hall.act(Task::Cancel);
    assert!(!hall.board.has_dialog());
    hall.act(Task::Remove(id));
    assert!(hall.screen().contains("ani.json dikeluarkan"));
}

/// A list beside the round that it is of: what differs is told, and that nothing does.
#[test]
fn a_list_is_compared_with_the_round() {
    let mut hall = Hall::gathered();
    let csv = hall.csv();
    let rows = csv.lines().skip(1).map(|line| {
        let cells: Vec<&str> = line.split(';').collect();
        [cells[3], cells[5], cells[6]].join(";")
    });
    let list = rows.collect::<Vec<_>>().join("\n");
    hall.act(Task::Show(Tab::List));
    hall.act(Task::CheckList(list.clone()));
    assert!(hall.screen().contains("sama dengan hasil putaran ini"), "{list}");
    hall.act(Task::CheckList(list.replacen("93,33", "93,83", 1)));
    assert!(hall.screen().contains("pada daftar skor 93,83, hasil putaran 93,33"));
}

/// What is typed is about a grade, not about a place in the agenda.
#[test]
fn what_was_typed_stays_with_its_round() {
    let mut hall = Hall::gathered();
    let draft = Draft { level: "A".to_owned(), reason: "sebab".to_owned(), dissent: String::new() };
    hall.act(Task::Type(0, 0, draft));
    hall.act(Task::TypeBy("Sekretariat".to_owned()));
    hall.act(Task::Empty);
    hall.take(&["ani.json"]);
    hall.act(Task::Look(0, 0));
    hall.act(Task::Show(Tab::Plenary));
    assert!(hall.screen().contains("Sekretariat"));
}

/// Of decisions that contradict each other none counts that comes in, whatever its name and its place; what was here stays.
#[test]
fn contradicting_decisions_are_not_taken() {
    let decided = |level: &str| {
        let mut hall = Hall::gathered();
        hall.review(0, level);
        hall.plenary().into_bytes()
    };
    let (one, other) = (decided("D"), decided("C"));
    let taken = |files: &[(&str, &[u8])]| {
        let mut hall = Hall::gathered();
        let files = files.iter().map(|(name, bytes)| ((*name).to_owned(), Ok(bytes.to_vec()))).collect();
        hall.act(Task::Take(files));
        hall.act(Task::Taken);
        let again = Hall::open(11, &hall.kept).csv();
        assert_eq!(hall.csv(), again, "and it is so when the page is opened again");
        again
    };
    let none = taken(&[]);
    assert_eq!(taken(&[("1.json", &one), ("2.json", &other)]), none);
    assert_eq!(taken(&[("1.json", &other), ("2.json", &one)]), none);
    assert_ne!(taken(&[("1.json", &one)]), none);
    let mut hall = Hall::gathered();
    hall.review(0, "D");
    let csv = hall.csv();
    hall.act(Task::Take(vec![("palsu.json".to_owned(), Ok(other))]));
    hall.act(Task::Taken);
    assert_eq!(hall.csv(), csv);
}

/// What cannot be read any more of what the device kept is told, and what was typed is there again.
#[test]
fn what_was_kept_and_is_broken_is_told() {
    let hall = Hall::gathered();
    let broken =
        hall.kept.iter().map(|(id, text)| (id.clone(), text.replace("\"level\":\"A\"", "\"level\":\"D\"")));
    let mut again = Hall::open(12, &broken.collect::<Vec<_>>());
    again.act(Task::Show(Tab::Gather));
    assert!(again.screen().contains("tidak dapat dibaca lagi"));
}

/// The plenary stays with what it looks at while files come in.
#[test]
fn files_that_come_in_move_nothing() {
    let mut hall = Hall::open(13, &[]);
    hall.take(&["ani.json", "budi.json"]);
    hall.act(Task::Look(1, 1));
    hall.act(Task::Open(Some(2)));
    let title = |hall: &mut Hall| {
        let screen = hall.screen();
        let start = screen.find("id=\"pk-item\"").unwrap();
        screen[start..].split("</h3>").next().unwrap().to_owned()
    };
    let before = title(&mut hall);
    hall.take(&["cici.json"]);
    assert_eq!(title(&mut hall), before);
}

#[test]
fn a_round_is_emptied_and_nothing_else() {
    let mut hall = Hall::gathered();
    hall.review(0, "D");
    hall.act(Task::AskEmpty);
    assert!(hall.board.has_dialog());
    hall.act(Task::Empty);
    assert!(hall.kept.iter().all(|(id, _)| id == "pilihan") && !hall.board.has_dialog());
}

/// What another page decides is seen here, and the grade that is being looked at stays in view.
#[test]
fn what_another_page_decides_is_seen() {
    let first = Hall::gathered();
    let (mut one, mut two) = (Hall::open(8, &first.kept), Hall::open(9, &first.kept));
    two.review(1, "D");
    let texts = two.kept.iter().map(|(_, text)| text.clone()).collect();
    one.act(Task::Shelf(texts));
    assert_eq!((one.csv(), one.plenary()), (two.csv(), two.plenary()));
    one.review(0, "D");
    assert_eq!(one.plenary().matches("\"type\":\"review\"").count(), 2);
}

/// Whoever asked for a round stays with it, and who writes is known again.
#[test]
fn the_choice_is_kept() {
    let mut hall = Hall::gathered();
    hall.act(Task::By("Sekretariat".to_owned()));
    hall.review(0, "D");
    let csv = hall.csv();
    let other = bytes("round.json");
    hall.act(Task::Take(vec![("putaran.json".to_owned(), Ok(other))]));
    hall.act(Task::Taken);
    let mut again = Hall::open(10, &hall.kept);
    assert_eq!(again.csv(), csv);
    again.review(1, "D");
    assert_eq!(again.plenary().matches("\"by\":\"Sekretariat\"").count(), 2);
}
