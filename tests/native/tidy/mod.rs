//! The house rules, and the tests that enforce them.
//!
//! 1. **Layers** (`layers`): folders of `src/` are layers. Each may import only what [`layers::LAYERS`]
//!    lists for it, and re-exports nothing of another. So a reader of one layer need not know those
//!    above it; the table in `src/lib.rs` says the same. Foreign crates have homes too
//!    ([`layers::HOMES`]): the browser, Yew, plotters, serde and libm are named there alone.
//! 2. **Determinism** (`calls`): no hash maps, whose order varies and breaks hydration; no clocks; none
//!    of std's transcendental functions, which differ between native and Wasm. The same link must show
//!    the same numbers wherever it is opened.
//! 3. **One store** (`calls`): one reducer holds the reader's session. Local state is for what is open
//!    or half-typed, in the files listed in [`calls::LOCAL_STATE`].
//! 4. **Small pieces** (`size`): a file has at most 400 lines without its tests, a function 60, a view
//!    function 80. Every module opens with `//!`: what it is for and what it must not do.
//! 5. **Words** (`words`): what a reader sees is in the message files or in the scenario, never in
//!    `html!` or in a view model. Every language has the same keys, and each key is used.
//! 6. **Colours** (`colours`): named only in `src/chart/theme.rs` and `assets/styles/tokens.css`, so
//!    that light, dark and contrast are settled in two places. A drawing in a file of its own names
//!    only values of those tokens.
//! 7. **Names** (`names`): no drawer for leftovers (such as a file of "utilities"), nothing unfinished,
//!    no test switched off, nothing new at the top level.
//!
//! Rules that a reader enforces: sentences for comments, which say why; nouns of the domain for types,
//! verbs for functions; the unit at the end of a name; the most important item first.
//!
//! A rule is a function from one source to its offences. Beside it stand the test that the project
//! keeps it and the test that it fires on a bad snippet: a rule that cannot fail guards nothing.
//! Unit-test modules are exempt from the rules on layers, calls and size.

mod arguments;
mod calls;
mod colours;
mod layers;
mod names;
mod schemes;
mod size;
mod source;
mod words;
