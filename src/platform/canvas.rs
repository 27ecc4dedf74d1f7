//! A canvas that is painted again whenever its size, the pixel ratio or the colour scheme change.

#[cfg(target_arch = "wasm32")]
pub use browser::{keep_painted, paint, theme};

/// Draws a figure at a width and height in pixels of the drawing, at a scale.
pub type Draw = std::rc::Rc<dyn Fn(f64, f64, f64) -> crate::chart::sheet::Sheet>;

/// Draws what stands in a canvas's place.
pub type Still = std::rc::Rc<dyn Fn() -> String>;

/// Returns the colours of the scheme that is shown; natively the light one.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn theme() -> crate::chart::theme::Theme {
    crate::chart::theme::LIGHT
}

/// Does nothing: natively there is no canvas.
#[cfg(not(target_arch = "wasm32"))]
pub fn keep_painted(_node: &yew::NodeRef, _draw: Draw, _still: Still) -> impl FnOnce() + use<> {
    || ()
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use std::{cell::Cell, rc::Rc};

    use gloo::events::EventListener;
    use js_sys::Array;
    use plotters_canvas::CanvasBackend;
    use wasm_bindgen::{JsCast, closure::Closure};
    use web_sys::{
        Element, HtmlCanvasElement, IntersectionObserver, IntersectionObserverEntry,
        IntersectionObserverInit, ResizeObserver,
    };

    use super::{Draw, Still};
    use crate::chart::{
        backend,
        sheet::Sheet,
        theme::{DARK, LIGHT, Theme},
    };

    /// How far beyond the screen a canvas is painted ahead.
    const AHEAD: &str = "100%";

    /// Paints a canvas as soon as it is near the screen, and whenever its look must change.
    ///
    /// The pre-rendered drawing stays visible until the first painting that worked. Where a canvas
    /// cannot serve, that drawing is brought up to date instead: when painting failed, where the
    /// page has other colours, and on paper. Calling what is returned stops it.
    pub fn keep_painted(node: &yew::NodeRef, draw: Draw, still: Still) -> impl FnOnce() + use<> {
        let canvas = node.cast::<HtmlCanvasElement>();
        let watch = canvas.map(|canvas| Watch::start(canvas, draw, still));
        move || drop(watch)
    }

    /// Whether the page has other colours than those of the two schemes, which a canvas is painted in: the
    /// reader's own, or such as are far apart.
    const OTHERS: &str = "(forced-colors: active), (prefers-contrast: more)";

    /// What a canvas was painted for: size in device pixels, how many of them a thousand pixels of the drawing
    /// have, light on dark, other colours.
    type Painted = Option<(u32, u32, u32, bool, bool)>;

    /// A canvas with what is drawn on it.
    struct Easel {
        canvas: HtmlCanvasElement,
        draw: Draw,
        still: Still,
        is_near: Cell<bool>,
        painted: Cell<Painted>,
    }

    /// The listeners of one canvas; dropping them ends it.
    struct Watch {
        on_resize: Option<ResizeObserver>,
        on_approach: Option<IntersectionObserver>,
        _resized: Closure<dyn FnMut()>,
        _approached: Closure<dyn FnMut(Array)>,
        _listeners: Vec<EventListener>,
    }

    impl Watch {
        fn start(canvas: HtmlCanvasElement, draw: Draw, still: Still) -> Self {
            let window = gloo::utils::window();
            let easel = Rc::new(Easel {
                is_near: Cell::new(is_near(&canvas) || is_first(&canvas)),
                canvas,
                draw,
                still,
                painted: Cell::new(None),
            });
            easel.show();
            let resized = {
                let easel = Rc::clone(&easel);
                Closure::<dyn FnMut()>::new(move || easel.show())
            };
            let approached = {
                let easel = Rc::clone(&easel);
                Closure::<dyn FnMut(Array)>::new(move |entries: Array| easel.approach(&entries))
            };
            let on_resize = ResizeObserver::new(resized.as_ref().unchecked_ref()).ok();
            if let Some(observer) = &on_resize {
                observer.observe(&easel.canvas);
                if let Some(space) = easel.space() {
                    observer.observe(&space);
                }
            }
            let ahead = IntersectionObserverInit::new();
            ahead.set_root_margin(AHEAD);
            let callback = approached.as_ref().unchecked_ref();
            let on_approach = IntersectionObserver::new_with_options(callback, &ahead).ok();
            if let Some(observer) = &on_approach {
                observer.observe(&easel.canvas);
            }
            let listen = |target: &web_sys::EventTarget, event: &'static str| {
                let easel = Rc::clone(&easel);
                EventListener::new(target, event, move |_| easel.show())
            };
            // Another pixel ratio is told as a resize of the window, by the browser or by the boot script.
            let mut listeners = vec![listen(&window, "resize")];
            let for_paper = Rc::clone(&easel);
            let on_paper = move |_: &web_sys::Event| for_paper.show_still();
            listeners.push(EventListener::new(&window, "beforeprint", on_paper));
            for query in ["(prefers-color-scheme: dark)", OTHERS] {
                if let Ok(Some(query)) = window.match_media(query) {
                    listeners.push(listen(&query, "change"));
                }
            }
            Self {
                on_resize,
                on_approach,
                _resized: resized,
                _approached: approached,
                _listeners: listeners,
            }
        }
    }

    impl Drop for Watch {
        fn drop(&mut self) {
            if let Some(observer) = &self.on_resize {
                observer.disconnect();
            }
            if let Some(observer) = &self.on_approach {
                observer.disconnect();
            }
        }
    }

    impl Easel {
        fn approach(&self, entries: &Array) {
            let latest: IntersectionObserverEntry = entries.pop().unchecked_into();
            self.is_near.set(latest.is_intersecting());
            self.show();
        }

        /// Paints what is near, has a size, and does not look so already.
        fn show(&self) {
            let scale = gloo::utils::window().device_pixel_ratio();
            let size = self.canvas.get_bounding_client_rect();
            if !self.is_near.get() || size.width() < 1.0 || size.height() < 1.0 {
                return;
            }
            let pixels = |length: f64| (length * scale).round() as u32;
            let has_others = is_on(OTHERS);
            let (width, height) = (pixels(size.width()), pixels(size.height()));
            let unit = self.unit();
            let wanted = (width, height, pixels(unit * 1000.0), is_dark(), has_others);
            if self.painted.get() == Some(wanted) {
                return;
            }
            self.painted.set(Some(wanted));
            let (width, height) = (size.width() / unit, size.height() / unit);
            let sheet = (self.draw)(width, height, scale * unit);
            let is_painted = paint(&self.canvas, &sheet, &theme());
            if let Some(figure) = self.canvas.closest(".figure").ok().flatten() {
                let outcome = if is_painted { "painted" } else { "failed" };
                let _ = figure.set_attribute("data-drawing", outcome);
            }
            if is_painted {
                mark_first_chart();
            }
            if !is_painted || has_others {
                self.show_still();
            }
        }

        /// Returns the width of a pixel of the drawing, which the style sheet makes as large as the reader's
        /// letters.
        fn unit(&self) -> f64 {
            let width = self
                .space()
                .map(|space| space.get_bounding_client_rect().width());
            width.filter(|width| *width > 0.0).unwrap_or(1.0)
        }

        /// Returns the element that is one such pixel wide.
        fn space(&self) -> Option<Element> {
            self.canvas.parent_element()?.first_element_child()
        }

        /// Draws what stands in the canvas's place once more, as it was pre-rendered.
        fn show_still(&self) {
            if let Some(still) = self.canvas.previous_element_sibling() {
                still.set_inner_html(&(self.still)());
            }
        }
    }

    /// Sizes a canvas to a sheet and paints it; returns whether that worked.
    #[must_use]
    pub fn paint(canvas: &HtmlCanvasElement, sheet: &Sheet, theme: &Theme) -> bool {
        canvas.set_width(sheet.width);
        canvas.set_height(sheet.height);
        CanvasBackend::with_canvas_object(canvas.clone())
            .is_some_and(|mut canvas| backend::replay(sheet, &mut canvas, theme).is_ok())
    }

    /// Returns the colours of the scheme that is shown.
    #[must_use]
    pub fn theme() -> Theme {
        if is_dark() { DARK } else { LIGHT }
    }

    /// Says whether a canvas is the first of the page: hosts wait for its mark, however small the window.
    fn is_first(canvas: &HtmlCanvasElement) -> bool {
        let first = gloo::utils::document().query_selector("canvas");
        first.ok().flatten().as_ref() == Some(canvas.as_ref())
    }

    /// Says whether a canvas is on the screen or within one height of it.
    fn is_near(canvas: &HtmlCanvasElement) -> bool {
        let height = gloo::utils::window().inner_height().ok();
        let height = height.and_then(|height| height.as_f64()).unwrap_or(0.0);
        let place = canvas.get_bounding_client_rect();
        place.top() < 2.0 * height && place.bottom() > -height
    }

    fn is_dark() -> bool {
        match gloo::utils::document_element()
            .get_attribute("data-theme")
            .as_deref()
        {
            Some("dark") => true,
            Some("light") => false,
            _ => is_on("(prefers-color-scheme: dark)"),
        }
    }

    fn is_on(query: &str) -> bool {
        gloo::utils::window()
            .match_media(query)
            .ok()
            .flatten()
            .is_some_and(|query| query.matches())
    }

    /// Says once that the first canvas is painted, for tests and hosts.
    fn mark_first_chart() {
        let root = gloo::utils::document_element();
        if root.has_attribute("data-chart") {
            return;
        }
        let _ = root.set_attribute("data-chart", "true");
        if let Some(performance) = gloo::utils::window().performance() {
            let _ = performance.mark("lockout-chart");
        }
    }
}
