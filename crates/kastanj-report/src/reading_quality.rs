//! How often the service's own reading is wrong, in words: the same on pages and on the command
//! line.

use kastanj_analysis::ClusteredProportion;
use kastanj_language::{Lang, decimal, tr};
use kastanj_record::{CheckedPage, ComparedSheet, FieldSource};
use serde::Serialize;

/// The measured error of the machine's accepted answers.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReadingError {
    /// Answers read a second time, with those that were wrong. A difference that nobody has decided
    /// counts as wrong until then.
    pub rate: Option<ClusteredProportion>,
    /// How many of the wrong ones nobody has decided.
    pub undecided: u64,
}

/// One line of the comparison of machine and keyings.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SourceLine {
    /// Which source: `machine`, `key_1`, `key_2`.
    pub source: &'static str,
    /// Fields that it gave, with those that were wrong; `None` where it gave none.
    pub rate: Option<ClusteredProportion>,
    /// Fields that it left to a person.
    pub left: u64,
}

/// The error rate from what was checked, page by page.
#[must_use]
pub fn reading_error(pages: &[CheckedPage]) -> ReadingError {
    let clusters: Vec<(u64, u64)> =
        pages.iter().map(|page| (page.wrong + page.undecided, page.checked)).collect();
    ReadingError {
        rate: ClusteredProportion::new(&clusters).ok(),
        undecided: pages.iter().map(|page| page.undecided).sum(),
    }
}

/// Machine, first keying and second keying over all sheets, each sheet a cluster.
#[must_use]
pub fn source_lines(sheets: &[ComparedSheet]) -> Vec<SourceLine> {
    let line = |source: &FieldSource| {
        let of = || sheets.iter().filter_map(|sheet| sheet.get(source));
        let clusters: Vec<(u64, u64)> = of().map(|sheet| (sheet.wrong, sheet.fields)).collect();
        SourceLine {
            source: match source {
                FieldSource::Machine => "machine",
                FieldSource::FirstKeying => "key_1",
                FieldSource::SecondKeying => "key_2",
            },
            rate: ClusteredProportion::new(&clusters).ok(),
            left: of().map(|sheet| sheet.left).sum(),
        }
    };
    FieldSource::ALL.iter().map(line).collect()
}

impl ReadingError {
    /// The rate in sentences; the first says it all.
    #[must_use]
    pub fn words(&self, lang: Lang) -> Vec<String> {
        let Some(rate) = &self.rate else { return vec![tr!(lang, "report-reading-none")] };
        let mut words = vec![match rate.bound_of_none {
            // Three checked answers or fewer bound nothing.
            Some(bound) if bound >= 1.0 => tr!(lang, "report-reading-too-few", checked = rate.of),
            Some(bound) => {
                tr!(
                    lang,
                    "report-reading-no-error",
                    checked = rate.of,
                    bound = percent(lang, bound)
                )
            }
            None => tr!(
                lang,
                "report-reading-errors",
                checked = rate.of,
                wrong = rate.count,
                pages = rate.clusters,
                share = percent(lang, rate.share),
                lower = percent(lang, rate.interval.lower),
                upper = percent(lang, rate.interval.upper)
            ),
        }];
        if self.undecided > 0 {
            words.push(tr!(lang, "report-reading-undecided", count = self.undecided));
        }
        words
    }
}

impl SourceLine {
    /// What the source is called.
    #[must_use]
    pub fn name(&self, lang: Lang) -> String {
        match self.source {
            "machine" => tr!(lang, "report-reading-machine"),
            "key_1" => tr!(lang, "report-reading-key-1"),
            _ => tr!(lang, "report-reading-key-2"),
        }
    }

    /// Errors per 10,000 fields with the interval; a dash where the source gave no field.
    #[must_use]
    pub fn words(&self, lang: Lang) -> String {
        let Some(rate) = &self.rate else { return "–".to_owned() };
        let of_ten_thousand = |share: f64| decimal(lang, share * 10_000.0, 0);
        tr!(
            lang,
            "report-reading-per-10000",
            rate = of_ten_thousand(rate.share),
            lower = of_ten_thousand(rate.interval.lower),
            upper = of_ten_thousand(rate.interval.upper)
        )
    }
}

/// A share in per cent: one decimal, two below a tenth.
fn percent(lang: Lang, share: f64) -> String {
    let value = share * 100.0;
    decimal(lang, value, if value > 0.0 && value < 0.1 { 2 } else { 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages(checked: u64, wrong: u64) -> Vec<CheckedPage> {
        (0..checked)
            .map(|at| CheckedPage { checked: 1, wrong: u64::from(at < wrong), undecided: 0 })
            .collect()
    }

    #[test]
    fn no_error_is_told_as_a_bound_and_never_as_nothing() {
        let none = reading_error(&pages(360, 0));
        let sv = "360 svar kontrollerade, 0 fel: felet är under 0,8 %.";
        assert_eq!(none.words(Lang::Sv), [sv]);
        let en = "360 answers checked, 0 errors: the error is below 0.8 %.";
        assert_eq!(none.words(Lang::En), [en]);
        let few = reading_error(&pages(3, 0)).words(Lang::Sv).join(" ");
        assert!(!few.contains("100") && few.contains('3'), "{few}");
        let nothing = reading_error(&[]).words(Lang::Sv).join(" ");
        assert!(!nothing.contains("report-") && !nothing.contains('%'), "{nothing}");
    }

    #[test]
    fn errors_come_with_their_interval_and_what_is_undecided_counts_as_wrong() {
        let mut some = pages(360, 2);
        some[9].undecided = 1;
        let words = reading_error(&some).words(Lang::Sv);
        assert!(words[0].contains("3 fel") && words[0].contains("0,8 %"), "{words:?}");
        assert!(words[1].contains('1') && words[1].contains("fel"), "{words:?}");
        let en = reading_error(&some).words(Lang::En).join(" ");
        assert!(en.contains("3 errors") && en.contains("95"), "{en}");
    }
}
