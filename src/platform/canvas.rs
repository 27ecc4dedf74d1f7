//! A canvas that is painted again whenever its size, the pixel ratio or the colour scheme change.

#[cfg(target_arch = "wasm32")]
pub use browser::{Surface, keep_painted};
#[cfg(not(target_arch = "wasm32"))]
pub use native::{Surface, keep_painted};

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use plotters::prelude::SVGBackend;

    /// A surface to draw on; natively there is none.
    #[derive(Debug)]
    pub enum Surface {}

    impl Surface {
        /// Returns whether light is drawn on dark.
        #[must_use]
        pub fn is_dark(&self) -> bool {
            match *self {}
        }

        /// Returns the pixels of the surface for one pixel of the style sheet.
        #[must_use]
        pub fn scale(&self) -> f64 {
            match *self {}
        }

        /// Returns what plotters draws on.
        #[must_use]
        pub fn into_backend(self) -> SVGBackend<'static> {
            match self {}
        }
    }

    /// Does nothing: natively there is no canvas.
    pub fn keep_painted(
        _node: &yew::NodeRef,
        _paint: std::rc::Rc<dyn Fn(Surface) -> bool>,
    ) -> impl FnOnce() + use<> {
        || ()
    }
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use std::rc::Rc;

    use gloo::events::EventListener;
    use plotters_canvas::CanvasBackend;
    use wasm_bindgen::{JsCast, closure::Closure};
    use web_sys::{HtmlCanvasElement, ResizeObserver};

    /// A cleared canvas in device pixels.
    pub struct Surface {
        backend: CanvasBackend,
        scale: f64,
        is_dark: bool,
    }

    impl Surface {
        /// Returns whether light is drawn on dark.
        #[must_use]
        pub fn is_dark(&self) -> bool {
            self.is_dark
        }

        /// Returns the pixels of the surface for one pixel of the style sheet.
        #[must_use]
        pub fn scale(&self) -> f64 {
            self.scale
        }

        /// Returns what plotters draws on.
        #[must_use]
        pub fn into_backend(self) -> CanvasBackend {
            self.backend
        }
    }

    /// Paints a canvas now and whenever its look must change; `paint` says whether it worked.
    ///
    /// The pre-rendered drawing stays visible until the first painting that worked. Calling what
    /// is returned stops it.
    pub fn keep_painted(
        node: &yew::NodeRef,
        paint: Rc<dyn Fn(Surface) -> bool>,
    ) -> impl FnOnce() + use<> {
        let canvas = node.cast::<HtmlCanvasElement>();
        let watch = canvas.map(|canvas| Watch::start(canvas, paint));
        move || drop(watch)
    }

    /// The listeners of one canvas; dropping them ends it.
    struct Watch {
        observer: Option<ResizeObserver>,
        _on_resize: Closure<dyn FnMut()>,
        _listeners: Vec<EventListener>,
    }

    impl Watch {
        fn start(canvas: HtmlCanvasElement, paint: Rc<dyn Fn(Surface) -> bool>) -> Self {
            let repaint = {
                let canvas = canvas.clone();
                Rc::new(move || show(&canvas, &*paint))
            };
            repaint();
            let on_resize = {
                let repaint = Rc::clone(&repaint);
                Closure::<dyn FnMut()>::new(move || repaint())
            };
            let observer = ResizeObserver::new(on_resize.as_ref().unchecked_ref()).ok();
            if let Some(observer) = &observer {
                observer.observe(&canvas);
            }
            let listen = |target: &web_sys::EventTarget, event: &'static str| {
                let repaint = Rc::clone(&repaint);
                EventListener::new(target, event, move |_| repaint())
            };
            let window = gloo::utils::window();
            // Zooming changes the pixel ratio and says so by a resize of the window.
            let mut listeners = vec![listen(&window, "resize")];
            if let Ok(Some(scheme)) = window.match_media("(prefers-color-scheme: dark)") {
                listeners.push(listen(&scheme, "change"));
            }
            Self {
                observer,
                _on_resize: on_resize,
                _listeners: listeners,
            }
        }
    }

    impl Drop for Watch {
        fn drop(&mut self) {
            if let Some(observer) = &self.observer {
                observer.disconnect();
            }
        }
    }

    /// Sizes the canvas to its box in device pixels and paints it; a box without size is left.
    fn show(canvas: &HtmlCanvasElement, paint: &dyn Fn(Surface) -> bool) {
        let scale = gloo::utils::window().device_pixel_ratio();
        let (width, height) = (canvas.client_width(), canvas.client_height());
        if width <= 0 || height <= 0 {
            return;
        }
        let pixels = |length: i32| (f64::from(length) * scale).round() as u32;
        canvas.set_width(pixels(width));
        canvas.set_height(pixels(height));
        let surface = CanvasBackend::with_canvas_object(canvas.clone()).map(|backend| Surface {
            backend,
            scale,
            is_dark: is_dark(),
        });
        let is_painted = surface.is_some_and(paint);
        if let Some(figure) = canvas.closest(".figure").ok().flatten() {
            let outcome = if is_painted { "painted" } else { "failed" };
            let _ = figure.set_attribute("data-drawing", outcome);
        }
        if is_painted {
            mark_first_chart();
        }
    }

    fn is_dark() -> bool {
        match gloo::utils::document_element()
            .get_attribute("data-theme")
            .as_deref()
        {
            Some("dark") => true,
            Some("light") => false,
            _ => gloo::utils::window()
                .match_media("(prefers-color-scheme: dark)")
                .ok()
                .flatten()
                .is_some_and(|query| query.matches()),
        }
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
