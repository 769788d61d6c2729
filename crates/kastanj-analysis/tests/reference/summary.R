# summary.R [data]: p.adjust; effect sizes of summary tables by metafor::escalc; Morris's d_ppc2 by
# his formulas, Welch's interval by t.test on the people's own changes. The tables are made from
# anorexia (MASS), Orthodont (nlme) and ChickWeight; own ones are awkward: three pairs, equal
# means, a floor after, r not known, r = 1 with different spreads.
source("data.R"); source("series.R")
p_sets <- list(
  quine = coef(summary(lm(Days ~ Eth + Sex + Age + Lrn, MASS::quine)))[, 4],
  iris = vapply(1:4, function(i) t.test(iris[51:100, i], iris[101:150, i])$p.value, 0),
  ties = c(.04, .01, .04, 1, .01, 0, .9, .04), single = .03
)
people <- function(x, y) list(x = x, y = y)
a <- MASS::anorexia; o <- as.data.frame(nlme::Orthodont); w <- as.data.frame(ChickWeight)
ortho <- function(sex) people(o$distance[o$Sex == sex & o$age == 8], o$distance[o$Sex == sex & o$age == 14])
diet <- function(k) {
  ids <- intersect(w$Chick[w$Diet == k & w$Time == 0], w$Chick[w$Diet == k & w$Time == 21])
  at <- function(t) vapply(ids, function(i) w$weight[w$Chick == i & w$Time == t], 0)
  people(at(0), at(21))
}
groups <- list(anorexia_ft = people(a$Prewt[a$Treat == "FT"], a$Postwt[a$Treat == "FT"]),
               anorexia_cont = people(a$Prewt[a$Treat == "Cont"], a$Postwt[a$Treat == "Cont"]),
               boys = ortho("Male"), girls = ortho("Female"), diet3 = diet(3), diet1 = diet(1))
tables <- c(lapply(groups, function(g) c(length(g$x), mean(g$x), sd(g$x), mean(g$y), sd(g$y), cor(g$x, g$y))),
            list(three = c(3, 10, 2, 14, 4, .5), equal = c(12, 20, 5, 20, 5, .8), floor = c(40, 8.1, 6.2, 1.2, 1.9, .21),
                 unknown = c(25, 31.4, 8.8, 24.9, 9.7, NA), straight = c(8, 5, 1, 6, 2, 1)))
# own group and natural course
beside <- list(anorexia = c("anorexia_ft", "anorexia_cont"), orthodont = c("boys", "girls"),
               chicks = c("diet3", "diet1"), tiny = c("three", "three"), unknown_own = c("unknown", "anorexia_cont"))
if (wants_data) {
  print_series(c(setNames(lapply(p_sets, function(p) list(p = p)), paste0("p_", names(p_sets))),
                 lapply(tables, function(x) list(table = x)),
                 setNames(lapply(beside, function(b) list(own = tables[[b[1]]], natural = tables[[b[2]]])), paste0("beside_", names(beside)))))
} else {
  suppressPackageStartupMessages(library(metafor))
  for (name in names(p_sets)) for (method in c("holm", "BH")) {
    adjusted <- p.adjust(p_sets[[name]], method)
    for (i in seq_along(adjusted)) put(adjusted[i], paste0("p_", name), method, "adjusted", i - 1)
  }
  for (name in names(tables)) {
    s <- tables[[name]]
    rs <- if (is.na(s[6])) c(.3, .5, .7) else s[6]
    for (i in seq_along(rs)) {
      at <- function(...) paste(name, "summary/rows", i - 1, paste(..., sep = "/"), sep = "/")
      call <- list(m1i = s[4], m2i = s[2], sd1i = s[5], sd2i = s[3], ni = s[1], ri = rs[i])
      mc <- do.call(escalc, c("MC", call)); cc <- do.call(escalc, c("SMCC", call))
      call$sd1i <- s[3]; cr <- do.call(escalc, c("SMCR", call)); call$sd2i <- s[5]; rh <- do.call(escalc, c("SMCRH", call))
      put(mc$yi, at("change/mean_change")); put(sqrt(mc$vi * s[1]), at("change/sd_change"))
      put(mc$yi - qt(.975, s[1] - 1) * sqrt(mc$vi), at("change/interval/lower"))
      put(2 * pt(-abs(mc$yi / sqrt(mc$vi)), s[1] - 1), at("change/p_value"))
      put(cc$yi, at("effect_sizes/g_z")); put(cc$vi, at("variances/g_z"))
      put(cr$yi, at("effect_sizes/g_glass")); put(cr$vi, at("variances/g_glass"))
      put(rh$yi, at("effect_sizes/g_glass")); put(rh$vi, at("variances/g_glass_unequal_spread"))
      put((s[4] - s[2]) / sqrt((s[3]^2 + s[5]^2) / 2), at("effect_sizes/d_av"))
      put((s[4] - s[2]) / sqrt(mc$vi * s[1]) * sqrt(2 * (1 - rs[i])), at("effect_sizes/d_rm"))
    }
  }
  for (name in names(beside)) {
    b <- beside[[name]]; x <- tables[[b[1]]]; y <- tables[[b[2]]]
    rows <- if (is.na(x[6])) c(.3, .5, .7) else x[6]
    for (i in seq_along(rows)) {
      at <- function(...) paste(paste0("beside_", name), "benchmark/rows", i - 1, paste(..., sep = "/"), sep = "/")
      df <- x[1] + y[1] - 2
      sp <- sqrt(((x[1] - 1) * x[3]^2 + (y[1] - 1) * y[3]^2) / df)
      cp <- exp(lgamma(df / 2) - log(sqrt(df / 2)) - lgamma((df - 1) / 2))
      d <- cp * ((x[4] - x[2]) - (y[4] - y[2])) / sp
      rho <- ((x[1] - 1) * rows[i] + (y[1] - 1) * y[6]) / df; size <- (x[1] + y[1]) / (x[1] * y[1])
      var <- 2 * cp^2 * (1 - rho) * size * df / (df - 2) * (1 + d^2 / (2 * (1 - rho) * size)) - d^2
      put(d, at("d_ppc2")); put(var, at("variance")); put(d - qnorm(.975) * sqrt(var), at("interval/lower"))
      if (!is.null(groups[[b[1]]])) {
        g <- groups[[b[1]]]; h <- groups[[b[2]]]; test <- t.test(g$y - g$x, h$y - h$x)
        put(test$conf.int[1], at("difference/interval/lower")); put(test$conf.int[2], at("difference/interval/upper"))
        put(test$parameter, at("difference/df")); put(test$p.value, at("difference/p_value"))
      }
    }
  }
  print_json(v, "Rscript --vanilla summary.R", c("metafor", "MASS", "nlme"))
}
