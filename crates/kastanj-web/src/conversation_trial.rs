//! The conversation view, tried through the router.

use axum::http::StatusCode;
use kastanj_instrument::{AnswerCode, FormKey, ItemId, Occasion, QuestionnaireId, VariantId};
use kastanj_language::Lang;
use kastanj_record::{Answer, Assessment, Episode, EpisodeId, Provenance, RecordedAnswer};
use kastanj_store::new_assessment_id;

use crate::trial::Trial;

/// A form with these answers, each a list of codes.
pub(crate) fn form(
    episode: EpisodeId,
    (questionnaire, variant): (&str, &str),
    occasion: Occasion,
    answers: &[(String, Answer)],
) -> Assessment {
    let given = answers.iter().map(|(item, answer)| RecordedAnswer {
        item: ItemId(item.clone()),
        answer: answer.clone(),
        provenance: Provenance::keyed(),
    });
    Assessment {
        id: new_assessment_id().expect("randomness"),
        episode,
        occasion,
        form: FormKey {
            questionnaire: QuestionnaireId { name: questionnaire.to_owned(), version: 1 },
            variant: VariantId(variant.to_owned()),
            lang: Lang::Sv,
        },
        week: None,
        late: false,
        therapist_present: None,
        sheet: None,
        answers: given.collect(),
    }
}

/// Part I with every area on a level of its own.
pub(crate) fn part_one(episode: EpisodeId, at: Occasion, levels: [i16; 3]) -> Assessment {
    let areas = [("grepp", 7), ("maende", 5), ("nara", 5)];
    let answers: Vec<(String, Answer)> = areas
        .into_iter()
        .zip(levels)
        .flat_map(|((name, count), level)| {
            (1..=count).map(move |n| (format!("{name}-{n}"), Answer::One(AnswerCode(level))))
        })
        .chain([("confidence".to_owned(), Answer::One(AnswerCode(levels[0] * 2)))])
        .collect();
    let variant = match at {
        Occasion::Before => "before",
        Occasion::After => "after",
        Occasion::FollowUp => "follow-up",
    };
    form(episode, ("del-1", variant), at, &answers)
}

/// A contact with before and after, a sheet with a mark, goals and hopes.
async fn told(trial: &Trial) -> Episode {
    let episode = trial.contact().await;
    let id = episode.id;
    let many = |item: &str, codes: &[i16]| {
        (item.to_owned(), Answer::Many(codes.iter().copied().map(AnswerCode).collect()))
    };
    let one = |item: &str, code: i16| (item.to_owned(), Answer::One(AnswerCode(code)));
    let forms = [
        part_one(id, Occasion::Before, [1, 2, 3]),
        part_one(id, Occasion::After, [3, 2, 1]),
        form(id, ("del-2", "relations"), Occasion::Before, &[many("talk-relations", &[1])]),
        form(id, ("del-2", "my-goals"), Occasion::Before, &[one("goal-1-now", 2)]),
        form(id, ("del-2", "my-goals"), Occasion::After, &[one("goal-1-now", 6)]),
        form(
            id,
            ("del-2", "reasons-and-expectations"),
            Occasion::Before,
            &[many("reasons-hope", &[3])],
        ),
    ];
    trial
        .change(move |batch, _| {
            for form in &forms {
                batch.put_assessment(form)?;
            }
            Ok(())
        })
        .await;
    episode
}

/// Where each of these stands in a page; they have to follow one another.
fn in_order(page: &str, parts: &[&str]) {
    let mut from = 0;
    for part in parts {
        let at = page[from..].find(part);
        from += at.unwrap_or_else(|| panic!("{part} is missing or too early in {page}"));
    }
}

#[tokio::test]
async fn own_goals_first_then_marks_then_what_has_moved_then_strengths_and_numbers_last() {
    let trial = Trial::new();
    let code = told(&trial).await.code;
    let staff = trial.staff();
    let page = staff.get(&format!("/contact/{code}/talk")).await;
    assert_eq!(page.status, StatusCode::OK);
    in_order(
        &page.body,
        &[
            "Det jag vill",
            "Mitt första mål",
            "närmare än förra gången",
            "att förstå varför",
            "Vill prata om",
            "Relationer",
            "Hur det har varit",
            "Grepp",
            "mer än förra gången",
            "Mående",
            "ungefär som förra gången",
            "Nära",
            "mindre än förra gången",
            "Det här stämmer<",
            "Jag märker i god tid när suget kommer.",
            "Det här är svårare just nu",
            "<details",
            "25 av 100",
        ],
    );
    // One picture for each area, goal and row, each told in words.
    assert_eq!(page.body.matches("<svg").count(), 5);
    assert!(page.body.contains("aria-label=\"Grepp: före 25 av 100, efter 75 av 100"));
    staff.post("/language", &[("lang", "en")]).await;
    let page = staff.get(&format!("/contact/{code}/talk")).await.body;
    in_order(&page, &["What I want", "Want to talk about", "This is true", "harder right now"]);
}

#[tokio::test]
async fn nothing_on_the_page_is_diagnostic_or_tells_whom_it_is_about() {
    let trial = Trial::new();
    let episode = told(&trial).await;
    let staff = trial.staff();
    for lang in ["sv", "en"] {
        staff.post("/language", &[("lang", lang)]).await;
        let page = staff.get(&format!("/contact/{}/talk", episode.code)).await.body;
        assert!(!page.contains("web-") && !page.contains("record-"), "a raw key: {page}");
        let lower = page.to_lowercase();
        for word in [
            "klinisk",
            "clinical",
            "diagno",
            "säkerställd",
            "reliable",
            "symtom",
            "symptom",
            "normal",
            "risk",
            "kast",
            "övningsstad",
            "anna",
            "behandlare",
        ] {
            assert!(!lower.contains(word), "{word} in {page}");
        }
        // The code stands in addresses, where the next tap goes, and nowhere to be read.
        let read: String =
            page.split('<').filter_map(|part| part.split_once('>').map(|(_, text)| text)).collect();
        assert!(!read.contains(&episode.code.to_string()), "{read}");
    }
}

#[tokio::test]
async fn one_tap_notes_a_topic_and_one_takes_it_back() {
    let trial = Trial::new();
    let code = told(&trial).await.code;
    let (staff, path) = (trial.staff(), format!("/contact/{code}/talk"));
    let topic = "del-2@1/talk-relations/before";
    let noted = staff.post(&path, &[("topic", topic)]).await;
    assert_eq!(noted.status, StatusCode::SEE_OTHER);
    assert_eq!(noted.location, Some(format!("{path}#del-2-1-talk-relations-before")));
    let page = staff.get(&path).await.body;
    assert!(page.contains("id=\"del-2-1-talk-relations-before\""), "{page}");
    assert!(page.contains("Pratat om v. "), "{page}");
    assert!(page.contains(&format!("name=\"undo\" value=\"{topic}\"")));
    // Sent twice, it is noted once.
    staff.post(&path, &[("topic", topic)]).await;
    staff.post(&path, &[("undo", topic)]).await;
    assert!(!staff.get(&path).await.body.contains("Pratat om v. "));
    // Goals and areas can be noted as well.
    for topic in ["goals/after", "del-1@1/grepp/after"] {
        assert_eq!(staff.post(&path, &[("topic", topic)]).await.status, StatusCode::SEE_OTHER);
    }
    assert_eq!(staff.get(&path).await.body.matches("Pratat om v. ").count(), 2);
}

#[tokio::test]
async fn what_the_page_does_not_offer_is_refused() {
    let trial = Trial::new();
    let (told, empty) = (told(&trial).await.code, trial.contact().await.code);
    let staff = trial.staff();
    let path = format!("/contact/{told}/talk");
    let unknown = staff.post(&path, &[("topic", "del-2@1/talk-relations/follow_up")]).await;
    assert_eq!(unknown.status, StatusCode::CONFLICT);
    for fields in
        [&[("topic", "<script>")][..], &[], &[("topic", "goals/after"), ("undo", "goals/after")]]
    {
        assert_eq!(staff.post(&path, fields).await.status, StatusCode::BAD_REQUEST, "{fields:?}");
    }
    let page = staff.get(&format!("/contact/{empty}/talk")).await;
    assert!(page.body.contains("Det finns inga svar att titta på än"), "{}", page.body);
    assert!(!staff.get(&format!("/contact/{empty}")).await.body.contains("/talk"));
    assert!(staff.get(&format!("/contact/{told}")).await.body.contains("/talk"));
    assert_eq!(staff.get("/contact/7KQ4-HN/talk").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn after_one_form_there_is_one_column_and_nothing_to_compare_with() {
    let trial = Trial::new();
    let Episode { id, code, .. } = trial.contact().await;
    let before = part_one(id, Occasion::Before, [0, 2, 4]);
    trial.change(move |batch, _| Ok(batch.put_assessment(&before)?)).await;
    let page = trial.staff().get(&format!("/contact/{code}/talk")).await.body;
    assert_eq!(page.matches("första gången, inget att jämföra med än").count(), 3, "{page}");
    assert!(!page.contains("frame none") && !page.contains(">efter</text>"), "{page}");
    assert!(!page.contains("Det jag vill"), "no goals were told: {page}");
}
