use std::sync::Arc;

use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, State};
use axum::response::{IntoResponse, Redirect, Response};
use kastanj_desk::foreign_scans::{self, ForeignFile, ForeignScanError};
use kastanj_language::{Explain, Lang, tr};
use kastanj_paper::{ForeignForm, ForeignReader};

use super::problems::problems;
use super::refused;
use super::upload::{Sent, lines};
use crate::foreign_desk::WasRead;
use crate::house::House;
use crate::pages::sheets::{Came, Limits, Received, receive};
use crate::reading::Incoming;
use crate::trouble::Trouble;
use crate::visitor::Staff;

/// So many pages are kept to be shown and taken along; files beyond wait for the next time.
const MOST_PAGES: usize = 2_000;

/// Reads scans by the template that is open, or by one that comes with its blank.
pub(crate) async fn read(
    State(house): State<Arc<House>>,
    staff: Staff,
    parts: Result<Multipart, MultipartRejection>,
) -> Result<Response, Trouble> {
    let lang = staff.lang;
    let mut received = receive(parts.map_err(|_| Trouble::BadForm)?, Limits::default()).await?;
    let known = known(&house, &staff, &mut received).await?;
    let (form, reader) = match known {
        Ok(known) => known,
        Err(words) => return refused(&house, &staff, words, true),
    };
    let scans: Vec<Came> = received
        .files
        .into_iter()
        .filter(|(name, _)| name == "files")
        .map(|(_, came)| came)
        .collect();
    if scans.is_empty() {
        return refused(&house, &staff, vec![tr!(lang, "web-sheets-no-file")], true);
    }
    let (mut files, mut unread) = (Vec::new(), Vec::new());
    let both = |key: &str| Lang::ALL.map(|lang| kastanj_language::lookup(lang, key, &[]));
    for came in scans {
        match came {
            Came::TooLarge(name) => unread.push((name, both("web-taken-too-large"))),
            Came::Whole(file) if pages_of(&files) >= MOST_PAGES => {
                unread.push((file.name, both("web-foreign-too-many")));
            }
            Came::Whole(file) => {
                let name = file.name.clone();
                match one(&house, &reader, file).await {
                    Some(Ok(read)) => files.push(read),
                    Some(Err(error)) => {
                        unread.push((name, Lang::ALL.map(|lang| error.explain(lang))));
                    }
                    None => unread.push((name, both("web-taken-gave-up"))),
                }
            }
        }
    }
    house.foreign.keep_read(staff.key, WasRead { form, files, unread });
    Ok(Redirect::to("/sheets/forms/answers").into_response())
}

fn pages_of(files: &[ForeignFile]) -> usize {
    files.iter().map(|file| file.pages.len()).sum()
}

async fn one(
    house: &House,
    reader: &Arc<ForeignReader>,
    file: Incoming,
) -> Option<Result<ForeignFile, ForeignScanError>> {
    let reader = Arc::clone(reader);
    let reading = house.reading.beside(move |decoding| {
        foreign_scans::read_bytes(&reader, decoding, &file.name, &file.bytes, None)
    });
    reading.await
}

/// The form with its reader, or what a person has to mend.
type Known = Result<(ForeignForm, Arc<ForeignReader>), Vec<String>>;

/// By which form it is read: the one that came along, or the one that is open.
async fn known(house: &House, staff: &Staff, received: &mut Received) -> Result<Known, Trouble> {
    let lang = staff.lang;
    let came = received.files.iter().any(|(name, _)| name == "blank" || name == "template");
    let draft = house.foreign.draft(staff.key).filter(|_| !came);
    if let Some(draft) = draft {
        let wrong = problems(&draft.form, lang);
        if !wrong.is_empty() {
            return Ok(Err(wrong.into_iter().map(|one| one.words).collect()));
        }
        let learning = house.reading.beside(move |decoding| {
            let (mut form, blank) = (draft.form, draft.blank);
            // It lies here since it was opened: nobody has exchanged it.
            let recorded = form.blank.take();
            let reader = foreign_scans::reader(&form, decoding, &blank.name, &blank.bytes);
            form.blank = recorded;
            reader.map(|reader| (form, Arc::new(reader))).map_err(|error| lines(&error, lang))
        });
        return learning.await.ok_or(Trouble::Broken);
    }
    let sent = match Sent::of(received, lang) {
        Ok(Sent { blank, template: Some(template) }) => (blank, template),
        Ok(Sent { template: None, .. }) => {
            return Ok(Err(vec![tr!(lang, "web-foreign-no-template")]));
        }
        Err(words) => return Ok(Err(vec![words])),
    };
    let learning = house.reading.beside(move |decoding| {
        let (blank, template) = sent;
        let form = foreign_scans::template(&template.name, &template.bytes)
            .map_err(|error| lines(&error, lang))?;
        match foreign_scans::reader(&form, decoding, &blank.name, &blank.bytes) {
            Ok(reader) => Ok((form, Arc::new(reader))),
            Err(ForeignScanError::OtherBlank { file }) => {
                Err(vec![tr!(lang, "web-foreign-other-blank", file = file)])
            }
            Err(error) => Err(lines(&error, lang)),
        }
    });
    learning.await.ok_or(Trouble::Broken)
}
