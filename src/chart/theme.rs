//! The colours of figures in both schemes: the same as the tokens of the style sheet.

use plotters::style::RGBColor;

/// The colours of one scheme.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Theme {
    /// The ground, behind names that lie on other marks.
    pub paper: RGBColor,
    /// Text and axes.
    pub ink: RGBColor,
    /// Secondary text.
    pub muted: RGBColor,
    /// Grid lines.
    pub line: RGBColor,
    /// What was wanted.
    pub wanted: RGBColor,
    /// What got through.
    pub through: RGBColor,
    /// The hatching of the outage.
    pub outage: RGBColor,
}

/// Dark on light.
pub const LIGHT: Theme = Theme {
    paper: RGBColor(0xff, 0xff, 0xff),
    ink: RGBColor(0x1b, 0x1d, 0x21),
    muted: RGBColor(0x55, 0x5b, 0x66),
    line: RGBColor(0xd9, 0xdb, 0xe0),
    wanted: RGBColor(0x5b, 0x61, 0x6c),
    through: RGBColor(0x00, 0x5f, 0x9e),
    outage: RGBColor(0xc7, 0x7a, 0x52),
};

/// Light on dark.
pub const DARK: Theme = Theme {
    paper: RGBColor(0x15, 0x17, 0x1b),
    ink: RGBColor(0xee, 0xef, 0xf2),
    muted: RGBColor(0xad, 0xb3, 0xbd),
    line: RGBColor(0x3a, 0x3e, 0x46),
    wanted: RGBColor(0xb4, 0xba, 0xc4),
    through: RGBColor(0x6c, 0xb8, 0xf0),
    outage: RGBColor(0xa3, 0x65, 0x48),
};

impl Theme {
    /// Returns the colours with their names in the style sheet.
    #[must_use]
    pub fn tokens(&self) -> [(&'static str, RGBColor); 7] {
        [
            ("--paper", self.paper),
            ("--ink", self.ink),
            ("--muted", self.muted),
            ("--line", self.line),
            ("--wanted", self.wanted),
            ("--through", self.through),
            ("--outage", self.outage),
        ]
    }
}

/// Writes a colour as a style sheet does: `#RRGGBB`.
#[must_use]
pub fn hex(colour: RGBColor) -> String {
    format!("#{:02X}{:02X}{:02X}", colour.0, colour.1, colour.2)
}
