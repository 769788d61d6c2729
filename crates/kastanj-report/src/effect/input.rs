use std::collections::BTreeMap;

use kastanj_analysis::PairedInput;
use kastanj_language::Text;
use kastanj_record::{EndReason, NotAskedReason, PlanStanding, Week};
use kastanj_typeset::Date;

use super::edition::EarlierEdition;
use super::further::{Declared, FormAnswers, OtherOutcome, Subgroup};
use crate::audience::Thresholds;

/// About whom the report is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// One service, by its neutral name.
    Unit(String),
    /// All services of the study.
    All {
        /// How many.
        services: u64,
    },
}

/// Everything that the report is told. It holds scores without names and counts, nothing that
/// points at a person.
#[derive(Debug, Clone, PartialEq)]
pub struct EffectReportInput {
    /// The study's name.
    pub study: String,
    /// About whom.
    pub scope: Scope,
    /// Made-up people: stamped on every page and figure.
    pub synthetic: bool,
    /// The date of the file: the Monday of the week that is counted as of.
    pub date: Date,
    /// The week as of which everything is counted; not when the report was made.
    pub as_of: Week,
    /// First and last week of a first visit, if known.
    pub period: Option<(Week, Week)>,
    /// The primary outcome in words, such as *Del I, totalpoäng*.
    pub outcome: Text,
    /// The questionnaire's other scores that the primary outcome is made of, in words, such as
    /// *Wellbeing*; empty if it is not made of such parts.
    pub parts: Vec<Text>,
    /// How many questions must be answered for a score, if the questionnaire says so.
    pub answers_needed: Option<AnswersNeeded>,
    /// The scores and the counts of the flow.
    pub paired: PairedInput,
    /// Of those who answered before and after: persons with a score at follow-up too.
    pub follow_up: u64,
    /// Of those who answered before and after: persons without a score at follow-up whose time for it
    /// is not over.
    pub follow_up_open: u64,
    /// The primary score of each person before, after and at follow-up, in no order. One line per
    /// person is drawn of them for the room alone; others see means.
    pub waves: Vec<PersonWaves>,
    /// Said yes to taking part and answered before, but without a yes to the use that this report
    /// makes of the answers: the service's own follow-up, or the national study for all services.
    /// Kept out, and in none of the counts but those of persons.
    pub without_yes: u64,
    /// Later contacts of clients who are in already: counted, not analysed.
    pub later_episodes: u64,
    /// After-forms that came late but are in; the sensitivity line without them is computed when
    /// `without_late` is given.
    pub late_forms: u64,
    /// The same input without late forms, for the sensitivity line.
    pub without_late: Option<PairedInput>,
    /// The outcomes beside the primary one.
    pub others: Vec<OtherOutcome>,
    /// The questions by which the plan divides; usually none.
    pub subgroups: Vec<Subgroup>,
    /// What the plan declares from elsewhere.
    pub declared: Declared,
    /// The answers behind the primary score before.
    pub form: FormAnswers,
    /// The flow of each service, when the report is about several; empty otherwise.
    pub services: Vec<ServiceFlow>,
    /// Why people are not in.
    pub reasons: LossReasons,
    /// What clients say about the contact.
    pub contact: Vec<ContactItem>,
    /// The edition for the same reader that was given out last.
    pub earlier: Option<EarlierEdition>,
    /// The smallest numbers in print.
    pub thresholds: Thresholds,
    /// What was decided before the data.
    pub plan: Plan,
    /// What it takes to compute it again.
    pub reproducibility: Reproducibility,
}

/// One person's primary score on three occasions.
#[derive(Debug, Clone, PartialEq)]
pub struct PersonWaves {
    /// Before, after, at follow-up.
    pub scores: [Option<f64>; 3],
    /// The service's neutral name: people of one service may go together. Never printed.
    pub service: Option<String>,
}

/// How many questions must be answered for a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AnswersNeeded {
    /// At least so many.
    pub least: u64,
    /// Of so many.
    pub of: u64,
}

/// How many of one service came how far. No outcomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceFlow {
    /// The service's neutral name.
    pub name: String,
    /// Said yes.
    pub persons: u64,
    /// Answered before.
    pub before: u64,
    /// Score before and after.
    pub pairs: u64,
    /// Said yes and answered before, without a yes to the national study.
    pub without_yes: u64,
}

/// Reasons for losses on the way, counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LossReasons {
    /// Eligible, not asked.
    pub not_asked: BTreeMap<NotAskedReason, u64>,
    /// How the contact ended for those who answered twice.
    pub endings_of_pairs: BTreeMap<EndReason, u64>,
    /// How the contact ended for those lost after the before-form.
    pub endings_of_lost: BTreeMap<EndReason, u64>,
}

/// The analysis plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Its digest, hexadecimal.
    pub digest: String,
    /// Its parts and what was decided of each, in the report's language.
    pub rows: Vec<(String, String)>,
    /// How it stands to what was frozen.
    pub standing: PlanStanding,
    /// True if it declares a comparison group.
    pub declares_comparison: bool,
}

/// What it takes to compute the report again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reproducibility {
    /// Digest of the data set, hexadecimal.
    pub data_digest: String,
    /// Name and version of the program.
    pub program_version: String,
}

/// One answer option of an item on the contact, with how many chose it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactOption {
    /// The label.
    pub label: Text,
    /// How many chose it.
    pub count: u64,
}

/// One item of the after-form on the contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactItem {
    pub(super) wording: Text,
    pub(super) options: Vec<ContactOption>,
    pub(super) declined: u64,
}

impl ContactItem {
    /// An item with its wording as on the form, its options from *not at all* to *wholly*, and how
    /// many declined to answer.
    pub fn new(wording: Text, options: Vec<ContactOption>, declined: u64) -> ContactItem {
        ContactItem { wording, options, declined }
    }

    /// How many chose an option.
    pub fn answered(&self) -> u64 {
        self.options.iter().map(|option| option.count).sum()
    }
}
