//! A sign of life while something takes long.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use kastanj_language::{Lang, lookup};

/// Computes, and tells on standard error what and for how long if a person sits there.
pub(super) fn working<T>(lang: Lang, key: &str, compute: impl FnOnce() -> T) -> T {
    // Hidden by itself where standard error is no terminal.
    let bar = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {elapsed}") {
        bar.set_style(style);
    }
    bar.set_message(lookup(lang, &format!("analyze-working-{key}"), &[]));
    bar.enable_steady_tick(Duration::from_millis(200));
    let done = compute();
    bar.finish_and_clear();
    done
}
