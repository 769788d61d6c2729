use kastanj_store::Role;

/// Who may come to a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    /// Anyone who reaches the address: set-up, unlocking, the client's first page, style sheets.
    Anyone,
    /// Any member of staff: what belongs to the own session and account.
    AnyStaff,
    /// A member of staff with this right.
    Staff(Right),
}

/// What a member of staff may do. In the profile *two people, one laptop* each of the two has
/// every right; roles of a server give some of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Right {
    /// Work with clients: contacts, sheets, conversation.
    Clients,
    /// See counts of the own unit: flow, completeness, year report.
    Counts,
    /// Ask for an export, or say yes to somebody else's.
    Exports,
    /// Keep the house: accounts, backup, restore, study file. Reads no client and takes nothing
    /// out in clear.
    House,
    /// Read the audit log.
    Log,
}

impl Right {
    /// Every right.
    pub(crate) const ALL: [Right; 5] =
        [Right::Clients, Right::Counts, Right::Exports, Right::House, Right::Log];

    /// What a role may do.
    pub(crate) fn of(role: Role) -> &'static [Right] {
        match role {
            Role::EveryRight => &Right::ALL,
            Role::Therapist => &[Right::Clients, Right::Counts],
            Role::Coordinator => &[Right::Counts, Right::Exports],
            Role::Administrator => &[Right::House],
            Role::Auditor => &[Right::Log],
        }
    }

    /// Its name in templates.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Right::Clients => "clients",
            Right::Counts => "counts",
            Right::Exports => "exports",
            Right::House => "house",
            Right::Log => "log",
        }
    }
}

/// What a route's address names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Nothing that belongs to a unit.
    Whole,
    /// A contact: one of another unit answers exactly as one that does not exist.
    Contact,
    /// A sheet without a contact, or a reading in doubt.
    Sheet,
    /// An envelope: one of another unit answers exactly as one that nobody knows.
    Pack,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_record_is_taken_out_by_the_same_roles_on_pages_and_commands() {
        for role in Role::ALL {
            assert_eq!(Right::of(role).contains(&Right::Exports), role.exports(), "{role}");
        }
        assert_eq!(Right::of(Role::Administrator), [Right::House]);
    }
}
