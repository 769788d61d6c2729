//! The score after, given the score before (and the service): analysis of covariance.

use serde::Serialize;

use crate::input::PairedRow;
use crate::moments::mean;
use crate::refusal::Refusal;
use crate::regression::cluster_robust::{ClusterCorrection, ClusterRobust};
use crate::regression::coefficient::Coefficient;
use crate::regression::design::Design;
use crate::regression::heteroscedasticity::{Heteroscedasticity, HeteroscedasticityRobust};
use crate::regression::least_squares::LeastSquares;

/// The mean change that the line predicts at one score before, the scores before taken as given.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Adjusted {
    /// The score before, scale points.
    pub before: f64,
    /// Predicted after − before, with HC3 and n − p degrees of freedom.
    pub hc3: Coefficient,
    /// The same with CR2 and Satterthwaite's degrees of freedom; `None` unless every pair names a
    /// service, there are at least two, and services are no columns of the model.
    pub cr2: Option<Coefficient>,
}

/// after ~ before, or after ~ before + service. No comparison group is adjusted for: the model
/// says where those with the mean score before ended.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Ancova {
    /// Complete pairs.
    pub pairs: u64,
    /// People with a score before and none after.
    pub lost: u64,
    /// Services among the pairs; `None` if a pair names none.
    pub services: Option<u64>,
    /// True if services are columns of the model.
    pub by_service: bool,
    /// The fit with classical errors.
    pub fit: LeastSquares,
    /// With HC3.
    pub hc3: HeteroscedasticityRobust,
    /// With CR2 by service; `None` as in [`Adjusted::cr2`].
    pub cr2: Option<ClusterRobust>,
    /// At the mean score before of the pairs.
    pub at_pairs: Adjusted,
    /// At the mean score before of all who gave one: the change if those lost follow the same line
    /// (missing at random given the score before). Services at their shares among the pairs.
    pub at_everyone: Adjusted,
}

/// Fits the pairs of `rows`. R: `lm(after ~ before)`, `lm(after ~ before + service)`,
/// `sandwich::vcovHC(type = "HC3")`, `clubSandwich::linear_contrast`.
///
/// # Errors
/// As [`LeastSquares::fit`]; [`Refusal::MissingService`] if `by_service` and a pair names no
/// service; [`Refusal::FullLeverage`] if a service has one pair alone and `by_service`.
pub fn ancova(rows: &[PairedRow], by_service: bool) -> Result<Ancova, Refusal> {
    let pairs: Vec<(f64, f64, Option<&str>)> = rows
        .iter()
        .filter_map(|row| Some((row.before?, row.after?, row.service.as_deref())))
        .collect();
    let everyone: Vec<f64> = rows.iter().filter_map(|row| row.before).collect();
    let before: Vec<f64> = pairs.iter().map(|pair| pair.0).collect();
    let after: Vec<f64> = pairs.iter().map(|pair| pair.1).collect();
    let services: Option<Vec<&str>> = pairs.iter().map(|pair| pair.2).collect();
    let mut design = Design::with_intercept(pairs.len()).numeric("before", &before)?;
    crate::regression::design::check_values("before", &everyone)?;
    if by_service {
        let named = services.as_ref().ok_or(Refusal::MissingService)?;
        design = design.factor("service", named)?;
    }
    let fit = LeastSquares::fit(&design, &after)?;
    let hc3 = fit.heteroscedasticity_robust(Heteroscedasticity::Hc3)?;
    let clusters = services.as_ref().filter(|_| !by_service);
    let cr2 = match clusters.map(|named| fit.cluster_robust(named, ClusterCorrection::Cr2)) {
        None | Some(Err(Refusal::TooFewClusters { .. })) => None,
        Some(result) => Some(result?),
    };
    let at = |score: f64| -> Result<Adjusted, Refusal> {
        let mut weights = design.column_means();
        weights[1] = score;
        let change = |after: Coefficient| {
            Coefficient::new("mean_change", after.estimate - score, after.se, after.df)
        };
        let clustered =
            cr2.as_ref().and_then(|robust| robust.contrast(&fit, "after", &weights).ok());
        Ok(Adjusted {
            before: score,
            hc3: change(hc3.contrast(&fit, "after", &weights)?),
            cr2: clustered.map(change),
        })
    };
    let count =
        |names: &Vec<&str>| names.iter().collect::<std::collections::BTreeSet<_>>().len() as u64;
    Ok(Ancova {
        pairs: pairs.len() as u64,
        lost: (everyone.len() - pairs.len()) as u64,
        services: services.as_ref().map(count),
        by_service,
        at_pairs: at(mean(&before))?,
        at_everyone: at(mean(&everyone))?,
        fit,
        hc3,
        cr2,
    })
}
