//! Asking for an export, and somebody else's answer: where several people share a store, nobody
//! takes the record out alone.
//!
//! Requests rest in the database and not in memory, because a service is locked and started anew
//! every evening while a request waits for days. What makes that safe stands here: an answer of
//! the same person is refused, a request ends for good when one of the two loses the account or
//! changes roles, when its time is over, and when a backup is restored.

use kastanj_record::UnitCode;
use rusqlite::{Row, params};
use serde::{Deserialize, Serialize};

use crate::accounts::Accounts;
use crate::audit::Action;
use crate::code::{Columns, word};
use crate::statement::statements;
use crate::{Batch, Extent, Noun, Person, Rule, Standing, Store, StoreError, View};

statements! {
    ALL = "SELECT number, purpose, units, asked_by, asked_at, state, answered_by, answered_at,
                  extent
           FROM export_request ORDER BY number DESC";
    NEXT = "SELECT coalesce(max(number), 0) + 1 FROM export_request";
    ASK = "INSERT INTO export_request (number, purpose, units, asked_by, asked_at, state, extent)
           VALUES (?1, ?2, ?3, ?4, ?5, 'waiting', ?6)";
    ANSWER = "UPDATE export_request SET state = ?2, answered_by = ?3, answered_at = ?4 WHERE number = ?1";
    END = "UPDATE export_request SET state = ?2 WHERE number = ?1";
    END_OF = "UPDATE export_request SET state = 'void'
              WHERE state IN ('waiting', 'approved') AND (asked_by = ?1 OR answered_by = ?1)";
    // What was taken is not taken again either: without the hour of the yes there is no time left.
    NOT_AGAIN_OF = "UPDATE export_request SET answered_at = NULL
                    WHERE state = 'taken' AND (asked_by = ?1 OR answered_by = ?1)";
    NOT_AGAIN = "UPDATE export_request SET answered_at = NULL WHERE state = 'taken'";
    END_ALL = "UPDATE export_request SET state = 'void' WHERE state IN ('waiting', 'approved')";
}

/// How long a request waits for an answer, in days.
pub const ANSWERED_WITHIN_DAYS: u32 = 7;
/// How long the files can be taken after a yes, in hours.
pub const TAKEN_WITHIN_HOURS: u32 = 24;
/// Characters that may tell what an export is for.
pub const PURPOSE_MAXIMUM: usize = 200;
/// How far a clock may have gone back, in seconds, before what it stamped no longer counts.
const CLOCK_SLACK: i64 = 300;

/// Where a request stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RequestState {
    /// It waits for somebody else's answer.
    Waiting,
    /// Somebody else said yes: whoever asked can take the files.
    Approved,
    /// Somebody else said no.
    Declined,
    /// Whoever asked took it back.
    Withdrawn,
    /// The files were taken. Within the same hours they can be taken again: a download may break
    /// off, and nobody but whoever asked would notice.
    Taken,
    /// It ended by itself: too late, or one of the two may no longer.
    Void,
}

/// One request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportRequest {
    /// Its number, from 1.
    pub number: u64,
    /// What it is for, one line; may be empty.
    pub purpose: String,
    /// The units that go along; `None` is all of them.
    pub units: Option<Vec<UnitCode>>,
    /// Who asked.
    pub asked_by: Person,
    /// When, in seconds since 1970.
    pub asked_at: i64,
    /// Whose answers go along.
    pub extent: Extent,
    /// Where it stands now.
    pub state: RequestState,
    /// Whether whoever asked can take the files at this moment.
    pub can_be_taken: bool,
    /// Who answered.
    pub answered_by: Option<Person>,
    /// When, in seconds since 1970.
    pub answered_at: Option<i64>,
}

impl ExportRequest {
    /// Until when somebody can do something about it, in seconds since 1970.
    pub fn until(&self) -> i64 {
        match (self.state, self.answered_at) {
            (RequestState::Approved | RequestState::Taken, Some(answered)) => {
                answered + i64::from(TAKEN_WITHIN_HOURS) * 3600
            }
            _ => self.asked_at + i64::from(ANSWERED_WITHIN_DAYS) * 86_400,
        }
    }

    /// Whether it waits for an answer or for being taken.
    pub fn is_open(&self) -> bool {
        matches!(self.state, RequestState::Waiting | RequestState::Approved)
    }

    /// Whether this person sees everything that would go along.
    fn is_seen_by(&self, standing: &Standing) -> bool {
        match (&self.units, &standing.units) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(asked), Some(_)) => asked.iter().all(|unit| standing.sees(unit)),
        }
    }

    /// As it stands at this moment: too late, or without one of the two, it is over.
    fn now(mut self, accounts: &Accounts, at: i64) -> ExportRequest {
        let stamped = self.answered_at.unwrap_or(self.asked_at);
        let in_time = at >= stamped - CLOCK_SLACK && at < self.until();
        let asker = accounts.standing(&self.asked_by);
        let asker = asker.is_some_and(|now| now.role.exports() && now.units == self.units);
        let answerer = self.answered_by.as_ref().is_none_or(|person| {
            let standing = accounts.standing(person);
            standing.is_some_and(|now| now.role.exports() && self.is_seen_by(now))
        });
        let holds = in_time && asker && answerer;
        if self.is_open() && !holds {
            self.state = RequestState::Void;
        }
        let taken_once = self.state == RequestState::Taken && self.answered_at.is_some();
        self.can_be_taken = holds && (taken_once || self.state == RequestState::Approved);
        self
    }

    fn from_row(row: &Row<'_>) -> Result<ExportRequest, StoreError> {
        let columns = Columns::of(row, Noun::ExportRequest);
        let number = columns.number(0)?;
        let unreadable = || StoreError::unreadable(Noun::ExportRequest, number);
        let person = |text: String| text.parse().map_err(|_| unreadable());
        let units = columns.plain::<Option<String>>(2)?.map(|units| {
            units.split(' ').map(|code| code.parse().map_err(|_| unreadable())).collect()
        });
        Ok(ExportRequest {
            number,
            purpose: columns.plain(1)?,
            units: units.transpose()?,
            asked_by: person(columns.plain(3)?)?,
            asked_at: columns.plain(4)?,
            state: columns.word(5)?,
            can_be_taken: false,
            answered_by: columns.plain::<Option<String>>(6)?.map(person).transpose()?,
            answered_at: columns.plain(7)?,
            extent: columns.word(8)?,
        })
    }
}

fn every(view: &View<'_>, accounts: &Accounts, at: i64) -> Result<Vec<ExportRequest>, StoreError> {
    let found = view.all(ALL, [], ExportRequest::from_row)?;
    Ok(found.into_iter().map(|request| request.now(accounts, at)).collect())
}

impl Store {
    /// The requests that the person at the store may know of, the newest first: none for who
    /// has not the right to export, and none of units that the person does not see.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn export_requests(&self) -> Result<Vec<ExportRequest>, StoreError> {
        let Some(standing) = self.accounts.standing(&self.person) else { return Ok(Vec::new()) };
        if !standing.role.exports() {
            return Ok(Vec::new());
        }
        let mut found = every(&self.view(), &self.accounts, (self.clock)())?;
        found.retain(|one| one.is_seen_by(standing));
        Ok(found)
    }

    /// The approved request whose files the person at the store can take now.
    ///
    /// # Errors
    /// When it is not this person's own, nobody has said yes, or its time is over.
    pub fn export_approved(&self, number: u64) -> Result<ExportRequest, StoreError> {
        let found = every(&self.view(), &self.accounts, (self.clock)())?;
        let found = found.into_iter().find(|one| one.number == number);
        let request = found.filter(|one| one.asked_by == self.person);
        let request = request.ok_or_else(|| unknown(number))?;
        if request.can_be_taken { Ok(request) } else { Err(over(number)) }
    }

    /// Whether an export takes two people whoever serves the store: roles have been given.
    pub fn has_roles(&self) -> bool {
        self.accounts.has_roles()
    }
}

impl Batch<'_> {
    fn request(&self, number: u64) -> Result<ExportRequest, StoreError> {
        let standing = self.exporting()?;
        let found = every(&self.view(), self.accounts, self.at)?;
        let found = found.into_iter().find(|one| one.number == number);
        found.filter(|one| one.is_seen_by(standing)).ok_or_else(|| unknown(number))
    }

    fn exporting(&self) -> Result<&Standing, StoreError> {
        let standing = self.accounts.standing(&self.person).filter(|it| it.role.exports());
        standing.ok_or_else(|| {
            StoreError::refused(Noun::ExportRequest, &self.person, Rule::NoExportRight)
        })
    }

    /// Asks for an export of everything that the person sees; gives the request's number.
    ///
    /// # Errors
    /// When the person has not the right, has an open request already, or the purpose is no
    /// single line of at most [`PURPOSE_MAXIMUM`] characters.
    pub fn ask_for_export(&mut self, purpose: &str, extent: Extent) -> Result<u64, StoreError> {
        let units = self.exporting()?.units.clone();
        let too_much = purpose.chars().count() > PURPOSE_MAXIMUM;
        if too_much || purpose.chars().any(char::is_control) {
            return Err(StoreError::refused(Noun::ExportRequest, "", Rule::OutOfRange));
        }
        let open = every(&self.view(), self.accounts, self.at)?;
        if let Some(open) = open.iter().find(|one| one.is_open() && one.asked_by == self.person) {
            return Err(StoreError::exists(Noun::ExportRequest, open.number));
        }
        let number: i64 = self.transaction.query_row(NEXT, [], |row| row.get(0))?;
        let codes =
            |units: Vec<UnitCode>| units.iter().map(UnitCode::as_str).collect::<Vec<_>>().join(" ");
        self.change(
            (Action::Add, Noun::ExportRequest, &format!("{number} {}", extent.code())),
            ASK,
            params![
                number,
                purpose,
                units.map(codes),
                self.person.as_str(),
                self.at,
                extent.code()
            ],
        )?;
        u64::try_from(number).map_err(|_| StoreError::unreadable(Noun::ExportRequest, number))
    }

    /// Answers somebody else's request.
    ///
    /// # Errors
    /// When the person asked for it, has not the right or does not see everything that would
    /// go along, or when it is not open any more.
    pub fn answer_export(&mut self, number: u64, yes: bool) -> Result<(), StoreError> {
        let request = self.request(number)?;
        if request.asked_by == self.person {
            return Err(StoreError::refused(Noun::ExportRequest, number, Rule::OwnRequest));
        }
        if request.state != RequestState::Waiting {
            return Err(over(number));
        }
        let (state, action) = if yes {
            (RequestState::Approved, Action::Approve)
        } else {
            (RequestState::Declined, Action::Decline)
        };
        let both = format!("{number} {}", request.asked_by);
        self.change(
            (action, Noun::ExportRequest, &both),
            ANSWER,
            params![stored(number)?, word(&state), self.person.as_str(), self.at],
        )?;
        Ok(())
    }

    /// Takes the own request back, answered or not.
    ///
    /// # Errors
    /// When it is not the person's own, or not open any more.
    pub fn withdraw_export(&mut self, number: u64) -> Result<(), StoreError> {
        let request = self.own_request(number)?;
        if !request.is_open() {
            return Err(over(number));
        }
        let state = word(&RequestState::Withdrawn);
        let what = (Action::Undo, Noun::ExportRequest, number.to_string());
        self.change((what.0, what.1, &what.2), END, params![stored(number)?, state])?;
        Ok(())
    }

    /// Notes that the files of the own request have been taken, each time.
    ///
    /// # Errors
    /// As for [`Store::export_approved`].
    pub fn take_export(&mut self, number: u64) -> Result<(), StoreError> {
        let request = self.own_request(number)?;
        let (true, Some(answered_by)) = (request.can_be_taken, request.answered_by) else {
            return Err(over(number));
        };
        let both = format!("{number} {answered_by}");
        let state = word(&RequestState::Taken);
        let what = (Action::Export, Noun::ExportRequest, both.as_str());
        self.change(what, END, params![stored(number)?, state])?;
        Ok(())
    }

    fn own_request(&self, number: u64) -> Result<ExportRequest, StoreError> {
        let request = self.request(number)?;
        if request.asked_by == self.person { Ok(request) } else { Err(unknown(number)) }
    }

    /// Ends what a person has asked for or answered: the account is not what it was.
    pub(crate) fn end_exports_of(&self, person: &Person) -> Result<(), StoreError> {
        self.also(NOT_AGAIN_OF, [person.as_str()])?;
        self.also(END_OF, [person.as_str()]).map(drop)
    }

    /// Ends every open request: in a restored store nobody knows which were taken since.
    pub(crate) fn end_exports(&self) -> Result<(), StoreError> {
        self.also(NOT_AGAIN, [])?;
        self.also(END_ALL, []).map(drop)
    }
}

fn stored(number: u64) -> Result<i64, StoreError> {
    i64::try_from(number).map_err(|_| unknown(number))
}

fn unknown(number: u64) -> StoreError {
    StoreError::not_found(Noun::ExportRequest, number)
}

fn over(number: u64) -> StoreError {
    StoreError::refused(Noun::ExportRequest, number, Rule::RequestOver)
}
