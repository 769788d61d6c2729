# monitoring.R [data]: the t e-value as a ratio of integrated noncentral t densities, the
# normal-mixture radius from the mixture martingale itself (uniroot), BayesFactor::ttestBF, and
# posteriors by integrate. Data: sleep, anorexia, Orthodont (large t); awkward: own ties, two pairs.
source("data.R"); source("series.R")
a <- paired_data("anorexia_ft"); s <- paired_data("sleep"); o <- paired_data("orthodont"); im <- paired_data("immer")
t9 <- data.frame(before = c(40, 43, 46, 49, 40, 43, 46, 49, 40), after = c(48, 43, 50, 55, 41, 43, 52, 49, 44))
sets <- list(anorexia = a, sleep = s, orthodont = o, immer = im, nine = t9, two = data.frame(before = c(3, 5), after = c(4, 9)))
if (wants_data) {
  print_series(sets)
} else {
  suppressPackageStartupMessages(library(BayesFactor))
  over <- function(f, ends) sum(vapply(seq_len(length(ends) - 1), function(i) integrate(f, ends[i], ends[i + 1], rel.tol = 1e-12, abs.tol = 0, subdivisions = 2000L)$value, 0))
  for (name in names(sets)) {
    d <- sets[[name]]$after - sets[[name]]$before; n <- length(d); rho <- .5
    for (k in unique(c(2, max(2, ceiling(n / 2)), n))) {
      x <- d[1:k]
      if (sd(x) == 0) next
      t <- mean(x) / (sd(x) / sqrt(k))
      # Marginal t density under a normal prior on mean/SD, by the scale mixture of the noncentral t:
      # sqrt(k) * delta is normal, so t * sqrt(1 / (1 + k rho^2)) is central t.
      w <- sqrt(1 + k * rho^2)
      put(dt(t / w, k - 1, log = TRUE) - log(w) - dt(t, k - 1, log = TRUE), name, "e_values", k - 2, "ln_e")
      put(t, name, "e_values", k - 2, "t")
      # mixture of exp(lambda S - lambda^2 k / 2) over lambda ~ N(0, rho^2) reaches 1 / alpha
      mixture <- function(S) rho^2 * S^2 / (2 * (1 + k * rho^2)) - log(1 + k * rho^2) / 2 + log(.05)
      put(3 * uniroot(mixture, c(0, 1e4), tol = 1e-13)$root / k, name, "sequence", k - 1, "radius")
      put(mean(x), name, "sequence", k - 1, "mean")
    }
    # The interval of all looks: means whose e-value is below 1 / alpha, by uniroot on the density ratio.
    m <- mean(d); se <- sd(d) / sqrt(n); w <- sqrt(1 + n * rho^2)
    ln_e <- function(mu) { t <- (m - mu) / se; dt(t / w, n - 1, log = TRUE) - log(w) - dt(t, n - 1, log = TRUE) }
    for (alpha in c(.05, .1)) {
      at <- if (alpha == .05) "always" else "always_at_90"
      put(ln_e(0), name, at, "ln_e")
      far <- m + 1e5 * se
      if (ln_e(far) > -log(alpha)) {
        end <- uniroot(function(mu) ln_e(mu) + log(alpha), c(m, far), tol = 1e-14, maxiter = 1e4)$root
        put(end, name, at, "interval", "upper"); put(2 * m - end, name, at, "interval", "lower")
      }
    }
    # ttestBF integrates to about four digits; the same integral here to eleven.
    t <- mean(d) / (sd(d) / sqrt(n)); nu <- n - 1
    for (r in c(sqrt(2) / 2, 1)) {
      f <- function(u) { g <- exp(u); exp(-.5 * log1p(n * g) + n / 2 * (log1p(t^2 / nu) - log1p(t^2 / ((1 + n * g) * nu))) + log(r / sqrt(2 * pi)) - u / 2 - r^2 / (2 * g)) }
      bf <- log(over(f, c(-25, -10, -6:20, 40, 100)))
      theirs <- extractBF(ttestBF(d, rscale = r), logbf = TRUE)$bf
      stopifnot(abs(bf - theirs) < 1e-4 * max(1, abs(theirs)))
      put(bf, name, if (r == 1) "jzs_wide" else "jzs", "ln_bayes_factor")
      put(2 * pcauchy(-.5, scale = r), name, if (r == 1) "jzs_wide" else "jzs", "prior_beyond_half")
    }
    sb <- sd(sets[[name]]$before); se <- sd(d) / sqrt(n); m <- mean(d)
    for (kind in c("sceptical", "neutral", "declared")) {
      pm <- if (kind == "declared") 2 else 0; ps <- switch(kind, sceptical = .5 * sb / qnorm(.975), neutral = sb, declared = 1.5)
      f <- function(x) dnorm(x, pm, ps) * dt((x - m) / se, nu)
      all <- sort(unique(c(pm + ps * (-30:30), m + se * (-30:30)))); all <- all[abs(all - pm) <= 30 * ps]
      area <- function(f, a, b) { e <- sort(unique(c(a, b, all[all > a & all < b]))); over(f, e) }
      lo <- min(all); hi <- max(all); total <- area(f, lo, hi)
      pmn <- area(function(x) x * f(x), lo, hi) / total
      put(pmn, name, kind, "posterior/mean"); put(sqrt(area(function(x) (x - pmn)^2 * f(x), lo, hi) / total), name, kind, "posterior/sd")
      put(area(f, 0, hi) / total, name, kind, "posterior/above_zero"); put(area(f, sb / 2, hi) / total, name, kind, "posterior/above_half_sd")
      q <- function(p) uniroot(function(x) area(f, lo, x) / total - p, c(lo + 1e-9, hi), tol = 1e-12)$root
      put(q(.025), name, kind, "posterior/interval/lower"); put(q(.975), name, kind, "posterior/interval/upper")
      put(pnorm(sb / 2, pm, ps, lower.tail = FALSE), name, kind, "prior_only/above_half_sd")
      put(qnorm(.025, pm, ps), name, kind, "prior_only/interval/lower")
    }
  }
  print_json(v, "Rscript --vanilla monitoring.R", c("BayesFactor", "MASS", "nlme"))
}
