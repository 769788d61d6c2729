# mixed_data.R NAME: prints a longitudinal data set as CSV: outcome, client, service, slope and the
# columns of the design. sleepstudy: lme4, ten days; sleepstudy_gaps: the same with every seventh row and the
# last days of some persons taken away. orthodont: nlme. chick: datasets, chicks that die. dyestuff2:
# lme4, made to have no variance between batches. chem: Pastes of lme4. pixel, oats: nlme, nested. waves:
# our own, floor and gaps.
suppressPackageStartupMessages({
  library(lme4)
})
mixed_data <- function(name) {
  stem <- sub("-.*", "", name)
  switch(stem,
    sleepstudy = data.frame(y = sleepstudy$Reaction, client = sleepstudy$Subject, slope = sleepstudy$Days),
    sleepstudy_gaps = {
      d <- data.frame(y = sleepstudy$Reaction, client = sleepstudy$Subject, slope = sleepstudy$Days)
      gone <- seq_len(nrow(d)) %% 7 == 3 | (d$slope > 4 & as.integer(d$client) %% 3 == 0)
      d[!gone, ]
    },
    orthodont = {
      d <- as.data.frame(nlme::Orthodont)
      data.frame(y = d$distance, client = factor(as.character(d$Subject)), slope = d$age,
                 sex = factor(as.character(d$Sex)), wave = factor(d$age))
    },
    chick = {
      d <- as.data.frame(ChickWeight)
      data.frame(y = d$weight, client = factor(as.character(d$Chick)), slope = d$Time, diet = d$Diet)
    },
    dyestuff2 = data.frame(y = Dyestuff2$Yield, client = Dyestuff2$Batch, slope = 0),
    chem = data.frame(y = Pastes$strength, client = Pastes$sample, service = Pastes$batch, slope = 0),
    pixel = {
      d <- as.data.frame(nlme::Pixel)
      data.frame(y = d$pixel, client = interaction(d$Dog, d$Side, drop = TRUE),
                 service = factor(as.character(d$Dog)), slope = d$day)
    },
    oats = {
      d <- as.data.frame(nlme::Oats)
      data.frame(y = d$yield, client = interaction(as.character(d$Block), d$Variety, drop = TRUE),
                 service = factor(as.character(d$Block)), slope = d$nitro)
    },
    waves = {
      d <- read.csv("own/waves.csv")
      data.frame(y = d$score, client = factor(d$client), service = factor(d$service), slope = d$wave,
                 wave = factor(d$wave), age = d$age)
    },
    stop("no data set ", name)
  )
}

# The model of a name: fixed effects and random part.
mixed_model <- function(name) {
  switch(name,
    "sleepstudy-level" = list(y ~ slope, ~ (1 | client)),
    "sleepstudy-slope" = list(y ~ slope, ~ (slope | client)),
    "sleepstudy_gaps-slope" = list(y ~ slope, ~ (slope | client)),
    "orthodont-level" = list(y ~ wave + sex, ~ (1 | client)),
    "orthodont-slope" = list(y ~ slope * sex, ~ (slope | client)),
    "chick-slope" = list(y ~ slope * diet, ~ (slope | client)),
    "dyestuff2-level" = list(y ~ 1, ~ (1 | client)),
    "chem-nested" = list(y ~ 1, ~ (1 | client) + (1 | service)),
    "pixel-nested" = list(y ~ slope + I(slope^2), ~ (1 | client) + (1 | service)),
    "oats-nested" = list(y ~ slope, ~ (1 | client) + (1 | service)),
    "oats-nested_slope" = list(y ~ slope, ~ (slope | client) + (1 | service)),
    "waves-level" = list(y ~ wave + age, ~ (1 | client)),
    "waves-slope" = list(y ~ wave + age, ~ (slope | client)),
    "waves-nested" = list(y ~ wave + age, ~ (1 | client) + (1 | service)),
    stop("no model ", name)
  )
}

mixed_names <- c("sleepstudy-level", "sleepstudy-slope", "sleepstudy_gaps-slope", "orthodont-level",
                 "orthodont-slope", "chick-slope", "dyestuff2-level", "chem-nested", "pixel-nested",
                 "oats-nested", "oats-nested_slope", "waves-level", "waves-slope", "waves-nested")

# NAME alone, or "all": every data set under a line "# NAME".
if (length(grep("--file=.*mixed_data[.]R$", commandArgs())) == 1) {
  asked <- commandArgs(trailingOnly = TRUE)[1]
  for (name in if (asked == "all") mixed_names else asked) {
    d <- mixed_data(name)
    x <- model.matrix(mixed_model(name)[[1]], d)
    cell <- function(x) sprintf("%.17g", x)
    service <- if (is.null(d$service)) "" else as.integer(d$service)
    lines <- paste(cell(d$y), as.integer(d$client), service, cell(d$slope), sep = ",")
    for (j in seq_len(ncol(x))) lines <- paste(lines, cell(x[, j]), sep = ",")
    writeLines(c(paste("#", name), paste(c("outcome,client,service,slope", colnames(x)), collapse = ","), lines))
  }
}
