//! What can be wrong with a rubric, a round or an entry.

use crate::Path;

/// Something wrong with a rubric, a round or an entry; sentences are made elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A text that must say something is empty.
    Empty,
    /// A text is longer than `most` characters.
    TooLong {
        /// The most characters allowed here.
        most: usize,
    },
    /// A text holds a character that cannot be seen.
    Hidden {
        /// The first such character.
        character: char,
    },
    /// A code or id holds white space or is longer than allowed.
    BadCode,
    /// A date is not written as `2026`, `2026-05` or `2026-05-12`.
    BadDate,
    /// A web address does not begin with `https://` or `http://`, or holds white space.
    BadAddress,
    /// A list has fewer items than needed.
    TooFew {
        /// The fewest items allowed here.
        least: usize,
    },
    /// A list has more items than allowed.
    TooMany {
        /// The most items allowed here.
        most: usize,
    },
    /// A code or id stands twice where it must be unique.
    Duplicate {
        /// The code or id.
        code: String,
    },
    /// A weight is negative.
    NegativeWeight,
    /// All weights of a list are zero, so nothing would count.
    WeightsSumToZero,
    /// A number is outside of its range.
    OutOfRange {
        /// The smallest value allowed.
        least: i64,
        /// The largest value allowed.
        most: i64,
    },
    /// The best level of an indicator has fewer than zero points.
    NegativeMaximum,
    /// A track is scored as a share, and a component of it can earn no points.
    NothingToEarn,
    /// Points and weights are so fine that a score would not fit in exact numbers.
    TooFine,
    /// What is official or printed must name its source.
    SourceMissing,
    /// There is no source of this id.
    UnknownSource {
        /// The id that was named.
        id: String,
    },
    /// The rubric has no such indicator.
    UnknownIndicator {
        /// The code that was named.
        code: String,
    },
    /// The indicator has no such level.
    UnknownLevel {
        /// The code that was named.
        code: String,
    },
    /// The indicator asks for no such piece of evidence.
    UnknownEvidence,
    /// An address does not start with `https://` or `http://` and the name of a host, or has white space in it.
    BadLink,
    /// The indicator does not allow "not applicable".
    NotApplicableRefused,
    /// The round has no such panelist.
    UnknownPanelist {
        /// The id that was named.
        id: String,
    },
    /// The round has no such district.
    UnknownDistrict {
        /// The id that was named.
        id: String,
    },
    /// There is no such part or rule.
    Unknown {
        /// What it would be.
        what: Named,
        /// The code, id or name that was given.
        name: String,
    },
    /// This must be decided before the round is frozen.
    Undecided,
    /// Nobody of the panel grades this section.
    NobodyGrades,
    /// So many of the panel are cut off that nobody is left.
    NobodyLeft,
    /// A class begins no higher than the one before it.
    ClassesOutOfOrder,
    /// A rule for ties can never decide one.
    TieNeverDecides,
    /// Editions were not frozen one after the other, or the last one is not this one.
    EditionsOutOfOrder,
    /// The first edition changes nothing; every later one says what it changed.
    ChangeOfEdition,
    /// A writer's counter does not grow.
    CounterBackwards,
    /// An entry does not carry the hash of its writer's previous entry.
    ChainBroken,
    /// One writer wrote two different histories.
    Forked {
        /// The writer.
        writer: String,
        /// The counter where the histories part.
        counter: u64,
    },
    /// An entry names one that is not older than itself.
    NotOlder,
}

/// What is called by a code, id or name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// A track.
    Track,
    /// A component.
    Component,
    /// A section.
    Section,
    /// A class of scores.
    Class,
    /// A rank of presenters.
    PresenterRank,
}

/// Every fault that was found, each with its place.
#[derive(Debug, Default)]
pub struct Faults(pub Vec<(Path, Fault)>);

impl Faults {
    /// Notes `fault` at `path`.
    pub fn add(&mut self, path: Path, fault: Fault) {
        self.0.push((path, fault));
    }

    /// Notes that there is no such thing of this name.
    pub fn add_unknown(&mut self, path: Path, what: Named, name: &str) {
        self.add(path, Fault::Unknown { what, name: name.to_owned() });
    }

    /// Notes what is wrong with a required text of at most `most` characters.
    pub fn check_text(&mut self, path: &Path, text: &str, most: usize) {
        if text.trim().is_empty() {
            self.add(path.clone(), Fault::Empty);
        }
        self.check_characters(path, text, most);
    }

    /// Notes what is wrong with the characters of a text that may be empty.
    pub fn check_characters(&mut self, path: &Path, text: &str, most: usize) {
        if text.chars().count() > most {
            self.add(path.clone(), Fault::TooLong { most });
        }
        if let Some(character) = text.chars().find(|character| crate::text::is_hidden(*character)) {
            self.add(path.clone(), Fault::Hidden { character });
        }
    }

    /// Notes what is wrong with a code or id of at most `most` characters without white space.
    pub fn check_code(&mut self, path: &Path, code: &str, most: usize) {
        if code.is_empty() {
            self.add(path.clone(), Fault::Empty);
        } else if code.chars().count() > most
            || code.chars().any(|c| c.is_whitespace() || crate::text::is_hidden(c))
        {
            self.add(path.clone(), Fault::BadCode);
        }
    }

    /// Notes what is wrong with an address of at most `most` characters.
    pub fn check_link(&mut self, path: &Path, url: &str, most: usize) {
        self.check_characters(path, url, most);
        let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
        let host = rest.unwrap_or_default().split(['/', '?', '#', ':']).next().unwrap_or_default();
        let is_letter = |c: char| c.is_ascii_alphanumeric() || !c.is_ascii();
        let is_host = host.starts_with(is_letter)
            && host.contains('.')
            && host.chars().all(|c| is_letter(c) || c == '-' || c == '.');
        if !is_host || url.chars().any(char::is_whitespace) {
            self.add(path.clone(), Fault::BadLink);
        }
    }

    /// Notes an edition that comes before the first.
    pub fn check_edition(&mut self, path: &Path, edition: u32) {
        if edition == 0 {
            self.add(path.clone(), Fault::OutOfRange { least: 1, most: u32::MAX.into() });
        }
    }

    /// Notes a list that has fewer than `least` or more than `most` items.
    pub fn check_length(&mut self, path: &Path, length: usize, least: usize, most: usize) {
        if length < least {
            self.add(path.clone(), Fault::TooFew { least });
        } else if length > most {
            self.add(path.clone(), Fault::TooMany { most });
        }
    }

    /// Notes each item of `codes` that stood earlier in it; `path_of` gives the place of an item. Lists longer than any
    /// that is allowed are not looked at, for that they are too long has been told.
    pub fn check_unique(&mut self, codes: &[&str], path_of: &dyn Fn(usize) -> Path) {
        const LONGEST: usize = 1_000;
        if codes.len() > LONGEST {
            return;
        }
        for (index, code) in codes.iter().enumerate() {
            if codes.iter().take(index).any(|earlier| earlier == code) {
                self.add(path_of(index), Fault::Duplicate { code: (*code).to_owned() });
            }
        }
    }
}
