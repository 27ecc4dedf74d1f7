//! The colours of figures in both schemes: the same as the tokens of the style sheet.

use plotters::style::RGBColor;

/// What a mark stands for; a scheme gives it a colour.
///
/// Drawing code names roles only, so that one drawing serves both schemes, the page's own tokens and
/// files that leave the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// The ground, behind names that lie on other marks.
    Paper,
    /// Text and axes.
    Ink,
    /// Secondary text.
    Muted,
    /// Grid lines.
    Line,
    /// What was wanted.
    Wanted,
    /// What got through.
    Through,
    /// The hatching of the outage.
    Outage,
    /// What is stuck but not lost.
    Degraded,
    /// What is lost.
    Blocked,
    /// What works.
    Works,
    /// What is out of use.
    Down,
}

impl Ink {
    /// Every role, in order.
    pub const ALL: [Self; 11] = [
        Self::Paper,
        Self::Ink,
        Self::Muted,
        Self::Line,
        Self::Wanted,
        Self::Through,
        Self::Outage,
        Self::Degraded,
        Self::Blocked,
        Self::Works,
        Self::Down,
    ];

    /// Returns the name of the role's colour in the style sheet.
    #[must_use]
    pub fn token(self) -> &'static str {
        match self {
            Self::Paper => "--paper",
            Self::Ink => "--ink",
            Self::Muted => "--muted",
            Self::Line => "--line",
            Self::Wanted => "--wanted",
            Self::Through => "--through",
            Self::Outage => "--outage",
            Self::Degraded => "--degraded",
            Self::Blocked => "--blocked",
            Self::Works => "--works",
            Self::Down => "--down",
        }
    }
}

/// The colours of one scheme, in the order of the roles.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Theme([RGBColor; Ink::ALL.len()]);

/// Dark on light.
pub const LIGHT: Theme = Theme([
    RGBColor(0xff, 0xff, 0xff),
    RGBColor(0x1b, 0x1d, 0x21),
    RGBColor(0x55, 0x5b, 0x66),
    RGBColor(0xd9, 0xdb, 0xe0),
    RGBColor(0x5b, 0x61, 0x6c),
    RGBColor(0x00, 0x5f, 0x9e),
    RGBColor(0xc7, 0x7a, 0x52),
    RGBColor(0x7a, 0x67, 0x0c),
    RGBColor(0x82, 0x16, 0x23),
    RGBColor(0x1d, 0x74, 0x69),
    RGBColor(0x3a, 0x1e, 0x57),
]);

/// Light on dark.
pub const DARK: Theme = Theme([
    RGBColor(0x15, 0x17, 0x1b),
    RGBColor(0xee, 0xef, 0xf2),
    RGBColor(0xad, 0xb3, 0xbd),
    RGBColor(0x3a, 0x3e, 0x46),
    RGBColor(0xb4, 0xba, 0xc4),
    RGBColor(0x6c, 0xb8, 0xf0),
    RGBColor(0xa3, 0x65, 0x48),
    RGBColor(0xfb, 0xd2, 0x77),
    RGBColor(0xef, 0x82, 0x6b),
    RGBColor(0x86, 0xdd, 0xbe),
    RGBColor(0xb5, 0x9c, 0xcf),
]);

/// Colours that stand for the roles themselves, in which a sheet is recorded; never shown.
pub const ROLES: Theme = {
    let mut colours = [RGBColor(0, 0, 0); Ink::ALL.len()];
    let mut role = 0;
    while role < Ink::ALL.len() {
        colours[role].0 = role as u8;
        role += 1;
    }
    Theme(colours)
};

impl Theme {
    /// Returns the colour of a role.
    #[must_use]
    pub fn colour(&self, ink: Ink) -> RGBColor {
        self.0[ink as usize]
    }
}

/// Returns the colour that stands for a role while a sheet is recorded, with a number beside it.
#[must_use]
pub fn recorded(ink: Ink, number: u8) -> RGBColor {
    RGBColor(ink as u8, number, 0)
}

/// Writes a colour as a style sheet does: `#rrggbb`.
#[must_use]
pub fn hex(colour: RGBColor) -> String {
    let digit = |value: u8| char::from_digit(value.into(), 16).unwrap_or('0');
    let mut text = String::from("#");
    for channel in [colour.0, colour.1, colour.2] {
        text.push(digit(channel / 16));
        text.push(digit(channel % 16));
    }
    text
}
