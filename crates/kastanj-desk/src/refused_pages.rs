//! Why a scanned page was not read and what to do about it, in words: the same at every door.

use kastanj_language::{Lang, decimal, lookup, tr};
use kastanj_paper::{Geometry, GeometryFlaw, Refusal, RefusalReason, is_trial_sheet};

use crate::key_of;

/// In a few words, for the end of a line: what was measured decides on the remedy.
pub fn refusal_words(lang: Lang, refusal: &Refusal) -> String {
    if is_of_trial_sheet(refusal) && refusal.reason != RefusalReason::TrialSheet {
        return trial_refusal_words(lang, refusal);
    }
    match (refusal.reason, refusal.geometry.map(flaw)) {
        (RefusalReason::GeometryUnverified, Some((GeometryFlaw::Uneven, residual))) => {
            tr!(lang, "program-scan-refusal-uneven", residual = decimal(lang, residual, 1))
        }
        (RefusalReason::GeometryUnverified, Some((GeometryFlaw::Unlike, _))) => {
            tr!(lang, "program-scan-refusal-unlike")
        }
        (reason, _) => lookup(lang, &format!("program-scan-refusal-{}", key_of(&reason)), &[]),
    }
}

/// In sentences, for somebody who means to read the trial sheet.
pub fn trial_refusal_words(lang: Lang, refusal: &Refusal) -> String {
    if let Some(code) = refusal.code.filter(|_| !is_of_trial_sheet(refusal)) {
        return tr!(lang, "program-trial-other", code = code.to_string());
    }
    match (refusal.reason, refusal.geometry.map(flaw)) {
        (RefusalReason::BlankPage, _) => tr!(lang, "program-trial-blank"),
        (RefusalReason::TooCoarse, _) => tr!(lang, "program-trial-coarse"),
        (RefusalReason::Mirrored, _) => tr!(lang, "program-trial-mirrored"),
        (RefusalReason::CodeUnreadable | RefusalReason::CodesDisagree, _) => {
            tr!(lang, "program-trial-code")
        }
        (RefusalReason::CornersMissing, _) => tr!(lang, "program-trial-corners"),
        (_, Some((GeometryFlaw::Uneven, residual))) => {
            tr!(lang, "program-trial-uneven", residual = decimal(lang, residual, 1))
        }
        (_, Some((GeometryFlaw::Unlike, _))) => tr!(lang, "program-trial-unlike"),
        (_, Some((GeometryFlaw::OtherPrint, _))) => tr!(lang, "program-trial-damaged"),
        (_, None) => tr!(lang, "program-trial-unseen"),
    }
}

/// Whether the page's code says that it is the trial sheet.
pub fn is_of_trial_sheet(refusal: &Refusal) -> bool {
    refusal.code.is_some_and(|code| is_trial_sheet(code.tag))
}

fn flaw(geometry: Geometry) -> (GeometryFlaw, f64) {
    (geometry.flaw(), geometry.residual_p95_mm)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(residual_p95_mm: f64, correlation: f64) -> Refusal {
        let geometry = Geometry { residual_p95_mm, correlation, rotation_degrees: 0.0, scale: 0.8 };
        let reason = RefusalReason::GeometryUnverified;
        Refusal { reason, code: None, geometry: Some(geometry) }
    }

    #[test]
    fn the_remedy_fits_what_was_measured() {
        for (lang, lain_uneven, covered, other) in [
            (Lang::Sv, "0,9 mm fel", "för lite av formulärets tryck", "står annat än"),
            (Lang::En, "0.9 mm aside", "too little of the form's print", "something else stands"),
        ] {
            for (refusal, words) in [
                (refused(0.9, 0.7), lain_uneven),
                (refused(0.2, 0.3), covered),
                (refused(0.2, 0.8), other),
                (refused(f64::NAN, 0.8), "NaN"),
            ] {
                let told = refusal_words(lang, &refusal);
                assert!(told.contains(words), "{told}");
                // Whatever its size, a print is found: no page is refused for it.
                assert!(!told.contains("anpassa") && !told.contains("fit to page"), "{told}");
            }
        }
    }

    #[test]
    fn every_reason_has_words_of_its_own() {
        let reasons = [
            RefusalReason::BlankPage,
            RefusalReason::ForeignPage,
            RefusalReason::CodeUnreadable,
            RefusalReason::UnknownForm,
            RefusalReason::CornersMissing,
            RefusalReason::GeometryUnverified,
            RefusalReason::Mirrored,
            RefusalReason::TooCoarse,
            RefusalReason::CodesDisagree,
            RefusalReason::PackSlip,
            RefusalReason::MonthTally,
            RefusalReason::TrialSheet,
        ];
        for lang in Lang::ALL {
            let words: std::collections::BTreeSet<String> = reasons
                .iter()
                .map(|reason| Refusal { reason: *reason, code: None, geometry: None })
                .map(|refusal| refusal_words(lang, &refusal))
                .collect();
            assert_eq!(words.len(), reasons.len(), "{words:#?}");
            assert!(words.iter().all(|told| !told.contains("program-scan")), "{words:#?}");
        }
    }
}
