# three_level.R NAME: effects in clusters by metafor::rma.mv, CR2 by clubSandwich.
# three_level.R data NAME... prints the data as CSVs, each under its name: value, variance, cluster,
# moderators.
source("data.R")
suppressPackageStartupMessages({ library(metafor); library(clubSandwich) })
arguments <- commandArgs(trailingOnly = TRUE)
name <- arguments[length(arguments)]

# schools: 56 schools in 11 districts by year. schools_even: districts dealt out by rank, so that
# nothing lies between them (boundary). assink: 100 effects in 17 studies, 1 to 22 each. assink4: its four
# first studies. bornmann: 66 in 21, two 0/1 moderators.
three_data <- function(name) {
  schools <- with(metadat::dat.konstantopoulos2011,
                  data.frame(value = as.numeric(yi), variance = as.numeric(vi), cluster = as.character(district), year = year))
  assink <- with(metadat::dat.assink2016,
                 data.frame(value = as.numeric(yi), variance = as.numeric(vi), cluster = as.character(study), year = year))
  switch(name,
    schools = schools,
    schools_even = { schools$cluster <- as.character(rank(schools$value, ties.method = "first") %% 11); schools[, 1:3] },
    assink = assink,
    assink4 = assink[assink$cluster %in% unique(assink$cluster)[1:4], 1:3],
    bornmann = {
      d <- escalc("OR", ai = waward, n1i = wtotal, ci = maward, n2i = mtotal, data = metadat::dat.bornmann2007)
      data.frame(value = as.numeric(d$yi), variance = as.numeric(d$vi), cluster = gsub("[ ,]", "", d$study),
                 fellowship = as.numeric(d$type == "Fellowship"), physical = as.numeric(grepl("Physical", d$discipline)))
    })
}
if (arguments[1] == "data") {
  for (name in arguments[-1]) print_csv(name, three_data(name))
  quit()
}
d <- three_data(name)
d$effect <- seq_len(nrow(d))
formula <- if (ncol(d) > 4) reformulate(setdiff(names(d), c("value", "variance", "cluster", "effect"))) else ~ 1
fit_at <- function(sigma2) rma.mv(value, variance, mods = formula, random = ~ 1 | cluster / effect, data = d,
                                  sigma2 = sigma2, sparse = FALSE)
free <- rma.mv(value, variance, mods = formula, random = ~ 1 | cluster / effect, data = d)
# The optimiser stops in the sixth digit: Newton on the restricted likelihood takes it to the summit.
X <- model.matrix(free); y <- d$value; Z <- outer(d$cluster, d$cluster, "==") + 0; I <- diag(nrow(d))
slopes <- function(s) {
  W <- solve(s[1] * Z + diag(s[2] + d$variance)); P <- W - W %*% X %*% solve(t(X) %*% W %*% X) %*% t(X) %*% W
  Py <- P %*% y
  list(g = c(t(Py) %*% Z %*% Py - sum(P * Z), sum(Py^2) - sum(diag(P))),
       H = matrix(c(sum((P %*% Z) * t(P %*% Z)) - 2 * t(Py) %*% Z %*% P %*% Z %*% Py,
                    rep(sum((P %*% Z) * t(P)) - 2 * t(Py) %*% Z %*% P %*% Py, 2),
                    sum(P * P) - 2 * t(Py) %*% P %*% Py), 2))
}
s <- free$sigma2
on <- s > 1e-7
s[!on] <- 0
for (i in 1:20) { l <- slopes(s); s[on] <- s[on] - solve(l$H[on, on, drop = FALSE], l$g[on]) }
stopifnot(all(l$g[!on] < 0), max(abs(l$g[on])) < 1e-6)
fit <- fit_at(s)
stopifnot(as.numeric(logLik(fit)) >= as.numeric(logLik(free)) - 1e-9)
v <- list("/k" = fit$k, "/clusters" = length(unique(d$cluster)), "/sigma2_cluster" = s[1], "/sigma2_effect" = s[2],
          "/log_likelihood" = as.numeric(logLik(fit)), "/qe" = fit$QE, "/qe_p_value" = fit$QEp)
if (length(fit$beta) == 1) {
  pr <- predict(fit)
  v[["/prediction/interval/lower"]] <- pr$pi.lb
  v[["/prediction/interval/upper"]] <- pr$pi.ub
} else {
  v[["/omnibus/statistic"]] <- fit$QM
  v[["/omnibus/p_value"]] <- fit$QMp
}
typical <- { w <- 1 / d$variance; P <- diag(w) - diag(w) %*% X %*% solve(t(X) %*% diag(w) %*% X) %*% t(X) %*% diag(w)
             (nrow(X) - ncol(X)) / sum(diag(P)) }
v[["/i2_cluster"]] <- 100 * s[1] / (sum(s) + typical)
v[["/i2_effect"]] <- 100 * s[2] / (sum(s) + typical)
test <- coef_test(fit, vcov = "CR2", cluster = d$cluster, test = "Satterthwaite")
ci <- conf_int(fit, vcov = "CR2", cluster = d$cluster, test = "Satterthwaite")
for (i in seq_along(fit$beta)) {
  at <- paste0("/coefficients/", i - 1, "/")
  v[[paste0(at, "estimate")]] <- fit$beta[i]
  v[[paste0(at, "se")]] <- fit$se[i]
  v[[paste0(at, "p_value")]] <- fit$pval[i]
  at <- paste0("/robust/", i - 1, "/")
  v[[paste0(at, "se")]] <- test$SE[i]
  v[[paste0(at, "t")]] <- test$tstat[i]
  v[[paste0(at, "df")]] <- test$df[i]
  v[[paste0(at, "p_value")]] <- test$p_Satt[i]
  v[[paste0(at, "interval/lower")]] <- ci$CI_L[i]
  v[[paste0(at, "interval/upper")]] <- ci$CI_U[i]
}
print_json(v, paste("Rscript --vanilla three_level.R", name), c("metafor", "clubSandwich", "metadat"))
