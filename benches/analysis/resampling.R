# resampling.R bca|flips FILE: the same jobs as crates/kastanj-analysis/examples/resampling.rs.
# Prints CPU seconds (user + system) of the job alone, without R's start, then the result.
arguments <- commandArgs(trailingOnly = TRUE)
x <- scan(arguments[2], quiet = TRUE)
set.seed(20211102)
if (arguments[1] == "bca") {
  library(boot)
  used <- system.time({
    b <- boot(x, function(d, i) { s <- d[i]; mean(s) / sd(s) }, R = 10000)
    ci <- boot.ci(b, type = "bca")$bca[4:5]
  })
} else {
  used <- system.time({
    n <- length(x)
    signs <- matrix(sample(c(-1, 1), n * 100000, replace = TRUE), n)
    sums <- abs(drop(x %*% signs))
    ci <- (sum(sums >= abs(sum(x)) - 1e-10 * sum(abs(x))) + 1) / 100001
  })
}
cat(sum(used[c("user.self", "sys.self")]), ci, "\n")
