# waves.R [data]: mean, SD and t-interval at each of three occasions, and paired changes between them.
# Data: Orthodont at 8, 11 (mean of 10 and 12) and 14, sleepstudy at days 0, 4 and 9; awkward: own, a
# third at the floor with ties; five people, who fall back altogether. With services as clusters
# (clubSandwich, never narrower than t): Orthodont in four, the floor in three uneven ones.
source("data.R"); source("series.R")
suppressPackageStartupMessages(library(clubSandwich))
o <- reshape(as.data.frame(nlme::Orthodont), idvar = c("Subject", "Sex"), timevar = "age", direction = "wide")
s <- reshape(as.data.frame(lme4::sleepstudy), idvar = "Subject", timevar = "Days", direction = "wide")
start <- rep(c(0, 0, 4, 9, 12, 25), 4)
sets <- list(
  orthodont = data.frame(first = o$distance.8, second = (o$distance.10 + o$distance.12) / 2, third = o$distance.14),
  sleepstudy = data.frame(first = s$Reaction.0, second = s$Reaction.4, third = s$Reaction.9),
  floor = data.frame(first = start, second = pmax(start - rep(c(3, 5, 0), 8), 0), third = pmax(start - rep(c(6, 0), 12), 0)),
  five = data.frame(first = c(10, 20, 35, 40, 70), second = c(30, 41, 49, 66, 82), third = c(11, 19, 36, 41, 69)))
sets$orthodont_services <- cbind(sets$orthodont, service = rep_len(c(1, 2, 3, 3, 4), 27))
sets$floor_services <- cbind(sets$floor, service = rep(1:3, c(2, 6, 16)))
# The wider of Student's t and CR2 with Satterthwaite's degrees of freedom.
ends <- function(x, service, alpha) {
  tt <- t.test(x, conf.level = 1 - alpha)
  if (is.null(service)) return(tt$conf.int)
  cr2 <- conf_int(lm(x ~ 1), vcov = "CR2", cluster = service, level = 1 - alpha, test = "Satterthwaite")
  c(min(tt$conf.int[1], cr2$CI_L), max(tt$conf.int[2], cr2$CI_U))
}
if (wants_data) {
  print_series(sets)
} else {
  for (name in names(sets)) for (alpha in c(.05, .1)) {
    s <- sets[[name]]; at <- paste0("at_", 100 * (1 - alpha))
    put(nrow(s), name, at, "n")
    for (i in 1:3) {
      tt <- t.test(s[[i]], conf.level = 1 - alpha)
      put(tt$estimate, name, at, "waves", i - 1, "mean"); put(sd(s[[i]]), name, at, "waves", i - 1, "sd")
      both <- ends(s[[i]], s$service, alpha)
      put(both[1], name, at, "waves", i - 1, "interval", "lower"); put(both[2], name, at, "waves", i - 1, "interval", "upper")
    }
    for (change in list(list("at_after", 1, 2), list("at_follow_up", 1, 3), list("since_after", 2, 3))) {
      a <- s[[change[[2]]]]; b <- s[[change[[3]]]]; tt <- t.test(b, a, paired = TRUE, conf.level = 1 - alpha)
      put(tt$estimate, name, at, change[[1]], "change/mean_change"); put(sd(b - a), name, at, change[[1]], "change/sd_change")
      put(tt$conf.int[1], name, at, change[[1]], "change/interval/lower"); put(tt$conf.int[2], name, at, change[[1]], "change/interval/upper")
      put(tt$p.value, name, at, change[[1]], "change/p_value")
      if (!is.null(s$service)) {
        difference <- b - a; both <- ends(difference, s$service, alpha)
        put(both[1], name, at, change[[1]], "over_services/interval/lower"); put(both[2], name, at, change[[1]], "over_services/interval/upper")
        cr2 <- coef_test(lm(difference ~ 1), vcov = "CR2", cluster = s$service, test = "Satterthwaite")
        put(cr2$SE, name, at, change[[1]], "over_services/standard_error"); put(max(cr2$p_Satt, tt$p.value), name, at, change[[1]], "over_services/p_value")
      }
    }
  }
  print_json(v, "Rscript --vanilla waves.R", c("nlme", "lme4", "clubSandwich"))
}
