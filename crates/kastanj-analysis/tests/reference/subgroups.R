# subgroups.R [data]: does the change differ between groups? oneway.test without equal variances, t.test
# for two groups. Data: anorexia by treatment, own services, Orthodont by sex; awkward: five against
# many, a spread ten times another.
source("data.R"); source("data_sets.R"); source("series.R")
an <- table_named("anorexia"); se <- table_named("services"); se <- se[!is.na(se$after), ]
o <- reshape(as.data.frame(nlme::Orthodont), idvar = c("Subject", "Sex"), timevar = "age", direction = "wide")
uneven <- data.frame(before = 1:30, after = 1:30 + c(3, 4, 3, 5, 4, 10 * sin(1:25)), g = rep(1:2, c(5, 25)))
place <- function(x) as.integer(factor(x)) - 1
sets <- list(
  anorexia = data.frame(before = an$before, after = an$after, group = place(an$service)),
  services = data.frame(before = se$before, after = se$after, group = place(se$service)),
  orthodont = data.frame(before = o$distance.8, after = o$distance.14, group = place(o$Sex)),
  uneven = data.frame(before = uneven$before, after = uneven$after, group = uneven$g - 1))
if (wants_data) {
  print_series(sets)
} else {
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
  print_json(v, "Rscript --vanilla subgroups.R", c("MASS", "nlme"))
}
