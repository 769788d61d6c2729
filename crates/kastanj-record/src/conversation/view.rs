use kastanj_instrument::{Library, Occasion, Part, Questionnaire};

use super::statement::{Given, strengths_and_harder};
use super::{Area, Choices, NumberRow, Statement, TalkMark, TopicId, area, goal, mark};
use crate::Assessment;

/// What the next visit can begin with (*samtalsunderlag*), in the order in which it is shown.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ConversationView {
    /// The occasions that have any answer, in time.
    pub occasions: Vec<Occasion>,
    /// The client's own goals: how near each is.
    pub goals: Vec<NumberRow>,
    /// What brought the client here, what is hoped for.
    pub choices: Vec<Choices>,
    /// What was marked *vill prata om*, newest first.
    pub marks: Vec<TalkMark>,
    /// What is true by the client's own answers.
    pub strengths: Vec<Statement>,
    /// What is not true yet.
    pub harder: Vec<Statement>,
    /// The areas of Part I over time.
    pub areas: Vec<(TopicId, Area)>,
    /// Rows of numbers that are no goals: how sure the client is.
    pub rows: Vec<NumberRow>,
}

impl ConversationView {
    /// The latest occasion with an answer.
    pub fn latest(&self) -> Option<Occasion> {
        self.occasions.last().copied()
    }

    /// The topic of the goals and wishes, if the client has told any.
    pub fn goals_topic(&self) -> Option<TopicId> {
        let told = !self.goals.is_empty() || !self.choices.is_empty();
        self.latest().filter(|_| told).map(TopicId::goals)
    }

    /// Everything that can be noted as talked about.
    pub fn topics(&self) -> Vec<TopicId> {
        let marks = self.marks.iter().map(|mark| mark.topic.clone());
        let areas = self.areas.iter().map(|(topic, _)| topic.clone());
        self.goals_topic().into_iter().chain(marks).chain(areas).collect()
    }
}

/// Lays the forms of one contact side by side.
///
/// Forms of a questionnaire that the library does not hold, and questions that the form does not
/// know, are left out. The order of `assessments` does not matter.
pub fn conversation(library: &Library, assessments: &[Assessment]) -> ConversationView {
    let mut forms: Vec<&Assessment> = assessments.iter().filter(|form| form.is_given()).collect();
    forms.sort_by(|a, b| (a.occasion, &a.form).cmp(&(b.occasion, &b.form)));
    let mut view = ConversationView::default();
    view.occasions.extend(forms.iter().map(|form| form.occasion));
    view.occasions.dedup();

    let mut known: Vec<&Questionnaire> =
        forms.iter().filter_map(|form| library.get(&form.form.questionnaire)).collect();
    known.sort_by_key(|one| (one.part == Part::AddedValue, one.id.clone()));
    known.dedup_by_key(|one| one.id.clone());
    let mut newest: Vec<(&Questionnaire, &Assessment)> = Vec::new();
    for questionnaire in known {
        let own: Vec<&Assessment> = forms
            .iter()
            .copied()
            .filter(|form| form.form.questionnaire == questionnaire.id)
            .collect();
        view.goals.extend(goal::goals(questionnaire, &own));
        view.rows.extend(goal::other_rows(questionnaire, &own));
        view.choices.extend(goal::choices(questionnaire, &own));
        view.marks.extend(mark::marks(questionnaire, &own));
        let newest_occasion = own.iter().map(|form| form.occasion).max();
        for area in area::areas(questionnaire, &own) {
            let Some(at) = newest_occasion else { continue };
            if area.points.iter().any(|(_, score)| score.is_some()) {
                view.areas.push((TopicId::of(&questionnaire.id, &area.id.0, at), area));
            }
        }
        newest.extend(newest_sheets(&own).into_iter().map(|form| (questionnaire, form)));
    }
    view.marks.sort_by_key(|mark| std::cmp::Reverse(mark.occasion));
    (view.strengths, view.harder) = strengths_and_harder(&newest);
    view
}

/// The newest form of each variant: of Part I, whose variants serve one occasion each, the newest
/// of all; of Part II the newest of every sheet.
fn newest_sheets<'f>(own: &[&'f Assessment]) -> Vec<&'f Assessment> {
    let mut sheets: Vec<&Assessment> = Vec::new();
    for form in own.iter().rev() {
        let asks_the_same = |known: &&Assessment| {
            known.form.variant == form.form.variant
                || known.answers.iter().any(|one| form.answers.iter().any(|a| a.item == one.item))
        };
        if !sheets.iter().any(asks_the_same) {
            sheets.push(form);
        }
    }
    sheets.reverse();
    sheets
}
