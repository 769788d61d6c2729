# mixed_repeated.R NAME REML|ML, or "data": models for repeated measures. The criterion is written out
# in dense matrices and minimised by Newton's method with Richardson's derivatives from the place where
# nlme::gls stops; Satterthwaite's degrees of freedom come from the same derivatives. /gls holds what
# gls says itself. waves_few: the first twenty clients, a cell with fewer than ten, compound symmetry.
source("data.R")
repeated_names <- c("orthodont", "waves", "waves_few", "chick", "sleep6")
repeated_data <- function(name) {
  d <- switch(name,
    orthodont = {
      d <- as.data.frame(nlme::Orthodont)
      data.frame(y = d$distance, client = as.character(d$Subject), wave = d$age, group = as.character(d$Sex))
    },
    waves = , waves_few = {
      d <- read.csv("own/waves.csv")
      d <- data.frame(y = d$score, client = d$client, wave = d$wave, group = d$age)
      if (name == "waves_few") d[d$client <= 20, ] else d
    },
    chick = {
      d <- as.data.frame(ChickWeight)
      d <- d[d$Time %in% c(0, 8, 14, 21) & !(as.integer(as.character(d$Chick)) %% 5 == 2 & d$Time == 8), ]
      data.frame(y = d$weight, client = as.character(d$Chick), wave = d$Time, group = as.character(d$Diet))
    },
    sleep6 = {
      d <- lme4::sleepstudy
      d <- d[d$Days < 6 & !(as.integer(d$Subject) %in% c(3, 9) & d$Days == 4), ]
      data.frame(y = d$Reaction, client = as.character(d$Subject), wave = d$Days, group = 0)
    })
  d$wave_factor <- factor(d$wave)
  d$place <- as.integer(d$wave_factor)
  d$client <- as.integer(factor(d$client))
  d[order(d$client, d$place), ]
}
repeated_formula <- function(name) switch(name,
  orthodont = , chick = y ~ wave_factor * group, waves = , waves_few = y ~ wave_factor + group, sleep6 = y ~ wave_factor)

arguments <- commandArgs(trailingOnly = TRUE)
if (arguments[1] == "data") {
  cell <- function(x) sprintf("%.17g", x)
  for (name in repeated_names) {
    d <- repeated_data(name)
    x <- model.matrix(repeated_formula(name), d)
    lines <- paste(cell(d$y), d$client, d$wave, cell(0), sep = ",")
    for (j in seq_len(ncol(x))) lines <- paste(lines, cell(x[, j]), sep = ",")
    writeLines(c(paste("#", name), paste(c("outcome,client,service,slope", colnames(x)), collapse = ","), lines))
  }
  quit()
}
suppressPackageStartupMessages(library(nlme))
name <- arguments[1]
reml <- arguments[2] == "REML"
d <- repeated_data(name)
formula <- repeated_formula(name)
compound <- name == "waves_few"
control <- glsControl(tolerance = 1e-12, msTol = 1e-13, maxIter = 500, msMaxIter = 1000, apVar = FALSE)
g <- if (compound) {
  gls(formula, d, correlation = corCompSymm(form = ~ place | client), method = arguments[2], control = control)
} else {
  gls(formula, d, correlation = corSymm(form = ~ place | client), weights = varIdent(form = ~ 1 | wave_factor),
      method = arguments[2], control = control)
}
x <- model.matrix(formula, d)
q <- nlevels(d$wave_factor)
p <- ncol(x)
n <- nrow(x)
scale <- sigma(g)
patterns <- split(seq_len(n), d$client)
patterns <- split(patterns, vapply(patterns, function(r) paste(d$place[r], collapse = "-"), ""))
matrix_of <- function(par) {
  if (compound) return(scale^2 * (par[1] * diag(q) + par[2]))
  l <- matrix(0, q, q)
  # Relative to where gls stopped, so that waves of very different variance are searched alike, and
  # around 1, where numDeriv takes a wide step.
  l[lower.tri(l, TRUE)] <- par - 1 + diag(q)[lower.tri(l, TRUE)]
  scale^2 * tcrossprod(l0 %*% l)
}
parts_of <- function(par) {
  s <- matrix_of(par)
  m <- matrix(0, p + 1, p + 1)
  ld <- 0
  for (set in patterns) {
    at <- d$place[set[[1]]]
    ch <- chol(s[at, at, drop = FALSE])
    ld <- ld + 2 * length(set) * sum(log(diag(ch)))
    for (rows in set) m <- m + crossprod(backsolve(ch, cbind(x, d$y)[rows, , drop = FALSE], transpose = TRUE))
  }
  list(ld = ld, m = m)
}
crit <- function(par) {
  k <- tryCatch(parts_of(par), error = function(e) NULL)
  if (is.null(k)) return(1e10)
  a <- k$m[1:p, 1:p, drop = FALSE]
  b <- solve(a, k$m[1:p, p + 1])
  value <- k$ld + k$m[p + 1, p + 1] - sum(b * k$m[1:p, p + 1]) + n * log(2 * pi)
  if (reml) value <- value + as.numeric(determinant(a)$modulus) - p * log(2 * pi)
  value
}
vcov_of <- function(par) solve(parts_of(par)$m[1:p, 1:p, drop = FALSE])
start <- if (compound) {
  rho <- coef(g$modelStruct$corStruct, unconstrained = FALSE)
  c(1 - rho, rho)
} else {
  full <- corMatrix(g$modelStruct$corStruct)
  whole <- full[[which.max(vapply(full, nrow, 1L))]]
  w <- coef(g$modelStruct$varStruct, unconstrained = FALSE, allCoef = TRUE)[levels(d$wave_factor)]
  l0 <- t(chol(whole * outer(w, w)))
  rep(1, q * (q + 1) / 2)
}
par <- unname(start)
for (round in 1:6) {
  h <- numDeriv::hessian(crit, par)
  step <- solve(h, numDeriv::grad(crit, par))
  par <- par - step
  if (max(abs(step)) < 1e-10) break
}
h <- numDeriv::hessian(crit, par)
k <- parts_of(par)
vc <- vcov_of(par)
beta <- vc %*% k$m[1:p, p + 1]
s <- matrix_of(par)
jac <- numDeriv::jacobian(function(par) as.vector(vcov_of(par)), par)
a <- 2 * solve(h)
count <- length(par)
v <- list("/rows" = n, "/criterion" = crit(par), "/parameters" = p + count, "/aic" = crit(par) + 2 * (p + count),
          "/gls/criterion" = -2 * as.numeric(logLik(g)))
stopifnot(v[["/criterion"]] <= v[["/gls/criterion"]] + 1e-7)
for (j in seq_len(p)) {
  v[[sprintf("/fixed_effects/%d/estimate", j - 1)]] <- beta[j]
  v[[sprintf("/fixed_effects/%d/se", j - 1)]] <- sqrt(vc[j, j])
  v[[sprintf("/gls/fixed_effects/%d", j - 1)]] <- coef(g)[j]
  gradient <- jac[(j - 1) * p + j, ]
  v[[sprintf("/tests/%d/df", j - 1)]] <- 2 * vc[j, j]^2 / as.numeric(t(gradient) %*% a %*% gradient)
}
for (i in seq_len(q)) for (j in seq_len(i)) v[[sprintf("/covariance/%d/%d", i - 1, j - 1)]] <- s[i, j]
for (i in seq_len(q)) {
  v[[sprintf("/sd/%d", i - 1)]] <- sqrt(s[i, i])
  v[[sprintf("/correlation/%d/0", i - 1)]] <- s[i, 1] / sqrt(s[i, i] * s[1, 1])
}
print_json(v, paste("Rscript --vanilla mixed_repeated.R", paste(arguments, collapse = " ")), c("nlme", "numDeriv"))
