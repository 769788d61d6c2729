use kastanj_instrument::{FormKey, Occasion, Questionnaire, Serial, SheetKind};
use kastanj_language::Lang;
use kastanj_record::{
    Client, ClientId, ClientKind, ConsentEvent, ConsentPurpose, Episode, EpisodeLoss, Loss,
    LossKeeping, Month, MonthlyTally, ReferralWay, SessionReport, SheetIdentity, Study, StudyUnit,
    TargetBehaviour, UnitCode, Week,
};

use crate::study::answering::answer_form;
use crate::study::course::Course;
use crate::study::identity::Identities;
use crate::study::losses::{after_the_start, not_asked_reason};
use crate::study::person::Person;
use crate::study::start::{Start, starts};
use crate::study::tally::Counter;
use crate::study::{SyntheticForm, UnitShape, sessions};
use crate::{Chance, RehearsalError};

/// The version that stands on the synthetic information sheet.
const TEXT_VERSION: &str = "SYNTETISK-1";
/// A drawn study needs this many weeks, so that windows can close.
const LEAST_WEEKS: i32 = 110;

/// A study of people who do not exist, as it is known in one week.
#[derive(Debug, Clone, PartialEq)]
pub struct SyntheticStudy {
    /// The week in which it is looked at; nothing in it is later.
    pub as_of: Week,
    /// The seed of the pack numbers, as for a kit.
    pub pack_seed: [u8; 16],
    /// The people.
    pub clients: Vec<Client>,
    /// Their contacts, unit by unit in the order of time.
    pub episodes: Vec<Episode>,
    /// What they said yes and no to.
    pub consents: Vec<ConsentEvent>,
    /// The forms that came in.
    pub forms: Vec<SyntheticForm>,
    /// The losses that are kept per person.
    pub losses: Vec<EpisodeLoss>,
    /// The monthly tallies of the units that keep them.
    pub tallies: Vec<MonthlyTally>,
    /// Session reports, where the study asks for them.
    pub sessions: Vec<SessionReport>,
}

impl SyntheticStudy {
    /// The latest forms of a unit, at most `count`, in the order of time: as
    /// many as one envelope to the study office or one pile at the scanner.
    pub fn latest_forms(&self, unit: &UnitCode, count: usize) -> Vec<&SyntheticForm> {
        let mut forms: Vec<&SyntheticForm> =
            self.forms.iter().filter(|form| form.unit == *unit).collect();
        forms.sort_by_key(|form| (form.week, form.episode, form.occasion));
        let surplus = forms.len().saturating_sub(count);
        forms.split_off(surplus)
    }
}

/// Draws a study: the units of `study`, the forms of `questionnaire` (its
/// before, after and follow-up variants), everything as known in `as_of`.
///
/// The same arguments always give the same study. Units keep their losses as
/// the study file says, per month or per person, never both.
///
/// # Errors
/// [`RehearsalError::TooShort`] when less than 110 weeks lie between the
/// start of a unit and `as_of`; [`RehearsalError::NoForm`] when the
/// questionnaire has no form for an occasion that the study uses.
pub fn synthetic_study(
    study: &Study,
    questionnaire: &Questionnaire,
    as_of: Week,
    seed: u64,
) -> Result<SyntheticStudy, RehearsalError> {
    let chance = Chance::new(seed, "synthetic study");
    let mut pack_seed = [0; 16];
    let bits = &mut chance.branch("packs");
    pack_seed[..8].copy_from_slice(&bits.bits().to_le_bytes());
    pack_seed[8..].copy_from_slice(&bits.bits().to_le_bytes());
    let mut draw = Draw {
        study,
        questionnaire,
        identities: Identities::new(chance.branch("identities")),
        drawn: SyntheticStudy {
            as_of,
            pack_seed,
            clients: Vec::new(),
            episodes: Vec::new(),
            consents: Vec::new(),
            forms: Vec::new(),
            losses: Vec::new(),
            tallies: Vec::new(),
            sessions: Vec::new(),
        },
    };
    for unit in &study.units {
        draw.unit(unit, &UnitShape::of(unit), &chance.branch(unit.code.as_str()))?;
    }
    Ok(draw.drawn)
}

struct Draw<'a> {
    study: &'a Study,
    questionnaire: &'a Questionnaire,
    identities: Identities,
    drawn: SyntheticStudy,
}

impl Draw<'_> {
    fn unit(
        &mut self,
        unit: &StudyUnit,
        shape: &UnitShape,
        chance: &Chance,
    ) -> Result<(), RehearsalError> {
        let as_of = self.drawn.as_of;
        let opens = first_week(unit.starts.max(self.study.starts)).unwrap_or(as_of);
        if as_of.since(opens) < LEAST_WEEKS {
            return Err(RehearsalError::TooShort { weeks: LEAST_WEEKS.unsigned_abs() });
        }
        let mut tally = (unit.losses == LossKeeping::Tally).then(|| Counter::new(unit, as_of));
        // Where numbers are fixed, every window has had time to close.
        let last = if shape.fixed.is_some() { as_of.plus(-66) } else { as_of.plus(-1) };
        let starts = starts(shape, &mut chance.branch("starts"));
        let mut weeks: Vec<Week> = (0..starts.len())
            .map(|at| {
                let mut chance = chance.numbered("week", at);
                opens.plus(chance.between(1.0, f64::from(last.since(opens))) as i32)
            })
            .collect();
        weeks.sort_unstable();
        let mut pack = 0;
        for (at, (start, week)) in starts.into_iter().zip(weeks).enumerate() {
            let chance = chance.numbered("person", at);
            if let Some(tally) = &mut tally {
                let (asked, accepted) =
                    (start != Start::NotAsked, matches!(start, Start::Accepted(_)));
                tally.count(week, asked, accepted, &mut chance.branch("tally"));
                if !accepted {
                    continue;
                }
            }
            self.eligible(unit, shape, start, week, &mut pack, &chance)?;
        }
        for at in 0..shape.relatives {
            let mut chance = chance.numbered("relative", at);
            let week = opens.plus(chance.between(1.0, f64::from(last.since(opens))) as i32);
            let client = self.client(&unit.code, ClientKind::Relative);
            let course = Course::without_forms(week, as_of, &mut chance);
            let episode = self.episode(unit, client, 1, &course, None, &mut chance);
            self.drawn.episodes.push(Episode { target_behaviours: Vec::new(), ..episode });
        }
        self.drawn.tallies.extend(tally.map(Counter::finish).unwrap_or_default());
        Ok(())
    }

    /// One person who could have been asked, with their contact or contacts.
    fn eligible(
        &mut self,
        unit: &StudyUnit,
        shape: &UnitShape,
        start: Start,
        week: Week,
        pack: &mut u32,
        chance: &Chance,
    ) -> Result<(), RehearsalError> {
        let as_of = self.drawn.as_of;
        let client = self.client(&unit.code, ClientKind::Own);
        let facets = self.questionnaire.scores.iter().filter(|rule| !rule.primary).count();
        let person = Person::draw(shape, facets, chance);
        let draws = &mut chance.branch("course");
        let Start::Accepted(settled) = start else {
            let course = Course::without_forms(week, as_of, draws);
            let episode =
                self.episode(unit, client, 1, &course, None, &mut chance.branch("episode"));
            let loss = match start {
                Start::NotAsked => Loss::NotAsked { reason: not_asked_reason(draws) },
                _ => Loss::Declined,
            };
            self.drawn.losses.push(EpisodeLoss { episode: episode.id, loss });
            self.drawn.episodes.push(episode);
            return Ok(());
        };
        let windows = &self.study.windows;
        let mut course = Course::draw(&person, shape, windows, week, as_of, settled, draws);
        if !self.study.uses(Occasion::FollowUp) {
            course.follow_up = None;
        }
        let serial = Serial::of_pack(&self.drawn.pack_seed, unit.code.as_str(), *pack);
        let serial = serial.for_practice();
        let episode =
            self.episode(unit, client, 1, &course, Some(serial), &mut chance.branch("episode"));
        self.consents(&episode, &course, settled.is_some(), &mut chance.branch("consents"));
        for (occasion, week) in [
            (Occasion::Before, course.before),
            (Occasion::After, course.after),
            (Occasion::FollowUp, course.follow_up),
        ] {
            let Some(week) = week else { continue };
            let limit = settled.is_some().then_some(2);
            let chance = chance.branch(occasion.code());
            let form =
                self.form(&person, &episode, occasion, week, limit, *pack, serial, &chance)?;
            self.drawn.forms.push(form);
        }
        *pack += 1;
        let draws = &mut chance.branch("losses");
        let losses = after_the_start(episode.id, &course, windows, as_of, settled.is_some(), draws);
        self.drawn
            .losses
            .extend(losses.into_iter().filter(|loss| self.study.uses(occasion_of(&loss.loss))));
        if self.study.modules.session_reports {
            let draws = &mut chance.branch("sessions");
            self.drawn.sessions.extend(sessions::reports(episode.id, &course, as_of, draws));
        }
        let again = &mut chance.branch("again");
        if let (Some(ending), None) = (episode.ending, shape.fixed)
            && again.happens(0.04)
            && ending.week.plus(20) < as_of
        {
            // A second contact: counted, never analysed.
            let week = ending.week.plus(again.whole(8, 18) as i32);
            let course = Course::without_forms(week, as_of, again);
            let second = self.episode(unit, client, 2, &course, None, again);
            self.drawn.episodes.push(episode);
            self.drawn.episodes.push(second);
        } else {
            self.drawn.episodes.push(episode);
        }
        Ok(())
    }

    fn client(&mut self, unit: &UnitCode, kind: ClientKind) -> ClientId {
        let id = self.identities.client();
        self.drawn.clients.push(Client { id, unit: unit.clone(), kind });
        id
    }

    fn episode(
        &mut self,
        unit: &StudyUnit,
        client: ClientId,
        sequence: u32,
        course: &Course,
        pack: Option<Serial>,
        chance: &mut Chance,
    ) -> Episode {
        let ways = [
            (ReferralWay::OwnInitiative, 0.55),
            (ReferralWay::SomeoneClose, 0.14),
            (ReferralWay::CareOrAuthority, 0.31),
        ];
        let shares = [0.55, 0.50, 0.24, 0.08, 0.18];
        let mut behaviours: Vec<TargetBehaviour> = TargetBehaviour::ALL
            .iter()
            .zip(shares)
            .filter(|(_, share)| chance.happens(*share))
            .map(|(behaviour, _)| *behaviour)
            .collect();
        if behaviours.is_empty() {
            behaviours.push(TargetBehaviour::Buying);
        }
        Episode {
            id: self.identities.episode(),
            code: self.identities.code(),
            client,
            unit: unit.code.clone(),
            sequence,
            first_visit: Some(course.first_visit),
            referral: chance.weighted(&ways).copied(),
            target_behaviours: behaviours,
            pack,
            short_code: None,
            ending: course.ending,
        }
    }

    fn consents(&mut self, episode: &Episode, course: &Course, all: bool, chance: &mut Chance) {
        let week = course.before.unwrap_or(course.first_visit);
        let shares = [
            (ConsentPurpose::CareSupport, 1.0),
            (ConsentPurpose::LocalFollowUp, 0.99),
            (ConsentPurpose::NationalStudy, 0.96),
            (ConsentPurpose::Interview, 0.42),
        ];
        for (purpose, share) in shares {
            let needed = all && purpose != ConsentPurpose::Interview;
            let given = needed || chance.happens(share);
            let event = |given, week| ConsentEvent {
                episode: episode.id,
                purpose,
                given,
                text_version: TEXT_VERSION.to_owned(),
                week,
            };
            self.drawn.consents.push(event(given, week));
            // Now and then somebody takes a yes back.
            let back = week.plus(chance.whole(6, 40) as i32);
            if given && !all && chance.happens(0.01) && back <= self.drawn.as_of {
                self.drawn.consents.push(event(false, back));
            }
        }
    }

    #[expect(clippy::too_many_arguments, reason = "one call; a struct would only rename them")]
    fn form(
        &self,
        person: &Person,
        episode: &Episode,
        occasion: Occasion,
        week: Week,
        at_most_missing: Option<usize>,
        pack: u32,
        serial: Serial,
        chance: &Chance,
    ) -> Result<SyntheticForm, RehearsalError> {
        let variant = self
            .questionnaire
            .variants
            .iter()
            .find(|variant| variant.occasions.contains(&occasion))
            .ok_or(RehearsalError::NoForm { occasion })?;
        let lang = self.study.languages.first().copied().unwrap_or(Lang::Sv);
        Ok(SyntheticForm {
            episode: episode.id,
            unit: episode.unit.clone(),
            occasion,
            form: FormKey {
                questionnaire: self.questionnaire.id.clone(),
                variant: variant.id.clone(),
                lang,
            },
            sheet: SheetIdentity { kind: SheetKind::Pack, serial },
            pack,
            week,
            therapist_present: chance.branch("present").happens(0.55),
            answers: answer_form(
                person,
                self.questionnaire,
                variant,
                occasion,
                at_most_missing,
                chance,
            ),
        })
    }
}

fn occasion_of(loss: &Loss) -> Occasion {
    match loss {
        Loss::FormMissing { occasion, .. } => *occasion,
        Loss::NotAsked { .. } | Loss::Declined => Occasion::Before,
    }
}

/// The first week whose Thursday lies in a month.
fn first_week(month: Month) -> Option<Week> {
    let text = month.to_string();
    let (year, number) = text.split_once('-')?;
    let wanted: (i32, u32) = (year.parse().ok()?, number.parse().ok()?);
    let mut week = Week::from_year_and_number(wanted.0, 1)?;
    while week.month() < wanted {
        week = week.plus(1);
    }
    Some(week)
}
