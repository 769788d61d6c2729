# paired.R NAME [ALPHA]: the paired analysis of one data set, by R's own functions where they exist and
# by the formulas of their sources where they do not (d_av, d_rm, Pratt's V, Walsh averages).
# Intervals are of level 1 - ALPHA.
source("data.R")
suppressPackageStartupMessages({library(metafor); library(exactRankTests); library(coin); library(clubSandwich)})
arguments <- commandArgs(trailingOnly = TRUE)
name <- arguments[1]; alpha <- if (length(arguments) > 1) as.numeric(arguments[2]) else .05
level <- 1 - alpha; up <- 1 - alpha / 2
all <- paired_data(name)
all <- all[!is.na(all$before), ]
pairs <- all[!is.na(all$after), ]
lost <- all$before[is.na(all$after)]
x <- pairs$before; y <- pairs$after; n <- length(x)
v <- list()
put <- function(key, value) v[[key]] <<- value

# Change
tt <- t.test(y, x, paired = TRUE, conf.level = level)
ch <- "/outcome/change/"
put(paste0(ch, "n"), n)
put(paste0(ch, "mean_before"), mean(x)); put(paste0(ch, "sd_before"), sd(x))
put(paste0(ch, "mean_after"), mean(y)); put(paste0(ch, "sd_after"), sd(y))
r <- cor(x, y); put(paste0(ch, "r"), r)
m <- mean(y - x); s <- sd(y - x)
put(paste0(ch, "mean_change"), m); put(paste0(ch, "sd_change"), s)
put(paste0(ch, "interval/lower"), tt$conf.int[1]); put(paste0(ch, "interval/upper"), tt$conf.int[2])
hw <- qt(up, n - 1) * s / sqrt(n)
put(paste0(ch, "half_width"), hw)
put(paste0(ch, "t"), tt$statistic); put(paste0(ch, "df"), tt$parameter); put(paste0(ch, "p_value"), tt$p.value)

# Services as clusters: never narrower than Student's t, and from three services on.
wide <- hw
if (!is.null(pairs$service) && length(unique(pairs$service)) >= 3) {
  ov <- "/outcome/over_services/"
  mean_only <- lm(change ~ 1, data.frame(change = y - x))
  t2 <- coef_test(mean_only, vcov = "CR2", cluster = pairs$service, test = "Satterthwaite")
  ci <- conf_int(mean_only, vcov = "CR2", cluster = pairs$service, level = level, test = "Satterthwaite")
  put(paste0(ov, "services"), length(unique(pairs$service)))
  put(paste0(ov, "standard_error"), t2$SE); put(paste0(ov, "df"), t2$df)
  put(paste0(ov, "cr2_interval/lower"), ci$CI_L); put(paste0(ov, "cr2_interval/upper"), ci$CI_U)
  wide <- max(hw, (ci$CI_U - ci$CI_L) / 2)
  put(paste0(ov, "half_width"), wide); put(paste0(ov, "p_value"), max(tt$p.value, t2$p_Satt))
  put(paste0(ov, "interval/lower"), m - wide); put(paste0(ov, "interval/upper"), m + wide)
}

# Effect sizes
es <- "/outcome/effect_sizes/"
J <- exp(lgamma((n - 1) / 2) - log(sqrt((n - 1) / 2)) - lgamma((n - 2) / 2))
sdav <- sqrt((var(x) + var(y)) / 2)
put(paste0(es, "sd_av"), sdav)
put(paste0(es, "d_av"), m / sdav); put(paste0(es, "g_av"), J * m / sdav)
put(paste0(es, "d_av_interval_approximate/lower"), tt$conf.int[1] / sdav)
put(paste0(es, "d_av_interval_approximate/upper"), tt$conf.int[2] / sdav)
put(paste0(es, "half_width_sd_av"), hw / sdav); put(paste0(es, "half_width_sd_before"), hw / sd(x))
put(paste0(es, "d_av_arithmetic"), m / ((sd(x) + sd(y)) / 2))
put(paste0(es, "d_z"), m / s); put(paste0(es, "d_rm"), m / s * sqrt(2 * (1 - r)))
put(paste0(es, "g_rm"), J * m / s * sqrt(2 * (1 - r)))
put(paste0(es, "d_glass"), m / sd(x)); put(paste0(es, "hedges_j"), J)
smcc <- escalc("SMCC", m1i = mean(y), sd1i = sd(y), ni = n, m2i = mean(x), sd2i = sd(x), ri = r)
smcr <- escalc("SMCR", m1i = mean(y), m2i = mean(x), sd1i = sd(x), ni = n, ri = r)
put(paste0(es, "g_z"), smcc$yi); put(paste0(es, "g_glass"), smcr$yi)
put(paste0(es, "d_glass_se"), sqrt(2 * (1 - r) / n + (m / sd(x))^2 / (2 * n)))
t0 <- unname(tt$statistic)
ncp <- function(p) suppressWarnings(uniroot(function(d) pt(t0, n - 1, d) - p, c(t0 - 30, t0 + 30), tol = 1e-14, maxiter = 1e4)$root)
put(paste0(es, "d_z_interval/lower"), ncp(up) / sqrt(n)); put(paste0(es, "d_z_interval/upper"), ncp(1 - up) / sqrt(n))

# Ranks and signs. All data have at most one decimal: tenths are whole numbers and ties are ties.
xi <- round(10 * x); yi <- round(10 * y); d <- yi - xi
if (max(abs(10 * x - xi), abs(10 * y - yi)) > 1e-6) stop("more than one decimal")
nz <- d[d != 0]
w <- wilcox.exact(nz)
put("/outcome/wilcoxon/v", w$statistic); put("/outcome/wilcoxon/p_value", w$p.value)
put("/outcome/wilcoxon/n_nonzero", length(nz)); put("/outcome/wilcoxon/zeros", sum(d == 0))
ranks <- rank(abs(d))
put("/outcome/wilcoxon_pratt/v", sum(ranks[d > 0]))
put("/outcome/wilcoxon_pratt/p_value", pvalue(wilcoxsign_test(yi ~ xi, zero.method = "Pratt", distribution = "exact")))
walsh <- function(c) { a <- outer(c, c, "+") / 2; median(a[upper.tri(a, diag = TRUE)]) }
put("/outcome/hodges_lehmann/with_zeros", walsh(d) / 10); put("/outcome/hodges_lehmann/without_zeros", walsh(nz) / 10)
if (length(nz) <= 20) {
  sums <- 0
  for (size in abs(nz)) sums <- c(sums + size, sums - size)
  p <- mean(abs(sums) >= abs(sum(d)))
} else {
  # perm.test scores must be whole: the shift algorithm is exact.
  p <- perm.test(yi[d != 0], xi[d != 0], paired = TRUE, exact = TRUE)$p.value
}
put("/outcome/sign_flip/p_value", p); put("/outcome/sign_flip/p_floor", 2 / 2^length(nz))

# Loss
dr <- "/outcome/dropout/"
put("/flow/pairs", n); put("/flow/lost", length(lost)); put("/flow/closed_before_forms", nrow(all))
b <- binom.test(n, nrow(all), conf.level = level); wi <- suppressWarnings(prop.test(n, nrow(all), correct = FALSE, conf.level = level))
put("/flow/pairs_of_before/share", n / nrow(all))
put("/flow/pairs_of_before/wilson/lower", wi$conf.int[1]); put("/flow/pairs_of_before/wilson/upper", wi$conf.int[2])
put("/flow/pairs_of_before/clopper_pearson/lower", b$conf.int[1]); put("/flow/pairs_of_before/clopper_pearson/upper", b$conf.int[2])
fit <- lm(after ~ before, pairs)
put(paste0(dr, "prediction/intercept"), coef(fit)[1]); put(paste0(dr, "prediction/slope"), coef(fit)[2])
imputed <- predict(fit, data.frame(before = lost)) - lost
scenario <- function(i, changes) {
  mean_change <- mean(c(y - x, changes))
  put(sprintf("%sscenarios/%d/mean_change", dr, i), mean_change)
  put(sprintf("%sscenarios/%d/interval/lower", dr, i), mean_change - wide)
  put(sprintf("%sscenarios/%d/interval/upper", dr, i), mean_change + wide)
}
scenario(0, c()); scenario(1, imputed); scenario(2, 0 * lost)
# The scale of the tests: whole range of the data, ends widened to whole numbers.
range <- c(floor(min(x, y, lost)), ceiling(max(x, y, lost)))
scenario(3, range[1] - lost); scenario(4, range[2] - lost)
for (i in 0:8) {
  delta <- (i - 4) / 4 * sd(x)
  put(sprintf("%sdelta_line/%d/mean_change", dr, i), mean(c(y - x, imputed + delta)))
}
if (length(lost) > 0) {
  tip <- uniroot(function(delta) mean(c(y - x, imputed + delta)), c(-1e3, 1e3), tol = 1e-13)$root
  put(paste0(dr, "tipping/delta"), tip); put(paste0(dr, "tipping/delta_sd"), tip / sd(x))
}
if (length(lost) >= 5) {
  sp <- sqrt(((n - 1) * var(x) + (length(lost) - 1) * var(lost)) / (n + length(lost) - 2))
  put("/outcome/baseline/standardised/d", (mean(x) - mean(lost)) / sp)
  if (n >= 20) {
    we <- t.test(x, lost, conf.level = level)
    put("/outcome/baseline/welch/t", we$statistic); put("/outcome/baseline/welch/df", we$parameter)
    put("/outcome/baseline/welch/p_value", we$p.value); put("/outcome/baseline/welch/interval/lower", we$conf.int[1])
  }
}

# Planner
smallest <- function(ok) { k <- 2; while (!ok(k)) k <- k + 1; k }
hs <- c(.5, .4, .3, .25, .2, .15, .1)
for (i in seq_along(hs)) for (scale in c("sd_change", "sd_av")) {
  h <- if (scale == "sd_av") hs[i] * sdav / s else hs[i]
  base <- sprintf("/planner/by_%s%s/%d/", scale, if (scale == "sd_av") "/0/rows" else "", i - 1)
  put(paste0(base, "expected/pairs"), smallest(function(k) qt(up, k - 1) / sqrt(k) <= h))
  put(paste0(base, "assured_80/pairs"), smallest(function(k) qt(up, k - 1) * sqrt(qchisq(.8, k - 1) / (k - 1)) / sqrt(k) <= h))
  put(paste0(base, "assured_90/pairs"), smallest(function(k) qt(up, k - 1) * sqrt(qchisq(.9, k - 1) / (k - 1)) / sqrt(k) <= h))
}
put("/planner/smallest_detectable_d_z",
    power.t.test(n = n, sig.level = alpha, power = .8, type = "paired", strict = TRUE, tol = 1e-12)$delta)

# Services
if (!is.null(all$service)) {
  by <- split(pairs$after - pairs$before, pairs$service)
  by <- by[lengths(by) >= 5]
  fit <- rma(sapply(by, mean), sapply(by, var) / lengths(by), method = "REML", test = "knha", level = 100 * level,
             control = list(threshold = 1e-14, maxiter = 1e4))
  se <- "/outcome/services/pooled/"
  put(paste0(se, "k"), fit$k); put(paste0(se, "estimate"), fit$beta); put(paste0(se, "tau2"), fit$tau2)
  put(paste0(se, "interval/lower"), fit$ci.lb); put(paste0(se, "interval/upper"), fit$ci.ub)
  pr <- predict(fit); put(paste0(se, "prediction/lower"), pr$pi.lb); put(paste0(se, "prediction/upper"), pr$pi.ub)
}
print_json(v, paste(c("Rscript --vanilla paired.R", arguments), collapse = " "), c("metafor", "exactRankTests", "coin", "clubSandwich", "MASS", "nlme"))
