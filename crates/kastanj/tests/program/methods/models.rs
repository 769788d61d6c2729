//! Models on rows.

use std::fmt::Write as _;

use super::{Csv, PEOPLE};

/// Thirty-six clients of six services at three waves, a few measurements missing.
pub(super) fn waves() -> String {
    let mut text = String::from("client,service,wave,time,score,group,visits,months,answer\n");
    let mut state = 2_026_u64;
    let mut draw = |spread: u64| {
        // Knuth's MMIX generator: numbers without a pattern, the same ones always.
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % spread
    };
    for client in 0..36_u64 {
        let service = client % 6;
        let level = 20 + 2 * service + draw(12);
        let slope = draw(4);
        for (time, wave) in (0_u64..).zip(["before", "after", "later"]) {
            let score = level + time * slope + draw(5);
            let answer = ["never", "some", "often"]
                [usize::try_from((score / 8 + draw(2)).clamp(3, 5) - 3).expect("a place")];
            let cells = (draw(3) * draw(5), 1 + draw(6));
            if draw(12) == 0 && time > 0 {
                continue;
            }
            writeln!(
                text,
                "c{client},s{service},{wave},{time},{score}.{},{},{},{},{answer}",
                draw(10),
                ["x", "y", "z"][usize::try_from(client % 3).expect("a place")],
                cells.0,
                cells.1
            )
            .expect("a line");
        }
    }
    text
}

/// Repeated measures on [`waves`].
pub(super) const MMRM: [&str; 8] =
    ["--outcome", "score", "--client", "client", "--wave", "wave", "--waves", "before,after,later"];

const LMER: &str =
    "suppressPackageStartupMessages({library(lme4); library(lmerTest); library(pbkrtest)})
    tight <- lmerControl(optimizer = 'bobyqa', optCtrl = list(rhoend = 1e-10), calc.derivs = FALSE)
    d$wave <- factor(d$wave, c('after', 'before', 'later'))
    ";

#[test]
fn mixed_models_are_those_of_lme4_and_pbkrtest() {
    let waves = Csv::of(waves());
    let arguments =
        ["--outcome", "score", "--client", "client", "--factor", "wave", "--service", "service"];
    waves.agrees_with_r(
        "mixed",
        &arguments,
        &format!(
            "{LMER}m <- lmer(score ~ wave + (1 | service/client), d, control = tight)
             put('/fit/criterion', REMLcrit(m)); s <- coef(summary(m, ddf = 'Kenward-Roger'))
             for (i in 1:3) {{ at <- function(key) sprintf('/tests/%d/%s', i - 1, key)
               put(at('estimate'), s[i, 1], 1e-5); put(at('se'), s[i, 2], 1e-4)
               put(at('df'), s[i, 3], 1e-3) }}
             v <- as.data.frame(VarCorr(m))$sdcor
             put('/fit/random_effects/client_sd', v[1], 1e-4)
             put('/fit/random_effects/service_sd', v[2], 1e-4)
             a <- anova(m, ddf = 'Kenward-Roger'); put('/joint_tests/0/f', a$`F value`, 1e-3)
             put('/fit/services', 6); put('/fit/clients', 36)"
        ),
    );
    waves.readable(
        "mixed",
        &arguments,
        &["Kenward", "SD between services", "ICC", "compared with after"],
    );
}

#[test]
fn interactions_are_those_of_lme4() {
    let waves = Csv::of(waves());
    let arguments = [
        "--outcome",
        "score",
        "--client",
        "client",
        "--factor",
        "wave,group",
        "--interaction",
        "wave:group",
    ];
    waves.agrees_with_r(
        "mixed",
        &arguments,
        &format!(
            "{LMER}d$group <- factor(d$group)
             m <- lmer(score ~ wave * group + (1 | client), d, control = tight)
             put('/fit/criterion', REMLcrit(m)); s <- coef(summary(m, ddf = 'Kenward-Roger'))
             for (i in 1:9) {{ at <- function(key) sprintf('/tests/%d/%s', i - 1, key)
               put(at('estimate'), s[i, 1], 1e-5); put(at('se'), s[i, 2], 1e-4)
               put(at('df'), s[i, 3], 1e-3) }}
             a <- anova(m, ddf = 'Kenward-Roger')
             put('/joint_tests/2/f', a$`F value`[3], 1e-3)
             put('/joint_tests/2/df_denominator', a$DenDF[3], 1e-3)"
        ),
    );
    waves.readable("mixed", &arguments, &["wavebefore:groupy", "wave:group"]);
    let mmrm = [&MMRM[..], &["--factor", "group", "--interaction", "wave:group"]].concat();
    waves.agrees_with_r(
        "mmrm",
        &mmrm,
        "library(nlme); d$wave <- factor(d$wave, c('before', 'after', 'later'))
         d$t <- as.integer(d$wave); d$group <- factor(d$group)
         f <- function(formula, method) gls(formula, d, correlation = corSymm(form = ~ t | client),
           weights = varIdent(form = ~ 1 | t), method = method,
           control = glsControl(tolerance = 1e-10, msTol = 1e-12))
         m <- f(score ~ wave * group, 'REML'); put('/fit/criterion', -2 * as.numeric(logLik(m)), 1e-6)
         for (i in 1:9) { put(sprintf('/fit/fixed_effects/%d/estimate', i - 1), coef(m)[i], 1e-4)
           put(sprintf('/fit/fixed_effects/%d/se', i - 1), sqrt(diag(vcov(m)))[i], 1e-4) }
         v <- getVarCov(m, individual = names(which(table(d$client) == 3))[1])
         for (i in 1:3) put(sprintf('/fit/sd/%d', i - 1), sqrt(v[i, i]), 1e-4)",
    );
    // Beside the joint test, its Wald statistic from the same covariance.
    waves.agrees_with_r(
        "mmrm",
        &[&mmrm[..], &["--df", "satterthwaite"]].concat(),
        "library(nlme); d$wave <- factor(d$wave, c('before', 'after', 'later'))
         d$t <- as.integer(d$wave); d$group <- factor(d$group)
         m <- gls(score ~ wave * group, d, correlation = corSymm(form = ~ t | client),
           weights = varIdent(form = ~ 1 | t), control = glsControl(tolerance = 1e-10, msTol = 1e-12))
         put('/joint_tests/2/f', anova(m)$`F-value`[4], 1e-4)",
    );
    waves.readable("mmrm", &mmrm, &["waveafter:groupy", "wavelater:groupz", "wave:group"]);
    for wrong in ["wave", "wave:wave", "wave:visits", "wave:group:service"] {
        let mut arguments = arguments;
        arguments[7] = wrong;
        let said = waves.call("mixed", &arguments).fails();
        assert!(said.contains(wrong) && said.contains("A:B"), "{said}");
    }
}

#[test]
fn random_slopes_likelihoods_and_profiles_are_offered() {
    let waves = Csv::of(waves());
    let arguments = [
        "--outcome",
        "score",
        "--client",
        "client",
        "--fixed",
        "time",
        "--slope",
        "time",
        "--ml",
        "--profile",
    ];
    let json = waves.agrees_with_r(
        "mixed",
        &arguments,
        &format!(
            "{LMER}m <- lmer(score ~ time + (time | client), d, REML = FALSE, control = tight)
             put('/fit/criterion', -2 * as.numeric(logLik(m)))
             put('/tests/1/estimate', fixef(m)[2], 1e-5)
             v <- as.data.frame(VarCorr(m)); put('/fit/random_effects/slope_sd', v$sdcor[2], 2e-3)
             s <- coef(summary(m)); put('/tests/1/df', s[2, 3], 5e-3)"
        ),
    );
    assert_eq!(json["df_method"], "satterthwaite");
    assert_eq!(json["profile"].as_array().map(Vec::len), Some(6));
    waves.readable("mixed", &arguments, &["Profile intervals", "Satterthwaite", "slope"]);
    let said = waves.call("mixed", &[&arguments[..], &["--df", "kenward-roger"]].concat()).fails();
    assert!(said.contains("REML"), "{said}");
    let said = waves
        .call("mixed", &["--outcome", "score", "--client", "client", "--slope", "time"])
        .fails();
    assert!(said.contains("--fixed"), "{said}");
}

#[test]
fn rows_that_cannot_be_are_named_in_long_tables() {
    let text = waves();
    let mixed =
        ["--outcome", "score", "--client", "client", "--fixed", "time", "--service", "service"];
    let of = |line: usize, from: &str, to: &str| {
        let lines: Vec<String> = text
            .lines()
            .enumerate()
            .map(
                |(at, row)| if at + 1 == line { row.replacen(from, to, 1) } else { row.to_owned() },
            )
            .collect();
        Csv::of(lines.join("\n"))
    };
    of(3, ",s0,", ",s1,").refused("mixed", &mixed, 3, "service");
    of(4, ",2,", ",two,").refused("mixed", &mixed, 4, "time");
    of(3, ",after,", ",before,").refused("mmrm", &MMRM, 3, "wave");
    of(3, ",after,", ",during,").refused("mmrm", &MMRM, 3, "wave");
    of(4, ",2,", ",2,9").refused("mixed", &[&mixed[..], &["--range", "0,99"]].concat(), 4, "score");
    of(2, ",0,", ",0,-").refused("mmrm", &[&MMRM[..], &["--range", "0,99"]].concat(), 2, "score");
    for order in ["after,before,later", "before,after,before"] {
        let mut wrong = MMRM;
        wrong[7] = order;
        let said = Csv::of(&text).call("mmrm", &wrong).fails();
        assert!(said.contains("--waves"), "{said}");
    }
    let constant = "client,time,score\na,0,5\na,1,5\nb,0,5\nb,1,5\nc,0,5\nc,1,5\n";
    let said = Csv::of(constant).call("mixed", &mixed[..6]).fails();
    assert!(said.contains("score"), "{said}");
    let twice = ["--outcome", "score", "--client", "client", "--fixed", "time,time"];
    assert!(Csv::of(&text).call("mixed", &twice).fails().contains("time"));
}

#[test]
fn repeated_measures_are_those_of_gls() {
    let waves = Csv::of(waves());
    let arguments = [&MMRM[..], &["--factor", "group"]].concat();
    let json = waves.agrees_with_r(
        "mmrm",
        &arguments,
        "library(nlme); d$wave <- factor(d$wave, c('before', 'after', 'later'))
         d$t <- as.integer(d$wave)
         m <- gls(score ~ wave + group, d, correlation = corSymm(form = ~ t | client),
                  weights = varIdent(form = ~ 1 | t), control = glsControl(tolerance = 1e-10, msTol = 1e-12))
         put('/fit/criterion', -2 * as.numeric(logLik(m)), 1e-6)
         for (i in 1:5) put(sprintf('/fit/fixed_effects/%d/estimate', i - 1), coef(m)[i], 1e-4)
         put('/fit/clients', 36); put('/fit/rows', nrow(d))",
    );
    assert_eq!(json["fit"]["structure"], "unstructured");
    waves.readable("mmrm", &arguments, &["Unstructured", "later", "F("]);
    let symmetric =
        [&arguments[..], &["--covariance", "compound-symmetry", "--df", "satterthwaite"]];
    assert_eq!(waves.json("mmrm", &symmetric.concat())["fit"]["structure"], "compound_symmetry");
}

#[test]
fn least_squares_with_robust_errors_are_those_of_r() {
    let waves = Csv::of(waves());
    let arguments =
        ["--outcome", "score", "--fixed", "time", "--factor", "group", "--cluster", "service"];
    waves.agrees_with_r(
        "regression",
        &arguments,
        "suppressPackageStartupMessages({library(sandwich); library(clubSandwich)})
         f <- lm(score ~ time + group, d); h <- sqrt(diag(vcovHC(f, 'HC3')))
         ct <- coef_test(f, vcovCR(f, d$service, 'CR2'))
         for (i in 1:4) { put(sprintf('/fit/coefficients/%d/estimate', i - 1), coef(f)[i])
           put(sprintf('/heteroscedasticity_robust/coefficients/%d/se', i - 1), h[i])
           put(sprintf('/cluster_robust/coefficients/%d/se', i - 1), ct$SE[i])
           put(sprintf('/cluster_robust/coefficients/%d/df', i - 1), ct$df[i], 1e-5) }
         put('/fit/r_squared', summary(f)$r.squared)",
    );
    waves.readable("regression", &arguments, &["compared with x", "Cluster-robust", "t("]);
    let with_one = format!("{}\nlast,s0,before,,7,x,0,1,never\n", waves_text());
    let rows = Csv::of(&with_one).json("regression", &arguments);
    assert_eq!(rows["data"]["incomplete"], 1);
    Csv::of(with_one.replace("before,,7", "before,x,7")).refused(
        "regression",
        &arguments,
        u32::try_from(with_one.lines().count()).expect("a line"),
        "time",
    );
}

#[test]
fn one_service_is_no_column_of_a_model() {
    let one = waves().replace(",s1,", ",s0,").replace(",s2,", ",s0,").replace(",s3,", ",s0,");
    let one = Csv::of(one.replace(",s4,", ",s0,").replace(",s5,", ",s0,"));
    let arguments = ["--outcome", "score", "--factor", "service"];
    let said = one.call("regression", &arguments).fails();
    assert!(said.contains("service") && said.contains("does not vary"), "{said}");
    let nested = ["--outcome", "score", "--client", "client", "--service", "service"];
    assert!(one.call("mixed", &nested).fails().contains("1 "), "one service");
    let clustered = ["--outcome", "score", "--fixed", "time", "--cluster", "service"];
    assert!(one.call("regression", &clustered).fails().contains("1 "), "one cluster");
}

fn waves_text() -> String {
    waves().trim_end().to_owned()
}

#[test]
fn odds_ratios_are_those_of_glm() {
    let people = Csv::of(PEOPLE);
    let arguments = ["--outcome", "yes1", "--fixed", "before", "--yes", "yes", "--no", "no"];
    people.agrees_with_r(
        "logistic",
        &arguments,
        "f <- glm(yes1 == 'yes' ~ before, binomial, d, epsilon = 1e-14, maxit = 100)
         s <- coef(summary(f)); put('/fit/coefficients/1/estimate', s[2, 1])
         put('/fit/coefficients/1/se', s[2, 2]); put('/fit/coefficients/1/p_value', s[2, 4])
         put('/fit/deviance', deviance(f)); put('/fit/aic', AIC(f))
         w <- confint.default(f); put('/fit/coefficients/1/wald/lower', w[2, 1])",
    );
    people.readable("logistic", &arguments, &["odds ratio", "too optimistic"]);
    let text = PEOPLE.replacen(",yes,yes,often", ",perhaps,yes,often", 1);
    Csv::of(text).refused("logistic", &arguments, 4, "yes1");
    let one = PEOPLE.replace(",no,", ",yes,");
    let said = Csv::of(one).call("logistic", &arguments).fails();
    assert!(said.contains("yes1"), "{said}");
}

#[test]
fn counts_are_modelled_as_r_does() {
    let waves = Csv::of(waves());
    let arguments = ["--outcome", "visits", "--fixed", "time", "--exposure", "months"];
    waves.agrees_with_r(
        "count-model",
        &arguments,
        "f <- MASS::glm.nb(visits ~ time + offset(log(months)), d, control = glm.control(epsilon = 1e-12, maxit = 200))
         put('/fit/theta', f$theta, 1e-4); put('/fit/log_likelihood', logLik(f), 1e-7)
         put('/fit/count/1/estimate', coef(f)[2], 1e-4)",
    );
    let poisson = [&arguments[..4], &["--model", "poisson"]].concat();
    waves.agrees_with_r(
        "count-model",
        &poisson,
        "f <- glm(visits ~ time, poisson, d, epsilon = 1e-14)
         put('/fit/count/1/estimate', coef(f)[2]); put('/fit/aic', AIC(f))
         put('/fit/dispersion', sum(residuals(f, 'pearson')^2) / f$df.residual)
         put('/outcome/zeros', sum(d$visits == 0))",
    );
    let hurdle = [&arguments[..4], &["--model", "hurdle-poisson"]].concat();
    waves.agrees_with_r(
        "count-model",
        &hurdle,
        "f <- pscl::hurdle(visits ~ time, d); put('/fit/log_likelihood', f$loglik, 1e-6)
         put('/fit/count/1/estimate', f$coefficients$count[2], 1e-3)
         put('/fit/zero/1/estimate', f$coefficients$zero[2], 1e-3)",
    );
    let inflated = [&arguments[..4], &["--model", "zero-inflated-poisson"]].concat();
    waves.agrees_with_r(
        "count-model",
        &inflated,
        "f <- pscl::zeroinfl(visits ~ time, d); put('/fit/log_likelihood', f$loglik, 1e-6)",
    );
    waves.readable("count-model", &poisson, &["more than Poisson", "ratio"]);
    waves.readable("count-model", &hurdle, &["Zero part"]);
    let negative: Vec<String> = waves_text()
        .lines()
        .enumerate()
        .map(|(at, line)| {
            let mut cells: Vec<&str> = line.split(',').collect();
            if at == 4 {
                cells[7] = "0";
            }
            cells.join(",")
        })
        .collect();
    Csv::of(negative.join("\n")).refused("count-model", &arguments, 5, "months");
    let said = waves.call("count-model", &["--outcome", "score", "--fixed", "time"]).fails();
    assert!(said.contains("Line 2") && said.contains("score"), "{said}");
}

#[test]
fn ordered_answers_are_modelled_as_r_does() {
    let waves = Csv::of(waves());
    let arguments = ["--outcome", "answer", "--categories", "never,some,often", "--fixed", "time"];
    waves.agrees_with_r(
        "ordinal-model",
        &arguments,
        "library(ordinal); d$answer <- factor(d$answer, c('never', 'some', 'often'))
         f <- clm(answer ~ time, data = d); put('/cumulative_logit/log_likelihood', f$logLik, 1e-7)
         put('/cumulative_logit/coefficients/0/estimate', f$beta, 1e-4)
         put('/cumulative_logit/thresholds/1/estimate', f$alpha[2], 1e-4)
         n <- nominal_test(f); put('/proportional_odds/0/chi_square', n$LRT[2], 1e-3)",
    );
    let clients = [&arguments[..], &["--client", "client"]].concat();
    waves.agrees_with_r(
        "ordinal-model",
        &clients,
        "library(ordinal); d$answer <- factor(d$answer, c('never', 'some', 'often'))
         d$client <- factor(d$client)
         f <- clmm(answer ~ time + (1 | client), data = d, nAGQ = 10, control = clmm.control(gradTol = 1e-6))
         put('/mixed_cumulative_logit/log_likelihood', f$logLik, 1e-4)
         put('/mixed_cumulative_logit/coefficients/0/estimate', f$beta, 1e-2)",
    );
    waves.readable("ordinal-model", &arguments, &["every threshold", "χ²("]);
    waves.readable("ordinal-model", &clients, &["SD between clients"]);
    let two = ["--outcome", "answer", "--categories", "never,some", "--fixed", "time"];
    let said = waves.call("ordinal-model", &two).fails();
    assert!(said.contains("often") && said.contains("\"answer\""), "{said}");
    let line = waves_text().lines().position(|line| line.ends_with(",often")).expect("a line") + 1;
    waves.refused("ordinal-model", &two, u32::try_from(line).expect("a line"), "answer");
}
