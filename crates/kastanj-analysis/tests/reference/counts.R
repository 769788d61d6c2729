# counts.R [data]: rate ratios by glm with one level a person and clubSandwich, poisson.test;
# regressions by glm, MASS::glm.nb, pscl::zeroinfl and hurdle. The optimisers stop early: all are
# run to machine precision and then polished by Newton steps on numerical derivatives (polish).
# Data: epil, quine, Insurance (MASS), bioChemists (pscl); awkward: own zeros, tiny (three people).
source("data.R"); source("series.R")
e <- MASS::epil; ids <- unique(e$subject)
epil <- list(before = vapply(ids, function(i) e$base[e$subject == i][1], 0), after = vapply(ids, function(i) sum(e$y[e$subject == i]), 0))
period <- list(before = e$y[e$period == 1], after = e$y[e$period == 4])
zeros <- list(before = c(0, 3, 1, 0, 7, 2, 0, 0, 12, 1, 4, 0, 0, 5, 2, 9, 0, 1, 3, 0),
              after = c(0, 0, 1, 2, 3, 0, 0, 0, 15, 0, 0, 1, 0, 2, 0, 4, 0, 0, 0, 0))
tiny <- list(before = c(4, 0, 7), after = c(1, 2, 3))
pairs <- list(epil = epil, epil_periods = period, zeros = zeros, tiny = tiny)
b <- pscl::bioChemists; q <- MASS::quine
yes <- function(x) as.integer(x)
regressions <- list(
  quine = list(y = q$Days, a = yes(q$Eth == "N"), b = yes(q$Sex == "M"), c = yes(q$Lrn == "SL")),
  chemists = list(y = b$art, a = yes(b$fem == "Women"), b = b$kid5, c = b$ment),
  epilepsy = list(y = e$y, a = yes(e$trt == "progabide"), b = log(e$base / 4), c = yes(e$period == 4)),
  insurance = list(y = MASS::Insurance$Claims, a = as.integer(MASS::Insurance$Group), b = yes(MASS::Insurance$District == 4),
                   c = as.integer(MASS::Insurance$Age), offset = log(MASS::Insurance$Holders))
)
if (wants_data) {
  print_series(c(pairs, regressions))
} else {
  suppressPackageStartupMessages({library(MASS); library(clubSandwich); library(pscl)})
  for (name in names(pairs)) {
    p <- pairs[[name]]; n <- length(p$before)
    long <- data.frame(count = c(p$before, p$after), time = rep(0:1, each = n), person = factor(rep(1:n, 2)))
    long <- long[ave(long$count, long$person, FUN = sum) > 0, ]; long$person <- droplevels(long$person)
    fit <- glm(count ~ time + person, poisson, long, control = list(epsilon = 1e-15, maxit = 200))
    put(coef(fit)["time"], name, "ratio/log_ratio")
    put(sqrt(vcovCR(fit, long$person, "CR0")["time", "time"]), name, "ratio/se_cr0")
    # clubSandwich's CR2 and its df hang on how it rounds the zero eigenvalue that each person's own level leaves
    # (26.53 or 1.4 for epil, by the tolerance of glm): here by the definition, with matrices.
    Xw <- sqrt(fitted(fit)) * model.matrix(fit); M <- solve(crossprod(Xw)); R <- diag(nrow(Xw)) - Xw %*% M %*% t(Xw)
    G <- vapply(levels(long$person), function(k) {
      i <- which(long$person == k); ev <- eigen(R[i, i], symmetric = TRUE); keep <- ev$values > 1e-8; U <- ev$vectors[, keep, drop = FALSE]
      a <- (U %*% (t(U) / sqrt(ev$values[keep]))) %*% Xw[i, ] %*% M[, "time"]
      c(R[, i] %*% a, sum(((long$count - fitted(fit)) / sqrt(fitted(fit)))[i] * a))
    }, numeric(nrow(Xw) + 1))
    last <- nrow(G); se <- sqrt(sum(G[last, ]^2)); K <- crossprod(G[-last, ]); df <- sum(diag(K))^2 / sum(K^2)
    # Steady only where few people have few events.
    if (name %in% c("tiny", "zeros")) put(sqrt(vcovCR(fit, long$person, "CR2")["time", "time"]), name, "ratio/se_cr2_unwhitened")
    put(se, name, "ratio/se_cr2")
    put(df, name, "ratio/df_cr2"); put(exp(coef(fit)["time"] - qt(.975, df) * se), name, "ratio/interval_cr2/lower")
    # poisson.test finds its limits by qbeta's complement.
    naive <- binom.test(sum(p$after), sum(p$after) + sum(p$before))$conf.int
    put(naive[1] / (1 - naive[1]), name, "ratio/interval_naive/lower"); put(naive[2] / (1 - naive[2]), name, "ratio/interval_naive/upper")
    put(median(p$before), name, "ratio/before/median"); put(sum(p$after == 0), name, "ratio/after/zeros")
    put(var(p$after) / mean(p$after), name, "ratio/after/dispersion"); put(sum(p$after + p$before == 0), name, "ratio/zero_both_times")
  }
  for (name in names(regressions)) {
    d <- as.data.frame(regressions[[name]]); if (is.null(d$offset)) d$offset <- 0
    tight <- list(epsilon = 1e-15, maxit = 500)
    say <- function(model, coefs, ses, ll, theta = NULL, theta_se = NULL, part = "count") {
      for (i in seq_along(coefs)) { put(coefs[i], name, model, part, i - 1, "estimate"); put(ses[i], name, model, part, i - 1, "se") }
      if (!is.null(ll)) put(ll, name, model, "log_likelihood")
      if (!is.null(theta)) { put(theta, name, model, "theta"); put(theta_se, name, model, "theta_se") }
    }
    g <- glm(y ~ a + b + c + offset(offset), poisson, d, control = tight)
    say("poisson", coef(g), sqrt(diag(vcov(g))), as.numeric(logLik(g)))
    put(sum(residuals(g, "pearson")^2) / g$df.residual, name, "poisson/dispersion"); put(AIC(g), name, "poisson/aic")
    if (name == "insurance") next
    nb <- suppressWarnings(glm.nb(y ~ a + b + c, d, control = glm.control(epsilon = 1e-15, maxit = 500)))
    # glm.nb states the error of theta one step before the end.
    th <- nb$theta; mu <- fitted(nb)
    information <- with(d, sum(trigamma(th) - trigamma(th + y) - 1 / th + 2 / (mu + th) - (y + th) / (mu + th)^2))
    stopifnot(abs(nb$SE.theta * sqrt(information) - 1) < 1e-3)
    say("negative_binomial", coef(nb), sqrt(diag(vcov(nb))), as.numeric(logLik(nb)), th, 1 / sqrt(information))
    if (name == "quine") d$b <- d$a
    X <- model.matrix(~ a + b + c, d); Z <- model.matrix(~ c, d); y <- d$y
    if (name == "quine") { X <- X[, c(1, 2, 4)]; Z <- X[, 1, drop = FALSE] }
    p <- ncol(X); z <- ncol(Z)
    count <- function(mu, theta, y) if (is.null(theta)) dpois(y, mu, log = TRUE) else dnbinom(y, size = theta, mu = mu, log = TRUE)
    density <- function(at, inflated, nb) {
      mu <- exp(drop(X %*% at[1:p])); zeta <- drop(Z %*% at[p + 1:z]); theta <- if (nb) exp(at[p + z + 1])
      if (inflated) {
        pi <- plogis(zeta)
        return(sum(ifelse(y == 0, log(pi + (1 - pi) * exp(count(mu, theta, 0))), plogis(-zeta, log.p = TRUE) + count(mu, theta, y))))
      }
      sum(ifelse(y == 0, plogis(-zeta, log.p = TRUE), plogis(zeta, log.p = TRUE) + count(mu, theta, y) - log1p(-exp(count(mu, theta, 0)))))
    }
    formula <- if (name == "quine") y ~ a + c | 1 else y ~ a + b + c | c
    for (kind in c("zero_inflated", "hurdle")) for (dist in c("poisson", "negbin")) {
      control <- if (kind == "hurdle") hurdle.control(reltol = 1e-14) else zeroinfl.control(reltol = 1e-14, EM = FALSE)
      f <- suppressWarnings((if (kind == "hurdle") hurdle else zeroinfl)(formula, data = d, dist = dist, control = control))
      start <- c(f$coefficients$count, f$coefficients$zero)
      if (dist == "negbin") start <- c(start, log(if (kind == "hurdle") f$theta["count"] else f$theta))
      best <- polish(function(at) density(at, kind == "zero_inflated", dist == "negbin"), unname(start))
      # Polishing may only refine: the same log-likelihood to eight digits.
      stopifnot(abs(best$value - f$loglik) < 1e-6)
      model <- paste0(kind, if (dist == "poisson") "_poisson" else "_negative_binomial")
      th <- if (dist == "negbin") exp(best$at[p + z + 1])
      say(model, best$at[1:p], best$se[1:p], best$value, th, if (!is.null(th)) th * best$se[p + z + 1])
      say(model, best$at[p + 1:z], best$se[p + 1:z], NULL, part = "zero")
    }
  }
  print_json(v, "Rscript --vanilla counts.R", c("MASS", "clubSandwich", "pscl"))
}
