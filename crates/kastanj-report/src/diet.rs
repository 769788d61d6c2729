//! The question-diet report: which questions a form could do without, and what that would save.
//!
//! It points out, it never decides: a question may be worth its time because one person in fifty
//! answers it. What is asked less often is asked better.

use std::collections::BTreeMap;

use kastanj_analysis::question_diet::{agreement, answering, unchanged};
use kastanj_analysis::{Agreement, Answering, DietFinding, DietRules, Unchanged};
use kastanj_instrument::burden::{Assumptions, Door, Saved, saved_without};
use kastanj_instrument::{Item, ItemId, Library, Measure, Occasion, Questionnaire};
use kastanj_language::{Lang, Text, decimal, percent, tr};
use kastanj_record::{
    ConsentPurpose, Given, PersonAnswers, Study, StudyRecord, UnitCode, person_answers,
};

use crate::kit::study_plan;

/// What is looked at.
#[derive(Debug, Clone, Copy)]
pub struct DietOrder<'a> {
    /// The study.
    pub study: &'a Study,
    /// The questionnaire of its plan.
    pub questionnaire: &'a Questionnaire,
    /// Where the forms of the study are found, for the minutes.
    pub library: &'a Library,
    /// One unit, or all.
    pub unit: Option<&'a UnitCode>,
    /// The language of the forms that are timed.
    pub lang: Lang,
}

/// One question with what is known of its use.
#[derive(Debug, Clone, PartialEq)]
pub struct DietQuestion {
    /// Which.
    pub item: ItemId,
    /// Its words on the form.
    pub stem: Text,
    /// Whether it enters a score: without it, results can no longer be put beside earlier ones.
    pub scored: bool,
    /// How often it is answered, at all occasions together.
    pub answering: Answering,
    /// How often the answer after is that before; `None` where it is not put at both.
    pub unchanged: Option<Unchanged>,
    /// What a contact would be spared without it, by door.
    pub saved: BTreeMap<&'static str, Saved>,
}

/// Two questions with the same options.
#[derive(Debug, Clone, PartialEq)]
pub struct DietPair {
    /// The first in the order of the form.
    pub first: (ItemId, Text),
    /// The other.
    pub second: (ItemId, Text),
    /// How far they say the same.
    pub agreement: Agreement,
}

/// The report.
#[derive(Debug, Clone, PartialEq)]
pub struct Diet {
    /// The rules, stated before looking.
    pub rules: DietRules,
    /// Clients with at least one form.
    pub persons: u64,
    /// Every question that is stored, in the order of the form.
    pub questions: Vec<DietQuestion>,
    /// Every pair of questions on one scale of steps, those that agree most first.
    pub pairs: Vec<DietPair>,
}

/// Looks at every question of the plan's questionnaire.
pub fn diet(record: &StudyRecord<'_>, order: &DietOrder<'_>) -> Diet {
    let purpose = match order.unit {
        Some(_) => ConsentPurpose::LocalFollowUp,
        None => ConsentPurpose::NationalStudy,
    };
    let questionnaire = order.questionnaire;
    let persons = person_answers(record, questionnaire, purpose, order.unit);
    let rules = DietRules::default();
    let items = items(questionnaire);
    let scored: Vec<&ItemId> = questionnaire.scores.iter().flat_map(|rule| &rule.items).collect();
    let questions = items
        .iter()
        .map(|item| DietQuestion {
            item: item.id.clone(),
            stem: item.stem.clone(),
            scored: scored.contains(&&item.id),
            answering: answering_of(&persons, &item.id, &rules),
            unchanged: unchanged_of(&persons, item, questionnaire, &rules),
            saved: saved(order, &item.id),
        })
        .collect();
    let pairs = pairs(&persons, &items, questionnaire, &rules);
    let persons = u64::try_from(persons.len()).unwrap_or(u64::MAX);
    Diet { rules, persons, questions, pairs }
}

/// Every stored question once, in the order of the first form that has it.
fn items(questionnaire: &Questionnaire) -> Vec<&Item> {
    let mut items: Vec<&Item> = Vec::new();
    for variant in &questionnaire.variants {
        for item in questionnaire.recorded_items(variant) {
            if !items.iter().any(|known| known.id == item.id) {
                items.push(item);
            }
        }
    }
    items
}

fn answering_of(persons: &[PersonAnswers], item: &ItemId, rules: &DietRules) -> Answering {
    let given: Vec<&Given> =
        persons.iter().flat_map(BTreeMap::values).filter_map(|form| form.get(item)).collect();
    let answered = given.iter().filter(|given| ***given != Given::Nothing).count();
    answering(number(answered), number(given.len()), rules)
}

fn number(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

fn code(person: &PersonAnswers, at: Occasion, item: &ItemId) -> Option<i32> {
    match person.get(&at)?.get(item)? {
        Given::One(code) => Some(i32::from(code.0)),
        Given::Many | Given::Nothing => None,
    }
}

fn put_at(questionnaire: &Questionnaire, item: &ItemId, at: Occasion) -> bool {
    questionnaire
        .variants
        .iter()
        .filter(|variant| variant.occasions.contains(&at))
        .any(|variant| questionnaire.recorded_items(variant).any(|known| known.id == *item))
}

fn unchanged_of(
    persons: &[PersonAnswers],
    item: &Item,
    questionnaire: &Questionnaire,
    rules: &DietRules,
) -> Option<Unchanged> {
    let both = [Occasion::Before, Occasion::After];
    if !both.into_iter().all(|at| put_at(questionnaire, &item.id, at)) {
        return None;
    }
    let pairs: Vec<(i32, i32)> = persons
        .iter()
        .filter_map(|person| {
            let at = |occasion| code(person, occasion, &item.id);
            Some((at(Occasion::Before)?, at(Occasion::After)?))
        })
        .collect();
    Some(unchanged(&pairs, rules))
}

/// Pairs are compared at one occasion, the first that puts both: each person counts once.
fn pairs(
    persons: &[PersonAnswers],
    items: &[&Item],
    questionnaire: &Questionnaire,
    rules: &DietRules,
) -> Vec<DietPair> {
    let steps = |item: &Item| {
        let scale = item.scale().and_then(|scale| questionnaire.scale(scale));
        scale.is_some_and(|scale| scale.measure == Measure::Steps)
    };
    let mut pairs = Vec::new();
    for (at, first) in items.iter().enumerate() {
        for second in items.iter().skip(at + 1) {
            if first.scale() != second.scale() || !steps(first) {
                continue;
            }
            let occasion = Occasion::ALL
                .into_iter()
                .find(|at| [first, second].iter().all(|item| put_at(questionnaire, &item.id, *at)));
            let Some(occasion) = occasion else { continue };
            let answers: Vec<(i32, i32)> = persons
                .iter()
                .filter_map(|person| {
                    let of = |item: &Item| code(person, occasion, &item.id);
                    Some((of(first)?, of(second)?))
                })
                .collect();
            pairs.push(DietPair {
                first: (first.id.clone(), first.stem.clone()),
                second: (second.id.clone(), second.stem.clone()),
                agreement: agreement(&answers, rules),
            });
        }
    }
    pairs.sort_by(|a, b| {
        let kappa = |pair: &DietPair| pair.agreement.kappa.unwrap_or(f64::MIN);
        kappa(b).total_cmp(&kappa(a)).then_with(|| a.first.0.cmp(&b.first.0))
    });
    pairs
}

fn saved(order: &DietOrder<'_>, item: &ItemId) -> BTreeMap<&'static str, Saved> {
    let assumptions = Assumptions::default();
    let of = |door: Door| {
        let plan = study_plan(order.study, order.library, order.lang, door);
        (door.code(), saved_without(&plan, order.questionnaire, item, &assumptions))
    };
    Door::ALL.into_iter().map(of).collect()
}

impl Diet {
    /// Questions that at least one rule points out.
    pub fn pointed_out(&self) -> impl Iterator<Item = &DietQuestion> {
        self.questions.iter().filter(|question| question.is_pointed_out())
    }

    /// Pairs that agree almost wholly.
    pub fn duplicates(&self) -> impl Iterator<Item = &DietPair> {
        self.pairs.iter().filter(|pair| pair.agreement.finding == DietFinding::PointedOut)
    }

    /// The three rules in words.
    pub fn rules_in_words(&self, lang: Lang) -> [String; 3] {
        let rules = &self.rules;
        let share = |share: f64| percent(lang, share);
        [
            tr!(
                lang,
                "report-diet-rule-answered",
                share = share(rules.answered_below),
                least = rules.least_forms
            ),
            tr!(
                lang,
                "report-diet-rule-unchanged",
                share = share(rules.unchanged_from),
                least = rules.least_pairs
            ),
            tr!(
                lang,
                "report-diet-rule-same",
                kappa = decimal(lang, rules.kappa_from, 2),
                share = share(rules.same_from),
                least = rules.least_both
            ),
        ]
    }
}

impl DietQuestion {
    /// Whether the first or the second rule points it out.
    pub fn is_pointed_out(&self) -> bool {
        self.answering.finding == DietFinding::PointedOut
            || self.unchanged.is_some_and(|it| it.finding == DietFinding::PointedOut)
    }

    /// How often it is answered, in words.
    pub fn answered_words(&self, lang: Lang) -> String {
        let answering = &self.answering;
        let words = share_words(lang, answering.share);
        with_finding(lang, words, answering.finding)
    }

    /// How often it stands still, in words.
    pub fn unchanged_words(&self, lang: Lang) -> String {
        match &self.unchanged {
            None => tr!(lang, "report-diet-once"),
            Some(found) => with_finding(lang, share_words(lang, found.share), found.finding),
        }
    }

    /// What a contact is spared on paper that is keyed: minutes of client and of therapist.
    pub fn saved_words(&self, lang: Lang) -> String {
        let saved = self.saved.get(Door::PaperKeyed.code()).copied().unwrap_or_default();
        tr!(
            lang,
            "report-diet-saved",
            client = decimal(lang, saved.client_minutes, 1),
            therapist = decimal(lang, saved.therapist_minutes, 1)
        )
    }
}

impl DietPair {
    /// How far the two agree, in words.
    pub fn words(&self, lang: Lang) -> String {
        let found = &self.agreement;
        let kappa = match found.kappa {
            Some(kappa) => {
                tr!(lang, "report-diet-kappa", kappa = decimal(lang, kappa, 2))
            }
            None => tr!(lang, "report-diet-no-spread"),
        };
        let words = format!("{}, {kappa}", share_words(lang, found.same));
        with_finding(lang, words, found.finding)
    }
}

fn share_words(lang: Lang, share: Option<kastanj_analysis::Proportion>) -> String {
    match share {
        None => tr!(lang, "report-diet-nobody"),
        Some(share) => tr!(
            lang,
            "report-share",
            count = kastanj_language::count(lang, share.count),
            of = kastanj_language::count(lang, share.of),
            percent = percent(lang, share.share)
        ),
    }
}

fn with_finding(lang: Lang, words: String, finding: DietFinding) -> String {
    match finding {
        DietFinding::Keep | DietFinding::PointedOut => words,
        DietFinding::TooFew => tr!(lang, "report-diet-too-few", figure = words),
    }
}
