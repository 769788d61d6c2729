//! Damaged files end in diagnostics, never in a panic.

use kastanj_instrument::{SHIPPED, parse};
use proptest::prelude::*;

const SMALL: &str = include_str!("small.toml");

/// The nearest place at or before `at` where a character begins.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

fn judge(text: &str) {
    if let Err(diagnostics) = parse("damaged.toml", text) {
        assert!(!diagnostics.is_empty(), "refused without a word");
        for diagnostic in diagnostics {
            let lines = text.lines().count() + 1;
            assert!((1..=lines.max(1)).contains(&diagnostic.line), "{diagnostic}");
            assert!(diagnostic.column >= 1);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_truncated_file_never_panics(which in 0_usize..2, share in 0.0_f64..1.0) {
        let text = SHIPPED[which].1;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place in a file")]
        let at = (text.len() as f64 * share) as usize;
        judge(&text[..boundary(text, at)]);
    }

    #[test]
    fn a_file_with_foreign_characters_never_panics(
        at in 0_usize..SMALL.len(),
        length in 0_usize..40,
        noise in "[\\PC\\n\"\\[\\]{}=.,#]{0,6}",
    ) {
        let from = boundary(SMALL, at);
        let to = boundary(SMALL, at + length).max(from);
        judge(&format!("{}{noise}{}", &SMALL[..from], &SMALL[to..]));
    }

    #[test]
    fn a_file_with_swapped_lines_never_panics(one in 0_usize..80, other in 0_usize..80) {
        let mut lines: Vec<&str> = SMALL.lines().collect();
        let count = lines.len();
        lines.swap(one % count, other % count);
        judge(&lines.join("\n"));
    }

    #[test]
    fn any_text_at_all_never_panics(text in "\\PC{0,200}") {
        judge(&text);
    }
}
