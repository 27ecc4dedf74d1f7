//! Figures: what a chart draws, the very same numbers as rows of a table, and the finding in words.
//!
//! A figure depends on the run and the language, never on the person or the hour: those move over a
//! drawing that stays. Each is registered once in [`FIGURES`]; page, tests and golden files walk it.

pub mod courses;
pub mod day;
pub mod everyone;
pub mod grid;
pub mod logins;
pub mod phone;
pub mod ranges;
pub mod recovery;
pub mod stuck;
pub mod table;

use crate::{
    app::{model::Model, shared::Shared},
    i18n::bundle::Texts,
    present::{
        figure::{
            day::DayView,
            grid::{GridView, Names},
            ranges::RangesView,
            table::TableView,
        },
        people::{Followed, followed},
    },
};

/// Every figure of a run, in the order of the page.
pub const FIGURES: [fn(&Model, Texts) -> FigureView; 5] = [
    logins::figure,
    stuck::figure,
    phone::callers,
    phone::wait,
    recovery::figure,
];

/// How a figure is made of the people followed through a run.
pub type PeopleFigure = fn(&Model, Texts, &[Followed]) -> FigureView;

/// Every figure of the people followed through a run.
pub const PEOPLE_FIGURES: [PeopleFigure; 2] = [everyone::figure, courses::figure];

/// A figure with its words and its table.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureView {
    /// Its name in ids and file names.
    pub id: &'static str,
    /// The name of its files, without an ending.
    pub file: String,
    /// Where on the page it stands.
    pub place: Place,
    /// The finding, as a title: a sentence without its full stop.
    pub title: String,
    /// What it shows in words: trend, peak and when.
    pub description: String,
    /// How to read it, in one line.
    pub how_to_read: &'static str,
    /// What it rests on, and what it leaves out.
    pub basis: &'static str,
    /// What is drawn.
    pub kind: Kind,
    /// The table.
    pub table: TableView,
    /// What can be read off it point by point.
    pub reading: Option<ReadingView>,
    /// What is read at each step; empty if that is the table's row.
    pub steps: Vec<String>,
}

impl FigureView {
    /// Returns what is read at a step.
    #[must_use]
    pub fn read(&self, step: usize) -> String {
        if self.steps.is_empty() {
            self.table.reading(step)
        } else {
            self.steps.get(step).cloned().unwrap_or_default()
        }
    }
}

/// Where on the page a figure stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// At the top, under the key numbers.
    Top,
    /// Beside the day, under the clock.
    Day,
    /// Where everyone stands side by side.
    Wait,
    /// Where it is told what would have helped.
    Helped,
}

/// What is drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// Lines over the day.
    Day(DayView),
    /// Rows of spans over the hours.
    Grid(GridView),
    /// Ranges side by side on one scale.
    Ranges(RangesView),
}

impl Kind {
    /// Returns width by height; the style sheet keeps the place free by the same name. `None` if the
    /// height is that of the rows, whatever the width.
    #[must_use]
    pub fn aspect(&self) -> Option<f64> {
        match self {
            Self::Day(_) => Some(1.4),
            Self::Grid(_) | Self::Ranges(_) => None,
        }
    }

    /// Returns its name in the style sheet.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Day(day) if !day.is_whole => "after",
            Self::Day(_) => "day",
            Self::Grid(view) => match view.names {
                Names::Beside => "strip",
                Names::Above => "lanes",
            },
            Self::Ranges(_) => "ranges",
        }
    }
}

/// A slider over the plot, one step for each row of the table, row of the drawing or hour of the clock bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadingView {
    /// How far the plot reaches, in minutes; in rows if it goes down.
    pub max: usize,
    /// From one row to the next.
    pub step: usize,
    /// The row that the slider starts at: that of the finding.
    pub start: usize,
    /// Whether it goes down the rows of the drawing, not along the hours.
    pub is_down: bool,
}

impl ReadingView {
    /// Returns a slider with a step for each of some hours, starting at one of them.
    fn of_hours(hours: usize, start: usize) -> Self {
        let step = 60;
        Self {
            max: hours.saturating_sub(1) * step,
            step,
            start,
            is_down: false,
        }
    }
}

/// Returns the name of a figure's files: `mitid-2026-01-12-logins`.
fn file_name(model: &Model, id: &str) -> String {
    [&*model.scenario.slug, "-", id].concat()
}

/// Returns every figure of a session.
#[must_use]
pub fn figures(model: &Model, texts: Texts) -> Vec<Shared<FigureView>> {
    figures_with(model, texts, &followed(model))
}

/// Returns every figure of a session in which these people were followed.
#[must_use]
pub fn figures_with(model: &Model, texts: Texts, people: &[Followed]) -> Vec<Shared<FigureView>> {
    let of_run = FIGURES.iter().map(|figure| figure(model, texts));
    let of_people = PEOPLE_FIGURES
        .iter()
        .map(|figure| figure(model, texts, people));
    of_run.chain(of_people).map(Shared::new).collect()
}
