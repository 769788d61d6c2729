use std::sync::Arc;

use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, State};
use axum::response::{IntoResponse, Redirect, Response};
use kastanj_desk::own_units;
use kastanj_desk::scanning::ScannedFile;
use kastanj_desk::second_looks::second_looks;
use kastanj_desk::taking::{self, FileFate};
use kastanj_language::tr;
use kastanj_record::UnitCode;
use kastanj_store::Person;

use super::overview;
use super::receipt::{Receipt, gave_up};
use super::receive::{Came, Limits, receive};
use crate::house::House;
use crate::pages::week_choice;
use crate::reading::NotRead;
use crate::trouble::Trouble;
use crate::visitor::Staff;

/// Takes files in: reads them beside the store, and stores what they say in one change.
pub(crate) async fn take(
    State(house): State<Arc<House>>,
    staff: Staff,
    parts: Result<Multipart, MultipartRejection>,
) -> Result<Response, Trouble> {
    let parts = parts.map_err(|_| Trouble::BadForm)?;
    let received = receive(parts, Limits::default()).await?;
    if received.files.is_empty() {
        let problem = tr!(staff.lang, "web-sheets-no-file");
        return overview(&house, &staff, Some(problem)).await;
    }
    let week = week_choice::chosen(&received.fields)?;
    let chosen: Option<UnitCode> = received.fields.parsed("unit")?;
    let unit = house
        .turn(&staff.person, move |desk| {
            let own = own_units(&desk.store.view(), &desk.study)?;
            Ok(match own.as_slice() {
                [only] => Some(only.code.clone()),
                own => chosen.filter(|code| own.iter().any(|unit| unit.code == *code)),
            })
        })
        .await?;
    let Some(unit) = unit else {
        let problem = tr!(staff.lang, "web-sheets-no-unit");
        return overview(&house, &staff, Some(problem)).await;
    };
    let (mut names, mut whole) = (Vec::new(), Vec::new());
    for (_, came) in received.files {
        match came {
            Came::Whole(file) => {
                names.push((file.name.clone(), true));
                whole.push(file);
            }
            Came::TooLarge(name) => names.push((name, false)),
        }
    }
    let share = share_of(&house, &staff.person, unit.clone()).await?;
    let read = house.reading.read(whole, share).await;
    let fates = store(&house, &staff.person, read, unit, week).await?;
    let mut fates = fates.into_iter();
    let files = names
        .into_iter()
        .map(|(name, whole)| {
            let fate = if whole { fates.next() } else { None };
            (name, fate.unwrap_or(FileFate::TooLarge))
        })
        .collect();
    house.lately.received(staff.key, Receipt { files });
    Ok(Redirect::to("/sheets/taken").into_response())
}

/// How much of what a unit's sheets say without a doubt is drawn for a second look, 0–1.
pub(crate) async fn share_of(
    house: &House,
    person: &Person,
    unit: UnitCode,
) -> Result<f64, Trouble> {
    let looks = house.turn(person, move |desk| Ok(second_looks(&desk.store.view(), &unit)?));
    Ok(looks.await?.answers)
}

/// Stores what was read; what became of each file stands in its place.
pub(crate) async fn store(
    house: &House,
    person: &Person,
    read: Vec<Result<ScannedFile, NotRead>>,
    unit: UnitCode,
    week: Option<kastanj_record::Week>,
) -> Result<Vec<FileFate>, Trouble> {
    let mut scanned = Vec::new();
    let mut unread = Vec::new();
    for one in read {
        match one {
            Ok(file) => {
                scanned.push(file);
                unread.push(None);
            }
            Err(why) => unread.push(Some(not_read(&why))),
        }
    }
    let taken = if scanned.is_empty() {
        Vec::new()
    } else {
        let logged = person.clone();
        house
            .change(person, move |batch, setting| {
                let setting = setting.taking();
                Ok(taking::take_each(batch, &setting, &logged, &scanned, &unit, week))
            })
            .await?
    };
    let mut taken = taken.into_iter().map(|taken| match taken {
        Ok(taken) => FileFate::Taken(taken),
        Err(problem) => FileFate::not_stored(&problem),
    });
    let gone = || FileFate::NotStored { sv: String::new(), en: String::new() };
    let fate =
        |unread: Option<FileFate>| unread.unwrap_or_else(|| taken.next().unwrap_or_else(gone));
    Ok(unread.into_iter().map(fate).collect())
}

fn not_read(why: &NotRead) -> FileFate {
    match why {
        NotRead::Scan(error) => FileFate::not_stored(error),
        NotRead::GaveUp => gave_up(),
    }
}
