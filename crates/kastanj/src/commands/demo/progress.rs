use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::terminal::{self, say};

/// One announced step of the demonstration, with a bar while it runs.
pub(super) struct Step {
    bar: ProgressBar,
}

impl Step {
    /// Announces step `number` of `of`.
    pub(super) fn begin(number: u32, of: u32, words: &str) -> Step {
        say(&format!("{number}/{of}  {words}"));
        let bar = ProgressBar::new_spinner();
        if !terminal::interactive() {
            bar.set_draw_target(ProgressDrawTarget::hidden());
        }
        Step { bar }
    }

    /// Shows a bar that counts to `length`.
    pub(super) fn counts(&self, length: u64) {
        self.bar.set_length(length);
        if let Ok(style) = ProgressStyle::with_template("     {bar:40} {pos}/{len}") {
            self.bar.set_style(style);
        }
    }

    /// One more is done.
    pub(super) fn one(&self) {
        self.bar.inc(1);
    }

    /// Ends the step with what came of it.
    pub(super) fn done(self, words: &str) {
        self.bar.finish_and_clear();
        say(&format!("     {words}"));
    }
}
