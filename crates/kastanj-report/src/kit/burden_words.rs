use kastanj_instrument::burden::{
    Assumptions, Door, Modules, Plan, PlannedForm, RowKind, estimate,
};
use kastanj_instrument::{Library, Occasion, Part};
use kastanj_language::{Lang, decimal, tr};
use kastanj_record::Study;
use serde_json::{Value, json};

use super::slip::occasion_key;
use super::{KitProblem, KitSetting};

/// Sessions that a contact is reckoned to have where session reports are on;
/// an assumption that is printed with the minutes.
const SESSIONS_PER_CONTACT: f64 = 10.0;

/// What one contact meets in a study through one door.
///
/// Part I at each occasion; of Part II the declared number of loose sheets at
/// the first occasion, as talk support that nobody keys. The longest sheets
/// are counted, since which ones are used is chosen in the conversation.
pub fn study_plan<'q>(study: &Study, library: &'q Library, lang: Lang, door: Door) -> Plan<'q> {
    let mut forms = Vec::new();
    for questionnaire in study.instruments.iter().filter_map(|id| library.get(id)) {
        match questionnaire.part {
            Part::Research => {
                for occasion in &study.occasions {
                    let serves = |variant: &&kastanj_instrument::Variant| {
                        variant.occasions.contains(occasion)
                    };
                    if let Some(variant) = questionnaire.variants.iter().find(serves) {
                        let occasion = *occasion;
                        forms.push(PlannedForm {
                            occasion,
                            questionnaire,
                            variant,
                            recorded: true,
                        });
                    }
                }
            }
            Part::AddedValue if study.modules.part_two => {
                let mut sheets: Vec<_> = questionnaire.variants.iter().collect();
                sheets.sort_by_key(|variant| {
                    let items = questionnaire.sections_of(variant).map(|s| s.items.len());
                    std::cmp::Reverse(items.sum::<usize>())
                });
                let count = usize::try_from(study.modules.part_two_sheets).unwrap_or(usize::MAX);
                forms.extend(sheets.into_iter().take(count).map(|variant| PlannedForm {
                    occasion: Occasion::Before,
                    questionnaire,
                    variant,
                    recorded: false,
                }));
            }
            Part::AddedValue => {}
        }
    }
    let modules = Modules {
        session_reports: study.modules.session_reports.then_some(SESSIONS_PER_CONTACT),
        added_value_meter: study.modules.added_value,
        second_keying: false,
    };
    Plan { lang, door, forms, modules }
}

/// A row of the burden in words.
pub fn row_label(kind: RowKind, lang: Lang) -> String {
    match kind {
        RowKind::Information => tr!(lang, "kit-burden-information"),
        RowKind::Occasion(occasion) => occasion_label(occasion, lang),
        RowKind::PackSlip => tr!(lang, "kit-burden-pack-slip"),
        RowKind::SessionReports => tr!(lang, "kit-burden-session-reports"),
        RowKind::AddedValueMeter => tr!(lang, "kit-burden-added-value"),
    }
}

fn occasion_label(occasion: Occasion, lang: Lang) -> String {
    kastanj_language::lookup(lang, &format!("kit-occasion-{}", occasion_key(occasion)), &[])
}

/// Minutes as one says them: a little over one minute, just under three.
fn about(lang: Lang, minutes: f64) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "a form takes minutes, not years")]
    let whole = minutes.floor() as i64;
    if minutes - minutes.floor() < 0.5 {
        tr!(lang, "kit-minutes-over", whole = whole)
    } else {
        tr!(lang, "kit-minutes-under", whole = whole + 1)
    }
}

/// The manual's table of minutes for sheets that are keyed.
pub(super) fn value(setting: &KitSetting<'_>) -> Result<Value, KitProblem> {
    let lang = setting.lang;
    let assumptions = Assumptions::default();
    let plan = study_plan(setting.study, setting.library, lang, Door::PaperKeyed);
    let burden = estimate(&plan, &assumptions);
    // Whole minutes in every row, and a sum of what stands there.
    let minutes = |value: f64| decimal(lang, value.round(), 0);
    let mut rows: Vec<Value> = burden
        .rows
        .iter()
        .map(|row| {
            let (client, therapist) = (minutes(row.client_minutes), minutes(row.therapist_minutes));
            json!([row_label(row.kind, lang), client, therapist])
        })
        .collect();
    let client = minutes(burden.rows.iter().map(|row| row.client_minutes.round()).sum());
    let therapist = minutes(burden.rows.iter().map(|row| row.therapist_minutes.round()).sum());
    rows.push(json!([tr!(lang, "kit-manual-burden-total"), client, therapist]));
    let before = burden.rows.iter().find(|row| row.kind == RowKind::Occasion(Occasion::Before));
    let questions =
        setting.part_one()?.variants.first().map_or(0, |variant| {
            setting.part_one().map_or(0, |q| q.recorded_items(variant).count())
        });
    #[expect(clippy::cast_precision_loss, reason = "a form has at most some dozens of items")]
    let keying =
        assumptions.seconds_key_sheet + assumptions.seconds_key_question * questions as f64;
    let listed: Vec<Value> = assumptions
        .list_for(lang, &plan)
        .into_iter()
        .map(|one| json!([one.text, one.unit.show(lang, one.value), one.source]))
        .collect();
    Ok(json!({
        "client-before": before.map(|row| minutes(row.client_minutes)).unwrap_or_default(),
        "key-minutes": about(lang, keying / 60.0),
        "intro": tr!(lang, "kit-manual-burden-intro"),
        "rows": rows,
        "assumptions": listed,
    }))
}
