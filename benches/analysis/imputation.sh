#!/bin/sh
# Multiple imputation beside R's mice in one run: m = 50, maxit = 5, 2,000 rows x 10 columns, 25 %
# holes. Medians of RUNS (5) in CPU seconds (user + system), and their ratio.
set -eu
cd "$(dirname "$0")/../.."
runs="${1:-5}"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cargo build --quiet --release -p kastanj-analysis --example imputation_speed
program="${CARGO_TARGET_DIR:-target}/release/examples/imputation_speed"
Rscript --vanilla benches/analysis/imputation.R data "$folder/data.csv"
median() { cut -d' ' -f1 | sort -n | awk '{ v[NR] = $1 } END { print (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2 }'; }
for method in pmm norm; do
    ours="$("$program" "$folder/data.csv" "$method" "$runs" | median)"
    theirs="$(Rscript --vanilla benches/analysis/imputation.R "$method" "$folder/data.csv" "$runs" | median)"
    awk -v m="$method" -v o="$ours" -v t="$theirs" -v n="$runs" \
        'BEGIN { printf "%-5s kastanj %.3f s, mice %.3f s, ratio %.1f (medians of %d, CPU)\n", m, o, t, t / o, n }'
done
