use std::sync::Arc;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use kastanj_analysis::DietFinding;
use kastanj_desk::{Desk, Snapshot, own_study, this_week};
use kastanj_instrument::burden::{Assumptions, Door, estimate};
use kastanj_language::{Lang, decimal, tr};
use kastanj_report::diet::{DietOrder, DietPair, DietQuestion, diet};
use kastanj_report::kit::{row_label, study_plan};

use super::scope::{Asked, Scope};
use crate::frame::{Frame, Room, page};
use crate::house::House;
use crate::trouble::Trouble;
use crate::visitor::Staff;

/// How many pairs are shown that say much the same.
const PAIRS: usize = 5;

/// Which questions could be left out, and what all of them cost.
#[derive(Template)]
#[template(path = "questions.html")]
struct QuestionsPage {
    f: Frame,
    scope: Scope,
    persons: u64,
    rules: [String; 3],
    pointed: Vec<QuestionLine>,
    duplicates: Vec<PairLine>,
    questions: Vec<QuestionLine>,
    pairs: Vec<PairLine>,
    doors: Vec<DoorTable>,
    assumptions: Vec<(String, String, String)>,
}

/// One question.
struct QuestionLine {
    stem: String,
    scored: bool,
    answered: String,
    unchanged: String,
    saved: String,
    /// Which rules point it out.
    answered_out: bool,
    unchanged_out: bool,
}

/// Two questions.
struct PairLine {
    first: String,
    second: String,
    words: String,
}

/// What a contact costs through one door.
struct DoorTable {
    name: String,
    rows: Vec<(String, String, String)>,
    total: (String, String),
}

/// The page.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    staff: Staff,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let f = Frame::of(&staff, Room::Follow);
    let shown = house.turn(&staff.person, move |desk| look(desk, &asked, f)).await?;
    page(&shown)
}

fn look(desk: &Desk, asked: &Asked, f: Frame) -> Result<QuestionsPage, Trouble> {
    let lang = f.w.0;
    let study = &own_study(&desk.store.view(), &desk.study)?;
    let scope = Scope::of(study, asked, this_week(), lang)?;
    let snapshot = Snapshot::of(&desk.store.view())?;
    let questionnaire = desk.library.get(&study.plan.questionnaire).ok_or(Trouble::Absent)?;
    let order =
        DietOrder { study, questionnaire, library: &desk.library, unit: scope.unit.as_ref(), lang };
    let found = diet(&snapshot.record(), &order);
    Ok(QuestionsPage {
        persons: found.persons,
        rules: found.rules_in_words(lang),
        pointed: found.pointed_out().map(|one| question(one, lang)).collect(),
        duplicates: found.duplicates().map(|one| pair(one, lang)).collect(),
        questions: found.questions.iter().map(|one| question(one, lang)).collect(),
        pairs: found.pairs.iter().take(PAIRS).map(|one| pair(one, lang)).collect(),
        doors: doors(desk, lang),
        assumptions: Assumptions::default()
            .list(lang)
            .into_iter()
            .map(|one| {
                let value = one.unit.show(lang, one.value);
                (one.text, value, one.source)
            })
            .collect(),
        scope,
        f,
    })
}

fn question(one: &DietQuestion, lang: Lang) -> QuestionLine {
    let out = |finding: DietFinding| finding == DietFinding::PointedOut;
    QuestionLine {
        stem: one.stem.get(lang).to_owned(),
        scored: one.scored,
        answered: one.answered_words(lang),
        unchanged: one.unchanged_words(lang),
        saved: one.saved_words(lang),
        answered_out: out(one.answering.finding),
        unchanged_out: one.unchanged.is_some_and(|it| out(it.finding)),
    }
}

fn pair(one: &DietPair, lang: Lang) -> PairLine {
    PairLine {
        first: one.first.1.get(lang).to_owned(),
        second: one.second.1.get(lang).to_owned(),
        words: one.words(lang),
    }
}

/// The same minutes as `form burden` prints.
fn doors(desk: &Desk, lang: Lang) -> Vec<DoorTable> {
    let assumptions = Assumptions::default();
    let minutes = |minutes: f64| decimal(lang, minutes, 1);
    let of = |door: Door| {
        let burden = estimate(&study_plan(&desk.study, &desk.library, lang, door), &assumptions);
        let rows = burden.rows.iter().map(|row| {
            let (client, staff) = (minutes(row.client_minutes), minutes(row.therapist_minutes));
            (row_label(row.kind, lang), client, staff)
        });
        DoorTable {
            name: match door {
                Door::PaperKeyed => tr!(lang, "program-burden-door-keyed"),
                Door::PaperScanned => tr!(lang, "program-burden-door-scanned"),
                Door::Screen => tr!(lang, "program-burden-door-screen"),
            },
            rows: rows.collect(),
            total: (minutes(burden.client_minutes()), minutes(burden.therapist_minutes())),
        }
    };
    Door::ALL.into_iter().map(of).collect()
}
