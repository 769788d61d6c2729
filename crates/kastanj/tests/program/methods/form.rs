//! Quality of a form.

use std::fmt::Write as _;

use super::Csv;

/// Sixty people and six items from 0 to 4: two factors, and one answer left out.
fn form() -> String {
    let mut text = String::from("person,q1,q2,q3,q4,q5,q6\n");
    let mut state = 12_345_u64;
    let mut draw = |spread: u64| {
        // Knuth's MMIX generator: the test needs numbers without a pattern, the same ones always.
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % spread
    };
    for person in 0..60 {
        let (first, second) = (draw(4), draw(4));
        let answers: Vec<String> = (0..6)
            .map(|item| {
                let level = if item < 3 { first } else { (2 * first + second) / 3 };
                (level + draw(3)).min(4).to_string()
            })
            .collect();
        writeln!(text, "{person},{}", answers.join(",")).expect("a line");
    }
    // The last answer of the first person is left out.
    text.replacen(text.lines().nth(1).unwrap_or_default(), "0,1,2,1,3,2,", 1)
}

const ITEMS: [&str; 2] = ["--items", "q1,q2,q3,q4,q5,q6"];

#[test]
fn reliability_is_that_of_psych_and_lavaan() {
    let form = Csv::of(form());
    let arguments = [ITEMS[0], ITEMS[1], "--range", "0,4"];
    form.agrees_with_r(
        "reliability",
        &arguments,
        "x <- d[, -1]; c <- na.omit(x); s <- cov(c); k <- 6; n <- nrow(c)
         a <- k / (k - 1) * (1 - sum(diag(s)) / sum(s))
         put('/alpha/alpha', a); put('/alpha/n', n)
         put('/alpha/interval/lower', 1 - (1 - a) * qf(.975, n - 1, (n - 1) * (k - 1)))
         put('/alpha/by_item/1/item_rest', cor(c[, 2], rowSums(c[, -2])))
         put('/item_quality/items/0/floor/count', sum(x[, 1] == 0, na.rm = TRUE))
         put('/item_quality/missing/count', sum(is.na(x))); put('/item_quality/missing/of', 360)
         suppressPackageStartupMessages(library(lavaan))
         f <- cfa('f =~ q1 + q2 + q3 + q4 + q5 + q6', c, std.lv = TRUE)
         l <- inspect(f, 'est')$lambda; p <- diag(inspect(f, 'est')$theta)
         put('/omega/omega', sum(l)^2 / (sum(l)^2 + sum(p)), 1e-4)",
    );
    form.readable("reliability", &arguments, &["Feldt", "omega", "floor", "/360 ="]);
    let said = form.readable("reliability", &ITEMS, &["Give --range"]);
    assert!(!said.contains("missing answers  "), "{said}");
}

#[test]
fn turned_items_are_turned_and_mixed_directions_named() {
    let text = form();
    let turned: String = text
        .lines()
        .enumerate()
        .map(|(at, line)| {
            let mut cells: Vec<String> = line.split(',').map(str::to_owned).collect();
            if at > 0 {
                for item in [2, 5] {
                    cells[item] =
                        cells[item].parse::<u8>().map_or(String::new(), |a| (4 - a).to_string());
                }
            }
            cells.join(",") + "\n"
        })
        .collect();
    let arguments = [ITEMS[0], ITEMS[1], "--range", "0,4"];
    let straight = Csv::of(&text).json("reliability", &arguments);
    let with = [&arguments[..], &["--reversed", "q2,q5"]].concat();
    let again = Csv::of(&turned).json("reliability", &with);
    assert_eq!(again["alpha"]["alpha"], straight["alpha"]["alpha"]);
    assert_eq!(again["data"]["reversed"][1], "q5");
    // Two items that run against one another.
    let against = ["--items", "q1,q2,q4"];
    let said = Csv::of(&turned).call("reliability", &against).fails();
    assert!(said.contains("different directions") && said.contains("q2"), "{said}");
    let unknown = [&arguments[..], &["--reversed", "q9"]].concat();
    let said = Csv::of(&text).call("reliability", &unknown).fails();
    assert!(said.contains("q9"), "{said}");
    let outside = text.replacen("1,2,1,3,2,", "1,2,7,3,2,", 1);
    Csv::of(outside).refused("reliability", &arguments, 2, "q3");
}

#[test]
fn six_intraclass_correlations_are_those_of_psych() {
    let form = Csv::of(form());
    let arguments = ["--items", "q1,q2,q3"];
    form.agrees_with_r(
        "icc",
        &arguments,
        "suppressPackageStartupMessages(library(psych))
         i <- ICC(d[, 2:4], lmer = FALSE)$results; k <- c('icc1', 'icc2', 'icc3', 'icc1k', 'icc2k', 'icc3k')
         for (j in 1:6) { put(sprintf('/icc/%s/icc', k[j]), i$ICC[j])
           put(sprintf('/icc/%s/interval/lower', k[j]), i$`lower bound`[j], 1e-5) }",
    );
    form.readable("icc", &arguments, &["ICC(2,1)", "F("]);
    let said = form.call("icc", &["--items", "q1"]).fails();
    assert!(said.contains('1') && said.contains('2'), "{said}");
    Csv::of(form_with_word()).refused("icc", &arguments, 3, "q2");
}

fn form_with_word() -> String {
    let text = form();
    let third = text.lines().nth(2).unwrap_or_default().to_owned();
    let mut cells: Vec<&str> = third.split(',').collect();
    cells[2] = "often";
    text.replacen(&third, &cells.join(","), 1)
}

#[test]
fn factors_are_those_of_lavaan_and_factanal() {
    let form = Csv::of(form());
    let arguments = [&ITEMS[..], &["--second-factor", "q4,q5,q6"]].concat();
    form.agrees_with_r(
        "cfa",
        &arguments,
        "suppressPackageStartupMessages(library(lavaan))
         f <- cfa('f =~ q1 + q2 + q3; g =~ q4 + q5 + q6', d, std.lv = TRUE)
         m <- fitMeasures(f); put('/cfa/fit/chi_square', m['chisq'], 1e-4)
         put('/cfa/fit/df', m['df']); put('/cfa/fit/srmr', m['srmr'], 1e-4)
         put('/cfa/factor_correlation', abs(inspect(f, 'std')$psi[1, 2]), 1e-4)",
    );
    form.readable("cfa", &arguments, &["RMSEA", "CFI", "correlation of the factors"]);
    let unknown = [&ITEMS[..], &["--second-factor", "q8"]].concat();
    assert!(form.call("cfa", &unknown).fails().contains("q8"));
    let arguments = [&ITEMS[..], &["--factors", "2", "--rotation", "varimax"]].concat();
    form.agrees_with_r(
        "efa",
        &arguments,
        "c <- na.omit(d[, -1]); f <- factanal(c, 2, control = list(opt = list(factr = 1)))
         put('/efa/chi_square', f$STATISTIC, 1e-3); put('/efa/df', f$dof)
         put('/efa/eigenvalues/0', eigen(cor(c))$values[1])
         for (i in 1:6) put(sprintf('/efa/uniquenesses/%d', i - 1), f$uniquenesses[i], 2e-3)",
    );
    form.readable("efa", &arguments, &["eigenvalues", "communality", "maximum likelihood"]);
    let least = [&arguments[..], &["--extraction", "minres"]].concat();
    form.agrees_with_r(
        "efa",
        &least,
        "f <- psych::fa(na.omit(d[, -1]), 2, fm = 'minres', rotate = 'varimax')
         put('/efa/chi_square', f$STATISTIC, 1e-3); put('/efa/rms_residual', f$rms, 1e-3)
         for (i in 1:6) put(sprintf('/efa/uniquenesses/%d', i - 1), f$uniquenesses[i], 2e-3)",
    );
    form.readable("efa", &least, &["minimum residuals", "correlations left"]);
    form.call("efa", &[&ITEMS[..], &["--factors", "5"]].concat()).fails();
    Csv::of(form_with_word()).refused("efa", &ITEMS, 3, "q2");
    Csv::of(form_with_word()).refused("cfa", &ITEMS, 3, "q2");
}
