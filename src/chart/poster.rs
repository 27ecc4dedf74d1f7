//! A figure that leaves the page: on a ground of its own, with its finding above, and below how to read it
//! and what it rests on.

use crate::{
    chart::{
        self,
        backend::Pen,
        sheet::{Across, Down, Frame, LETTER_WIDTH, Mark, Point, Sheet, TEXT_SIZE, Text},
        theme::Ink,
    },
    present::figure::FigureView,
};

/// Its width in pixels of the style sheet.
const WIDTH: f64 = 640.0;

/// Its margin on each side.
const MARGIN: f64 = 24.0;

/// The size of the title's letters against those of the figure.
const TITLE: f64 = 1.6;

/// The width of the figure itself.
const INNER: f64 = WIDTH - 2.0 * MARGIN;

/// Draws a figure as a picture for elsewhere.
#[must_use]
pub fn draw(view: &FigureView, scale: f64) -> Sheet {
    let figure = chart::draw(view, INNER, chart::height(view, INNER), scale);
    let letters = |size: f64| (INNER / (LETTER_WIDTH * size)) as usize;
    let title = wrapped(&view.title, letters(TITLE));
    let mut notes = wrapped(view.how_to_read, letters(1.0));
    notes.extend(wrapped(view.basis, letters(1.0)));
    let line = TEXT_SIZE * 1.5;
    let head = MARGIN + line * TITLE * title.len() as f64 + line * 0.5;
    let foot = line * (notes.len() as f64 + 0.5) + MARGIN;
    let figure_height = f64::from(figure.height) / scale;
    let mut sheet = Sheet::new(WIDTH, head + figure_height + foot, scale);
    let ground = Frame {
        left: 0,
        top: 0,
        right: sheet.width as i32,
        bottom: sheet.height as i32,
    };
    let pen = Pen::new(&mut sheet);
    pen.fill(ground.corners(), Ink::Paper);
    let write = |lines: Vec<String>, top: f64, size: f64, ink: Ink| {
        for (place, text) in lines.into_iter().enumerate() {
            let down = top + line * size * place as f64;
            pen.write(Text {
                text,
                at: (pen.length(MARGIN), pen.length(down)),
                across: Across::Start,
                down: Down::Below,
                ink,
                size: TEXT_SIZE * size * scale,
                is_bold: size > 1.0,
            });
        }
    };
    write(title, MARGIN, TITLE, Ink::Ink);
    write(notes, head + figure_height + line * 0.5, 1.0, Ink::Muted);
    let by = (pen.length(MARGIN), pen.length(head));
    drop(pen);
    sheet
        .marks
        .extend(figure.marks.into_iter().map(|mark| moved(mark, by)));
    sheet
}

/// Moves a mark.
pub(super) fn moved(mark: Mark, by: Point) -> Mark {
    let place = |at: Point| (at.0 + by.0, at.1 + by.1);
    match mark {
        Mark::Path(points, stroke) => Mark::Path(points.into_iter().map(place).collect(), stroke),
        Mark::Area(points, ink) => Mark::Area(points.into_iter().map(place).collect(), ink),
        Mark::Dot(at, radius, ink) => Mark::Dot(place(at), radius, ink),
        Mark::Text(text) => Mark::Text(Text {
            at: place(text.at),
            ..text
        }),
    }
}

/// Breaks a text into lines of at most so many letters, between words.
pub(super) fn wrapped(text: &str, letters: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= letters => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::wrapped;

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrapped("one two three", 7), ["one two", "three"]);
        assert_eq!(wrapped("immeasurable", 7), ["immeasurable"]);
    }
}
