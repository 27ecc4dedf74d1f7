//! Lockout explains a national digital-identity outage through the day of one person.
//!
//! This is the architecture document. The README says how to run, embed and extend the page; the
//! rules that tests enforce stand in `tests/native/tidy`.
//!
//! # What happens, in order
//!
//! 1. The build step (`build.rs`) compiles the message files into functions, and reads, checks and
//!    encodes the scenario files. A missing text or an invalid scenario stops the build.
//! 2. The pre-renderer (`bin/prerender.rs`, native) writes one HTML file per canonical path, from
//!    the same components that run in the browser. All hours of the day are in each file; native
//!    radios and a style sheet show one of them. A reader needs nothing more.
//! 3. The Wasm (`bin/app.rs`) hydrates that file with the same inputs: path, language, default
//!    scenario. Only then does the link speak ([`app::msg::Msg::Arrived`]).
//!
//! # The one flow
//!
//! ```text
//! DOM event -> ui::dispatch -> app::update(&Model, &Msg) -> Model      simulates only if the plan changed
//! Model -> present::page, figure -> views -> ui (HTML, tables) + chart (sheet -> canvas, SVG, files)
//! Model -> present::outward -> Outward -> platform::reconcile          address, title, hour
//! ```
//!
//! The clock is a cursor into a finished run. A step changes one number in the model; the page's
//! view is kept, and the style sheet shows another hour of it. Persona is a lens: another list of
//! errands read from the same run.
//!
//! # Layers, in reading order
//!
//! | Module | Holds | May use, beside [`units`] and [`ids`] |
//! |---|---|---|
//! | [`domain`] | the nouns: what exists | nothing |
//! | [`data`] | text to nouns, or every problem with its place | `domain` |
//! | [`sim`] | the run: pure, total, deterministic | `domain` |
//! | [`metrics`] | a run to the numbers people quote | `sim`, `domain` |
//! | [`app`] | the reader's session and its address; the session of the snippet builder | `metrics::estimate`, `sim`, `data`, `domain` |
//! | [`i18n`] | words and figures of each language | nothing |
//! | [`present`] | a session to finished strings and numbers | `app`, `metrics`, `sim::draw`, `sim::quantile`, `sim::run`, `sim::world`, `i18n`, `domain` |
//! | [`chart`] | a figure to a sheet of marks, by plotters | `present` |
//! | [`platform`] | the browser | `app`, `chart` |
//! | [`ui`] | the page as Yew components and written markup | `present`, `chart`, `app`, `platform`, `i18n`, `domain::clock` |
//! | `prerender` | the page as files (native) | `ui`, `chart`, `present`, `app`, `metrics::estimate`, `data`, `domain`, `i18n` |
//! | `cli` | the command line (native) | `prerender`, `chart`, `present`, `i18n`, `metrics`, `sim`, `data`, `domain` |
//! | `bin` | the programs | `cli`, `prerender`, `ui`, `platform`, `chart`, `present`, `i18n`, `app`, `metrics`, `sim`, `data`, `domain` |
//!
//! # What always holds
//!
//! - Nothing about any country or system is in the code. A scenario is data, words included.
//! - A [`domain::scenario::Scenario`] can only be built valid; everything behind it is total.
//! - Every number of a scenario has a unit, a range, a basis and a source or the word *assumption*.
//! - The run is the same bits natively and in Wasm: own transcendental functions ([`sim`]'s `math`
//!   through `libm`), no clock, no random order.
//! - The first render in the browser equals the pre-rendered page, but for the hour, which only a
//!   native control shows.
//! - Every sentence of an hour carries the fact it states ([`present::narrative`]), and a test holds it
//!   against the run, on odd days too.
//! - The address is replaced, never pushed; once the reader rests it holds the whole state, and a state has one address.
//! - What the browser refuses (storage, history, canvas) is missed by nobody: the HTML says it all.
//! - A safeguard is a patch to inputs, never a branch in a formula.
//!
//! # Where this differs from the usual Yew application
//!
//! - **All hours are in the page at once.** Equal hours share one element ([`present::spells`]), so
//!   a page stays small, and stepping neither renders nor lays out anything new. It also means that
//!   the hours work without JavaScript.
//! - **The service status and the errand outcomes live in [`metrics`]**, not in [`sim`]: they read a
//!   finished run and change nothing in it.
//! - **[`present::outward`] makes the document's title**, so that [`app`] stays without words.
//! - **A numeric kernel lies under the nouns.** A [`sim::world`] holds the numbers of one possible day;
//!   safeguards patch it, draws vary it. [`sim::compile`] makes plain inputs of it, and [`sim::kernel`]
//!   knows nothing else, so that the tests against closed forms and agent simulations drive the very
//!   code that runs the day.
//! - **There are two kernels.** [`sim::kernel`] is exact, minute by minute, and tells everything;
//!   [`sim::block`] runs many drawn days at once in single precision and five-minute steps, and tells a
//!   [`sim::tally`]. Laws hold them together.
//! - **Cohorts that behave alike are simulated once** ([`sim::layout`]): they stay in proportion all
//!   day, so each reads its share.
//! - **Being covered belongs to the person, not to the try.** Who is enrolled in a second login, or can
//!   be reached with a code, is a kind of people; otherwise everyone would be saved by the tenth try.
//!   Where the gate is read per attempt, so is this.
//! - **Figures are drawn by plotters on a backend of our own** ([`chart::sheet`]): a short list of marks
//!   in roles instead of colours. It is replayed onto plotters' canvas, written as SVG for the page,
//!   for files and for golden tests, and measured by tests, so that plotters is compiled once.
//! - **The page's SVG is drawn for the narrowest column.** The style sheet keeps its text and strokes
//!   at their size when it is wider, so that names that fit once fit always; the canvas that takes
//!   its place is drawn for the very size.
//! - **Figures hang on run and language only** ([`present::figure`]); another person redraws none.
//! - **Charts stand below story and board**, two side by side on a wide page. In the board's column they
//!   would begin where the board ends, which is below the end of the story: half the page would stay
//!   empty, and each chart would be out of sight of the hour it shows. Below both, they have its width.
//! - **The hour cursor is an element over the drawing**, moved by the style sheet, so that a step
//!   redraws no chart.
//! - **Scenarios are decoded, not parsed, in the browser.** The build encodes the checked nouns
//!   themselves, so that the Wasm carries no JSON parser, no mirror of the files and no check. That
//!   is why [`domain`] derives `serde`'s traits: 23 KB (brotli) less to load. What is read has no
//!   error to carry, since the file is named by its content: 8 KB less again.
//! - **Words are beside the Wasm.** A page loads one pack with the messages and the scenario of its own
//!   language ([`data::bundle`]), while the Wasm is on its way. The pre-renderer adds what takes many drawn
//!   days and never changes: safeguards compared ([`present::compared`]), which is then drawn like any figure.
//! - **A pixel of a drawing is as large as the reader's letters** (`--unit` in `assets/styles/figure.css`), where
//!   the narrowest drawing leaves room: [`platform::canvas`] draws in such pixels.
//! - **The ranges of a reader's own choice are worked out in spare time** ([`app::draws`]): 256 days
//!   while a slider moves, 1024 once it rests, in slices of about 4 ms, seldom 8, on the main thread, since a
//!   sandboxed frame may have no worker. What the days come to is summed up in such slices too, which is why
//!   [`app`] may use [`metrics::estimate`]. An answer to an earlier plan is dropped.
//! - **What hangs on the run alone is kept when another person is chosen** ([`present::page`]), and what
//!   is told of the other people is worked out in spare time, elements and all ([`ui`]'s `people`): the browser
//!   reads no text again when somebody comes back.
//! - **A page that is alive says its hour on the root element.** Until then the native radio shows it
//!   through `:has()`, which looks through the whole document at every step ([`prerender::hours`]).
//! - **Links and address follow when the reader rests** ([`app::msg::Clock::Rest`]): to change them costs
//!   as much as the step. A step alone sets the hour on the root element, checks its radio, and says what
//!   is new in the live region; nothing else is looked at.
//! - **The scenario is never put away** ([`app::shared::Lasting`]): it lasts as long as the page.
//! - **What a page around this one is told, is told by a script of its own** (`assets/frame.js`), in one file
//!   with the one before the first paint: a framed page is alive after as few requests as any other, and
//!   its height is told where the Wasm does not work too.
//! - **A page is kept for when there is no network** (`assets/sw.js`), since it is about one: by a reader's own
//!   window only, seconds after it is alive. Pages come from the network while there is one; files are
//!   named by their content, so that a page is always made of the files it was built with.
//! - **What listens to nothing is text** ([`ui`]'s `markup`): written by maud and put into the page
//!   whole. The browser's parser makes its elements, hydration passes over them, and a tag costs a few
//!   bytes of Wasm. What listens is a tree of Yew's; what does not change with the hour is kept and
//!   not walked again.
//! - **Functions of the Wasm that read alike stand beside each other** (`xtask/node/order.mjs`), where they
//!   compress better by 3 KB; their order means nothing else.
//! - **The release's Wasm is built with unstable features of the pinned compiler** (`xtask/src/lean.rs`),
//!   26 KB less to load; its panics have no words, the page's notice has. Everything else is built
//!   without them.
//! - **A page is read again where an engine runs its Wasm otherwise than it is written** (`assets/boot.js`):
//!   WebKitGTK 2.50 does so about once in a hundred pages, where it replaces running code by faster code. Long
//!   bodies make it worse, so that Binaryen leaves functions as they are (`xtask/node/slim.mjs`). A panic is
//!   not met that way: it would come again.
//! - **The snippet builder is a program of its own** (`bin/embed.rs`): its session is [`app::embed`], and
//!   it knows neither simulation nor scenario. What can be chosen stands in its pre-rendered page, its
//!   words are built in ([`i18n`]'s `embed`), and no reader of the explainer loads a byte of it. What it
//!   judges, a policy or a sandbox, it judges in plain Rust ([`app::embed::check`]).
//! - **How we know is pre-rendered only.** Facts, notes and sources never change on a page, so the
//!   browser's copy of the scenario lacks them and [`ui::evidence`] is not in the Wasm. Another
//!   language is therefore another page, reached by replacing this one.

pub mod app;
pub mod chart;
#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
pub mod data;
pub mod domain;
pub mod i18n;
pub mod ids;
pub mod metrics;
pub mod platform;
#[cfg(not(target_arch = "wasm32"))]
pub mod prerender;
pub mod present;
pub mod sim;
pub mod ui;
pub mod units;
