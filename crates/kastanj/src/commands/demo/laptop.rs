//! The laptop of one service, as of this week: what the demonstration shows in the browser.

use std::path::Path;

use kastanj_desk::{Desk, furnish, laptop_study};
use kastanj_instrument::Library;
use kastanj_language::tr;
use kastanj_record::{KeptAt, Study, UnitCode};
use kastanj_store::{KeyCost, Store};

use super::{PASSPHRASE, PERSON};
use crate::context::Context;
use crate::failure::Failure;
use crate::{rehearsing, study_file};

/// Fills the store of one unit's laptop; tells how many contacts it has.
pub(super) fn fill(
    context: &Context,
    dir: &Path,
    unit: &UnitCode,
    seed: u64,
) -> Result<usize, Failure> {
    let source = study_file::load_source(context, None)?;
    let library = Library::shipped();
    let text = laptop_study(&source.text, unit, &["session_reports", "added_value"])
        .map_err(|error| context.fail(&error))?;
    let study = Study::parse("study.toml", &text, &library)
        .map_err(|faults| study_file::faults(context, &faults))?;
    let person = PERSON
        .parse()
        .map_err(|_| Failure(tr!(context.lang, "program-bad-person", name = PERSON)))?;
    let (mut store, _recovery) = Store::create(dir, &person, PASSPHRASE, KeyCost::STRONG)
        .map_err(|error| context.fail(&error))?;
    furnish(&mut store, &study, &text, KeptAt::Service).map_err(|error| context.fail(&error))?;
    let kept_at = KeptAt::Service;
    let mut desk = Desk { store, study, library, kept_at };
    let contacts = rehearsing::fill(&mut desk, seed, context.lang)?;
    desk.store.close().map_err(|error| context.fail(&error))?;
    Ok(contacts)
}
