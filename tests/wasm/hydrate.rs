//! The pre-rendered front page comes alive: nothing is made anew, and a click switches in place.

use lockout::{
    app::{
        model::Model,
        route::Route,
        shared::{Lasting, Shared},
    },
    data::bundle,
    i18n::bundle::Texts,
    present::compared::Comparison,
    ui::root::{Root, RootProps, Still},
};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement};
use yew::AppHandle;

use crate::pause::pause;

/// The root element of the front page as a native test keeps it, with a line for each element.
const FRONT: &str = include_str!("../golden/html/front-en.html");

/// What the boot script loads beside the Wasm: what the build step makes, and what the pre-renderer adds, as a
/// native test keeps it.
const PACK: [&[u8]; 2] = [
    include_bytes!(concat!(env!("OUT_DIR"), "/pack-en.bin")),
    include_bytes!("../golden/samples/compared-en.bin"),
];

/// How often to look whether something has happened, a moment apart.
const LOOKS: u32 = 400;
/// The live front page, put into the test's page; it goes when this is dropped.
struct Front {
    root: Element,
    app: Option<AppHandle<Root>>,
}

impl Front {
    /// Puts the pre-rendered page into the document, where nothing of it is alive.
    fn pre_rendered() -> Self {
        let document = gloo::utils::document();
        let page = gloo::utils::document_element();
        for mark in ["data-ready", "data-chart"] {
            page.remove_attribute(mark).unwrap();
        }
        page.set_attribute("data-route", "").unwrap();
        let root = document.create_element("div").unwrap();
        root.set_id("lockout");
        root.set_inner_html(FRONT.trim_end().replace(">\n<", "><").as_str());
        gloo::utils::body().append_child(&root).unwrap();
        Self { root, app: None }
    }

    /// Brings the page alive, as the app does.
    async fn hydrate(&mut self) {
        let (texts, scenario, compared): (_, _, Comparison) = bundle::unpack(&PACK.concat());
        Texts::load(texts);
        let scenario = Lasting::new(scenario);
        let start = Model::start(scenario, Route::default());
        let renderer = yew::Renderer::<Root>::with_root_and_props(
            self.root.clone(),
            RootProps {
                start,
                still: Still::default(),
                compared: Shared::new(compared.figure()),
            },
        );
        self.app = Some(renderer.hydrate());
        until("the page is alive", || {
            gloo::utils::document_element().has_attribute("data-ready")
        })
        .await;
    }

    /// Returns the elements that a selector finds.
    fn all(&self, selector: &str) -> Vec<Element> {
        let found = self.root.query_selector_all(selector).unwrap();
        (0..found.length())
            .filter_map(|at| found.get(at)?.dyn_into().ok())
            .collect()
    }

    /// Returns the link to a page of the site.
    fn link(&self, href: &str) -> HtmlElement {
        let links = self.all(&format!("nav a[href='{href}']"));
        assert_eq!(links.len(), 1, "links to {href}");
        links[0].clone().unchecked_into()
    }
}

impl Drop for Front {
    fn drop(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
        self.root.remove();
    }
}

/// Waits until something is so.
async fn until(what: &str, is_so: impl Fn() -> bool) {
    for _ in 0..LOOKS {
        if is_so() {
            return;
        }
        pause().await;
    }
    panic!("waited in vain until {what}");
}

#[wasm_bindgen_test]
async fn hydration_keeps_every_element_and_every_word() {
    let mut front = Front::pre_rendered();
    let mark = JsValue::from_str("wasHere");
    let before = front.all("*");
    for element in &before {
        js_sys::Reflect::set(element, &mark, &JsValue::TRUE).unwrap();
    }
    let words = front.root.text_content();
    front.hydrate().await;

    let after = front.all("*");
    assert_eq!(after.len(), before.len(), "as many elements as before");
    for element in &after {
        let was_here = js_sys::Reflect::get(element, &mark).unwrap().is_truthy();
        assert!(was_here, "made anew: {}", element.outer_html());
    }
    assert_eq!(front.root.text_content(), words, "the words");
}

#[wasm_bindgen_test]
async fn a_click_on_a_person_switches_in_place() {
    let mut front = Front::pre_rendered();
    front.hydrate().await;
    let link = front.link("patient/");
    assert_eq!(
        link.get_attribute("aria-current"),
        None,
        "the patient is not shown yet"
    );
    let errands = || front.all("ul[aria-labelledby=errands-heading]")[0].text_content();
    let before = errands();
    // A plain click: were it not taken over, it would lead away from this page and end the test.
    link.click();
    until("the link is the current one", || {
        link.has_attribute("aria-current")
    })
    .await;
    assert_ne!(errands(), before, "another person has other errands");
    assert_eq!(
        front.all("nav.personas a[aria-current]").len(),
        1,
        "one person is shown"
    );
}

#[wasm_bindgen_test]
async fn the_canvas_is_painted() {
    let mut front = Front::pre_rendered();
    front.hydrate().await;
    let figure = front.all("figure.figure").remove(0);
    // What is far from the screen is painted later.
    front.all("figure.figure canvas")[0].scroll_into_view();
    until("the figure says how its drawing went", || {
        figure.has_attribute("data-drawing")
    })
    .await;
    assert_eq!(
        figure.get_attribute("data-drawing").as_deref(),
        Some("painted")
    );
    assert!(
        gloo::utils::document_element().has_attribute("data-chart"),
        "the mark for hosts"
    );
}
