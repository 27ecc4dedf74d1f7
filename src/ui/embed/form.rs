//! What can be chosen and typed, and the preview of it.

use yew::prelude::*;

use super::{Dispatch, list};
use crate::{
    app::embed::settings::{Builder, Event as Happened, Typed},
    i18n::embed::messages,
    present::embed::{
        form::{FormView, ListView, TextView},
        snippets::{ALLOW, frame_title},
    },
};

/// Returns the form; dead until the page is alive.
pub(super) fn form(builder: &Builder, dispatch: &Dispatch) -> Html {
    let view = FormView::of(builder);
    html! {
        <section aria-labelledby="embed-choose">
            <h2 id="embed-choose">{ messages::embed_choose(builder.locale) }</h2>
            <fieldset class="fields" aria-labelledby="embed-choose" disabled={!builder.is_live}>
                { for view.lists.iter().map(|view| choice(view, dispatch)) }
                { for view.texts.iter().map(|view| text(view, dispatch)) }
            </fieldset>
        </section>
    }
}

fn choice(view: &ListView, dispatch: &Dispatch) -> Html {
    let field = view.field;
    let choose = dispatch.on_place(move |place| Happened::Picked(field, place));
    list(field.name(), view.label, &view.entries, view.picked, choose)
}

fn text(view: &TextView, dispatch: &Dispatch) -> Html {
    let typed = view.typed;
    let take = dispatch.on_value(move |text| Happened::Typed(typed, text));
    let id = ["embed-", view.name].concat();
    let hint = [&*id, "-hint"].concat();
    let inputmode = (typed != Typed::Accent).then_some("numeric");
    html! {
        <p class="field">
            <label for={id.clone()}>{ view.label }</label>
            <input {id} type="text" {inputmode} spellcheck="false" autocomplete="off"
                value={view.value.clone()} onchange={take}
                aria-describedby={hint.clone()} aria-invalid={(!view.wrong.is_empty()).then_some("true")} />
            <small id={hint}>
                <strong>{ view.wrong }</strong>{ " " }{ &view.hint }
            </small>
        </p>
    }
}

/// Returns the explainer as chosen: another choice is another frame, so that it is no step back.
pub(super) fn preview(builder: &Builder) -> Html {
    let locale = builder.locale;
    let up = if locale.index() == 0 { "./" } else { "../" };
    let src = [up, &builder.address()].concat();
    let width = builder.width().map(|width| width.to_string());
    html! {
        <section class="preview" aria-labelledby="embed-preview">
            <h2 id="embed-preview">{ messages::embed_preview(locale) }</h2>
            <div class="stage" key={src.clone()}>
                <iframe src={src.clone()} title={frame_title(builder)} loading="lazy" allow={ALLOW}
                    {width} height={builder.stage_height().to_string()} />
            </div>
            <p><a href={src}>{ messages::embed_preview_open(locale) }</a></p>
        </section>
    }
}
