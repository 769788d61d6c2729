# pooling_models.R NAME: every estimator and test, heterogeneity, leave-one-out, Egger, trim and fill,
# meta-regression by metafor. pooling_models.R data NAME... prints the data as CSVs, each under its
# name: value, variance, moderators.
source("data.R")
suppressPackageStartupMessages(library(metafor))
arguments <- commandArgs(trailingOnly = TRUE)
name <- arguments[length(arguments)]

# bcg: ratios of 13 trials by latitude and year. bcg3: three of them, no moderator possible.
# raudenbush: 19 trials by weeks of contact. bangert: 48 trials, one moderator of days, two 0/1.
# hackshaw: 37 studies, funnel askew. equal: agree more than chance allows. far: one far out, with
# variances over three decades (own). flat: bcg values with one common variance, so that no
# regression on standard errors exists.
models_data <- function(name) {
  bcg <- function() {
    d <- escalc("RR", ai = tpos, bi = tneg, ci = cpos, di = cneg, data = metadat::dat.bcg)
    data.frame(value = as.numeric(d$yi), variance = as.numeric(d$vi), latitude = d$ablat, year = d$year)
  }
  d <- switch(name,
    bcg = bcg(),
    bcg3 = bcg()[1:3, 1:2],
    flat = { d <- bcg(); d$variance <- 0.1; d[, 1:2] },
    raudenbush = with(metadat::dat.raudenbush1985, data.frame(value = as.numeric(yi), variance = as.numeric(vi), weeks = weeks)),
    bangert = with(metadat::dat.bangertdrowns2004, data.frame(value = as.numeric(yi), variance = as.numeric(vi),
                   length = length, wic = wic, feedback = feedback)),
    hackshaw = with(metadat::dat.hackshaw1998, data.frame(value = as.numeric(yi), variance = as.numeric(vi), year = year)),
    equal = data.frame(value = c(5.1, 5.0, 4.9, 5.2, 4.8, 5.05), variance = c(1, 2, 1.5, 0.7, 3, 1), half = c(0, 1, 0, 1, 1, 0)),
    far = data.frame(value = c(-3, 0.2, 0.55, 1.9, 9, -1.4, 2.2), variance = c(4, 0.01, 0.02, 0.5, 9, 0.3, 1),
                     half = c(0, 1, 0, 1, 1, 0, 1)))
  d[stats::complete.cases(d), ]
}
if (arguments[1] == "data") {
  for (name in arguments[-1]) print_csv(name, models_data(name))
  quit()
}
d <- models_data(name)

v <- list()
say <- function(at, ...) for (value in list(...)) for (key in names(value)) v[[paste0(at, "/", key)]] <<- value[[key]]
tight <- list(threshold = 1e-14, maxiter = 1e4, stepadj = 0.5, tol = 1e-14, tau2.max = 1e4)
root <- list(tol = 1e-14, tau2.max = 1e4)
many <- function(fit) if (fit$k >= 5) list("p_value" = fit$pval) else list()
for (method in c("REML", "DL", "PM", "ML", "HE", "SJ", "FE")) for (test in c("z", "knha", "adhoc")) {
  fit <- rma(value, variance, data = d, method = method, test = test, control = tight)
  at <- paste0("/", method, "/", test)
  say(at, list(k = fit$k, estimate = fit$beta, se = fit$se, statistic = fit$zval, "interval/lower" = fit$ci.lb,
               "interval/upper" = fit$ci.ub), many(fit))
  if (test == "z") say(at, list(tau2 = fit$tau2, i2 = fit$I2, h2 = fit$H2, q = fit$QE, q_p_value = fit$QEp))
  else say(at, list(df = fit$k - 1))
  if (test == "z" && method %in% c("REML", "ML")) say(at, list(tau2_se = fit$se.tau2))
  if (method != "FE") {
    pr <- predict(fit)
    say(at, list("prediction/interval/lower" = pr$pi.lb, "prediction/interval/upper" = pr$pi.ub))
    if (method == "REML" && test == "knha" && fit$k > 3) {
      half <- qt(0.975, fit$k - 2) * sqrt(fit$tau2 + fit$se^2)
      say("/k_minus_2", list("prediction/interval/lower" = fit$beta - half, "prediction/interval/upper" = fit$beta + half))
    }
  }
}
reml <- rma(value, variance, data = d, method = "REML", test = "knha", control = tight)
# An empty interval is 0 to 0 in R and null with us.
ci <- suppressWarnings(confint(reml, control = root)$random)
if (ci[1, 3] > ci[1, 2]) for (row in 1:4) {
  key <- c("tau2", "tau", "i2", "h2")[row]
  say("/heterogeneity", setNames(list(ci[row, 2], ci[row, 3]), paste0(key, c("/lower", "/upper"))))
}
if (nrow(d) > 3) {
  one <- leave1out(reml)
  for (i in seq_len(nrow(d))) say(paste0("/leave_one_out/", i - 1, "/pooled"),
    list(estimate = one$estimate[i], se = one$se[i], tau2 = one$tau2[i], i2 = one$I2[i], q = one$Q[i],
         "interval/upper" = one$ci.ub[i]))
}
if (nrow(d) >= 10 && name != "flat") {
  egger <- regtest(d$value, d$variance, model = "lm")
  say("/egger", list(bias = coef(summary(egger$fit))[2, 1], bias_se = coef(summary(egger$fit))[2, 2], t = egger$zval,
      df = egger$dfs, p_value = egger$pval, limit = egger$est, "limit_interval/lower" = egger$ci.lb,
      "limit_interval/upper" = egger$ci.ub))
  filled <- trimfill(reml, control = tight)
  again <- rma(as.numeric(filled$yi), as.numeric(filled$vi), method = "REML", test = "knha", control = tight)
  say("/trim_and_fill", list(missing = filled$k0, missing_se = filled$se.k0, "pooled/estimate" = again$beta,
      "pooled/se" = again$se, "pooled/tau2" = again$tau2, "pooled/k" = again$k))
}
mods <- names(d)[-(1:2)]
if (length(mods) > 0) for (method in c("REML", "DL", "PM", "ML", "HE", "SJ", "FE")) for (test in c("z", "knha", "adhoc")) {
  formula <- reformulate(mods)
  # metafor's scoring gives up on its own tolerance here and there: the longest run counts.
  fit <- suppressWarnings(rma(value, variance, mods = formula, data = d, method = method, test = test, control = tight))
  at <- paste0("/regression/", method, "/", test)
  for (i in seq_along(fit$beta)) say(paste0(at, "/coefficients/", i - 1), list(estimate = fit$beta[i], se = fit$se[i],
      statistic = fit$zval[i], p_value = fit$pval[i], "interval/lower" = fit$ci.lb[i], "interval/upper" = fit$ci.ub[i]))
  say(at, list("omnibus/statistic" = fit$QM, "omnibus/p_value" = fit$QMp))
  if (test == "z") {
    say(at, list(tau2 = fit$tau2, i2 = fit$I2, h2 = fit$H2, qe = fit$QE, qe_p_value = fit$QEp))
    # metafor says 0 where there is no variance to explain; we say that no share exists.
    if (method != "FE" && rma(value, variance, data = d, method = method, control = tight)$tau2 > 0) say(at, list(r2 = fit$R2))
  }
  if (method == "REML" && test == "z") {
    say(at, list(tau2_se = fit$se.tau2))
    ci <- suppressWarnings(confint(fit, control = root)$random)
    if (ci[1, 3] > ci[1, 2]) say(at, list("heterogeneity/tau2/lower" = ci[1, 2], "heterogeneity/tau2/upper" = ci[1, 3]))
  }
}
print_json(v, paste("Rscript --vanilla pooling_models.R", name), c("metafor", "metadat"))
