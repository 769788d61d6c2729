#!/bin/bash
# The BCa bootstrap and the sign-flip test beside R: CPU seconds (user + system), medians of five,
# Kastanj with its start, with all threads and with one; R without its start.
# Needs R with the package boot. Run from anywhere: benches/analysis/resampling.sh
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
cargo build --quiet --release --manifest-path "$root/Cargo.toml" -p kastanj-analysis --example resampling
program=${CARGO_TARGET_DIR:-$root/target}/release/examples/resampling
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
Rscript --vanilla -e 'set.seed(7); f <- commandArgs(TRUE); writeLines(sprintf("%.3f", rgamma(1000, 2) - 1), f[1]); writeLines(sprintf("%.3f", rnorm(30, 0.3)), f[2])' "$work/bca" "$work/flips"
median() { sort -g | sed -n 3p; }
TIMEFORMAT='%3U %3S'
# Hundred sign-flip tests a run: one is too short for the clock.
ours() { # job threads divisor
    for _ in 1 2 3 4 5; do
        { time RAYON_NUM_THREADS=$2 "$program" "$1" "$work/$1" "$3" >"$work/said"; } 2>&1 |
            awk -v by="$3" '{ printf "%.5f\n", ($1 + $2) / by }'
    done | median
}
theirs() { # job
    for _ in 1 2 3 4 5; do Rscript --vanilla "$here/resampling.R" "$1" "$work/$1" | tee "$work/r" | cut -d' ' -f1; done | median
}
for job in bca flips; do
    times=1
    [ "$job" = flips ] && times=100
    r=$(theirs "$job")
    all=$(ours "$job" 0 "$times")
    one=$(ours "$job" 1 "$times")
    awk -v job="$job" -v r="$r" -v all="$all" -v one="$one" 'BEGIN {
        printf "%-6s R %.3f s   Kastanj %.4f s, one thread %.4f s   %.0f times, one thread %.0f times\n",
               job, r, all, one, r / all, r / one }'
    echo "       R says $(cut -d' ' -f2- "$work/r")  Kastanj says $(cat "$work/said")"
done
