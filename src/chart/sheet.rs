//! A drawing as a short list of marks: what plotters draws on, and what is then painted or written.
//!
//! All drawing code is compiled for this one backend. A sheet knows roles rather than colours, so the
//! same one is replayed onto a canvas in either scheme ([`crate::chart::backend::replay`]) and written as SVG
//! ([`crate::chart::svg`]). It lays nothing out.

use crate::chart::theme::Ink;

/// The size of text, in pixels of the style sheet.
pub const TEXT_SIZE: f64 = 12.0;

/// About the width of a letter at that size: no backend tells it, and fonts differ.
pub const LETTER_WIDTH: f64 = 6.8;

/// The fonts of a drawing: those that the style sheet comes to.
pub const FONTS: &str = "system-ui,-apple-system,Roboto,Helvetica,sans-serif";

/// A place in pixels, from the upper left corner.
pub type Point = (i32, i32);

/// A drawing of a size in pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Pixels of the drawing for one pixel of the style sheet.
    pub scale: f64,
    /// What is drawn, from the ground up.
    pub marks: Vec<Mark>,
}

impl Sheet {
    /// Returns an empty sheet of a size in pixels of the style sheet.
    #[must_use]
    pub fn new(width: f64, height: f64, scale: f64) -> Self {
        let pixels = |length: f64| (length * scale).round().max(1.0) as u32;
        Self {
            width: pixels(width),
            height: pixels(height),
            scale,
            marks: Vec::new(),
        }
    }
}

/// One mark.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// A stroked path.
    Path(Vec<Point>, Stroke),
    /// A filled polygon.
    Area(Vec<Point>, Ink),
    /// A filled circle, by its centre and radius.
    Dot(Point, u32, Ink),
    /// A line of text.
    Text(Text),
}

/// How a path is stroked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Its role.
    pub ink: Ink,
    /// How it is interrupted.
    pub dash: Dash,
    /// Its width in pixels of the drawing.
    pub width: u32,
}

/// How a path is interrupted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dash {
    /// Not at all.
    Solid,
    /// By gaps shorter than the dashes.
    Dashed,
    /// By gaps as long as the dots.
    Dotted,
}

impl Dash {
    /// Every way, in order.
    pub const ALL: [Self; 3] = [Self::Solid, Self::Dashed, Self::Dotted];

    /// Returns the lengths of dash and gap in pixels of the style sheet; `None` of a solid line.
    #[must_use]
    pub fn lengths(self) -> Option<(f64, f64)> {
        match self {
            Self::Solid => None,
            Self::Dashed => Some((6.0, 4.0)),
            Self::Dotted => Some((2.0, 3.0)),
        }
    }
}

/// A line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// What it says.
    pub text: String,
    /// Where it is fastened.
    pub at: Point,
    /// Which end of it is fastened there.
    pub across: Across,
    /// Whether it lies above that place, on it or below it.
    pub down: Down,
    /// Its role.
    pub ink: Ink,
    /// Its size in pixels of the drawing.
    pub size: f64,
    /// Whether it is bold.
    pub is_bold: bool,
}

/// Which end of a text is fastened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Across {
    /// Its beginning.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// Where a text lies about its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Down {
    /// Above it.
    Above,
    /// On it.
    Centred,
    /// Below it.
    Below,
}

/// A rectangle in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Left edge.
    pub left: i32,
    /// Upper edge.
    pub top: i32,
    /// Right edge.
    pub right: i32,
    /// Lower edge.
    pub bottom: i32,
}

impl Frame {
    /// Returns whether two rectangles share more than an edge.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// Returns whether a place lies in it.
    #[must_use]
    pub fn holds(&self, (x, y): Point) -> bool {
        (self.left..=self.right).contains(&x) && (self.top..=self.bottom).contains(&y)
    }

    /// Returns its corners, for an area.
    #[must_use]
    pub fn corners(&self) -> Vec<Point> {
        vec![
            (self.left, self.top),
            (self.right, self.top),
            (self.right, self.bottom),
            (self.left, self.bottom),
        ]
    }
}

impl Text {
    /// Returns about where the text lies.
    #[must_use]
    pub fn frame(&self) -> Frame {
        let letters = self.text.chars().count() as f64;
        let width = (letters * LETTER_WIDTH / TEXT_SIZE * self.size).ceil() as i32;
        let height = (self.size * 1.2).ceil() as i32;
        let left = match self.across {
            Across::Start => self.at.0,
            Across::Middle => self.at.0 - width / 2,
            Across::End => self.at.0 - width,
        };
        let top = match self.down {
            Down::Above => self.at.1 - height,
            Down::Centred => self.at.1 - height / 2,
            Down::Below => self.at.1,
        };
        Frame {
            left,
            top,
            right: left + width,
            bottom: top + height,
        }
    }
}
