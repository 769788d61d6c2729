# mixed_profile.R NAME: profile-likelihood intervals. lme4's confint interpolates its profile by splines
# and loses its way at boundaries (an upper end of Inf for sigma in orthodont-slope, 2.787 for the service's lower end in
# oats-nested where the deviance itself says 2.766), so the ends are
# also found directly: lme4's own deviance of standard deviations and correlations (devfun2), one of
# them held, is minimised over the others from several starts, and the end is its root. Keys begin with
# /exact or /confint; a search that ends at a boundary gives the boundary.
source("data.R")
source("mixed_data.R")
source("polish.R")
name <- commandArgs(trailingOnly = TRUE)[1]
d <- mixed_data(name)
parts <- mixed_model(name)
response <- as.character(parts[[1]])[3]
random <- as.character(parts[[2]])[2]
fit <- lmer(as.formula(paste("y ~", response, "+", random)), d, REML = FALSE, control = polished)
raw <- lme4:::devfun2(fit, useSc = TRUE, signames = FALSE)
best <- attr(raw, "optimum")
best <- best[seq_len(length(best) - length(fixef(fit)))]
ours <- function(row) {
  if (grepl("^sd_[(]Intercept[)][|]client", row)) "client_sd"
  else if (grepl("^sd_slope[|]client", row)) "slope_sd"
  else if (grepl("^cor_", row)) "correlation"
  else if (row == "sigma") "residual_sd"
  else if (grepl("[|]service", row)) "service_sd"
  else row
}
is_cor <- grepl("^cor_", names(best))
# A correlation of exactly 1 and a deviation of exactly 0 have no Cholesky factor in lme4's code.
dev <- function(q) {
  q <- ifelse(is_cor, pmin(pmax(q, -1 + 1e-10), 1 - 1e-10), pmax(q, 1e-8 * sigma(fit)))
  tryCatch(raw(unname(q)), error = function(e) 1e6)
}
lower <- ifelse(is_cor, -1, 0)
lower[names(best) == "sigma"] <- 1e-6 * sigma(fit)
upper <- ifelse(is_cor, 1, Inf)
cut <- -2 * as.numeric(logLik(fit)) + qchisq(0.95, 1)
inner <- function(f, lo, up, starts) {
  min(vapply(starts, function(s) {
    o <- nlminb(s, f, lower = lo, upper = up, control = list(rel.tol = 1e-13, x.tol = 1e-11, eval.max = 2000, iter.max = 1000))
    minqa::bobyqa(pmin(pmax(o$par, lo), pmin(up, 1e9)), f, lo, pmin(up, 1e9), control = list(rhoend = 1e-10, rhobeg = 0.02))$fval
  }, 0))
}
safe <- function(f, at, ends) {
  v <- function(x) f(x) - cut
  for (e in c(-1, 1)) {
    step <- ends$step
    inside <- at
    repeat {
      x <- min(max(inside + e * step, ends$lo), ends$up)
      if (v(x) >= 0) { r <- uniroot(v, sort(c(inside, x)), tol = 1e-9 * max(1, abs(x)))$root; break }
      if (x == ends$lo || x == ends$up) { r <- x; break }
      inside <- x
      step <- 1.5 * step
    }
    if (e < 0) low <- r
  }
  c(low, r)
}
v <- list()
floor_sd <- 0.1 * sigma(fit)
for (k in seq_along(best)) {
  f <- function(x) {
    rest <- function(p) { q <- best; q[k] <- x; q[-k] <- p; dev(q) }
    if (length(best) == 1) return(dev(x))
    base <- best[-k]
    off <- ifelse(is_cor[-k], pmin(pmax(base, -0.9), 0.9), pmax(base, floor_sd))
    mild <- ifelse(is_cor[-k], 0, off)
    inner(rest, lower[-k], upper[-k], list(off, mild))
  }
  step <- if (is_cor[k]) 0.1 else 0.3 * max(best[k], floor_sd)
  r <- safe(f, best[[k]], list(step = step, lo = lower[k], up = upper[k]))
  v[[paste0("/exact/", ours(names(best)[k]), "/estimate")]] <- best[[k]]
  v[[paste0("/exact/", ours(names(best)[k]), "/lower")]] <- r[1]
  v[[paste0("/exact/", ours(names(best)[k]), "/upper")]] <- r[2]
}
x <- getME(fit, "X")
for (j in seq_len(ncol(x))) {
  f <- function(b) {
    d$shifted <- d$y - b * x[, j]
    others <- x[, -j, drop = FALSE]
    fixed <- if (ncol(others) == 0) "0" else "0 + others"
    form <- as.formula(paste("shifted ~", fixed, "+", random))
    env <- environment()
    environment(form) <- env
    if (ncol(others) == 0) {
      # lme4 wants a fixed effect: one whose estimate is zero by construction does not exist, so the
      # deviance at zero mean is had from lme4 with an offset through GLS by hand.
      z <- getME(fit, "Z")
      lam <- getME(fit, "Lambdat")
      g <- function(theta) {
        l <- fit@pp$Lambdat
        l@x[] <- theta[fit@pp$Lind]
        m <- as.matrix(crossprod(l %*% t(z))) + diag(nrow(d))
        ch <- chol(m)
        r <- backsolve(ch, d$shifted, transpose = TRUE)
        n <- nrow(d)
        2 * sum(log(diag(ch))) + n * (1 + log(2 * pi * sum(r^2) / n))
      }
      lo <- getME(fit, "lower")
      return(inner(g, lo, rep(Inf, length(lo)), list(pmax(getME(fit, "theta"), 0.1))))
    }
    -2 * as.numeric(logLik(lmer(form, d, REML = FALSE, control = polished)))
  }
  r <- safe(f, fixef(fit)[[j]], list(step = sqrt(vcov(fit)[j, j]), lo = -Inf, up = Inf))
  v[[paste0("/exact/", names(fixef(fit))[j], "/estimate")]] <- fixef(fit)[[j]]
  v[[paste0("/exact/", names(fixef(fit))[j], "/lower")]] <- r[1]
  v[[paste0("/exact/", names(fixef(fit))[j], "/upper")]] <- r[2]
}
if (name %in% c("sleepstudy-slope", "sleepstudy_gaps-slope", "orthodont-level", "chem-nested")) {
  plain <- lmer(formula(fit), d, REML = FALSE)
  ci <- suppressMessages(confint(profile(plain, signames = FALSE)))
  for (row in rownames(ci)) for (end in 1:2) if (!is.na(ci[row, end]))
    v[[paste0("/confint/", ours(row), c("/lower", "/upper")[end])]] <- ci[row, end]
}
print_json(v, paste("Rscript --vanilla mixed_profile.R", name), c("lme4"))
