use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use kastanj_desk::key_of;
use kastanj_desk::refused_pages::{is_of_trial_sheet, refusal_words};
use kastanj_desk::taking::{FileFate, NotTaken, PageFate, Taken, is_none_of_ours};
use kastanj_desk::trial_sheets::TrialWords;
use kastanj_instrument::{OwnPaper, PageCode};
use kastanj_language::{Lang, lookup, tr};
use kastanj_paper::{Fitness, Refusal};
use kastanj_record::occasion_label;

use crate::frame::{Frame, Room, page};
use crate::house::House;
use crate::number;
use crate::trouble::Trouble;
use crate::visitor::Staff;

/// What became of an upload, file by file.
#[derive(Debug)]
pub(crate) struct Receipt {
    pub(super) files: Vec<(String, FileFate)>,
}

/// A file that could not be read, for reasons that nobody knows.
pub(crate) fn gave_up() -> FileFate {
    FileFate::NotStored {
        sv: tr!(Lang::Sv, "web-taken-gave-up"),
        en: tr!(Lang::En, "web-taken-gave-up"),
    }
}

/// File by file, page by page, and what to do next.
#[derive(Template)]
#[template(path = "taken.html")]
pub(super) struct TakenPage {
    f: Frame,
    files: Vec<FileRow>,
    doubts: usize,
    /// Sheets without an owner: where they are dealt with.
    waiting: Vec<String>,
    conflicts: usize,
    /// Whether the files lie in the watched folder.
    from_folder: bool,
    /// How many of them can be removed.
    removable: usize,
}

/// One file.
struct FileRow {
    name: String,
    /// What became of it as a whole.
    words: String,
    /// Whether nothing of it was stored.
    bad: bool,
    /// Trial sheets among its pages.
    trials: Vec<TrialRow>,
    /// Pages that a person has to do something about.
    open: Vec<PageRow>,
    /// Pages that are done with.
    done: Vec<PageRow>,
    /// How many they are, by what became of them.
    done_words: String,
    /// Contacts that began with packs of which nothing was known.
    begun: Vec<String>,
}

/// A trial sheet with what it tells.
struct TrialRow {
    page: u32,
    unfit: bool,
    words: TrialWords,
}

/// One page, or several with the same fate.
struct PageRow {
    pages: String,
    words: String,
    /// Where it is dealt with, and what that is called.
    next: Option<(String, String)>,
}

/// The page.
pub(crate) async fn taken(
    State(house): State<Arc<House>>,
    staff: Staff,
) -> Result<Response, Trouble> {
    let Some(receipt) = house.lately.receipt(staff.key) else {
        return Ok(Redirect::to("/sheets").into_response());
    };
    page(&TakenPage::of(&receipt, Frame::of(&staff, Room::Sheets), staff.lang, None))
}

impl TakenPage {
    pub(super) fn of(receipt: &Receipt, f: Frame, lang: Lang, folder: Option<usize>) -> TakenPage {
        let all = || receipt.files.iter().filter_map(|(_, fate)| taken_of(fate));
        let mut waiting: Vec<String> = Vec::new();
        for (_, id, _) in all().flat_map(Taken::parked) {
            waiting.push(format!("/waiting/{}", number::spell(&id.0)));
        }
        waiting.dedup();
        let mut files: Vec<FileRow> =
            receipt.files.iter().map(|(name, fate)| file_row(name, fate, lang)).collect();
        // Files of which nothing was stored come first: nobody looks for them below the others.
        files.sort_by_key(|file| !file.bad);
        TakenPage {
            f,
            files,
            doubts: all().map(|taken| taken.doubtful).sum(),
            waiting,
            conflicts: all().map(|taken| taken.conflicts).sum(),
            from_folder: folder.is_some(),
            removable: folder.unwrap_or(0),
        }
    }
}

fn taken_of(fate: &FileFate) -> Option<&Taken> {
    match fate {
        FileFate::Taken(taken) => Some(taken),
        FileFate::TooLarge | FileFate::NotStored { .. } => None,
    }
}

fn file_row(name: &str, fate: &FileFate, lang: Lang) -> FileRow {
    let none = |words| FileRow {
        name: name.to_owned(),
        words,
        bad: true,
        trials: Vec::new(),
        open: Vec::new(),
        done: Vec::new(),
        done_words: String::new(),
        begun: Vec::new(),
    };
    match fate {
        FileFate::TooLarge => none(tr!(lang, "web-taken-too-large")),
        FileFate::NotStored { sv, en } => none(match lang {
            Lang::Sv => sv.clone(),
            Lang::En => en.clone(),
        }),
        FileFate::Taken(taken) => {
            let rows =
                taken.pages.iter().filter_map(|(number, fate)| page_row(*number, fate, lang));
            let (done, open): (Vec<_>, Vec<_>) = rows.partition(|(_, open)| !open);
            let strip = |rows: Vec<(PageRow, bool)>| together(rows.into_iter().map(|(row, _)| row));
            let done_words = done_words(taken, lang);
            let trials: Vec<TrialRow> = taken
                .trials()
                .map(|(page, found)| TrialRow {
                    page,
                    unfit: found.fitness() == Fitness::Unfit,
                    words: TrialWords::of(found, lang),
                })
                .collect();
            let nothing_else = trials.len() == taken.pages.len() && !trials.is_empty();
            FileRow {
                name: name.to_owned(),
                words: match nothing_else {
                    true => tr!(lang, "web-taken-trial-alone"),
                    false => tr!(lang, "web-taken-stored", count = taken.stored),
                },
                trials,
                bad: taken.stored == 0 && !open.is_empty(),
                open: strip(open),
                done_words,
                done: strip(done),
                begun: taken.begun.iter().map(ToString::to_string).collect(),
            }
        }
    }
}

/// How many pages ask for nothing, by what became of them.
fn done_words(taken: &Taken, lang: Lang) -> String {
    let (mut done, mut known, mut blank, mut foreign) = (0_usize, 0_usize, 0_usize, 0_usize);
    for (_, fate) in &taken.pages {
        match fate {
            PageFate::Stored { doubtful: 0, .. } | PageFate::Left => done += 1,
            PageFate::NotTaken(NotTaken::Known(_)) => known += 1,
            PageFate::NotTaken(NotTaken::Refused(refusal)) => {
                match key_of(&refusal.reason).as_str() {
                    "blank-page" => blank += 1,
                    "foreign-page" => foreign += 1,
                    _ => {}
                }
            }
            PageFate::Stored { .. }
            | PageFate::Parked { .. }
            | PageFate::Trial(_)
            | PageFate::NotTaken(_) => {}
        }
    }
    let told = [
        (done, "web-taken-done-pages"),
        (known, "web-taken-known-pages"),
        (foreign, "web-taken-foreign-pages"),
        (blank, "web-taken-blank-pages"),
    ];
    let told = told.into_iter().filter(|(count, _)| *count > 0);
    let words: Vec<String> =
        told.map(|(count, key)| lookup(lang, key, &[("count", count.into())])).collect();
    words.join(" · ")
}

/// Pages with the same fate in one row; those that wait for an owner have a row each.
fn together(rows: impl Iterator<Item = PageRow>) -> Vec<PageRow> {
    let mut joined: Vec<PageRow> = Vec::new();
    let label = |row: &PageRow| row.next.as_ref().map(|(_, label)| label.clone());
    for row in rows {
        let waits = row.next.as_ref().is_some_and(|(href, _)| href.starts_with("/waiting/"));
        let same = joined.iter_mut().filter(|_| !waits);
        match same.into_iter().find(|known| known.words == row.words && label(known) == label(&row))
        {
            Some(known) => {
                known.pages = format!("{}, {}", known.pages, row.pages);
                if let Some((href, _)) = &mut known.next {
                    // To the page where any number can be typed.
                    href.truncate(href.find('?').unwrap_or(href.len()));
                }
            }
            None => joined.push(row),
        }
    }
    joined
}

/// Where a paper of staff's own is keyed that lay among the sheets.
fn own_paper(code: PageCode, lang: Lang) -> Option<(String, String)> {
    Some(match OwnPaper::of(code.tag)? {
        OwnPaper::PackSlip => {
            (format!("/key?sheet={}", code.serial), tr!(lang, "web-fate-slip-next"))
        }
        OwnPaper::MonthTally => ("/tally".to_owned(), tr!(lang, "web-fate-tally-next")),
    })
}

/// What became of a page in words, and whether it asks for something; none for a trial sheet, which
/// has more to tell.
fn page_row(number: u32, fate: &PageFate, lang: Lang) -> Option<(PageRow, bool)> {
    let row = |words, next| PageRow { pages: number.to_string(), words, next };
    let plain = |words: String, open: bool| (row(words, None), open);
    let with = |words: String, href: String, label: String| (row(words, Some((href, label))), true);
    Some(match fate {
        PageFate::Trial(_) => return None,
        PageFate::Stored { contact, occasion, form_page, doubtful } => {
            let words = tr!(
                lang,
                "web-fate-stored",
                contact = contact.to_string(),
                occasion = occasion_label(*occasion, lang),
                page = *form_page,
                doubtful = *doubtful
            );
            plain(words, *doubtful > 0)
        }
        PageFate::Parked { id, .. } => with(
            tr!(lang, "web-fate-waiting"),
            format!("/waiting/{}", number::spell(&id.0)),
            tr!(lang, "web-fate-waiting-next"),
        ),
        PageFate::Left => plain(tr!(lang, "web-fate-left"), false),
        PageFate::NotTaken(why) => match why {
            NotTaken::Practice => plain(tr!(lang, "web-fate-practice"), true),
            NotTaken::Elsewhere => plain(tr!(lang, "web-fate-elsewhere"), true),
            NotTaken::Known(again) => plain(
                tr!(lang, "web-fate-known", unsure = again.unsure, overruled = again.overruled),
                again.unsure + again.overruled > 0,
            ),
            NotTaken::Unsure => with(
                tr!(lang, "web-fate-unsure"),
                "/sheets#conflicts".to_owned(),
                tr!(lang, "web-fate-unsure-next"),
            ),
            NotTaken::Conflict => with(
                tr!(lang, "web-fate-conflict"),
                "/sheets#conflicts".to_owned(),
                tr!(lang, "web-fate-conflict-next"),
            ),
            NotTaken::Empty(code) => with(
                tr!(lang, "web-fate-empty"),
                format!("/key?sheet={code}"),
                tr!(lang, "web-fate-empty-next"),
            ),
            NotTaken::Refused(refusal) => {
                let open = !is_none_of_ours(refusal.reason);
                if let Some(next) = refusal.code.and_then(|code| own_paper(code, lang)) {
                    return Some((row(refusal.reason.explain(lang), Some(next)), open));
                }
                let (why, code) = refused_words(refusal, lang);
                let words = tr!(lang, "web-fate-refused", why = why);
                match code.filter(|_| open) {
                    Some(code) => with(
                        words,
                        format!("/key?sheet={code}"),
                        tr!(lang, "web-fate-refused-next"),
                    ),
                    None => plain(words, open),
                }
            }
        },
    })
}

/// Why a page was not read, and the code by which it can be keyed: nobody keys the trial sheet.
fn refused_words(refusal: &Refusal, lang: Lang) -> (String, Option<String>) {
    let code = refusal.code.filter(|_| !is_of_trial_sheet(refusal));
    (refusal_words(lang, refusal), code.map(|code| code.to_string()))
}
