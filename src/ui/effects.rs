//! What each safeguard alone would have changed. It never changes, so it is written natively only.

use maud::{Markup, html};

use crate::present::effects::EffectsView;

/// Returns the effects.
#[must_use]
pub fn effects(view: &EffectsView) -> Markup {
    html! {
        section.effects aria-labelledby="effects-heading" {
            h3 #effects-heading { (view.heading) }
            p.note { (view.note) }
            ul {
                @for effect in &view.effects {
                    li.effect {
                        h4 { (effect.name) }
                        p.alone { (effect.alone) }
                        p.limits { b { (view.limits_label) } " " (effect.limits) }
                    }
                }
            }
        }
    }
}
