# imputation.R data FILE: writes 2,000 x 10 correlated normal columns with 25 % holes.
# imputation.R norm|pmm FILE RUNS: CPU seconds of mice(m = 50, maxit = 5), a line per run.
arguments <- commandArgs(trailingOnly = TRUE)
if (arguments[1] == "data") {
  set.seed(7)
  n <- 2000; p <- 10
  x <- matrix(rnorm(n * p), n) %*% chol(0.5^abs(outer(1:p, 1:p, "-")))
  x[matrix(runif(n * p) < 0.25, n)] <- NA
  write.csv(as.data.frame(x), arguments[2], row.names = FALSE, na = "", quote = FALSE)
} else {
  suppressPackageStartupMessages(library(mice))
  d <- read.csv(arguments[2])
  for (run in seq_len(as.integer(arguments[3]))) {
    took <- system.time(imputed <- mice(d, m = 50, maxit = 5, method = arguments[1], printFlag = FALSE, seed = run))
    cat(sprintf("%.3f %.4f\n", sum(took[1:2]), mean(complete(imputed, 1)[[1]])))
  }
}
