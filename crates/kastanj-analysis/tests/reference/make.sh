#!/bin/sh
# Writes results/*.json anew with the R that is installed.
set -eu
cd "$(dirname "$0")"
for name in sleep anorexia_ft immer immer_lost orthodont own/ties.csv own/services.csv; do
    Rscript --vanilla paired.R "$name" > "results/paired_$(basename "$name" .csv).json"
done
for name in bcg bcg3 hackshaw normand craft equal; do
    Rscript --vanilla pooling.R "$name" > "results/pooling_$name.json"
done
Rscript --vanilla single.R > results/single.json
for area in tables individual summary resampling counts monitoring ordinal; do
    Rscript --vanilla "$area.R" > "results/$area.json"
done
