use std::collections::BTreeSet;

use kastanj_desk::keying::{KeyedQuestion, KeyedSheet, Owner, Whose, named};
use kastanj_desk::own_units;
use kastanj_desk::taking::TakeSetting;
use kastanj_instrument::{Occasion, Serial, SheetKind};
use kastanj_language::{Lang, tr};
use kastanj_record::{Assessment, EpisodeCode, RawResponse, SheetIdentity, UnitCode};
use kastanj_store::View;

use super::answers;
use crate::fields::Fields;
use crate::trouble::Trouble;

/// Which sheet an address means.
#[derive(Debug, Clone)]
pub(super) enum Address {
    /// Of a contact; named by its number, if somebody typed it.
    Contact(EpisodeCode, Option<String>),
    /// Of a pack that nobody has yet, from this unit.
    Pack {
        pack: Serial,
        unit: Option<UnitCode>,
        /// The page code that somebody typed, which tells the form.
        typed: Option<String>,
    },
}

/// A sheet that is to be keyed, with what the record has of it.
pub(super) struct Job {
    pub(super) sheet: KeyedSheet,
    /// What the record has of it.
    pub(super) known: Option<Assessment>,
    /// The pages that are keyed, where they are not all of the sheet.
    pub(super) pages: Option<BTreeSet<u8>>,
    /// Whether the record has what is keyed: then it is compared.
    pub(super) second: bool,
    /// The questions that are keyed, each with its page.
    pub(super) questions: Vec<(u8, KeyedQuestion)>,
}

impl Job {
    /// Finds the sheet and what is to be keyed of it: all, the pages that have not come in, or,
    /// where none is left or it is to be keyed `again`, those that have.
    pub(super) fn of(
        view: &View<'_>,
        setting: &TakeSetting<'_>,
        address: &Address,
        occasion: Occasion,
        again: bool,
        lang: Lang,
    ) -> Result<Job, Trouble> {
        let mut sheet = sheet(view, setting, address, occasion, lang)?;
        let known = sheet.known(view)?;
        if let Some(known) = &known {
            sheet.form = known.form.clone();
        }
        let TakeSetting { library, kept_at, .. } = *setting;
        library.resolve(&sheet.form).ok_or(Trouble::Absent)?;
        let left = known.as_ref().and_then(|known| sheet.pages_left(library, kept_at, known));
        let second = known.is_some() && (again || left.is_none());
        let (questions, pages) = match (&known, &left) {
            (Some(known), _) if second => sheet.received(library, kept_at, known, lang),
            _ => {
                let mut all = sheet.paged_questions(library, kept_at, lang);
                all.retain(|(page, _)| left.as_ref().is_none_or(|left| left.contains(page)));
                (all, left)
            }
        };
        if questions.is_empty() {
            return Err(Trouble::Said(tr!(lang, "program-key-stays-on-paper")));
        }
        Ok(Job { sheet, known, pages, second, questions })
    }

    /// What was keyed: one response per question, rows numbered from 0.
    pub(super) fn keyed(
        &self,
        fields: &Fields,
    ) -> Result<Vec<(KeyedQuestion, RawResponse)>, Trouble> {
        let keyed = self.questions.iter().enumerate().map(|(at, (_, question))| {
            Ok((question.clone(), answers::row(question, fields, &format!("a{at}"))?))
        });
        keyed.collect()
    }
}

fn sheet(
    view: &View<'_>,
    setting: &TakeSetting<'_>,
    address: &Address,
    occasion: Occasion,
    lang: Lang,
) -> Result<KeyedSheet, Trouble> {
    let TakeSetting { study, library, .. } = *setting;
    let main = || KeyedSheet::main_form(study, library, occasion, lang).ok_or(Trouble::Absent);
    match address {
        Address::Pack { pack, unit, typed } => {
            let form = match typed {
                Some(typed) => named(view, study, library, typed)?.and_then(|known| known.form),
                None => None,
            };
            let known = named(view, study, library, pack.as_str())?.ok_or(Trouble::Absent)?;
            let whose = match &known.owner {
                Owner::NewPack { .. } => {
                    let unit = known.unit(unit.clone(), &own_units(view, study)?);
                    let unit = unit.ok_or(Trouble::BadForm)?;
                    study.unit(&unit).ok_or(Trouble::BadForm)?;
                    view.unit(&unit)?;
                    Whose::NewPack(*pack, unit)
                }
                // It has got its contact meanwhile, such as when the page is sent twice.
                Owner::Contact(episode, _) => Whose::Known(episode.clone()),
                Owner::Practice => return Err(Trouble::Said(tr!(lang, "web-key-practice"))),
                Owner::Copy | Owner::Unknown => return Err(Trouble::Absent),
            };
            let identity = Some(SheetIdentity { kind: SheetKind::Pack, serial: *pack });
            Ok(KeyedSheet { whose, form: form.map_or_else(main, Ok)?, occasion, identity })
        }
        Address::Contact(code, typed) => {
            let episode = view.episode_by_code(*code)?;
            let (form, identity) = match typed {
                None => {
                    let identity =
                        episode.pack.map(|serial| SheetIdentity { kind: SheetKind::Pack, serial });
                    (main()?, identity)
                }
                Some(typed) => {
                    let known = named(view, study, library, typed)?.ok_or(Trouble::Absent)?;
                    match &known.owner {
                        Owner::Contact(owner, _) if owner.id == episode.id => {}
                        _ => return Err(Trouble::Absent),
                    }
                    (known.form.map_or_else(main, Ok)?, Some(known.identity))
                }
            };
            Ok(KeyedSheet { whose: Whose::Known(Box::new(episode)), form, occasion, identity })
        }
    }
}
