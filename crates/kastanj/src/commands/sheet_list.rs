//! What a stack of scans holds, sheet by sheet: whole, without a mark, a page missing, a page twice.

use std::collections::BTreeMap;

use kastanj_instrument::SheetKind;
use kastanj_language::{Lang, lookup, tr};
use kastanj_paper::{
    CollatedSheet, Collation, Decision, DuplicatePage, PageOrigin, PageReading, Refusal,
    RefusalReason,
};

/// One line for each sheet, then what there is in all.
pub(crate) fn sheet_list(lang: Lang, collation: &Collation) -> Vec<String> {
    let mut lines = vec![String::new()];
    lines.extend(
        collation
            .sheets
            .iter()
            .map(|sheet| format!("  {}: {}", name(lang, sheet), states(lang, sheet).join("; "))),
    );
    lines.push(format!("{}.", total(lang, collation).join(", ")));
    lines
}

/// The number of a sheet and its form; copies all have one number, so they are counted.
fn name(lang: Lang, sheet: &CollatedSheet) -> String {
    let number = match sheet.key.kind {
        SheetKind::Copyable => tr!(lang, "program-scan-copy", number = sheet.key.copy + 1),
        _ => sheet.key.serial.to_string(),
    };
    format!("{number} {}", sheet.form)
}

fn states(lang: Lang, sheet: &CollatedSheet) -> Vec<String> {
    let mut states = Vec::new();
    if !sheet.missing.is_empty() {
        let pages: Vec<String> = sheet.missing.iter().map(ToString::to_string).collect();
        states.push(tr!(lang, "program-scan-sheet-missing", pages = pages.join(", ")));
    }
    let mut again: BTreeMap<u8, Vec<&DuplicatePage>> = BTreeMap::new();
    for duplicate in &sheet.duplicates {
        again.entry(duplicate.page).or_default().push(duplicate);
    }
    for (page, copies) in again {
        let kept = copies.iter().take(1).map(|copy| &copy.kept);
        let origins: Vec<String> =
            kept.chain(copies.iter().map(|copy| &copy.other)).map(|at| place(lang, at)).collect();
        let (times, places) = (origins.len(), origins.join(", "));
        states.push(if copies.iter().any(|copy| !copy.differing.is_empty()) {
            tr!(lang, "program-scan-sheet-conflict", page = page, times = times, places = places)
        } else {
            tr!(lang, "program-scan-sheet-double", page = page, times = times, places = places)
        });
    }
    if sheet.pages.values().all(|(_, reading)| is_unmarked(reading)) {
        states.push(tr!(lang, "program-scan-sheet-unmarked"));
    }
    if states.is_empty() {
        states.push(tr!(lang, "program-scan-sheet-complete"));
    }
    states
}

fn place(lang: Lang, origin: &PageOrigin) -> String {
    tr!(lang, "program-scan-place", file = &origin.file, page = origin.page)
}

fn is_unmarked(reading: &PageReading) -> bool {
    reading.questions.iter().all(|question| question.decision == Decision::Blank)
}

fn total(lang: Lang, collation: &Collation) -> Vec<String> {
    let named = |kind: &str| {
        let same = |refusal: &&Refusal| beside_the_sheets(refusal.reason) == Some(kind);
        collation.refused.iter().map(|(_, refusal)| refusal).filter(same).count()
    };
    let beside = ["blank", "slip", "tally"].map(|kind| (kind, named(kind)));
    let known: usize = beside.iter().map(|(_, count)| count).sum();
    let refused = ("refused", collation.refused.len() - known);
    let sheets = [("sheets", collation.sheets.len())];
    let others = [refused].into_iter().chain(beside).filter(|(_, count)| *count > 0);
    let words = |(kind, count): (&str, usize)| {
        lookup(lang, &format!("program-scan-total-{kind}"), &[("count", count.into())])
    };
    sheets.into_iter().chain(others).map(words).collect()
}

/// A page that lies among the sheets as it should and holds no answers: what it is called when pages
/// are counted. Nothing has gone wrong with it.
pub(crate) fn beside_the_sheets(reason: RefusalReason) -> Option<&'static str> {
    match reason {
        RefusalReason::BlankPage => Some("blank"),
        RefusalReason::PackSlip => Some("slip"),
        RefusalReason::MonthTally => Some("tally"),
        _ => None,
    }
}
