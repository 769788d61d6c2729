# mixed_tests.R NAME: t tests with Satterthwaite's and Kenward and Roger's degrees of freedom, and the F
# test of all fixed effects but the first, by lmerTest and pbkrtest after a polished fit by REML;
# Satterthwaite also after ML.
source("data.R")
source("mixed_data.R")
source("polish.R")
suppressPackageStartupMessages(library(lmerTest))
name <- commandArgs(trailingOnly = TRUE)[1]
d <- mixed_data(name)
parts <- mixed_model(name)
formula <- as.formula(paste("y ~", as.character(parts[[1]])[3], "+", as.character(parts[[2]])[2]))
v <- list()
for (way in c("reml", "ml")) {
  fit <- lmerTest::lmer(formula, d, REML = way == "reml", control = polished)
  p <- length(fixef(fit))
  for (ddf in if (way == "reml") c("Satterthwaite", "Kenward-Roger") else "Satterthwaite") {
    key <- paste0("/", way, if (ddf == "Satterthwaite") "_satterthwaite" else "_kenward_roger")
    for (j in seq_len(p)) {
      one <- contest1D(fit, as.numeric(seq_len(p) == j), ddf = ddf, confint = TRUE)
      at <- sprintf("%s/tests/%d", key, j - 1)
      v[[paste0(at, "/estimate")]] <- one$Estimate
      v[[paste0(at, "/se")]] <- one[["Std. Error"]]
      v[[paste0(at, "/df")]] <- one$df
      v[[paste0(at, "/t")]] <- one[["t value"]]
      v[[paste0(at, "/p_value")]] <- one[["Pr(>|t|)"]]
      v[[paste0(at, "/interval/lower")]] <- one$lower
      v[[paste0(at, "/interval/upper")]] <- one$upper
    }
    if (p > 1) {
      joint <- contestMD(fit, diag(p)[-1, , drop = FALSE], ddf = ddf)
      v[[paste0(key, "/joint/f")]] <- joint[["F value"]]
      v[[paste0(key, "/joint/df_numerator")]] <- joint$NumDF
      v[[paste0(key, "/joint/df_denominator")]] <- joint$DenDF
      v[[paste0(key, "/joint/p_value")]] <- joint[["Pr(>F)"]]
    }
  }
}
print_json(v, paste("Rscript --vanilla mixed_tests.R", name), c("lme4", "lmerTest", "pbkrtest"))
