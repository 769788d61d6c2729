# single.R: single functions on grids. Keys are calls, read by tests/it/single.rs.
source("data.R")
v <- list()
put <- function(value, format, ...) v[[sprintf(format, ...)]] <<- value
for (case in list(c(0, 9), c(9, 9), c(9, 22), c(22, 29), c(1, 1), c(499, 1000))) {
  w <- suppressWarnings(prop.test(case[1], case[2], correct = FALSE)$conf.int)
  b <- binom.test(case[1], case[2])$conf.int
  for (i in 1:2) {
    put(w[i], "wilson %d %d %d", case[1], case[2], i); put(b[i], "clopper %d %d %d", case[1], case[2], i)
  }
}
for (df in c(1, 2, 8, 49, 999)) {
  for (p in c(.6, .9, .975, .9995)) {
    put(qt(p, df), "qt %g %g", p, df); put(qchisq(p, df), "qchisq %g %g", p, df)
  }
  for (t in c(.01, 1, 5, 30)) put(pt(t, df, lower.tail = FALSE), "pt %g %g", t, df)
}
# Noncentral t by R's own quadrature, both tails; not by pt(ncp), whose tails lose digits.
tail_of <- function(t, df, ncp, lower) {
  f <- function(s) pnorm(t * s - ncp, lower.tail = lower) *
    exp(log(2) + df / 2 * log(df / 2) - lgamma(df / 2) + (df - 1) * log(s) - df * s^2 / 2)
  ends <- sort(unique(pmax(c(1e-300, 1 - 6 / sqrt(df), 1, 1 + 10 / sqrt(df), if (t != 0) ncp / t else 1), 1e-300)))
  ends <- ends[ends <= 1 + 10 / sqrt(df)]
  sum(sapply(seq_len(length(ends) - 1), function(i) integrate(f, ends[i], ends[i + 1], rel.tol = 1e-12, abs.tol = 0, subdivisions = 5000L)$value))
}
for (df in c(1, 3, 9, 49, 400)) for (ncp in c(-2, 0, 1.5, 6)) for (t in c(-3, 0, .5, 2.2, 9)) {
  put(tail_of(t, df, ncp, TRUE), "nct lower %g %g %g", t, df, ncp)
  put(tail_of(t, df, ncp, FALSE), "nct upper %g %g %g", t, df, ncp)
}
limit <- function(t, df, p) suppressWarnings(uniroot(function(d) pt(t, df, d) - p, c(t - 40, t + 40), tol = 1e-14, maxiter = 1e4)$root)
for (case in list(c(0, 4), c(2.3, 8), c(-4.5, 19), c(11, 49))) {
  put(limit(case[1], case[2], .975), "ncp lower %g %g", case[1], case[2])
  put(limit(case[1], case[2], .025), "ncp upper %g %g", case[1], case[2])
}
for (m in c(2, 3, 8, 28, 400)) put(exp(lgamma(m / 2) - log(sqrt(m / 2)) - lgamma((m - 1) / 2)), "J %g", m)
for (d in c(.2, .3, .5, .8)) for (p in c(.8, .9))
  put(ceiling(power.t.test(delta = d, power = p, type = "paired", strict = TRUE, tol = 1e-10)$n), "power n %g %g", d, p)
for (n in c(2, 5, 9, 50)) put(power.t.test(n = n, delta = .5, type = "paired", strict = TRUE)$power, "power %g", n)
for (n in c(5, 9, 22, 50)) put(power.t.test(n = n, power = .8, type = "paired", strict = TRUE, tol = 1e-12)$delta, "detectable %g", n)
half <- function(n, d) (limit(d * sqrt(n), n - 1, .025) - limit(d * sqrt(n), n - 1, .975)) / (2 * sqrt(n))
for (d in c(.2, .8)) for (h in c(.5, .3, .2)) { n <- 3; while (half(n, d) > h) n <- n + 1; put(n, "d_z n %g %g", h, d) }
# Two groups, invented numbers
a <- c(41, 55.5, 38, 60, 47, 52, 49.5, 44, 58); b <- c(36, 62, 30.5, 45, 39, 41, 57, 28, 50, 33, 47.5, 40, 35)
w <- t.test(a, b)
put(w$statistic, "welch t"); put(w$parameter, "welch df"); put(w$p.value, "welch p")
put(w$conf.int[1], "welch lower"); put(w$conf.int[2], "welch upper")
df <- length(a) + length(b) - 2
sp <- sqrt(((length(a) - 1) * var(a) + (length(b) - 1) * var(b)) / df)
size <- sqrt(length(a) * length(b) / (length(a) + length(b)))
d <- (mean(a) - mean(b)) / sp
put(d, "smd d"); put(limit(d * size, df, .975) / size, "smd lower"); put(limit(d * size, df, .025) / size, "smd upper")
put(metafor::escalc("SMD", m1i = mean(a), sd1i = sd(a), n1i = length(a), m2i = mean(b), sd2i = sd(b), n2i = length(b))$yi, "smd g")
for (case in list(c(3, 9, 8, 13), c(0, 9, 5, 13), c(9, 9, 12, 13), c(40, 100, 61, 120))) {
  put(fisher.test(matrix(c(case[1], case[2] - case[1], case[3], case[4] - case[3]), 2))$p.value,
      "fisher %d %d %d %d", case[1], case[2], case[3], case[4])
  w1 <- suppressWarnings(prop.test(case[1], case[2], correct = FALSE)$conf.int)
  w2 <- suppressWarnings(prop.test(case[3], case[4], correct = FALSE)$conf.int)
  p1 <- case[1] / case[2]; p2 <- case[3] / case[4]
  put(p1 - p2 - sqrt((p1 - w1[1])^2 + (w2[2] - p2)^2), "newcombe lower %d %d %d %d", case[1], case[2], case[3], case[4])
  put(p1 - p2 + sqrt((w1[2] - p1)^2 + (p2 - w2[1])^2), "newcombe upper %d %d %d %d", case[1], case[2], case[3], case[4])
}
print_json(v, "Rscript --vanilla single.R", c("stats", "metafor"))
