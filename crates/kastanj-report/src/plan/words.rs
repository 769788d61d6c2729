use kastanj_instrument::{Occasion, Questionnaire, ScoreId};
use kastanj_language::{Lang, decimal, lookup, sentence_case, tr};
use kastanj_record::{Direction, IntercurrentEvent, Plan, Study, Summary, occasion_label};

/// Every part of the plan with its value, in the order in which a protocol has them.
pub fn plan_rows(
    study: &Study,
    questionnaire: &Questionnaire,
    lang: Lang,
) -> Vec<(String, String)> {
    let plan = &study.plan;
    let row = |key: &str, value: String| (lookup(lang, &format!("report-plan-{key}"), &[]), value);
    let population = plan.estimand.population.as_ref().map_or_else(
        || tr!(lang, "report-plan-population-usual"),
        |text| text.get(lang).to_owned(),
    );
    let windows = &study.windows;
    let mut rows = vec![
        row("population", population),
        row("outcome", outcome(plan, questionnaire, lang)),
        row("summary", summaries(plan, lang)),
        row("events", events(plan, lang)),
        row("strategy", tr!(lang, "report-plan-strategy-treatment-policy")),
        row("secondary", secondary(plan, questionnaire, lang)),
        row("subgroups", subgroups(plan, questionnaire, lang)),
        row(
            "windows",
            tr!(
                lang,
                "report-plan-windows-text",
                before = windows.before_late_after,
                after = windows.after_latest,
                late = windows.after_late_from
            ),
        ),
    ];
    if study.uses(Occasion::FollowUp) {
        rows.push((
            sentence_case(&occasion_label(Occasion::FollowUp, lang)),
            tr!(
                lang,
                "report-plan-follow-up-text",
                weeks = windows.follow_up_after,
                tolerance = windows.follow_up_tolerance
            ),
        ));
    }
    rows.extend([
        row("alpha", tr!(lang, "report-plan-alpha-text", alpha = brief(lang, plan.alpha))),
        row(
            "sensitivity",
            tr!(
                lang,
                "report-plan-sensitivity-text",
                from = brief(lang, plan.sensitivity.0),
                to = brief(lang, plan.sensitivity.1)
            ),
        ),
        row("describe", describe(plan, lang)),
        row("indication", indication(plan, lang)),
        row("supported", supported(plan, lang)),
        row(
            "thresholds",
            tr!(
                lang,
                "report-plan-thresholds-text",
                board = plan.board_threshold,
                public = plan.public_threshold
            ),
        ),
    ]);
    rows.extend(from_elsewhere(plan, lang));
    rows.push(row("seed", plan.seed.to_string()));
    rows
}

/// A number without zeros that say nothing, to three decimals.
fn brief(lang: Lang, value: f64) -> String {
    let places = (0..3).find(|places| {
        let scaled = value * 10.0_f64.powi(*places);
        (scaled - scaled.round()).abs() < 1e-9
    });
    decimal(lang, value, usize::try_from(places.unwrap_or(3)).unwrap_or(3))
}

/// A share that a plan asks for, with what it is a share of.
fn of_hundred(lang: Lang, share: f64) -> String {
    let places = if (share * 100.0).fract().abs() < 1e-9 { 0 } else { 1 };
    tr!(lang, "report-plan-of-hundred", share = decimal(lang, share * 100.0, places))
}

fn score_name(id: &ScoreId, questionnaire: &Questionnaire, lang: Lang) -> String {
    questionnaire.score(id).map_or_else(|| id.0.clone(), |rule| rule.name.get(lang).to_owned())
}

fn outcome(plan: &Plan, questionnaire: &Questionnaire, lang: Lang) -> String {
    let better = match plan.direction {
        Direction::HigherIsBetter => tr!(lang, "report-plan-higher"),
        Direction::LowerIsBetter => tr!(lang, "report-plan-lower"),
    };
    tr!(
        lang,
        "report-plan-outcome-text",
        outcome = score_name(&plan.score, questionnaire, lang),
        low = decimal(lang, plan.range.0, 0),
        high = decimal(lang, plan.range.1, 0),
        better = better
    )
}

fn summaries(plan: &Plan, lang: Lang) -> String {
    let word = |summary: &Summary| match summary {
        Summary::MeanChange => tr!(lang, "report-plan-mean-change"),
        Summary::ShareReliablyChanged => tr!(lang, "report-plan-reliably-changed"),
    };
    plan.estimand.summaries.iter().map(word).collect::<Vec<_>>().join("; ")
}

fn events(plan: &Plan, lang: Lang) -> String {
    let word = |event: &IntercurrentEvent| match event {
        IntercurrentEvent::EndedEarly => tr!(lang, "report-plan-ended-early"),
        IntercurrentEvent::LegalEvent => tr!(lang, "report-plan-legal-event"),
        IntercurrentEvent::OtherTreatment => tr!(lang, "report-plan-other-treatment"),
    };
    plan.estimand.events.iter().map(word).collect::<Vec<_>>().join("; ")
}

fn secondary(plan: &Plan, questionnaire: &Questionnaire, lang: Lang) -> String {
    let names: Vec<String> =
        plan.secondary.iter().map(|id| score_name(id, questionnaire, lang)).collect();
    if names.is_empty() { tr!(lang, "report-plan-none") } else { names.join("; ") }
}

fn subgroups(plan: &Plan, questionnaire: &Questionnaire, lang: Lang) -> String {
    let name = |id| {
        let item = questionnaire.item(id);
        item.map(|item| item.stem.get(lang).to_owned()).unwrap_or_default()
    };
    let names: Vec<String> = plan.subgroups.iter().map(name).collect();
    if names.is_empty() { tr!(lang, "report-plan-nothing") } else { names.join("; ") }
}

fn describe(plan: &Plan, lang: Lang) -> String {
    tr!(lang, "report-plan-describe-text", pairs = plan.gates.describe_only.pairs)
}

fn indication(plan: &Plan, lang: Lang) -> String {
    let gates = &plan.gates.indication;
    tr!(
        lang,
        "report-plan-indication-text",
        pairs = gates.pairs,
        share = of_hundred(lang, gates.after_per_before),
        half = brief(lang, gates.half_width),
        delta = brief(lang, gates.delta_sd)
    )
}

fn supported(plan: &Plan, lang: Lang) -> String {
    let gates = &plan.gates.supported_change;
    tr!(
        lang,
        "report-plan-supported-text",
        pairs = gates.pairs,
        share = of_hundred(lang, gates.after_per_before),
        half = brief(lang, gates.half_width),
        delta = brief(lang, gates.delta_sd),
        asked = of_hundred(lang, gates.asked_share),
        services = gates.services,
        each = gates.pairs_per_service
    )
}

/// What the plan rests on from elsewhere; what it does not have is said, too.
fn from_elsewhere(plan: &Plan, lang: Lang) -> Vec<(String, String)> {
    let unknown = || tr!(lang, "report-plan-not-given");
    let number = |value: f64| brief(lang, value);
    let reliability = plan.reliability.as_ref().map_or_else(unknown, |known| {
        tr!(
            lang,
            "report-plan-sourced",
            value = number(known.value),
            source = known.source.as_str()
        )
    });
    let norm = plan.norm.as_ref().map_or_else(unknown, |known| {
        tr!(
            lang,
            "report-plan-norm-text",
            mean = number(known.mean),
            sd = number(known.sd),
            source = known.source.as_str()
        )
    });
    let entry = plan.entry_limit.map_or_else(unknown, number);
    let course = plan.natural_course.as_ref().map_or_else(unknown, |known| {
        tr!(
            lang,
            "report-plan-course-text",
            persons = known.persons,
            before = number(known.mean_before),
            after = number(known.mean_after),
            source = known.source.as_str(),
            similarity = known.similarity.as_str()
        )
    });
    vec![
        (tr!(lang, "report-plan-reliability"), reliability),
        (tr!(lang, "report-plan-norm"), norm),
        (tr!(lang, "report-plan-entry"), entry),
        (tr!(lang, "report-plan-course"), course),
    ]
}
