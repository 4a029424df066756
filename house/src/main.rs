//! The program `voordeur`.

use std::process::ExitCode;

#[expect(clippy::print_stderr, reason = "what went wrong is told to the person at the terminal")]
fn main() -> ExitCode {
    match voordeur::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("voordeur: {error:#}");
            ExitCode::FAILURE
        }
    }
}
