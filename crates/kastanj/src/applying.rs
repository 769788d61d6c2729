//! Bulk lines into the store: all of an input, or none of it.

use std::collections::BTreeMap;

use kastanj_instrument::Library;
use kastanj_record::{
    BulkLine, ClientId, ClientLabel, ConsentEvent, Ending, EpisodeId, EpisodeLine, EpisodeLoss,
    EpisodeRef, KeptAt, NumberedLine, PackSlip, SessionReport, Study, Submission, judge_timing,
};
use kastanj_store::{Batch, EpisodeFacts, Put, ServiceUnit, Store, StoreError};

use crate::intake::{self, DoorProblem};

/// Why an input was not applied: in which line, and what.
pub(crate) enum ApplyProblem {
    /// The door refused the answers of a line.
    Door(usize, DoorProblem),
    /// A label stands for no client of this input.
    Label(usize, ClientLabel),
    /// A unit is not in the study.
    Unit(usize, String),
    /// A line names a contact by a fault that its check should have found.
    Line(usize, kastanj_record::LineFault),
    /// A line says something else than what is stored of the same form.
    Conflict(usize),
    /// The store refused.
    Store(StoreError),
}

/// How many lines of each kind were applied.
pub(crate) type Applied = BTreeMap<&'static str, usize>;

/// Applies all lines in one transaction.
pub(crate) fn apply(
    store: &mut Store,
    study: &Study,
    library: &Library,
    kept_at: KeptAt,
    lines: &[NumberedLine],
) -> Result<Applied, ApplyProblem> {
    store.batch_with(|batch| {
        let mut applied = Applied::new();
        let mut names = Names::default();
        for NumberedLine { number, line } in lines {
            let place = Place { study, library, kept_at, number: *number };
            let kind =
                apply_line(batch, &place, &mut names, line).map_err(|problem| match problem {
                    ApplyProblem::Store(error) => ApplyProblem::Store(error.at_line(*number)),
                    other => other,
                })?;
            *applied.entry(kind).or_default() += 1;
        }
        Ok(applied)
    })
}

/// Labels of clients within one input.
#[derive(Default)]
struct Names {
    clients: BTreeMap<ClientLabel, ClientId>,
}

struct Place<'a> {
    study: &'a Study,
    library: &'a Library,
    kept_at: KeptAt,
    number: usize,
}

fn apply_line(
    batch: &mut Batch<'_>,
    place: &Place<'_>,
    names: &mut Names,
    line: &BulkLine,
) -> Result<&'static str, ApplyProblem> {
    let fault = |fault| ApplyProblem::Line(place.number, fault);
    match line {
        BulkLine::Unit(line) => {
            let unit = place.study.unit(&line.code);
            let unknown = || ApplyProblem::Unit(place.number, line.code.to_string());
            let label = unit.ok_or_else(unknown)?.name.clone();
            batch.add_unit(&ServiceUnit { code: line.code.clone(), label })?;
            Ok("unit")
        }
        BulkLine::Client(line) => {
            let id = batch.add_client(&line.unit, line.kind)?;
            names.clients.insert(line.client.clone(), id);
            Ok("client")
        }
        BulkLine::Episode(line) => {
            apply_episode(batch, place, names, line)?;
            Ok("episode")
        }
        BulkLine::Assess(line) => {
            let episode = resolve(batch, line.about().map_err(fault)?)?;
            let submission = line.submission().map_err(fault)?;
            apply_submission(batch, place, episode, &submission)?;
            Ok("assess")
        }
        BulkLine::Session(line) => {
            let episode = resolve(batch, line.about().map_err(fault)?)?;
            let next = || -> Result<u32, StoreError> {
                let known = batch.view().sessions_of_episode(episode)?;
                Ok(known.iter().map(|report| report.number).max().unwrap_or(0) + 1)
            };
            let number = line.number.map_or_else(next, Ok)?;
            batch.add_session(&SessionReport {
                episode,
                number,
                week: line.week,
                format: line.format,
                who: line.who,
                length: line.length,
                themes: line.themes.clone(),
                techniques: line.techniques.clone(),
                safety_handled: line.safety_handled,
                next: line.next,
            })?;
            Ok("session")
        }
        BulkLine::Tally(tally) => {
            batch.put_tally(tally)?;
            Ok("tally")
        }
        BulkLine::Consent(line) => {
            let episode = resolve(batch, line.about().map_err(fault)?)?;
            batch.add_consent(&ConsentEvent {
                episode,
                purpose: line.purpose,
                given: line.given,
                text_version: line.text_version.clone(),
                week: line.week,
            })?;
            Ok("consent")
        }
        BulkLine::Loss(line) => {
            let episode = resolve(batch, line.about().map_err(fault)?)?;
            batch.put_loss(&EpisodeLoss { episode, loss: line.loss().map_err(fault)? })?;
            Ok("loss")
        }
        BulkLine::Closing(line) => {
            let episode = resolve(batch, line.about().map_err(fault)?)?;
            batch.end_episode(episode, Some(Ending { week: line.week, reason: line.reason }))?;
            Ok("closing")
        }
        BulkLine::PackSlip(slip) => {
            apply_slip(batch, place.study, slip)?;
            Ok("pack_slip")
        }
    }
}

fn resolve(batch: &Batch<'_>, about: EpisodeRef) -> Result<EpisodeId, ApplyProblem> {
    let view = batch.view();
    let episode = match about {
        EpisodeRef::Code(code) => view.episode_by_code(code)?,
        EpisodeRef::Pack(serial) => view
            .episode_of_pack(serial)?
            .ok_or_else(|| StoreError::not_found(kastanj_store::Noun::Pack, serial))?,
    };
    Ok(episode.id)
}

fn apply_episode(
    batch: &mut Batch<'_>,
    place: &Place<'_>,
    names: &Names,
    line: &EpisodeLine,
) -> Result<(), ApplyProblem> {
    let facts = EpisodeFacts {
        first_visit: line.first_visit,
        referral: line.referral,
        target_behaviours: line.target_behaviours.clone(),
    };
    let client = match &line.client {
        Some(label) => *names
            .clients
            .get(label)
            .ok_or_else(|| ApplyProblem::Label(place.number, label.clone()))?,
        None => {
            batch.add_client(&line.unit, line.kind.unwrap_or(kastanj_record::ClientKind::Own))?
        }
    };
    let episode = match line.episode {
        Some(code) => batch.add_episode_with_code(client, code, &facts)?,
        None => batch.add_episode(client, &facts)?,
    };
    if let Some(pack) = line.pack {
        batch.add_pack(pack, &line.unit)?;
        batch.bind_pack(pack, Some(episode.id))?;
    }
    if let Some(code) = line.short_code {
        batch.set_short_code(episode.id, Some(code))?;
    }
    Ok(())
}

fn apply_submission(
    batch: &mut Batch<'_>,
    place: &Place<'_>,
    episode: EpisodeId,
    submission: &Submission,
) -> Result<(), ApplyProblem> {
    let episode = batch.view().episode(episode)?;
    let assessment = intake::through_the_door(
        &batch.view(),
        place.study,
        place.library,
        &episode,
        submission,
        place.kept_at,
    )
    .map_err(|problem| ApplyProblem::Door(place.number, problem))?;
    match batch.put_assessment(&assessment)? {
        // Two readings of one sheet are kept for a person to choose; two lines of text are a mistake.
        Put::Conflict(..) => Err(ApplyProblem::Conflict(place.number)),
        Put::Added(_) | Put::Extended(_) | Put::Known(_) => Ok(()),
    }
}

/// Everything that a pack slip says, and the weeks of sheets that came before it.
///
/// What was late or not is judged anew: until the slip came, nobody knew the weeks.
pub(crate) fn apply_slip(
    batch: &mut Batch<'_>,
    study: &Study,
    slip: &PackSlip,
) -> Result<(), StoreError> {
    let episode = batch.owner_of_pack(slip.pack, &slip.unit)?.episode;
    batch.set_client_kind(episode.client, slip.kind)?;
    batch.describe_episode(
        episode.id,
        &EpisodeFacts {
            first_visit: slip.first_visit.or(episode.first_visit),
            referral: slip.referral.or(episode.referral),
            target_behaviours: if slip.target_behaviours.is_empty() {
                episode.target_behaviours.clone()
            } else {
                slip.target_behaviours.clone()
            },
        },
    )?;
    if let Some(ending) = slip.ending {
        batch.end_episode(episode.id, Some(ending))?;
    }
    let known = batch.view().consents_of_episode(episode.id)?;
    for event in slip.consent_events(episode.id).iter().filter(|event| !known.contains(event)) {
        batch.add_consent(event)?;
    }
    for loss in slip.losses(episode.id) {
        batch.put_loss(&loss)?;
    }
    let known = batch.view().assessments_of_episode(episode.id)?;
    let mut judged = known.clone();
    for assessment in &mut judged {
        let week = slip.sheets.get(&assessment.occasion).copied();
        let present = slip.present.get(&assessment.occasion).copied();
        assessment.week = week.or(assessment.week);
        assessment.therapist_present = present.or(assessment.therapist_present);
    }
    judge_timing(&study.windows, &batch.view().episode(episode.id)?, &mut judged);
    for (assessment, before) in judged.iter().zip(&known) {
        if assessment != before {
            batch.correct_assessment(assessment)?;
        }
    }
    Ok(())
}

impl From<StoreError> for ApplyProblem {
    fn from(error: StoreError) -> ApplyProblem {
        ApplyProblem::Store(error)
    }
}
