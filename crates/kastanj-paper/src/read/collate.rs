use std::collections::BTreeMap;

use kastanj_instrument::{FormKey, FormTag, Serial, SheetKind};

use crate::{Decision, MarkClass, PageOutcome, PageReading, Refusal};

/// Where a page came from: file name and page in the file, from 1.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PageOrigin {
    /// The file as the caller names it.
    pub file: String,
    /// Page in the file, from 1.
    pub page: usize,
}

/// What marks a page out within its sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SheetKey {
    /// How the sheet came to be.
    pub kind: SheetKind,
    /// Sheet or pack.
    pub serial: Serial,
    /// The form.
    pub tag: FormTag,
    /// For copies, which share one serial: the number of the copy in order of arrival, from 0.
    pub copy: usize,
}

/// One page that came twice.
#[derive(Debug, Clone, PartialEq)]
pub struct DuplicatePage {
    /// Page of the form, from 1.
    pub page: u8,
    /// The one that was kept.
    pub kept: PageOrigin,
    /// The other one.
    pub other: PageOrigin,
    /// Questions that were read differently; empty when both say the same.
    pub differing: Vec<kastanj_instrument::ItemId>,
}

/// All pages of one sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct CollatedSheet {
    /// Which sheet.
    pub key: SheetKey,
    /// Which form.
    pub form: FormKey,
    /// Its pages by number, each once.
    pub pages: BTreeMap<u8, (PageOrigin, PageReading)>,
    /// Pages of the form that did not come.
    pub missing: Vec<u8>,
    /// Pages that came more than once.
    pub duplicates: Vec<DuplicatePage>,
}

impl CollatedSheet {
    /// Whether two scans of one page contradict each other; then a person must choose.
    pub fn in_conflict(&self) -> bool {
        self.duplicates.iter().any(|duplicate| !duplicate.differing.is_empty())
    }
}

/// A stack of readings sorted into sheets.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Collation {
    /// The sheets in the order in which their first page came.
    pub sheets: Vec<CollatedSheet>,
    /// Pages that were refused, in order of arrival.
    pub refused: Vec<(PageOrigin, Refusal)>,
}

/// Sorts readings into sheets by serial and form, whatever order they came in.
///
/// `page_count` tells how many pages a form has. The first page of two that
/// are the same is kept. Copies of the copyable edition have no serial: there
/// each page with a number that the open copy already holds begins a new one,
/// and pages whose code grids say different numbers never meet in one copy.
pub fn collate(
    readings: impl IntoIterator<Item = (PageOrigin, PageOutcome)>,
    page_count: impl Fn(&FormKey) -> u8,
) -> Collation {
    let mut collation = Collation::default();
    for (origin, outcome) in readings {
        match outcome {
            PageOutcome::Refused(refusal) => collation.refused.push((origin, refusal)),
            PageOutcome::Read(reading) => collation.take(origin, *reading),
        }
    }
    for sheet in &mut collation.sheets {
        let missing = |page: &u8| !sheet.pages.contains_key(page);
        sheet.missing = (1..=page_count(&sheet.form)).filter(missing).collect();
    }
    collation
}

impl Collation {
    fn take(&mut self, origin: PageOrigin, reading: PageReading) {
        let code = reading.code;
        let same_sheet = |sheet: &&mut CollatedSheet| {
            sheet.key.kind == code.kind
                && sheet.key.serial == code.serial
                && sheet.key.tag == code.tag
                && sheet.form == reading.form
        };
        if code.kind == SheetKind::Copyable {
            let copy = self.sheets.iter_mut().filter(same_sheet).count();
            let open = self.sheets.iter_mut().rfind(same_sheet).filter(|sheet| {
                !sheet.pages.contains_key(&code.page)
                    && sheet.pages.values().all(|(_, page)| same_number(page, &reading))
            });
            match open {
                Some(sheet) => {
                    sheet.pages.insert(code.page, (origin, reading));
                }
                None => self.open(origin, reading, copy),
            }
            return;
        }
        let Some(sheet) = self.sheets.iter_mut().find(same_sheet) else {
            self.open(origin, reading, 0);
            return;
        };
        match sheet.pages.get(&code.page) {
            None => {
                sheet.pages.insert(code.page, (origin, reading));
            }
            Some((kept, first)) => {
                let duplicate = DuplicatePage {
                    page: code.page,
                    kept: kept.clone(),
                    other: origin,
                    differing: differing(first, &reading),
                };
                sheet.duplicates.push(duplicate);
            }
        }
    }

    fn open(&mut self, origin: PageOrigin, reading: PageReading, copy: usize) {
        let code = reading.code;
        self.sheets.push(CollatedSheet {
            key: SheetKey { kind: code.kind, serial: code.serial, tag: code.tag, copy },
            form: reading.form.clone(),
            pages: BTreeMap::from([(code.page, (origin, reading))]),
            missing: Vec::new(),
            duplicates: Vec::new(),
        });
    }
}

fn same_number(a: &PageReading, b: &PageReading) -> bool {
    match (a.grid_code, b.grid_code) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    }
}

/// The questions that two readings of one page decide differently.
///
/// A doubtful reading differs only if a box is surely marked in one of them
/// and surely empty in the other: doubt is no contradiction.
fn differing(a: &PageReading, b: &PageReading) -> Vec<kastanj_instrument::ItemId> {
    a.questions
        .iter()
        .filter(|first| {
            let Some(second) = b.questions.iter().find(|other| other.item == first.item) else {
                return true;
            };
            if first.decision != Decision::Doubtful && second.decision != Decision::Doubtful {
                return first.decision != second.decision;
            }
            first.boxes.iter().any(|one| {
                second.boxes.iter().filter(|two| two.meaning == one.meaning).any(|two| {
                    matches!(
                        (one.class, two.class),
                        (MarkClass::Marked, MarkClass::Empty)
                            | (MarkClass::Empty, MarkClass::Marked)
                    )
                })
            })
        })
        .map(|question| question.item.clone())
        .collect()
}
