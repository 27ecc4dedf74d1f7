//! Reading values off a figure: a native slider over the plot, what it stands at, and files to save.
//!
//! The slider is one tab stop; the browser moves it by keys and touch, and it follows the pointer. What
//! is read stands below the drawing, where it covers nothing.

use yew::prelude::*;

use crate::{
    app::{msg::Msg, shared::Shared},
    chart::{poster, svg},
    i18n::messages,
    ids::Locale,
    platform::{canvas, input, save},
    present::{
        describe,
        figure::{FigureView, ReadingView},
    },
    ui::dispatch::Dispatch,
};

/// What the line below the drawing says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Line {
    /// How to read values.
    #[default]
    Hint,
    /// A row of the table.
    Row(usize),
    /// That a file of a format was made, or could not be.
    Saved(&'static str, bool),
}

/// Returns the line below the drawing.
pub fn readout(view: &FigureView, locale: Locale, line: &UseStateHandle<Line>) -> Html {
    let said = match **line {
        Line::Hint => view
            .reading
            .map_or("", |_| messages::chart_hint(locale))
            .to_owned(),
        Line::Row(row) => view.read(row),
        Line::Saved(format, is_saved) => describe::saved(locale, format, is_saved),
    };
    html! { <p class="readout">{ said }</p> }
}

/// Returns the buttons that save the figure.
pub fn saves(
    view: &Shared<FigureView>,
    locale: Locale,
    dispatch: &Dispatch,
    line: &UseStateHandle<Line>,
) -> Html {
    html! {
        <p class="saves">
            <span>{ messages::chart_save(locale) }</span>
            { for Format::ALL.map(|format| button(view, locale, dispatch, format, line)) }
        </p>
    }
}

/// Returns the slider over the plot, if there is something to read point by point.
pub fn above(view: &FigureView, line: &UseStateHandle<Line>) -> Html {
    let slider = view.reading.map(|reading| slider(view, reading, line));
    slider.unwrap_or_default()
}

fn slider(view: &FigureView, reading: ReadingView, line: &UseStateHandle<Line>) -> Html {
    let ReadingView {
        max,
        step,
        start,
        is_down,
    } = reading;
    let row = match **line {
        Line::Row(row) => row,
        _ => start,
    };
    let to_row = move |place: f64| Line::Row((place / step as f64).round().max(0.0) as usize);
    let say = |line: &UseStateHandle<Line>| {
        let line = line.clone();
        move |what: Line| line.set(what)
    };
    let (slid, pointed, left, pressed) = (say(line), say(line), say(line), say(line));
    let oninput = move |event: InputEvent| {
        if let Some(place) = input::value_as_number(&event) {
            slid(to_row(place));
        }
    };
    let onmousemove = move |event: MouseEvent| {
        if let Some(share) = input::pointed_share(&event, is_down) {
            // Rows are as high as each other; over hours, the first and the last are at the edges.
            let place = if is_down {
                share * (max + 1) as f64 - 0.5
            } else {
                share * max as f64
            };
            pointed(to_row(place));
        }
    };
    let onmouseleave = move |_: MouseEvent| left(Line::Hint);
    // Up and down go the other way in some browsers.
    let onkeydown = move |event: KeyboardEvent| {
        let next = match &*event.key() {
            "Escape" => return pressed(Line::Hint),
            "ArrowDown" if is_down => (row + 1).min(max),
            "ArrowUp" if is_down => row.saturating_sub(1),
            _ => return,
        };
        event.prevent_default();
        pressed(Line::Row(next));
    };
    let is_reading = matches!(**line, Line::Row(_));
    html! {
        <input type="range" class="reading" min="0" max={max.to_string()} step={step.to_string()}
            value={(row * step).to_string()} data-on={is_reading.then_some("true")}
            aria-label={view.table.caption}
            aria-valuetext={view.read(row)}
            {oninput} {onmousemove} {onmouseleave} {onkeydown} />
    }
}

/// As what a figure can be saved.
#[derive(Clone, Copy)]
struct Format {
    name: &'static str,
    ending: &'static str,
    save: fn(&FigureView, Locale, &str) -> bool,
}

impl Format {
    const ALL: [Self; 3] = [
        Self {
            name: "PNG",
            ending: ".png",
            save: |view, _, file| save::picture(file, &poster::draw(view, 2.0), &canvas::theme()),
        },
        Self {
            name: "SVG",
            ending: ".svg",
            save: |view, _, file| {
                let sheet = poster::draw(view, 1.0);
                let text = svg::document(&sheet, &canvas::theme(), &view.title);
                save::text(file, "image/svg+xml", &text)
            },
        },
        Self {
            name: "CSV",
            ending: ".csv",
            save: |view, locale, file| save::text(file, "text/csv", &view.table.csv(locale)),
        },
    ];
}

fn button(
    view: &Shared<FigureView>,
    locale: Locale,
    dispatch: &Dispatch,
    format: Format,
    line: &UseStateHandle<Line>,
) -> Html {
    let (view, dispatch, line) = (view.clone(), dispatch.clone(), line.clone());
    let onclick = move |_: MouseEvent| {
        let file = [&view.file, format.ending].concat();
        let is_saved = (format.save)(&view, locale, &file);
        line.set(Line::Saved(format.name, is_saved));
        dispatch.send(Msg::Saved(format.name, is_saved));
    };
    let label = messages::chart_save_as(locale, format.name);
    html! { <button type="button" aria-label={label} {onclick}>{ format.name }</button> }
}
