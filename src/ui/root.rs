//! The page: the one store, the effects, and the order of the parts.

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
        describe, notices,
        outward::outward,
        page::{PageView, page},
        personas::PersonasView,
        ranges::RangesView,
        safeguards::SafeguardsView,
    },
    ui::{
        board::Board,
        clock_bar::ClockBar,
        dispatch::{Dispatch, Store},
        errands::Errands,
        figure::Figure,
        masthead::{Languages, Masthead},
        persona_picker::PersonaPicker,
        safeguards::Safeguards,
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

    let safeguards = use_safeguards(model, texts);
    let ranges = use_ranges(model, texts);
    let personas = PersonasView::of(model, texts);
    html! {
        <div class="page">
            <Languages view={personas.clone()} />
            <Masthead view={view.masthead.clone()} />
            { still("key-numbers-slot", &props.still.key_numbers) }
            <p class="failed">{ messages::notice_failed(texts.locale()) }</p>
            <p class="loading">{ messages::notice_loading(texts.locale()) }</p>
            { notice(model, texts, &dispatch) }
            <PersonaPicker view={personas} dispatch={dispatch.clone()} />
            <main id="day">
                <h2>{ view.errands.person.clone() }</h2>
                <ClockBar view={view.clock.clone()} cursor={model.cursor} dispatch={dispatch.clone()} />
                <div class="columns">
                    <div class="story">
                        <Words view={view.clone()} />
                        <Errands view={view.clone()} />
                    </div>
                    <div class="picture">
                        <Board view={view.clone()} />
                        <Figure view={view.clone()} failed={messages::figure_failed(texts.locale())} />
                    </div>
                </div>
            </main>
            <section aria-labelledby="safeguards-heading">
                <Safeguards view={safeguards} {ranges}
                    group={model.persona().index()} dispatch={dispatch.clone()} />
                { still("effects-slot", &props.still.effects) }
            </section>
            { still("evidence-slot", &props.still.evidence) }
            <footer>
                <p>{ messages::foot_privacy(texts.locale()) }</p>
                <p>{ messages::foot_licence(texts.locale()) }</p>
            </footer>
            <p class="visually-hidden" role="status">
                { describe::announcement(model, texts, &view.words) }
            </p>
        </div>
    }
}

/// Returns the page's view, made anew only when run, persona or language change.
#[hook]
fn use_page(model: &Model, texts: Texts) -> Shared<PageView> {
    let key = (model.run.clone(), model.persona(), texts.locale());
    let view = use_memo(key, |_| Shared::new(page(model, texts)));
    (*view).clone()
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
        dispatch.send(Msg::Arrived(permalink::parse(&pairs, &scenario)));
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
