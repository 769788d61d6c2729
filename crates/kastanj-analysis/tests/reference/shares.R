# shares.R [data]: a share of things in clusters, by hand: the variance of the ratio estimator over that
# of independent things, then binom.test's limits as beta quantiles on as many effective things (Korn and
# Graubard 1998; the survey package is not installed). Data: cbpp's cases by herd, bacteria by child;
# awkward: all counts in one of forty clusters, unequal clusters with almost none.
source("data.R"); source("series.R")
herd <- aggregate(cbind(incidence, size) ~ herd, lme4::cbpp, sum)
child <- aggregate(cbind(count = y == "y", of = 1) ~ ID, MASS::bacteria, sum)
sets <- list(
  cbpp = data.frame(count = herd$incidence, of = herd$size),
  bacteria = data.frame(count = child$count, of = child$of),
  heaped = data.frame(count = c(5, rep(0, 39)), of = 10),
  uneven = data.frame(count = c(1, 0, 0, 1, 0, 0, 0), of = c(1, 2, 4, 90, 8, 300, 16)))
if (wants_data) {
  print_series(sets)
} else {
  for (name in names(sets)) {
    s <- sets[[name]]; x <- sum(s$count); n <- sum(s$of); p <- x / n; c <- nrow(s)
    # The linearised ratio: u sums to nought over the clusters.
    u <- (s$count - p * s$of) / n
    effect <- max(1, c * var(u) / (p * (1 - p) / n))
    m <- n / effect; y <- x / effect
    put(x, name, "share/count"); put(n, name, "share/of"); put(c, name, "share/clusters")
    put(p, name, "share/share"); put(effect, name, "share/design_effect")
    put(qbeta(.025, y, m - y + 1), name, "share/interval/lower"); put(qbeta(.975, y + 1, m - y), name, "share/interval/upper")
  }
  print_json(v, "Rscript --vanilla shares.R", c("lme4", "MASS"))
}
