use askama::Template;
use kastanj_instrument::Occasion;
use kastanj_language::{Lang, tr};
use kastanj_record::{
    Area, ConversationView, EpisodeCode, Movement, NumberRow, Statement, TalkedAbout, TopicId,
    occasion_label,
};

use super::picture::Picture;
use crate::frame::Frame;

/// What the two look at.
#[derive(Template)]
#[template(path = "talk.html")]
pub(super) struct TalkPage {
    f: Frame,
    code: String,
    /// What the client marked on the strip, until somebody says that it is read.
    pub(super) strip: Vec<(String, String)>,
    empty: bool,
    goals_topic: Option<Topic>,
    goals: Vec<Course>,
    choices: Vec<(String, String)>,
    marks: Vec<Mark>,
    areas: Vec<Course>,
    rows: Vec<Course>,
    strengths: Vec<(String, String)>,
    harder: Vec<(String, String)>,
    occasions: Vec<String>,
}

/// Something that can be noted as talked about.
struct Topic {
    id: String,
    anchor: String,
    /// When it was talked about.
    week: Option<String>,
}

/// A mark *vill prata om*.
struct Mark {
    topic: Topic,
    subject: String,
    when: String,
}

/// A goal, an area or a row of numbers over time.
struct Course {
    topic: Option<Topic>,
    title: String,
    /// Which way it has moved, in words.
    words: Option<String>,
    /// What the ends mean, for a row of numbers.
    ends: Option<String>,
    svg: String,
    more: Vec<String>,
    less: Vec<String>,
    /// The numbers, folded away.
    numbers: Vec<String>,
}

/// Where on the page a topic stands.
pub(super) fn anchor(topic: &TopicId) -> String {
    topic.to_string().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect()
}

impl TalkPage {
    pub(super) fn of(
        f: Frame,
        code: EpisodeCode,
        view: &ConversationView,
        talked: &TalkedAbout,
        asked: &[Occasion],
    ) -> TalkPage {
        let lang = f.w.0;
        // What the study asks at and what has come all the same; nothing that lies ahead.
        let mut occasions = Occasion::ALL.to_vec();
        occasions.retain(|at| Some(*at) <= view.latest());
        occasions.retain(|at| asked.contains(at) || view.occasions.contains(at));
        let topic = |id: &TopicId| Topic {
            id: id.to_string(),
            anchor: anchor(id),
            week: talked.week(id).map(|week| tr!(lang, "web-talk-noted", week = week.words(lang))),
        };
        let words = |list: &[Statement]| -> Vec<(String, String)> {
            let pair =
                |one: &Statement| (one.stem.get(lang).to_owned(), one.answer.get(lang).to_owned());
            list.iter().map(pair).collect()
        };
        let goal = |row: &NumberRow| of_row(row, &occasions, goal_words, lang);
        let row = |row: &NumberRow| of_row(row, &occasions, row_words, lang);
        let mut areas: Vec<&(TopicId, Area)> = view.areas.iter().collect();
        // What has become more first, what has become less last.
        areas.sort_by_key(|(_, area)| match (area.movement, area.higher_is_better) {
            (Some(Movement::More), true) | (Some(Movement::Less), false) => 0,
            (Some(Movement::AboutTheSame) | None, _) => 1,
            (Some(Movement::Less), true) | (Some(Movement::More), false) => 2,
        });
        TalkPage {
            code: code.to_string(),
            strip: Vec::new(),
            empty: view.occasions.is_empty(),
            goals_topic: view.goals_topic().as_ref().map(topic),
            goals: view.goals.iter().map(goal).collect(),
            choices: view
                .choices
                .iter()
                .map(|list| {
                    let chosen: Vec<&str> = list.chosen.iter().map(|text| text.get(lang)).collect();
                    (list.stem.get(lang).to_owned(), chosen.join(", "))
                })
                .collect(),
            marks: view
                .marks
                .iter()
                .map(|mark| Mark {
                    topic: topic(&mark.topic),
                    subject: mark.subject.get(lang).to_owned(),
                    when: tr!(
                        lang,
                        "web-talk-marked",
                        occasion = occasion_label(mark.occasion, lang)
                    ),
                })
                .collect(),
            areas: areas
                .into_iter()
                .map(|(id, area)| of_area(area, Some(topic(id)), &occasions, lang))
                .collect(),
            rows: view.rows.iter().map(row).collect(),
            strengths: words(&view.strengths),
            harder: words(&view.harder),
            occasions: occasions.iter().map(|at| occasion_label(*at, lang)).collect(),
            f,
        }
    }

    /// Everything with numbers, in the order of the page.
    fn courses(&self) -> impl Iterator<Item = &Course> {
        self.goals.iter().chain(&self.areas).chain(&self.rows)
    }
}

fn of_area(area: &Area, topic: Option<Topic>, occasions: &[Occasion], lang: Lang) -> Course {
    let at = |at: &Occasion| {
        let point = area.points.iter().find(|(known, _)| known == at);
        point.and_then(|(_, score)| *score)
    };
    let (_, highest) = area.range;
    let number = |score: f64| {
        tr!(lang, "web-talk-of", number = format!("{score:.0}"), highest = format!("{highest:.0}"))
    };
    let texts = |list: &[kastanj_language::Text]| {
        list.iter().map(|text| text.get(lang).to_owned()).collect()
    };
    let title = area.title.get(lang).to_owned();
    let points = occasions
        .iter()
        .map(|one| (*one, at(one).map(|score| (area.share(score), number(score)))))
        .collect();
    Course {
        topic,
        words: area.movement.map(|movement| movement.label(lang)),
        ends: None,
        svg: Picture { of: title.clone(), points }.svg(lang),
        title,
        more: texts(&area.more_true),
        less: texts(&area.less_true),
        numbers: occasions.iter().map(|one| at(one).map(number).unwrap_or_default()).collect(),
    }
}

/// How a goal has moved.
fn goal_words(movement: Movement, lang: Lang) -> String {
    match movement {
        Movement::More => tr!(lang, "web-talk-goal-nearer"),
        Movement::AboutTheSame => tr!(lang, "web-talk-goal-same"),
        Movement::Less => tr!(lang, "web-talk-goal-farther"),
    }
}

/// How another row of numbers has moved.
fn row_words(movement: Movement, lang: Lang) -> String {
    match movement {
        Movement::More => tr!(lang, "web-talk-row-higher"),
        Movement::AboutTheSame => tr!(lang, "web-talk-row-same"),
        Movement::Less => tr!(lang, "web-talk-row-lower"),
    }
}

fn of_row(
    row: &NumberRow,
    occasions: &[Occasion],
    words: impl Fn(Movement, Lang) -> String,
    lang: Lang,
) -> Course {
    let at = |at: &Occasion| row.points.iter().find(|(known, _)| known == at).map(|(_, n)| *n);
    let number = |n: i16| {
        tr!(lang, "web-talk-of", number = n.to_string(), highest = row.highest.to_string())
    };
    let share = |n: i16| f64::from(n) / f64::from(row.highest.max(1));
    let title = row.stem.get(lang).trim_end_matches(':').to_owned();
    let points =
        occasions.iter().map(|one| (*one, at(one).map(|n| (share(n), number(n))))).collect();
    Course {
        topic: None,
        words: row.movement.map(|movement| words(movement, lang)),
        ends: Some(tr!(
            lang,
            "web-talk-ends",
            low = row.ends.0.get(lang),
            high = row.ends.1.get(lang)
        )),
        svg: Picture { of: title.clone(), points }.svg(lang),
        title,
        more: Vec::new(),
        less: Vec::new(),
        numbers: occasions.iter().map(|one| at(one).map(number).unwrap_or_default()).collect(),
    }
}
