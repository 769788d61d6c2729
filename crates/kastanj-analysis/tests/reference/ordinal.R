# ordinal.R [data]: ordinal::clm, nominal_test, clmm with 1 (Laplace), 5 and 10 nodes. wine
# (ordinal; own objective polished by Newton steps); housing (MASS, Copenhagen, people written out); verbal (lme4::VerbAgg, 40 people, 6
# items). Awkward: alone (own, clients explain nothing: sigma 0).
source("data.R"); source("series.R")
w <- ordinal::wine; h <- MASS::housing[rep(seq_len(72), MASS::housing$Freq), ]
va <- lme4::VerbAgg; va <- va[as.integer(va$id) <= 40 & va$item %in% levels(va$item)[c(1, 5, 9, 13, 17, 21)], ]
sets <- list(
  wine = list(answer = as.integer(w$rating) - 1, a = as.integer(w$temp == "warm"), b = as.integer(w$contact == "yes"), client = as.integer(w$judge)),
  housing = list(answer = as.integer(h$Sat) - 1, a = as.integer(h$Infl), b = as.integer(h$Cont == "High")),
  verbal = list(answer = as.integer(va$resp) - 1, a = va$Anger, b = as.integer(va$mode == "do"), client = as.integer(va$id)),
  alone = list(answer = c(0, 2, 1, 2, 0, 1, 2, 0, 1, 0, 0, 2, 1, 1, 2, 0), a = rep(0:1, 8), b = c(3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3), client = rep(1:4, each = 4))
)
if (wants_data) {
  print_series(sets)
} else {
  suppressPackageStartupMessages(library(ordinal))
  for (name in names(sets)) {
    d <- as.data.frame(sets[[name]]); d$answer <- factor(d$answer)
    say <- function(model, fit, cuts) {
      co <- coef(summary(fit)); k <- seq_len(cuts)
      for (i in k) { put(co[i, 1], name, model, "thresholds", i - 1, "estimate"); put(co[i, 2], name, model, "thresholds", i - 1, "se") }
      for (i in 1:2) { put(co[cuts + i, 1], name, model, "coefficients", i - 1, "estimate"); put(co[cuts + i, 2], name, model, "coefficients", i - 1, "se") }
      put(as.numeric(logLik(fit)), name, model, "log_likelihood")
    }
    cuts <- nlevels(d$answer) - 1
    plain <- clm(answer ~ a + b, data = d, control = clm.control(gradTol = 1e-12, maxIter = 200))
    say("clm", plain, cuts)
    for (i in 1:2) {
      wide <- suppressWarnings(if (i == 1) clm(answer ~ b, nominal = ~ a, data = d, control = clm.control(gradTol = 1e-10, maxIter = 500)) else clm(answer ~ a, nominal = ~ b, data = d, control = clm.control(gradTol = 1e-10, maxIter = 500)))
      if (wide$convergence$code != 0) next
      lr <- as.numeric(2 * (logLik(wide) - logLik(plain)))
      put(lr, name, "odds", i - 1, "chi_square"); put(pchisq(lr, cuts - 1, lower.tail = FALSE), name, "odds", i - 1, "p_value")
    }
    if (is.null(d$client) || name == "alone") next
    d$client <- factor(d$client)
    for (nodes in c(1, 5, 10)) {
      # clmm ends where its numerical gradient is small; Newton steps on its own objective go on.
      tight <- clmm.control(gradTol = 1e-10, maxIter = 500, innerCtrl = "noWarn")
      fit <- clmm(answer ~ a + b + (1 | client), data = d, nAGQ = nodes, control = tight)
      objective <- clmm(answer ~ a + b + (1 | client), data = d, nAGQ = nodes, control = tight, doFit = FALSE)
      value <- if (nodes == 1) ordinal:::getNLA.ssr else ordinal:::getNAGQ.ssr
      best <- polish(function(par) -value(objective, par), unname(fit$optRes$par), 3e-3)
      stopifnot(abs(best$value - as.numeric(logLik(fit))) < 1e-6, best$value >= as.numeric(logLik(fit)) - 1e-10)
      model <- paste0("clmm", nodes)
      # With one node the curvature at the mode lags a step behind in R, and second derivatives of the
      # objective scatter in their fourth digit: standard errors only from five nodes on.
      error <- function(i, ...) if (nodes > 1) put(best$se[i], name, model, ..., "se")
      for (i in seq_len(cuts)) { put(best$at[i], name, model, "thresholds", i - 1, "estimate"); error(i, "thresholds", i - 1) }
      for (i in 1:2) { put(best$at[cuts + i], name, model, "coefficients", i - 1, "estimate"); error(cuts + i, "coefficients", i - 1) }
      put(best$value, name, model, "log_likelihood"); put(exp(best$at[cuts + 3]), name, model, "sd")
    }
  }
  print_json(v, "Rscript --vanilla ordinal.R", c("ordinal", "MASS", "lme4"))
}
