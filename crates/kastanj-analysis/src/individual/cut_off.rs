//! Jacobson's and Truax's cut-offs between clients and other people.

use serde::Serialize;

use crate::direction::Direction;
use crate::individual::{ClinicalSample, Norm};
use crate::refusal::Refusal;

/// Which of the two cut-offs that need a norm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CutOffKind {
    /// Two standard deviations of the norm from its mean, towards the clients.
    B,
    /// The point where both groups are equally near, weighed by their spreads.
    C,
}

/// A cut-off that comes from a norm and carries it. The only thing *recovered* can be judged by.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NormedCutOff {
    kind: CutOffKind,
    value: f64,
    norm: Norm,
}

impl NormedCutOff {
    /// b = m_norm + 2·s_norm where lower is better, m_norm − 2·s_norm where higher is better.
    #[must_use]
    pub fn b(norm: &Norm, direction: Direction) -> Self {
        let value = match direction {
            Direction::LowerIsBetter => norm.mean() + 2.0 * norm.sd(),
            Direction::HigherIsBetter => norm.mean() - 2.0 * norm.sd(),
        };
        Self { kind: CutOffKind::B, value, norm: norm.clone() }
    }

    /// c = (s_clin·m_norm + s_norm·m_clin)/(s_clin + s_norm).
    ///
    /// # Errors
    /// [`Refusal::NormNotBetter`] if the clients' mean is as good as the norm's or better.
    pub fn c(
        clinical: &ClinicalSample,
        norm: &Norm,
        direction: Direction,
    ) -> Result<Self, Refusal> {
        let ahead = match direction {
            Direction::LowerIsBetter => norm.mean() < clinical.mean(),
            Direction::HigherIsBetter => norm.mean() > clinical.mean(),
        };
        if !ahead {
            return Err(Refusal::NormNotBetter { norm: norm.mean(), clients: clinical.mean() });
        }
        let weight = clinical.sd() / (clinical.sd() + norm.sd());
        let value = weight * norm.mean() + (1.0 - weight) * clinical.mean();
        Ok(Self { kind: CutOffKind::C, value, norm: norm.clone() })
    }

    /// Which cut-off.
    #[must_use]
    pub fn kind(&self) -> CutOffKind {
        self.kind
    }

    /// The score, scale points.
    #[must_use]
    pub fn value(&self) -> f64 {
        self.value
    }

    /// The norm it comes from.
    #[must_use]
    pub fn norm(&self) -> &Norm {
        &self.norm
    }

    /// True if the score lies beyond the cut-off, on the better side.
    #[must_use]
    pub fn is_beyond(&self, score: f64, direction: Direction) -> bool {
        match direction {
            Direction::LowerIsBetter => score < self.value,
            Direction::HigherIsBetter => score > self.value,
        }
    }
}

/// a = m_clin − 2·s_clin where lower is better, m_clin + 2·s_clin where higher is better. A plain
/// number: it knows no norm, so nobody can be called recovered by it.
#[must_use]
pub fn cut_off_a(clinical: &ClinicalSample, direction: Direction) -> f64 {
    match direction {
        Direction::LowerIsBetter => clinical.mean() - 2.0 * clinical.sd(),
        Direction::HigherIsBetter => clinical.mean() + 2.0 * clinical.sd(),
    }
}
