//! Pictures as SVG that stand alone: colours are in attributes, so that a saved picture looks the same anywhere.

use crate::radar::corner;
use crate::tag::{Tag, tag};

/// The size of letters, in units of a picture.
const LETTER: usize = 14;
/// The width of a letter, about.
const WIDE: usize = 8;
/// The height of the caption.
const CAPTION: usize = 50;
/// A cell of a heat map.
const CELL: usize = 34;

/// What is written on light colours, and on dark ones.
const DARK: &str = "#1a1f24";
const LIGHT: &str = "#ffffff";
/// Colours from little to much, each with that of the numbers on it, readable in black and white too and by whoever sees no red and green.
const SCALE: [(&str, &str); 6] = [
    ("#fff7e6", DARK),
    ("#fee0b0", DARK),
    ("#fdb97d", DARK),
    ("#e8826a", DARK),
    ("#a84268", LIGHT),
    ("#4a1f6b", LIGHT),
];

/// A value between 0 and 1, and the text that is shown for it; nothing where there is none.
pub(crate) type Heat = Option<(f64, String)>;

/// Rows × columns as colours, each with its number.
pub(crate) fn heat(
    hook: &'static str,
    label: &str,
    rows: &[String],
    columns: &[String],
    cells: &[Vec<Heat>],
) -> Tag {
    let side = longest(rows) * WIDE + 12;
    let top = longest(columns) * WIDE + 12;
    let (width, height) = (side + columns.len() * CELL + 8, top + rows.len() * CELL + 8);
    // All squares of a colour are one shape, and all numbers that are written on them one group.
    let mut squares = SCALE.map(|(fill, _)| (fill, String::new()));
    let mut empty = String::new();
    let numbers = |ink| tag("g[font-size=11][font-family=sans-serif][text-anchor=middle]").set("fill", ink);
    let (mut dark, mut light) = (numbers(DARK), numbers(LIGHT));
    let mut picture = tag("g");
    for (column, name) in columns.iter().enumerate() {
        let x = side + column * CELL + CELL / 2 + LETTER / 3;
        let turn = format!("rotate(-90 {x} {})", top - 6);
        picture = picture.tag(words(name, x, top - 6, "start").set("transform", &turn));
    }
    for (row, (name, cells)) in rows.iter().zip(cells).enumerate() {
        let y = top + row * CELL;
        picture = picture.tag(words(name, side - 6, y + CELL / 2 + LETTER / 3, "end"));
        for (column, cell) in cells.iter().enumerate() {
            let x = side + column * CELL;
            let step = cell.as_ref().map(|(value, _)| step(*value));
            let squares = step.and_then(|step| squares.get_mut(step)).map_or(&mut empty, |(_, path)| path);
            squares.push_str(&format!("M{x} {y}h{CELL}v{CELL}h-{CELL}z"));
            let number = tag("text")
                .set("x", &(x + CELL / 2).to_string())
                .set("y", &(y + CELL / 2 + 4).to_string())
                .text(cell.as_ref().map_or("–", |(_, text)| text));
            let is_light = step.and_then(|step| SCALE.get(step)).is_some_and(|(_, ink)| *ink == LIGHT);
            if is_light {
                light = light.tag(number);
            } else {
                dark = dark.tag(number);
            }
        }
    }
    for (fill, path) in squares.into_iter().chain([(LIGHT, empty)]) {
        if !path.is_empty() {
            picture =
                picture.tag(tag("path[stroke=#78838e][stroke-width=1]").set("fill", fill).set("d", &path));
        }
    }
    framed(hook, label, (width, height), picture.tag(dark).tag(light))
}

/// A name, its value as text and as a number, and the range in which it moves, if it does.
pub(crate) type Bar = (String, String, f64, Option<(f64, f64)>);

/// One bar a row, from 0 to the greatest value, with a line over the range in which it moves.
pub(crate) fn bars(hook: &'static str, label: &str, rows: &[Bar]) -> Tag {
    let names: Vec<String> = rows.iter().map(|(name, ..)| name.clone()).collect();
    let (side, length) = (longest(&names) * WIDE + 12, 420.0);
    let greatest = |(_, _, value, range): &Bar| range.map_or(*value, |(_, high)| high.max(*value));
    let most = rows.iter().map(greatest).fold(0.0_f64, f64::max);
    let at = |value: f64| if most > 0.0 { (value / most * length).max(0.0) } else { 0.0 };
    let mut picture = tag("g");
    for (row, (name, score, value, range)) in rows.iter().enumerate() {
        let y = row * 28 + 6;
        let left = f(side);
        let bar = tag("rect[fill=#7fb2d6]")
            .set("x", &side.to_string())
            .set("y", &y.to_string())
            .set("width", &whole(at(*value)))
            .set("height", "20");
        let line = |x1: f64, x2: f64, y1: usize, y2: usize| {
            tag("line[stroke=#1a1f24][stroke-width=2]")
                .set("x1", &whole(left + x1))
                .set("x2", &whole(left + x2))
                .set("y1", &y1.to_string())
                .set("y2", &y2.to_string())
        };
        picture = picture.tag(words(name, side - 6, y + 15, "end")).tag(bar);
        if let Some((low, high)) = range.map(|(low, high)| (at(low), at(high))) {
            picture = picture
                .tag(line(low, high, y + 10, y + 10))
                .tag(line(low, low, y + 4, y + 16))
                .tag(line(high, high, y + 4, y + 16));
        }
        picture = picture.tag(words(score, side + 432, y + 15, "start"));
    }
    framed(hook, label, (side + 520, rows.len() * 28 + 12), picture)
}

/// Two surfaces over the same corners: one district, and the median of all.
pub(crate) fn radar(
    hook: &'static str,
    label: &str,
    corners: &[String],
    keys: (&str, &str),
    (own, median): (&[f64], &[f64]),
) -> Option<Tag> {
    if corners.len() < 3 {
        return None;
    }
    let mut picture = tag("svg.picture[role=img][viewBox=-1750 -1500 3500 2780][width=700][height=556]")
        .set("data-picture", hook)
        .set("aria-label", label);
    let shape = |shares: &dyn Fn(usize) -> f64| {
        let point = |index: usize| {
            let (x, y) = corner(index, corners.len(), shares(index));
            [x.to_string(), ",".to_owned(), y.to_string()].concat()
        };
        (0..corners.len()).map(point).collect::<Vec<_>>().join(" ")
    };
    picture = picture.tag(tag("rect[x=-1750][y=-1500][width=3500][height=2780][fill=#ffffff]")).tag(line_of(
        label.split('·').next().unwrap_or_default().trim(),
        -1400,
        "#1a1f24",
    ));
    // What it is of goes with it, in lines that are not cut.
    for (row, part) in label.split('·').skip(1).enumerate() {
        let y = -1310 + i32::try_from(row).unwrap_or_default() * 90;
        picture = picture.tag(line_of(part.trim(), y, "#1a1f24"));
    }
    picture = picture.tag(line_of(&["■ ", keys.0].concat(), 1150, "#0b5c8a")).tag(line_of(
        &["▢ ", keys.1].concat(),
        1240,
        "#a84268",
    ));
    for ring in [0.25, 0.5, 0.75, 1.0] {
        let points = shape(&|_| ring);
        picture =
            picture.tag(tag("polygon[fill=none][stroke=#78838e][stroke-width=6]").set("points", &points));
    }
    let of = |shares: &[f64], index: usize| shares.get(index).copied().unwrap_or_default();
    let middle = tag("polygon[fill=none][stroke=#a84268][stroke-width=18][stroke-dasharray=50 30]");
    let surface = tag("polygon[fill=#0b5c8a][fill-opacity=.25][stroke=#0b5c8a][stroke-width=24]");
    picture = picture
        .tag(surface.set("points", &shape(&|index| of(own, index))))
        .tag(middle.set("points", &shape(&|index| of(median, index))));
    for (index, name) in corners.iter().enumerate() {
        let (x, y) = corner(index, corners.len(), 1.12);
        let anchor = match x {
            -200..=200 => "middle",
            201.. => "start",
            _ => "end",
        };
        let text = tag("text[dominant-baseline=middle][font-size=110][font-family=sans-serif][fill=#1a1f24]")
            .set("text-anchor", anchor)
            .set("x", &x.to_string())
            .set("y", &y.to_string());
        picture = picture.tag(text.text(name));
    }
    Some(picture)
}

/// A line of text in the corner of a radar.
fn line_of(text: &str, y: i32, ink: &'static str) -> Tag {
    tag("text[x=-1720][font-size=72][font-family=sans-serif]")
        .set("y", &y.to_string())
        .set("fill", ink)
        .text(text)
}

/// A picture of this size under its caption, which goes with it wherever it is saved.
fn framed(hook: &'static str, label: &str, (width, height): (usize, usize), content: Tag) -> Tag {
    // What it shows, and below what it is of: a picture that is saved says both.
    let (shows, of) = label.split_once('·').unwrap_or((label, ""));
    let (shows, of) = (shows.trim(), of.trim());
    let most = shows.chars().count().max(of.chars().count());
    let width = width.max(most * WIDE + 12).to_string();
    let height = (height + CAPTION).to_string();
    tag("svg.picture[role=img]")
        .set("data-picture", hook)
        .set("aria-label", label)
        .set("viewBox", &["0 0 ", &width, " ", &height].concat())
        .set("width", &width)
        .set("height", &height)
        .tag(tag("rect[x=0][y=0][fill=#ffffff]").set("width", &width).set("height", &height))
        .tag(words(shows, 6, 18, "start"))
        .tag(words(of, 6, 38, "start"))
        .tag(content.set("transform", &format!("translate(0 {CAPTION})")))
}

fn words(text: &str, x: usize, y: usize, anchor: &str) -> Tag {
    tag("text[font-family=sans-serif][fill=#1a1f24]")
        .set("font-size", &LETTER.to_string())
        .set("text-anchor", anchor)
        .set("x", &x.to_string())
        .set("y", &y.to_string())
        .text(text)
}

fn longest(texts: &[String]) -> usize {
    texts.iter().map(|text| text.chars().count()).max().unwrap_or_default()
}

/// Which colour of the scale a value has.
fn step(value: f64) -> usize {
    (0..SCALE.len()).rev().find(|step| value >= f(*step) / f(SCALE.len())).unwrap_or_default()
}

#[expect(clippy::cast_precision_loss, reason = "a few thousand")]
fn f(number: usize) -> f64 {
    number as f64
}

fn whole(number: f64) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "a few thousand")]
    let whole = number.round() as i32;
    whole.to_string()
}
