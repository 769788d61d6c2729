use std::collections::BTreeSet;

use kastanj_language::Lang;

use super::{Assumptions, Door, Plan, PlannedForm};
use crate::lix::words;
use crate::{ItemKind, Occasion, Section};

/// From this many options on, marking one counts as choosing in a long row.
const LONG_ROW: usize = 8;

/// What a row of the burden stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// Information and consent, once.
    Information,
    /// The forms of one occasion.
    Occasion(Occasion),
    /// The pack slip, once per contact on paper.
    PackSlip,
    /// All session reports of a contact.
    SessionReports,
    /// The added-value meter, once at closing.
    AddedValueMeter,
}

/// Minutes of one row.
#[derive(Debug, Clone, PartialEq)]
pub struct BurdenRow {
    /// What for.
    pub kind: RowKind,
    /// Minutes of the client.
    pub client_minutes: f64,
    /// Minutes of the therapist or of whoever keys and scans.
    pub therapist_minutes: f64,
    /// Questions with boxes or lines that the client meets.
    pub questions: usize,
    /// Pages, one A4 side each.
    pub pages: usize,
}

/// Minutes of one contact from the first form to the last.
#[derive(Debug, Clone, PartialEq)]
pub struct Burden {
    /// Rows in the order of time.
    pub rows: Vec<BurdenRow>,
    /// What they rest on.
    pub assumptions: Assumptions,
}

impl Burden {
    /// Minutes of the client per contact.
    pub fn client_minutes(&self) -> f64 {
        self.rows.iter().map(|row| row.client_minutes).sum()
    }

    /// Minutes of the therapist per contact.
    pub fn therapist_minutes(&self) -> f64 {
        self.rows.iter().map(|row| row.therapist_minutes).sum()
    }
}

/// Minutes of client and therapist for one contact under `plan`.
pub fn estimate(plan: &Plan<'_>, assumptions: &Assumptions) -> Burden {
    let mut rows = Vec::new();
    if !plan.forms.is_empty() {
        rows.push(row(
            RowKind::Information,
            60.0 * assumptions.information_words / assumptions.words_per_minute,
            assumptions.seconds_information,
        ));
    }
    for occasion in Occasion::ALL {
        let forms: Vec<&PlannedForm<'_>> =
            plan.forms.iter().filter(|form| form.occasion == occasion).collect();
        if !forms.is_empty() {
            rows.push(occasion_row(occasion, &forms, plan, assumptions));
        }
    }
    if plan.door != Door::Screen && plan.forms.iter().any(|form| form.recorded) {
        rows.push(row(RowKind::PackSlip, 0.0, assumptions.seconds_pack_slip));
    }
    if let Some(sessions) = plan.modules.session_reports {
        let seconds = sessions.max(0.0) * assumptions.seconds_session_report;
        rows.push(row(RowKind::SessionReports, 0.0, seconds));
    }
    if plan.modules.added_value_meter {
        rows.push(row(
            RowKind::AddedValueMeter,
            assumptions.seconds_meter_client,
            assumptions.seconds_meter_therapist,
        ));
    }
    Burden { rows, assumptions: assumptions.clone() }
}

fn row(kind: RowKind, client_seconds: f64, therapist_seconds: f64) -> BurdenRow {
    BurdenRow {
        kind,
        client_minutes: client_seconds / 60.0,
        therapist_minutes: therapist_seconds / 60.0,
        questions: 0,
        pages: 0,
    }
}

fn occasion_row(
    occasion: Occasion,
    forms: &[&PlannedForm<'_>],
    plan: &Plan<'_>,
    assumptions: &Assumptions,
) -> BurdenRow {
    let mut client = 0.0;
    let mut therapist = assumptions.seconds_hand_over + assumptions.seconds_look_through;
    let mut questions = 0;
    let mut pages = 0;
    for form in forms {
        client += answering(form, plan, assumptions);
        if form.recorded {
            therapist += recording(form, plan, assumptions);
        }
        let sections = form.questionnaire.sections_of(form.variant);
        questions += sections.map(|section| section.items.len()).sum::<usize>();
        pages += form.variant.pages.len();
    }
    BurdenRow { questions, pages, ..row(RowKind::Occasion(occasion), client, therapist) }
}

/// Seconds of the client for one form: reading it, and answering all of it.
fn answering(form: &PlannedForm<'_>, plan: &Plan<'_>, assumptions: &Assumptions) -> f64 {
    let read = number(words_of(form, plan.lang));
    let mut seconds = 60.0 * read / assumptions.words_per_minute;
    for item in form.questionnaire.sections_of(form.variant).flat_map(|section| &section.items) {
        let options = item
            .scale()
            .and_then(|scale| form.questionnaire.scale(scale))
            .map_or(0, |scale| scale.options.len());
        seconds += match item.kind {
            ItemKind::One { .. } if options >= LONG_ROW => assumptions.seconds_row,
            ItemKind::One { .. } => assumptions.seconds_one,
            ItemKind::Many { .. } => assumptions.seconds_many_option * number(options),
            ItemKind::Open { lines } => assumptions.seconds_written_line * f64::from(lines),
        };
        if plan.door == Door::Screen {
            seconds += assumptions.seconds_screen_step;
        }
    }
    seconds
}

/// Words of a form, the options of a scale once per section as they are printed.
fn words_of(form: &PlannedForm<'_>, lang: Lang) -> usize {
    let count = |text: &kastanj_language::Text| words(text.get(lang)).count();
    let of_section = |section: &Section| {
        let head: usize = section.heading.iter().chain(&section.intro).map(count).sum();
        let stems: usize = section.items.iter().map(|item| count(&item.stem)).sum();
        let scales: BTreeSet<&str> = section.items.iter().filter_map(|item| item.scale()).collect();
        let options: usize = scales
            .into_iter()
            .filter_map(|scale| form.questionnaire.scale(scale))
            .flat_map(|scale| &scale.options)
            .map(|option| count(&option.label))
            .sum();
        head + stems + options
    };
    let head = count(&form.variant.title) + count(&form.variant.intro);
    head + form.questionnaire.sections_of(form.variant).map(of_section).sum::<usize>()
}

/// Seconds of staff to bring the answers of one form into the record.
fn recording(form: &PlannedForm<'_>, plan: &Plan<'_>, assumptions: &Assumptions) -> f64 {
    let mut boxes = 0;
    let mut keying = assumptions.seconds_key_sheet;
    for item in form.questionnaire.recorded_items(form.variant) {
        let scale = item.scale().and_then(|scale| form.questionnaire.scale(scale));
        let options = scale.map_or(0, |scale| scale.options.len());
        // Every question but a single box also has "vill inte svara".
        boxes += options + usize::from(options > 1);
        keying += match item.kind {
            ItemKind::Many { .. } if options > 1 => {
                assumptions.seconds_key_option * number(options)
            }
            _ => assumptions.seconds_key_question,
        };
    }
    match plan.door {
        Door::Screen => 0.0,
        Door::PaperKeyed if plan.modules.second_keying => {
            2.0 * keying + assumptions.seconds_compare
        }
        Door::PaperKeyed => keying,
        Door::PaperScanned => {
            let pages = number(form.variant.pages.len()) * assumptions.seconds_scan_page;
            let review = number(boxes) * assumptions.review_share * assumptions.seconds_review_box;
            pages + review
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of words and boxes are small")]
fn number(count: usize) -> f64 {
    count as f64
}
