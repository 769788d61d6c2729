use std::fmt;

use kastanj_language::{Explain, Lang, tr};

use crate::document::Place;

/// Which rule a text breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ForbiddenKind {
    /// Names an effect, or calls something effective, without a comparison.
    EffectClaim,
    /// Says that the contact caused, helped or works.
    CausalClaim,
    /// Says that nothing differs, or that two things are equal.
    NoDifference,
    /// Says recovered, cured or well without a sourced norm.
    Recovered,
    /// A p-value without its interval, or a significance claim.
    LoneP,
    /// A percentage without the number of persons it is a share of.
    ShareWithoutDenominator,
    /// Ranks services or persons.
    Ranking,
    /// Speaks of subgroups or models that the basis does not carry.
    BeyondTheBasis,
    /// States a direction although there are too few pairs for any mean.
    DirectionWithoutBasis,
    /// A count of persons below the edition's smallest.
    SmallCount,
}

/// One forbidden wording and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForbiddenWording {
    /// The rule.
    pub kind: ForbiddenKind,
    /// The words.
    pub words: String,
    /// Where.
    pub place: Place,
}

impl fmt::Display for ForbiddenWording {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} \"{}\" in {}", self.kind, self.words, self.place)
    }
}

impl Explain for ForbiddenWording {
    fn explain(&self, lang: Lang) -> String {
        let why = match self.kind {
            ForbiddenKind::EffectClaim => tr!(lang, "report-forbidden-effect"),
            ForbiddenKind::CausalClaim => tr!(lang, "report-forbidden-cause"),
            ForbiddenKind::NoDifference => tr!(lang, "report-forbidden-equal"),
            ForbiddenKind::Recovered => tr!(lang, "report-forbidden-recovered"),
            ForbiddenKind::LoneP => tr!(lang, "report-forbidden-p"),
            ForbiddenKind::ShareWithoutDenominator => tr!(lang, "report-forbidden-share"),
            ForbiddenKind::Ranking => tr!(lang, "report-forbidden-ranking"),
            ForbiddenKind::BeyondTheBasis => tr!(lang, "report-forbidden-basis"),
            ForbiddenKind::DirectionWithoutBasis => tr!(lang, "report-forbidden-direction"),
            ForbiddenKind::SmallCount => tr!(lang, "report-forbidden-count"),
        };
        let place = self.place.describe(lang);
        tr!(lang, "report-forbidden", words = &self.words, place = place, why = why)
    }
}
