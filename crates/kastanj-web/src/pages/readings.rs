//! How the answers of a contact's forms came into the record: what the machine said, who decided
//! what and when; words that were written by hand; and a second keying, asked for with one tap.

use std::collections::BTreeSet;
use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{Redirect, Response};
use kastanj_desk::Desk;
use kastanj_desk::keying::{KeyedQuestion, questions};
use kastanj_desk::review::machine_words;
use kastanj_language::{Lang, decimal, lookup, sentence_case, tr};
use kastanj_record::{
    Assessment, AssessmentId, EpisodeCode, Mode, ShortCode, iso_date, occasion_label, stored_items,
};
use kastanj_store::{Batch, PicturePurpose, Ruling, RulingOn};

use crate::fields::Fields;
use crate::frame::{Frame, Room, shown};
use crate::house::House;
use crate::number;
use crate::paper::pages_on_paper;
use crate::trouble::Trouble;
use crate::visitor::{Contact, Staff};

/// Seconds of a day.
const DAY: i64 = 86_400;

/// The page of one contact.
#[derive(Template)]
#[template(path = "readings.html")]
struct ReadingsPage {
    f: Frame,
    code: String,
    forms: Vec<FormLines>,
}

/// One form.
struct FormLines {
    id: String,
    occasion: String,
    /// Its pages, as they are found among the paper.
    pages: Vec<String>,
    /// Through which doors its answers came.
    doors: String,
    /// Zones with words written by hand.
    words: Vec<String>,
    rulings: Vec<Line>,
    /// Whether it can be keyed again, and whether somebody asked for that.
    can_key: bool,
    wanted: bool,
}

/// One decision.
struct Line {
    question: String,
    machine: String,
    said: String,
    on: String,
    by: String,
}

/// The page.
pub(crate) async fn show(
    State(house): State<Arc<House>>,
    staff: Staff,
    Contact(code): Contact,
) -> Result<Response, Trouble> {
    shown(&house, &staff, Room::Contacts, move |desk: &Desk, f| look(desk, code, f)).await
}

fn look(desk: &Desk, code: EpisodeCode, f: Frame) -> Result<ReadingsPage, Trouble> {
    let lang = f.w.0;
    let view = desk.store.view();
    let episode = view.episode_by_code(code)?;
    let forms = view.assessments_of_episode(episode.id)?;
    let forms: Result<Vec<FormLines>, Trouble> =
        forms.iter().map(|known| form(desk, known, episode.short_code, lang)).collect();
    Ok(ReadingsPage { f, code: code.to_string(), forms: forms? })
}

fn form(
    desk: &Desk,
    known: &Assessment,
    copy: Option<ShortCode>,
    lang: Lang,
) -> Result<FormLines, Trouble> {
    let view = desk.store.view();
    let of_form = desk.library.resolve(&known.form).map(|(form, variant)| {
        let stored = stored_items(form, variant, desk.kept_at);
        let pages: BTreeSet<u8> = stored.iter().map(|one| one.page).collect();
        (questions(form, &stored, lang), pages)
    });
    let (asked, pages) = of_form.unwrap_or_default();
    let pictures = view.row_pictures(known.id)?;
    let words = pictures.iter().filter(|one| one.purpose == PicturePurpose::Words);
    let of = |mode: Mode| known.answers.iter().filter(|one| one.provenance.mode == mode).count();
    let doors = Mode::ALL.iter().filter(|mode| of(**mode) > 0);
    let doors: Vec<String> =
        doors.map(|mode| format!("{}: {}", mode.label(lang), of(*mode))).collect();
    Ok(FormLines {
        id: number::spell(&known.id.0),
        occasion: sentence_case(&occasion_label(known.occasion, lang)),
        pages: match known.sheet {
            Some(_) => pages_on_paper(&known.form, known.sheet, copy, pages, lang),
            None => Vec::new(),
        },
        doors: doors.join(" · "),
        words: words.map(|one| one.item.to_string()).collect(),
        rulings: view.rulings(known.id)?.iter().map(|one| line(one, &asked, lang)).collect(),
        can_key: known.form.questionnaire == desk.study.plan.questionnaire && of(Mode::Screen) == 0,
        wanted: view.is_keying_wanted(known.id)?,
    })
}

fn line(ruling: &Ruling, asked: &[KeyedQuestion], lang: Lang) -> Line {
    let what = &ruling.what;
    let question = asked.iter().find(|question| question.item == what.item);
    let said = question
        .map_or_else(|| what.said.words(lang), |question| question.answer_words(lang, &what.said));
    let on = match what.on {
        RulingOn::Doubt => tr!(lang, "web-readings-on-doubt"),
        RulingOn::SecondLook => tr!(lang, "web-readings-on-second"),
        RulingOn::ThirdLook => tr!(lang, "web-readings-on-third"),
        RulingOn::Keying => tr!(lang, "web-readings-on-keying"),
        RulingOn::TakenBack => tr!(lang, "web-readings-on-back"),
    };
    let day = iso_date(ruling.at.div_euclid(DAY));
    Line {
        question: question
            .map_or_else(|| what.item.to_string(), |one| format!("{}. {}", one.number, one.stem)),
        machine: machine(ruling, question, lang),
        said,
        on,
        by: format!("{}, {day}", ruling.by),
    }
}

/// What the machine had said, in words, and how sure it was.
fn machine(ruling: &Ruling, question: Option<&KeyedQuestion>, lang: Lang) -> String {
    let Some(said) = &ruling.what.machine else { return "–".to_owned() };
    let (first, guess) = machine_words(said);
    let named = |code: &str| -> String {
        let codes: Option<Vec<_>> = code.split('+').map(|code| code.parse().ok()).collect();
        let choice = |code: i16| {
            let of = question?.choices.iter().find(|choice| choice.code.0 == code)?;
            Some(of.label.clone())
        };
        let labels = codes.map(|codes: Vec<i16>| codes.into_iter().filter_map(choice).collect());
        match labels {
            Some(labels) if !Vec::<String>::is_empty(&labels) => labels.join(" + "),
            _ => match code {
                "blank" => tr!(lang, "web-review-no-mark"),
                "declined" => tr!(lang, "program-answer-declined"),
                other => other.to_owned(),
            },
        }
    };
    let words = match guess {
        Some(guess) => {
            let reason = lookup(lang, &format!("program-scan-reason-{first}"), &[]);
            tr!(lang, "web-readings-unsure", reason = reason, guess = named(guess))
        }
        None => named(first),
    };
    ruling.what.posterior.map_or(words.clone(), |posterior| sure(&words, posterior, lang))
}

/// What the machine said, with how sure it was. Where no answer of the form fits what is on the
/// paper, such as two marks, its best guess is as good as any: that is no measure of sureness.
fn sure(words: &str, posterior: f64, lang: Lang) -> String {
    let percent = (posterior * 100.0).round();
    if percent < 1.0 {
        tr!(lang, "web-readings-not-sure", words = words)
    } else if percent > 99.0 {
        tr!(lang, "web-readings-most-sure", words = words)
    } else {
        tr!(lang, "web-readings-sure", words = words, percent = decimal(lang, percent, 0))
    }
}

/// Asks for a second keying, or takes a picture of words away.
pub(crate) async fn save(
    State(house): State<Arc<House>>,
    staff: Staff,
    Contact(code): Contact,
    fields: Fields,
) -> Result<Redirect, Trouble> {
    let lang = staff.lang;
    let words =
        house.change(&staff.person, move |batch, _| keep(batch, code, &fields, lang)).await?;
    house.lately.say(staff.key, words);
    Ok(Redirect::to(&format!("/contact/{code}/readings")))
}

fn keep(
    batch: &mut Batch<'_>,
    code: EpisodeCode,
    fields: &Fields,
    lang: Lang,
) -> Result<String, Trouble> {
    let episode = batch.view().episode_by_code(code)?;
    let id = AssessmentId(number::read(fields.one("id").ok_or(Trouble::BadForm)?)?);
    if batch.view().assessment(id)?.episode != episode.id {
        return Err(Trouble::Absent);
    }
    match (fields.one("want"), fields.one("drop")) {
        (Some(want), None) => {
            batch.want_keying(id, want == "1")?;
            Ok(if want == "1" {
                tr!(lang, "web-readings-wanted")
            } else {
                tr!(lang, "web-readings-unwanted")
            })
        }
        (None, Some(item)) => {
            let pictures = batch.view().row_pictures(id)?;
            let mut words = pictures.iter().filter(|one| one.purpose == PicturePurpose::Words);
            let picture = words.find(|one| one.item.0 == item).ok_or(Trouble::Stale)?;
            batch.drop_row_picture(picture)?;
            Ok(tr!(lang, "web-readings-dropped"))
        }
        _ => Err(Trouble::BadForm),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_told_of_a_sureness_of_nought_or_of_all() {
        for lang in [Lang::Sv, Lang::En] {
            for (posterior, told) in
                [(0.0, None), (0.004, None), (0.5, Some("50 %")), (0.03, Some("3 %"))]
            {
                let words = sure("Ofta", posterior, lang);
                assert!(words.contains("Ofta") && !words.contains(" 0 %"), "{words}");
                assert!(told.is_none_or(|told| words.contains(told)), "{words}");
                assert!(told.is_some() || !words.contains('%'), "{words}");
            }
            let most = sure("Ofta", 0.9999, lang);
            assert!(most.contains("99 %") && !most.contains("100"), "{most}");
        }
    }
}
