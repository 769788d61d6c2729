use kastanj_instrument::{FormKey, Library, Occasion, OwnPaper, PageCode, Serial, SheetKind};
use kastanj_record::{Episode, SheetIdentity, Study, StudyUnit, UnitCode};
use kastanj_store::{StoreError, View};

/// A sheet as a person names it by hand: by its page code, or by the number of its pack.
#[derive(Debug, Clone, PartialEq)]
pub struct Named {
    /// What is printed on it.
    pub identity: SheetIdentity,
    /// Its form, which a page code tells and a pack number does not.
    pub form: Option<FormKey>,
    /// Whose it is.
    pub owner: Owner,
}

/// Whose a sheet is that is named by hand.
#[derive(Debug, Clone, PartialEq)]
pub enum Owner {
    /// This contact's; a personal sheet is bound to its occasion.
    Contact(Box<Episode>, Option<Occasion>),
    /// A pack that nobody has yet.
    NewPack {
        /// Its number.
        pack: Serial,
        /// The unit that it was printed for, if this record has seen it.
        unit: Option<UnitCode>,
    },
    /// A copy has no number.
    Copy,
    /// Nobody knows it here.
    Unknown,
    /// A sheet of practice, which a record of real clients does not take.
    Practice,
}

/// Finds out which sheet is meant; `None` if what was typed is no number of a sheet.
///
/// # Errors
/// When the database cannot be read.
pub fn named(
    view: &View<'_>,
    study: &Study,
    library: &Library,
    typed: &str,
) -> Result<Option<Named>, StoreError> {
    let (kind, serial, form) = match typed.parse::<PageCode>() {
        // The slip of a pack names its pack.
        Ok(code) if OwnPaper::of(code.tag) == Some(OwnPaper::PackSlip) => {
            (SheetKind::Pack, code.serial, None)
        }
        Ok(code) => {
            let Some(form) = library.form(code.tag) else { return Ok(None) };
            (code.kind, code.serial, Some(form.clone()))
        }
        Err(_) => match typed.parse::<Serial>() {
            Ok(serial) => (SheetKind::Pack, serial, None),
            Err(_) => return Ok(None),
        },
    };
    let owner = match kind {
        _ if is_only_practice(study, serial) => Owner::Practice,
        SheetKind::Pack => match view.episode_of_pack(serial)? {
            Some(episode) => Owner::Contact(Box::new(episode), None),
            None => {
                let unit = view.pack(serial)?.map(|pack| pack.unit);
                Owner::NewPack { pack: serial, unit }
            }
        },
        SheetKind::Personal | SheetKind::Stock => match view.sheet(serial)? {
            Some(sheet) => match sheet.episode {
                Some(id) => Owner::Contact(Box::new(view.episode(id)?), sheet.occasion),
                None => Owner::Unknown,
            },
            None => Owner::Unknown,
        },
        SheetKind::Copyable => Owner::Copy,
    };
    Ok(Some(Named { identity: SheetIdentity { kind, serial }, form, owner }))
}

/// Whether a sheet is one of practice in a record of real clients.
pub fn is_only_practice(study: &Study, serial: Serial) -> bool {
    serial.is_practice() && !study.synthetic
}

impl Named {
    /// Whether the number has to be written twice: ten symbols by hand carry no check symbol, and
    /// an unknown pack opens a new contact. The check symbols of a whole page code have caught
    /// what was miswritten.
    pub fn is_unsure(&self) -> bool {
        self.form.is_none() && matches!(self.owner, Owner::NewPack { unit: None, .. })
    }

    /// The unit of a new pack: the one chosen, the one it was printed for, the only one that the
    /// person works with.
    pub fn unit(&self, chosen: Option<UnitCode>, own: &[&StudyUnit]) -> Option<UnitCode> {
        let printed = match &self.owner {
            Owner::NewPack { unit, .. } => unit.clone(),
            _ => None,
        };
        let only = || match own {
            [unit] => Some(unit.code.clone()),
            _ => None,
        };
        chosen.or(printed).or_else(only)
    }

    /// The occasion that the sheet itself tells: bound to it, or that of its form.
    pub fn occasion(&self, library: &Library) -> Option<Occasion> {
        let bound = match &self.owner {
            Owner::Contact(_, bound) => *bound,
            _ => None,
        };
        let of_form = || {
            let (_, variant) = library.resolve(self.form.as_ref()?)?;
            variant.occasions.first().copied()
        };
        bound.or_else(of_form)
    }
}
