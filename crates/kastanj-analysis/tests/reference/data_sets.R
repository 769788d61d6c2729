# data_sets.R: prints tables of several columns from installed R packages (and our own) as CSV, each after
# a line "# NAME". stackloss: 21 days, one with high leverage. cars: mtcars, 32 rows in 6 groups of 1 to
# 10. chick: ChickWeight, 50 chicks seen 2 to 12 times. growth: nlme's Orthodont, balanced. anorexia:
# MASS, three treatments as services. services: our own, with people lost. birth: MASS's birthwt.
# infert: its matched triples, taken as plain rows. ozone: airquality, with Ozone as the score that
# some have lost. nhanes: mice, 25 people. boys: the five growth measures of every third of mice's
# boys aged 5 and more. air: airquality as it is.
growth <- function() {
  d <- as.data.frame(nlme::Orthodont)
  d <- d[order(as.character(d$Subject), d$age), ]
  data.frame(distance = d$distance, age = d$age, sex = as.character(d$Sex), cluster = as.character(d$Subject))
}
boys <- function() {
  d <- mice::boys
  d <- d[d$age >= 5, c("age", "hgt", "wgt", "hc", "tv")]
  d[seq(1, nrow(d), by = 3), ]
}
tables <- list(
  stackloss = function() setNames(stackloss, c("air", "water", "acid", "loss")),
  cars = function() with(mtcars, data.frame(mpg, wt, hp, am, cluster = paste0("c", carb))),
  chick = function() with(as.data.frame(ChickWeight), data.frame(weight, time = Time,
    diet = paste0("d", Diet), cluster = paste0("c", as.character(Chick)))),
  growth = growth,
  anorexia = function() with(MASS::anorexia, data.frame(before = Prewt, after = Postwt, service = as.character(Treat))),
  services = function() read.csv("own/services.csv"),
  birth = function() with(MASS::birthwt, data.frame(low, age, lwt, smoke, race = paste0("r", race))),
  infert = function() with(infert, data.frame(case, spontaneous, induced)),
  ozone = function() with(airquality, data.frame(before = Temp, after = Ozone, service = paste0("m", Month), week = Day)),
  nhanes = function() data.frame(age = mice::nhanes$age, bmi = mice::nhanes$bmi, hyp = mice::nhanes$hyp, chl = mice::nhanes$chl),
  boys = boys,
  air = function() setNames(airquality[, 1:4], c("ozone", "solar", "wind", "temp"))
)
table_named <- function(name) tables[[name]]()

if (length(grep("--file=.*data_sets[.]R$", commandArgs())) == 1) {
  cell <- function(x) {
    if (is.numeric(x)) ifelse(is.na(x), "", sprintf("%.17g", x)) else ifelse(is.na(x), "", as.character(x))
  }
  for (name in names(tables)) {
    d <- table_named(name)
    writeLines(c(paste("#", name), paste(names(d), collapse = ",")))
    writeLines(do.call(paste, c(lapply(d, cell), sep = ",")))
  }
}
