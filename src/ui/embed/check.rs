//! The check: what is pasted, and what it comes to.

use yew::prelude::*;

use super::{Dispatch, list};
use crate::{
    app::embed::settings::{Builder, Event as Happened, Typed},
    i18n::embed::messages,
    present::embed::check::{CheckView, LineView, enough, isolations, scopes},
};

/// Returns the check.
pub(super) fn check(builder: &Builder, dispatch: &Dispatch) -> Html {
    let locale = builder.locale;
    let view = CheckView::of(builder);
    html! {
        <section class="check" aria-labelledby="embed-check">
            <h2 id="embed-check">{ messages::embed_check(locale) }</h2>
            <p>{ messages::embed_check_about(locale) }</p>
            <p>{ messages::embed_check_enough(locale) }</p>
            <pre tabindex="0" role="group" aria-labelledby="embed-check"><code>{ enough(builder) }</code></pre>
            { question(builder, dispatch) }
            <h3 id="embed-results">{ messages::embed_check_results(locale) }</h3>
            <p role="status">{ &view.summary }</p>
            <ul class="lines" aria-labelledby="embed-results">{ for view.lines.iter().map(line) }</ul>
        </section>
    }
}

/// What is pasted.
fn question(builder: &Builder, dispatch: &Dispatch) -> Html {
    let locale = builder.locale;
    let asked = &builder.question;
    let take = |typed| dispatch.on_value::<InputEvent>(move |text| Happened::Typed(typed, text));
    let ask = dispatch.on_place(Happened::Asked);
    let isolate = dispatch.on_place(Happened::Isolated);
    let of = messages::embed_check_of(locale);
    let isolation = messages::embed_check_isolation(locale);
    html! {
        <fieldset class="fields" aria-labelledby="embed-check" disabled={!builder.is_live}>
            { list("of", of, &scopes(locale), asked.of as usize, ask) }
            { list("isolation", isolation, &isolations(locale), asked.isolation as usize, isolate) }
            <p class="field wide">
                <label for="embed-policy">{ messages::embed_check_policy(locale) }</label>
                <textarea id="embed-policy" rows="4" spellcheck="false" autocomplete="off"
                    aria-describedby="embed-policy-hint" value={asked.policy.clone()}
                    oninput={take(Typed::Policy)} />
                <small id="embed-policy-hint">{ messages::embed_check_policy_hint(locale) }</small>
            </p>
            <p class="field wide">
                <label for="embed-sandbox">{ messages::embed_check_sandbox(locale) }</label>
                <input id="embed-sandbox" type="text" spellcheck="false" autocomplete="off"
                    aria-describedby="embed-sandbox-hint" value={asked.sandbox.clone()}
                    oninput={take(Typed::Sandbox)} />
                <small id="embed-sandbox-hint">{ messages::embed_check_sandbox_hint(locale) }</small>
            </p>
        </fieldset>
    }
}

/// One line of the answer, with what to add.
fn line(view: &LineView) -> Html {
    let fix = (!view.fix.is_empty()).then(|| {
        html! {
            <>
                <p>{ view.how }</p>
                <pre><code>{ &view.fix }</code></pre>
            </>
        }
    });
    html! {
        <li key={view.topic} data-verdict={verdict(view)}>
            <p><strong>{ view.topic }{ ": " }<span class="ends">{ view.ends }</span></strong></p>
            <p>{ view.why }</p>
            { fix }
        </li>
    }
}

/// Returns the name by which the style sheet knows how a line ends.
fn verdict(view: &LineView) -> &'static str {
    use crate::app::embed::finding::Verdict;

    match view.verdict {
        Verdict::Works => "works",
        Verdict::Depends => "depends",
        Verdict::Fails => "fails",
    }
}
