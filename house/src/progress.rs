use std::{io::IsTerminal as _, time::Duration};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How far long work has come: a bar on a terminal, and plain lines (every tenth part) otherwise. On standard error.
pub(crate) struct Progress {
    bar: ProgressBar,
    what: &'static str,
    told: usize,
    is_terminal: bool,
}

impl Progress {
    /// Begins to tell of `what`.
    pub(crate) fn of(what: &'static str) -> Self {
        let is_terminal = std::io::stderr().is_terminal();
        let target = if is_terminal { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(None, target).with_prefix(what);
        if let Ok(style) = ProgressStyle::with_template("{prefix} {wide_bar} {pos}/{len} {eta}") {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(200));
        Self { bar, what, told: 0, is_terminal }
    }

    /// So much is done of so much.
    pub(crate) fn at(&mut self, done: usize, total: usize) {
        self.bar.set_length(total as u64);
        self.bar.set_position(done as u64);
        let tenth = (done * 10).checked_div(total).unwrap_or(10);
        if !self.is_terminal && tenth > self.told {
            self.told = tenth;
            tell(&format!("{}: {done} of {total}", self.what));
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

/// Says something to who runs a command, beside its output.
#[expect(clippy::print_stderr, reason = "commands speak to a person")]
pub(crate) fn tell(line: &str) {
    eprintln!("{line}");
}

/// The output of a command.
#[expect(clippy::print_stdout, reason = "commands answer on standard output")]
pub(crate) fn say(text: &str) {
    println!("{text}");
}
