//! The page: the one store, the effects, and the order of the parts.

use std::rc::Rc;

use maud::Markup;
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
    ids::Locale,
    platform::{
        self,
        spare_time::{self, Next},
    },
    present::{
        describe,
        figure::{self, FigureView, Place},
        notices,
        outward::outward,
        page::{DayView, PageView},
        personas::PersonasView,
        predict::said,
        ranges::RangesView,
        reveal::compared,
        safeguards::SafeguardsView,
        share::ShareView,
        wait::WaitView,
    },
    ui::{
        clock_bar::{clock_bar, duration, hours, use_playing},
        dispatch::{Dispatch, Store},
        figure::Figure,
        markup::{Kept, paragraphs, raw},
        masthead::languages,
        people::{People, use_people},
        persona_picker::persona_picker,
        predict::predict,
        reveal::reveal,
        safeguards::safeguards,
        share::{share, this_page},
        wait::wait,
    },
};

/// What the page starts from.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct RootProps {
    /// The session: natively and in the browser the same, but for the hour.
    pub start: Model,
    /// What never changes.
    pub still: Still,
    /// Safeguards compared.
    pub compared: Shared<FigureView>,
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
    let people = use_people(model, texts);
    use_spare_time(&dispatch, model, texts, &people);
    let shown = people.shown(model, texts);
    let view = shown.view;
    use_arrival(&dispatch, model);
    use_playing(model, &dispatch);
    use_effect_with(outward(model, texts), platform::reconcile::apply);

    let figures = use_figures(model, texts, &people.day, &dispatch);
    let settled = use_settled(model, texts, view, &dispatch);
    let safeguards = use_safeguards(model, texts, &dispatch);
    let locale = texts.locale();
    html! {
        <div class="page">
            { skip_link(texts) }
            <Kept part={settled.languages.clone()} />
            { settled.this_page.clone() }
            <main>
                { people.masthead.clone() }
                { raw(maud::html! { p.loading { (messages::notice_loading(locale)) } }) }
                { notice(model, texts, &dispatch) }
                { still(&props.still.key_numbers) }
                <Kept part={figures.top.clone()} />
                { raw(maud::html! { p.failed { (messages::notice_failed(locale)) } }) }
                <Kept part={settled.personas.clone()} />
                <Kept part={settled.predict.clone()} />
                <section id="day" aria-labelledby="day-heading">
                    <h2 id="day-heading" tabindex="-1">{ &view.errands.person }</h2>
                    { duration(&people.day.clock.duration, &dispatch) }
                    { clock_bar(&people.day.clock, &figures.hours, model, &dispatch) }
                    <div class="columns">
                        <div class="story">
                            <div class="now">{ shown.words }</div>
                            <section class="errands">{ shown.errands }</section>
                        </div>
                        <Kept part={people.board.clone()} />
                    </div>
                    <div class="figures"><Kept part={figures.day.clone()} /></div>
                </section>
                <section class="reveal" aria-labelledby="reveal-heading">
                    { settled.reveal.clone() }
                </section>
                <Kept part={figures.wait.clone()} />
                <section class="helped" aria-labelledby="safeguards-heading">
                    <Kept part={safeguards} />
                    <Figure view={props.compared.clone()} {locale} dispatch={dispatch.clone()} />
                    { still(&props.still.effects) }
                </section>
                { still(&props.still.evidence) }
                <Kept part={settled.share.clone()} />
            </main>
            { raw(foot(locale)) }
            <p class="visually-hidden" role="status">
                { describe::announcement(model, texts, &view.words) }
            </p>
        </div>
    }
}

fn foot(locale: Locale) -> Markup {
    let words = [
        messages::foot_privacy(locale),
        messages::foot_licence(locale),
    ];
    maud::html! { footer { (paragraphs(&words)) } }
}

/// The way past everything before the day, for those who would otherwise pass it stop by stop.
fn skip_link(texts: Texts) -> Html {
    let to_day = Callback::from(|event: MouseEvent| platform::input::go_to(&event, "day-heading"));
    html! {
        <a class="skip" href="#day" onclick={to_day}>{ messages::skip_to_day(texts.locale()) }</a>
    }
}

/// What a run comes to for everyone: the radios of the hours, and the figures of each place, the last
/// with who could wait.
struct Figures {
    hours: Rc<Html>,
    top: Rc<Html>,
    day: Rc<Html>,
    wait: Rc<Html>,
}

/// Returns the figures, made anew only when run or language change: another person redraws none.
#[hook]
fn use_figures(model: &Model, texts: Texts, told: &DayView, dispatch: &Dispatch) -> Rc<Figures> {
    let people = &told.people;
    let key = (model.run.clone(), texts.locale());
    use_memo(key, |_| {
        let views = figure::figures_with(model, texts, people);
        let at = |place| {
            let here = views.iter().filter(move |view| view.place == place);
            let figures = here.map(|view| {
                html! { <Figure view={view.clone()} locale={texts.locale()} dispatch={dispatch.clone()} /> }
            });
            html! { { for figures } }
        };
        let everyone = WaitView::of(model, texts, people);
        Figures {
            hours: Rc::new(hours(&told.clock, model.cursor, dispatch)),
            top: Rc::new(at(Place::Top)),
            day: Rc::new(at(Place::Day)),
            wait: Rc::new(wait(&everyone, at(Place::Wait), texts.locale())),
        }
    })
}

/// What a step leaves alone until the reader rests: everything that a link, a person or a guess changes.
struct Settled {
    languages: Rc<Html>,
    this_page: Html,
    personas: Rc<Html>,
    predict: Rc<Html>,
    reveal: Html,
    share: Rc<Html>,
}

/// Returns what a step leaves alone, made anew when any of what it tells changes.
#[hook]
fn use_settled(
    model: &Model,
    texts: Texts,
    view: &Shared<PageView>,
    dispatch: &Dispatch,
) -> Rc<Settled> {
    let locale = texts.locale();
    let share_view = ShareView::of(model, texts);
    let said = said(model, locale);
    // The link to share tells of site, page and guess too.
    let links = [model.query(), share_view.link.clone(), said.concat()].concat();
    let copied = share_view.copied;
    use_memo((view.clone(), links, copied), |(view, ..)| {
        let personas_view = PersonasView::of(model, texts);
        let guess = model.guess();
        let compared = compared(model, view.reveal.done, locale);
        Settled {
            languages: Rc::new(languages(&personas_view)),
            this_page: this_page(&share_view, locale),
            personas: Rc::new(persona_picker(&personas_view, dispatch)),
            predict: Rc::new(predict(&view.predict, guess, &said, dispatch)),
            reveal: raw(reveal(&view.reveal, &compared)),
            share: Rc::new(share(&share_view, locale, dispatch)),
        }
    })
}

/// Returns what would have helped, made anew when run, person or language change, or more days are
/// worked out.
#[hook]
fn use_safeguards(model: &Model, texts: Texts, dispatch: &Dispatch) -> Rc<Html> {
    let figures = model.drawn_figures().map(|(estimate, _)| estimate.clone());
    let key = (model.run.clone(), figures, model.persona(), texts.locale());
    use_memo(key, |_| {
        let view = SafeguardsView::of(model, texts);
        let ranges = RangesView::of(model, texts);
        safeguards(&view, ranges.as_ref(), dispatch)
    })
}

/// Works out in spare time what is told of the other people, so that they are there at once, and then
/// the drawn days of the plan; another plan puts an end to it.
#[hook]
fn use_spare_time(dispatch: &Dispatch, model: &Model, texts: Texts, people: &Shared<People>) {
    let dispatch = dispatch.clone();
    let people = people.clone();
    let session = model.clone();
    use_effect_with((model.plan.clone(), model.is_live), move |(_, is_live)| {
        let mut drawing = Drawing::wanted(&session);
        let piece = move |keep_going: &mut dyn FnMut() -> bool| {
            if people.prepare(&session, texts) {
                return Next::After(0);
            }
            let Some(drawing) = &mut drawing else {
                return Next::End;
            };
            let (told, next) = match drawing.advance(keep_going) {
                Progress::Working => return Next::After(0),
                Progress::Told(msg) => (msg, Next::After(REST_MILLISECONDS)),
                Progress::Done(msg) => (msg, Next::End),
            };
            dispatch.send(told);
            next
        };
        let work = is_live.then(|| spare_time::work(piece));
        move || work.into_iter().for_each(|stop| stop())
    });
}

/// Puts pre-rendered HTML into the page: in the browser it is there already.
fn still(html: &AttrValue) -> Html {
    Html::from_html_unchecked(html.clone())
}

/// Tells the store, once, what the link asks for.
#[hook]
fn use_arrival(dispatch: &Dispatch, model: &Model) {
    let dispatch = dispatch.clone();
    let scenario = model.scenario;
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
            { raw(paragraphs(&notices::sentences(&model.warnings, texts))) }
            <button type="button" onclick={close}>{ messages::notice_close(texts.locale()) }</button>
        </section>
    }
}
