# individual.R [data]: reliable and clinical change by the formulas of the papers, person by person;
# regression to the mean by quadrature over the truncated normal. Norms, reliabilities and entry
# rules are invented, marked so in the tests. Awkward: orthodont (ties, everybody grows), floor
# (own, half end at 0), lost (own, scores before without one after).
source("data.R"); source("series.R")
a <- MASS::anorexia; o <- paired_data("orthodont")
set <- function(before, after, all_before, r, higher, norm)
  list(before = before, after = after, all_before = all_before, r = r, higher = higher, norm = norm)
sets <- list(
  anorexia_ft = set(a$Prewt[a$Treat == "FT"], a$Postwt[a$Treat == "FT"], a$Prewt, .85, 1, c(95, 5)),
  anorexia_cont = set(a$Prewt[a$Treat == "Cont"], a$Postwt[a$Treat == "Cont"], a$Prewt[a$Treat == "Cont"], .92, 1, c(90, 3)),
  orthodont = set(o$before, o$after, o$before, .8, 1, c(27, 2.5)),
  floor = set(c(12, 9, 15, 7, 11, 8, 14, 10), c(0, 0, 4, 0, 13, 0, 6, 5), c(12, 9, 15, 7, 11, 8, 14, 10), .9, 0, c(2, 3)),
  lost = set(c(30, 22, 25), c(12, 25, 9), c(30, 22, 25, 41, 18, 27, 33), .88, 0, c(10, 4)),
  rtm_high = list(mean = 100, sd = 15, entry = 115, rho = .6, above = 1),
  rtm_low = list(mean = 3.2, sd = .9, entry = 2.1, rho = .85, above = 0),
  rtm_most = list(mean = 50, sd = 8, entry = 30, rho = .2, above = 1),
  rtm_far = list(mean = 0, sd = 1, entry = 6, rho = -.3, above = 1)
)
if (wants_data) {
  print_series(sets)
} else {
  for (name in names(sets)) {
    s <- sets[[name]]
    if (is.null(s$before)) {
      # E[(1 - r)|X - mean| given entry], by integration of the truncated density.
      ends <- if (s$above == 1) c(s$entry, s$mean + 40 * s$sd) else c(s$mean - 40 * s$sd, s$entry)
      piece <- function(f) {
        cuts <- sort(unique(c(ends, pmin(pmax(s$mean + s$sd * c(seq(-8, 8, .5)), ends[1]), ends[2]))))
        sum(vapply(seq_len(length(cuts) - 1), function(i) integrate(f, cuts[i], cuts[i + 1], rel.tol = 1e-12, abs.tol = 0)$value, 0))
      }
      total <- piece(function(x) dnorm(x, s$mean, s$sd))
      moved <- piece(function(x) (1 - s$rho) * (s$mean - x) * dnorm(x, s$mean, s$sd)) / total
      put(moved, name, "regression/expected_change"); put(total, name, "regression/share_beyond")
      put(abs(moved), name, "regression/size")
      next
    }
    better <- if (s$higher == 1) 1 else -1
    change <- s$after - s$before; n <- length(change)
    sem <- sd(s$all_before) * sqrt(1 - s$r); sdiff <- sqrt(2) * sem; rci <- change / sdiff
    put(sem, name, "reliable/standard_error"); put(sdiff, name, "reliable/s_diff")
    for (i in seq_len(n)) put(rci[i], name, "rci", i - 1)
    put(sum(better * rci > 1.96), name, "reliable/improved/count"); put(sum(better * rci < -1.96), name, "reliable/deteriorated/count")
    put(sum(abs(rci) <= 1.96), name, "reliable/unchanged/count")
    mc <- mean(s$all_before); sc <- sd(s$all_before); mn <- s$norm[1]; sn <- s$norm[2]
    put(mc + better * 2 * sc, name, "cut_off_a"); b <- mn - better * 2 * sn; cc <- (sc * mn + sn * mc) / (sc + sn)
    for (kind in c("b", "c")) {
      cut <- if (kind == "b") b else cc
      put(cut, name, kind, "cut_off/value")
      crossed <- better * s$before <= better * cut & better * s$after > better * cut
      put(sum(better * rci > 1.96 & crossed), name, kind, "recovered/count")
      put(sum(better * rci > 1.96 & !crossed), name, kind, "improved/count")
      put(sum(better * s$before > better * cut), name, kind, "beyond_before/count")
    }
    if (name != "lost") {
      s1 <- sd(s$before); s2 <- sd(s$after); r <- cor(s$before, s$after); e2 <- s1^2 * (1 - s$r)
      r1 <- (s1^2 - e2) / s1^2; r2 <- (s2^2 - e2) / s2^2
      rdd <- (s1^2 * r1 + s2^2 * r2 - 2 * s1 * s2 * r) / (s1^2 + s2^2 - 2 * s1 * s2 * r)
      rc <- (change * rdd + mean(change) * (1 - rdd)) / (sqrt(rdd) * sqrt(2 * e2))
      put(r2, name, "ha/reliability_after"); put(rdd, name, "ha/reliability_of_difference")
      for (i in seq_len(n)) put(rc[i], name, "ha_index", i - 1)
      put(sum(better * rc > 1.65), name, "ha/improved/count"); put(sum(better * rc < -1.65), name, "ha/deteriorated/count")
    }
  }
  print_json(v, "Rscript --vanilla individual.R", c("MASS", "nlme"))
}
