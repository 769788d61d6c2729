use std::collections::{BTreeMap, BTreeSet};

use kastanj_instrument::{Occasion, Questionnaire};
use kastanj_record::{
    AnswerValue, AssessLine, BulkLine, Client, ClientId, ClientKind, ClientLabel, ClientLine,
    ClosingLine, ConsentLine, Episode, EpisodeCode, EpisodeId, EpisodeLine, KeptAt, Loss, LossKind,
    LossLine, RawResponse, SessionLine, UnitCode, UnitLine,
};

use crate::study::{SyntheticForm, SyntheticStudy};

impl SyntheticStudy {
    /// The study as bulk input (`docs/jsonl.md`), in an order in which every
    /// line finds what it refers to.
    ///
    /// Answers hold only what is stored at `kept_at`. The forms in `elsewhere`
    /// are left out: they come in by another door, such as a scanner.
    pub fn bulk_lines(
        &self,
        questionnaire: &Questionnaire,
        kept_at: KeptAt,
        elsewhere: &BTreeSet<(EpisodeId, Occasion)>,
    ) -> Vec<BulkLine> {
        let mut lines = Vec::new();
        let units: BTreeSet<&UnitCode> = self
            .clients
            .iter()
            .map(|client| &client.unit)
            .chain(self.tallies.iter().map(|tally| &tally.unit))
            .collect();
        lines.extend(
            units
                .into_iter()
                .map(|code| BulkLine::Unit(UnitLine { code: code.clone(), losses: None })),
        );
        let labels = self.labels();
        let codes: BTreeMap<EpisodeId, EpisodeCode> =
            self.episodes.iter().map(|episode| (episode.id, episode.code)).collect();
        for client in &self.clients {
            if let Some(label) = labels.get(&client.id) {
                lines.push(BulkLine::Client(ClientLine {
                    unit: client.unit.clone(),
                    client: label.clone(),
                    kind: client.kind,
                }));
            }
        }
        let clients: BTreeMap<ClientId, &Client> =
            self.clients.iter().map(|client| (client.id, client)).collect();
        for episode in &self.episodes {
            let kind = clients.get(&episode.client).map_or(ClientKind::Own, |client| client.kind);
            lines.push(BulkLine::Episode(episode_line(episode, kind, labels.get(&episode.client))));
        }
        lines.extend(self.consents.iter().map(|event| {
            BulkLine::Consent(ConsentLine {
                episode: codes.get(&event.episode).copied(),
                pack: None,
                purpose: event.purpose,
                given: event.given,
                text_version: event.text_version.clone(),
                week: event.week,
            })
        }));
        lines.extend(
            self.forms
                .iter()
                .filter(|form| !elsewhere.contains(&(form.episode, form.occasion)))
                .map(|form| assess_line(form, codes.get(&form.episode), questionnaire, kept_at)),
        );
        lines.extend(self.sessions.iter().map(|report| {
            BulkLine::Session(SessionLine {
                episode: codes.get(&report.episode).copied(),
                pack: None,
                number: Some(report.number),
                week: report.week,
                format: report.format,
                who: report.who,
                length: report.length,
                themes: report.themes.clone(),
                techniques: report.techniques.clone(),
                safety_handled: report.safety_handled,
                next: report.next,
            })
        }));
        lines.extend(self.losses.iter().map(|lost| {
            let (loss, reason, occasion) = match lost.loss {
                Loss::NotAsked { reason } => (LossKind::NotAsked, Some(reason.code()), None),
                Loss::Declined => (LossKind::Declined, None, None),
                Loss::FormMissing { occasion, reason } => {
                    (LossKind::FormMissing, Some(reason.code()), Some(occasion))
                }
            };
            BulkLine::Loss(LossLine {
                episode: codes.get(&lost.episode).copied(),
                pack: None,
                loss,
                reason: reason.map(str::to_owned),
                occasion,
            })
        }));
        lines.extend(self.episodes.iter().filter_map(|episode| {
            let ending = episode.ending?;
            Some(BulkLine::Closing(ClosingLine {
                episode: Some(episode.code),
                pack: None,
                week: ending.week,
                reason: ending.reason,
            }))
        }));
        lines.extend(self.tallies.iter().cloned().map(BulkLine::Tally));
        lines
    }

    /// Labels for the clients who have more than one contact.
    fn labels(&self) -> BTreeMap<ClientId, ClientLabel> {
        let mut contacts: BTreeMap<ClientId, usize> = BTreeMap::new();
        for episode in &self.episodes {
            *contacts.entry(episode.client).or_default() += 1;
        }
        self.clients
            .iter()
            .filter(|client| contacts.get(&client.id).is_some_and(|count| *count > 1))
            .zip(1..)
            .filter_map(|(client, number)| Some((client.id, format!("c{number}").parse().ok()?)))
            .collect()
    }
}

fn episode_line(episode: &Episode, kind: ClientKind, label: Option<&ClientLabel>) -> EpisodeLine {
    EpisodeLine {
        unit: episode.unit.clone(),
        client: label.cloned(),
        kind: label.is_none().then_some(kind),
        episode: Some(episode.code),
        pack: episode.pack,
        short_code: episode.short_code,
        first_visit: episode.first_visit,
        referral: episode.referral,
        target_behaviours: episode.target_behaviours.clone(),
    }
}

fn assess_line(
    form: &SyntheticForm,
    code: Option<&EpisodeCode>,
    questionnaire: &Questionnaire,
    kept_at: KeptAt,
) -> BulkLine {
    let submission = form.submission(questionnaire, kept_at);
    let answers = submission
        .answers
        .into_iter()
        .map(|raw| {
            let value = match raw.response {
                RawResponse::Codes(codes) => match codes.as_slice() {
                    [code] => AnswerValue::One(*code),
                    _ => AnswerValue::Many(codes),
                },
                RawResponse::Declined => AnswerValue::Declined,
                RawResponse::NotApplicable => AnswerValue::NotApplicable,
                RawResponse::Unreadable | RawResponse::Doubtful(_) => AnswerValue::Unreadable,
                RawResponse::Blank => AnswerValue::Blank,
            };
            (raw.item, value)
        })
        .collect();
    BulkLine::Assess(AssessLine {
        episode: code.copied(),
        pack: None,
        questionnaire: form.form.questionnaire.to_string(),
        variant: form.form.variant.clone(),
        lang: form.form.lang,
        occasion: form.occasion,
        week: Some(form.week),
        therapist_present: Some(form.therapist_present),
        mode: submission.mode,
        sheet: Some(form.sheet),
        pages: None,
        answers,
    })
}
