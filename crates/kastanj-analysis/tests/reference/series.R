# series.R: what the scripts that hold several data sets share. With the argument `data` a script
# prints its data sets as JSON, {"set": {"column": [numbers]}}; otherwise its figures.
print_series <- function(sets) {
  column <- function(x) sprintf("[%s]", paste(ifelse(is.na(x), "null", sprintf("%.17g", as.numeric(x))), collapse = ","))
  one <- function(set) sprintf("{%s}", paste(sprintf('"%s": %s', names(set), vapply(set, column, "")), collapse = ",\n  "))
  cat(sprintf("{%s}\n", paste(sprintf('"%s": %s', names(sets), vapply(lapply(sets, as.list), one, "")), collapse = ",\n")))
}
wants_data <- identical(commandArgs(trailingOnly = TRUE)[1], "data")
