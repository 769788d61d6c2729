//! Estimates of several services or studies.

use serde_json::json;

use super::Csv;

const SERVICES: &str = "\
unit,change,se,n,region
a,3.1,1.2,20,x
b,1.4,0.9,32,x
c,6.0,2.1,9,x
d,-0.5,1.5,14,y
e,4.2,1.1,25,y
f,2.6,0.8,40,y
g,0.9,1.9,11,z
h,5.1,1.4,16,z
i,2.0,1.0,28,z
j,3.6,2.4,8,z
";

const COLUMNS: [&str; 6] = ["--estimate", "change", "--se", "se", "--label", "unit"];

fn with<'a>(further: &[&'a str]) -> Vec<&'a str> {
    COLUMNS.iter().chain(further).copied().collect()
}

#[test]
fn pooling_is_that_of_metafor() {
    let services = Csv::of(SERVICES);
    let json = services.agrees_with_r(
        "pool",
        &COLUMNS,
        "library(metafor)
         d$v <- d$se^2; tight <- list(threshold = 1e-14, maxiter = 10000, stepadj = .5)
         names <- c('REML', 'DL', 'PM', 'ML', 'HE', 'SJ')
         for (i in 1:6) { f <- rma(change, v, data = d, method = names[i], test = 'knha',
                                   control = if (i %in% c(1, 4)) tight else list(tol = 1e-12))
           at <- function(key) sprintf('/estimators/%d/%s', i - 1, key)
           put(at('tau2'), f$tau2, 1e-5); put(at('estimate'), f$beta); put(at('se'), f$se) }
         f <- rma(change, v, data = d, method = 'REML', test = 'knha', control = tight)
         put('/model/p_value', f$pval); put('/model/interval/lower', f$ci.lb)
         put('/model/q', f$QE); put('/model/i2', f$I2, 1e-5)
         p <- predict(f); put('/model/prediction/interval/upper', p$pi.ub)
         h <- confint(f, control = list(tol = 1e-12))$random
         put('/heterogeneity/tau2/upper', h[1, 3], 1e-5)
         l <- leave1out(f); put('/leave_one_out/2/pooled/estimate', l$estimate[3], 1e-5)
         e <- lm(change ~ se, d, weights = 1 / v); s <- coef(summary(e))
         put('/egger/bias', s[2, 1]); put('/egger/p_value', s[2, 4])
         t <- trimfill(f, control = tight); put('/trim_and_fill/missing', t$k0)
         put('/trim_and_fill/pooled/estimate', t$beta, 1e-5)",
    );
    assert_eq!(json["leave_one_out"][2]["label"], "c");
    assert_eq!(json["meta_regression"], json!(null));
    services.readable(
        "pool",
        &COLUMNS,
        &["REML", "prediction", "Q-profile", "not compared with one another"],
    );
    // Without names the lines of the file are told.
    services.readable("pool", &["--estimate", "change", "--se", "se"], &["without line"]);
}

#[test]
fn moderators_and_clusters_are_those_of_metafor_and_clubsandwich() {
    let services = Csv::of(SERVICES);
    let arguments = with(&["--moderator", "n", "--cluster", "region"]);
    services.agrees_with_r(
        "pool",
        &arguments,
        "suppressPackageStartupMessages({library(metafor); library(clubSandwich)})
         d$v <- d$se^2; tight <- list(threshold = 1e-14, maxiter = 10000, stepadj = .5)
         f <- rma(change, v, mods = ~ n, data = d, test = 'knha', control = tight)
         put('/meta_regression/coefficients/1/estimate', f$beta[2])
         put('/meta_regression/coefficients/1/se', f$se[2])
         put('/meta_regression/qe', f$QE)
         m <- rma.mv(change, v, mods = ~ n, random = ~ 1 | region/unit, data = d,
                     control = list(optimizer = 'optim', optmethod = 'BFGS', reltol = 1e-14))
         put('/three_level/sigma2_cluster', m$sigma2[1], 1e-3)
         put('/three_level/coefficients/1/estimate', m$beta[2], 1e-4)
         ct <- coef_test(m, vcov = 'CR2'); put('/three_level/robust/1/se', ct$SE[2], 1e-3)",
    );
    services.readable("pool", &arguments, &["Meta-regression", "Three levels, CR2"]);
}

#[test]
fn what_cannot_be_pooled_is_refused() {
    let services = Csv::of(SERVICES);
    services.refused("pool", &with(&["--moderator", "region"]), 2, "region");
    let of = |from: &str, to: &str| Csv::of(SERVICES.replacen(from, to, 1));
    of("d,-0.5,1.5", "d,-0.5,0").refused("pool", &COLUMNS, 5, "se");
    of("\nc,", "\nb,").refused("pool", &COLUMNS, 4, "unit");
    let one: Vec<&str> = SERVICES.lines().take(2).collect();
    let said = Csv::of(one.join("\n")).call("pool", &COLUMNS).fails();
    assert!(said.contains("two"), "{said}");
    // Four: an interval, but no p.
    let four: Vec<&str> = SERVICES.lines().take(5).collect();
    let four = Csv::of(four.join("\n"));
    assert_eq!(four.json("pool", &COLUMNS)["model"]["p_value"], json!(null));
    assert_eq!(four.json("pool", &COLUMNS)["egger"], json!(null));
    let said = four.readable("pool", &COLUMNS, &["no p-value"]);
    assert!(said.contains("Egger") && said.contains("10"), "{said}");
    services.call("pool", &["--estimate", "change"]).fails();
}
