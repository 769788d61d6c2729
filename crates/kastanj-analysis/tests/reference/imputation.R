# imputation.R rubin: Rubin's rules by mice::pool.scalar on estimates of completed data sets.
# imputation.R mice M: what mice finds with M imputations of 3 rounds (as many as
# here: chains that have not settled agree in distribution, too): pooled means of all incomplete
# columns and one slope, their standard errors, and the Monte Carlo error of both.
source("data.R"); source("data_sets.R")
suppressPackageStartupMessages(library(mice))
arguments <- commandArgs(trailingOnly = TRUE)
v <- list()
put <- function(key, value) v[[key]] <<- as.numeric(value)
# outcome, slope of it on a column, other columns
slopes <- list(nhanes = c("chl", "bmi", "age"), boys = c("hgt", "age", "wgt"), air = c("ozone", "temp", "wind"))
analyses <- function(name, d) {
  holes <- names(d)[colSums(is.na(d)) > 0]
  s <- slopes[[name]]
  c(setNames(lapply(holes, function(h) function(x) c(mean(x[[h]]), var(x[[h]]) / nrow(x))), paste0("mean_", holes)),
    list(slope = function(x) summary(lm(reformulate(s[2:3], s[1]), x))$coefficients[s[2], 1:2]^c(1, 2)))
}
# In parts of 100 at most: mice's time grows with the square of m.
run <- function(name, method, m) {
  d <- table_named(name)
  part <- min(m, 100)
  found <- lapply(seq_len(m / part), function(i) {
    imputed <- suppressWarnings(mice(d, m = part, maxit = 3, method = method, printFlag = FALSE, seed = 10 + i))
    sets <- lapply(seq_len(part), function(i) complete(imputed, i))
    lapply(analyses(name, d), function(f) vapply(sets, f, numeric(2)))
  })
  sapply(names(found[[1]]), function(what) do.call(cbind, lapply(found, `[[`, what)), simplify = FALSE)
}
if (arguments[1] == "rubin") {
  case <- 0
  one <- function(q, u, n, k) {
    p <- pool.scalar(q, u, n, k)
    at <- paste0("/", case); case <<- case + 1
    for (i in seq_along(q)) { put(sprintf("%s/input/q/%d", at, i - 1), q[i]); put(sprintf("%s/input/u/%d", at, i - 1), u[i]) }
    if (is.finite(n)) put(paste0(at, "/input/df"), n - k)
    put(paste0(at, "/pooled/estimate"), p$qbar); put(paste0(at, "/pooled/within"), p$ubar)
    put(paste0(at, "/pooled/between"), p$b); put(paste0(at, "/pooled/total"), p$t)
    put(paste0(at, "/pooled/df"), p$df); put(paste0(at, "/pooled/riv"), p$r); put(paste0(at, "/pooled/fmi"), p$fmi)
    put(paste0(at, "/pooled/lambda"), (1 + 1 / p$m) * p$b / p$t)
    put(paste0(at, "/pooled/se"), sqrt(p$t))
    put(paste0(at, "/pooled/interval/lower"), p$qbar - qt(.975, p$df) * sqrt(p$t))
    put(paste0(at, "/pooled/p_value"), 2 * pt(-abs(p$qbar / sqrt(p$t)), p$df))
  }
  for (name in c("nhanes", "air")) {
    found <- run(name, "norm", 12)
    rows <- nrow(table_named(name))
    one(found$slope[1, ], found$slope[2, ], rows, 3)
    one(found[[1]][1, 1:3], found[[1]][2, 1:3], rows, 1)
    one(found$slope[1, ], found$slope[2, ], Inf, 1)
  }
  # Two imputations, almost all of the variance between them.
  one(c(1, 9), c(0.5, 0.4), 8, 2)
} else {
  m <- as.integer(arguments[2])
  for (name in names(slopes)) for (method in c("norm", "pmm")) {
    found <- run(name, method, m)
    for (what in names(found)) {
      q <- found[[what]][1, ]; u <- found[[what]][2, ]
      key <- sprintf("/%s/%s/%s", name, method, what)
      b <- var(q); total <- mean(u) + (1 + 1 / m) * b
      put(paste0(key, "/estimate"), mean(q)); put(paste0(key, "/estimate_mcse"), sd(q) / sqrt(m))
      put(paste0(key, "/se"), sqrt(total))
      # Delta method: Var(b) = 2b^2/(m - 1), Var(mean u) = var(u)/m.
      put(paste0(key, "/se_mcse"), sqrt(2 * b^2 / (m - 1) + var(u) / m) / (2 * sqrt(total)))
    }
  }
}
print_json(v, paste("Rscript --vanilla imputation.R", paste(arguments, collapse = " ")), "mice")
