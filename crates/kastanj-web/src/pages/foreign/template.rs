use std::sync::Arc;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use kastanj_language::{Lang, tr};
use kastanj_paper::{ForeignForm, ForeignPage, Regrouping};
use serde::Deserialize;

use super::picture::{letter, overlaid};
use super::problems::{FormProblem, problems};
use crate::attachment::attachment;
use crate::fields::Fields;
use crate::frame::{Frame, Room, page};
use crate::house::House;
use crate::trouble::Trouble;
use crate::visitor::Staff;

/// The longest name of a form, a question or an option, in characters.
const LONGEST: usize = 80;

/// One page of the form with its questions.
#[derive(Template)]
#[template(path = "foreign_template.html")]
struct TemplatePage {
    f: Frame,
    name: String,
    blank: String,
    revision: u64,
    /// The page that is shown, from 1.
    number: usize,
    /// All pages: number, questions, whether it is the one shown.
    pages: Vec<(usize, usize, bool)>,
    /// What has to be mended: where, and the sentence.
    problems: Vec<(String, String)>,
    picture: String,
    questions: Vec<QuestionRow>,
    /// Boxes that are left out: their names.
    left: Vec<String>,
    longest: usize,
}

/// One question.
struct QuestionRow {
    at: usize,
    id: String,
    one: bool,
    wrong: bool,
    options: Vec<OptionRow>,
}

/// One of its boxes.
struct OptionRow {
    at: usize,
    letter: String,
    /// What a person has called it.
    name: String,
    /// What it is called otherwise.
    id: String,
}

/// Which page of the form.
#[derive(Debug, Default, Clone, Copy, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    page: usize,
}

/// The page.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    staff: Staff,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let Some(draft) = house.foreign.draft(staff.key) else {
        return Ok(Redirect::to("/sheets/forms").into_response());
    };
    let form = &draft.form;
    let number = asked.page.clamp(1, form.pages.len().max(1));
    let shown = form.pages.get(number - 1).ok_or(Trouble::Absent)?;
    let wrong = problems(form, staff.lang);
    let f = Frame::telling(&staff, Room::Sheets, &house.lately);
    let pages =
        form.pages.iter().map(|one| (one.number, one.questions.len(), one.number == number));
    page(&TemplatePage {
        name: form.name.clone(),
        blank: draft.blank.name.clone(),
        revision: draft.revision,
        number,
        pages: pages.collect(),
        problems: wrong.iter().map(|one| (anchor(one, number), one.words.clone())).collect(),
        picture: overlaid(shown, staff.lang),
        questions: rows(shown, number - 1, &wrong),
        left: shown.left_out().into_iter().map(str::to_owned).collect(),
        longest: LONGEST,
        f,
    })
}

/// Where a problem is mended, seen from the page that is shown.
fn anchor(problem: &FormProblem, shown: usize) -> String {
    let question = problem.question + 1;
    match problem.page + 1 {
        same if same == shown => format!("#n{question}"),
        other => format!("/sheets/forms/template?page={other}#n{question}"),
    }
}

fn rows(page: &ForeignPage, at: usize, wrong: &[FormProblem]) -> Vec<QuestionRow> {
    let row = |(number, one): (usize, &kastanj_paper::ForeignQuestion)| QuestionRow {
        at: number + 1,
        id: one.id.clone(),
        one: one.one,
        wrong: wrong.iter().any(|problem| (problem.page, problem.question) == (at, number)),
        options: one
            .boxes
            .iter()
            .enumerate()
            .map(|(place, id)| OptionRow {
                at: place + 1,
                letter: letter(place),
                name: one
                    .options
                    .get(place)
                    .filter(|name| *name != id)
                    .cloned()
                    .unwrap_or_default(),
                id: id.clone(),
            })
            .collect(),
    };
    page.questions.iter().enumerate().map(row).collect()
}

/// What a button of the page asks for, beside keeping the names.
#[derive(Debug, PartialEq, Eq)]
enum Wish {
    Keep,
    File,
    Regroup(Regrouping),
    GoTo(usize),
}

impl Wish {
    /// From what the button sends: numbers of questions and boxes count from 1.
    fn of(sent: &str, fields: &Fields) -> Option<Wish> {
        let mut words = sent.splitn(2, ':');
        let (what, rest) = (words.next()?, words.next().unwrap_or_default());
        let number = |text: &str| text.parse::<usize>().ok()?.checked_sub(1);
        let pair = || {
            let (question, at) = rest.split_once(':')?;
            Some((number(question)?, number(at)?))
        };
        Some(match what {
            "keep" => Wish::Keep,
            "file" => Wish::File,
            "page" => Wish::GoTo(rest.parse().ok()?),
            "join" => {
                let chosen: Option<Vec<usize>> = fields.all("pick").map(number).collect();
                Wish::Regroup(Regrouping::Join(chosen?))
            }
            "split" => {
                let (question, at) = pair()?;
                Wish::Regroup(Regrouping::Split { question, at })
            }
            "out" => {
                let (question, at) = pair()?;
                Wish::Regroup(Regrouping::LeaveOut { question, at })
            }
            "out-all" => Wish::Regroup(Regrouping::LeaveOutAll(number(rest)?)),
            "back" => Wish::Regroup(Regrouping::PutBack(rest.to_owned())),
            _ => return None,
        })
    }

    /// The question to look at afterwards, from 1.
    fn next_question(&self) -> usize {
        match self {
            Wish::Regroup(Regrouping::Join(chosen)) => chosen.iter().min().map_or(1, |at| at + 1),
            Wish::Regroup(Regrouping::Split { question, .. }) => question + 2,
            Wish::Regroup(Regrouping::LeaveOut { question, .. }) => question + 1,
            Wish::Regroup(Regrouping::LeaveOutAll(question)) => (*question).max(1),
            _ => 1,
        }
    }
}

/// Keeps the names of a page and does what the button asks for.
pub(crate) async fn save(
    State(house): State<Arc<House>>,
    staff: Staff,
    fields: Fields,
) -> Result<Response, Trouble> {
    let lang = staff.lang;
    let wish = Wish::of(fields.one("do").unwrap_or("keep"), &fields).ok_or(Trouble::BadForm)?;
    if house.foreign.draft(staff.key).is_none() {
        house.lately.say(staff.key, tr!(lang, "web-foreign-gone"));
        return Ok(Redirect::to("/sheets/forms").into_response());
    }
    let number: usize = fields.needed("page")?;
    let revision: u64 = fields.needed("revision")?;
    let to = |page: usize, place: &str| {
        Redirect::to(&format!("/sheets/forms/template?page={page}{place}")).into_response()
    };
    let stays = wish == Wish::File;
    let changed = house.foreign.change(staff.key, revision, stays, |form| {
        name(form, number, &fields);
        match &wish {
            Wish::Regroup(change) => {
                number.checked_sub(1).is_some_and(|page| form.regroup(page, change))
            }
            _ => true,
        }
    });
    Ok(match (changed, &wish) {
        (None, _) => {
            house.lately.say(staff.key, tr!(lang, "web-foreign-stale"));
            to(number, "")
        }
        (Some(false), Wish::Regroup(Regrouping::Join(_))) => {
            house.lately.say(staff.key, tr!(lang, "web-foreign-join-two"));
            to(number, "#tools")
        }
        (Some(_), Wish::File) => match house.foreign.draft(staff.key) {
            Some(draft) if problems(&draft.form, lang).is_empty() => toml(&draft.form, lang),
            _ => to(number, "#problems"),
        },
        (Some(_), Wish::GoTo(other)) => to(*other, ""),
        (Some(_), Wish::Keep) => {
            house.lately.say(staff.key, tr!(lang, "web-foreign-kept"));
            to(number, "")
        }
        (Some(_), Wish::Regroup(_)) => to(number, &format!("#q{}", wish.next_question())),
    })
}

/// The template as a file.
fn toml(form: &ForeignForm, lang: Lang) -> Response {
    let name = format!("{}.toml", tr!(lang, "web-foreign-file"));
    attachment(&name, "application/toml", form.to_toml(lang).into_bytes())
}

/// Takes the names and kinds of a page's questions from its fields; what was not sent stays.
fn name(form: &mut ForeignForm, number: usize, fields: &Fields) {
    if let Some(name) = fields.one("form").map(tidy).filter(|name| !name.is_empty()) {
        form.name = name;
    }
    let page = number.checked_sub(1).and_then(|at| form.pages.get_mut(at));
    for (at, question) in page.into_iter().flat_map(|page| &mut page.questions).enumerate() {
        let number = at + 1;
        let Some(id) = fields.one(&format!("n{number}")).map(tidy) else { continue };
        if !id.is_empty() {
            question.id = id;
        }
        match fields.one(&format!("m{number}")) {
            Some("one") => question.one = true,
            Some("many") => question.one = false,
            _ => {}
        }
        let names: Vec<Option<String>> = (1..=question.boxes.len())
            .map(|place| fields.one(&format!("o{number}-{place}")).map(tidy))
            .map(|name| name.filter(|name| !name.is_empty()))
            .collect();
        question.options = if names.iter().all(Option::is_none) {
            Vec::new()
        } else {
            names
                .into_iter()
                .zip(&question.boxes)
                .map(|(name, id)| name.unwrap_or_else(|| id.clone()))
                .collect()
        };
    }
}

/// A name as it stands in one line.
fn tidy(sent: &str) -> String {
    sent.chars()
        .filter(|sign| !sign.is_control())
        .take(LONGEST)
        .collect::<String>()
        .trim()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buttons_say_what_they_want_and_nonsense_wants_nothing() {
        let fields = Fields::of(vec![
            ("pick".to_owned(), "3".to_owned()),
            ("pick".to_owned(), "1".to_owned()),
        ]);
        let wish = |sent: &str| Wish::of(sent, &fields);
        assert_eq!(wish("join"), Some(Wish::Regroup(Regrouping::Join(vec![2, 0]))));
        let split = Regrouping::Split { question: 1, at: 2 };
        assert_eq!(wish("split:2:3"), Some(Wish::Regroup(split)));
        let back = Regrouping::PutBack("q1:2".to_owned());
        assert_eq!(wish("back:q1:2"), Some(Wish::Regroup(back)));
        for nonsense in ["", "split", "split:0:1", "split:1", "out-all:x", "page:-1", "delete"] {
            assert_eq!(wish(nonsense), None, "{nonsense}");
        }
        let none = Fields::of(vec![("pick".to_owned(), "0".to_owned())]);
        assert_eq!(Wish::of("join", &none), None);
    }

    #[test]
    fn names_have_no_line_breaks_and_an_end() {
        assert_eq!(tidy("  a\nb\u{7} "), "ab");
        assert_eq!(tidy(&"å".repeat(500)).chars().count(), LONGEST);
    }
}
