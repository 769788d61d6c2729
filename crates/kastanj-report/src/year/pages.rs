use kastanj_instrument::Occasion;
use kastanj_language::{Lang, count, sentence_case, tr};
use kastanj_record::occasion_label;

use super::{YearFigures, YearOrder};
use crate::audience::{Audience, Thresholds};
use crate::document::{Block, Cell, Checked, Document, DocumentName, KeyFigure, Row, Table, Words};
use crate::effect::{
    ContactItem, FlowCount, Step, agreement_table, cells_may_stand, counted, disclose, small,
};
use crate::error::ReportRefusal;
use crate::wording::Limits;

/// Hours are told in steps of this size, so that no count can be reckoned from them.
const HOURS: f64 = 5.0;

/// Writes the report for one audience.
///
/// # Errors
/// [`ReportRefusal::Wording`] if a text, for instance the study's name, says what may not be said.
pub fn year_report(
    figures: &YearFigures,
    order: &YearOrder<'_>,
    audience: Audience,
) -> Result<Checked, ReportRefusal> {
    let telling = Telling::new(figures, order, audience);
    let document = Document {
        name: DocumentName::Named {
            title: tr!(order.lang, "report-year-title", year = order.year.to_string()),
            file_stem: "report-year",
        },
        subtitle: telling.subtitle(),
        lang: order.lang,
        audience: Some(audience),
        smallest: telling.smallest,
        synthetic: order.study.synthetic,
        date: order.date,
        blocks: telling.blocks(),
        foot: tr!(
            order.lang,
            "report-year-foot",
            study = order.study.title.get(order.lang),
            version = order.program_version,
            counted = counted(order.today, order.lang)
        ),
    };
    document.check(Limits::without_results()).map_err(ReportRefusal::Wording)
}

struct Telling<'a> {
    figures: &'a YearFigures,
    order: &'a YearOrder<'a>,
    audience: Audience,
    lang: Lang,
    smallest: u64,
    /// The steps of the flow as this edition shows them.
    shown: [FlowCount; 6],
}

impl<'a> Telling<'a> {
    fn new(figures: &'a YearFigures, order: &'a YearOrder<'a>, audience: Audience) -> Telling<'a> {
        let steps = |flow: &super::YearFlow| {
            [
                flow.eligible,
                flow.asked,
                Some(flow.accepted),
                Some(flow.before.came),
                Some(flow.after.came),
                Some(flow.follow_up.came),
            ]
        };
        let smallest = Thresholds::of(&order.study.plan).smallest(audience);
        let (year, all) = (steps(&figures.flow), steps(&figures.all_years));
        let mut shown = disclose(year, smallest);
        for (at, known) in shown.iter_mut().enumerate() {
            // The count of all years stands in other reports: what is left of it may not be small.
            let rest = all[at].zip(year[at]).map(|(all, year)| all.saturating_sub(year));
            // What the units' own reports withhold stands here in the sum: together it may not be
            // small either.
            let of_units = figures.by_unit.iter().filter_map(|unit| steps(unit)[at]);
            let withheld: u64 = of_units.filter(|count| small(*count, smallest)).sum();
            let revealing = rest.is_some_and(|rest| small(rest, smallest));
            if known.known().is_some() && (revealing || small(withheld, smallest)) {
                *known = FlowCount::Withheld;
            }
        }
        Telling { figures, order, audience, lang: order.lang, smallest, shown }
    }

    fn subtitle(&self) -> String {
        let study = self.order.study;
        let scope = match self.order.unit {
            Some(code) => study.unit(code).map_or_else(|| code.to_string(), |it| it.name.clone()),
            None => tr!(self.lang, "report-scope-all", count = study.units.len()),
        };
        let week = counted(self.order.today, self.lang);
        let edition = self.audience.edition(self.lang);
        let title = study.title.get(self.lang).to_owned();
        // A study of one service bears its name.
        let mut parts = vec![scope, title, week, edition];
        parts.dedup();
        parts.join(" · ")
    }

    fn step(&self, step: Step) -> FlowCount {
        self.shown[step as usize]
    }

    fn words(&self, shown: FlowCount) -> String {
        match shown {
            FlowCount::Known(number) => count(self.lang, number),
            FlowCount::Unknown => tr!(self.lang, "report-unknown"),
            FlowCount::Few => tr!(self.lang, "report-fewer-than", count = self.smallest),
            FlowCount::Withheld => tr!(self.lang, "report-not-shown"),
        }
    }

    /// A count that stands alone.
    fn alone(&self, number: u64) -> FlowCount {
        if small(number, self.smallest) { FlowCount::Few } else { FlowCount::Known(number) }
    }

    fn heading(&self, key: &str) -> Block {
        Block::Heading { level: 1, text: kastanj_language::lookup(self.lang, key, &[]) }
    }

    fn blocks(&self) -> Vec<Block> {
        let mut blocks: Vec<Block> = self.key_figures().into_iter().collect();
        blocks.extend([self.heading("report-year-who"), self.flow()]);
        blocks.extend(self.reasons());
        blocks.push(self.heading("report-year-complete"));
        blocks.push(self.completeness());
        blocks.push(self.heading("report-year-ended"));
        blocks.push(self.endings());
        blocks.push(self.heading("report-contact"));
        blocks.extend(self.said(
            &self.figures.contact,
            "report-year-contact-caption",
            "report-year-contact-few",
        ));
        blocks.push(self.heading("report-year-work"));
        blocks.extend(self.work());
        blocks.push(self.heading("report-missing"));
        blocks.push(Block::List(self.missing()));
        blocks.push(self.heading("report-year-cost"));
        blocks.push(Block::Paragraph(self.cost().into()));
        let note = tr!(self.lang, "report-year-small", count = self.smallest);
        blocks.push(Block::Note(note.into()));
        blocks
    }

    fn key_figures(&self) -> Option<Block> {
        let ended: u64 = self.figures.ended.values().sum();
        let figures = [
            (self.step(Step::Asked), "report-year-key-asked"),
            (self.step(Step::Persons), "report-year-key-accepted"),
            (self.step(Step::Before), "report-year-key-before"),
            (self.alone(ended), "report-year-key-ended"),
        ];
        // Only figures stand large: what is unknown or kept back is told in the tables.
        let known = figures.into_iter().filter(|(shown, _)| shown.known().is_some());
        let figure = |(shown, key): (FlowCount, &str)| KeyFigure {
            value: self.words(shown),
            label: kastanj_language::lookup(self.lang, key, &[]),
        };
        let known: Vec<KeyFigure> = known.map(figure).collect();
        (!known.is_empty()).then_some(Block::KeyFigures(known))
    }

    fn flow(&self) -> Block {
        let lang = self.lang;
        let row = |step: Step, key: &str| {
            let words = sentence_case(&kastanj_language::lookup(lang, key, &[]));
            Row::texts([words, self.words(self.step(step))])
        };
        let mut rows = vec![
            row(Step::Eligible, "report-step-eligible"),
            row(Step::Asked, "report-step-asked"),
            row(Step::Persons, "report-step-persons"),
            row(Step::Before, "report-step-before"),
            row(Step::Pairs, "report-year-step-after"),
        ];
        if self.order.study.uses(Occasion::FollowUp) {
            rows.push(row(Step::FollowUp, "report-year-step-follow-up"));
        }
        Block::Table(Table {
            caption: tr!(lang, "report-year-flow-caption", year = self.order.year.to_string()),
            head: vec![tr!(lang, "report-step"), tr!(lang, "report-persons")],
            figures: vec![1],
            widths: vec![8, 3],
            rows,
            note: Some(tr!(lang, "report-year-flow-note").into()),
        })
    }

    /// Why people were not asked, if no reason is a small group.
    fn reasons(&self) -> Option<Block> {
        let reasons = &self.figures.flow.not_asked;
        let cells: Vec<u64> = reasons.values().copied().collect();
        if cells.iter().sum::<u64>() == 0 {
            return None;
        }
        let shown = |step| self.step(step).known().is_some();
        if !cells_may_stand(&cells, self.smallest) || !shown(Step::Asked) || !shown(Step::Eligible)
        {
            let words = tr!(self.lang, "report-year-reasons-withheld", count = self.smallest);
            return Some(Block::Paragraph(words.into()));
        }
        let told: Vec<String> = reasons
            .iter()
            .filter(|(_, count)| **count > 0)
            .map(|(reason, number)| {
                format!("{} {}", reason.label(self.lang), count(self.lang, *number))
            })
            .collect();
        let words = tr!(self.lang, "report-year-reasons", reasons = told.join(", "));
        Some(Block::Paragraph(words.into()))
    }

    /// Whether answered, lost and open of an occasion may stand: none of them is a small group, and
    /// their sum, which is the step before, is shown as well.
    fn row_stands(&self, at: Occasion) -> bool {
        let flow = &self.figures.flow;
        let (before, here) = match at {
            Occasion::Before => (Step::Persons, Step::Before),
            Occasion::After => (Step::Before, Step::Pairs),
            Occasion::FollowUp => (Step::Pairs, Step::FollowUp),
        };
        let counts = flow.step(at);
        let cells = [counts.came, counts.lost(), counts.open, self.kept_out(at)];
        let shown = |step| self.step(step).known().is_some();
        cells_may_stand(&cells, self.smallest) && shown(before) && shown(here)
    }

    /// Those who said yes and are in no column of an occasion.
    fn kept_out(&self, at: Occasion) -> u64 {
        let flow = &self.figures.flow;
        match at {
            Occasion::Before => flow.accepted.saturating_sub(flow.before.total()),
            Occasion::After | Occasion::FollowUp => 0,
        }
    }

    /// Answered, lost and open per occasion, where none of the three gives a small group away.
    fn completeness(&self) -> Block {
        let lang = self.lang;
        let steps = [
            (Occasion::Before, Step::Before),
            (Occasion::After, Step::Pairs),
            (Occasion::FollowUp, Step::FollowUp),
        ];
        let used = steps.into_iter().filter(|(at, _)| self.order.study.uses(*at));
        let rows = used.map(|(at, step)| {
            let counts = self.figures.flow.step(at);
            let mut row = vec![Cell::text(sentence_case(&occasion_label(at, lang)))];
            if self.row_stands(at) {
                let (came, closed) = (count(lang, counts.came), count(lang, counts.closed()));
                row.push(Cell::text(tr!(lang, "report-of", count = came, of = closed)));
                row.push(Cell::Count(counts.lost()));
                row.push(Cell::Count(counts.open));
            } else {
                row.push(Cell::text(self.words(self.step(step))));
                row.extend([Cell::Hidden, Cell::Hidden]);
            }
            Row::of(row)
        });
        Block::Table(Table {
            caption: tr!(lang, "report-year-complete-caption"),
            head: vec![
                tr!(lang, "report-year-occasion"),
                tr!(lang, "report-year-answered"),
                tr!(lang, "report-year-lost"),
                tr!(lang, "report-year-open"),
            ],
            figures: vec![1, 2, 3],
            widths: vec![6, 5, 4, 4],
            rows: rows.collect(),
            note: Some(tr!(lang, "report-year-complete-note").into()),
        })
    }

    fn endings(&self) -> Block {
        let lang = self.lang;
        let ended = &self.figures.ended;
        let total: u64 = ended.values().sum();
        let cells: Vec<u64> = ended.values().copied().collect();
        let words = match self.alone(total) {
            FlowCount::Known(0) => tr!(lang, "report-year-ended-none"),
            FlowCount::Known(total) if cells_may_stand(&cells, self.smallest) => {
                let told: Vec<String> = ended
                    .iter()
                    .filter(|(_, number)| **number > 0)
                    .map(|(reason, number)| {
                        format!("{} {}", reason.label(lang), count(lang, *number))
                    })
                    .collect();
                let total = count(lang, total);
                tr!(lang, "report-year-ended-how", count = total, how = told.join(", "))
            }
            shown => {
                let (total, least) = (self.words(shown), self.smallest);
                tr!(lang, "report-year-ended-total", count = total, least = least)
            }
        };
        Block::Paragraph(words.into())
    }

    /// A table of what was said, or a sentence where too few said it.
    fn said(&self, items: &[ContactItem], caption: &str, few: &str) -> Vec<Block> {
        let lang = self.lang;
        let lookup =
            |key: &str| kastanj_language::lookup(lang, key, &[("count", self.smallest.into())]);
        let answered = items.iter().map(ContactItem::answered).max().unwrap_or(0);
        if answered == 0 {
            let words = format!("{}: {}", lookup(caption), lookup("report-year-nobody-said"));
            return vec![Block::Paragraph(words.into())];
        }
        if small(answered, self.smallest) {
            return vec![Block::Paragraph(lookup(few).into())];
        }
        vec![agreement_table(items, lookup(caption), lang, self.smallest)]
    }

    /// What is known of the work itself: whether the forms were of use.
    fn work(&self) -> Vec<Block> {
        if !self.order.study.modules.added_value {
            return vec![Block::Paragraph(tr!(self.lang, "report-year-no-meter").into())];
        }
        let mut blocks = self.said(
            &self.figures.client_values,
            "report-year-value-client",
            "report-year-value-few-clients",
        );
        blocks.extend(self.said(
            &self.figures.therapist_values,
            "report-year-value-staff",
            "report-year-value-few-staff",
        ));
        blocks
    }

    fn missing(&self) -> Vec<Words> {
        let (lang, flow) = (self.lang, &self.figures.flow);
        let mut items = Vec::new();
        if flow.missing_months > 0 {
            items.push(tr!(lang, "report-year-missing-months", count = flow.missing_months).into());
        } else if flow.asked.is_none() {
            items.push(tr!(lang, "report-missing-asked").into());
        }
        for at in [Occasion::Before, Occasion::After, Occasion::FollowUp] {
            let (unexplained, lost) = (flow.step(at).unexplained, flow.step(at).lost());
            let cells = [unexplained, lost - unexplained];
            if unexplained > 0 && self.row_stands(at) && cells_may_stand(&cells, self.smallest) {
                let form = occasion_label(at, lang);
                let number = count(lang, unexplained);
                items
                    .push(tr!(lang, "report-year-unexplained", form = form, count = number).into());
            }
        }
        let others = self.kept_out(Occasion::Before).saturating_sub(flow.consent_not_keyed);
        let cells = [flow.consent_not_keyed, others];
        if flow.consent_not_keyed > 0
            && self.row_stands(Occasion::Before)
            && cells_may_stand(&cells, self.smallest)
        {
            let number = count(lang, flow.consent_not_keyed);
            items.push(tr!(lang, "report-year-consent", count = number).into());
        }
        if self.figures.all_years.follow_up.came == 0 {
            items.push(tr!(lang, "report-missing-follow-up").into());
        }
        items.push(tr!(lang, "report-year-no-change").into());
        items
    }

    fn cost(&self) -> String {
        let hours = self.figures.hours;
        let up =
            |hours: f64| kastanj_language::decimal(self.lang, (hours / HOURS).ceil() * HOURS, 0);
        if hours.client <= 0.0 && hours.staff <= 0.0 {
            return tr!(self.lang, "report-year-cost-none");
        }
        let (client, staff) = (up(hours.client), up(hours.staff));
        tr!(self.lang, "report-year-cost-hours", client = client, staff = staff)
    }
}
