# speed_mixed.R FILE: CPU seconds of lmer alone (median of 5), the criterion and the fixed effects.
suppressPackageStartupMessages(library(lme4))
d <- read.csv(commandArgs(trailingOnly = TRUE)[1])
cpu <- numeric(5)
for (i in 1:5) {
  before <- proc.time()
  fit <- suppressWarnings(lmer(y ~ t + (t | client), d))
  used <- proc.time() - before
  cpu[i] <- used[["user.self"]] + used[["sys.self"]]
}
cat(sprintf("%.4f %.6f %.8f %.8f\n", median(cpu), REMLcrit(fit), fixef(fit)[1], fixef(fit)[2]))
