use super::forms::{Task, next_form};
use super::{NextAction, Urgency, WorkItem, WorkSubject, WorkTask};
use crate::flow::missing_months;
use crate::study_record::ByEpisode;
use crate::{
    ClientKind, ConsentStanding, Episode, EpisodeId, Loss, ReceivedForm, Study, StudyRecord,
    StudyUnit, UnassignedSheet, Week, answers_have_a_use, consent_standing,
};

/// What is to be done as of `today`, the most urgent first, then by due week and unit.
///
/// Relatives give no forms. Somebody who was not asked, who said no, who has said no to every use
/// of the answers or whose form is noted as lost is not asked again.
pub fn worklist<F: ReceivedForm>(
    record: &StudyRecord<'_, F>,
    study: &Study,
    today: Week,
) -> Vec<WorkItem> {
    let sorted = ByEpisode::new(record);
    let mut items = Vec::new();
    for episode in record.episodes {
        let mut tasks = Vec::new();
        if sorted.kind(episode) == ClientKind::Own {
            if answers_have_a_use(sorted.consents(episode).iter().copied()) {
                tasks.extend(next_form(episode, &sorted, study, today));
            }
            tasks.extend(first_visit(episode, &sorted));
            tasks.extend(consent(episode, &sorted));
        }
        tasks.extend(withdrawal(episode, record.withdrawals));
        tasks.extend(sorted.assessments(episode).iter().copied().flat_map(loose_ends));
        items.extend(tasks.into_iter().map(|task| of_episode(episode, task)));
    }
    items.extend(record.unassigned.iter().map(of_sheet));
    items.extend(study.units.iter().filter_map(|unit| month(unit, record, study, today)));
    items.sort_by(|a, b| {
        let key = |item: &WorkItem| (item.urgency, item.due.is_none(), item.due);
        key(a).cmp(&key(b)).then_with(|| a.unit.cmp(&b.unit)).then_with(|| name(a).cmp(&name(b)))
    });
    items
}

/// What staff call the subject; keeps the order of the list the same from day to day.
fn name(item: &WorkItem) -> String {
    match &item.subject {
        WorkSubject::Episode { code, .. } => code.to_string(),
        WorkSubject::Sheet { serial, .. } => serial.map(|s| s.to_string()).unwrap_or_default(),
        WorkSubject::Month(month) => month.to_string(),
    }
}

/// The oldest month without the counts that the unit keeps: one line, however many are missing.
fn month<F>(
    unit: &StudyUnit,
    record: &StudyRecord<'_, F>,
    study: &Study,
    today: Week,
) -> Option<WorkItem> {
    let kept = record.tallies.iter().filter(|tally| tally.unit == unit.code);
    let kept = kept.map(|tally| tally.month).collect();
    let missing = missing_months(&unit.code, &kept, study, today);
    let (_, oldest) = missing.first()?;
    Some(WorkItem {
        unit: unit.code.clone(),
        subject: WorkSubject::Month(*oldest),
        task: WorkTask::Tally { months: missing.len() },
        urgency: if missing.len() > 1 { Urgency::Late } else { Urgency::Due },
        due: None,
        next: NextAction::KeyTally,
    })
}

fn first_visit<F: ReceivedForm>(episode: &Episode, sorted: &ByEpisode<'_, F>) -> Option<Task> {
    let never_started = sorted
        .losses(episode)
        .iter()
        .any(|loss| matches!(loss, Loss::NotAsked { .. } | Loss::Declined));
    (episode.first_visit.is_none() && !never_started).then_some(Task {
        task: WorkTask::FirstVisit,
        urgency: Urgency::Due,
        due: None,
        next: NextAction::KeyPackSlip,
    })
}

fn consent<F: ReceivedForm>(episode: &Episode, sorted: &ByEpisode<'_, F>) -> Option<Task> {
    let standing = consent_standing(sorted.consents(episode).iter().copied());
    let has_answers = !sorted.assessments(episode).is_empty();
    (has_answers && standing == ConsentStanding::NotKeyed).then_some(Task {
        task: WorkTask::Consent,
        urgency: Urgency::Due,
        due: None,
        next: NextAction::KeyConsent,
    })
}

/// What the client has taken back and nobody has seen.
fn withdrawal(episode: &Episode, unseen: &[EpisodeId]) -> Option<Task> {
    unseen.contains(&episode.id).then_some(Task {
        task: WorkTask::Withdrawal,
        urgency: Urgency::Due,
        due: None,
        next: NextAction::SeeWithdrawal,
    })
}

/// Pages that have not come in, and doubts that nobody has settled.
fn loose_ends<F: ReceivedForm>(form: &F) -> Vec<Task> {
    let mut tasks = Vec::new();
    if form.lacks_a_page() {
        tasks.push(Task {
            task: WorkTask::Page { form: form.form().clone(), occasion: form.occasion() },
            urgency: Urgency::Due,
            due: None,
            next: NextAction::FindPage,
        });
    }
    let count = form.doubts();
    if count > 0 {
        tasks.push(Task {
            task: WorkTask::Doubts { form: form.form().clone(), occasion: form.occasion(), count },
            urgency: Urgency::Due,
            due: None,
            next: NextAction::SettleDoubts,
        });
    }
    tasks
}

fn of_episode(episode: &Episode, task: Task) -> WorkItem {
    WorkItem {
        unit: episode.unit.clone(),
        subject: WorkSubject::Episode {
            id: episode.id,
            code: episode.code,
            pack: episode.pack,
            short_code: episode.short_code,
        },
        task: task.task,
        urgency: task.urgency,
        due: task.due,
        next: task.next,
    }
}

fn of_sheet(sheet: &UnassignedSheet) -> WorkItem {
    WorkItem {
        unit: sheet.unit.clone(),
        subject: WorkSubject::Sheet { serial: sheet.serial(), short_code: sheet.short_code },
        task: WorkTask::Sheet {
            form: sheet.form.clone(),
            kind: sheet.sheet.kind,
            reason: sheet.reason,
        },
        urgency: Urgency::Due,
        due: None,
        next: NextAction::AssignSheet,
    }
}
