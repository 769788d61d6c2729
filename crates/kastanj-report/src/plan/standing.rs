use kastanj_language::{Lang, tr};
use kastanj_record::{PlanChange, PlanFreeze, PlanStanding};

/// How the plan stands to what was frozen, in sentences.
pub fn standing_words(standing: &PlanStanding, lang: Lang) -> Vec<String> {
    let Some(frozen) = &standing.frozen else {
        return vec![tr!(lang, "report-plan-never-frozen")];
    };
    let mut words = vec![when(frozen, lang)];
    if let Some(reason) = &frozen.reason {
        words.push(tr!(
            lang,
            "report-plan-took-place",
            number = frozen.number,
            reason = reason.as_str()
        ));
    }
    words.push(match &frozen.receipt {
        Some(receipt) => tr!(lang, "report-plan-dated", receipt = receipt.as_str()),
        None => tr!(lang, "report-plan-not-dated"),
    });
    if !frozen.changes.is_empty() {
        words.push(tr!(lang, "report-plan-changed", count = frozen.changes.len()));
    }
    words
}

fn when(frozen: &PlanFreeze, lang: Lang) -> String {
    let on = frozen.on.to_string();
    if frozen.forms_after == 0 && frozen.answered_earlier == 0 {
        tr!(lang, "report-plan-frozen-before", on = on, before = frozen.forms_before)
    } else if frozen.forms_after == 0 {
        tr!(
            lang,
            "report-plan-frozen-answered",
            on = on,
            before = frozen.forms_before,
            earlier = frozen.answered_earlier
        )
    } else {
        tr!(
            lang,
            "report-plan-frozen-after",
            on = on,
            before = frozen.forms_before,
            after = frozen.forms_after
        )
    }
}

/// One value that has changed: its name in the study file, what was frozen, what stands now.
pub fn change_words(change: &PlanChange, lang: Lang) -> [String; 3] {
    let value =
        |value: &Option<String>| value.clone().unwrap_or_else(|| tr!(lang, "report-plan-none"));
    [change.field.clone(), value(&change.frozen), value(&change.now)]
}
