//! A picture of the page for where no page can be shown: its title and finding, beside a figure.

use crate::{
    chart::{
        self,
        backend::Pen,
        poster::{moved, wrapped},
        sheet::{Across, Down, Frame, LETTER_WIDTH, Sheet, TEXT_SIZE, Text},
        theme::Ink,
    },
    present::figure::FigureView,
};

/// Its width in pixels.
pub const WIDTH: u32 = 1200;

/// Its margin on each side.
const MARGIN: f64 = 48.0;

/// The width of the words.
const WORDS: f64 = 470.0;

/// The height kept free below the figure, for what it rests on: two lines.
const FOOT: f64 = 48.0;

/// How much larger the figure is than on a page.
const SCALE: f64 = 1.6;

/// A text of the card: what it says, the size of its letters in pixels, and its role.
type Line<'a> = (&'a str, f64, Ink);

/// Draws the card of a page at a height in pixels; what it rests on and which day it is about stand below the
/// figure.
#[must_use]
pub fn draw(title: &str, finding: &str, basis: &str, figure: &FigureView, height: u32) -> Sheet {
    let mut sheet = Sheet::new(f64::from(WIDTH), f64::from(height), 1.0);
    let ground = Frame {
        left: 0,
        top: 0,
        right: WIDTH as i32,
        bottom: height as i32,
    };
    let pen = Pen::new(&mut sheet);
    pen.fill(ground.corners(), Ink::Paper);
    let right = MARGIN + WORDS + MARGIN;
    let room = f64::from(WIDTH) - right - MARGIN;
    let words = [(title, 46.0, Ink::Ink), (finding, 26.0, Ink::Muted)];
    write(&pen, &words, (MARGIN, MARGIN), WORDS);
    let heading = [(&*figure.title, 24.0, Ink::Ink)];
    let below = write(&pen, &heading, (right, MARGIN), room);
    let foot = f64::from(height) - MARGIN - FOOT;
    write(
        &pen,
        &[("", 1.0, Ink::Muted), (basis, 18.0, Ink::Muted)],
        (right, foot),
        room,
    );
    drop(pen);
    let least = foot - 12.0 - below;
    let drawn = chart::draw(figure, room / SCALE, least / SCALE, SCALE);
    let by = (right.round() as i32, below.round() as i32);
    let marks = drawn.marks.into_iter().map(|mark| moved(mark, by));
    sheet.marks.extend(marks);
    sheet
}

/// Writes texts below each other from a place on, the first bold, and returns where they end.
fn write(pen: &Pen<'_>, lines: &[Line<'_>], (left, top): (f64, f64), room: f64) -> f64 {
    let mut down = top;
    for (place, (text, size, ink)) in lines.iter().enumerate() {
        let letters = room / (LETTER_WIDTH / TEXT_SIZE * size);
        for text in wrapped(text, letters as usize) {
            pen.write(Text {
                text,
                at: (pen.length(left), pen.length(down)),
                across: Across::Start,
                down: Down::Below,
                ink: *ink,
                size: *size,
                is_bold: place == 0,
            });
            down += size * 1.3;
        }
        down += size * 0.7;
    }
    down
}
