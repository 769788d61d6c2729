//! Intervals by the likelihood ratio.

use nalgebra::DVector;
use serde::Serialize;

use super::model::MixedModel;
use super::profile::{Held, Profile};
use super::refusal::MixedRefusal;
use crate::distribution::{chi_square_quantile, find_root};
use crate::interval::LEVEL;
use crate::refusal::Refusal;

/// All values of a parameter that the likelihood-ratio test does not reject at 5 %.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ProfileInterval {
    /// `client_sd`, `correlation`, `slope_sd`, `residual_sd`, `service_sd`, or the name of the fixed
    /// effect.
    pub name: String,
    /// The estimate under full maximum likelihood.
    pub estimate: f64,
    /// Lower end; the boundary (0, −1) if nothing above it is rejected; `None` if the search for the
    /// end fails.
    pub lower: Option<f64>,
    /// Upper end; 1 for a correlation of which nothing below is rejected.
    pub upper: Option<f64>,
}

/// A parameter on its way to the end of its interval.
struct Walk {
    name: String,
    /// How a value is held.
    held: Box<dyn Fn(f64) -> Held>,
    estimate: f64,
    step: f64,
    limits: (f64, f64),
    /// From the walk's value to the input's unit.
    shown: Box<dyn Fn(f64) -> f64>,
}

impl MixedModel {
    /// Profile-likelihood intervals (Venzon and Moolgavkar 1988) of every parameter under full maximum
    /// likelihood, also after a fit by REML. R: `confint(m, method = "profile")`, which interpolates.
    ///
    /// # Errors
    /// A likelihood without maximum.
    pub fn profile_intervals(&self) -> Result<Vec<ProfileInterval>, Refusal> {
        let profile = Profile::new(&self.fitted);
        let best = profile.best(Held::Nothing, &profile.start());
        let (least, at) = best.ok_or(MixedRefusal::NotConverged)?;
        let cut = least + chi_square_quantile(LEVEL, 1.0);
        let intervals = self.walks(&profile, &at).into_iter().map(|walk| ProfileInterval {
            estimate: (walk.shown)(walk.estimate),
            lower: walk.end(&profile, &at, cut, -1.0).map(&walk.shown),
            upper: walk.end(&profile, &at, cut, 1.0).map(&walk.shown),
            name: walk.name,
        });
        Ok(intervals.collect())
    }

    fn walks(&self, profile: &Profile<'_>, at: &DVector<f64>) -> Vec<Walk> {
        let (fitted, mut walks) = (&self.fitted, Vec::new());
        let scale = fitted.basis.scale;
        let sigma = at[if fitted.slope.is_some() { 3 } else { 1 }];
        let mut deviation = |name: &str, place: usize, unit: f64| {
            let estimate = at[place];
            walks.push(Walk {
                name: name.into(),
                held: Box::new(move |value| Held::Deviation(place, value)),
                estimate,
                step: 0.2 * estimate.max(0.2 * sigma),
                limits: (0.0, f64::INFINITY),
                shown: Box::new(move |value| value * unit),
            });
        };
        deviation("client_sd", 0, scale);
        let mut next = 1;
        if let Some(units) = &fitted.slope {
            deviation("slope_sd", 2, scale / units.unit());
            next = 3;
        }
        deviation("residual_sd", next, scale);
        if at.len() > next + 1 {
            deviation("service_sd", next + 1, scale);
        }
        if fitted.slope.is_some() {
            let quarter = std::f64::consts::FRAC_PI_2;
            walks.push(Walk {
                name: "correlation".into(),
                held: Box::new(|value| Held::Deviation(1, value)),
                estimate: at[1],
                step: 0.1,
                limits: (-quarter, quarter),
                shown: Box::new(f64::sin),
            });
        }
        for (j, effect) in self.report().fixed_effects.iter().enumerate() {
            walks.push(Walk {
                name: effect.name.clone(),
                held: Box::new(move |value| Held::Effect(j, value)),
                estimate: profile.effect(j, at).unwrap_or(effect.estimate),
                step: effect.se,
                limits: (f64::NEG_INFINITY, f64::INFINITY),
                shown: Box::new(|value| value),
            });
        }
        walks
    }
}

impl Walk {
    /// Where the criterion first reaches `cut` in this direction, or the limit.
    fn end(
        &self,
        profile: &Profile<'_>,
        at: &DVector<f64>,
        cut: f64,
        direction: f64,
    ) -> Option<f64> {
        let limit = if direction < 0.0 { self.limits.0 } else { self.limits.1 };
        let (mut inside, mut start, mut step) = (self.estimate, apart(at), self.step);
        for _ in 0..60 {
            let next = (inside + direction * step).clamp(self.limits.0, self.limits.1);
            let (value, place) = profile.best((self.held)(next), &start)?;
            if value >= cut {
                let above = |x: f64| {
                    let found = profile.best((self.held)(x), &start);
                    found.map_or(f64::NAN, |(value, _)| value - cut)
                };
                return find_root(above, inside, next);
            }
            if next == limit {
                return Some(limit);
            }
            (inside, start, step) = (next, apart(&place), step * 1.4);
        }
        None
    }
}

/// A place from which every deviation can grow again.
fn apart(psi: &DVector<f64>) -> DVector<f64> {
    let least = 0.02 * psi.amax();
    psi.map(|x| if x.abs() < least { least } else { x })
}
