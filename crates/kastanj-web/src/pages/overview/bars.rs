/// Width of a whole bar, in units of the picture.
const WHOLE: u64 = 100;

/// A small bar: so much of so much, with what it shows in words. Nothing where there is nothing.
pub(super) fn bar(part: u64, whole: u64, words: &str) -> String {
    if whole == 0 {
        return String::new();
    }
    let width = part.min(whole) * WHOLE / whole;
    // At least a line, so that one of many is not taken for none.
    let width = if part > 0 { width.max(1) } else { 0 };
    let words = words.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
    format!(
        "<svg class=\"share\" role=\"img\" aria-label=\"{words}\" viewBox=\"0 0 {WHOLE} 10\" preserveAspectRatio=\"none\"><rect class=\"frame\" width=\"{WHOLE}\" height=\"10\"/><rect class=\"fill\" width=\"{width}\" height=\"10\"/></svg>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_long_as_its_share_and_says_it_in_words() {
        let half = bar(5, 10, "fem \"av\" <tio>");
        assert!(half.contains("class=\"fill\" width=\"50\""), "{half}");
        assert!(half.contains("fem &quot;av&quot; &lt;tio>"), "{half}");
        assert!(bar(1, 1000, "").contains("class=\"fill\" width=\"1\""));
        assert!(bar(0, 1000, "").contains("class=\"fill\" width=\"0\""));
        assert!(bar(12, 10, "").contains("class=\"fill\" width=\"100\""));
        assert_eq!(bar(0, 0, "x"), "");
    }
}
