use kastanj_language::tr;

use super::{part, rivals};
use crate::document::{Block, Words};
use crate::effect::telling::{Telling, in_words};
use crate::error::ReportRefusal;
use crate::knowledge::Register;

/// How it was done, what it cannot say, what others have found, how to compute it again.
pub(super) fn section(
    telling: &Telling<'_>,
    register: &Register,
) -> Result<Vec<Block>, ReportRefusal> {
    let (lang, input) = (telling.lang, telling.input);
    let quotes = ["gothenburg-2021", "funnel-2009", "gothenburg-2021-forms", "dropout-elsewhere"];
    let known = quotes
        .into_iter()
        .map(|id| register.quote(id, lang).map(Words::from))
        .collect::<Result<Vec<Words>, _>>()?;
    let lead = |head: String, words: String| Words::led_by(head, words);
    let week = in_words(input.as_of, lang);
    let mut again = vec![
        lead(
            tr!(lang, "report-again-counted"),
            tr!(lang, "report-again-counted-text", week = week),
        ),
        lead(tr!(lang, "report-again-data"), input.reproducibility.data_digest.clone()),
        lead(tr!(lang, "report-again-program"), input.reproducibility.program_version.clone()),
        lead(tr!(lang, "report-again-plan"), input.plan.digest.clone()),
    ];
    again.push(lead(tr!(lang, "report-again-seed"), telling.analysis.seed.to_string()));
    let mut blocks = vec![
        part(tr!(lang, "report-method")),
        Block::List(vec![
            lead(
                tr!(lang, "report-method-who"),
                tr!(lang, "report-method-who-text", purpose = telling.purpose()),
            ),
            lead(tr!(lang, "report-method-what"), what(telling)),
            lead(tr!(lang, "report-method-interval"), how_sure(telling)),
            lead(tr!(lang, "report-method-lost"), tr!(lang, "report-method-lost-text")),
            lead(tr!(lang, "report-method-hidden"), hidden(telling)),
        ]),
        part(tr!(lang, "report-rivals")),
        Block::Paragraph(tr!(lang, "report-rivals-intro").into()),
        Block::List(vec![
            lead(tr!(lang, "report-rival-mean"), tr!(lang, "report-rival-mean-text")),
            lead(tr!(lang, "report-rival-course"), tr!(lang, "report-rival-course-text")),
            lead(tr!(lang, "report-rival-loss"), tr!(lang, "report-rival-loss-text")),
            lead(tr!(lang, "report-rival-wish"), tr!(lang, "report-rival-wish-text")),
        ]),
    ];
    blocks.extend(rivals::figures(telling));
    blocks.extend([
        part(tr!(lang, "report-limits")),
        Block::List(vec![
            tr!(lang, "report-limit-therapist").into(),
            tr!(lang, "report-limit-draft").into(),
            tr!(lang, "report-limit-gates").into(),
            tr!(lang, "report-limit-important").into(),
        ]),
        part(tr!(lang, "report-known-before")),
        Block::List(known),
        part(tr!(lang, "report-again")),
        Block::List(again),
    ]);
    Ok(blocks)
}

/// The outcome, its scale, and how many answers it takes.
fn what(telling: &Telling<'_>) -> String {
    let lang = telling.lang;
    let outcome = telling.input.outcome.get(lang);
    let mut words =
        tr!(lang, "report-method-what-text", outcome = outcome, scale = telling.scale());
    if let Some(needed) = telling.input.answers_needed {
        words.push(' ');
        words.push_str(&tr!(
            lang,
            "report-method-answers",
            least = telling.number(needed.least),
            of = telling.number(needed.of)
        ));
    }
    words
}

/// How the interval of the mean change is made, and below how many pairs there is none.
fn how_sure(telling: &Telling<'_>) -> String {
    let lang = telling.lang;
    let level = telling.level();
    let pairs = telling.smallest().max(telling.input.paired.gates.describe_only.pairs);
    match telling.findings().and_then(|findings| findings.over_services) {
        Some(_) => tr!(lang, "report-method-interval-services", level = level, pairs = pairs),
        None => tr!(lang, "report-method-interval-text", level = level, pairs = pairs),
    }
}

fn hidden(telling: &Telling<'_>) -> String {
    match telling.smallest() {
        0 | 1 => tr!(telling.lang, "report-method-hidden-room"),
        smallest => tr!(telling.lang, "report-method-hidden-text", count = smallest),
    }
}
