//! Entry of the project's own commands.
mod failure;
mod process;
mod repo;
fn main() {}
