//! The program `voordeur`.

use std::process::ExitCode;

#[tokio::main]
#[expect(clippy::print_stderr, reason = "what went wrong is told to the person at the terminal")]
async fn main() -> ExitCode {
    match voordeur::run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("voordeur: {error:#}");
            ExitCode::FAILURE
        }
    }
}
