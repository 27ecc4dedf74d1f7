//! What an editor chooses for their readers, and the address that it comes to.

use std::rc::Rc;

use crate::{
    app::{
        embed::{
            check::Question,
            choices::{Choices, Offered},
        },
        permalink,
    },
    ids::Locale,
};

/// The height of the preview, which is scrolled, in pixels.
const STAGE_HEIGHT: u16 = 900;

/// The widths that columns usually have, in pixels, and the one that a frame as wide as its column is taken for.
pub const COLUMNS: [u16; 3] = [320, 640, 1200];
const USUAL_COLUMN: u16 = 640;

/// How high the front page is in each view at these widths, in pixels, in the order of the list: the frame of a
/// host that does not follow is as high. A journey holds them against the pages.
pub const VIEW_HEIGHTS: [[u16; COLUMNS.len()]; 4] = [
    [26_300, 19_100, 12_500],
    [26_100, 19_000, 12_400],
    [38_700, 25_600, 19_300],
    [16_500, 10_900, 7_400],
];

/// Returns the height of a view in a usual column, in pixels; of the story if there is no such view.
#[must_use]
pub fn usual_height(view: &str) -> u16 {
    let place = Field::View.values().iter().position(|name| *name == view);
    VIEW_HEIGHTS[place.unwrap_or_default()][1]
}

/// The heights that a frame may be given, in pixels.
pub const HEIGHTS: (u16, u16) = (200, 40_000);

/// The widths that a frame may be given, in pixels.
pub const WIDTHS: (u16, u16) = (240, 2000);

/// What is chosen from a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The persona.
    Persona,
    /// The hour that is shown first.
    Hour,
    /// The language of the explainer.
    Language,
    /// How much of the explainer is shown, and how large.
    View,
    /// The colour scheme.
    Scheme,
    /// The typeface.
    Font,
    /// What lies behind the page.
    Ground,
}

impl Field {
    /// Every list, in the order of the form.
    pub const ALL: [Self; 7] = [
        Self::Persona,
        Self::Hour,
        Self::Language,
        Self::View,
        Self::Scheme,
        Self::Font,
        Self::Ground,
    ];

    /// Returns the name of the field, which is that of the parameter where there is one.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Persona => "persona",
            Self::Hour => "at",
            Self::Language => "lang",
            Self::View => "view",
            Self::Scheme => "dark",
            Self::Font => "font",
            Self::Ground => "bg",
        }
    }

    /// Returns the values of a list that is the same on every site; the first is no parameter.
    #[must_use]
    pub const fn values(self) -> &'static [&'static str] {
        match self {
            Self::View => &["", "embed", "class", "brief"],
            Self::Scheme => &["", "true", "false"],
            Self::Font => &["", "serif", "sans"],
            Self::Ground => &["", "paper", "transparent"],
            Self::Persona | Self::Hour | Self::Language => &[],
        }
    }
}

/// What is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// The colour of links and controls.
    Accent,
    /// The width of the frame.
    Width,
    /// The height of the frame.
    Height,
    /// The content security policy of a page.
    Policy,
    /// The sandbox of a frame.
    Sandbox,
}

/// What happens in the builder.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The page is alive, at this address of the site.
    Arrived(String),
    /// An entry of a list is chosen, by its place.
    Picked(Field, usize),
    /// Something is typed.
    Typed(Typed, String),
    /// Whose policy it is, by its place in [`Of::ALL`](super::check::Of::ALL).
    Asked(usize),
    /// How isolated a page is, by its place in [`Isolation::ALL`](super::check::Isolation::ALL).
    Isolated(usize),
    /// A snippet was to be copied, by its place, and whether it was.
    Copied(usize, bool),
}

/// The session of the builder.
#[derive(Clone, Debug, PartialEq)]
pub struct Builder {
    /// The language of the builder's own page.
    pub locale: Locale,
    /// What can be chosen.
    pub choices: Rc<Choices>,
    /// The address of the site, ending in `/`; empty until it is known.
    pub site: String,
    /// Whether the page is alive.
    pub is_live: bool,
    /// The place of what is chosen in each list of [`Field::ALL`].
    picked: [usize; Field::ALL.len()],
    /// What is typed as the colour.
    pub accent: String,
    /// What is typed as the width.
    pub width: String,
    /// What is typed as the height.
    pub height: String,
    /// Which snippet was to be copied last, and whether it was.
    pub copied: Option<(usize, bool)>,
    /// What is asked about the editor's page.
    pub question: Question,
}

impl Builder {
    /// Returns the session as a page begins.
    #[must_use]
    pub fn start(locale: Locale, choices: Choices) -> Self {
        let mut picked = [0; Field::ALL.len()];
        picked[Field::Language as usize] = locale.index();
        Self {
            locale,
            site: choices.site.clone(),
            choices: Rc::new(choices),
            is_live: false,
            picked,
            accent: String::new(),
            width: String::new(),
            height: String::new(),
            copied: None,
            question: Question::default(),
        }
    }

    /// Returns the session after something happened.
    #[must_use]
    pub fn after(&self, event: Event) -> Self {
        let mut next = self.clone();
        // What was said of an earlier snippet is not true of another.
        next.copied = None;
        match event {
            Event::Arrived(site) => {
                next.is_live = true;
                if next.site.is_empty() {
                    next.site = site;
                }
            }
            Event::Picked(field, place) => next.picked[field as usize] = place,
            Event::Typed(what, text) => *next.typed(what) = text,
            Event::Asked(place) => next.question.ask_of(place),
            Event::Isolated(place) => next.question.isolate(place),
            Event::Copied(snippet, is_done) => next.copied = Some((snippet, is_done)),
        }
        next
    }

    fn typed(&mut self, what: Typed) -> &mut String {
        match what {
            Typed::Accent => &mut self.accent,
            Typed::Width => &mut self.width,
            Typed::Height => &mut self.height,
            Typed::Policy => &mut self.question.policy,
            Typed::Sandbox => &mut self.question.sandbox,
        }
    }

    /// Returns the place of what is chosen in a list.
    #[must_use]
    pub fn picked(&self, field: Field) -> usize {
        self.picked[field as usize]
    }

    /// Returns the value of a list that is the same on every site.
    fn value(&self, field: Field) -> &'static str {
        let value = field.values().get(self.picked(field));
        value.copied().unwrap_or_default()
    }

    /// Returns the language of the explainer.
    #[must_use]
    pub fn language(&self) -> Locale {
        let language = Locale::ALL.get(self.picked(Field::Language));
        language.copied().unwrap_or(self.locale)
    }

    /// Returns the hour chosen, as `HH:MM`; empty for the one that the explainer begins with.
    #[must_use]
    pub fn hour(&self) -> &str {
        let place = self.picked(Field::Hour).checked_sub(1);
        place
            .and_then(|place| self.choices.hours.get(place))
            .map_or("", |hour| hour)
    }

    /// Returns the page chosen, the front page of its language if there is no such; `None` if the site
    /// has no pages.
    #[must_use]
    pub fn page(&self) -> Option<&Offered> {
        let mut pages = self.choices.pages_in(self.language());
        let place = self.picked(Field::Persona);
        pages
            .nth(place)
            .or_else(|| self.choices.pages_in(self.language()).next())
    }

    /// Returns the colour chosen, as six digits; `None` if there is none or it is no colour.
    #[must_use]
    pub fn colour(&self) -> Option<&str> {
        let digits = self.accent.trim();
        let digits = digits.strip_prefix('#').unwrap_or(digits);
        let is_colour = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_colour.then_some(digits)
    }

    /// Returns whether what is typed as the colour cannot be used.
    #[must_use]
    pub fn is_no_colour(&self) -> bool {
        !self.accent.trim().is_empty() && self.colour().is_none()
    }

    /// Returns the width chosen, in pixels; `None` for as wide as the column.
    #[must_use]
    pub fn width(&self) -> Option<u16> {
        within(&self.width, WIDTHS)
    }

    /// Returns the height chosen, in pixels.
    #[must_use]
    pub fn chosen_height(&self) -> Option<u16> {
        within(&self.height, HEIGHTS)
    }

    /// Returns the height of a frame, in pixels: without a choice, that of the view in a column as wide.
    #[must_use]
    pub fn height(&self) -> u16 {
        let width = self.width().unwrap_or(USUAL_COLUMN);
        // In a column between two, the page is at most as high as in the narrower one.
        let column = COLUMNS.iter().rposition(|column| *column <= width);
        let heights = VIEW_HEIGHTS.get(self.picked(Field::View));
        let usual = heights.and_then(|heights| heights.get(column.unwrap_or_default()));
        let usual = usual.copied().unwrap_or(STAGE_HEIGHT);
        self.chosen_height().unwrap_or(usual)
    }

    /// Returns the height of the preview, in pixels.
    #[must_use]
    pub fn stage_height(&self) -> u16 {
        self.chosen_height().unwrap_or(STAGE_HEIGHT)
    }

    /// Returns what is chosen as parameters, in the order in which the explainer itself writes them.
    #[must_use]
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        let accent = self.colour().unwrap_or_default().to_owned();
        let mut pairs = vec![
            ("at", self.hour().to_owned()),
            ("dark", self.value(Field::Scheme).to_owned()),
            ("view", self.value(Field::View).to_owned()),
            ("accent", accent),
            ("font", self.value(Field::Font).to_owned()),
            ("bg", self.value(Field::Ground).to_owned()),
        ];
        pairs.retain(|(_, value)| !value.is_empty());
        pairs
    }

    /// Returns path and query of the explainer as chosen, below the site's root.
    #[must_use]
    pub fn address(&self) -> String {
        let mut address = self
            .page()
            .map_or_else(String::new, |page| page.path.clone());
        let mut pairs = self.parameters();
        // What the explainer counts as its state has a version; the looks are the host's.
        if pairs.iter().any(|(name, _)| ["at", "dark"].contains(name)) {
            pairs.insert(0, ("v", permalink::VERSION.to_owned()));
        }
        for (place, (name, value)) in pairs.iter().enumerate() {
            address.push(if place == 0 { '?' } else { '&' });
            address.push_str(name);
            address.push('=');
            address.push_str(value);
        }
        address
    }
}

/// Reads a number of pixels within bounds.
fn within(text: &str, (least, most): (u16, u16)) -> Option<u16> {
    let pixels = text.trim().parse().ok()?;
    (least <= pixels && pixels <= most).then_some(pixels)
}
