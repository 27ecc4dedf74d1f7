//! The native tests: everything that needs no browser. One module per subject; nothing else here.

mod charts;
mod data;
mod golden;
mod laws;
mod oracle;
mod permalink;
mod session;
mod tidy;
