# data.R NAME: prints a data set of an installed R package (or a CSV of our own) as CSV.
# sleep: Student's soporifics, one zero and ties. anorexia_ft: MASS, weights with one decimal, so
# that differences tie only up to rounding. immer: MASS, barley yields of two years.
# immer_lost: the same with every fourth second year taken away. orthodont: nlme, jaw distances at
# 8 and 14 years in half millimetres, heavily tied.
paired_data <- function(name) {
  switch(name,
    sleep = data.frame(before = sleep$extra[sleep$group == 1], after = sleep$extra[sleep$group == 2]),
    anorexia_ft = {
      d <- MASS::anorexia[MASS::anorexia$Treat == "FT", ]
      data.frame(before = d$Prewt, after = d$Postwt)
    },
    immer = data.frame(before = MASS::immer$Y1, after = MASS::immer$Y2),
    immer_lost = {
      d <- data.frame(before = MASS::immer$Y1, after = MASS::immer$Y2)
      d$after[seq(4, nrow(d), by = 4)] <- NA
      d
    },
    orthodont = {
      d <- as.data.frame(nlme::Orthodont)
      d <- d[order(as.character(d$Subject)), ]
      data.frame(before = d$distance[d$age == 8], after = d$distance[d$age == 14])
    },
    read.csv(name)
  )
}

# yi, vi of published meta-analyses. bcg3: the first three trials. equal: estimates that differ less
# than chance, so that tau2 = 0.
pooling_data <- function(name) {
  d <- switch(name,
    bcg = metafor::escalc("RR", ai = tpos, bi = tneg, ci = cpos, di = cneg, data = metadat::dat.bcg),
    bcg3 = metafor::escalc("RR", ai = tpos, bi = tneg, ci = cpos, di = cneg, data = metadat::dat.bcg)[1:3, ],
    hackshaw = metadat::dat.hackshaw1998,
    normand = metafor::escalc("MD", m1i = m1i, sd1i = sd1i, n1i = n1i, m2i = m2i, sd2i = sd2i, n2i = n2i,
                              data = metadat::dat.normand1999),
    craft = metafor::escalc("ZCOR", ri = ri, ni = ni, data = metadat::dat.craft2003),
    equal = data.frame(yi = c(5.1, 5.0, 4.9, 5.2, 4.8, 5.05), vi = c(1, 2, 1.5, 0.7, 3, 1))
  )
  d <- data.frame(before = as.numeric(d$yi), after = as.numeric(d$vi))
  d[!is.na(d$before) & !is.na(d$after), ]
}

# A data frame under its name, 17 digits.
print_csv <- function(name, d) {
  cell <- function(x) if (is.character(x)) x else ifelse(is.na(x), "", sprintf("%.17g", x))
  writeLines(c(paste0("# ", name), paste(names(d), collapse = ","), do.call(paste, c(lapply(unname(d), cell), sep = ","))))
}

# Flat JSON, one pointer a line, 15 digits.
print_json <- function(values, call, packages) {
  # Packages are named only once they are loaded.
  versions <- vapply(packages, function(p) paste(p, as.character(packageVersion(p))), "")
  cat("{\n")
  cat(sprintf('  "_": {"call": "%s", "r": "%s", "packages": "%s"}', call,
              paste(R.version$major, R.version$minor, sep = "."), paste(versions, collapse = ", ")))
  for (key in names(values)) {
    cat(sprintf(',\n  "%s": %s', key, sprintf("%.15g", as.numeric(values[[key]]))))
  }
  cat("\n}\n")
}

arguments <- commandArgs(trailingOnly = TRUE)
if (length(grep("--file=.*data[.]R$", commandArgs())) == 1) {
  d <- if (arguments[1] == "pooling") pooling_data(arguments[2]) else paired_data(arguments[1])
  cell <- function(x) ifelse(is.na(x), "", sprintf("%.17g", x))
  writeLines(c("before,after", paste(cell(d$before), cell(d$after), sep = ",")))
}
