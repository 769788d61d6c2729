//! What the two in the room look at together.

use std::collections::BTreeSet;

use kastanj_instrument::{
    AnswerCode, FormKey, ItemId, Library, Occasion, QuestionnaireId, VariantId,
};
use kastanj_language::Lang;
use kastanj_record::{
    Answer, Assessment, AssessmentId, ConversationView, EpisodeId, Missing, Movement, Provenance,
    RecordedAnswer, TalkedAbout, TopicId, conversation,
};
use proptest::prelude::*;

use crate::world::{variant_of, week};

fn form(
    questionnaire: &str,
    variant: &str,
    at: Occasion,
    answers: &[(&str, Answer)],
) -> Assessment {
    let answers = answers.iter().map(|(item, answer)| RecordedAnswer {
        item: ItemId((*item).to_owned()),
        answer: answer.clone(),
        provenance: Provenance::keyed(),
    });
    Assessment {
        id: AssessmentId([7; 16]),
        episode: EpisodeId([1; 16]),
        occasion: at,
        form: FormKey {
            questionnaire: QuestionnaireId { name: questionnaire.to_owned(), version: 1 },
            variant: VariantId(variant.to_owned()),
            lang: Lang::Sv,
        },
        week: None,
        late: false,
        therapist_present: None,
        sheet: None,
        answers: answers.collect(),
    }
}

fn one(code: i16) -> Answer {
    Answer::One(AnswerCode(code))
}

fn many(codes: &[i16]) -> Answer {
    Answer::Many(codes.iter().copied().map(AnswerCode).collect())
}

/// Part I with every statement of *grepp* on one level, *mående* and *nära* on others.
fn part_one(at: Occasion, grepp: i16, maende: i16, nara: i16) -> Assessment {
    let areas = [("grepp", 7, grepp), ("maende", 5, maende), ("nara", 5, nara)];
    let named: Vec<(String, Answer)> = areas
        .into_iter()
        .flat_map(|(name, count, code)| {
            (1..=count).map(move |n| (format!("{name}-{n}"), one(code)))
        })
        .collect();
    let answers: Vec<(&str, Answer)> =
        named.iter().map(|(item, answer)| (item.as_str(), answer.clone())).collect();
    form("del-1", variant_of(at), at, &answers)
}

fn view(forms: &[Assessment]) -> ConversationView {
    conversation(&Library::shipped(), forms)
}

fn movements(view: &ConversationView) -> Vec<Option<Movement>> {
    view.areas.iter().map(|(_, area)| area.movement).collect()
}

#[test]
fn one_form_has_a_picture_and_nothing_to_compare_with() {
    let view = view(&[part_one(Occasion::Before, 3, 2, 0)]);
    assert_eq!(view.latest(), Some(Occasion::Before));
    assert_eq!(movements(&view), [None, None, None]);
    assert_eq!(view.areas[0].1.points, [(Occasion::Before, Some(75.0))]);
    assert_eq!(view.strengths.len(), 5, "not all seven");
    assert!(view.strengths.iter().all(|one| one.answer.sv == "stämmer mycket"));
    assert_eq!(view.harder.len(), 3, "fewer than strengths");
}

#[test]
fn more_about_the_same_and_less_by_half_a_step() {
    let before = part_one(Occasion::Before, 1, 2, 3);
    let mut after = part_one(Occasion::After, 2, 2, 2);
    let view_of = |after: &Assessment| view(&[after.clone(), before.clone()]);
    let expected = [Some(Movement::More), Some(Movement::AboutTheSame), Some(Movement::Less)];
    assert_eq!(movements(&view_of(&after)), expected);
    // Three of seven statements one step up are less than half a step on average; four are more.
    for (changed, said) in [(3, Movement::AboutTheSame), (4, Movement::More)] {
        for answer in after.answers.iter_mut().filter(|one| one.item.0.starts_with("grepp")) {
            let number: i16 = answer.item.0[6..].parse().unwrap();
            answer.answer = one(if number <= changed { 2 } else { 1 });
        }
        assert_eq!(movements(&view_of(&after))[0], Some(said), "{changed}");
    }
}

#[test]
fn the_last_two_scores_are_compared_and_a_gap_is_passed_over() {
    let mut after = part_one(Occasion::After, 0, 0, 0);
    for answer in after.answers.iter_mut().skip(1) {
        answer.answer = Answer::Missing(Missing::Declined);
    }
    let forms = [part_one(Occasion::Before, 3, 3, 3), after, part_one(Occasion::FollowUp, 1, 3, 4)];
    let view = view(&forms);
    let grepp = &view.areas[0].1;
    assert_eq!(
        grepp.points,
        [(Occasion::Before, Some(75.0)), (Occasion::After, None), (Occasion::FollowUp, Some(25.0))]
    );
    assert_eq!(grepp.since, Some(Occasion::Before));
    assert_eq!(grepp.movement, Some(Movement::Less));
    assert_eq!((grepp.more_true.len(), grepp.less_true.len()), (0, 2));
}

#[test]
fn what_was_marked_comes_with_the_name_of_its_sheet_and_goals_with_their_numbers() {
    let forms = [
        form("del-2", "relations", Occasion::Before, &[("talk-relations", many(&[1]))]),
        form("del-2", "sexuality", Occasion::Before, &[("talk-sexuality", many(&[1]))]),
        form("del-2", "sexuality", Occasion::After, &[("talk-sexuality", many(&[1]))]),
        form(
            "del-2",
            "my-goals",
            Occasion::Before,
            &[("goal-1-now", one(2)), ("talk-goals", many(&[]))],
        ),
        form("del-2", "my-goals", Occasion::After, &[("goal-1-now", one(6)), ("goals-1", one(4))]),
        form(
            "del-2",
            "reasons-and-expectations",
            Occasion::Before,
            &[("reasons-hope", many(&[3, 5])), ("reasons-why", Answer::Missing(Missing::Declined))],
        ),
    ];
    let view = view(&forms);
    let marks: Vec<(&str, Occasion)> =
        view.marks.iter().map(|mark| (mark.subject.sv.as_str(), mark.occasion)).collect();
    assert_eq!(marks, [("Sexualitet", Occasion::After), ("Relationer", Occasion::Before)]);
    let goal = &view.goals[0];
    assert_eq!(goal.stem.sv, "Mitt första mål:");
    assert_eq!(goal.points, [(Occasion::Before, 2), (Occasion::After, 6)]);
    assert_eq!((goal.movement, goal.highest), (Some(Movement::More), 10));
    let hope = &view.choices[0];
    assert_eq!(hope.stem.sv, "Det här hoppas jag på:");
    let chosen: Vec<&str> = hope.chosen.iter().map(|text| text.sv.as_str()).collect();
    assert_eq!(chosen, ["att förstå varför", "att må bättre"]);
    assert_eq!(view.choices.len(), 1, "what was declined is not shown");
    assert_eq!(view.strengths[0].stem.sv, "Målen är mina egna.");
}

#[test]
fn nothing_answered_is_an_empty_view() {
    let blank = form(
        "del-1",
        "before",
        Occasion::Before,
        &[("grepp-1", Answer::Missing(Missing::Declined))],
    );
    assert_eq!(view(&[]), ConversationView::default());
    assert_eq!(view(&[blank]), ConversationView::default());
    let foreign = form("annat", "before", Occasion::Before, &[("x", one(1))]);
    assert!(view(&[foreign]).topics().is_empty());
}

#[test]
fn a_topic_is_noted_once_and_can_be_taken_back() {
    let topic: TopicId = "del-2@1/talk-relations/before".parse().unwrap();
    let mut talked = TalkedAbout::default();
    assert!(talked.note(topic.clone(), week("2026-W10")));
    assert!(!talked.note(topic.clone(), week("2026-W12")), "the first week stays");
    assert_eq!(talked.week(&topic), Some(week("2026-W10")));
    assert!(talked.undo(&topic) && !talked.undo(&topic) && talked.is_empty());
    for wrong in ["", "<b>", "goals before", &"a".repeat(121)] {
        assert!(wrong.parse::<TopicId>().is_err(), "{wrong}");
    }
}

/// Answers of any code at all: from other programs, from old versions.
fn any_form() -> impl Strategy<Value = Assessment> {
    let library = Library::shipped();
    let items: Vec<(String, String, String)> = library
        .questionnaires()
        .flat_map(|one| {
            one.variants.iter().flat_map(move |variant| {
                one.recorded_items(variant)
                    .map(move |item| (one.id.name.clone(), variant.id.0.clone(), item.id.0.clone()))
            })
        })
        .collect();
    let sheets: BTreeSet<(String, String)> =
        items.iter().map(|(name, variant, _)| (name.clone(), variant.clone())).collect();
    let sheets: Vec<_> = sheets.into_iter().collect();
    let answer = prop_oneof![
        any::<i16>().prop_map(one),
        (0i16..5).prop_map(one),
        Just(Answer::Missing(Missing::Declined)),
        proptest::collection::vec(0i16..12, 1..4).prop_map(|codes| many(&codes)),
    ];
    let at = proptest::sample::select(Occasion::ALL.to_vec());
    let serves = |name: &str, variant: &str, at: Occasion| {
        // Part I has one variant for each occasion; the door takes no other.
        name != "del-1" || variant == variant_of(at)
    };
    (proptest::sample::select(sheets), at, proptest::collection::vec(answer, 40))
        .prop_map(move |((name, variant), at, answers)| {
            let own: Vec<&str> = items
                .iter()
                .filter(|(n, v, _)| *n == name && *v == variant)
                .map(|(_, _, item)| item.as_str())
                .collect();
            let given: Vec<(&str, Answer)> = own.into_iter().zip(answers).collect();
            form(&name, &variant, at, &given)
        })
        .prop_filter("the sheet of the occasion", move |form| {
            serves(&form.form.questionnaire.name, &form.form.variant.0, form.occasion)
        })
}

proptest! {
    /// Whatever is in the record, the view is made; the order of the forms does not matter;
    /// shares lie in the picture; every topic has a name of its own.
    #[test]
    fn any_record_can_be_looked_at(mut forms in proptest::collection::vec(any_form(), 0..7)) {
        // One form of each kind and occasion, as the store has it.
        forms.sort_by(|a, b| (a.occasion, &a.form).cmp(&(b.occasion, &b.form)));
        forms.dedup_by(|a, b| (a.occasion, &a.form) == (b.occasion, &b.form));
        let first = view(&forms);
        forms.reverse();
        prop_assert_eq!(&view(&forms), &first);
        let topics = first.topics();
        let different: BTreeSet<&TopicId> = topics.iter().collect();
        prop_assert_eq!(different.len(), topics.len());
        for topic in &topics {
            prop_assert_eq!(&topic.to_string().parse::<TopicId>().unwrap(), topic);
        }
        for (_, area) in &first.areas {
            for (_, score) in &area.points {
                prop_assert!((0.0..=1.0).contains(&area.share(score.unwrap_or(0.0))));
            }
        }
        prop_assert!(first.strengths.len() <= 5 && first.harder.len() <= 3);
    }

    /// Adding the same amount to both occasions changes no word; swapping them turns it round.
    #[test]
    fn movement_looks_at_the_change_alone(then in 0i16..4, now in 0i16..4) {
        let of = |a: i16, b: i16| {
            let forms = [part_one(Occasion::Before, a, a, a), part_one(Occasion::After, b, b, b)];
            view(&forms).areas[0].1.movement.unwrap()
        };
        prop_assert_eq!(of(then, now), of(then + 1, now + 1));
        let turned = match of(now, then) {
            Movement::More => Movement::Less,
            Movement::Less => Movement::More,
            Movement::AboutTheSame => Movement::AboutTheSame,
        };
        prop_assert_eq!(of(then, now), turned);
    }
}
