//! A sheet printed from an episode: its serial is bound to that occasion before it is printed.

use kastanj_instrument::{FormKey, Library, Occasion, Serial, SheetKind};
use kastanj_language::tr;
use kastanj_paper::Edition;
use kastanj_record::EpisodeCode;
use kastanj_store::{Sheet, Store, StoreError};

use crate::arguments::PrintForm;
use crate::context::Context;
use crate::failure::Failure;
use crate::opening;

/// Draws a serial, records whose it is, and gives the edition to print.
pub(crate) fn edition(
    context: &Context,
    asked: &PrintForm,
    code: EpisodeCode,
) -> Result<Edition, Failure> {
    let lang = context.lang;
    let library = Library::shipped();
    let (questionnaire, variant) = super::form::find(lang, &library, &asked.form)?;
    let variant = match (variant, asked.occasion) {
        (Some(variant), _) => Some(variant),
        (None, Some(at)) => questionnaire.variants.iter().find(|v| v.occasions.contains(&at)),
        (None, None) => None,
    };
    let Some(variant) = variant else {
        return Err(Failure(tr!(lang, "program-print-which-form")));
    };
    let occasion = asked.occasion.or_else(|| variant.occasions.first().copied());
    let serial = super::print_form::draw_serial().map_err(|e| Failure(e.to_string()))?;
    let mut opened = opening::open(context)?;
    let serial = if opened.study.synthetic { serial.for_practice() } else { serial };
    let key =
        FormKey { questionnaire: questionnaire.id.clone(), variant: variant.id.clone(), lang };
    bind(&mut opened.store, code, serial, &key, occasion).map_err(|error| context.fail(&error))?;
    opened.store.close().map_err(|error| context.fail(&error))?;
    let kind = SheetKind::Personal;
    Ok(if asked.large {
        Edition::LargePrint { sheet: Some((kind, serial)) }
    } else {
        Edition::Sheet { kind, serial }
    })
}

/// Records that a personal sheet is this episode's, for this occasion: before it is printed, so
/// that no sheet leaves the printer whose owner nobody knows.
pub(crate) fn bind(
    store: &mut Store,
    code: EpisodeCode,
    serial: Serial,
    form: &FormKey,
    occasion: Option<Occasion>,
) -> Result<(), StoreError> {
    store.batch(|batch| {
        let episode = batch.view().episode_by_code(code)?;
        batch.add_sheet(&Sheet {
            serial,
            kind: SheetKind::Personal,
            unit: episode.unit,
            form: form.tag(),
            occasion,
            episode: Some(episode.id),
        })
    })
}
