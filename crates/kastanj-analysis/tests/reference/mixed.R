# mixed.R NAME REML|ML: lme4's fit of a model of mixed_data.R, its optimiser polished.
source("data.R")
source("mixed_data.R")
source("polish.R")
arguments <- commandArgs(trailingOnly = TRUE)
name <- arguments[1]
reml <- arguments[2] == "REML"
d <- mixed_data(name)
parts <- mixed_model(name)
formula <- as.formula(paste("y ~", as.character(parts[[1]])[3], "+", as.character(parts[[2]])[2]))
fit <- lmer(formula, d, REML = reml, control = polished)
v <- list("/rows" = nobs(fit), "/clients" = nlevels(d$client), "/criterion" = -2 * as.numeric(logLik(fit)),
          "/aic" = AIC(fit), "/bic" = BIC(fit), "/parameters" = attr(logLik(fit), "df"))
vc <- as.matrix(vcov(fit))
for (i in seq_along(fixef(fit))) {
  v[[sprintf("/fixed_effects/%d/estimate", i - 1)]] <- fixef(fit)[i]
  v[[sprintf("/fixed_effects/%d/se", i - 1)]] <- sqrt(vc[i, i])
  v[[sprintf("/fixed_effects/%d/t", i - 1)]] <- fixef(fit)[i] / sqrt(vc[i, i])
  for (j in seq_len(i)) v[[sprintf("/vcov/%d/%d", i - 1, j - 1)]] <- vc[i, j]
}
g <- VarCorr(fit)$client
v[["/random_effects/client_variance"]] <- g[1, 1]
v[["/random_effects/residual_variance"]] <- sigma(fit)^2
z <- cbind(1, d$slope)[, seq_len(ncol(g)), drop = FALSE]
within <- mean(rowSums((z %*% g) * z))
if (ncol(g) == 2) {
  v[["/random_effects/slope_variance"]] <- g[2, 2]
  v[["/random_effects/covariance"]] <- g[1, 2]
  v[["/random_effects/correlation"]] <- attr(g, "correlation")[1, 2]
}
service <- VarCorr(fit)$service[1]
if (is.null(service)) service <- 0 else {
  v[["/services"]] <- nlevels(d$service)
  v[["/random_effects/service_variance"]] <- service
  v[["/icc/service"]] <- service / (service + within + sigma(fit)^2)
}
v[["/icc/client"]] <- (service + within) / (service + within + sigma(fit)^2)
theta <- getME(fit, "theta")
theta <- c(theta[grepl("^client", names(theta))], theta[grepl("^service", names(theta))])
for (i in seq_along(theta)) v[[sprintf("/theta/%d", i - 1)]] <- theta[i]
v[["/singular"]] <- isSingular(fit)
b <- ranef(fit)
for (i in c(1, 2, nrow(b$client))) {
  v[[sprintf("/effects/clients/%d/level", i - 1)]] <- b$client[i, 1]
  if (ncol(g) == 2) v[[sprintf("/effects/clients/%d/slope", i - 1)]] <- b$client[i, 2]
}
if (!is.null(b$service)) for (i in c(1, nrow(b$service)))
  v[[sprintf("/effects/services/%d/level", i - 1)]] <- b$service[i, 1]
print_json(v, paste("Rscript --vanilla mixed.R", paste(arguments, collapse = " ")), c("lme4", "minqa", "numDeriv"))
