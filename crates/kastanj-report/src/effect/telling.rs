use kastanj_analysis::{Direction, Findings, GateName, Level, PairedAnalysis, Verdict};
use kastanj_language::{Lang, count, decimal, signed, tr};
use kastanj_record::Week;

use super::disclosure::{FlowCount, Step, disclose, disclose_kept_out, small};
use super::input::{EffectReportInput, Scope};
use crate::audience::Audience;
use crate::document::Cell;

/// One report in the making: the material, the reader, the language, and what may be shown.
pub(super) struct Telling<'a> {
    pub(super) input: &'a EffectReportInput,
    pub(super) analysis: &'a PairedAnalysis,
    pub(super) audience: Audience,
    pub(super) lang: Lang,
    flow: [FlowCount; 6],
    kept_out: FlowCount,
}

impl<'a> Telling<'a> {
    pub(super) fn new(
        input: &'a EffectReportInput,
        analysis: &'a PairedAnalysis,
        audience: Audience,
        lang: Lang,
    ) -> Telling<'a> {
        let flow = &analysis.flow;
        let counts = [
            flow.eligible,
            flow.asked,
            flow.persons,
            Some(flow.closed_before_forms + flow.open_contacts),
            Some(flow.pairs),
            Some(input.follow_up),
        ];
        let smallest = input.thresholds.smallest(audience);
        let flow = disclose(counts, smallest);
        let kept_out = disclose_kept_out(&flow, input.without_yes, smallest);
        Telling { input, analysis, audience, lang, flow, kept_out }
    }

    /// A step of the flow as this edition shows it.
    pub(super) fn step(&self, step: Step) -> FlowCount {
        self.flow[step as usize]
    }

    /// Those who answered before but are kept out, as this edition shows it.
    pub(super) fn kept_out(&self) -> FlowCount {
        self.kept_out
    }

    /// What the answers are used for in this report, which takes a yes of its own.
    pub(super) fn purpose(&self) -> String {
        match self.input.scope {
            Scope::Unit(_) => tr!(self.lang, "report-use-local"),
            Scope::All { .. } => tr!(self.lang, "report-use-national"),
        }
    }

    /// How many are kept out for want of a yes, in a sentence; nothing if nobody is.
    pub(super) fn kept_out_words(&self) -> Option<String> {
        let (lang, purpose) = (self.lang, self.purpose());
        match self.kept_out {
            FlowCount::Known(0) | FlowCount::Unknown => None,
            FlowCount::Known(kept) => {
                Some(tr!(lang, "report-kept-out", count = self.number(kept), purpose = purpose))
            }
            FlowCount::Few => {
                Some(tr!(lang, "report-kept-out-few", count = self.smallest(), purpose = purpose))
            }
            FlowCount::Withheld => Some(tr!(
                lang,
                "report-kept-out-withheld",
                count = self.smallest(),
                purpose = purpose
            )),
        }
    }

    /// Smallest count of this edition.
    pub(super) fn smallest(&self) -> u64 {
        self.input.thresholds.smallest(self.audience)
    }

    /// The figures about change, if this edition may show them.
    pub(super) fn findings(&self) -> Option<&'a Findings> {
        self.analysis.findings().filter(|_| self.analysis.flow.pairs >= self.smallest())
    }

    /// A note of intervals that are at least as wide as the pairs' over their services, which says so
    /// where there is such a one.
    pub(super) fn widened(&self, note: String) -> String {
        self.where_services_may_differ(note, "report-widened")
    }

    fn where_services_may_differ(&self, note: String, key: &str) -> String {
        let apart = self.findings().is_some_and(|findings| findings.over_services.is_some());
        if !apart {
            return note;
        }
        format!("{note} {}", kastanj_language::lookup(self.lang, key, &[]))
    }

    /// A note of intervals that take everyone for independent, which says so where the interval of the
    /// mean change lets services differ.
    pub(super) fn of_independent(&self, note: String) -> String {
        self.where_services_may_differ(note, "report-independent")
    }

    /// A number of persons beside the flow: hidden where its distance to a count that is shown would
    /// give a few away.
    pub(super) fn beside_the_flow(&self, persons: u64) -> Cell {
        let closed = self.lost_may_show().then_some(self.analysis.flow.closed_before_forms);
        let shown = Step::ALL.into_iter().filter_map(|step| self.step(step).known()).chain(closed);
        let mut apart = shown.map(|count| count.abs_diff(persons)).chain([persons]);
        match apart.any(|few| small(few, self.smallest())) {
            true => Cell::Hidden,
            false => Cell::Count(persons),
        }
    }

    /// True if counts about those lost may be seen or computed from what is seen.
    pub(super) fn lost_may_show(&self) -> bool {
        let flow = &self.analysis.flow;
        self.step(Step::Pairs).known().is_some()
            && self.step(Step::Before).known().is_some()
            && !small(flow.lost, self.smallest())
            && !small(flow.open_contacts, self.smallest())
    }

    /// False if the verdict itself would tell how it went for fewer than the smallest count.
    pub(super) fn verdict_may_show(&self) -> bool {
        self.analysis.verdict < Verdict::Indication || self.findings().is_some()
    }

    /// The verdict's name, if this edition may show it.
    pub(super) fn verdict_name(&self) -> String {
        if self.verdict_may_show() {
            step_name(self.analysis.verdict, self.lang)
        } else {
            tr!(self.lang, "report-not-shown")
        }
    }

    /// Those lost by the time after, and those whose contact is still open, if both may be seen.
    pub(super) fn lost_and_open(&self) -> Option<(u64, u64)> {
        let flow = &self.analysis.flow;
        self.lost_may_show().then_some((flow.lost, flow.open_contacts))
    }

    /// Words in a row, the last after *and*.
    pub(super) fn row_of(&self, mut words: Vec<String>) -> String {
        match (words.pop(), words.is_empty()) {
            (None, _) => String::new(),
            (Some(last), true) => last,
            (Some(last), false) => {
                tr!(self.lang, "report-and", first = words.join(", "), last = last)
            }
        }
    }

    fn week(&self, week: Week) -> String {
        in_words(week, self.lang)
    }

    /// A count in words of the edition.
    pub(super) fn count_words(&self, shown: FlowCount) -> String {
        match shown {
            FlowCount::Known(number) => count(self.lang, number),
            FlowCount::Unknown => tr!(self.lang, "report-unknown"),
            FlowCount::Few => tr!(self.lang, "report-fewer-than", count = self.smallest()),
            FlowCount::Withheld => tr!(self.lang, "report-not-shown"),
        }
    }

    /// A number of persons as printed.
    pub(super) fn number(&self, value: u64) -> String {
        count(self.lang, value)
    }

    /// A change in points, with sign.
    pub(super) fn points(&self, value: f64) -> String {
        signed(self.lang, value, self.places())
    }

    /// A score or distance in points, without plus.
    pub(super) fn score(&self, value: f64) -> String {
        decimal(self.lang, value, self.places())
    }

    /// A standardised figure with sign.
    pub(super) fn standardised(&self, value: f64) -> String {
        signed(self.lang, value, 2)
    }

    /// Two ends of an interval of changes.
    pub(super) fn interval(&self, interval: kastanj_analysis::Interval) -> String {
        let (lower, upper) = (self.points(interval.lower), self.points(interval.upper));
        tr!(self.lang, "report-from-to", lower = lower, upper = upper)
    }

    /// Two ends of an interval of standardised figures.
    pub(super) fn standardised_interval(&self, interval: kastanj_analysis::Interval) -> String {
        let (lower, upper) = (self.standardised(interval.lower), self.standardised(interval.upper));
        tr!(self.lang, "report-from-to", lower = lower, upper = upper)
    }

    /// The level of the intervals in per cent, as *95*.
    pub(super) fn level(&self) -> String {
        level_words(self.lang, self.analysis.level)
    }

    /// One decimal on a scale of 100 points, two on a short one.
    fn places(&self) -> usize {
        match self.analysis.range {
            Some(range) if range.upper - range.lower < 20.0 => 2,
            _ => 1,
        }
    }

    /// A score as the page shows it, for sums that must meet.
    pub(super) fn rounded(&self, value: f64) -> f64 {
        let factor = 10.0_f64.powi(i32::try_from(self.places()).unwrap_or(1));
        (value * factor).round() / factor
    }

    /// What the scale is, in words.
    pub(super) fn scale(&self) -> String {
        let better = match self.analysis.direction {
            Direction::HigherIsBetter => tr!(self.lang, "report-higher-is-better"),
            Direction::LowerIsBetter => tr!(self.lang, "report-lower-is-better"),
        };
        match self.analysis.range {
            Some(range) => tr!(
                self.lang,
                "report-scale",
                lower = decimal(self.lang, range.lower, 0),
                upper = decimal(self.lang, range.upper, 0),
                better = better
            ),
            None => tr!(self.lang, "report-scale-open", better = better),
        }
    }

    /// The line under the title.
    pub(super) fn subtitle(&self) -> String {
        let scope = match &self.input.scope {
            Scope::Unit(name) => name.clone(),
            Scope::All { services } => tr!(self.lang, "report-scope-all", count = *services),
        };
        let mut parts = vec![scope, self.input.study.clone()];
        if let Some((from, to)) = self.input.period {
            parts.push(tr!(self.lang, "report-period", from = self.week(from), to = self.week(to)));
        }
        parts.push(counted(self.input.as_of, self.lang));
        parts.push(self.audience.edition(self.lang));
        parts.join(" · ")
    }
}

/// A week as *week 40, 2026*.
pub(super) fn in_words(week: Week, lang: Lang) -> String {
    let (year, number) = week.year_and_number();
    tr!(lang, "report-week", number = number.to_string(), year = year.to_string())
}

/// As of which week everything is counted, for the line of dates.
pub(crate) fn counted(week: Week, lang: Lang) -> String {
    tr!(lang, "report-counted", week = in_words(week, lang))
}

/// A level in per cent, with the decimals that it takes: *95*, *99,9*.
pub fn level_words(lang: Lang, level: Level) -> String {
    let percent = level.value() * 100.0;
    let places = (0..2_u8).find(|places| {
        let scaled = percent * 10.0_f64.powi(i32::from(*places));
        (scaled - scaled.round()).abs() < 1e-6
    });
    decimal(lang, percent, usize::from(places.unwrap_or(2)))
}

/// The name of a step of the verdict.
pub fn step_name(verdict: Verdict, lang: Lang) -> String {
    match verdict {
        Verdict::NoStatement => tr!(lang, "analysis-no-statement"),
        Verdict::DescribeOnly => tr!(lang, "analysis-describe-only"),
        Verdict::Indication => tr!(lang, "analysis-indication"),
        Verdict::SupportedChange => tr!(lang, "analysis-supported-change"),
    }
}

/// The name of a gate.
pub fn gate_name(gate: GateName, lang: Lang) -> String {
    match gate {
        GateName::Pairs => tr!(lang, "analysis-gate-pairs"),
        GateName::AfterPerBefore => tr!(lang, "analysis-gate-after-per-before"),
        GateName::HalfWidth => tr!(lang, "analysis-gate-half-width"),
        GateName::LostShifted => tr!(lang, "analysis-gate-lost-shifted"),
        GateName::LostUnchanged => tr!(lang, "analysis-gate-lost-unchanged"),
        GateName::AskedKnown => tr!(lang, "analysis-gate-asked-known"),
        GateName::AskedShare => tr!(lang, "analysis-gate-asked-share"),
        GateName::Services => tr!(lang, "analysis-gate-services"),
    }
}
