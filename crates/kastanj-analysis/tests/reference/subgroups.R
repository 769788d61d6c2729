# subgroups.R [data]: does the change differ between groups? oneway.test without equal variances, t.test
# for two groups. Data: anorexia by treatment, own services, Orthodont by sex; awkward: five against
# many, a spread ten times another. With services as clusters (clubSandwich): own services, three groups
# in five services, two groups of which the small one is spread thin.
source("data.R"); source("data_sets.R"); source("series.R")
suppressPackageStartupMessages(library(clubSandwich))
an <- table_named("anorexia"); se <- table_named("services"); se <- se[!is.na(se$after), ]
o <- reshape(as.data.frame(nlme::Orthodont), idvar = c("Subject", "Sex"), timevar = "age", direction = "wide")
uneven <- data.frame(before = 1:30, after = 1:30 + c(3, 4, 3, 5, 4, 10 * sin(1:25)), g = rep(1:2, c(5, 25)))
place <- function(x) as.integer(factor(x)) - 1
sets <- list(
  anorexia = data.frame(before = an$before, after = an$after, group = place(an$service)),
  services = data.frame(before = se$before, after = se$after, group = place(se$service)),
  orthodont = data.frame(before = o$distance.8, after = o$distance.14, group = place(o$Sex)),
  uneven = data.frame(before = uneven$before, after = uneven$after, group = uneven$g - 1))
sets$three_in_five <- with(an, data.frame(before, after, group = place(service), unit = rep_len(c(1, 1, 2, 3, 3, 4, 5), nrow(an))))
sets$uneven_services <- cbind(sets$uneven, unit = rep_len(c(1, 1, 1, 2, 3, 3, 4), 30))
sets$orthodont_services <- cbind(sets$orthodont, unit = rep_len(1:6, nrow(sets$orthodont)))
if (wants_data) {
  print_series(sets)
} else {
  for (name in c("three_in_five", "uneven_services", "orthodont_services")) for (alpha in c(.05, .1)) {
    s <- sets[[name]]; at <- paste0("at_", 100 * (1 - alpha)); change <- s$after - s$before
    top <- max(s$group); n <- 0; smallest <- 1
    for (g in 0:top) {
      mine <- s$group == g
      cr2 <- coef_test(lm(change[mine] ~ 1), vcov = "CR2", cluster = s$unit[mine], test = "Satterthwaite")
      put(cr2$SE, name, at, "over_services/groups", g, "standard_error"); put(cr2$df, name, at, "over_services/groups", g, "df")
    }
    for (first in 0:(top - 1)) for (second in (first + 1):top) {
      here <- function(x, end) put(x, name, at, "over_services/differences", n, end)
      # The group compared with is the reference: the column of the other is their difference.
      fit <- lm(change ~ relevel(factor(s$group), as.character(second)))
      which <- if (first < second) first + 2 else first + 1
      cr2 <- coef_test(fit, vcov = "CR2", cluster = s$unit, test = "Satterthwaite")
      ci <- conf_int(fit, vcov = "CR2", cluster = s$unit, level = 1 - alpha, test = "Satterthwaite")
      tt <- t.test(change[s$group == first], change[s$group == second], conf.level = 1 - alpha)
      here(cr2$beta[which], "difference"); here(cr2$SE[which], "standard_error"); here(cr2$df[which], "df")
      here(cr2$p_Satt[which], "cr2_p_value"); here(max(cr2$p_Satt[which], tt$p.value), "p_value")
      wider <- if (diff(tt$conf.int) > ci$CI_U[which] - ci$CI_L[which]) tt$conf.int else c(ci$CI_L[which], ci$CI_U[which])
      here(wider[1], "interval/lower"); here(wider[2], "interval/upper")
      n <- n + 1; smallest <- min(smallest, cr2$p_Satt[which])
    }
    whole <- oneway.test(change ~ factor(s$group))$p.value
    put(max(min(1, n * smallest), whole), name, at, "over_services/p_value")
  }
  for (name in names(sets)) for (alpha in c(.05, .1)) {
    s <- sets[[name]]; at <- paste0("at_", 100 * (1 - alpha))
    change <- s$after - s$before; enough <- as.integer(names(which(table(s$group) >= 5)))
    for (g in enough) {
      tt <- t.test(change[s$group == g], conf.level = 1 - alpha)
      put(sum(s$group == g), name, at, "groups", g, "pairs")
      put(tt$estimate, name, at, "groups", g, "change", "mean_change")
      put(tt$conf.int[1], name, at, "groups", g, "change", "interval", "lower")
      put(tt$conf.int[2], name, at, "groups", g, "change", "interval", "upper")
    }
    keep <- s$group %in% enough
    w <- oneway.test(change[keep] ~ factor(s$group[keep]))
    put(w$statistic, name, at, "interaction", "f"); put(w$p.value, name, at, "interaction", "p_value")
    put(w$parameter[1], name, at, "interaction", "df_numerator"); put(w$parameter[2], name, at, "interaction", "df_denominator")
    if (length(enough) == 2) {
      t2 <- t.test(change[keep] ~ factor(s$group[keep]), conf.level = 1 - alpha); d <- c(name, at, "interaction", "difference")
      put(t2$estimate[1] - t2$estimate[2], name, at, "interaction", "difference", "difference")
      put(t2$conf.int[1], name, at, "interaction", "difference", "interval", "lower")
      put(t2$conf.int[2], name, at, "interaction", "difference", "interval", "upper")
    }
  }
  print_json(v, "Rscript --vanilla subgroups.R", c("MASS", "nlme", "clubSandwich"))
}
