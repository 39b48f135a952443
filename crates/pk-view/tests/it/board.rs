//! Combining sheets, driven by hand.

use pk_format::Lang;
use pk_view::Moment;
use pk_view::recap::{Board, Errand, Gift, Task};

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
    // Once a page has both and decides, its file is enough.
    third.review(2, "D");
    assert_eq!(third.kept.iter().filter(|(id, _)| id.starts_with("pleno/")).count(), 1);
    assert_eq!(Hall::open(7, &third.kept).plenary(), third.plenary());
}

#[test]
fn a_round_is_emptied_and_nothing_else() {
    let mut hall = Hall::gathered();
    hall.review(0, "D");
    hall.act(Task::AskEmpty(true));
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
