# psychometrics.R NAME: alpha, items, six ICCs (psych), one- and two-factor models (lavaan), omega from
# them, exploratory factors (factanal, oblimin by lavaan; minimum residuals by psych). psychometrics.R data NAME... prints the data.
source("data.R")
suppressPackageStartupMessages({ library(psych); library(lavaan) })
arguments <- commandArgs(trailingOnly = TRUE)
name <- arguments[length(arguments)]

# holzinger: six tests of 301 pupils. bfi: ten questions of 2800 persons, four of them turned, missing
# answers. agree: five questions, one of them not turned, so that alpha suffers. crossed: two of six
# tests turned, so that the mean covariance is negative. items: 60 invented persons, 0 to 3, floor
# and missing answers (own).
items_data <- function(name) {
  holzinger <- HolzingerSwineford1939[, paste0("x", 1:6)]
  bfi <- psych::bfi
  d <- switch(name,
    holzinger = holzinger,
    bfi = { d <- bfi[, c(paste0("C", 1:5), paste0("E", 1:5))]; for (i in c("C4", "C5", "E1", "E2")) d[[i]] <- 7 - d[[i]]; d },
    agree = bfi[1:200, paste0("A", 1:5)],
    crossed = { holzinger[, c(2, 5)] <- -holzinger[, c(2, 5)]; holzinger },
    items = read.csv("own/items.csv"))
  as.data.frame(lapply(d, as.numeric))
}
if (arguments[1] == "data") {
  for (name in arguments[-1]) print_csv(name, items_data(name))
  quit()
}
all <- items_data(name)
d <- na.omit(all)
p <- ncol(d)
v <- list()
say <- function(at, values) for (key in names(values)) v[[paste0(at, "/", key)]] <<- values[[key]]

a <- suppressWarnings(psych::alpha(d, check.keys = FALSE, warnings = FALSE))
ci <- alpha.ci(a$total$raw_alpha, nrow(d), p)
say("/alpha", list(n = nrow(d), alpha = a$total$raw_alpha, standardised = a$total$std.alpha, mean_correlation = a$total$average_r,
    "interval/lower" = ci$lower.ci, "interval/upper" = ci$upper.ci))
for (i in 1:p) say(paste0("/alpha/by_item/", i - 1), list(item_total = a$item.stats$raw.r[i], item_rest = a$item.stats$r.drop[i],
    alpha_if_dropped = a$alpha.drop$raw_alpha[i], standardised_if_dropped = a$alpha.drop$std.alpha[i]))

low <- floor(min(all, na.rm = TRUE)); high <- ceiling(max(all, na.rm = TRUE))
say("/quality", list(n = nrow(all), "incomplete/share" = mean(!complete.cases(all)), "missing/share" = mean(is.na(all)),
    "floor/share" = mean(rowSums(d) == p * low), "ceiling/share" = mean(rowSums(d) == p * high)))
for (i in 1:p) say(paste0("/quality/items/", i - 1), list("missing/share" = mean(is.na(all[[i]])), mean = mean(all[[i]], na.rm = TRUE),
    sd = sd(all[[i]], na.rm = TRUE), "floor/share" = mean(all[[i]] == low, na.rm = TRUE), "ceiling/share" = mean(all[[i]] == high, na.rm = TRUE)))

# 2800 x 10 ratings take aov minutes.
if (nrow(d) < 400) {
  icc <- ICC(as.matrix(d), lmer = FALSE)$results
  for (i in 1:6) say(paste0("/icc/", c("icc1", "icc2", "icc3", "icc1k", "icc2k", "icc3k")[i]),
    list(icc = icc$ICC[i], f = icc$F[i], df1 = icc$df1[i], df2 = icc$df2[i], p_value = icc$p[i],
         "interval/lower" = icc[["lower bound"]][i], "interval/upper" = icc[["upper bound"]][i]))
}

model <- function(at, groups) {
  text <- paste(vapply(seq_along(groups), function(g) paste0("f", g, " =~ ", paste(names(d)[groups[[g]]], collapse = " + ")), ""), collapse = "\n")
  # The tolerance is beyond what nlminb calls converged; it has arrived all the same.
  fit <- suppressWarnings(cfa(text, d, std.lv = TRUE, control = list(rel.tol = 1e-15, x.tol = 1e-14, iter.max = 1e4, eval.max = 1e4),
             optim.force.converged = TRUE))
  m <- fitMeasures(fit)
  say(paste0(at, "/fit"), list(chi_square = m["chisq"], df = m["df"], p_value = m["pvalue"], baseline_chi_square = m["baseline.chisq"],
      baseline_df = m["baseline.df"], cfi = m["cfi"], tli = m["tli"], rmsea = m["rmsea"], "rmsea_interval/lower" = m["rmsea.ci.lower"],
      "rmsea_interval/upper" = m["rmsea.ci.upper"], close_fit_p_value = m["rmsea.pvalue"], srmr = m["srmr"]))
  s <- standardizedSolution(fit); e <- parameterEstimates(fit)
  # Each factor so that its standardised loadings have a positive sum.
  flip <- vapply(seq_along(groups), function(g) if (sum(s$est.std[s$op == "=~" & s$lhs == paste0("f", g)]) < 0) -1 else 1, 1)
  for (i in 1:p) {
    sign <- flip[which(vapply(groups, function(g) i %in% g, TRUE))]
    row <- s[s$op == "=~" & s$rhs == names(d)[i], ]
    say(paste0(at, "/loadings/", i - 1), list(standardised = sign * row$est.std, standardised_se = row$se, z = sign * row$z,
        loading = sign * e$est[e$op == "=~" & e$rhs == names(d)[i]],
        residual_variance = e$est[e$op == "~~" & e$lhs == names(d)[i] & e$rhs == names(d)[i]]))
  }
  between <- e[e$op == "~~" & e$lhs == "f1" & e$rhs == "f2", ]
  if (nrow(between) == 1) say(at, list(factor_correlation = prod(flip) * between$est, factor_correlation_se = between$se))
  invisible(list(e = e, s = s))
}
one <- model("/one", list(1:p))
share <- function(l, u) sum(l)^2 / (sum(l)^2 + sum(u))
say("/omega", list(omega = share(one$e$est[one$e$op == "=~"], one$e$est[one$e$op == "~~" & one$e$lhs != "f1"]),
    standardised = { l <- one$s$est.std[one$s$op == "=~"]; share(l, 1 - l^2) }))
if (p > 5) invisible(model("/two", list(1:(p / 2), (p / 2 + 1):p)))

ordered <- function(L, Phi) {
  o <- order(-colSums(L^2)); s <- ifelse(colSums(L) < 0, -1, 1)
  list(L = sweep(L, 2, s, "*")[, o], Phi = (Phi * outer(s, s))[o, o])
}
tight <- list(nstart = 3, opt = list(factr = 1, pgtol = 0, maxit = 1e4), rotate = list(eps = 1e-15))
f <- factanal(d, 2, rotation = "varimax", control = tight)
plain <- unclass(factanal(d, 2, rotation = "none", control = tight)$loadings)
turned <- lavaan:::lav_matrix_rotate(A = plain, orthogonal = FALSE, method = "oblimin",
  method.args = list(oblimin.gamma = 0), row.weights = "none", std.ov = FALSE, rstarts = 0, algorithm = "gpa",
  order.lv.by = "none", verbose = FALSE, reflect = FALSE, gpa.tol = 1e-6, max.iter = 1000)
for (rotation in c("varimax", "oblimin")) {
  x <- if (rotation == "varimax") ordered(unclass(f$loadings), diag(2)) else ordered(turned$LAMBDA, turned$PHI)
  at <- paste0("/efa_", rotation)
  for (i in 1:p) for (j in 1:2) v[[paste0(at, "/loadings/", i - 1, "/", j - 1)]] <- x$L[i, j]
  v[[paste0(at, "/factor_correlations/0/1")]] <- x$Phi[1, 2]
}
for (i in 1:p) v[[paste0("/efa_varimax/uniquenesses/", i - 1)]] <- f$uniquenesses[i]
say("/efa_varimax", list(chi_square = f$STATISTIC, df = f$dof, p_value = f$PVAL))
# psych's search stops at about 1e-4 (the tolerance of factors is 1e-3), its varimax at 1e-3: turned
# here with stats::varimax to the end.
f <- suppressWarnings(psych::fa(d, 2, fm = "minres", rotate = "none"))
x <- ordered(unclass(varimax(unclass(f$loadings), eps = 1e-15)$loadings), diag(2))
for (i in 1:p) {
  for (j in 1:2) v[[paste0("/efa_minres/loadings/", i - 1, "/", j - 1)]] <- x$L[i, j]
  # At the bound (a Heywood case) psych prints 1 - communality, which is not the uniqueness it held.
  if (min(f$uniquenesses) > 0.006) v[[paste0("/efa_minres/uniquenesses/", i - 1)]] <- f$uniquenesses[[i]]
}
say("/efa_minres", list(chi_square = f$STATISTIC, df = f$dof, p_value = f$PVAL, rms_residual = f$rms))
print_json(v, paste("Rscript --vanilla psychometrics.R", name), c("psych", "lavaan"))
