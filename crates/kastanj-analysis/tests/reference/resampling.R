# resampling.R [data|sample]: the BCa interval. Exact part: from boot's own resamples (printed with the
# data) by Efron's formulas with R's quantile types 6 and 7 and boot's jackknife. Monte Carlo part:
# boot.ci(type = "bca") of 20,000 resamples (not in the sample). Data: anorexia and epil (MASS), sleep, Orthodont
# (ties); awkward: own zeros (counts with many zeros), skew (one far outlier).
source("data.R"); source("series.R")
suppressPackageStartupMessages(library(boot))
a <- paired_data("anorexia_ft"); o <- paired_data("orthodont"); e <- MASS::epil
ids <- unique(e$subject)
epil <- data.frame(before = vapply(ids, function(i) e$base[e$subject == i][1], 0), after = vapply(ids, function(i) sum(e$y[e$subject == i]), 0))
zeros <- data.frame(before = c(0, 3, 1, 0, 7, 2, 0, 0, 12, 1, 4, 0, 0, 5, 2, 9, 0, 1, 3, 0),
                    after = c(0, 0, 1, 2, 3, 0, 0, 0, 15, 0, 0, 1, 0, 2, 0, 4, 0, 0, 0, 0))
skew <- data.frame(before = c(5, 6, 4, 8, 7, 5, 6, 9, 3, 6, 7, 5, 8, 4, 6), after = c(6, 8, 4, 9, 9, 7, 7, 48, 4, 6, 9, 8, 8, 6, 7))
d <- function(x, i) x$after[i] - x$before[i]
statistics <- list(
  mean_change = function(x, i) mean(d(x, i)), d_z = function(x, i) mean(d(x, i)) / sd(d(x, i)),
  d_av = function(x, i) mean(d(x, i)) / sqrt((var(x$before[i]) + var(x$after[i])) / 2),
  glass = function(x, i) mean(d(x, i)) / sd(x$before[i]),
  rate_ratio = function(x, i) sum(x$after[i]) / sum(x$before[i]), median_change = function(x, i) median(d(x, i)))
all <- list(anorexia = a, orthodont = o, epil = epil, sleep = paired_data("sleep"), zeros = zeros, skew = skew)
cases <- c(lapply(c("mean_change", "d_z", "d_av", "glass", "median_change"), function(s) list("anorexia", s)),
           lapply(c("d_z", "d_av"), function(s) list("orthodont", s)), lapply(c("rate_ratio", "glass"), function(s) list("epil", s)),
           list(list("sleep", "mean_change"), list("zeros", "rate_ratio"), list("zeros", "mean_change"), list("skew", "d_z"), list("skew", "mean_change")))
exact <- function(case) {
  set.seed(1)
  boot(all[[case[[1]]]], statistics[[case[[2]]]], R = 999)
}
name_of <- function(case) paste(case[[1]], case[[2]], sep = "_")
if (wants_data) {
  sets <- lapply(cases, function(case) {
    b <- exact(case)
    list(before = b$data$before, after = b$data$after, statistic = match(case[[2]], names(statistics)), replicates = b$t[, 1])
  })
  print_series(setNames(sets, vapply(cases, name_of, "")))
} else {
  for (case in cases) {
    b <- exact(case); name <- name_of(case); n <- nrow(b$data)
    jack <- vapply(seq_len(n), function(i) statistics[[case[[2]]]](b$data[-i, ], seq_len(n - 1)), 0)
    L <- mean(jack) - jack
    acc <- sum(L^3) / (6 * sum(L^2)^1.5)
    z0 <- qnorm(mean(b$t[, 1] < b$t0 - 1e-12 * (abs(b$t0) + sd(b$t[, 1])))); p <- qnorm(c(.025, .975))
    share <- pnorm(z0 + (z0 + p) / (1 - acc * (z0 + p)))
    put(b$t0, name, "bca7/estimate"); put(acc, name, "bca7/acceleration"); put(z0, name, "bca7/bias_correction")
    put(mean(b$t) - b$t0, name, "bca7/bias"); put(sd(b$t[, 1]), name, "bca7/se")
    put(share[1], name, "bca7/lower_share"); put(share[2], name, "bca7/upper_share")
    for (type in 6:7) {
      ends <- quantile(b$t[, 1], share, type = type); plain <- quantile(b$t[, 1], c(.025, .975), type = type)
      at <- paste0("bca", type)
      put(ends[1], name, at, "interval/lower"); put(ends[2], name, at, "interval/upper")
      put(plain[1], name, at, "percentile/lower"); put(plain[2], name, at, "percentile/upper")
    }
    if (case[[2]] != "median_change" && !wants_sample) {
      set.seed(2)
      many <- boot(b$data, statistics[[case[[2]]]], R = 20000)
      ci <- boot.ci(many, type = "bca", L = empinf(many, type = "jack"))$bca[4:5]
      put(ci[1], name, "drawn/interval/lower"); put(ci[2], name, "drawn/interval/upper")
    }
  }
  print_json(v, "Rscript --vanilla resampling.R", c("boot", "MASS", "nlme"))
}
