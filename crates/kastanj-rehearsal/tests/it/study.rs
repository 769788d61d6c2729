use std::collections::{BTreeMap, BTreeSet};

use kastanj_instrument::{ItemId, Library, Occasion, Questionnaire};
use kastanj_record::{
    AssessmentId, BulkLine, ClientKind, ConsentPurpose, EpisodeId, KeptAt, Loss, LossKeeping,
    RawResponse, Setting, Study, Week, capture, read_bulk, to_line,
};
use kastanj_rehearsal::study::{SyntheticForm, SyntheticStudy, synthetic_study};

fn example() -> Study {
    Study::example().expect("the example study")
}

fn part_one() -> Questionnaire {
    let library = Library::shipped();
    library.questionnaires().find(|q| q.id.name == "del-1").expect("Part I").clone()
}

fn as_of() -> Week {
    "2026-W40".parse().expect("a week")
}

fn drawn(seed: u64) -> SyntheticStudy {
    synthetic_study(&example(), &part_one(), as_of(), seed).expect("a study")
}

fn total(form: &SyntheticForm, questionnaire: &Questionnaire) -> Option<f64> {
    let rule = questionnaire.primary_score().expect("a primary score");
    rule.score(|item: &ItemId| {
        form.answers.iter().find(|(id, _)| id == item).and_then(|(_, response)| match response {
            RawResponse::Codes(codes) => codes.first().map(|code| code.0),
            _ => None,
        })
    })
}

/// Totals before and after of every contact that has both.
fn pairs(study: &SyntheticStudy, questionnaire: &Questionnaire) -> Vec<(f64, f64)> {
    let score = |occasion| -> BTreeMap<EpisodeId, f64> {
        study
            .forms
            .iter()
            .filter(|form| form.occasion == occasion)
            .filter_map(|form| Some((form.episode, total(form, questionnaire)?)))
            .collect()
    };
    let (before, after) = (score(Occasion::Before), score(Occasion::After));
    before.iter().filter_map(|(id, b)| after.get(id).map(|a| (*b, *a))).collect()
}

fn mean(values: impl Iterator<Item = f64> + Clone) -> f64 {
    values.clone().sum::<f64>() / values.count() as f64
}

fn deviation(values: impl Iterator<Item = f64> + Clone) -> f64 {
    let centre = mean(values.clone());
    mean(values.map(|value| (value - centre).powi(2))).sqrt()
}

#[test]
fn the_same_seed_gives_the_same_study() {
    assert!(drawn(1) == drawn(1));
    assert!(drawn(1) != drawn(2));
}

#[test]
fn whoever_practises_finds_work_of_each_kind() {
    for seed in 0..6 {
        let (whole, undone) = (drawn(seed), drawn(seed).with_work_to_do());
        assert_eq!(whole.episodes, undone.episodes, "seed {seed}");
        let newest = |study: &SyntheticStudy| {
            let packed = study.episodes.iter().filter(|episode| episode.pack.is_some());
            packed.max_by_key(|episode| (episode.first_visit, episode.id)).expect("one").id
        };
        assert!(undone.forms.iter().all(|form| form.episode != newest(&undone)));
        let without_consent = |study: &SyntheticStudy| {
            let heard: BTreeSet<EpisodeId> = study.consents.iter().map(|c| c.episode).collect();
            study.forms.iter().filter(|form| !heard.contains(&form.episode)).count()
        };
        assert!(undone.consents.len() < whole.consents.len(), "seed {seed}");
        assert!(without_consent(&undone) >= without_consent(&whole), "seed {seed}");
        let after = |study: &SyntheticStudy| {
            study.forms.iter().filter(|form| form.occasion == Occasion::After).count()
        };
        assert!(after(&undone) + 3 <= after(&whole), "seed {seed}");
    }
}

#[test]
fn service_f_is_29_22_9_for_every_seed() {
    let questionnaire = part_one();
    for seed in 0..12 {
        let study = drawn(seed);
        let unit = "EX-F".parse().expect("a unit code");
        let episodes: BTreeSet<EpisodeId> =
            study.episodes.iter().filter(|e| e.unit == unit).map(|e| e.id).collect();
        assert_eq!(episodes.len(), 29 + 4 + 3);
        let count = |occasion| {
            study
                .forms
                .iter()
                .filter(|f| f.unit == unit && f.occasion == occasion)
                .filter(|f| total(f, &questionnaire).is_some())
                .map(|f| f.episode)
                .collect::<BTreeSet<_>>()
        };
        let (before, after) = (count(Occasion::Before), count(Occasion::After));
        assert_eq!((before.len(), after.len()), (22, 9), "seed {seed}");
        assert!(after.is_subset(&before) && before.is_subset(&episodes));
        let lost = |wanted: fn(&Loss) -> bool| {
            study.losses.iter().filter(|l| episodes.contains(&l.episode) && wanted(&l.loss)).count()
        };
        assert_eq!(lost(|loss| matches!(loss, Loss::NotAsked { .. })), 4);
        assert_eq!(lost(|loss| matches!(loss, Loss::Declined)), 3);
        let missing =
            |loss: &Loss| matches!(loss, Loss::FormMissing { occasion: Occasion::After, .. });
        assert_eq!(lost(missing), 13);
        let missing =
            |loss: &Loss| matches!(loss, Loss::FormMissing { occasion: Occasion::Before, .. });
        assert_eq!(lost(missing), 7);
        let agreed = study
            .consents
            .iter()
            .filter(|c| episodes.contains(&c.episode) && c.purpose == ConsentPurpose::NationalStudy)
            .all(|c| c.given);
        assert!(agreed);
    }
}

#[test]
fn the_study_is_as_large_and_as_lossy_as_promised() {
    let questionnaire = part_one();
    for seed in 0..6 {
        let study = drawn(seed);
        let eligible = study.clients.iter().filter(|client| client.kind == ClientKind::Own).count();
        assert!(eligible >= 300 && study.episodes.len() > eligible, "seed {seed}: {eligible}");
        let of = |occasion| study.forms.iter().filter(|form| form.occasion == occasion).count();
        let (before, after, later) =
            (of(Occasion::Before), of(Occasion::After), of(Occasion::FollowUp));
        assert!((180..=290).contains(&before), "seed {seed}: {before}");
        let share = after as f64 / before as f64;
        assert!((0.40..0.68).contains(&share), "seed {seed}: {share}");
        let windows = example().windows;
        let closed: BTreeSet<EpisodeId> = study
            .episodes
            .iter()
            .filter(|e| e.after_closes(&windows).is_some_and(|week| week <= as_of()))
            .map(|e| e.id)
            .collect();
        let closed_of = |occasion| {
            study
                .forms
                .iter()
                .filter(|f| f.occasion == occasion && closed.contains(&f.episode))
                .count()
        };
        let kept = closed_of(Occasion::After) as f64 / closed_of(Occasion::Before) as f64;
        assert!((0.45..0.70).contains(&kept), "seed {seed}: {kept} of the closed windows");
        assert!(later > 10 && later < after, "seed {seed}: {later}");
        let pairs = pairs(&study, &questionnaire);
        let changes: Vec<f64> = pairs.iter().map(|(b, a)| a - b).collect();
        let before_sd = deviation(pairs.iter().map(|pair| pair.0));
        let size = mean(changes.iter().copied()) / before_sd;
        assert!((0.15..0.80).contains(&size), "seed {seed}: change of {size} SD");
        let (mb, ma) = (mean(pairs.iter().map(|p| p.0)), mean(pairs.iter().map(|p| p.1)));
        let both = mean(pairs.iter().map(|(b, a)| (b - mb) * (a - ma)));
        let r = both / before_sd / deviation(pairs.iter().map(|pair| pair.1));
        assert!((0.45..0.75).contains(&r), "seed {seed}: r {r}");
    }
}

#[test]
fn losses_are_kept_per_month_or_per_person_never_both() {
    let (plan, study) = (example(), drawn(3));
    for unit in &plan.units {
        let episodes: BTreeSet<EpisodeId> =
            study.episodes.iter().filter(|e| e.unit == unit.code).map(|e| e.id).collect();
        let per_person = study
            .losses
            .iter()
            .filter(|l| episodes.contains(&l.episode))
            .filter(|l| matches!(l.loss, Loss::NotAsked { .. } | Loss::Declined))
            .count();
        let tallies: Vec<_> = study.tallies.iter().filter(|t| t.unit == unit.code).collect();
        match unit.losses {
            LossKeeping::Tally => {
                assert_eq!(per_person, 0);
                assert_eq!(tallies.first().map(|t| t.month), Some(unit.starts));
                for pair in tallies.windows(2) {
                    assert_eq!(pair[0].month.next(), pair[1].month);
                }
                for tally in &tallies {
                    assert!(tally.accepted <= tally.asked && tally.asked <= tally.eligible);
                    assert_eq!(tally.not_asked.values().sum::<u32>(), tally.eligible - tally.asked);
                }
                let accepted: u32 = tallies.iter().map(|t| t.accepted).sum();
                let packs =
                    study.episodes.iter().filter(|e| e.unit == unit.code && e.pack.is_some());
                assert_eq!(accepted as usize, packs.count());
            }
            LossKeeping::PerPerson => assert!(per_person > 0 && tallies.is_empty()),
        }
    }
}

#[test]
fn nothing_is_later_than_the_week_it_is_seen_in_and_everything_refers_to_something() {
    let study = drawn(4);
    let episodes: BTreeSet<EpisodeId> = study.episodes.iter().map(|e| e.id).collect();
    assert_eq!(episodes.len(), study.episodes.len());
    assert!(study.forms.iter().all(|f| f.week <= as_of() && episodes.contains(&f.episode)));
    assert!(study.consents.iter().all(|c| c.week <= as_of() && episodes.contains(&c.episode)));
    assert!(study.losses.iter().all(|l| episodes.contains(&l.episode)));
    assert!(study.episodes.iter().all(|e| e.first_visit.is_some_and(|week| week <= as_of())));
    let packs: Vec<_> = study.episodes.iter().filter_map(|e| e.pack).collect();
    assert_eq!(packs.iter().collect::<BTreeSet<_>>().len(), packs.len());
    let codes: BTreeSet<_> = study.episodes.iter().map(|e| e.code).collect();
    assert_eq!(codes.len(), study.episodes.len());
    assert!(study.sessions.is_empty(), "the example study asks for no session reports");
}

#[test]
fn the_door_of_the_record_takes_every_form_in() {
    let (plan, questionnaire, study) = (example(), part_one(), drawn(5));
    let mut missing: BTreeMap<&str, usize> = BTreeMap::new();
    let mut late = 0;
    for form in &study.forms {
        let episode = study.episodes.iter().find(|e| e.id == form.episode).expect("an episode");
        for kept_at in [KeptAt::StudyOffice, KeptAt::Service] {
            let setting = Setting {
                questionnaire: &questionnaire,
                episode,
                after_week: None,
                windows: &plan.windows,
                kept_at,
            };
            let submission = form.submission(&questionnaire, kept_at);
            let taken =
                capture(AssessmentId([0; 16]), &submission, &setting).expect("a sound form");
            late += usize::from(taken.late);
        }
        for (_, response) in &form.answers {
            let kind = match response {
                RawResponse::Codes(_) => "answered",
                RawResponse::Declined => "declined",
                _ => "blank",
            };
            *missing.entry(kind).or_default() += 1;
        }
    }
    let share = |kind| missing[kind] as f64 / missing.values().sum::<usize>() as f64;
    assert!((0.01..0.05).contains(&share("declined")), "{missing:?}");
    assert!((0.005..0.04).contains(&share("blank")), "{missing:?}");
    assert!(late > 0);
}

#[test]
fn session_reports_come_where_the_study_asks_for_them() {
    let mut plan = example();
    plan.modules.session_reports = true;
    let study = synthetic_study(&plan, &part_one(), as_of(), 1).expect("a study");
    assert!(study.sessions.len() > 500, "{}", study.sessions.len());
    assert!(study.sessions.iter().all(|s| s.themes.len() <= 5 && s.techniques.len() <= 5));
}

#[test]
fn a_study_without_time_is_refused() {
    let week = "2024-W30".parse().expect("a week");
    assert!(synthetic_study(&example(), &part_one(), week, 1).is_err());
}

#[test]
fn the_latest_forms_of_a_unit_come_in_order() {
    let study = drawn(1);
    let unit = "EX-A".parse().expect("a unit code");
    let forms = study.latest_forms(&unit, 8);
    assert_eq!(forms.len(), 8);
    assert!(forms.windows(2).all(|pair| pair[0].week <= pair[1].week));
    assert!(forms.iter().all(|form| form.unit == unit));
}

#[test]
fn the_study_is_sound_bulk_input() {
    let (questionnaire, study) = (part_one(), drawn(6));
    let unit = "EX-A".parse().expect("a unit code");
    let elsewhere: BTreeSet<_> =
        study.latest_forms(&unit, 5).into_iter().map(|f| (f.episode, f.occasion)).collect();
    let lines = study.bulk_lines(&questionnaire, KeptAt::StudyOffice, &elsewhere);
    let text: Vec<String> = lines.iter().map(to_line).collect();
    let read = read_bulk(&text.join("\n")).expect("sound lines");
    assert_eq!(read.len(), lines.len());
    assert!(read.iter().zip(&lines).all(|(read, line)| read.line == *line));
    let forms = lines.iter().filter(|line| matches!(line, BulkLine::Assess(_))).count();
    assert_eq!(forms, study.forms.len() - 5);
    let contacts = lines.iter().filter(|line| matches!(line, BulkLine::Episode(_))).count();
    assert_eq!(contacts, study.episodes.len());
}

#[test]
fn everything_synthetic_says_so_and_no_real_town_is_named() {
    let (plan, questionnaire, study) = (example(), part_one(), drawn(7));
    assert!(plan.synthetic);
    assert!(plan.units.iter().all(|unit| unit.name.contains("SYNTETISK")));
    let lines = study.bulk_lines(&questionnaire, KeptAt::StudyOffice, &BTreeSet::new());
    let text: String = lines.iter().map(to_line).collect();
    assert!(text.contains("SYNTETISK-1"));
    let towns = [
        "Göteborg",
        "Stockholm",
        "Malmö",
        "Karlstad",
        "Västerås",
        "Umeå",
        "Östersund",
        "Skellefteå",
        "Sundsvall",
        "Jönköping",
        "Borås",
    ];
    let sources = [
        include_str!("../../src/study/draw.rs"),
        include_str!("../../src/study/shape.rs"),
        include_str!("../../src/study/lines.rs"),
        include_str!("../../../../locales/sv/rehearsal.ftl"),
        include_str!("../../../../locales/en/rehearsal.ftl"),
        text.as_str(),
    ];
    for town in towns {
        assert!(sources.iter().all(|source| !source.contains(town)), "{town}");
    }
}
