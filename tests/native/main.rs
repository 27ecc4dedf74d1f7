//! The native tests: everything that needs no browser. One module per subject; nothing else here.

mod tidy;
