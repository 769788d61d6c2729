//! The changes of those lost, drawn many times: normal imputation of after given before, and the
//! two ways back to the start.

use crate::distribution::RandomDraw;
use crate::imputation::{ImputationSettings, Posterior, RubinPooled, pool_imputations};
use crate::interval::Level;
use crate::moments::{as_real, mean};
use crate::paired_change::{PairedChange, Pairs};
use crate::refusal::{Quantity, Refusal};

/// Where those lost are drawn around.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Centre {
    /// The line of the pairs: missing at random given the score before.
    Line,
    /// Each person's own score before.
    OwnBefore,
    /// Everyone's mean before, keeping the slope of the line: jump to reference.
    MeanBefore,
}

/// Mean and sum of squares of the drawn changes of those lost, by imputation.
pub(super) struct DrawnChanges {
    pairs: f64,
    pairs_mean: f64,
    pairs_squares: f64,
    lost: f64,
    level: Level,
    /// (mean, Σ(change − mean)²).
    lost_moments: Vec<(f64, f64)>,
}

/// Draws the changes of everyone in `starts` (their scores before).
pub(super) fn draw_changes(
    pairs: &Pairs,
    change: &PairedChange,
    starts: &[f64],
    centre: Centre,
    settings: &ImputationSettings,
) -> Result<DrawnChanges, Refusal> {
    let spread = change.sd_before;
    let standard = |before: f64| (before - change.mean_before) / spread;
    let columns = vec![pairs.before().iter().map(|before| standard(*before)).collect()];
    let posterior = Posterior::fit(&columns, pairs.after())
        .map_err(|_| Refusal::ZeroVariance { what: Quantity::Before })?;
    let everyone: Vec<f64> = pairs.before().iter().chain(starts).copied().collect();
    let reference = mean(&everyone);
    let lost_moments = (0..settings.m)
        .map(|imputation| {
            let mut random = RandomDraw::new(settings.seed, u64::from(imputation));
            let (line, sigma) = posterior.draw(&mut random);
            let changes: Vec<f64> = starts
                .iter()
                .map(|&before| {
                    let expected = match centre {
                        Centre::Line => line[0] + line[1] * standard(before) - before,
                        Centre::OwnBefore => 0.0,
                        Centre::MeanBefore => (line[1] / spread - 1.0) * (before - reference),
                    };
                    expected + sigma * random.normal()
                })
                .collect();
            let centre = mean(&changes);
            (centre, changes.iter().map(|change| (change - centre).powi(2)).sum())
        })
        .collect();
    Ok(DrawnChanges {
        pairs: as_real(pairs.len()),
        pairs_mean: change.mean_change,
        pairs_squares: change.sd_change.powi(2) * change.df,
        lost: as_real(starts.len()),
        level: change.level(),
        lost_moments,
    })
}

impl DrawnChanges {
    /// Mean change of everyone, pooled, with `delta` added to every drawn score after.
    pub(super) fn pooled(&self, delta: f64) -> Result<RubinPooled, Refusal> {
        let n = self.pairs + self.lost;
        let (estimates, variances): (Vec<f64>, Vec<f64>) = self
            .lost_moments
            .iter()
            .map(|(lost_mean, lost_squares)| {
                let lost_mean = lost_mean + delta;
                let all = (self.pairs * self.pairs_mean + self.lost * lost_mean) / n;
                let apart = self.pairs_mean - lost_mean;
                let squares =
                    self.pairs_squares + lost_squares + self.pairs * self.lost / n * apart * apart;
                (all, squares / (n - 1.0) / n)
            })
            .unzip();
        let pooled = pool_imputations(&estimates, &variances, Some(n - 1.0))?;
        Ok(pooled.at(self.level))
    }
}
