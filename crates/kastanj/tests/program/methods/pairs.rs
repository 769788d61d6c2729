//! Methods on two columns of the same people.

use serde_json::json;

use super::{Csv, PEOPLE, SCORES, people, people_with, scores};

const INDIVIDUAL: [&str; 10] = [
    "--reliability",
    "0.85",
    "--reliability-source",
    "invented",
    "--norm-mean",
    "45",
    "--norm-sd",
    "5",
    "--norm-source",
    "invented",
];

#[test]
fn individual_change_is_that_of_the_papers() {
    let people = people();
    let arguments = scores(&INDIVIDUAL);
    people.agrees_with_r(
        "individual",
        &arguments,
        "p <- d[!is.na(d$after), ]; s <- sd(d$before); r <- .85
         sdiff <- sqrt(2) * s * sqrt(1 - r); rci <- (p$after - p$before) / sdiff
         put('/data/pairs', nrow(p)); put('/data/before_only', 2)
         put('/reliable_change/sd_before', s); put('/reliable_change/s_diff', sdiff)
         put('/reliable_change/improved/count', sum(rci > 1.96))
         put('/reliable_change/deteriorated/count', sum(rci < -1.96))
         put('/reliable_change/improved/of', nrow(p))
         m <- mean(d$before); b <- 45 - 2 * 5; c <- (s * 45 + 5 * m) / (s + 5)
         put('/cut_off_a', m + 2 * s)
         put('/clinical_change/0/cut_off/value', b); put('/clinical_change/1/cut_off/value', c)
         for (i in 1:2) { cut <- c(b, c)[i]; across <- p$before <= cut & p$after > cut
           put(sprintf('/clinical_change/%d/recovered/count', i - 1), sum(rci > 1.96 & across)) }
         e2 <- sd(p$before)^2 * (1 - r)
         put('/hageman_arrindell/reliability_after', (sd(p$after)^2 - e2) / sd(p$after)^2)",
    );
    let said = people.readable("individual", &arguments, &["reliable", "invented", "/12 ="]);
    assert!(!said.contains("recovered"), "{said}");
    let without = people.readable("individual", &scores(&INDIVIDUAL[..4]), &["No norm"]);
    assert!(!without.contains("across"), "{without}");
    // A reliability without a source is no reliability.
    people.call("individual", &scores(&["--reliability", "0.8"])).fails();
    let arguments = scores(&["--reliability", "1.2", "--reliability-source", "x"]);
    people.call("individual", &arguments).fails();
    people_with(4, 2, "many").refused("individual", &scores(&INDIVIDUAL), 4, "after");
}

#[test]
fn rank_tests_are_those_of_r() {
    let people = people();
    people.agrees_with_r(
        "wilcoxon",
        &SCORES,
        "library(exactRankTests)
         p <- d[!is.na(d$after), ]; x <- p$after - p$before; z <- x[x != 0]
         w <- wilcox.exact(z)
         put('/wilcoxon/v', w$statistic); put('/wilcoxon/p_value', w$p.value)
         walsh <- outer(x, x, '+') / 2
         put('/hodges_lehmann/with_zeros', median(walsh[upper.tri(walsh, TRUE)]))
         signs <- as.matrix(expand.grid(rep(list(c(-1, 1)), length(z))))
         sums <- abs(signs %*% abs(z))
         put('/sign_flip/p_value', mean(sums >= abs(sum(z)) - 1e-9))
         put('/sign_flip/p_floor', 2 / 2^length(z))",
    );
    let said = people.readable("wilcoxon", &SCORES, &["Hodges", "all patterns", "V = "]);
    assert!(!said.contains("can be no lower"), "2/2¹¹ is below what is printed: {said}");
    // With six pairs no pattern is rarer than two in 64; one of the six did not change.
    let six: Vec<&str> = PEOPLE.lines().take(7).collect();
    Csv::of(six.join("\n")).readable("wilcoxon", &SCORES, &["can be no lower than 0.062"]);
    assert!(people.call("permutation", &SCORES).succeeds().contains("sign flips"));
    let arguments = scores(&["--range", "20,44"]);
    people.refused("wilcoxon", &arguments, 6, "after");
    // Four pairs tell of single people.
    let four: Vec<&str> = PEOPLE.lines().take(5).collect();
    let said = Csv::of(four.join("\n")).call("wilcoxon", &SCORES).fails();
    assert!(said.contains('4') && said.contains('5'), "{said}");
}

#[test]
fn groups_are_compared_by_one_test() {
    // Twelve pairs, by turns of one kind and another; a third word that stands four times.
    let mut table = String::from("before,after,kind,home\n");
    for i in 0..24 {
        let (before, change) = (20 + i * 7 % 13, 3 + i * 5 % 7 + 4 * (i % 2));
        let home = if i < 4 {
            "c"
        } else if i % 3 == 0 {
            "a"
        } else {
            "b"
        };
        let kind = if i % 2 == 0 { "x" } else { "y" };
        table.push_str(&format!("{before},{},{kind},{home}\n", before + change));
    }
    let people = Csv::of(table);
    let arguments = scores(&["--by", "kind,home", "--alpha", "0.1"]);
    people.agrees_with_r(
        "subgroups",
        &arguments,
        "d$change <- d$after - d$before; home <- d[d$home != 'c', ]
         k <- t.test(change ~ kind, d, conf.level = .9); h <- oneway.test(change ~ home, home)
         w <- oneway.test(change ~ kind, d)
         put('/questions/0/subgroups/interaction/f', w$statistic)
         put('/questions/0/subgroups/interaction/difference/interval/lower', k$conf.int[1])
         put('/questions/0/subgroups/interaction/difference/interval/upper', k$conf.int[2])
         put('/questions/1/subgroups/interaction/df_denominator', h$parameter[2])
         put('/questions/1/subgroups/groups/2/pairs', 4)
         p <- p.adjust(c(w$p.value, h$p.value), 'holm')
         put('/questions/0/p_holm', p[1]); put('/questions/1/p_holm', p[2])",
    );
    people.readable("subgroups", &arguments, &["interaction", "Holm", "group"]);
    let one = people.call("subgroups", &scores(&["--by", "after"])).fails();
    assert!(one.contains("\"after\": no group with at least 5 pairs"), "{one}");
    assert!(people.call("subgroups", &scores(&["--by", "no"])).fails().contains("no"));
    let alpha = people.call("subgroups", &scores(&["--by", "kind", "--alpha", "0.7"])).fails();
    assert!(alpha.contains("alpha") && alpha.contains("0.5"), "{alpha}");
}

#[test]
fn groups_are_compared_over_the_services_that_are_named() {
    let mut table = String::from("before,after,kind,unit\n");
    for i in 0..40 {
        let (before, change) = (20 + i * 7 % 13, 3 + i * 5 % 7 + 4 * (i % 2) + 3 * (i % 5));
        let kind = if i % 2 == 0 { "x" } else { "y" };
        table.push_str(&format!("{before},{},{kind},u{}\n", before + change, i % 5));
    }
    let people = Csv::of(table);
    let arguments = scores(&["--by", "kind", "--service", "unit"]);
    people.agrees_with_r(
        "subgroups",
        &arguments,
        "library(clubSandwich); d$change <- d$after - d$before
         fit <- lm(change ~ relevel(factor(kind), 'y'), d); x <- d[d$kind == 'x', ]
         two <- coef_test(fit, vcov = 'CR2', cluster = d$unit)
         ends <- conf_int(fit, vcov = 'CR2', cluster = d$unit)
         welch <- t.test(change ~ kind, d); key <- '/questions/0/over_services/'
         put(paste0(key, 'services'), 5)
         put(paste0(key, 'differences/0/standard_error'), two$SE[2])
         put(paste0(key, 'differences/0/cr2_interval/upper'), ends$CI_U[2])
         put(paste0(key, 'groups/0/standard_error'),
             coef_test(lm(change ~ 1, x), vcov = 'CR2', cluster = x$unit)$SE)
         put('/questions/0/p_holm', max(two$p_Satt[2], welch$p.value))",
    );
    people.readable("subgroups", &arguments, &["services", "CR2"]);
    // `Y` and `y` are one group written in two ways, not two groups.
    let alike = Csv::of("before,after,kind\n1,2,x\n2,3,y\n3,5,Y\n4,4,x\n5,7,x\n");
    let refused = alike.call("subgroups", &scores(&["--by", "kind"])).fails();
    assert!(refused.contains("Line 4") && refused.contains("on line 3"), "{refused}");
}

#[test]
fn people_that_stand_twice_and_swapped_columns_are_named() {
    let twice = people_with(6, 0, "b");
    twice.refused("wilcoxon", &scores(&["--id", "id"]), 6, "id");
    let said = people().call("wilcoxon", &["--before", "after", "--after", "before"]).fails();
    assert!(said.contains("swapped"), "{said}");
    let same = "before,after\n".to_owned() + &"10,12\n".repeat(8);
    let said = Csv::of(same).call("ancova", &SCORES).fails();
    assert!(said.contains("before"), "{said}");
}

#[test]
fn the_bootstrap_is_the_same_with_any_number_of_threads() {
    let people = people();
    let arguments = scores(&["--statistic", "d-av", "--resamples", "2000", "--seed", "7"]);
    let json = people.agrees_with_r(
        "bootstrap",
        &arguments,
        "p <- d[!is.na(d$after), ]
         av <- function(p) mean(p$after - p$before) / sqrt((var(p$before) + var(p$after)) / 2)
         put('/bca/estimate', av(p))
         l <- vapply(seq_len(nrow(p)), function(i) av(p[-i, ]), 0); l <- mean(l) - l
         put('/bca/acceleration', sum(l^3) / (6 * sum(l^2)^1.5))
         set.seed(1); b <- replicate(20000, av(p[sample(nrow(p), replace = TRUE), ]))
         put('/bca/se', sd(b), .1)",
    );
    for threads in ["1", "3"] {
        let again = people.call("bootstrap", &arguments).with(["--json"]);
        let again = again.env("RAYON_NUM_THREADS", threads).succeeds();
        let again: serde_json::Value = serde_json::from_str(&again).expect("JSON");
        assert_eq!(again, json);
    }
    people.readable("bootstrap", &arguments, &["d_av (95%, BCa)", "seed"]);
    people.call("bootstrap", &scores(&["--quantile", "5"])).fails();
    people_with(12, 1, "29x").refused("bootstrap", &arguments, 12, "before");
}

#[test]
fn paired_answers_are_tested_as_r_does() {
    let people = people();
    let arguments = ["--before", "yes1", "--after", "yes2", "--yes", "yes", "--no", "no"];
    people.agrees_with_r(
        "yes-no",
        &arguments,
        "p <- d[d$yes2 != '', ]; b <- sum(p$yes1 == 'yes' & p$yes2 == 'no')
         c <- sum(p$yes1 == 'no' & p$yes2 == 'yes'); n <- nrow(p)
         exact <- binom.test(b, b + c)$p.value
         put('/mcnemar/exact_p', exact); put('/mcnemar/mid_p', exact - dbinom(b, b + c, .5))
         put('/mcnemar/chi_square', (b - c)^2 / (b + c))
         one <- prop.test(sum(p$yes1 == 'yes'), n, correct = FALSE)
         two <- prop.test(sum(p$yes2 == 'yes'), n, correct = FALSE)
         put('/shares/before/wilson/lower', one$conf.int[1])
         put('/shares/difference', two$estimate - one$estimate)
         phi <- cor(p$yes1 == 'yes', p$yes2 == 'yes'); put('/shares/phi', phi)
         d1 <- c(two$estimate - two$conf.int[1], one$conf.int[2] - one$estimate)
         put('/shares/interval/lower', two$estimate - one$estimate -
             sqrt(d1[1]^2 - 2 * phi * d1[1] * d1[2] + d1[2]^2))",
    );
    people.readable("yes-no", &arguments, &["/12 =", "Newcombe", "p = "]);
    people_with(5, 5, "maybe").refused("yes-no", &arguments, 5, "yes1");
    // Nobody changed: shares without a test, not a p of 1.
    let text = "before,after\n".to_owned() + &"1,1\n0,0\n".repeat(4);
    let none = Csv::of(text);
    assert_eq!(none.json("yes-no", &SCORES)["mcnemar"], json!(null));
    none.readable("yes-no", &SCORES, &["McNemar", "–"]);
}

#[test]
fn ordered_answers_are_tested_as_r_does() {
    let people = people();
    let arguments = ["--before", "often1", "--after", "often2", "--categories", "never,some,often"];
    let json = people.agrees_with_r(
        "ordinal",
        &arguments,
        "p <- d[d$often2 != '', ]; l <- c('never', 'some', 'often')
         t <- table(factor(p$often1, l), factor(p$often2, l))
         x <- (rowSums(t) - colSums(t))[1:2]; s <- -(t + t(t))
         diag(s) <- rowSums(t) + colSums(t) - 2 * diag(t)
         sm <- x %*% solve(s[1:2, 1:2]) %*% x
         put('/marginal_homogeneity/stuart_maxwell/chi_square', sm)
         put('/marginal_homogeneity/stuart_maxwell/p_value', pchisq(sm, 2, lower = FALSE))
         put('/marginal_homogeneity/bhapkar/chi_square', sm / (1 - sm / nrow(p)))
         put('/shift/up/count', sum(t[upper.tri(t)])); put('/shift/down/count', sum(t[lower.tri(t)]))
         put('/categories/2/after/count', sum(t[, 3]))",
    );
    assert_eq!(json["categories"][1]["label"], "some");
    people.readable("ordinal", &arguments, &["Stuart", "Bhapkar", "never"]);
    people_with(9, 8, "rarely").refused("ordinal", &arguments, 9, "often2");
}

#[test]
fn a_rate_ratio_is_clustered_by_person() {
    let text = "before,after\n4,1\n0,2\n7,3\n3,0\n12,15\n5,2\n1,1\n9,4\n0,0\n2,\n";
    let counts = Csv::of(text);
    counts.agrees_with_r(
        "counts",
        &SCORES,
        "p <- d[!is.na(d$after), ]; r <- sum(p$after) / sum(p$before)
         put('/paired_rate_ratio/ratio', r); put('/paired_rate_ratio/zero_both_times', 1)
         m <- p$before + p$after; share <- sum(p$after) / sum(m)
         se <- sqrt(sum((p$after - m * share)^2)) / (sum(m) * share * (1 - share))
         put('/paired_rate_ratio/se_cr0', se)
         put('/paired_rate_ratio/interval_cr0/upper', exp(log(r) + qnorm(.975) * se))
         put('/paired_rate_ratio/before/dispersion', var(p$before) / mean(p$before))",
    );
    counts.readable("counts", &SCORES, &["CR2", "naive", "2/9"]);
    Csv::of(text.replace("3,0", "3,1.5")).refused("counts", &SCORES, 5, "after");
    Csv::of(text.replace("12,15", "-2,15")).refused("counts", &SCORES, 6, "before");
}

#[test]
fn the_change_at_the_same_start_is_that_of_r() {
    let people = people();
    let arguments = scores(&["--service", "service"]);
    people.agrees_with_r(
        "ancova",
        &arguments,
        "library(sandwich)
         p <- d[!is.na(d$after), ]; f <- lm(after ~ before, p); v <- vcovHC(f, 'HC3')
         put('/ancova/fit/coefficients/1/estimate', coef(f)[2])
         put('/ancova/hc3/coefficients/1/se', sqrt(v[2, 2]))
         for (k in c('at_pairs', 'at_everyone')) {
           m <- if (k == 'at_pairs') mean(p$before) else mean(d$before); w <- c(1, m)
           e <- sum(w * coef(f)) - m; s <- sqrt(w %*% v %*% w)
           put(sprintf('/ancova/%s/hc3/estimate', k), e)
           put(sprintf('/ancova/%s/hc3/interval/lower', k), e - qt(.975, 10) * s) }
         library(clubSandwich)
         ct <- coef_test(f, vcovCR(f, p$service, 'CR2'))
         put('/ancova/cr2/coefficients/1/se', ct$SE[2])
         put('/ancova/cr2/coefficients/1/df', ct$df[2])",
    );
    people.readable("ancova", &arguments, &["HC3", "CR2", "no comparison group"]);
    people_with(3, 1, "2.8.1").refused("ancova", &arguments, 3, "before");
}

#[test]
fn who_was_lost_is_explained_as_r_does() {
    let mut text = String::from("before,after,service,week\n");
    for at in 0..40_u32 {
        let after = if at * 7 % 11 < 3 { String::new() } else { (30 + at * 5 % 13).to_string() };
        let service = ["north", "south"][usize::from(at % 3 == 0)];
        text.push_str(&format!("{},{after},{service},{}\n", 20 + at * 11 % 17, at));
    }
    let people = Csv::of(&text);
    let arguments = scores(&["--service", "service", "--start-week", "week"]);
    people.agrees_with_r(
        "attrition",
        &arguments,
        "d$lost <- as.integer(is.na(d$after))
         f <- glm(lost ~ before + service + week, binomial, d, epsilon = 1e-14, maxit = 100)
         put('/attrition/n', 40); put('/attrition/lost', sum(d$lost))
         for (i in 1:4) put(sprintf('/attrition/model/coefficients/%d/estimate', i - 1), coef(f)[i])
         put('/attrition/model/coefficients/1/se', sqrt(vcov(f)[2, 2]))
         put('/attrition/model/deviance', deviance(f))
         a <- d$before[d$lost == 0]; b <- d$before[d$lost == 1]
         put('/attrition/differences/0/standardised', (mean(b) - mean(a)) / sqrt((var(a) + var(b)) / 2))",
    );
    people.readable("attrition", &arguments, &["odds ratio", "north"]);
    let hole = text.replacen(",north,1\n", ",,1\n", 1);
    Csv::of(hole).refused("attrition", &arguments, 3, "service");
    // Nobody lost: that is said, not that there are too few observations.
    let whole = "before,after\n".to_owned()
        + &(0..9).map(|i| format!("{i},{}\n", i * i)).collect::<String>();
    let said = Csv::of(whole).call("attrition", &SCORES).fails();
    assert!(said.contains("People lost: 0"), "{said}");
}

#[test]
fn those_lost_are_seen_under_every_assumption() {
    let people = people();
    let arguments = scores(&["--range", "0,100", "--seed", "3", "--imputations", "20"]);
    let json = people.agrees_with_r(
        "missing-data",
        &arguments,
        "p <- d[!is.na(d$after), ]; f <- lm(after ~ before, p); x <- p$after - p$before
         put('/missing_data/rows/0/mean_change', mean(x)); put('/missing_data/lost', 2)
         put('/missing_data/rows/1/mean_change', mean(predict(f, d) - d$before))
         put('/missing_data/rows/0/interval/lower', t.test(x)$conf.int[1])",
    );
    let unchanged = json["missing_data"]["rows"]
        .as_array()
        .and_then(|rows| rows.iter().find(|row| row["assumption"] == "lost_unchanged"));
    let mean = unchanged.and_then(|row| row["mean_change"].as_f64()).expect("a mean");
    let pairs = json["missing_data"]["rows"][0]["mean_change"].as_f64().expect("a mean");
    assert!((mean * 14.0 - pairs * 12.0).abs() < 1e-9);
    people.readable("missing-data", &arguments, &["if those lost", "did not change", "robust"]);
    people_with(8, 2, "140").refused("missing-data", &arguments, 8, "after");
}

#[test]
fn imputations_repeat_themselves_and_pool_as_rubin_says() {
    let people = people();
    let arguments = scores(&["--seed", "11", "--imputations", "400", "--iterations", "2"]);
    let json = people.agrees_with_r(
        "impute",
        &arguments,
        "library(mice)
         i <- mice(d[, c('before', 'after')], m = 400, maxit = 2, method = 'norm', seed = 5, printFlag = FALSE)
         e <- vapply(1:400, function(k) { x <- complete(i, k); mean(x$after - x$before) }, 0)
         u <- vapply(1:400, function(k) { x <- complete(i, k); var(x$after - x$before) / 14 }, 0)
         q <- pool.scalar(e, u, n = 14)
         put('/mean_change/estimate', q$qbar, 4 * sd(e) / 20 * sqrt(2) / abs(q$qbar))
         put('/mean_change/se', sqrt(q$t), .05)
         put('/imputations/missing/1', 2); put('/sd_before', sd(d$before[!is.na(d$after)]))",
    );
    let again = people.call("impute", &arguments).with(["--json"]);
    let again = again.env("RAYON_NUM_THREADS", "3").succeeds();
    assert_eq!(serde_json::from_str::<serde_json::Value>(&again).expect("JSON"), json);
    // A shift of those lost moves the mean by their share of all.
    let at = |index: usize, key: &str| {
        let point = &json["delta_line"][index];
        point[key].as_f64().or_else(|| point[key]["estimate"].as_f64()).expect("a number")
    };
    let (moved, shift) = (at(8, "mean_change") - at(4, "mean_change"), at(8, "delta"));
    assert!((moved - shift * 2.0 / 14.0).abs() < 1e-9, "{moved} {shift}");
    people.readable("impute", &scores(&["--method", "pmm"]), &["tipping", "FMI"]);
    let said = people.call("impute", &scores(&["--imputations", "0"])).fails();
    assert!(said.contains("imputations"), "{said}");
    people_with(11, 1, "?").refused("impute", &arguments, 11, "before");
}

#[test]
fn monitoring_holds_whenever_one_looks() {
    let people = people();
    let arguments = scores(&["--sd", "6", "--rho", "0.4"]);
    people.agrees_with_r(
        "monitor",
        &arguments,
        "p <- d[!is.na(d$after), ]; x <- p$after - p$before; rho <- .4
         radius <- function(n) 6 * sqrt((n + 1 / rho^2) / n^2 * log((n * rho^2 + 1) / .05^2))
         put('/confidence_sequence/11/radius', radius(12))
         lower <- vapply(1:12, function(n) mean(x[1:n]) - radius(n), 0)
         put('/confidence_sequence/11/lower', max(lower))
         n <- 12; t <- mean(x) / (sd(x) / sqrt(n)); k <- 1 + n * rho^2; v <- n - 1
         put('/e_values/10/ln_e', -.5 * log(k) + n / 2 * log((1 + t^2 / v) / (1 + t^2 / (v * k))))",
    );
    let said = people.readable("monitor", &arguments, &["holds always", "12"]);
    assert!(!said.contains("does not hold here"), "{said}");
    // Spread that was declared far too small: the mean leaves its own interval.
    people.readable("monitor", &scores(&["--sd", "0.5"]), &["does not hold here"]);
    people.call("monitor", &scores(&["--sd", "-1"])).fails();
    people_with(5, 1, "x").refused("monitor", &arguments, 5, "before");
}

#[test]
fn priors_stand_beside_what_the_pairs_say() {
    let people = people();
    let arguments = scores(&["--prior-mean", "2", "--prior-sd", "3"]);
    let json = people.agrees_with_r(
        "bayes",
        &arguments,
        "library(BayesFactor)
         p <- d[!is.na(d$after), ]; x <- p$after - p$before
         b <- ttestBF(x, rscale = sqrt(2) / 2)
         put('/jzs/ln_bayes_factor', b@bayesFactor$bf, 1e-4)
         put('/posteriors/2/prior/sd', 3); put('/posteriors/2/prior_only/above_zero', pnorm(2 / 3))
         put('/posteriors/1/prior/sd', sd(p$before))",
    );
    assert_eq!(json["posteriors"][0]["prior"]["kind"], "sceptical");
    people.readable("bayes", &arguments, &["prior alone", "with the pairs", "side note"]);
    people.call("bayes", &scores(&["--rscale", "0"])).fails();
    people_with(7, 2, "n/a").refused("bayes", &arguments, 7, "after");
}
