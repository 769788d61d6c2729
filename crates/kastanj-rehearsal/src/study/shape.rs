use kastanj_record::StudyUnit;

/// A unit whose numbers are fixed to the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FixedShape {
    /// Persons who said yes, each with one contact.
    pub persons: usize,
    /// Eligible persons who were not asked.
    pub not_asked: usize,
    /// Persons who were asked and said no.
    pub declined: usize,
    /// With a before-form.
    pub before: usize,
    /// With a before-form and an after-form.
    pub after: usize,
}

/// How large a synthetic unit is, and how it works.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct UnitShape {
    /// Eligible persons over the whole time.
    pub eligible: usize,
    /// Share of the eligible who are asked, 0–1.
    pub asked: f64,
    /// Share of the asked who accept, 0–1.
    pub accepted: f64,
    /// Multiplies the odds that an after-form comes in; 1 is usual.
    pub persistence: f64,
    /// Shift of the unit's mean change, in SDs of the latent trait.
    pub change: f64,
    /// Contacts with relatives, who are never eligible.
    pub relatives: usize,
    /// Exact numbers instead of shares, if set.
    pub fixed: Option<FixedShape>,
}

impl UnitShape {
    /// The shape of a unit of the example study, by the last letter of its
    /// code; units with other letters get the shape of a middling one.
    ///
    /// F is fixed at 29 persons, 22 before-forms, 9 after-forms.
    pub fn of(unit: &StudyUnit) -> UnitShape {
        let shape = |eligible, asked, accepted, persistence, change, relatives| UnitShape {
            eligible,
            asked,
            accepted,
            persistence,
            change,
            relatives,
            fixed: None,
        };
        match unit.code.as_str().chars().last() {
            Some('A') => shape(86, 0.78, 0.72, 1.2, 0.05, 6),
            Some('B') => shape(66, 0.72, 0.66, 1.1, -0.05, 4),
            Some('C') => shape(92, 0.74, 0.68, 1.0, 0.0, 5),
            Some('D') => shape(52, 0.66, 0.64, 0.9, 0.10, 2),
            Some('E') => shape(64, 0.70, 0.62, 1.1, -0.10, 3),
            Some('F') => UnitShape {
                fixed: Some(FixedShape {
                    persons: 29,
                    not_asked: 4,
                    declined: 3,
                    before: 22,
                    after: 9,
                }),
                ..shape(36, 0.89, 0.91, 1.0, 0.0, 0)
            },
            Some('G') => shape(38, 0.60, 0.66, 1.2, 0.05, 2),
            Some('H') => shape(48, 0.76, 0.66, 1.0, 0.0, 2),
            _ => shape(44, 0.70, 0.66, 1.0, 0.0, 2),
        }
    }
}
