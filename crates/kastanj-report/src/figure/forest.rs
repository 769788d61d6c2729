use kastanj_language::Lang;

use super::{IntervalRow, Svg, intervals};

/// One service, or all pooled, in a forest plot.
#[derive(Debug, Clone, PartialEq)]
pub struct ForestRow {
    /// The service and its number of pairs.
    pub label: String,
    /// Mean change.
    pub mean: f64,
    /// Interval.
    pub interval: (f64, f64),
    /// The pooled row.
    pub pooled: bool,
}

/// Services under each other in the alphabet's order, never by result; the pooled row last.
pub fn forest(rows: &[ForestRow], axis: &str, lang: Lang, synthetic: bool) -> Svg {
    let mut sorted: Vec<&ForestRow> = rows.iter().collect();
    sorted.sort_by(|a, b| (a.pooled, &a.label).cmp(&(b.pooled, &b.label)));
    let lines: Vec<IntervalRow> = sorted
        .into_iter()
        .map(|row| IntervalRow {
            label: row.label.clone(),
            mean: row.mean,
            lower: row.interval.0,
            upper: row.interval.1,
            main: row.pooled,
        })
        .collect();
    intervals(&lines, axis, lang, synthetic)
}
