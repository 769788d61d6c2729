#!/bin/sh
# The mixed model with random intercept and slope against lme4: the same 100,000 rows of 20,000
# clients, REML, CPU seconds of the fit alone, medians of 5, once with the same five times for all
# clients and once with a time of its own for every measurement. One thread each.
set -eu
cd "$(dirname "$0")/../.."
target="${CARGO_TARGET_DIR:-target}"
cargo build --quiet --release -p kastanj-analysis --example speed_mixed
ours="$target/release/examples/speed_mixed"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
for times in even uneven; do
    "$ours" make "$folder/data.csv" 100000 "$times"
    a="$("$ours" fit "$folder/data.csv")"
    b="$(Rscript --vanilla crates/kastanj-analysis/tests/reference/speed_mixed.R "$folder/data.csv")"
    printf '%s times, CPU s, criterion, fixed effects\n  kastanj %s\n  lme4    %s\n' "$times" "$a" "$b"
    printf '%s %s\n' "$a" "$b" | awk '{ printf "  %.1f times lme4, criterion %+.6f\n", $5 / $1, $2 - $6 }'
done
