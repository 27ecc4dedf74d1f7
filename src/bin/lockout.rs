//! The command line: checks scenarios, simulates them, and says which inputs matter.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    lockout::cli::run(std::env::args_os())
}

#[cfg(target_arch = "wasm32")]
fn main() {}
