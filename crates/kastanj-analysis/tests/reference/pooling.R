# pooling.R NAME: REML, Hartung-Knapp, prediction interval, by metafor.
source("data.R")
suppressPackageStartupMessages(library(metafor))
name <- commandArgs(trailingOnly = TRUE)[1]
d <- pooling_data(name)
fit <- rma(before, after, data = d, method = "REML", test = "knha",
           control = list(threshold = 1e-14, maxiter = 1e5, stepadj = 0.5))
pr <- predict(fit)
fixed <- rma(before, after, data = d, method = "FE")
half <- max((fit$ci.ub - fit$ci.lb) / 2, (fixed$ci.ub - fixed$ci.lb) / 2)
v <- list("/k" = fit$k, "/estimate" = fit$beta, "/se" = fit$se, "/interval/lower" = fit$ci.lb,
          "/interval/upper" = fit$ci.ub, "/t" = fit$zval, "/prediction/lower" = pr$pi.lb,
          "/prediction/upper" = pr$pi.ub, "/tau2" = fit$tau2, "/i2" = fit$I2, "/q" = fit$QE,
          "/q_p_value" = fit$QEp, "/df" = fit$k - 1,
          "/guarded_interval/lower" = fit$beta - half, "/guarded_interval/upper" = fit$beta + half)
if (fit$k >= 5) v[["/p_value"]] <- fit$pval
print_json(v, paste("Rscript --vanilla pooling.R", name), c("metafor", "metadat"))
