use std::sync::Arc;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kastanj_desk::second_looks::{SecondLooks, second_looks, set_second_looks};
use kastanj_desk::settings::{UnitSettings, identity_decision, keep_settings, with_settings};
use kastanj_desk::{Desk, own_study};
use kastanj_language::{Explain, Lang, Text, decimal, tr};
use kastanj_record::{Approval, ApprovalDate, Modules, Study, StudyUnit, iso_date};
use kastanj_store::wall_clock;
use serde::Deserialize;

use crate::crisis_labels::{label, who_answers};
use crate::fields::Fields;
use crate::frame::{Frame, Room, page};
use crate::house::House;
use crate::pages::unit_choice::{UnitChoice, units_to_choose};
use crate::trouble::Trouble;
use crate::visitor::Staff;

/// Empty rows for further crisis numbers.
const SPARE: usize = 2;
/// Seconds of a day.
const DAY: i64 = 24 * 60 * 60;

/// What can be changed of a unit.
#[derive(Template)]
#[template(path = "settings.html")]
struct SettingsPage {
    f: Frame,
    problems: Vec<(&'static str, String)>,
    units: Vec<UnitChoice>,
    code: String,
    /// The version of the study file that is shown.
    version: String,
    practice: bool,
    /// What stands in the fields.
    typed: Fields,
    /// Whom to call: in each language, and the number.
    crisis: Vec<(String, String, String)>,
    draft: bool,
    /// Whether the person answers for all units, and so for the modules.
    whole: bool,
    /// Whether the modules are those of several units.
    shared: bool,
}

impl SettingsPage {
    fn value(&self, name: &str) -> &str {
        self.typed.one(name).unwrap_or_default()
    }

    fn wrong(&self, name: &str) -> bool {
        self.problems.iter().any(|(at, _)| *at == name)
    }
}

/// Which unit.
#[derive(Debug, Default, Clone, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    unit: String,
}

/// The page.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    staff: Staff,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let mut f = Frame::of(&staff, Room::House);
    f.done = house.lately.hear(staff.key);
    let shown = house.turn(&staff.person, move |desk| look(desk, &asked.unit, f, None, Vec::new()));
    page(&shown.await?)
}

fn look(
    desk: &Desk,
    code: &str,
    f: Frame,
    typed: Option<Fields>,
    problems: Vec<(&'static str, String)>,
) -> Result<SettingsPage, Trouble> {
    let view = desk.store.view();
    let own = own_study(&view, &desk.study)?;
    let unit = unit_of(&own, code)?;
    let typed = match typed {
        Some(typed) => typed,
        None => {
            let looks = second_looks(&view, &unit.code)?;
            as_fields(&own, unit, identity_decision(&view)?, looks, f.w.0)
        }
    };
    let all = |name: &str| typed.all(name).map(str::to_owned).collect::<Vec<_>>();
    let (sv, en, number) = (all("who-sv"), all("who-en"), all("number"));
    let mut crisis: Vec<(String, String, String)> =
        sv.into_iter().zip(en).zip(number).map(|((sv, en), number)| (sv, en, number)).collect();
    crisis.retain(|(sv, en, number)| ![sv, en, number].iter().all(|text| text.is_empty()));
    crisis.extend(std::iter::repeat_n(Default::default(), SPARE));
    Ok(SettingsPage {
        problems,
        units: units_to_choose(&own, Some(&unit.code)),
        code: unit.code.to_string(),
        version: desk.study.checksum.clone(),
        practice: own.synthetic,
        crisis,
        draft: unit.is_draft(),
        whole: own.units.len() == desk.study.units.len(),
        shared: desk.study.units.len() > 1,
        typed,
        f,
    })
}

/// An own unit by its code; the first where none is named.
fn unit_of<'s>(study: &'s Study, code: &str) -> Result<&'s StudyUnit, Trouble> {
    let mut units = study.units.iter();
    units.find(|unit| code.is_empty() || unit.code.as_str() == code).ok_or(Trouble::Absent)
}

/// The settings that hold, as the page would send them.
fn as_fields(
    study: &Study,
    unit: &StudyUnit,
    identity: Option<String>,
    looks: SecondLooks,
    lang: Lang,
) -> Fields {
    let settings = UnitSettings::of(study, unit);
    let mut fields: Vec<(String, String)> = Vec::new();
    let mut put = |name: &str, value: String| fields.push((name.to_owned(), value));
    let sv = |text: &Option<Text>| text.as_ref().map(|text| text.sv.clone()).unwrap_or_default();
    let en = |text: &Option<Text>| text.as_ref().map(|text| text.en.clone()).unwrap_or_default();
    put("name", settings.name);
    put("neutral-sv", sv(&settings.neutral_name));
    put("neutral-en", en(&settings.neutral_name));
    put("controller", settings.controller);
    for (who, number) in settings.crisis_numbers {
        put("who-sv", who_answers(&who, Lang::Sv));
        put("who-en", who_answers(&who, Lang::En));
        put("number", number);
    }
    put("rule-sv", sv(&settings.documentation_rule));
    put("rule-en", en(&settings.documentation_rule));
    put("decision", settings.documentation_decision.unwrap_or_default());
    put("identity", identity.unwrap_or_default());
    if let Some(approval) = settings.approval {
        put("approved-by", approval.by);
        put("approved-on", approval.on.to_string());
    }
    for (name, share) in [("looks-answers", looks.answers), ("looks-sheets", looks.sheets)] {
        let percent = share * 100.0;
        put(name, decimal(lang, percent, usize::from(percent.fract() != 0.0)));
    }
    let modules = study.modules;
    for (name, on) in [
        ("part-two", modules.part_two),
        ("sessions", modules.session_reports),
        ("value", modules.added_value),
    ] {
        put(name, if on { "1".to_owned() } else { String::new() });
    }
    put("sheets", modules.part_two_sheets.to_string());
    Fields::of(fields)
}

/// Keeps what was changed; everybody who is in sees it at once.
pub(crate) async fn save(
    State(house): State<Arc<House>>,
    staff: Staff,
    fields: Fields,
) -> Result<Response, Trouble> {
    let (f, lang) = (Frame::of(&staff, Room::House), staff.lang);
    let code = fields.one("unit").unwrap_or_default().to_owned();
    let version: String = fields.needed("version")?;
    let read = read(&fields, lang);
    let saved = house.turn(&staff.person, move |desk| {
        let view = desk.store.view();
        let own = own_study(&view, &desk.study)?;
        let code = unit_of(&own, &code)?.code.clone();
        if desk.study.checksum != version {
            return Err(Trouble::Stale);
        }
        let whole = own.units.len() == desk.study.units.len();
        let made = read.and_then(|read| {
            let text = view.study().ok().flatten().map(|study| study.text).unwrap_or_default();
            let modules = whole.then_some(read.modules);
            let made = with_settings(&text, &code, &read.unit, modules);
            let (text, study) = made.map_err(|error| vec![("name", error.explain(lang))])?;
            Ok((text, study, read.identity, read.looks))
        });
        let (text, study, identity, looks) = match made {
            Ok(made) => made,
            Err(problems) => {
                return Ok(Err(Box::new(look(desk, code.as_str(), f, Some(fields), problems)?)));
            }
        };
        let unit = study.unit(&code).ok_or(Trouble::Absent)?;
        let kept = |batch: &mut kastanj_store::Batch<'_>| {
            set_second_looks(batch, &unit.code, looks)?;
            keep_settings(batch, &text, unit, identity.as_deref())
        };
        desk.store.batch(kept)?;
        desk.study = study;
        Ok(Ok(code))
    });
    match saved.await? {
        Err(shown) => Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&*shown)?).into_response()),
        Ok(code) => {
            house.lately.say(staff.key, tr!(lang, "web-settings-saved"));
            Ok(Redirect::to(&format!("/house/settings?unit={code}")).into_response())
        }
    }
}

/// What the page sent.
struct Read {
    unit: UnitSettings,
    modules: Modules,
    identity: Option<String>,
    looks: SecondLooks,
}

/// Reads the page; all that is wrong is told at once, with the field where it is.
fn read(fields: &Fields, lang: Lang) -> Result<Read, Vec<(&'static str, String)>> {
    let mut problems = Vec::new();
    let word = |name: &str| fields.one(name).map(str::to_owned);
    let mut needed = |name: &'static str, message: String| {
        let given = word(name);
        if given.is_none() {
            problems.push((name, message));
        }
        given.unwrap_or_default()
    };
    let name = needed("name", tr!(lang, "web-start-needs-name"));
    let controller = needed("controller", tr!(lang, "web-start-needs-controller"));
    let mut crisis_numbers = Vec::new();
    for ((sv, en), number) in
        fields.all("who-sv").zip(fields.all("who-en")).zip(fields.all("number"))
    {
        match (label(sv, en), number) {
            (None, "") => {}
            (Some(who), number) if !number.is_empty() => {
                crisis_numbers.push((who, number.to_owned()));
            }
            (who, number) => {
                let half = who.map_or_else(|| number.to_owned(), |who| who.get(lang).to_owned());
                problems.push(("crisis", tr!(lang, "web-settings-half-number", row = half)));
            }
        }
    }
    if crisis_numbers.is_empty() && problems.iter().all(|(at, _)| *at != "crisis") {
        problems.push(("crisis", tr!(lang, "web-start-needs-number")));
    }
    let approval = match (fields.one("approved-by"), fields.one("approved-on")) {
        (None, None) => None,
        (Some(by), Some(on)) => match approved_on(on) {
            Some(on) => Some(Approval { by: by.to_owned(), on }),
            None => {
                problems.push(("approved-on", tr!(lang, "web-settings-approved-day")));
                None
            }
        },
        (by, _) => {
            let at = if by.is_none() { "approved-by" } else { "approved-on" };
            problems.push((at, tr!(lang, "web-settings-half-approval")));
            None
        }
    };
    let sheets = fields.one("sheets").unwrap_or("0").parse::<u32>().ok();
    let sheets = sheets.filter(|sheets| *sheets <= 6);
    if sheets.is_none() {
        problems.push(("sheets", tr!(lang, "web-settings-sheets-range")));
    }
    let mut share = |name: &'static str, field: String| -> f64 {
        let given = percent(fields.one(name).unwrap_or("0"));
        if given.is_none() {
            problems.push((name, tr!(lang, "web-settings-looks-range", field = field)));
        }
        given.unwrap_or_default()
    };
    let answers = share("looks-answers", tr!(lang, "web-settings-looks-answers"));
    let keyed = share("looks-sheets", tr!(lang, "web-settings-looks-sheets"));
    let looks = SecondLooks::from_percent(answers, keyed);
    if !problems.is_empty() {
        return Err(problems);
    }
    let pair = |name: &str| {
        let one = |lang: &str| fields.one(&format!("{name}-{lang}")).unwrap_or_default();
        text(one("sv"), one("en"))
    };
    Ok(Read {
        unit: UnitSettings {
            name,
            neutral_name: pair("neutral"),
            controller,
            crisis_numbers,
            documentation_rule: pair("rule"),
            documentation_decision: word("decision"),
            approval,
        },
        modules: Modules {
            part_two: fields.one("part-two").is_some(),
            part_two_sheets: sheets.unwrap_or_default(),
            session_reports: fields.one("sessions").is_some(),
            added_value: fields.one("value").is_some(),
        },
        identity: word("identity"),
        looks: looks.unwrap_or_default(),
    })
}

/// Per cent as people write them: `2,5`, `50 %`.
fn percent(typed: &str) -> Option<f64> {
    let number = typed.trim().trim_end_matches('%').trim().replace(',', ".");
    number.parse().ok().filter(|percent| (0.0..=100.0).contains(percent))
}

/// A text in both languages; one that was left empty says the same as the other.
fn text(sv: &str, en: &str) -> Option<Text> {
    let or = |one: &str, other: &str| if one.is_empty() { other } else { one }.to_owned();
    (!sv.is_empty() || !en.is_empty()).then(|| Text { sv: or(sv, en), en: or(en, sv) })
}

/// A day that has been.
fn approved_on(text: &str) -> Option<ApprovalDate> {
    let day: ApprovalDate = text.parse().ok()?;
    (day.to_string() <= iso_date(wall_clock() / DAY)).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn per_cent_is_read_as_people_write_it() {
        for (typed, number) in
            [("50 %", 50.0), ("50%", 50.0), ("50\u{a0}%", 50.0), ("2,5", 2.5), ("0", 0.0)]
        {
            assert_eq!(percent(typed), Some(number), "{typed}");
        }
        for wrong in ["", "%", "101", "-1", "50 % av", "NaN", "inf"] {
            assert_eq!(percent(wrong), None, "{wrong}");
        }
    }
}
