#!/bin/bash
# Meta-analysis (REML, Hartung-Knapp) over 200 services: Kastanj beside metafor in one run.
# CPU seconds (user + system) of one fit, medians of five, and their ratio.
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
nice cargo build --quiet --release -p kastanj-analysis --example pooling_speed
program=${CARGO_TARGET_DIR:-target}/release/examples/pooling_speed
Rscript --vanilla -e 'set.seed(20); v <- runif(200, 0.01, 0.3); cat("value,variance\n"); cat(sprintf("%.15g,%.15g\n", rnorm(200, 0.4, sqrt(v + 0.05)), v), sep = "")' > "$folder/services.csv"
fits=20000
TIMEFORMAT='%U %S'
for round in 1 2 3 4 5; do
    { time "$program" "$folder/services.csv" $fits > "$folder/ours"; } 2>&1 |
        awk -v n=$fits '{ printf "%.9f\n", ($1 + $2) / n }' >> "$folder/ours.cpu"
    Rscript --vanilla benches/analysis/pooling.R "$folder/services.csv" 20 > "$folder/theirs" 2>> "$folder/theirs.cpu"
done
echo "estimate, tau2, lower, upper:"
echo "  Kastanj $(cat "$folder/ours")"
echo "  metafor $(cat "$folder/theirs")"
ours=$(sort -g "$folder/ours.cpu" | sed -n 3p)
theirs=$(sort -g "$folder/theirs.cpu" | sed -n 3p)
awk -v a="$ours" -v b="$theirs" 'BEGIN {
    printf "CPU seconds of a fit, k = 200, medians of 5: Kastanj %.7f, metafor %.5f, ratio %.0f\n", a, b, b / a
    exit (b / a >= 20 ? 0 : 1)
}'
