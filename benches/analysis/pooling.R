# pooling.R FILE FITS: the same as the example pooling_speed, by metafor; CPU seconds of a fit go to standard error.
suppressPackageStartupMessages(library(metafor))
arguments <- commandArgs(trailingOnly = TRUE)
d <- read.csv(arguments[1])
fits <- as.integer(arguments[2])
fit <- rma(value, variance, data = d, method = "REML", test = "knha")
spent <- system.time(for (i in seq_len(fits)) fit <- rma(value, variance, data = d, method = "REML", test = "knha"))
cat(sprintf("%.10f %.10f %.10f %.10f\n", fit$beta, fit$tau2, fit$ci.lb, fit$ci.ub))
cat(sprintf("%.9f\n", sum(spent[1:2]) / fits), file = stderr())
