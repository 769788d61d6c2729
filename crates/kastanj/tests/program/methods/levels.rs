//! The level that the others of a column are compared with: R's `relevel`.

use serde_json::json;

use super::models::{MMRM, waves};
use super::{Csv, PEOPLE};

/// `--factor wave`, compared with the wave before.
fn before<'a>(arguments: &[&'a str]) -> Vec<&'a str> {
    arguments.iter().copied().chain(["--factor", "wave", "--reference", "wave=before"]).collect()
}

const RELEVEL: &str = "d$wave <- relevel(factor(d$wave), ref = 'before')\n";

#[test]
fn every_model_compares_with_the_level_that_is_asked_for_as_relevel_does() {
    let waves = Csv::of(waves());
    let mixed = before(&["--outcome", "score", "--client", "client"]);
    let json = waves.agrees_with_r(
        "mixed",
        &mixed,
        &format!(
            "{RELEVEL}suppressPackageStartupMessages(library(lme4))
             m <- lmer(score ~ wave + (1 | client), d,
               control = lmerControl(optimizer = 'bobyqa', optCtrl = list(rhoend = 1e-10), calc.derivs = FALSE))
             for (i in 1:3) put(sprintf('/tests/%d/estimate', i - 1), fixef(m)[i], 1e-5)"
        ),
    );
    assert_eq!(
        json["data"]["factors"],
        json!([{"name": "wave", "reference": "before", "reference_by": "asked",
                "levels": ["after", "later"]}])
    );
    waves.readable("mixed", &mixed, &["wave: compared with before.", "waveafter"]);
    waves.agrees_with_r(
        "regression",
        &before(&["--outcome", "score"]),
        &format!(
            "{RELEVEL}f <- lm(score ~ wave, d)
             for (i in 1:3) put(sprintf('/fit/coefficients/%d/estimate', i - 1), coef(f)[i])"
        ),
    );
    waves.agrees_with_r(
        "count-model",
        &before(&["--outcome", "visits", "--model", "poisson"]),
        &format!(
            "{RELEVEL}f <- glm(visits ~ wave, poisson, d, epsilon = 1e-14)
             for (i in 1:3) put(sprintf('/fit/count/%d/estimate', i - 1), coef(f)[i], 1e-5)"
        ),
    );
    waves.agrees_with_r(
        "ordinal-model",
        &before(&["--outcome", "answer", "--categories", "never,some,often"]),
        &format!(
            "{RELEVEL}library(ordinal); d$answer <- factor(d$answer, c('never', 'some', 'often'))
             f <- clm(answer ~ wave, data = d)
             for (i in 1:2) put(sprintf('/cumulative_logit/coefficients/%d/estimate', i - 1), f$beta[i], 1e-4)"
        ),
    );
    let logistic = ["--outcome", "yes1", "--yes", "yes", "--no", "no", "--factor", "service"];
    Csv::of(PEOPLE).agrees_with_r(
        "logistic",
        &[&logistic[..], &["--reference", "service=west"]].concat(),
        "d$service <- relevel(factor(d$service), ref = 'west')
         f <- glm(yes1 == 'yes' ~ service, binomial, d, epsilon = 1e-14, maxit = 100)
         for (i in 1:3) put(sprintf('/fit/coefficients/%d/estimate', i - 1), coef(f)[i], 1e-5)",
    );
}

#[test]
fn repeated_measures_compare_with_any_wave_and_any_level() {
    let waves = Csv::of(waves());
    let arguments =
        [&MMRM[..], &["--factor", "group", "--reference", "group=z", "--reference", "wave=after"]]
            .concat();
    waves.agrees_with_r(
        "mmrm",
        &arguments,
        "library(nlme); d$wave <- factor(d$wave, c('before', 'after', 'later'))
         d$t <- as.integer(d$wave); d$wave <- relevel(d$wave, 'after')
         d$group <- relevel(factor(d$group), 'z')
         m <- gls(score ~ wave + group, d, correlation = corSymm(form = ~ t | client),
                  weights = varIdent(form = ~ 1 | t), control = glsControl(tolerance = 1e-10, msTol = 1e-12))
         put('/fit/criterion', -2 * as.numeric(logLik(m)), 1e-6)
         for (i in 1:5) put(sprintf('/fit/fixed_effects/%d/estimate', i - 1), coef(m)[i], 1e-4)
         v <- getVarCov(m, individual = names(which(table(d$client) == 3))[1])
         for (i in 1:3) put(sprintf('/fit/sd/%d', i - 1), sqrt(v[i, i]), 1e-4)",
    );
    waves.readable("mmrm", &arguments, &["wave: compared with after.", "group: compared with z."]);
    let json = waves.json("mmrm", &MMRM);
    assert_eq!(json["data"]["factors"][0]["reference_by"], "first_occasion");
}

#[test]
fn a_level_that_is_not_there_is_answered_by_those_that_are() {
    let waves = Csv::of(waves());
    let with = |reference: &str| {
        let arguments = ["--outcome", "score", "--factor", "wave", "--reference", reference];
        let call = || waves.call("regression", &arguments);
        (call().fails(), call().swedish().fails())
    };
    for said in [with("wave=during").0, with("wave=during").1] {
        assert!(said.contains("during") && said.contains("after, before, later"), "{said}");
    }
    for wrong in ["group=x", "before", "wave", "=before"] {
        let (english, swedish) = with(wrong);
        assert!(english.contains(wrong) && english.contains("COLUMN=LEVEL"), "{english}");
        assert!(swedish.contains(wrong) && swedish.contains("KOLUMN=NIVÅ"), "{swedish}");
    }
    let twice = ["--outcome", "score", "--factor", "wave"];
    let twice = [&twice[..], &["--reference", "wave=before", "--reference", "wave=after"]].concat();
    assert!(waves.call("regression", &twice).fails().contains("wave=after"));
}

#[test]
fn what_the_alphabet_chose_is_said_with_how_another_is_chosen() {
    let waves = Csv::of(waves());
    let arguments = ["--outcome", "score", "--factor", "wave"];
    let said = waves.readable(
        "regression",
        &arguments,
        &["compared with after, the first of the alphabet", "--reference wave=before"],
    );
    assert!(!said.contains("Unknown"), "{said}");
    let json = waves.json("regression", &arguments);
    assert_eq!(json["data"]["factors"][0]["reference_by"], "alphabet");
    let numbers = waves.json("regression", &["--outcome", "score", "--factor", "time"]);
    assert_eq!(numbers["data"]["factors"][0]["reference_by"], "smallest_number");
    // A name may hold the sign itself.
    let named = Csv::of(waves_with_named_column());
    let arguments = ["--outcome", "score", "--factor", "a=b", "--reference", "a=b=y"];
    assert_eq!(named.json("regression", &arguments)["data"]["factors"][0]["reference"], "y");
}

fn waves_with_named_column() -> String {
    waves().replacen(",group,", ",a=b,", 1)
}
