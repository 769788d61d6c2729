//! Methods on figures from the command line, and on a column of p-values.

use super::{Csv, json_of_figures, r};
use crate::runner::kastanj;

const TABLE: [&str; 10] = [
    "--n",
    "29",
    "--mean-before",
    "21.4",
    "--sd-before",
    "6.2",
    "--mean-after",
    "17.9",
    "--sd-after",
    "6.8",
];

fn agrees(command: &str, arguments: &[&str], script: &str) -> serde_json::Value {
    let json = json_of_figures(command, arguments);
    let folder = tempfile::tempdir().expect("a folder");
    r::compare(folder.path(), script, &json);
    json
}

#[test]
fn a_published_table_is_analysed_at_three_correlations() {
    let json = agrees(
        "summary",
        &TABLE,
        "r <- c(.3, .5, .7)
         for (i in 1:3) { s <- sqrt(6.2^2 + 6.8^2 - 2 * r[i] * 6.2 * 6.8)
           at <- function(key) sprintf('/summary/rows/%d/%s', i - 1, key)
           put(at('change/sd_change'), s); put(at('effect_sizes/d_z'), -3.5 / s)
           put(at('effect_sizes/d_av'), -3.5 / sqrt((6.2^2 + 6.8^2) / 2))
           put(at('change/interval/lower'), -3.5 - qt(.975, 28) * s / sqrt(29)) }",
    );
    assert_eq!(json["summary"]["r_known"], false);
    let known: Vec<&str> = TABLE.iter().copied().chain(["--r", "0.62"]).collect();
    assert_eq!(
        json_of_figures("summary", &known)["summary"]["rows"].as_array().map(Vec::len),
        Some(1)
    );
    for (swedish, word) in [(false, "not known"), (true, "okänt")] {
        let call = kastanj(["analyze", "summary"]).with(TABLE);
        let said = if swedish { call.swedish() } else { call }.succeeds();
        assert!(said.contains(word) && said.contains("d_av"), "{said}");
    }
    let impossible: Vec<&str> = TABLE.iter().copied().chain(["--r", "1.4"]).collect();
    let said = kastanj(["analyze", "summary"]).with(impossible).fails();
    assert!(said.contains("1.4"), "{said}");
}

#[test]
fn a_benchmark_needs_a_source() {
    let natural = [
        "--r",
        "0.6",
        "--natural-n",
        "67",
        "--natural-mean-before",
        "20.1",
        "--natural-sd-before",
        "6.5",
        "--natural-mean-after",
        "19.2",
        "--natural-sd-after",
        "6.1",
        "--natural-r",
        "0.7",
        "--natural-source",
        "Hallberg 2019",
        "--similarity",
        "moderate",
    ];
    let arguments: Vec<&str> = TABLE.iter().chain(&natural).copied().collect();
    agrees(
        "benchmark",
        &arguments,
        "s <- sqrt((28 * 6.2^2 + 66 * 6.5^2) / 94); m <- 94
         j <- exp(lgamma(m / 2) - lgamma((m - 1) / 2)) / sqrt(m / 2)
         put('/benchmark/sd_before_pooled', s); put('/benchmark/hedges_j', j)
         put('/benchmark/rows/0/d_ppc2', j * (-3.5 + .9) / s)
         v1 <- (6.2^2 + 6.8^2 - 2 * .6 * 6.2 * 6.8) / 29
         v2 <- (6.5^2 + 6.1^2 - 2 * .7 * 6.5 * 6.1) / 67
         put('/benchmark/rows/0/difference/t', -2.6 / sqrt(v1 + v2))",
    );
    let said = kastanj(["analyze", "benchmark"]).with(&arguments).succeeds();
    assert!(said.contains("Hallberg 2019") && said.contains("not randomised"), "{said}");
    let nameless: Vec<&str> =
        arguments.iter().map(|word| if *word == "Hallberg 2019" { " " } else { word }).collect();
    let said = kastanj(["analyze", "benchmark"]).with(nameless).fails();
    assert!(said.contains("source"), "{said}");
}

#[test]
fn regression_to_the_mean_is_that_of_a_truncated_normal() {
    let arguments =
        ["--mean", "12", "--sd", "6", "--r", "0.7", "--cut-off", "18", "--entry", "above"];
    agrees(
        "rtm",
        &arguments,
        "f <- function(x) .3 * (12 - x) * dnorm(x, 12, 6); p <- pnorm(18, 12, 6, lower = FALSE)
         e <- integrate(f, 18, 90, rel.tol = 1e-12)$value / p
         put('/regression_to_the_mean/expected_change', e)
         put('/regression_to_the_mean/share_beyond', p)",
    );
    let said = kastanj(["analyze", "rtm"]).with(arguments).succeeds();
    assert!(said.contains("if nothing else happened") && !said.contains('%'), "{said}");
    let unknown = ["--mean", "12", "--sd", "6", "--cut-off", "18", "--entry", "above"];
    let said = kastanj(["analyze", "rtm"]).with(unknown).fails();
    assert!(said.contains("not"), "{said}");
}

#[test]
fn precision_and_power_are_those_of_r() {
    let arguments = [
        "--pairs",
        "9",
        "--persons",
        "22",
        "--asked",
        "29",
        "--r",
        "0.6",
        "--half-width",
        "0.35",
        "--d-z",
        "0.45",
    ];
    agrees(
        "precision",
        &arguments,
        "h <- .35; n <- 2:500; t <- qt(.975, n - 1)
         e <- n[which(t / sqrt(n) <= h)[1]]; put('/half_width/expected/pairs', e)
         a <- function(g) n[which(t * sqrt(qchisq(g, n - 1) / (n - 1)) / sqrt(n) <= h)[1]]
         put('/half_width/assured_80/pairs', a(.8)); put('/half_width/assured_90/pairs', a(.9))
         put('/half_width/expected/persons', ceiling(e * 22 / 9))
         w <- function(p) ceiling(power.t.test(delta = .45, sd = 1, power = p, type = 'paired', strict = TRUE)$n)
         put('/d_z/power_80/pairs', w(.8)); put('/d_z/power_90/pairs', w(.9))
         put('/planner/by_sd_av/0/sd_ratio', sqrt(.8))",
    );
    let said = kastanj(["analyze", "precision"]).with(arguments).succeeds();
    assert!(said.contains("assured 90%") && said.contains("power 80%"), "{said}");
    kastanj(["analyze", "precision", "--half-width", "0"]).fails();
    // More pairs than persons, a negative count and a negative figure: each is named.
    let counts = ["analyze", "precision", "--pairs", "9", "--persons", "2", "--asked", "29"];
    let more = kastanj(counts).fails();
    assert!(more.contains('9') && more.contains('2'), "{more}");
    let below = kastanj(["analyze", "precision", "--pairs", "-5"]).fails();
    assert!(below.contains("--pairs") && below.contains("-5"), "{below}");
    let width = kastanj(["analyze", "precision", "--half-width", "-1"]).fails();
    assert!(!width.contains("There is no") && width.contains("half"), "{width}");
    kastanj(["analyze", "precision", "--r", "2"]).fails();
    json_of_figures("precision", &[]);
}

#[test]
fn several_p_values_are_adjusted_as_r_does() {
    let text = "test,p\nsleep,0.01\nwork,0.04\nmood,0.03\nhealth,0.005\nhome,0.9\n";
    let tests = Csv::of(text);
    let arguments = ["--p", "p", "--label", "test"];
    tests.agrees_with_r(
        "multiplicity",
        &arguments,
        "for (i in 1:5) { put(sprintf('/holm/adjusted/%d', i - 1), p.adjust(d$p, 'holm')[i])
           put(sprintf('/benjamini_hochberg/adjusted/%d', i - 1), p.adjust(d$p, 'BH')[i]) }
         put('/tests', 5)",
    );
    tests.readable("multiplicity", &arguments, &["number of tests", "sleep", "Holm"]);
    Csv::of(text.replace("0.04", "1.4")).refused("multiplicity", &arguments, 3, "p");
    Csv::of(text.replace("0.04", "")).refused("multiplicity", &arguments, 3, "p");
}
