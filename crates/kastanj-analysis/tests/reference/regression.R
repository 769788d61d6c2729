# regression.R: least squares with HC0-HC3 and CR0-CR2, analysis of covariance, logistic regression with
# profile intervals, standardised differences.
source("data.R"); source("data_sets.R")
suppressPackageStartupMessages({library(sandwich); library(clubSandwich)})
v <- list()
put <- function(key, value) v[[key]] <<- as.numeric(value)
put_matrix <- function(key, m) for (i in seq_len(nrow(m))) for (j in seq_len(ncol(m)))
  put(sprintf("%s/%d/%d", key, i - 1, j - 1), m[i, j])
ends <- function(key, estimate, se, df) {
  put(paste0(key, "/interval/lower"), estimate - qt(.975, df) * se)
  put(paste0(key, "/interval/upper"), estimate + qt(.975, df) * se)
}
fits <- list(
  stackloss = list(loss ~ air + water + acid), cars = list(mpg ~ wt + hp), chick = list(weight ~ time + diet),
  growth = list(distance ~ age + sex))
for (name in names(fits)) {
  d <- table_named(name); fit <- lm(fits[[name]][[1]], d); s <- summary(fit)
  at <- paste0("/", name)
  put(paste0(at, "/fit/sigma"), s$sigma); put(paste0(at, "/fit/r_squared"), s$r.squared)
  for (j in seq_along(coef(fit))) {
    key <- sprintf("%s/fit/coefficients/%d", at, j - 1)
    put(paste0(key, "/estimate"), coef(fit)[j]); put(paste0(key, "/se"), s$coefficients[j, 2])
    put(paste0(key, "/p_value"), s$coefficients[j, 4])
    put(paste0(key, "/interval/lower"), confint(fit)[j, 1])
  }
  for (hc in c("HC0", "HC1", "HC2", "HC3")) put_matrix(paste0(at, "/", tolower(hc), "/covariance"), vcovHC(fit, hc))
  if (!is.null(d$cluster)) for (cr in c("CR0", "CR1", "CR2")) {
    key <- paste0(at, "/", tolower(cr))
    put_matrix(paste0(key, "/covariance"), as.matrix(vcovCR(fit, d$cluster, cr)))
    test <- coef_test(fit, vcov = cr, cluster = d$cluster, test = "Satterthwaite")
    for (j in seq_along(coef(fit))) {
      put(sprintf("%s/coefficients/%d/se", key, j - 1), test$SE[j])
      put(sprintf("%s/coefficients/%d/df", key, j - 1), test$df_Satt[j])
      put(sprintf("%s/coefficients/%d/p_value", key, j - 1), test$p_Satt[j])
      ends(sprintf("%s/coefficients/%d", key, j - 1), coef(fit)[j], test$SE[j], test$df_Satt[j])
    }
  }
}
# Analysis of covariance: predicted change at the mean score before, of the pairs and of everyone.
for (name in c("anorexia", "services")) for (by in c(FALSE, TRUE)) {
  all <- table_named(name); d <- all[!is.na(all$after), ]
  fit <- lm(if (by) after ~ before + service else after ~ before, d)
  at <- sprintf("/%s_%s", name, if (by) "by_service" else "plain")
  V <- vcovHC(fit, "HC3")
  put_matrix(paste0(at, "/hc3/covariance"), V)
  for (where in c("pairs", "everyone")) {
    x0 <- mean(if (where == "pairs") d$before else all$before)
    w <- colMeans(model.matrix(fit)); w["before"] <- x0
    change <- sum(w * coef(fit)) - x0; se <- sqrt(drop(t(w) %*% V %*% w))
    key <- sprintf("%s/at_%s", at, where)
    put(paste0(key, "/before"), x0); put(paste0(key, "/hc3/estimate"), change); put(paste0(key, "/hc3/se"), se)
    ends(paste0(key, "/hc3"), change, se, fit$df.residual)
    if (!by) {
      lc <- linear_contrast(fit, vcov = vcovCR(fit, d$service, "CR2"), contrasts = matrix(w, 1), test = "Satterthwaite")
      put(paste0(key, "/cr2/estimate"), lc$Est - x0); put(paste0(key, "/cr2/se"), lc$SE); put(paste0(key, "/cr2/df"), lc$df)
      ends(paste0(key, "/cr2"), lc$Est - x0, lc$SE, lc$df)
    }
  }
}
# Logistic regression. Profile ends are interpolated in R: found here on the deviance itself.
polished <- list(epsilon = 1e-15, maxit = 100)
profile_end <- function(x, y, fit, j, side) {
  fall <- function(b) {
    rest <- suppressWarnings(glm.fit(x[, -j, drop = FALSE], y, offset = x[, j] * b, family = binomial(), control = polished))
    rest$deviance - fit$deviance - qchisq(.95, 1)
  }
  se <- sqrt(diag(vcov(fit)))[j]; b <- coef(fit)[j]
  uniroot(fall, sort(c(b, b + side * 6 * se)), tol = 1e-13)$root
}
put_logistic <- function(at, formula, d) {
  fit <- glm(formula, binomial, d, control = polished)
  x <- model.matrix(fit); s <- summary(fit)$coefficients
  put(paste0(at, "/deviance"), fit$deviance); put(paste0(at, "/null_deviance"), fit$null.deviance)
  put(paste0(at, "/aic"), fit$aic)
  put(paste0(at, "/likelihood_ratio_p_value"),
      pchisq(fit$null.deviance - fit$deviance, ncol(x) - 1, lower.tail = FALSE))
  for (j in seq_len(ncol(x))) {
    key <- sprintf("%s/coefficients/%d", at, j - 1)
    put(paste0(key, "/estimate"), s[j, 1]); put(paste0(key, "/se"), s[j, 2]); put(paste0(key, "/z"), s[j, 3])
    put(paste0(key, "/p_value"), s[j, 4]); put(paste0(key, "/odds_ratio"), exp(s[j, 1]))
    put(paste0(key, "/wald/lower"), confint.default(fit)[j, 1])
    put(paste0(key, "/profile/lower"), profile_end(x, fit$y, fit, j, -1))
    put(paste0(key, "/profile/upper"), profile_end(x, fit$y, fit, j, 1))
  }
}
put_logistic("/birth", low ~ age + lwt + smoke + race, table_named("birth"))
put_logistic("/infert", case ~ spontaneous + induced, table_named("infert"))
put_logistic("/cars_logistic", am ~ wt, table_named("cars"))
# Attrition.
put_difference <- function(key, a, b, level = NULL) {
  stats <- function(x) if (is.null(level)) c(mean(x), var(x)) else { p <- mean(x == level); c(p, p * (1 - p)) }
  s <- stats(a); l <- stats(b); n <- length(a); m <- length(b)
  put(paste0(key, "/mean_completers"), s[1]); put(paste0(key, "/mean_lost"), l[1])
  d <- (l[1] - s[1]) / sqrt((s[2] + l[2]) / 2); se <- sqrt((n + m) / (n * m) + d^2 / (2 * (n + m)))
  put(paste0(key, "/standardised"), d); put(paste0(key, "/interval/upper"), d + qnorm(.975) * se)
}
services <- table_named("services"); services$lost <- is.na(services$after)
put_logistic("/services_attrition/model", lost ~ before + service, services)
put_difference("/services_attrition/differences/0", services$before[!services$lost], services$before[services$lost])
ozone <- table_named("ozone"); ozone$lost <- is.na(ozone$after)
put_logistic("/ozone_attrition/model", lost ~ before + service + week, ozone)
put_difference("/ozone_attrition/differences/0", ozone$before[!ozone$lost], ozone$before[ozone$lost])
put_difference("/ozone_attrition/differences/2", ozone$service[!ozone$lost], ozone$service[ozone$lost], "m6")
put_difference("/ozone_attrition/differences/6", ozone$week[!ozone$lost], ozone$week[ozone$lost])
print_json(v, "Rscript --vanilla regression.R", c("sandwich", "clubSandwich", "stats"))
