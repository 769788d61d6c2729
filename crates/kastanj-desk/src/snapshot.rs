use kastanj_record::{
    Assessment, Client, ConsentEvent, Episode, EpisodeLoss, MonthlyTally, StudyRecord,
    UnassignedSheet, Week,
};
use kastanj_store::{StoreError, View};

/// The whole record of a store, read once, as flow, worklist and analysis look at it.
#[derive(Debug)]
pub struct Snapshot {
    clients: Vec<Client>,
    /// All contacts.
    pub episodes: Vec<Episode>,
    /// All self-ratings.
    pub assessments: Vec<Assessment>,
    consents: Vec<ConsentEvent>,
    losses: Vec<EpisodeLoss>,
    tallies: Vec<MonthlyTally>,
    unassigned: Vec<UnassignedSheet>,
}

impl Snapshot {
    /// Reads everything.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn of(view: &View<'_>) -> Result<Snapshot, StoreError> {
        let unassigned = view
            .unassigned_sheets()?
            .into_iter()
            .filter_map(|sheet| {
                Some(UnassignedSheet {
                    unit: sheet.unit,
                    form: sheet.submission.form,
                    sheet: sheet.submission.sheet?,
                    short_code: None,
                    reason: sheet.reason,
                })
            })
            .collect();
        Ok(Snapshot {
            clients: view.clients()?,
            episodes: view.episodes(None)?,
            assessments: view.assessments(None)?,
            consents: view.consents(None)?,
            losses: view.losses(None)?,
            tallies: view.tallies(None)?,
            unassigned,
        })
    }

    /// The record as the rules of the domain take it.
    pub fn record(&self) -> StudyRecord<'_> {
        StudyRecord {
            clients: &self.clients,
            episodes: &self.episodes,
            assessments: &self.assessments,
            consents: &self.consents,
            losses: &self.losses,
            tallies: &self.tallies,
            unassigned: &self.unassigned,
        }
    }
}

/// This week by the computer's clock.
pub fn this_week() -> Week {
    Week::of_unix_day(kastanj_store::wall_clock().div_euclid(86_400))
}
