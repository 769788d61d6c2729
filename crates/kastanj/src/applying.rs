//! Bulk lines into the store: all of an input, or none of it.

use std::collections::BTreeMap;

use kastanj_instrument::{Library, Serial};
use kastanj_record::{
    Assessment, BulkLine, Client, ClientId, ClientLabel, ConsentEvent, Ending, Episode, EpisodeId,
    EpisodeLine, EpisodeLoss, EpisodeRef, KeptAt, NumberedLine, SessionReport, Study, Submission,
};
use kastanj_store::{Batch, EpisodeFacts, Put, ServiceUnit, Store, StoreError};

use kastanj_desk::intake::{self, DoorProblem};

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
    /// A line has the stored answers of a form with another week, sheet or company.
    Beside(usize),
    /// The store refused.
    Store(StoreError),
}

/// What became of the lines of an input.
#[derive(Default)]
pub(crate) struct Applied {
    /// How many lines of each kind brought something new.
    pub(crate) new: BTreeMap<&'static str, usize>,
    /// How many lines said what is stored already.
    pub(crate) known: usize,
}

/// Whether a line brought something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Brought {
    New,
    Nothing,
}

impl Brought {
    fn unless(known: bool) -> Brought {
        if known { Brought::Nothing } else { Brought::New }
    }
}

/// Applies all lines in one transaction.
pub(crate) fn apply(
    store: &mut Store,
    study: &Study,
    library: &Library,
    kept_at: KeptAt,
    lines: &[NumberedLine],
) -> Result<Applied, ApplyProblem> {
    store.batch_with(|batch| {
        let mut applied = Applied::default();
        let mut names = Names::default();
        for NumberedLine { number, line } in lines {
            let place = Place { study, library, kept_at, number: *number };
            let (kind, brought) =
                apply_line(batch, &place, &mut names, line).map_err(|problem| match problem {
                    ApplyProblem::Store(error) => ApplyProblem::Store(error.at_line(*number)),
                    other => other,
                })?;
            match brought {
                Brought::New => *applied.new.entry(kind).or_default() += 1,
                Brought::Nothing => applied.known += 1,
            }
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
) -> Result<(&'static str, Brought), ApplyProblem> {
    let fault = |fault| ApplyProblem::Line(place.number, fault);
    match line {
        BulkLine::Unit(line) => {
            let unit = place.study.unit(&line.code);
            let unknown = || ApplyProblem::Unit(place.number, line.code.to_string());
            let label = unit.ok_or_else(unknown)?.name.clone();
            let unit = ServiceUnit { code: line.code.clone(), label };
            let known = batch.view().units()?.contains(&unit);
            batch.add_unit(&unit)?;
            Ok(("unit", Brought::unless(known)))
        }
        BulkLine::Client(line) => {
            let id = batch.add_client(&line.unit, line.kind)?;
            names.clients.insert(line.client.clone(), id);
            Ok(("client", Brought::New))
        }
        BulkLine::Episode(line) => {
            apply_episode(batch, place, names, line)?;
            Ok(("episode", Brought::New))
        }
        BulkLine::Assess(line) => {
            let episode = resolve(batch, line.about().map_err(fault)?)?;
            let submission = line.submission().map_err(fault)?;
            let brought = apply_submission(batch, place, episode, &submission)?;
            Ok(("assess", brought))
        }
        BulkLine::Session(line) => {
            let episode = resolve(batch, line.about().map_err(fault)?)?;
            let known = batch.view().sessions_of_episode(episode)?;
            let next = known.iter().map(|report| report.number).max().unwrap_or(0) + 1;
            let mut report = SessionReport {
                episode,
                number: line.number.unwrap_or(next),
                week: line.week,
                format: line.format,
                who: line.who,
                length: line.length,
                themes: line.themes.clone(),
                techniques: line.techniques.clone(),
                safety_handled: line.safety_handled,
                next: line.next,
            };
            // Without a number of its own, a report like a stored one is that report sent again.
            let same = known.iter().find(|stored| {
                line.number.is_none_or(|number| number == stored.number)
                    && SessionReport { number: stored.number, ..report.clone() } == **stored
            });
            if let Some(same) = same {
                report.number = same.number;
            }
            batch.add_session(&report)?;
            Ok(("session", Brought::unless(same.is_some())))
        }
        BulkLine::Tally(tally) => {
            let known = batch.view().tally(&tally.unit, tally.month)?;
            batch.put_tally(tally)?;
            Ok(("tally", Brought::unless(known.is_some())))
        }
        BulkLine::Consent(line) => {
            let episode = resolve(batch, line.about().map_err(fault)?)?;
            let before = batch.view().consents_of_episode(episode)?.len();
            batch.add_consent(&ConsentEvent {
                episode,
                purpose: line.purpose,
                given: line.given,
                text_version: line.text_version.clone(),
                week: line.week,
            })?;
            let after = batch.view().consents_of_episode(episode)?.len();
            Ok(("consent", Brought::unless(before == after)))
        }
        BulkLine::Loss(line) => {
            let episode = resolve(batch, line.about().map_err(fault)?)?;
            let loss = EpisodeLoss { episode, loss: line.loss().map_err(fault)? };
            let known = batch.view().losses_of_episode(episode)?.contains(&loss);
            batch.put_loss(&loss)?;
            Ok(("loss", Brought::unless(known)))
        }
        BulkLine::Closing(line) => {
            let episode = resolve(batch, line.about().map_err(fault)?)?;
            let ending = Some(Ending { week: line.week, reason: line.reason });
            let known = batch.view().episode(episode)?.ending == ending;
            batch.end_episode(episode, ending)?;
            Ok(("closing", Brought::unless(known)))
        }
        BulkLine::PackSlip(slip) => {
            let before = said_of_pack(batch, slip.pack)?;
            kastanj_desk::apply_slip(batch, place.study, slip)?;
            Ok(("pack_slip", Brought::unless(before == said_of_pack(batch, slip.pack)?)))
        }
    }
}

/// All that a slip can say of a pack, as it is stored; nothing of a pack without a contact.
type SaidOfPack = Option<(Client, Episode, Vec<ConsentEvent>, Vec<EpisodeLoss>, Vec<Assessment>)>;

fn said_of_pack(batch: &Batch<'_>, pack: Serial) -> Result<SaidOfPack, StoreError> {
    let view = batch.view();
    let Some(episode) = view.episode_of_pack(pack)? else { return Ok(None) };
    Ok(Some((
        view.client(episode.client)?,
        episode.clone(),
        view.consents_of_episode(episode.id)?,
        view.losses_of_episode(episode.id)?,
        view.assessments_of_episode(episode.id)?,
    )))
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
) -> Result<Brought, ApplyProblem> {
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
        Put::Conflict(..) | Put::Unsure(..) => Err(ApplyProblem::Conflict(place.number)),
        Put::Added(_) | Put::Extended(_) => Ok(Brought::New),
        Put::Known(id) => {
            let stored = batch.view().assessment(id)?;
            // The answers are the stored ones. What stands beside them must not say otherwise.
            let differs = assessment.week.is_some_and(|week| stored.week != Some(week))
                || assessment
                    .therapist_present
                    .is_some_and(|present| stored.therapist_present != Some(present))
                || assessment.sheet.is_some_and(|sheet| stored.sheet != Some(sheet));
            if differs { Err(ApplyProblem::Beside(place.number)) } else { Ok(Brought::Nothing) }
        }
    }
}

impl From<StoreError> for ApplyProblem {
    fn from(error: StoreError) -> ApplyProblem {
        ApplyProblem::Store(error)
    }
}
