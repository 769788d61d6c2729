//! A small synthetic world that the tests fill as they need.

use kastanj_instrument::{
    AnswerCode, FormKey, ItemId, Library, Occasion, Questionnaire, QuestionnaireId, Serial,
    VariantId,
};
use kastanj_language::Lang;
use kastanj_record::{
    Assessment, AssessmentId, Client, ClientId, ClientKind, ConsentEvent, ConsentPurpose,
    EndReason, Ending, Episode, EpisodeCode, EpisodeId, EpisodeLoss, KeptAt, Loss, Mode,
    MonthlyTally, Provenance, RawAnswer, RawResponse, Setting, Study, StudyRecord, Submission,
    UnassignedSheet, UnitCode, Week, capture, judge_timing,
};

pub(crate) fn questionnaire() -> Questionnaire {
    let id = QuestionnaireId { name: "del-1".into(), version: 1 };
    Library::shipped().get(&id).unwrap().clone()
}

pub(crate) fn week(text: &str) -> Week {
    text.parse().unwrap()
}

pub(crate) fn unit(text: &str) -> UnitCode {
    text.parse().unwrap()
}

pub(crate) fn form(variant: &str) -> FormKey {
    FormKey {
        questionnaire: QuestionnaireId { name: "del-1".into(), version: 1 },
        variant: VariantId(variant.into()),
        lang: Lang::Sv,
    }
}

pub(crate) fn variant_of(occasion: Occasion) -> &'static str {
    match occasion {
        Occasion::Before => "before",
        Occasion::After => "after",
        Occasion::FollowUp => "follow-up",
    }
}

pub(crate) fn one(item: &str, code: i16) -> RawAnswer {
    RawAnswer {
        item: ItemId(item.into()),
        response: RawResponse::Codes(vec![AnswerCode(code)]),
        provenance: Provenance::keyed(),
    }
}

pub(crate) fn submission(occasion: Occasion, answers: Vec<RawAnswer>) -> Submission {
    Submission {
        form: form(variant_of(occasion)),
        occasion,
        sheet: None,
        week: None,
        therapist_present: None,
        mode: Mode::Keyed,
        pages: None,
        answers,
    }
}

/// All 17 scored items with the same code.
pub(crate) fn level(code: i16) -> Vec<RawAnswer> {
    let sections = [("grepp", 7), ("maende", 5), ("nara", 5)];
    sections
        .into_iter()
        .flat_map(|(name, count)| (1..=count).map(move |at| one(&format!("{name}-{at}"), code)))
        .collect()
}

pub(crate) struct World {
    pub(crate) study: Study,
    pub(crate) questionnaire: Questionnaire,
    pub(crate) clients: Vec<Client>,
    pub(crate) episodes: Vec<Episode>,
    pub(crate) assessments: Vec<Assessment>,
    pub(crate) consents: Vec<ConsentEvent>,
    pub(crate) losses: Vec<EpisodeLoss>,
    pub(crate) tallies: Vec<MonthlyTally>,
    pub(crate) unassigned: Vec<UnassignedSheet>,
    pub(crate) withdrawals: Vec<EpisodeId>,
}

impl World {
    pub(crate) fn new() -> World {
        World {
            study: Study::example().unwrap(),
            questionnaire: questionnaire(),
            clients: Vec::new(),
            episodes: Vec::new(),
            assessments: Vec::new(),
            consents: Vec::new(),
            losses: Vec::new(),
            tallies: Vec::new(),
            unassigned: Vec::new(),
            withdrawals: Vec::new(),
        }
    }

    pub(crate) fn record(&self) -> StudyRecord<'_> {
        StudyRecord {
            clients: &self.clients,
            episodes: &self.episodes,
            assessments: &self.assessments,
            consents: &self.consents,
            losses: &self.losses,
            tallies: &self.tallies,
            unassigned: &self.unassigned,
            withdrawals: &self.withdrawals,
        }
    }

    /// A new client's contact; returns its place.
    pub(crate) fn contact(&mut self, at: &str, first_visit: Option<Week>) -> usize {
        let number = u8::try_from(self.episodes.len()).unwrap();
        let id = [number; 16];
        let unit = unit(at);
        self.clients.push(Client { id: ClientId(id), unit: unit.clone(), kind: ClientKind::Own });
        self.episodes.push(Episode {
            id: EpisodeId(id),
            code: EpisodeCode::from_numbers([number % 29, number / 29, 3, 4]),
            client: ClientId(id),
            unit,
            sequence: 1,
            first_visit,
            referral: None,
            target_behaviours: Vec::new(),
            pack: Some(Serial::from_numbers([number % 29; 10])),
            short_code: None,
            ending: None,
        });
        self.episodes.len() - 1
    }

    pub(crate) fn end(&mut self, at: usize, week: Week, reason: EndReason) {
        self.episodes[at].ending = Some(Ending { week, reason });
    }

    pub(crate) fn consent(&mut self, at: usize, given: bool) {
        self.consents.push(ConsentEvent {
            episode: self.episodes[at].id,
            purpose: ConsentPurpose::LocalFollowUp,
            given,
            text_version: "1".into(),
            week: week("2025-W01"),
        });
    }

    pub(crate) fn lose(&mut self, at: usize, loss: Loss) {
        self.losses.push(EpisodeLoss { episode: self.episodes[at].id, loss });
    }

    /// A form with all 17 scored items on one level.
    pub(crate) fn form(&mut self, at: usize, occasion: Occasion, week: Option<Week>, code: i16) {
        let number = u8::try_from(self.assessments.len()).unwrap();
        let mut submission = submission(occasion, level(code));
        submission.week = week;
        let setting = Setting {
            questionnaire: &self.questionnaire,
            episode: &self.episodes[at],
            after_week: None,
            windows: &self.study.windows,
            kept_at: KeptAt::Service,
        };
        let taken = capture(AssessmentId([number; 16]), &submission, &setting).unwrap();
        self.assessments.push(taken);
        judge_timing(&self.study.windows, &self.episodes[at], &mut self.assessments);
    }
}
