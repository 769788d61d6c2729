use kastanj_record::{AddedValue, AnsweredBy, ConsentPurpose, UnitCode, consent_to};
use kastanj_store::{StoreError, View};

/// What a year brought beside the forms; nothing of it says whose it is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct YearWork {
    /// What clients said of the forms, of contacts that ended in the year.
    pub client_values: Vec<AddedValue>,
    /// The same of therapists, all together.
    pub therapist_values: Vec<AddedValue>,
    /// Session reports of the year.
    pub sessions: u64,
}

/// Looks up what a year brought, of a unit or of all; only of clients with a yes to the use: the
/// service's own follow-up for one unit, the national study for all together.
///
/// # Errors
/// When the database cannot be read.
pub fn year_work(
    view: &View<'_>,
    unit: Option<&UnitCode>,
    year: i32,
) -> Result<YearWork, StoreError> {
    let purpose = match unit {
        Some(_) => ConsentPurpose::LocalFollowUp,
        None => ConsentPurpose::NationalStudy,
    };
    let mut work = YearWork::default();
    for episode in view.episodes(unit)? {
        if episode.ending.is_none_or(|ending| ending.week.month().0 != year) {
            continue;
        }
        let consents = view.consents_of_episode(episode.id)?;
        if consent_to(consents.iter(), purpose) != Some(true) {
            continue;
        }
        work.client_values.extend(view.added_value(episode.id, AnsweredBy::Client)?);
        work.therapist_values.extend(view.added_value(episode.id, AnsweredBy::Therapist)?);
    }
    let reports = view.sessions(unit)?;
    let of_year = reports.iter().filter(|report| report.week.month().0 == year).count();
    work.sessions = u64::try_from(of_year).unwrap_or(u64::MAX);
    Ok(work)
}
