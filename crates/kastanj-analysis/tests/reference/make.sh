#!/bin/sh
# Writes results/*.json anew with the R that is installed.
set -eu
cd "$(dirname "$0")"
for name in sleep anorexia_ft immer immer_lost orthodont own/ties.csv own/services.csv; do
    Rscript --vanilla paired.R "$name" > "results/paired_$(basename "$name" .csv).json"
done
Rscript --vanilla paired.R immer_lost 0.1 > results/paired_immer_lost_alpha.json
Rscript --vanilla paired.R own/services.csv 0.1 > results/paired_services_alpha.json
for name in bcg bcg3 hackshaw normand craft equal; do
    Rscript --vanilla pooling.R "$name" > "results/pooling_$name.json"
done
for name in bcg bcg3 flat raudenbush bangert hackshaw equal far; do
    Rscript --vanilla pooling_models.R "$name" > "results/pooling_models_$name.json"
done
for name in schools schools_even assink assink4 bornmann; do
    Rscript --vanilla three_level.R "$name" > "results/three_level_$name.json"
done
for name in holzinger bfi agree crossed items; do
    Rscript --vanilla psychometrics.R "$name" > "results/psychometrics_$name.json"
done
Rscript --vanilla single.R > results/single.json
for name in sleepstudy-level sleepstudy-slope sleepstudy_gaps-slope orthodont-level orthodont-slope \
    chick-slope dyestuff2-level chem-nested pixel-nested oats-nested oats-nested_slope waves-level \
    waves-slope waves-nested; do
    for likelihood in REML ML; do
        Rscript --vanilla mixed.R "$name" "$likelihood" > "results/mixed_${name}_$likelihood.json"
    done
done
for name in sleepstudy-level sleepstudy-slope sleepstudy_gaps-slope orthodont-level orthodont-slope \
    chick-slope dyestuff2-level chem-nested pixel-nested oats-nested oats-nested_slope waves-level \
    waves-slope waves-nested; do
    Rscript --vanilla mixed_tests.R "$name" > "results/mixed_tests_$name.json"
done
for name in sleepstudy-slope sleepstudy_gaps-slope orthodont-level orthodont-slope chem-nested \
    oats-nested waves-level waves-nested waves-slope; do
    Rscript --vanilla mixed_profile.R "$name" > "results/mixed_profile_$name.json"
done
for name in orthodont waves waves_few chick sleep6; do
    for likelihood in REML ML; do
        Rscript --vanilla mixed_repeated.R "$name" "$likelihood" > "results/mixed_repeated_${name}_$likelihood.json"
    done
done
for area in tables individual summary resampling counts monitoring ordinal subgroups waves shares; do
    Rscript --vanilla "$area.R" > "results/$area.json"
done
Rscript --vanilla regression.R > results/regression.json
Rscript --vanilla imputation.R rubin > results/imputation_rubin.json
Rscript --vanilla imputation.R mice 1500 > results/imputation_mice.json
Rscript --vanilla assumptions.R > results/assumptions.json
