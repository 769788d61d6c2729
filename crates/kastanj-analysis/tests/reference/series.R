# series.R: what the scripts that hold several data sets share. With the argument `data` a script
# prints its data sets as JSON, {"set": {"column": [numbers]}}; otherwise its figures.
print_series <- function(sets) {
  column <- function(x) sprintf("[%s]", paste(ifelse(is.na(x), "null", sprintf("%.17g", as.numeric(x))), collapse = ","))
  one <- function(set) sprintf("{%s}", paste(sprintf('"%s": %s', names(set), vapply(set, column, "")), collapse = ",\n  "))
  cat(sprintf("{%s}\n", paste(sprintf('"%s": %s', names(sets), vapply(lapply(sets, as.list), one, "")), collapse = ",\n")))
}
wants_data <- identical(commandArgs(trailingOnly = TRUE)[1], "data")
# The figures of a script by their JSON pointer: `put(value, "part", "key")` stands at /part/key.
v <- list()
put <- function(value, ...) v[[paste0("/", paste(..., sep = "/"))]] <<- as.numeric(value)
# With `sample` a script leaves out what takes long.
wants_sample <- identical(commandArgs(trailingOnly = TRUE)[1], "sample")
# Newton steps on fourth-order numerical derivatives of a log-likelihood, from an optimiser's end.
polish <- function(ll, at, step = 1e-3) {
  k <- length(at); h <- step * pmax(abs(at), 1)
  shift <- function(i, s, j = NULL, t = 0) { x <- at; x[i] <- x[i] + s * h[i]; if (!is.null(j)) x[j] <- x[j] + t * h[j]; ll(x) }
  for (round in 1:4) {
    g <- vapply(1:k, function(i) (8 * (shift(i, 1) - shift(i, -1)) - (shift(i, 2) - shift(i, -2))) / (12 * h[i]), 0)
    H <- matrix(0, k, k)
    for (i in 1:k) for (j in 1:i) {
      H[i, j] <- H[j, i] <- if (i == j) (16 * (shift(i, 1) + shift(i, -1)) - (shift(i, 2) + shift(i, -2)) - 30 * ll(at)) / (12 * h[i]^2) else { m <- function(s) (shift(i, s, j, s) - shift(i, s, j, -s) - shift(i, -s, j, s) + shift(i, -s, j, -s)) / (4 * s^2 * h[i] * h[j])
             (4 * m(1) - m(2)) / 3 }
    }
    at <- at - solve(H, g)
  }
  list(at = at, value = ll(at), se = sqrt(diag(solve(-H))))
}
