//! The page: the one store, the effects, and the order of the parts.

use std::rc::Rc;

use yew::prelude::*;

use crate::{
    app::{
        draws::{Drawing, Progress, REST_MILLISECONDS},
        model::Model,
        msg::Msg,
        permalink,
        shared::Shared,
    },
    i18n::{bundle::Texts, messages},
    platform::{
        self,
        spare_time::{self, Next},
    },
    present::{
        describe,
        figure::{self, FigureView, Place},
        notices,
        outward::outward,
        page::{DayView, PageView, page},
        people::Followed,
        personas::PersonasView,
        predict,
        ranges::RangesView,
        reveal,
        safeguards::SafeguardsView,
        share::ShareView,
        wait::WaitView,
    },
    ui::{
        board::Board,
        clock_bar::{ClockBar, duration},
        dispatch::{Dispatch, Store},
        errands::Errands,
        figure::Figure,
        masthead::{Languages, Masthead},
        persona_picker::PersonaPicker,
        predict::Predict,
        reveal::Reveal,
        safeguards::Safeguards,
        share::Share,
        wait::Wait,
        words::Words,
    },
};

/// What the page starts from.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct RootProps {
    /// The session: natively and in the browser the same, but for the hour.
    pub start: Model,
    /// What never changes.
    pub still: Still,
}

/// The parts of the page that never change, as pre-rendered HTML; in the browser empty, since they
/// are in the page already.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Still {
    /// The key numbers.
    pub key_numbers: AttrValue,
    /// What each safeguard alone would have changed.
    pub effects: AttrValue,
    /// How we know.
    pub evidence: AttrValue,
}

/// The whole page below the root element.
#[component]
pub fn Root(props: &RootProps) -> Html {
    let start = props.start.clone();
    let store = use_reducer(move || Store(start));
    let dispatch = Dispatch::new(store.dispatcher());
    let model = &store.0;
    let texts = Texts::new(model.route.locale);
    let view = use_page(model, texts);
    use_arrival(&dispatch, model);
    use_draws(&dispatch, model);
    use_effect_with(outward(model, texts), platform::reconcile::apply);

    let figures = &*use_figures(model, texts, &view.day.people);
    let safeguards = use_safeguards(model, texts);
    let ranges = use_ranges(model, texts);
    let personas = PersonasView::of(model, texts);
    let locale = texts.locale();
    html! {
        <div class="page">
            { skip_link(texts) }
            <Languages view={personas.clone()} />
            <main>
                <Masthead view={view.day.masthead.clone()} />
                { still("key-numbers-slot", &props.still.key_numbers) }
                { figures_at(figures, Place::Top, texts, &dispatch) }
                <p class="failed">{ messages::notice_failed(locale) }</p>
                <p class="loading">{ messages::notice_loading(locale) }</p>
                { notice(model, texts, &dispatch) }
                <PersonaPicker view={personas} dispatch={dispatch.clone()} />
                <Predict view={view.clone()} guess={model.guess()} said={predict::said(model, locale)}
                    dispatch={dispatch.clone()} />
                <section id="day" aria-labelledby="day-heading">
                    <h2 id="day-heading" tabindex="-1">{ &view.errands.person }</h2>
                    { duration(&view.day.clock.duration, &dispatch) }
                    <ClockBar view={view.day.clock.clone()} cursor={model.cursor}
                        is_playing={model.is_playing} dispatch={dispatch.clone()} />
                    <div class="columns">
                        <div class="story">
                            <Words view={view.clone()} />
                            <Errands view={view.clone()} />
                        </div>
                        <div class="picture">
                            <Board view={view.day.board.clone()} />
                            { figures_at(figures, Place::Day, texts, &dispatch) }
                        </div>
                    </div>
                </section>
                <Reveal view={view.clone()} compared={reveal::compared(model, view.reveal.done, locale)} />
                <Wait view={figures.wait.clone()} figure={figures.at(Place::Wait)} {locale}
                    dispatch={dispatch.clone()} />
                <section aria-labelledby="safeguards-heading">
                    <Safeguards view={safeguards} {ranges}
                        group={model.persona().index()} dispatch={dispatch.clone()} />
                    { still("effects-slot", &props.still.effects) }
                </section>
                { still("evidence-slot", &props.still.evidence) }
                <Share view={ShareView::of(model, texts)} {locale} {dispatch} />
            </main>
            <footer>
                <p>{ messages::foot_privacy(locale) }</p>
                <p>{ messages::foot_licence(locale) }</p>
            </footer>
            <p class="visually-hidden" role="status">
                { describe::announcement(model, texts, &view.words) }
            </p>
        </div>
    }
}

/// The way past everything before the day, for those who would otherwise pass it stop by stop.
fn skip_link(texts: Texts) -> Html {
    let to_day = Callback::from(|event: MouseEvent| platform::input::go_to(&event, "day-heading"));
    html! {
        <a class="skip" href="#day" onclick={to_day}>{ messages::skip_to_day(texts.locale()) }</a>
    }
}

/// Returns the page's view, made anew only when run, persona or language change.
#[hook]
fn use_page(model: &Model, texts: Texts) -> Shared<PageView> {
    let key = (model.run.clone(), texts.locale());
    let day = use_memo(key, |_| DayView::of(model, texts));
    let key = (model.run.clone(), model.persona(), texts.locale());
    let view = use_memo(key, |_| Shared::new(page(model, texts, &day)));
    (*view).clone()
}

/// What a run comes to for everyone: the figures, and who could wait.
struct Figures {
    views: Vec<Shared<FigureView>>,
    wait: Shared<WaitView>,
}

/// Returns the figures, made anew only when run or language change: another person redraws none.
#[hook]
fn use_figures(model: &Model, texts: Texts, people: &Shared<Vec<Followed>>) -> Rc<Figures> {
    let key = (model.run.clone(), texts.locale());
    use_memo(key, |_| Figures {
        views: figure::figures_with(model, texts, people),
        wait: Shared::new(WaitView::of(model, texts, people)),
    })
}

impl Figures {
    /// Returns the figures of a place on the page.
    fn at(&self, place: Place) -> Vec<Shared<FigureView>> {
        let here = self.views.iter().filter(|view| view.place == place);
        here.cloned().collect()
    }
}

/// Shows the figures of a place on the page.
fn figures_at(figures: &Figures, place: Place, texts: Texts, dispatch: &Dispatch) -> Html {
    let shown = |view| {
        html! { <Figure {view} locale={texts.locale()} dispatch={dispatch.clone()} /> }
    };
    html! { { for figures.at(place).into_iter().map(shown) } }
}

/// Returns what would have helped, made anew as rarely.
#[hook]
fn use_safeguards(model: &Model, texts: Texts) -> Shared<SafeguardsView> {
    let key = (model.run.clone(), model.persona(), texts.locale());
    let view = use_memo(key, |_| Shared::new(SafeguardsView::of(model, texts)));
    (*view).clone()
}

/// Returns the ranges of the reader's safeguards, made anew when more days are worked out.
#[hook]
fn use_ranges(model: &Model, texts: Texts) -> Option<Shared<RangesView>> {
    let key = (model.drawn_days().cloned(), texts.locale());
    let view = use_memo(key, |_| RangesView::of(model, texts).map(Shared::new));
    (*view).clone()
}

/// Works the drawn days of the plan out in spare time; another plan puts an end to it.
#[hook]
fn use_draws(dispatch: &Dispatch, model: &Model) {
    let dispatch = dispatch.clone();
    let session = model.clone();
    use_effect_with((model.plan.clone(), model.is_live), move |_| {
        let work = Drawing::wanted(&session).map(|mut drawing| {
            spare_time::work(move |keep_going| {
                let (told, next) = match drawing.advance(keep_going) {
                    Progress::Working => return Next::After(0),
                    Progress::Told(msg) => (msg, Next::After(REST_MILLISECONDS)),
                    Progress::Done(msg) => (msg, Next::End),
                };
                dispatch.send(told);
                next
            })
        });
        move || work.into_iter().for_each(|stop| stop())
    });
}

/// Puts pre-rendered HTML into a place of its own.
fn still(class: &'static str, html: &AttrValue) -> Html {
    html! { <div {class}>{ Html::from_html_unchecked(html.clone()) }</div> }
}

/// Tells the store, once, what the link asks for.
#[hook]
fn use_arrival(dispatch: &Dispatch, model: &Model) {
    let dispatch = dispatch.clone();
    let scenario = model.scenario.clone();
    use_effect_with((), move |()| {
        let pairs = permalink::pairs(&platform::arrival::search());
        let site = platform::arrival::site();
        let link = permalink::parse(&pairs, &scenario);
        dispatch.send(Msg::Arrived(permalink::Link { site, ..link }));
    });
}

/// The polite notice about a link that could not be followed.
fn notice(model: &Model, texts: Texts, dispatch: &Dispatch) -> Html {
    use crate::app::msg::Choice;

    if model.warnings.is_empty() {
        return Html::default();
    }
    let close = dispatch.on(|_: MouseEvent| Some(Msg::Choice(Choice::CloseNotice)));
    html! {
        <section class="notice" aria-labelledby="notice-heading">
            <h2 id="notice-heading">{ messages::notice_heading(texts.locale()) }</h2>
            { for notices::sentences(&model.warnings, texts).into_iter().map(|s| html! { <p>{ s }</p> }) }
            <button type="button" onclick={close}>{ messages::notice_close(texts.locale()) }</button>
        </section>
    }
}
