# assumptions.R: the table of assumptions about those lost. Closed rows exactly; imputed rows by
# 4,000 draws of mice's own Bayesian regression, with their Monte Carlo error.
source("data.R")
suppressPackageStartupMessages({library(sandwich); library(mice)})
v <- list()
put <- function(key, value) v[[key]] <<- as.numeric(value)
m <- 4000
for (name in c("own/services.csv", "immer_lost")) {
  at <- paste0("/", sub("[.]csv$", "", basename(name)))
  d <- paired_data(name); d <- d[!is.na(d$before), ]
  p <- d[!is.na(d$after), ]; lost <- d$before[is.na(d$after)]
  N <- nrow(d); L <- length(lost); n <- nrow(p)
  tt <- t.test(p$after, p$before, paired = TRUE)
  half <- diff(tt$conf.int) / 2
  put(paste0(at, "/exact/rows/0/mean_change"), tt$estimate); put(paste0(at, "/exact/rows/0/interval/lower"), tt$conf.int[1])
  fit <- lm(after ~ before, p); b <- coef(fit)
  w <- c(1, mean(d$before)); mar <- sum(w * b) - mean(d$before)
  se <- sqrt(drop(t(w) %*% vcovHC(fit, "HC3") %*% w) + (b[2] - 1)^2 * var(d$before) / N)
  put(paste0(at, "/exact/rows/1/mean_change"), mar)
  put(paste0(at, "/exact/rows/1/interval/lower"), mar - qt(.975, n - 2) * se)
  put(paste0(at, "/exact/rows/1/interval/upper"), mar + qt(.975, n - 2) * se)
  unchanged <- n * mean(p$after - p$before) / N
  put(paste0(at, "/exact/rows/3/mean_change"), unchanged)
  put(paste0(at, "/exact/rows/3/interval/upper"), unchanged + half)
  put(paste0(at, "/exact/tipping/mean_zero"), -mar * N / L)
  put(paste0(at, "/exact/tipping/mean_zero_sd"), -mar * N / L / sd(p$before))
  set.seed(4)
  x <- cbind(1, p$before); z <- cbind(1, lost)
  draws <- replicate(m, {
    d1 <- mice:::.norm.draw(p$after, rep(TRUE, n), x)
    noise <- d1$sigma * rnorm(L)
    line <- drop(z %*% d1$beta) - lost + noise
    jump <- (d1$beta[2] - 1) * (lost - mean(d$before)) + noise
    own <- noise
    change <- p$after - p$before
    f <- function(l) { a <- c(change, l); c(mean(a), var(a) / N) }
    c(f(line), f(own), f(jump), f(line - 0.5 * sd(p$before)))
  })
  keys <- c("rows/2", "rows/4", "rows/5", "delta_line/2")
  for (i in 1:4) {
    q <- draws[2 * i - 1, ]; u <- draws[2 * i, ]
    s <- pool.scalar(q, u, N, 1)
    key <- paste0(at, "/drawn/", keys[i])
    put(paste0(key, "/estimate"), s$qbar); put(paste0(key, "/estimate_mcse"), sd(q) / sqrt(m))
    put(paste0(key, "/half_width"), qt(.975, s$df) * sqrt(s$t))
  }
}
print_json(v, "Rscript --vanilla assumptions.R", c("mice", "sandwich"))
