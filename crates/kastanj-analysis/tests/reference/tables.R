# tables.R [data]: paired answers in categories, by mcnemar.test, binom.test and coin::mh_test;
# Newcombe's intervals by the formulas of the paper. asthma: Bentur et al. 2009, as in Fagerland et
# al. 2014. Awkward: wine (empty corner cells), lonely (a category without traffic, two parts).
source("data.R"); source("series.R")
ohio <- geepack::ohio
wine <- as.data.frame(ordinal::wine)
wine <- wine[order(wine$judge, wine$temp, wine$bottle), ]
before_wine <- as.integer(wine$rating[wine$contact == "no"])
after_wine <- as.integer(wine$rating[wine$contact == "yes"])
bacteria <- MASS::bacteria
both <- intersect(bacteria$ID[bacteria$week == 0], bacteria$ID[bacteria$week == 11])
answer <- function(week) vapply(both, function(id) as.integer(bacteria$y[bacteria$ID == id & bacteria$week == week] == "y"), 0L)
cells <- function(b, a) list(cells = c(sum(b & a), sum(b & !a), sum(!b & a), sum(!b & !a)))
binary <- list(
  asthma = list(cells = c(1, 1, 7, 12)),
  ohio = cells(ohio$resp[ohio$age == -2] == 1, ohio$resp[ohio$age == 1] == 1),
  bacteria = cells(answer(0) == 1, answer(11) == 1),
  wine_above_2 = cells(before_wine > 2, after_wine > 2),
  even = list(cells = c(0, 4, 4, 3)), one_way = list(cells = c(3, 0, 6, 0)),
  large = list(cells = c(510000, 251300, 250100, 80000))
)
square <- function(m) list(size = nrow(m), counts = as.vector(t(m)))
occupation <- unclass(datasets::occupationalStatus)
squares <- list(
  occupation = square(occupation),
  wine = square(table(factor(before_wine, 1:5), factor(after_wine, 1:5))),
  lonely = square(rbind(c(3, 2, 0, 0, 0), c(7, 1, 0, 0, 0), c(0, 0, 4, 0, 0), c(0, 0, 0, 5, 6), c(0, 0, 0, 1, 2))),
  two = square(rbind(c(9, 4), c(11, 20)))
)
if (wants_data) {
  print_series(c(binary, squares))
} else {
  suppressPackageStartupMessages(library(coin))
  wilson <- function(x, n) suppressWarnings(prop.test(x, n, correct = FALSE)$conf.int)
  newcombe <- function(m, corrected) {
    n <- sum(m); ya <- m[1] + m[3]; yb <- m[1] + m[2]; p2 <- ya / n; p1 <- yb / n
    w2 <- wilson(ya, n); w1 <- wilson(yb, n)
    top <- m[1] * m[4] - m[2] * m[3]
    if (corrected && top > 0) top <- max(top - n / 2, 0)
    bottom <- sqrt(yb) * sqrt(n - yb) * sqrt(ya) * sqrt(n - ya)
    phi <- if (bottom > 0) top / bottom else 0
    side <- function(a, b) sqrt(a^2 - 2 * phi * a * b + b^2)
    p2 - p1 + c(-side(p2 - w2[1], w1[2] - p1), side(w2[2] - p2, p1 - w1[1]))
  }
  for (name in names(binary)) {
    m <- binary[[name]]$cells; tab <- matrix(m, 2, byrow = TRUE); nd <- m[2] + m[3]
    plain <- mcnemar.test(tab, correct = FALSE); corrected <- mcnemar.test(tab)
    put(binom.test(m[2], nd)$p.value, name, "mcnemar/exact_p")
    put(binom.test(m[2], nd)$p.value - dbinom(m[2], nd, .5) * (if (m[2] == m[3]) .5 else 1), name, "mcnemar/mid_p")
    put(plain$statistic, name, "mcnemar/chi_square"); put(plain$p.value, name, "mcnemar/asymptotic_p")
    put(corrected$statistic, name, "mcnemar/chi_square_corrected"); put(corrected$p.value, name, "mcnemar/corrected_p")
    put((m[1] + m[3]) / sum(m) - (m[1] + m[2]) / sum(m), name, "shares/difference")
    for (kind in c("interval", "interval_phi_corrected")) {
      ends <- newcombe(m, kind != "interval")
      put(ends[1], name, "shares", kind, "lower"); put(ends[2], name, "shares", kind, "upper")
    }
  }
  for (name in names(squares)) {
    k <- squares[[name]]$size; m <- matrix(squares[[name]]$counts, k, byrow = TRUE); n <- sum(m)
    labels <- as.character(seq_len(k)); dimnames(m) <- list(labels, labels)
    test <- mh_test(as.table(m))
    put(statistic(test), name, "homogeneity/stuart_maxwell/chi_square"); df <- test@statistic@df
    # coin takes the tail as a complement, which loses digits.
    put(pchisq(statistic(test), df, lower.tail = FALSE), name, "homogeneity/stuart_maxwell/p_value")
    put(df, name, "homogeneity/df")
    b <- statistic(test) / (1 - statistic(test) / n)
    put(b, name, "homogeneity/bhapkar/chi_square"); put(pchisq(b, df, lower.tail = FALSE), name, "homogeneity/bhapkar/p_value")
    up <- sum(m[upper.tri(m)]); down <- sum(m[lower.tri(m)])
    put((up - down) / n, name, "shift/net_shift"); put(binom.test(up, up + down)$p.value, name, "shift/sign_exact_p")
    for (i in seq_len(k)) {
      put(colSums(m)[i] / n - rowSums(m)[i] / n, name, "shift/categories", i - 1, "difference")
      b <- rowSums(m)[i] - m[i, i]; c <- colSums(m)[i] - m[i, i]
      put(newcombe(c(m[i, i], b, c, n - m[i, i] - b - c), FALSE)[1], name, "shift/categories", i - 1, "interval/lower")
    }
  }
  print_json(v, "Rscript --vanilla tables.R", c("coin", "MASS", "ordinal", "geepack"))
}
